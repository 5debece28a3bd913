#!/usr/bin/env bash
# Walking coverage on the command line: ways out of files, once; who reaches what by which ways; and
# nothing of persons for whom it is not. Usage: coverage.sh PROGRAM
set -euo pipefail

readonly program=$(readlink -f "$1")
source "$(dirname "$(readlink -f "$0")")/command.sh"
# number KEY: of the last line of out.
number() {
    tail -1 out | grep -oE "\"$1\":[0-9.]+" | head -1 | cut -d: -f2
}

readonly at=2026-03-02T10:00
expect_exit 0 "$program" demo --size XS --seed 5 --at $at --out town.gpkg --no-open
sql "DELETE FROM walk_edge"
edges() {
    sql "SELECT count(*) FROM walk_edge WHERE valid_to IS NULL"
}
communities=$(sql "SELECT count(*) FROM place WHERE kind='COMM' AND valid_to IS NULL")
households=$(sql "SELECT sum(households) FROM place_tally")

# What is asked must be said
expect_exit 2 "$program" coverage town.gpkg
one_sentence
says err --trade
expect_exit 1 "$program" coverage town.gpkg --trade 0x
one_sentence
says err 0x
expect_exit 2 "$program" coverage town.gpkg --trade 02 --gaps --nine
one_sentence
expect_exit 2 "$program" coverage town.gpkg --trade 01,02 --sites 3
one_sentence
expect_exit 2 "$program" coverage town.gpkg --trade 02 --minutes 7
expect_exit 1 "$program" coverage town.gpkg --trade 02 --place nowhere
one_sentence

# The definition stands with the numbers
expect_exit 0 "$program" coverage town.gpkg --trade 02
says out "每分钟 80 米"
says out "5 分钟内"
says out "不限时刻"
says out "覆盖率"
expect_exit 0 "$program" coverage town.gpkg --trade 02 --profile elderly --minutes 15 --by buildings --lang en --at 2026-11-29T20:00
says out "By buildings"
says out "60 m a minute"
says out "within 15 minutes"
says out "2026-11-29 20:00"
expect_exit 0 "$program" coverage town.gpkg --service 购物 --format json
says out '"services":["K10.02"]'
says out '"by":"households"'
says out '"profile":"adult"'
says out '"minutes":5'
says out '"at":null'
same "$(number whole)" "$households" "households of the whole"
covered=$(number covered)
[[ $covered -le $households ]] || die "more covered than there are"
expect_exit 0 "$program" coverage town.gpkg --trade 02 --minutes 15 --json
[[ $(number covered) -ge $covered ]] || die "fewer in 15 minutes than in 5"
expect_exit 0 "$program" coverage town.gpkg --trade 02 --format csv
says out "已覆盖"

# Trade by community, courtyards, gaps, sites
expect_exit 0 "$program" coverage town.gpkg --matrix --format csv
same "$(head -1 out | tr ',' '\n' | wc -l)" 31 "columns: the community, 29 services, what is lacking"
expect_exit 0 "$program" coverage town.gpkg --matrix --json
same "$(wc -l <out)" $((29 * communities)) "cells"
expect_exit 0 "$program" coverage town.gpkg --nine --json
same "$(wc -l <out)" "$(sql "SELECT count(*) FROM place WHERE kind='YARD' AND valid_to IS NULL")" "courtyards"
grep -qE '"score":[0-9],|"told":false' out || die "no score"
expect_exit 0 "$program" coverage town.gpkg --gaps --trade 04 --minutes 5 --json
expect_exit 0 "$program" coverage town.gpkg --sites 3 --trade 04 --minutes 5 --json
[[ $(wc -l <out) -le 3 ]] || die "more sites than were asked for"

# The network, and who is not on it
expect_exit 0 "$program" coverage town.gpkg --network --json
off=$(($(head -1 out | grep -oE '"unsnapped":[0-9]+' | cut -d: -f2) + $(head -1 out | grep -oE '"islanded":[0-9]+' | cut -d: -f2)))
same "$(grep -c '"why":' out || true)" "$off" "blocks off the network"
says out '"drawn":0'
expect_exit 0 "$program" coverage town.gpkg --network
says out "步行网络"

# Ways out of a file, in metres of the store: a street, a crossing over it, and what is no way
srs=$(sql "SELECT srs_id FROM gpkg_geometry_columns WHERE table_name='place'")
read -r x y <<<"$(sql "SELECT CAST(min(minx) AS INTEGER)||' '||CAST(min(miny) AS INTEGER) FROM rtree_place_geom")"
line() {
    echo "{\"type\":\"Feature\",\"properties\":{$1},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[$(($x + $2)),$(($y + $3))],[$(($x + $4)),$(($y + $5))]]}}"
}
cat >ways.geojson <<JSON
{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::$srs"}},"features":[
$(line '"类型":"道路"' 0 0 100 0),
$(line '"类型":"斑马线"' 50 -10 50 10),
$(line '"类型":"台阶"' 100 0 100 20),
$(line '"类型":"高速公路"' 0 50 100 50)]}
JSON
expect_exit 2 "$program" import town.gpkg ways.geojson --as-kind ways --snap-m 9
one_sentence
expect_exit 0 "$program" import town.gpkg ways.geojson --as-kind ways --dry-run
same "$(edges)" 0 "edges after a look"
expect_exit 0 "$program" import town.gpkg ways.geojson --as-kind ways --json
says out '"not-for-walking":1'
same "$(number edges)" 5 "edges told"
same "$(number junctions)" 1 "junctions told"
batch=$(number batch)
same "$(edges)" 5 "edges"
same "$(sql "SELECT group_concat(kind||step_free) FROM (SELECT kind,step_free FROM walk_edge ORDER BY kind)")" \
    "crossing1,crossing1,road1,road1,stairs0" "kinds"
