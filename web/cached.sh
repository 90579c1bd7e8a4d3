#!/bin/sh
# Runs a compiler through ccache. A precompiled header that is made anew goes first: GCC would read the old one while it
# makes the next, and ccache, which looks at what was read, would bring the old one back.
for argument; do
  case $argument in
    *.gch) rm -f "$argument" ;;
  esac
done
CCACHE_SLOPPINESS=pch_defines,time_macros exec ccache "$@"
