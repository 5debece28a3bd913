#!/usr/bin/env bash
# The viewer, a writer and an importer are killed (SIGKILL) at random instants. Each time: the store
# opens, every line that was committed is still there, `check` finds nothing, an import is there
# whole or not at all, and the map that is kept for a quick start shows what a slow start shows.
# Usage: crash.sh PROGRAM; GETU_CRASHES tells how many instants for each of the three.
set -euo pipefail

readonly program=$(readlink -f "$1") times=${GETU_CRASHES:-8}
source "$(dirname "$(readlink -f "$0")")/screen.sh"
needs Xvfb sqlite3
cd "$folder"
RANDOM=${GETU_SEED:-1}

die() {
    echo "FAILED: $*"
    tail -n 5 err log 2>/dev/null || true
    exit 1
}

ask() { sqlite3 -cmd '.timeout 5000' "$@"; }
pause_ms() { sleep "$(printf '%d.%03d' $(($1 / 1000)) $(($1 % 1000)))"; }

# killed LEAST_MS MOST_MS COMMAND…: lets it run for a while between the two, and no further. What was
# committed by then is noted in `lines` and `last`.
killed() {
    local ms=$(($1 + RANDOM % ($2 - $1)))
    shift 2
    "$@" >log 2>err &
    local pid=$!
    pause_ms $ms
    read -r lines last <<<"$(ask -separator ' ' town.gpkg 'SELECT count(*), max(seq) FROM change_log')"
    kill -KILL $pid 2>/dev/null || true
    wait $pid 2>/dev/null || true
}

# whole: nothing committed is lost, everything adds up.
whole() {
    local now
    now=$(ask town.gpkg "SELECT count(*) FROM change_log WHERE seq<=$last")
    [[ $now == "$lines" ]] || die "$1: of $lines committed lines $now are left"
    "$program" check town.gpkg >log 2>err || die "$1: check"
}

map_picture() {
    printf 'wait idle\nscreenshot %s\nquit\n' "$1" >script
    "$program" open town.gpkg --at 2026-03-02T10:00 --script script >log 2>err || die "open for $1"
}

open_screen 1366x768
"$program" demo --size XS --seed 1 --at 2026-03-02T10:00 --out town.gpkg --no-open 2>err || die "demo"

echo "writers"
for ((i = 0; i < times; ++i)); do
    killed 30 700 "$program" simulate town.gpkg --rate 2000 --seed $i
    whole "writer $i"
done

echo "importers"
# Houses in a lattice over the town's middle, in the store's own metres.
read -r x y <<<"$(ask -separator ' ' town.gpkg "SELECT CAST((min_x+max_x)/2 AS INTEGER),
    CAST((min_y+max_y)/2 AS INTEGER) FROM gpkg_contents WHERE table_name='place'")"
awk -v x="$x" -v y="$y" 'BEGIN { print "id,WKT"; for (i = 0; i < 3000; ++i) {
    a = x + i % 60 * 9; b = y + int(i / 60) * 9
    printf "%d,\"POLYGON ((%d %d,%d %d,%d %d,%d %d,%d %d))\"\n", i, a, b, a+6, b, a+6, b+6, a, b+6, a, b } }' >houses.csv
epsg=$(ask town.gpkg "SELECT srs_id FROM gpkg_contents WHERE table_name='place'")
places() { ask town.gpkg 'SELECT count(*) FROM place'; }
before=$(places)
"$program" import town.gpkg houses.csv --crs "EPSG:$epsg" --as-kind building >log 2>err || die "import"
whole_ones=0
readonly houses=$(($(places) - before))
((houses > 100)) || die "only $houses houses"
"$program" import town.gpkg --undo 1 >log 2>err || die "undo"
for ((i = 0; i < times; ++i)); do
    before=$(places)
    killed 30 1200 "$program" import town.gpkg houses.csv --crs "EPSG:$epsg" --as-kind building
    after=$(places)
    batch=$(ask town.gpkg 'SELECT coalesce(max(id),0) FROM import_batch WHERE undone_at IS NULL')
    if ((after != before)); then
        ((batch > 0)) || die "importer $i: rows without a batch"
        ((after - before == houses)) || die "importer $i: $((after - before)) rows of $houses"
        "$program" import town.gpkg --undo "$batch" >log 2>err || die "importer $i: undo"
        [[ $(places) == "$before" ]] || die "importer $i: undo left rows"
        whole_ones=$((whole_ones + 1))
    fi
    whole "importer $i"
done

echo "makers"
for ((i = 0; i < times; ++i)); do
    rm -f new.gpkg*
    killed 30 1200 "$program" new new.gpkg --from houses.csv --crs "EPSG:$epsg"
    [[ ! -e new.gpkg ]] || "$program" check new.gpkg >log 2>err || die "maker $i: half a store"
    [[ -e new.gpkg ]] || "$program" new new.gpkg --from houses.csv --crs "EPSG:$epsg" >log 2>err ||
        die "maker $i: what was left stands in the way"
done

echo "viewers"
# Whoever opens a store counts anew, once a day, how many are cared for. That is a change, whose time
# the page tells, so it is made before pictures are held against each other.
printf 'wait idle\nwait 3\nquit\n' >script
"$program" open town.gpkg --script script >log 2>err || die "the first viewer"
{
    echo 'select 1号楼'
    for _ in $(seq 500); do echo visit; done
} >visits
for ((i = 0; i < times; ++i)); do
    # The ground moved, so that this viewer has to keep the map anew.
    ask town.gpkg "UPDATE place SET name=name||'$((i % 10))' WHERE id=110"
    killed 30 1500 "$program" open town.gpkg --script visits
    whole "viewer $i"
    ((i % 4 == 0)) || continue
    map_picture kept.png
    rm -f town.gpkg-map
    map_picture anew.png
    cmp -s kept.png anew.png || die "viewer $i: the kept map shows something else"
    [[ -e town.gpkg-map ]] || die "viewer $i: no map was kept"
done
echo "$((4 * times)) killed; $whole_ones imports were whole"
