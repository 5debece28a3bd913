#!/usr/bin/env bash
# Things by hand, and the drawing under a courtyard's plan: a lamp is added, marked on the map, taken
# back; a company, a facility and a door likewise; a scan and a CAD file are put under the plan, placed
# by points, and follow undo. Usage: things.sh PROGRAM
set -euo pipefail

readonly program=$(readlink -f "$1")
source "$(dirname "$(readlink -f "$0")")/screen.sh"
needs Xvfb sqlite3
cd "$folder"
export HOME=$folder XDG_CONFIG_HOME=$folder/config

die() {
    echo "FAILED: $*"
    tail -n 3 err 2>/dev/null || true
    exit 1
}
ask() { sqlite3 town.gpkg "$1"; }
play() { # the lines of a session on standard input
    { cat; echo quit; } >session.getu
    timeout 120 "$program" open town.gpkg --script session.getu 2>err || die "$(cat err)"
}

"$program" demo --size XS --seed 1 --out town.gpkg --no-open 2>/dev/null
readonly yard=$(ask "SELECT id FROM place WHERE name='幸福里小区'")
readonly house=$(ask "SELECT min(id) FROM place WHERE parent=$yard AND kind='BLDG'")
middle() { # of a place, in metres
    ask "SELECT round((minx+maxx)/2,1)||' '||round((miny+maxy)/2,1) FROM rtree_place_geom WHERE id=$1"
}
readonly components=$(ask "SELECT count(*) FROM component")
readonly organisations=$(ask "SELECT count(*) FROM organisation")
open_screen 1600x900

# A lamp in the yard, moved to a house: it counts there from then on.
play <<END2
select $yard
thing add component 01037
wait idle
expect thing 路灯
pin $(middle "$yard")
wait idle
pin $(middle "$house")
wait idle
END2
[[ $(ask "SELECT count(*) FROM component") == $((components + 1)) ]] || die "no lamp was added"
[[ $(ask "SELECT count(*) FROM component c JOIN rtree_component_geom g ON g.id=c.id
    WHERE c.id=(SELECT max(id) FROM component)") == 1 ]] || die "the lamp is not on the map"
readonly stands=$(ask "SELECT place FROM component ORDER BY id DESC LIMIT 1")
[[ $stands == "$house" ]] || die "the lamp counts at $stands, not where it was moved to"

# Each kind, and back again.
play <<END2
select $yard
thing add organisation 03
wait idle
expect thing 企业
thing add facility 03
wait idle
expect thing 调解室
select $house
thing add entrance
wait idle
expect thing 楼门
pin $(middle "$house")
wait idle
undo
undo
undo
undo
wait idle
expect thing none
END2
[[ $(ask "SELECT count(*) FROM organisation") == "$organisations" ]] || die "undo left a company"
"$program" check town.gpkg >/dev/null || die "check found differences"

# A scan under the plan, placed by two points; a CAD file in its place; both follow undo.
"$program" render town.gpkg --size 400x300 -o scan.png 2>err || die "$(cat err)"
cat >lines.dxf <<'DXF'
0
SECTION
2
ENTITIES
0
LINE
8
WALL
10
0
20
0
11
100
21
0
0
LINE
8
WALL
10
100
20
0
11
100
21
60
0
ENDSEC
0
EOF
DXF
echo "not a picture" >bad.png
read -r x0 x1 y0 y1 < <(sqlite3 -separator ' ' town.gpkg \
    "SELECT minx,maxx,miny,maxy FROM rtree_place_geom WHERE id=$yard")
play <<END2
plan $yard
expect plan yard
expect site none
site $PWD/bad.png
wait idle
expect site none
site $PWD/scan.png
wait idle
until site shown
site align
expect site aligning
expect pairs 2
pair 1 $x0 $y0 $x0 $y1
pair 2 $x1 $y0 $x1 $y1
site keep
wait idle
expect site shown
END2
[[ $(ask "SELECT count(*) FROM site_plan WHERE place=$yard AND valid_to IS NULL
    AND media LIKE 'image/%'") == 1 ]] || die "the scan is not in the store"
# The scan lies under the floors of the yard's buildings, too, to draw rooms after.
play <<END2
plan $house
until site shown
floor level 1 1F blank
wait idle
until openings 1
expect site shown
screenshot floor.png
quit
END2
readonly placed=$(ask "SELECT placement FROM site_plan WHERE valid_to IS NULL")
[[ -n $(ask "SELECT pairs FROM site_plan WHERE valid_to IS NULL") ]] || die "the points were not kept"
play <<END2
plan $yard
until site shown
site $PWD/lines.dxf
wait idle
until site shown
screenshot lines.png
END2
[[ $(ask "SELECT group_concat(media) FROM site_plan WHERE valid_to IS NULL") == \
    application/x-getu-lines ]] || die "the CAD file did not take the place of the scan"
[[ $(ask "SELECT placement FROM site_plan WHERE media LIKE 'image/%'") == "$placed" ]] ||
    die "the scan that was replaced is not as it was"
play <<END2
plan $yard
until site shown
site align
pair 1 $x0 $y0 $x1 $y1
site leave
wait idle
site $PWD/scan.png
wait idle
until site shown
undo
wait 1
wait idle
until site shown
END2
[[ $(ask "SELECT group_concat(media) FROM site_plan WHERE valid_to IS NULL") == \
    application/x-getu-lines ]] || die "undo did not bring the CAD file back"
"$program" check town.gpkg >/dev/null || die "check found differences"

# The wall shows neither cards nor drawings, and writes nothing.
readonly before=$(ask "SELECT count(*) FROM component")
cat >wall.getu <<END2
select $yard
plan $yard
expect plan none
site
wait idle
expect plan none
expect site none
thing add component 01037
wait idle
expect thing none
quit
END2
"$program" open town.gpkg --workspace wall --script wall.getu 2>err || die "the wall: $(cat err)"
[[ $(ask "SELECT count(*) FROM component") == "$before" ]] || die "the wall wrote a lamp"

# Registers of organisations and facilities are known by their columns, and come once.
cat >companies.csv <<CSV
单位名称,单位类型,统一社会信用代码,小区,从业人数
虚构书店有限公司,企业,91110000000000000X,幸福里小区,6
虚构邻里互助社,社会组织,,幸福里小区,12
CSV
cat >things.csv <<CSV
设施名称,设施类型,小区,电话
急救箱,其他,幸福里小区,
急救箱,其他,幸福里小区,
CSV
for file in companies things; do
    "$program" import town.gpkg "$file.csv" >said 2>err || die "$file: $(cat err)"
    "$program" import town.gpkg "$file.csv" >again 2>err || die "$file again: $(cat err)"
done
[[ $(ask "SELECT count(*) FROM organisation WHERE name LIKE '虚构书店%' OR name LIKE '虚构邻里%'") == 2 ]] ||
    die "the companies: $(cat said)"
[[ -z $(ask "SELECT code FROM organisation WHERE name LIKE '虚构书店%'") ]] ||
    die "a code that fails its check was written"
[[ $(ask "SELECT count(*) FROM facility WHERE name='急救箱'") == 2 ]] || die "the two boxes are not two"
"$program" check town.gpkg >/dev/null || die "check found differences"
echo "things: passed"
