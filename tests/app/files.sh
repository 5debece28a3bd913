#!/usr/bin/env bash
# Files into a place from the window, under a private X server: a rehearsed session makes a store,
# imports into it, is asked for a coordinate system, cancels and undoes; then mouse and keys
# choose a file, as a person would. Usage: files.sh PROGRAM [FOLDER FOR PICTURES]
set -euo pipefail

readonly program=$(readlink -f "$1")
source "$(dirname "$(readlink -f "$0")")/screen.sh"
needs Xvfb xdotool sqlite3 ogr2ogr
pictures=${2-}
[[ -z $pictures ]] || pictures=$(readlink -f "$pictures")
cd "$folder"
mkdir -p home/资料 here
export HOME=$folder/home XDG_DATA_HOME=$folder/home/data LC_ALL=C.UTF-8

die() {
    echo "FAILED: $*"
    tail -n 5 err log state 2>/dev/null || true
    exit 1
}

# houses COUNT FIRST NORTH: blocks of flats in rows of four, one feature a line.
houses() {
    awk -v count="$1" -v first="$2" -v north="$3" 'BEGIN {
        for (i = 0; i < count; i++) {
            x = 116.3002 + 0.0008 * (i % 4); y = north + 0.0003 * int(i / 4)
            printf "{\"type\":\"Feature\",\"properties\":{\"building\":\"apartments\"," \
                "\"name\":\"%d号楼\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":" \
                "[[[%.5f,%.5f],[%.5f,%.5f],[%.5f,%.5f],[%.5f,%.5f],[%.5f,%.5f]]]}}\n", \
                first + i, x, y, x + 5e-4, y, x + 5e-4, y + 1e-4, x, y + 1e-4, x, y
        }
    }'
}
collection() { echo '{"type":"FeatureCollection","features":['; paste -sd ,; echo ']}'; }

{
    houses 8 1 39.9900
    # What is broken is told: a bow tie, a row without a geometry.
    echo '{"type":"Feature","properties":{"building":"yes"},"geometry":{"type":"Polygon","coordinates":[[[116.3002,39.9912],[116.3007,39.9914],[116.3007,39.9912],[116.3002,39.9914],[116.3002,39.9912]]]}}'
    echo '{"type":"Feature","properties":{"building":"yes"},"geometry":null}'
    echo '{"type":"Feature","properties":{"highway":"residential","name":"和平路"},"geometry":{"type":"LineString","coordinates":[[116.298,39.9895],[116.305,39.9895]]}}'
    echo '{"type":"Feature","properties":{"highway":"residential","name":"新华街"},"geometry":{"type":"LineString","coordinates":[[116.2995,39.988],[116.2995,39.994]]}}'
    echo '{"type":"Feature","properties":{"landuse":"residential","name":"幸福里小区"},"geometry":{"type":"Polygon","coordinates":[[[116.2998,39.9897],[116.3036,39.9897],[116.3036,39.9918],[116.2998,39.9918],[116.2998,39.9897]]]}}'
} | collection >place.geojson
houses 2 21 39.9907 | collection >more.geojson
ogr2ogr -q -t_srs EPSG:4548 -lco ENCODING=UTF-8 metres.shp more.geojson
rm metres.prj
houses 60000 1 39.9900 >many.geojsonl
cp place.geojson here/second.geojson

open_screen 1366x768
"$program" demo --size XS --seed 1 --out town.gpkg --no-open 2>/dev/null

cat >session <<'S'
drop place.geojson
expect card options
key Escape
expect card none
new one.gpkg place.geojson
until card report
screenshot report.png
key Escape
expect card none
open one.gpkg
until store place
wait idle
select 幸福里小区
expect selected 幸福里小区
import metres.shp
until card options
screenshot question.png
crs EPSG:4548
until card report
key Escape
wait idle
select 21号楼
expect selected 21号楼
import many.geojsonl
expect card running
cancel
until card none
undo import
until card undo
screenshot undo.png
undo import
until card none
undo import
wait idle
expect card none
new one.gpkg place.geojson
until card report
open town.gpkg
expect card none
quit
S
"$program" open town.gpkg --script session >log 2>err || die "the session"
count() { sqlite3 "$1" "SELECT count(*) FROM $2"; }
[[ $(count one.gpkg "import_batch") == 2 ]] || die "not two imports"
[[ $(count one.gpkg "import_batch WHERE undone_at IS NOT NULL") == 1 ]] || die "not one undone"
[[ $(count one.gpkg "place WHERE name IN ('21号楼','22号楼')") == 0 ]] || die "the undone is there"
[[ $(count one.gpkg "place WHERE name='8号楼'") == 1 ]] || die "the rest is gone"
[[ -s one.gpkg.rejected.csv ]] || die "no list to mend by"
[[ -s one-2.gpkg ]] || die "the second store has not found another name"
"$program" check one.gpkg >/dev/null 2>err || die "the numbers of the store do not add up"

# Mouse and keys: the menu, the folder by arrows, the file by a letter, Enter all the way.
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
    for _ in $(seq 200); do tail -n 1 state | grep -qF -- "$1" && return; sleep 0.1; done
    die "never came: $1"
}
until_closed() {
    for _ in $(seq 200); do tail -n 1 state | grep -qF '"card"' || return 0; sleep 0.1; done
    die "the card stays open"
}
press() { xdotool key --delay 60 "$@"; sleep 0.2; }
# chord MODIFIER KEY: held longer than the slowest page takes to draw, so that none is missed.
chord() { # MODIFIERS… KEY: held down one after another
    local key=${!#} held=("${@:1:$#-1}")
    for modifier in "${held[@]}"; do xdotool keydown "$modifier"; done
    sleep 0.3
    xdotool key "$key"
    sleep 0.3
    for modifier in "${held[@]}"; do xdotool keyup "$modifier"; done
}
xdotool windowfocus "$window"
xdotool mousemove 106 26
sleep 0.3
xdotool click 1
sleep 0.5
xdotool mousemove 140 78
sleep 0.3
xdotool click 1
until_state "\"card\":\"chooser\",\"folder\":\"$folder\""
press Down Return
until_state "\"folder\":\"$folder/here\""
press BackSpace
until_state "\"folder\":\"$folder\""
press Down Return
until_state "\"folder\":\"$folder/home\""
press BackSpace m
until_state '"chosen":["many.geojsonl"]'
press Down
chord shift Down
until_state '"chosen":["metres.shp","more.geojson"]'
press Escape
until_closed
chord ctrl shift n
until_state '"card":"chooser"'
until_state '"chosen":[]'   # the listing is there
# A machine under load may repeat or lose a key: typed anew until it stands there as meant.
for _ in 1 2 3; do
    chord ctrl l
    chord ctrl a
    xdotool type --delay 60 "$folder/here"
    for _ in $(seq 50); do
        tail -n 1 state | grep -qF "\"typed\":\"$folder/here\"" && break 2
        sleep 0.1
    done
done
press Return
until_state "\"folder\":\"$folder/here\""
press Escape
chord ctrl shift n
press Down Return
until_state '"card":"options","files":1'
press Return
until_state '"card":"report","refused":false'
press Return
until_closed
for _ in $(seq 50); do xdotool getwindowname "$window" | grep -q second && break; sleep 0.1; done
xdotool getwindowname "$window" | grep -q second || die "the new store is not open"
[[ -s $XDG_DATA_HOME/getu/second.gpkg ]] || die "the new store lies elsewhere"
kill $viewer
wait $viewer || die "the program did not end well on SIGTERM"
[[ -z $pictures ]] || cp ./*.png "$pictures"
echo "files into a place: 1 passed, 0 failed"
