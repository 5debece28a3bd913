#!/usr/bin/env bash
# Statistics of a place, a grid and a polygon as text and as files; the same on the page; each file in
# the register with its hash. Then the one-click tables on the page. Usage: stats.sh PROGRAM
set -euo pipefail

readonly program=$(readlink -f "$1")
source "$(dirname "$(readlink -f "$0")")/screen.sh"
needs Xvfb sqlite3 pdftotext
cd "$folder"
export HOME=$folder XDG_CONFIG_HOME=$folder/config XDG_DATA_HOME=$folder/data

die() {
    echo "FAILED: $*"
    tail -n 3 err 2>/dev/null || true
    exit 1
}
ask() { sqlite3 town.gpkg "$1"; }
number() { # of a line of the sheet on standard input
    awk -F'\t' -v name="$1" '$1==name {print $2; exit}' | tr -d ' '
}

"$program" demo --size XS --seed 1 --out town.gpkg --no-open 2>/dev/null
readonly homes=$(ask "SELECT count(*) FROM unit WHERE valid_to IS NULL")
[[ $("$program" stats town.gpkg | number 户室) == "$homes" ]] || die "homes of the town"
readonly yard=$(ask "SELECT id FROM place WHERE kind='CTYD' OR name='幸福里小区' LIMIT 1")
[[ $("$program" stats town.gpkg --place "$yard" | number 户室) == "$homes" ]] || die "homes of the yard"

# A polygon around all of it, in degrees, counts what the top counts; its halves add up.
cat >all.geojson <<'END2'
{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":
{"type":"Polygon","coordinates":[[[70,15],[140,15],[140,55],[70,55],[70,15]]]}}]}
END2
[[ $("$program" stats town.gpkg --polygon all.geojson | number 户室) == "$homes" ]] || die "homes within"
echo '{"type":"LineString","coordinates":[[100,30],[101,31]]}' >none.geojson
"$program" stats town.gpkg --polygon none.geojson 2>err && die "a polygon that is none was taken"
grep -q '没有多边形' err || die "no sentence: $(cat err)"
sum=0
for grid in $(ask "SELECT code FROM grid WHERE kind IS NULL OR kind<>'x'"); do
    sum=$((sum + $("$program" stats town.gpkg --grid "$grid" | number 户室)))
done
[[ $sum == "$homes" ]] || die "the grids have $sum homes of $homes"

# Files: numbers, registered with the hash of what lies there.
for ending in xlsx csv pdf; do
    "$program" stats town.gpkg --place "$yard" -o "sheet.$ending" >/dev/null || die "no $ending"
    [[ $(ask "SELECT sha256 FROM export_register WHERE file='sheet.$ending'") == \
        $(sha256sum "sheet.$ending" | cut -d' ' -f1) ]] || die "the hash of $ending"
done
serial=$(ask "SELECT serial FROM export_register WHERE file='sheet.pdf'")
readonly printed=$(pdftotext -layout sheet.pdf -)
grep -q "$serial" <<<"$printed" || die "the serial number is not in the PDF"
grep -q "户室 *$homes" <<<"$printed" || die "the homes are not in the PDF"

# On the page: the tables that there are, one without a purpose, one that asks for it.
open_screen 1600x900
readonly lettings=$(ask "SELECT count(*) FROM unit WHERE \"use\"='02' AND valid_to IS NULL")
cat >tables.getu <<END2
select $yard
key F2
stats export CSV
wait idle
key F2
stats print
wait idle
table
until tables 8
table buildings
until table $(ask "SELECT count(*) FROM place WHERE kind='BLDG'")
table rental
expect table asks
table rental 1
until table $lettings
screenshot rental.png
table export XLSX
until table $lettings
wait idle
key Escape
expect table none
quit
END2
timeout 120 "$program" open town.gpkg --script tables.getu 2>err || die "tables: $(cat err)"
readonly out=$(find "$folder/data" -name '*.xlsx' | head -n 1)
[[ -s $out ]] || die "no workbook was written"
[[ $(stat -c %a "$out") == 600 ]] || die "others may read the rental table"
[[ $(ask "SELECT sha256 FROM export_register WHERE file='$(basename "$out")'") == \
    $(sha256sum "$out" | cut -d' ' -f1) ]] || die "the hash of the workbook"
[[ $(find "$folder/data" -name '*.csv' | wc -l) == 1 ]] || die "the sheet was not written"
readonly plan=$(find "$folder/data" -name '楼院平面图*.pdf')
[[ $(ask "SELECT template||sha256 FROM export_register WHERE file='$(basename "$plan")'") == \
    sheet-courtyard$(sha256sum "$plan" | cut -d' ' -f1) ]] || die "the plan of the courtyard"
"$program" check town.gpkg >/dev/null || die "check found differences"
echo "statistics and tables: passed"
