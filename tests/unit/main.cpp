// Runs every unit test that is linked into this program; the options are doctest's own (--help).
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
