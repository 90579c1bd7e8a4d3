// Runs what is tested with other people's texts; the options are doctest's own (--help).
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
