#!/usr/bin/env bash
# Scenario A5: a community's table of rented homes in one call, and every other table beside it;
# what leaves is masked, numbered and registered. Usage: tables.sh PROGRAM
set -euo pipefail

readonly program=$(readlink -f "$1")
source "$(dirname "$(readlink -f "$0")")/command.sh"

readonly at=2026-03-02T10:00
expect_exit 0 "$program" demo --size XS --seed 5 --at $at --out town.gpkg --no-open
community=$(sql "SELECT code FROM place WHERE kind='COMM'")

# What there is
expect_exit 0 "$program" table --list
for name in rental care safety buildings shops fire governance worklog; do says out "$name"; done
grep -qiE 'id_number|idcard|身份证' out && die "a column of identity numbers is on offer"
expect_exit 2 "$program" table
expect_exit 2 "$program" table town.gpkg
expect_exit 2 "$program" table town.gpkg rental
expect_exit 1 "$program" table town.gpkg wages -o x.csv
says err wages
one_sentence

# Without a purpose nothing is read and no file is there
expect_exit 1 "$program" table town.gpkg rental --place "$community" -o rental.csv
one_sentence
says err "1 走访核查"
expect_exit 1 "$program" table town.gpkg key-persons --purpose "想看看" -o care.csv
[[ ! -e rental.csv && ! -e care.csv ]] || die "a refused table left a file"
expect_exit 1 "$program" table town.gpkg rental --purpose 1 -o rental.doc
says err rental.doc
same "$(sql "SELECT count(*) FROM export_register")" 0 "registered"

# In one call
expect_exit 0 "$program" table town.gpkg rental --place "$community" --purpose "1 三月核查" --at $at -o rental.csv --json
serial=$(grep -o '"serial":"[^"]*"' out | cut -d'"' -f4)
homes=$(sql "SELECT count(*) FROM unit WHERE \"use\"='02' AND valid_to IS NULL")
says out "\"rows\":$homes,"
same "$(grep -cE '^[0-9]+,' rental.csv)" "$homes" "rows in the file"
says rental.csv "$serial"
says rental.csv "走访核查：三月核查"
says rental.csv "小计"
says rental.csv "合计"
head -1 rental.csv | grep -q 身份证 && die "a column of identity numbers"
grep -qE '[1-9][0-9]{16}[0-9X]' rental.csv && die "an identity number"
grep -qE '1[0-9]{2}\*{4}[0-9]{4}' rental.csv || die "no masked phone"
grep -qE '(^|[^0-9-])1[3-9][0-9]{9}([^0-9]|$)' rental.csv && die "a whole phone"
same "$(sql "SELECT sha256 FROM export_register WHERE serial='$serial'")" \
    "$(sha256sum rental.csv | cut -d' ' -f1)" "hash"
same "$(sql "SELECT file||' '||amount||' '||template||' '||format FROM export_register")" \
    "rental.csv $homes rental csv" "register"
same "$(stat -c %a rental.csv)" 600 "who may read the file"
expect_exit 0 "$program" audit town.gpkg
says out "$serial"
expect_exit 0 "$program" check town.gpkg --json
says out '"differences":0'

# Totals are those of the rows
tenants=$(sql "SELECT sum(tenants_local) FROM rental r JOIN unit u ON u.id=r.unit WHERE u.\"use\"='02' AND r.valid_to IS NULL AND u.valid_to IS NULL")
column=$(head -1 rental.csv | tr ',' '\n' | grep -n '租住人数/本市' | cut -d: -f1)
same "$(grep '^合计' rental.csv | cut -d, -f"$column")" "$tenants" "local tenants"

