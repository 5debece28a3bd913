#!/usr/bin/env bash
# What another process writes reaches the page: each ledger line once, and at the end the same
# numbers and states as a recount; also while files are imported, while somebody zooms, and on a
# slow disk. How late is measured by `getu bench`, not here. Usage: live.sh PROGRAM SLOW_DISK
set -euo pipefail

readonly program=$(readlink -f "$1") slow=$(readlink -f "$2")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# proved NAME ARGUMENT…: a short run, of which three figures must be nothing and one must be something.
proved() {
    local name=$1 figure
    shift
    "$program" bench "$@" --size XS --for 3 --json >out 2>err || true # late is no failure here
    for figure in lost doubled differences; do
        grep -q "\"[a-z.]*XS.$figure\",\"value\":0\(\.0\)\?," out ||
            {
                echo "FAILED: $name: $figure"
                cat out err
                exit 1
            }
    done
    grep -q '\.changes","value":[1-9]' out || { echo "FAILED: $name: nothing came"; exit 1; }
    echo "$name: $(grep -o 'changes","value":[0-9]*' out | grep -o '[0-9]*') lines"
}

proved "a busy day" live
proved "a burst" burst
proved "while importing" live --while importing
proved "while zooming" live --while zooming
export LD_PRELOAD=$slow
proved "on a slow disk" live
