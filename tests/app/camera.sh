#!/usr/bin/env bash
# A hand on a real mouse and keyboard: what it sets in motion comes to rest, and then nothing is
# drawn; box and lasso; levels by keys. Usage: camera.sh PROGRAM [FOLDER FOR PICTURES]
set -euo pipefail

readonly program=$(readlink -f "$1")
source "$(dirname "$(readlink -f "$0")")/screen.sh"
needs Xvfb xdotool
cd "$folder"

die() {
    echo "FAILED: $*"
    tail -n 5 err log state 2>/dev/null || true
    exit 1
}

open_screen 1366x768

# The clock stands still: a page with times left on it is drawn anew when the minute turns.
readonly at=2026-03-02T10:00
"$program" demo --size XS --seed 1 --at $at --out town.gpkg --no-open 2>/dev/null

# Each picture tells that the program waits for the hand.
cat >session <<'S'
screenshot drag.png
until moving
wait idle
expect still
expect frames 0 2
screenshot wheel.png
until moving
wait idle
expect frames 0 2
screenshot arrow.png
until moving
wait idle
expect frames 0 2
screenshot done.png
quit
S
GETU_STATE_LOG=state "$program" open town.gpkg --at $at --script session >log 2>err &
session=$!
pids+=($session)
until_picture() {
    for _ in $(seq 300); do [[ -s $1 ]] && return; sleep 0.1; done
    die "the session never came to $1"
}
until_picture drag.png
# In one go: a hand that lets go while it moves.
throw=(mousemove 600 400 mousedown 1)
for _ in $(seq 12); do throw+=(mousemove_relative -- -9 4 sleep 0.012); done
xdotool "${throw[@]}" mouseup 1
until_picture wheel.png
xdotool mousemove 500 300 click 4 click 4 click 4
until_picture arrow.png
xdotool keydown Right
sleep 0.4
xdotool keyup Right
until_picture done.png
wait $session || die "what moved did not come to rest"
cmp -s drag.png wheel.png && die "the drag moved nothing"
cmp -s wheel.png arrow.png && die "the wheel moved nothing"
cmp -s arrow.png done.png && die "the arrow moved nothing"

: >state
GETU_STATE_LOG=state "$program" open town.gpkg >log 2>err &
pids+=($!)
viewer=$!
for _ in $(seq 300); do [[ -s state ]] && break; sleep 0.1; done
until_state() {
    for _ in $(seq 100); do tail -n 1 state | grep -q "$1" && return; sleep 0.1; done
    die "never came: $1"
}
drag() { # from x y by dx dy in steps
    xdotool mousemove "$1" "$2" mousedown 1
    for _ in $(seq 10); do xdotool mousemove_relative -- "$3" "$4"; sleep 0.02; done
}
sleep 0.5
xdotool keydown shift
drag 300 150 40 45
xdotool mouseup 1 keyup shift
until_state '"chosen":[1-9]'
xdotool key Escape
until_state '"selected":"","here":"[^"]*","tree":[0-9]*}'
xdotool keydown alt
drag 300 150 50 0
for _ in $(seq 10); do xdotool mousemove_relative -- -10 40; sleep 0.02; done
xdotool mouseup 1 keyup alt
until_state '"chosen":[1-9]'
xdotool key Escape
until_state '"selected":"","here":"[^"]*","tree":[0-9]*}'
xdotool keydown ctrl
drag 600 350 20 15
xdotool mouseup 1 keyup ctrl
until_state '"chosen":[1-9]'
xdotool key Escape
until_state '"selected":"","here":"[^"]*","tree":[0-9]*}'
# Corner by corner, and its statistics; a number of the sheet opens the rows of the area.
xdotool key g
sleep 0.3
for corner in "310 160" "800 160" "800 600"; do
    xdotool mousemove $corner click 1   # two words
    sleep 0.4
done
xdotool key Return
until_state '"chosen":[1-9]'
xdotool key F2
until_state '"sheet":0,"chosen":[1-9]'
xdotool key Return
until_state '"list":[0-9]*,"chosen":[1-9]'
xdotool key Escape
until_state '"sheet":0,"chosen":[1-9]'
xdotool key Escape
sleep 0.3
xdotool key Escape
until_state '"selected":"","here":"[^"]*","tree":[0-9]*}'

# The legend by hand: a click on a line picks it out, Esc lets it go; its title opens the themes.
until_line() {
    for _ in $(seq 100); do tail -n 1 state | grep -q "$1" && return; sleep 0.1; done
    die "never came: $1"
}
all='"tree":[0-9]*}'
xdotool mousemove 400 642 click 1
until_line '"shown":16'
xdotool key Escape
until_line "$all"
xdotool mousemove 400 502 click 1
sleep 0.5
xdotool mousemove 400 365 click 1
until_line '"theme":'
xdotool mousemove 770 640
until xdotool key m && sleep 0.3 && tail -n 1 state | grep -q "$all"; do :; done

# Chords so quick that all of one falls between two pages.
for _ in $(seq 8); do
    xdotool key --delay 0 ctrl+2
    until_line '"shown":2'
    xdotool key --delay 0 ctrl+0
    until_line "$all"
done

# Down by double clicks, up by Backspace and Esc.
xdotool mousemove 770 384 click --repeat 2 --delay 60 1
until_state '"selected":"[^"]'
kill $viewer
wait $viewer || die "the program did not end well on SIGTERM"
[[ -z ${2-} ]] || cp ./*.png "$2"
echo "the camera: 1 passed, 0 failed"
