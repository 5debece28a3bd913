#!/usr/bin/env bash
# The real plan of a house, from nothing: floors that another program registers, gone through by a
# real keyboard; rooms drawn, named, cut, given to a home, joined and taken back, doors, windows and
# whole floors added by a rehearsed session; the floor as a picture and on paper.
# Usage: floor_plans.sh PROGRAM
set -euo pipefail

readonly program=$(readlink -f "$1")
source "$(dirname "$(readlink -f "$0")")/screen.sh"
needs Xvfb xdotool sqlite3 pdftotext
cd "$folder"
export HOME=$folder XDG_CONFIG_HOME=$folder/config

die() {
    echo "FAILED: $*"
    tail -n 3 err log state 2>/dev/null || true
    exit 1
}

"$program" demo --size XS --seed 1 --out town.gpkg --no-open 2>/dev/null
ask() { sqlite3 town.gpkg "$1"; }
readonly house=$(ask "SELECT id FROM place WHERE name='3号楼'")
for ordinal in 0 1 2; do
    ask "INSERT INTO level(place,ordinal,name) VALUES($house,$ordinal,'$((ordinal + 1))F')"
done
read -r x0 x1 xm y0 y1 xd < <(ask "SELECT printf('%.2f %.2f %.2f %.2f %.2f %.2f',minx,maxx,
    (minx+maxx)/2,miny,maxy,minx+3) FROM rtree_place_geom WHERE id=$house")

until_state() {
    for _ in $(seq 200); do tail -n 1 state | grep -qF -- "$1" && return; sleep 0.1; done
    die "never came: $1"
}

open_screen 1920x1080
: >state
GETU_STATE_LOG=state "$program" open town.gpkg >log 2>err &
viewer=$!
pids+=("$viewer")
until_state '"selected":"","here":"'
xdotool windowfocus "$(xdotool search --onlyvisible --pid "$viewer" | tail -n 1)"
xdotool key f
sleep 0.3
xdotool type --delay 60 "3hao"
until_state '"find":"3hao"'
xdotool key Return
until_state '"here":"3号楼"'
xdotool key p
until_state '"floor":0'
xdotool key Prior
until_state '"floor":1'
xdotool key Prior
until_state '"floor":2'
xdotool key Next
until_state '"floor":1'
xdotool key l
for _ in $(seq 50); do tail -n 1 state | grep -q '"floor"' || break; sleep 0.1; done
tail -n 1 state | grep -q '"floor"' && die "L did not lead to the homes"
until_state '"plan":"homes"'
xdotool key l
until_state '"floor":1'
kill "$viewer"
wait "$viewer" || die "the program did not end well on SIGTERM"

cat >floors.getu <<END
select 3号楼
plan 3号楼
wait idle
expect floor 0
expect rooms 0
floor draw $x0 $y0 $x1 $y0 $x1 $y1 $x0 $y1
wait idle
expect rooms 1
floor rename - hall
wait idle
floor split hall $xm $y0 $xm $y1
wait idle
expect rooms 2
floor rename - shop
wait idle
floor link hall 101
wait idle
expect linked 1
undo
wait idle
expect linked 0
redo
wait idle
expect linked 1
floor merge hall shop
wait idle
expect rooms 1
undo
wait idle
expect rooms 2
expect openings 0
floor tool door
floor door $xd $y0
wait idle
expect openings 1
floor window $xd $y1 $((${xd%.*} + 2)) $y1
wait idle
expect openings 2
floor tool erase
floor erase $xd $y1
wait idle
expect openings 1
undo
wait idle
expect openings 2
floor tool level
floor level 4 4F copy
wait idle
expect floor 3
expect rooms 2
expect linked 0
expect openings 1
undo
wait idle
expect floor 2
floor level -1 B1 blank
wait idle
expect floor -1
expect rooms 0
expect openings 1
floor 0
floor remove-level
wait idle
expect floor -1
expect rooms 0
undo
wait idle
expect floor 0
expect rooms 2
expect linked 1
expect openings 2
floor tool none
floor 0
floor up
expect floor 1
expect rooms 0
floor all
floor down
expect floor 0
floor cells
expect floor cells
floor cells
expect floor 0
theme use
wait idle
screenshot floor.png
select 2号楼
plan 2号楼
wait idle
expect floor none
floor level 1 1F blank
wait idle
expect floor 0
expect openings 1
undo
wait idle
expect floor none
quit
END
timeout 120 "$program" open town.gpkg --script floors.getu 2>err || die "$(cat err)"
[[ -s floor.png ]] || die "no picture of the floor"
[[ $(ask "SELECT count(*) FROM room WHERE valid_to IS NULL") == 2 ]] || die "not two rooms"
[[ $(ask "SELECT count(*) FROM room JOIN unit ON unit.id=room.unit WHERE room.valid_to IS NULL AND
    unit.place=$house AND door='101'") == 1 ]] || die "no room of 101"
[[ $(ask "SELECT group_concat(kind) FROM (SELECT kind FROM opening WHERE valid_to IS NULL ORDER BY
    kind)") == entrance,wall,window ]] || die "not the door, the window and the outer wall"
[[ $(ask "SELECT group_concat(name) FROM (SELECT name FROM level WHERE valid_to IS NULL AND
    place=$house ORDER BY ordinal)") == B1,1F,2F,3F ]] || die "not four floors"
"$program" check town.gpkg >/dev/null || die "check found differences"

# The same floor without a window, and on paper.
"$program" render town.gpkg -o plan.png --view plan --place 3号楼 --level 1F
"$program" render town.gpkg -o cells.png --view cells --place 3号楼
[[ -s plan.png && -s cells.png ]] || die "no picture without a window"
cmp -s plan.png cells.png && die "the plan is drawn as the homes"
"$program" render town.gpkg -o none.png --view plan --place 3号楼 --level 9F 2>err &&
    die "a floor that is not there was drawn"
"$program" render town.gpkg -o none.png --view plan --place 4号楼 2>err &&
    die "a house without a plan was drawn as one"
"$program" sheet town.gpkg floor --place 3号楼 -o floor.pdf >/dev/null
pdftotext -layout floor.pdf - | grep -q "101" || die "the sheet does not tell the home"
"$program" sheet town.gpkg floor --place 4号楼 -o none.pdf 2>err && die "a sheet of no floor"
[[ ! -e none.pdf ]] || die "a sheet of no floor was written"
echo "floors: drawn, cut, linked, joined, taken back, printed"
