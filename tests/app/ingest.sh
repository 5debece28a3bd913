#!/usr/bin/env bash
# Issues of other systems: from files, standard input and a watched folder, each id once; and out
# again as Open311, into another store. Usage: ingest.sh PROGRAM
set -euo pipefail

readonly program=$(readlink -f "$1")
source "$(dirname "$(readlink -f "$0")")/command.sh"
# soon TEXT COMMAND…: waits until it says so, ten seconds at most.
soon() {
    local wanted=$1
    shift
    for _ in $(seq 100); do
        [[ $("$@" 2>/dev/null) == "$wanted" ]] && return
        sleep 0.1
    done
    die "not soon: $*: $("$@" 2>&1), not $wanted"
}
taken() {
    sql "SELECT count(*) FROM issue WHERE external_id LIKE '$1%'"
}

readonly at=2026-03-02T10:00
expect_exit 0 "$program" demo --size XS --seed 5 --at $at --out town.gpkg --no-open
expect_exit 0 "$program" demo --size XS --seed 5 --at $at --out other.gpkg --no-open

cat >city.csv <<'CSV'
ServiceRequestNum,SRType,MethodReceived,CreatedDate,SRStatus,DueDate,CloseDate,Address,Latitude,Longitude,Description
c-1,Dirty Alley,Phone,02/12/2026 11:11:26 AM,Open,02/13/2026 11:11:26 AM,,"3400 GARRISON BLVD, BALTIMORE",39.34,-76.66,"Zhang San, 13812345678"
c-2,Street Light,API,02/12/2026 11:11:26 AM,Closed,,02/13/2026 12:00:00 PM,,0,0,
c-3,乱堆杂物,Phone,02/12/2026 11:11:26 AM,Open,,,"12 Main St",39,-77,
c-4,,Phone,02/12/2026 11:11:26 AM,Open,,,,,,
c-5,Rats,Phone,the other day,Open,,,,,,
c-3,乱堆杂物,Phone,02/12/2026 11:11:26 AM,Open,,,"12 Main St",39,-77,
CSV

# Words on the command line
expect_exit 2 "$program" ingest
expect_exit 2 "$program" ingest town.gpkg city.csv --format xml
expect_exit 2 "$program" ingest town.gpkg city.csv --map words
says err "words"
one_sentence
expect_exit 1 "$program" ingest town.gpkg missing.csv
says err missing.csv
one_sentence

# Once, and a second time without doubling
expect_exit 0 "$program" ingest town.gpkg city.csv --at $at --json
says out '"added":3,"known":1,"changed":0,"rejected":2'
says out '"zero-place":1'
says out '"outside":3'
says out city.csv.rejected.csv
same "$(taken c-)" 3 "issues"
same "$(sql "SELECT state||' '||class||' '||channel FROM issue WHERE external_id='c-1'")" \
    "REPORTED 83 2" "c-1"
same "$(sql "SELECT title FROM issue WHERE external_id='c-1'")" \
    "Dirty Alley · 3400 GARRISON BLVD" "title"
same "$(sql "SELECT class FROM issue WHERE external_id='c-3'")" 06036 "matter by its label"
same "$(sql "SELECT state||' '||(closed_at IS NOT NULL)||' '||(x IS NULL) FROM issue WHERE external_id='c-2'")" \
    "CLOSED 1 1" "c-2"
same "$(sql "SELECT count(*) FROM issue WHERE external_id LIKE 'c-%' AND no LIKE 'SJ%'")" 3 "numbers"
same "$(sql "SELECT count(*) FROM issue WHERE external_id='c-3' AND due_at IS NOT NULL")" 1 "due"
same "$(sql "SELECT group_concat(action) FROM issue_log JOIN issue ON issue.id=issue WHERE external_id='c-1'")" \
    submit "log"
grep -aqF 13812345678 town.gpkg && die "a caller's phone in clear"
same "$(sql "SELECT count(*) FROM issue WHERE external_id='c-1' AND text_sealed IS NOT NULL")" 1 "words"
same "$(wc -l <city.csv.rejected.csv)" 3 "rejected"
same "$(stat -c %a city.csv.rejected.csv)" 600 "who may read them"
says city.csv.rejected.csv '5,"没有事项、标题或描述","no matter, title or description"'
says city.csv.rejected.csv "the other day"
expect_exit 0 "$program" ingest town.gpkg city.csv --json
says out '"added":0,"known":4,"changed":0'
same "$(taken c-)" 3 "issues after the second time"

