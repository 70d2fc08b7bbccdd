#!/bin/sh
# in_venv.sh PROGRAM ARGUMENT...  Run a program of .venv, on Windows too, whether or not the environment is active.
PATH="$PWD/.venv/bin:$PWD/.venv/Scripts:$PATH"
exec "$@"
