#!/bin/sh
# need.sh TEST PACKAGE...  If the shell command TEST fails, install these Debian packages, or say so in one sentence.
check=$1
shift
works() { sh -c "$check" >/dev/null 2>&1; }
works && exit 0
as_root=
[ "$(id -u)" = 0 ] || [ "$CI" != true ] || as_root="sudo -n" # a host's machine lends us root
if { [ "$(id -u)" = 0 ] || [ -n "$as_root" ]; } && command -v apt-get >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    { $as_root apt-get update && $as_root apt-get install -y --no-install-recommends "$@"; } >&2 && works && exit 0
fi
echo "Installeer eerst $* (op Debian: sudo apt-get install $*) en probeer opnieuw." >&2
exit 1