# Each table, as each kind of file
rows_of() {
    "$program" table town.gpkg "$1" --purpose 1 --at $at -o "$1.$2" --json >out 2>err || die "$1 as $2: $(cat err)"
    grep -o '"rows":[0-9]*' out | cut -d: -f2
}
same "$(rows_of buildings csv)" "$(sql "SELECT count(*) FROM place WHERE kind='BLDG' AND valid_to IS NULL")" buildings
same "$(rows_of shops csv)" "$(sql "SELECT count(*) FROM shop WHERE valid_to IS NULL")" shops
same "$(rows_of worklog csv)" "$(sql "SELECT count(*) FROM (SELECT staff,(at+28800)/86400 FROM visit WHERE staff IS NOT NULL AND at>=strftime('%s','2026-03-02T02:00:00')-2592000 AND at<=strftime('%s','2026-03-02T02:00:00') UNION SELECT actor,(l.at+28800)/86400 FROM issue_log l JOIN issue i ON i.id=l.issue WHERE actor IS NOT NULL AND i.place IS NOT NULL AND l.at>=strftime('%s','2026-03-02T02:00:00')-2592000 AND l.at<=strftime('%s','2026-03-02T02:00:00'))")" worklog
same "$(rows_of care csv)" "$(sql "SELECT count(*) FROM service_target")" care
says care.csv "不是嫌疑"
for name in fire governance safety; do [[ $(rows_of $name csv) -gt 0 ]] || die "$name is empty"; done
says safety.csv "—"
for name in rental care safety; do
    rows_of $name xlsx >/dev/null
    rows_of $name pdf >/dev/null
    same "$(head -c 2 $name.xlsx)" PK "kind of $name.xlsx"
    same "$(head -c 5 $name.pdf)" %PDF- "kind of $name.pdf"
done

# A template of one's own
expect_exit 0 "$program" table town.gpkg rental --columns number,door,registration --filter "registration=2" --save-as 未登记出租 --title 未登记出租房屋
expect_exit 0 "$program" table town.gpkg 未登记出租 --purpose 1 -o own.csv --json
says out "\"rows\":$(sql "SELECT count(*) FROM rental r JOIN unit u ON u.id=r.unit WHERE registration='2' AND u.\"use\"='02' AND r.valid_to IS NULL"),"
says own.csv 未登记出租房屋
expect_exit 1 "$program" table town.gpkg shops --columns number,name,phone --save-as 商户电话
one_sentence
says err phone
expect_exit 1 "$program" table town.gpkg shops --save-as rental
sqlite3 town.gpkg "INSERT INTO table_template(name,template,author,at) VALUES('坏','{\"source\":\"shops\",\"title\":\"x\",\"columns\":[{\"key\":\"phone\"}]}','x',1)"
expect_exit 1 "$program" table town.gpkg 坏 -o x.csv
one_sentence
expect_exit 0 "$program" table town.gpkg --list
says out 未登记出租
expect_exit 0 "$program" table town.gpkg --forget 未登记出租
expect_exit 1 "$program" table town.gpkg 未登记出租 --purpose 1 -o x.csv

# Who may not gets one sentence and no file
export GETU_PASSWORD_FILE=$folder/password
echo "long enough 1" >password
expect_exit 0 "$program" account town.gpkg add planner --role planner
for name in rental care worklog fire; do
    for who in planner wall guest; do
        expect_exit 1 "$program" table town.gpkg $name --purpose 1 --as $who -o no.csv
        one_sentence
        [[ ! -e no.csv ]] || die "$who got $name"
    done
done
expect_exit 0 "$program" table town.gpkg buildings --as planner -o yes.csv

# Nothing is left where nothing could be written, and the number stays a gap
before=$(sql "SELECT count(*) FROM export_register")
expect_exit 1 "$program" table town.gpkg shops -o no/such/folder/x.csv
one_sentence
mkdir taken.csv
expect_exit 1 "$program" table town.gpkg shops -o taken.csv
one_sentence
[[ -z $(ls -A taken.csv) && -z $(ls | grep new || true) ]] || die "something was left: $(ls)"
expect_exit 0 "$program" check town.gpkg
[[ $(sql "SELECT count(*) FROM export_register") -ge $before ]] || die "the register shrank"

# What a spreadsheet would compute stays text
sqlite3 town.gpkg "UPDATE shop SET name='=cmd()' WHERE id=(SELECT min(id) FROM shop)"
expect_exit 0 "$program" table town.gpkg shops -o shops.csv
says shops.csv "'=cmd()"

# Somebody who alters the register is found out
sqlite3 town.gpkg "DROP TRIGGER export_stays_as_written; UPDATE export_register SET amount=1 WHERE serial='$serial'"
expect_exit 1 "$program" check town.gpkg --json
says out '"invariant":"export"'

echo "passed: $passed"
