#!/bin/sh
# need.sh TEST PACKAGE...  If the shell command TEST fails, install these Debian packages, or say so in one sentence.
check=$1
shift
works() { sh -c "$check" >/dev/null 2>&1; }
works && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update && apt-get install -y --no-install-recommends "$@"; } >&2 && works && exit 0
fi
echo "Installeer eerst $* (op Debian: sudo apt-get install $*) en probeer opnieuw." >&2
exit 1
