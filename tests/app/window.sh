#!/usr/bin/env bash
# The real window under a private X server: an outside program changes a row and the block's
# colour follows; mouse and keys; nothing is drawn while nothing happens; what is said when there
# is no OpenGL 3.3. Usage: window.sh PROGRAM [FOLDER FOR PICTURES]
set -euo pipefail

readonly program=$(readlink -f "$1")
source "$(dirname "$(readlink -f "$0")")/screen.sh"
needs Xvfb xdotool sqlite3 ogrinfo
cd "$folder"

die() {
    echo "FAILED: $*"
    tail -n 5 err log state 2>/dev/null || true
    exit 1
}

open_screen 1366x768

"$program" demo --size XS --seed 1 --out town.gpkg --no-open 2>/dev/null

# A rehearsed session. Between its steps an outside program writes.
cat >session <<'S'
expect state 1号楼 ok
select 7号楼
expect selected 7号楼
expect state 7号楼 overdue
screenshot first.png
until state 1号楼 overdue
until state 7号楼 ok
wait idle
screenshot second.png
select none
expect frames 0 3
visit
wait idle
expect state 10号楼 nodata
select 10号楼
visit
wait idle
expect state 10号楼 ok
undo
until state 10号楼 nodata
redo
until state 10号楼 ok
find 新华
expect find 新华
language en
screenshot third.png
quit
S
"$program" open town.gpkg --script session >log 2>err &
session=$!
for _ in $(seq 200); do [[ -s first.png ]] && break; sleep 0.1; done
[[ -s first.png ]] || die "the window never came"
due=$(($(date +%s) - 60))
sqlite3 town.gpkg "INSERT INTO issue(place,title,state,reported_at,due_at) VALUES(101,'占用消防通道','WORKING',$((due - 3600)),$due)"
ogrinfo -q town.gpkg -sql "UPDATE issue SET state='CLOSED', closed_at=$due WHERE place=107 AND closed_at IS NULL" >/dev/null
wait $session || die "the session"
[[ -s third.png ]] || die "the session ended early"
cmp -s first.png second.png && die "the picture did not follow the store"

# Mouse and keys, as a person: what was hit is told by the state log.
GETU_STATE_LOG=state "$program" open town.gpkg >log 2>err &
pids+=($!)
viewer=$!
window=
for _ in $(seq 200); do
    window=$(xdotool search --onlyvisible --pid $viewer 2>/dev/null | tail -n 1) || true
    [[ -n $window && -s state ]] && break
    sleep 0.1
done
[[ -n $window ]] || die "no window"
until_state() {
    for _ in $(seq 100); do tail -n 1 state | grep -qF "$1" && return; sleep 0.1; done
    die "never came: $1"
}
xdotool windowfocus "$window"
xdotool key f
sleep 0.5
xdotool type --delay 60 "13"
until_state '"find":"13"'
xdotool key Return
until_state '"selected":"13号楼"'
until_state '"here":"13号楼"'   # the flight is over
# The ground beside the building, the building, and up by Esc to nothing.
xdotool mousemove 493 200 click 1
until_state '"selected":"幸福里小区"'
xdotool mousemove 493 384 click 1
until_state '"selected":"13号楼"'
for above in 幸福里小区 和平社区 长青街道 南湖区 ""; do
    xdotool key Escape
    until_state "\"selected\":\"$above\""
done
xdotool key f
sleep 0.5
xdotool type --delay 60 "16"
until_state '"find":"16"'
xdotool mousemove 1150 112   # the first of the list, over the inspector
sleep 0.3
xdotool click 1
until_state '"selected":"16号楼"'
kill $viewer
wait $viewer || die "the program did not end well on SIGTERM"

# No OpenGL 3.3: what was found, and how to get software GL
if MESA_GL_VERSION_OVERRIDE=2.1 "$program" open town.gpkg >log 2>err; then die "OpenGL 2.1 was enough?"; fi
grep -q "LIBGL_ALWAYS_SOFTWARE" err || die "no way out is shown"
grep -q "2.1" err || die "what was found is not said"
[[ -z ${2-} ]] || cp ./*.png "$2"
echo "the window: 1 passed, 0 failed"
