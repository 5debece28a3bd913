#!/usr/bin/env bash
# Scenario A4, the heat wave: the commander locks on old people who live alone, sees in which buildings
# how many are, sends visit tasks; as the visits arrive coverage goes from nothing to all; the lock ends
# by itself, and the audit tells the purpose and who looked. Then tables put together on the page, and
# which tables each item feeds. Usage: lock.sh PROGRAM [FOLDER FOR PICTURES]
set -euo pipefail

readonly program=$(readlink -f "$1")
source "$(dirname "$(readlink -f "$0")")/screen.sh"
needs Xvfb sqlite3
pictures=${2-}
[[ -z $pictures ]] || pictures=$(readlink -f "$pictures")
cd "$folder"
export HOME=$folder XDG_DATA_HOME=$folder/data

die() {
    echo "FAILED: $*"
    tail -n 3 err 2>/dev/null || true
    exit 1
}
ask() { sqlite3 -cmd '.timeout 5000' town.gpkg "$1"; }
play() { # SCRIPT WORDS…: a rehearsed session on the store
    timeout 180 "$program" open town.gpkg --script "$@" 2>err || die "$1: $(cat err)"
}

"$program" demo --size XS --seed 1 --out town.gpkg --no-open 2>/dev/null
echo "correct horse" >password
export GETU_PASSWORD_FILE=$PWD/password
"$program" account town.gpkg add duty --role commander >/dev/null || die "no commander"
"$program" account town.gpkg add plan --role planner >/dev/null || die "no planner"

# Whom it must mean: by the table of those cared for, as the secretary's office makes it.
"$program" table town.gpkg care --purpose 6 --columns building,category,age -o old.csv \
    >/dev/null 2>err || die "no table: $(cat err)"
readonly old=$(grep '独居' old.csv | grep -c '80 岁以上')
[[ $old -ge 3 ]] || die "only $old old people live alone"

open_screen 1920x1080
cat >commander.getu <<END
expect role commander
lock make 72 6 高温走访 G01 age>=80
until lock 高温走访
expect lock-targets $old
expect lock-doors 0
expect lock-met 0
until locks 1
wait 1
screenshot locked.png
lock send
wait 1
quit
END
play commander.getu --as duty
readonly homes=$(ask "SELECT count(*) FROM visit_task")
[[ $homes -ge 3 && $homes -le $old ]] || die "$homes tasks for $old persons"
[[ $(ask "SELECT count(*) FROM visit_task WHERE staff IS NULL") == 0 ]] || die "a task for nobody"

# A home where nobody opens is not visited. Then another program brings all the results, while the
# commander looks.
cat >watch.getu <<END
lock show
until lock 高温走访
expect lock-sent $homes
expect lock-homes $homes
expect lock-met 0
screenshot watching.png
until lock-met $homes
wait 0.5
screenshot covered.png
quit
END
"$program" open town.gpkg --as duty --script watch.getu 2>err &
watching=$!
pids+=($watching)
for _ in $(seq 300); do [[ -s watching.png ]] && break; sleep 0.1; done
[[ -s watching.png ]] || die "nothing was shown"
ask "INSERT INTO visit(place,unit,at,kind,result) SELECT place,id,strftime('%s','now'),'1','3' FROM unit"
sleep 1
kill -0 $watching 2>/dev/null || die "covered by homes where nobody opened: $(cat err)"
ask "INSERT INTO visit(place,unit,at,kind,result) SELECT place,id,strftime('%s','now'),'1','1' FROM unit"
wait $watching || die "the coverage did not rise: $(cat err)"
[[ -s covered.png ]] || die "it was not covered"

# The owner sees the doors; the planner nothing at all. Three days later there is no lock.
cat >owner.getu <<END
until locks 1
lock show
until lock 高温走访
expect lock-doors $homes
quit
END
play owner.getu
cat >planner.getu <<END
lock
wait 0.5
expect locks 0
expect lock none
quit
END
play planner.getu --as plan
cat >later.getu <<END
lock
wait 0.5
expect locks 0
quit
END
play later.getu --at "$(date -u -d '+96 hours' +%Y-%m-%dT%H:%M)"

[[ $(ask "SELECT count(*) FROM audit WHERE act='lock' AND name='duty' AND purpose='6'") == 1 ]] ||
    die "that it was locked is not in the audit"
[[ $(ask "SELECT count(DISTINCT name) FROM audit WHERE act='lock-seen' AND purpose='6'") == 2 ]] ||
    die "who looked is not in the audit: $(ask "SELECT name,act FROM audit")"
[[ $(ask "SELECT amount FROM audit WHERE act='lock-sent'") == "$homes" ]] || die "the tasks"
"$program" check town.gpkg >/dev/null || die "check found differences"
sqlite3 town.gpkg "PRAGMA wal_checkpoint(TRUNCATE)" >/dev/null
grep -qaF 'unit=' town.gpkg && die "the file tells which home a task is for"

# A table of one's own, from the page; what it is called then makes it on the command line too.
cat >tables.getu <<END
table
wait 0.5
expect tables 8
table buildings
until table 10
table columns building,units,rented 出租>0
wait 1
table keep 出租楼栋
wait 1
expect tables 9
table feeds
wait 0.3
screenshot feeds.png
quit
END
readonly let=$(ask "SELECT count(DISTINCT place) FROM unit WHERE \"use\"='02' AND valid_to IS NULL")
readonly houses=$(ask "SELECT count(*) FROM place WHERE kind='BLDG' AND valid_to IS NULL")
sed -i "s/^until table 10/until table $houses/; s/^wait 1\$/wait 1/" tables.getu
play tables.getu
"$program" table town.gpkg 出租楼栋 -o let.csv --json >out 2>err || die "no table: $(cat err)"
grep -q "\"rows\":$let," out || die "not $let houses with lettings: $(cat out)"
head -40 let.csv | grep -q '楼栋' || die "not its columns"
[[ -z $pictures ]] || cp ./*.png "$pictures"
echo "a heat wave, and tables of one's own: passed"