expect_exit 0 "$program" import town.gpkg ways.geojson --as-kind ways
says out "没有新的"
same "$(edges)" 5 "edges after the second import"
expect_exit 0 "$program" check town.gpkg
expect_exit 0 "$program" import town.gpkg --undo "$batch"
same "$(edges)" 0 "edges after the undo"
echo '{"type":"FeatureCollection","features":[]}' >none.geojson
expect_exit 1 "$program" import town.gpkg none.geojson --as-kind ways
one_sentence

# Ways derived from the streets, once, and taken back
expect_exit 0 "$program" coverage town.gpkg --derive --json
batch=$(number batch)
same "$(sql "SELECT count(*) FROM walk_edge WHERE derived=1")" "$(number edges)" "derived edges"
expect_exit 1 "$program" coverage town.gpkg --derive
one_sentence
expect_exit 0 "$program" coverage town.gpkg --network --json
says out '"ways":"streets"'
expect_exit 0 "$program" check town.gpkg
expect_exit 0 "$program" import town.gpkg --undo "$batch"
same "$(edges)" 0 "edges after the undo"

# As files, registered
expect_exit 0 "$program" coverage town.gpkg --trade 02 -o cover.csv --json
serial=$(grep -o '"serial":"[^"]*"' out | cut -d'"' -f4)
same "$(sql "SELECT template||' '||sha256 FROM export_register WHERE serial='$serial'")" \
    "coverage $(sha256sum cover.csv | cut -d' ' -f1)" "register"
says cover.csv "$serial"
says cover.csv "每分钟 80 米"
expect_exit 0 "$program" coverage town.gpkg --matrix -o matrix.xlsx
same "$(head -c 2 matrix.xlsx)" PK "kind of matrix.xlsx"

# On paper: by minutes with what is proposed, and by the nine items
for ending in pdf png; do
    expect_exit 0 "$program" coverage town.gpkg --sheet --trade 04 --minutes 5 --sites 2 --paper A3 -o "map.$ending" --json
    says out '"sheet":"cover"'
    serial=$(grep -o '"serial":"[^"]*"' out | cut -d'"' -f4)
    same "$(sql "SELECT template||' '||sha256 FROM export_register WHERE serial='$serial'")" \
        "sheet-cover $(sha256sum "map.$ending" | cut -d' ' -f1)" "register"
done
expect_exit 0 "$program" coverage town.gpkg --sheet --nine --trade 04 -o nine.pdf
expect_exit 2 "$program" coverage town.gpkg --sheet --matrix --trade 04 -o no.pdf
says err --sheet
expect_exit 2 "$program" coverage town.gpkg --sheet -o no.pdf
says err --trade
expect_exit 2 "$program" sheet town.gpkg division -o no.pdf
says err --draft
expect_exit 1 "$program" sheet town.gpkg division --draft 无此方案 -o no.pdf
says err 无此方案
[[ ! -e no.pdf ]] || die "a refused sheet left a file"

# A planner has all of it but persons below a community
export GETU_PASSWORD_FILE=$folder/password
echo "long enough 1" >password
expect_exit 0 "$program" account town.gpkg add planner --role planner
expect_exit 0 "$program" coverage town.gpkg --trade 02 --by 60+ --as planner
yard=$(sql "SELECT id FROM place WHERE kind='YARD' ORDER BY id LIMIT 1")
expect_exit 0 "$program" coverage town.gpkg --trade 02 --place "$yard" --as planner
expect_exit 1 "$program" coverage town.gpkg --trade 02 --place "$yard" --by persons --as planner
one_sentence
expect_exit 0 "$program" coverage town.gpkg --gaps --trade 04 --minutes 5 --as planner --json
grep -q '"persons"' out && die "persons of a gap told to a planner"
expect_exit 0 "$program" coverage town.gpkg --nine --as planner -o nine.csv
expect_exit 1 "$program" import town.gpkg ways.geojson --as-kind ways --as wall
one_sentence
expect_exit 0 "$program" import town.gpkg ways.geojson --as-kind ways --as planner
same "$(edges)" 5 "edges of a planner"
expect_exit 1 "$program" coverage town.gpkg --trade 02 --as wall -o no.csv
[[ ! -e no.csv ]] || die "a wall got a file"

echo "passed: $passed"