# The other system goes on: closed, open again, and never over what was decided here
sed 's/^\(c-3.*\),Open,/\1,Closed,/' city.csv >later.csv
expect_exit 0 "$program" ingest town.gpkg later.csv --json
says out '"added":0,"known":3,"changed":1'
same "$(sql "SELECT state FROM issue WHERE external_id='c-3'")" CLOSED "followed"
expect_exit 0 "$program" ingest town.gpkg city.csv --json
says out '"changed":1'
same "$(sql "SELECT state FROM issue WHERE external_id='c-3'")" REPORTED "open again"
same "$(sql "SELECT group_concat(action) FROM issue_log JOIN issue ON issue.id=issue WHERE external_id='c-3'")" \
    submit,upstream,upstream "log"

# Columns somebody names, and a file that is none
printf '单据,群众怎么说\nm-1,楼道没有灯\n' >mapped.csv
expect_exit 1 "$program" ingest town.gpkg mapped.csv
says err "--map"
expect_exit 0 "$program" ingest town.gpkg mapped.csv --map 单据=id 群众怎么说=words
same "$(taken m-)" 1 "mapped"
echo '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a"},"geometry":null}]}' >areas.geojson
expect_exit 1 "$program" ingest town.gpkg areas.geojson
says err "getu import"
one_sentence
echo '{"requests": [' >cut.json
expect_exit 1 "$program" ingest town.gpkg cut.json city.csv
says err cut.json
says out "city.csv"

# Standard input that does not end: in the store within two seconds, and the rest on SIGTERM
mkfifo pipe
"$program" ingest town.gpkg - --format jsonl <pipe >stream.out 2>stream.err &
stream=$!
exec 9>pipe
echo '{"id":"s-1","category":"Lamp","status":"open"}' >&9
echo 'broken}' >&9
soon 1 taken s-
echo '{"id":"s-2","category":"Lamp"}' >&9
soon 2 taken s-
kill -TERM $stream
wait $stream || die "the stream ended with $?"
exec 9>&-
says stream.out "rejected-"
ls rejected-*.csv >/dev/null || die "no list of what was not taken"
expect_exit 0 "$program" ingest town.gpkg - <<<'{"id":"s-2","category":"Lamp"}'
same "$(taken s-)" 2 "the same again"

# A watched folder
mkdir inbox
printf 'w-0,half' >inbox/half.csv.part
"$program" ingest town.gpkg --watch inbox >watch.out 2>watch.err &
watch=$!
printf '编号,事项,上报时间\nw-1,积水,2026年3月1日\nw-2,路灯不亮,2026-03-01\n' >inbox/a.csv
echo 'nonsense' >inbox/b.csv
soon 2 taken w-
soon "a.csv" ls inbox/done
soon "b.csv" ls inbox/failed
[[ -e inbox/half.csv.part ]] || die "an unfinished file was touched"
printf '编号,事项\nw-2,路灯不亮\nw-3,井盖\n' >inbox/a.csv
soon 3 taken w-
soon "a-2.csv a.csv" bash -c 'LC_ALL=C ls inbox/done | xargs'
kill -TERM $watch
wait $watch || die "watching ended with $?"
expect_exit 1 "$program" ingest town.gpkg --watch nowhere
one_sentence

# Out as Open311, registered, and into another store
expect_exit 0 "$program" export town.gpkg --format open311 -o out.json --json
serial=$(grep -o '"serial":"[^"]*"' out | cut -d'"' -f4)
same "$(sql "SELECT sha256 FROM export_register WHERE serial='$serial'")" \
    "$(sha256sum out.json | cut -d' ' -f1)" "hash"
says out.json '"service_request_id": "c-1"'
says out.json '"status": "closed"'
grep -qF -e 13812345678 -e "Zhang San" out.json && die "a caller's words"
count=$(sql "SELECT count(*) FROM issue WHERE state<>'DRAFT'")
same "$(grep -c service_request_id out.json)" "$count" "requests"
grep -q '"serial"' out || die "no serial number"
expect_exit 1 "$program" export town.gpkg --as guest -o guest.json
[[ ! -e guest.json ]] || die "a refused export left a file"
expect_exit 2 "$program" export town.gpkg --since yesterday
expect_exit 0 "$program" ingest other.gpkg out.json --format open311 --json
says out "\"added\":$count,"
same "$(sqlite3 other.gpkg "SELECT state||class FROM issue WHERE external_id='c-3'")" \
    "$(sql "SELECT state||class FROM issue WHERE external_id='c-3'")" "round trip"
same "$(sqlite3 other.gpkg "SELECT count(*) FROM issue WHERE external_id='c-2' AND state='CLOSED'")" 1 "closed"
expect_exit 0 "$program" ingest other.gpkg out.json
same "$(sqlite3 other.gpkg "SELECT count(*) FROM issue WHERE external_id='c-3'")" 1 "twice"

for store in town other; do
    expect_exit 0 "$program" check $store.gpkg --json
    says out '"differences":0'
done
echo "passed: $passed"
