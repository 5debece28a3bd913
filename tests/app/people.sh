#!/usr/bin/env bash
# Persons at three seats of one store: the owner reads a home for a purpose, has one field shown and
# sees both in the audit; a grid worker is held to his grids; the wall, the planner and whoever has
# no key see nobody. What is in the file tells no name. Usage: people.sh PROGRAM [FOLDER FOR PICTURES]
set -euo pipefail

readonly program=$(readlink -f "$1")
source "$(dirname "$(readlink -f "$0")")/screen.sh"
needs Xvfb sqlite3
pictures=${2-}
[[ -z $pictures ]] || pictures=$(readlink -f "$pictures")
cd "$folder"

die() {
    echo "FAILED: $*"
    tail -n 3 err log 2>/dev/null || true
    exit 1
}
ask() { sqlite3 town.gpkg "$1"; }
play() { # SCRIPT WORDS…: a rehearsed session on the store
    timeout 120 "$program" open town.gpkg --script "$@" 2>err || die "$1: $(cat err)"
}

"$program" demo --size XS --seed 1 --out town.gpkg --no-open 2>made
recovery=$(grep -oE '([0-9A-Z]{4}-){13}[0-9A-Z]+' made) || die "no recovery key was told: $(cat made)"
key=$(ls .config/getu/keys/*.key)
[[ $(stat -c %a "$key") == 600 ]] || die "others can read the key file"
[[ $(ask "SELECT count(*) FROM person") -gt 1000 ]] || die "nobody lives there"

# A home of three in the house where the grid worker works.
read -r house unit stair door <<<"$(ask "SELECT place, unit.id, stair, door FROM unit JOIN person ON
    person.unit=unit.id WHERE place=(SELECT id FROM place WHERE name='7号楼') GROUP BY unit.id
    HAVING count(*)=3 LIMIT 1" | tr '|' ' ')"
open_screen 1920x1080

cat >owner.getu <<END
expect role owner
plan 7号楼
wait idle
home $stair $door
wait idle
expect persons 0
screenshot asked.png
purpose 1
wait 0.5
expect persons 3
screenshot people.png
reveal 1 name
wait 0.5
expect revealed 1
reveal 2 phone
wait 0.5
expect revealed 2
purpose
wait 0.5
expect persons 0
expect revealed 0
audit
wait 0.5
expect audit 5
screenshot audit.png
audit
select 幸福里小区
doors
wait 0.5
expect doors 60
screenshot doors.png
doors
expect doors 0
lacks
wait 0.3
screenshot lacks.png
lacks
quit
END
play owner.getu
[[ $(ask "SELECT group_concat(act) FROM (SELECT act FROM audit ORDER BY id)") == \
    "account,login,list,reveal,reveal,read-audit" ]] || die "the audit: $(ask 'SELECT act FROM audit')"
[[ $(ask "SELECT purpose FROM audit WHERE act='list'") == 1 ]] || die "no purpose was written down"

# Accounts, on the command line.
echo "correct horse" >password
export GETU_PASSWORD_FILE=$PWD/password
worker=$(ask "SELECT staff.name FROM staff JOIN assignment ON staff=staff.id WHERE
    assignment.grid=(SELECT grid FROM place WHERE id=$house) LIMIT 1")
"$program" account town.gpkg add li --role grid --staff "$worker" >out || die "no account"
"$program" account town.gpkg add plan --role planner >out || die "no planner"
"$program" account town.gpkg list >out
grep -q li out || die "the account is not listed"
"$program" account town.gpkg add short --role grid --as li >out 2>&1 && die "a worker made an account"
"$program" account town.gpkg add all --role secretary >out 2>&1 && die "a secretary of nothing was made"

away=$(ask "SELECT min(id) FROM place WHERE kind='BLDG' AND grid<>(SELECT grid FROM place WHERE
    id=$house) AND id IN (SELECT place FROM unit JOIN person ON person.unit=unit.id)")
read -r away_stair away_door <<<"$(ask "SELECT stair, door FROM unit JOIN person ON
    person.unit=unit.id WHERE place=$away LIMIT 1" | tr '|' ' ')"
cat >worker.getu <<END
expect role grid
plan $house
wait idle
home $stair $door
purpose 1
wait 0.5
expect persons 3
plan $away
wait idle
home $away_stair $away_door
wait 0.5
expect persons 0
purpose 1
wait 0.5
expect persons 0
quit
END
play worker.getu --as li
[[ $(ask "SELECT count(*) FROM audit WHERE name='li' AND act='refused'") -ge 1 ]] ||
    die "that a worker looked beyond his grid is not in the audit"

cat >nobody.getu <<END
plan 7号楼
wait idle
home $stair $door
purpose 1
wait 0.5
expect persons 0
quit
END
play nobody.getu --as plan
play nobody.getu --as guest
mv "$key" away.key
play nobody.getu
"$program" account town.gpkg list >out 2>&1 && die "without the key accounts were listed"
echo "$recovery" >password
"$program" account town.gpkg recover >out || die "the recovery key does not work"
cmp -s "$key" away.key || die "another key was recovered"
"$program" account town.gpkg list >out || die "the owner is not the owner again"

# The file itself.
sqlite3 town.gpkg "PRAGMA wal_checkpoint(TRUNCATE)" >log
# (name=NEW.name stands in a trigger about walls.)
for secret in 'name=(?!NEW\.)' 'phone=' 'category=' '回电 100' '女士'; do
    grep -qaP -- "$secret" town.gpkg && die "the file tells: $secret"
done
"$program" check town.gpkg --json >out || die "check found differences"
grep -qE '"audit":[0-9]+,"audit_chain":"[0-9a-f]{64}"' out || die "check does not tell the audit's end"
ask "DROP TRIGGER audit_stays_as_written; UPDATE audit SET purpose='2' WHERE act='list'"
"$program" check town.gpkg --json >out && die "a changed audit was not noticed"
grep -q '"invariant":"audit"' out || die "check does not name the audit"
[[ -z $pictures ]] || cp ./*.png "$pictures"
echo "persons at three seats: passed"
