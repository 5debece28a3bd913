#!/usr/bin/env bash
# The commands of the program as another program would use them: words, exit codes, JSON, and
# what is refused. Usage: cli.sh PROGRAM
set -euo pipefail

readonly program=$(readlink -f "$1")
source "$(dirname "$(readlink -f "$0")")/command.sh"

# Words on the command line
expect_exit 2 "$program"
expect_exit 0 "$program" help
says out "demo"
expect_exit 2 "$program" dance
expect_exit 2 "$program" demo --size XXL
expect_exit 2 "$program" check
expect_exit 2 "$program" render x.gpkg
expect_exit 2 "$program" simulate x.gpkg --rate many
expect_exit 2 "$program" watch x.gpkg --at yesterday
says err "yesterday"

# The same seed and moment give the same rows
at=2026-03-02T10:00
expect_exit 0 "$program" demo --size XS --seed 5 --at $at --out a.gpkg --no-open
expect_exit 0 "$program" demo --size XS --seed 5 --at $at --out b.gpkg --no-open
expect_exit 0 "$program" demo --size XS --seed 6 --at $at --out c.gpkg --no-open
rows() {
    local table
    for table in place grid unit household shop issue_log issue_task issue_link visit facility staff assignment \
        matter_rule stage_rule route_rule department threshold calendar_day working_span place_tally; do
        sqlite3 "$1" "SELECT * FROM $table ORDER BY 1"
    done | sha256sum
    # Sealed bytes are different each time.
    sqlite3 "$1" "SELECT id,unit,birth_year,sex,residence FROM person ORDER BY 1;
        SELECT id,no,title,place,unit,class,state,reported_at,due_at,closed_at FROM issue ORDER BY 1" |
        sha256sum
}
[[ $(rows a.gpkg) == "$(rows b.gpkg)" ]] || die "two demos with the same seed differ"
[[ $(rows a.gpkg) != "$(rows c.gpkg)" ]] || die "two demos with other seeds are the same"
[[ $(sqlite3 a.gpkg "SELECT count(*) FROM place WHERE kind='BLDG'") == 18 ]] || die "not 18 buildings"
[[ $(sqlite3 a.gpkg "SELECT count(*) FROM unit") == 620 ]] || die "not 620 homes"
expect_exit 1 "$program" demo --seed 5 --out a.gpkg --no-open
says err "a.gpkg"

# Counting again finds nothing, until somebody breaks it
expect_exit 0 "$program" check a.gpkg --json
says out '"differences":0'
sqlite3 c.gpkg "UPDATE place_tally SET units=units+1 WHERE place=101"
expect_exit 1 "$program" check c.gpkg --json
says out '"invariant":"I5"'
says out '"expected":"36","found":"37"'

# Pictures
expect_exit 0 "$program" render a.gpkg -o p.png --size 640x480 --at $at --json
says out '"level_of_detail":1'
[[ $(head -c 8 p.png | od -An -tx1 | tr -d ' ') == 89504e470d0a1a0a ]] || die "no PNG"
expect_exit 0 "$program" render a.gpkg -o q.png --size 640x480 --at $at
cmp -s p.png q.png || die "the same picture twice differs"
expect_exit 0 "$program" render a.gpkg -o r.png --size 640x480 --at $at --place 99010100100100007
cmp -s p.png r.png && die "a place looks like the whole"
declare -A pictures=()
for theme in work density visits use rental duty trade quality; do
    expect_exit 0 "$program" render a.gpkg -o "$theme.png" --size 640x480 --at $at --theme $theme
    pictures[$(sha256sum <"$theme.png")]=$theme
done
[[ ${#pictures[@]} == 8 ]] || die "two themes look the same: ${pictures[*]}"
cmp -s p.png work.png || die "the theme of work is not what is shown without one"
expect_exit 2 "$program" render a.gpkg -o r.png --theme plaid
says err "plaid"
expect_exit 1 "$program" render a.gpkg -o r.png --place nowhere
expect_exit 1 "$program" render a.gpkg -o no/such/folder/r.png --size 64x64
one_sentence

expect_exit 0 "$program" render a.gpkg -o r.png --size 640x480 --at $at --view map
cmp -s p.png r.png || die "the map is not what is shown without a view"

# Plans
declare -A plans=([plan]=4 [strip]=5 [cells]=107)
for view in plan strip cells; do
    for name in $view again; do
        expect_exit 0 "$program" render a.gpkg -o $name.png --size 800x600 --at $at --view $view --place "${plans[$view]}"
    done
    cmp -s $view.png again.png || die "the same $view twice differs"
    expect_exit 0 "$program" render a.gpkg -o again.png --size 800x600 --at $at --view $view --place "${plans[$view]}" --look dark
    cmp -s $view.png again.png && die "$view by night looks like by day"
    expect_exit 2 "$program" render a.gpkg -o r.png --view $view
    says err "--place"
    expect_exit 1 "$program" render a.gpkg -o refused.png --view $view --place 3
    one_sentence
    says err "$view"
done
expect_exit 0 "$program" render a.gpkg -o again.png --size 800x600 --at $at --view strip --place 201
cmp -s strip.png again.png || die "a front's plan is not its street's"
expect_exit 1 "$program" render a.gpkg -o refused.png --view cells --place 107 --size 200x100
one_sentence
[[ ! -e refused.png ]] || die "a refused plan left a picture"
expect_exit 2 "$program" render a.gpkg -o r.png --view attic
says err "attic"

# Sheets
expect_exit 0 "$program" sheet --list
for name in courtyard street community grid cover division; do says out "$name"; done
declare -A sheets=([courtyard]=107 [street]=201 [community]=107 [grid]=4)
for name in "${!sheets[@]}"; do
    for ending in pdf png; do
        expect_exit 0 "$program" sheet a.gpkg $name -o $name.$ending --at $at --place "${sheets[$name]}" --paper A3 --json
        says out "\"sheet\":\"$name\""
        serial=$(sed -n 's/.*"serial":"\([^"]*\)".*/\1/p' out)
        [[ $(sqlite3 a.gpkg "SELECT sha256 FROM export_register WHERE serial='$serial'") == \
            $(sha256sum $name.$ending | cut -d' ' -f1) ]] || die "$name.$ending is not registered"
    done
done
if command -v pdftotext >/dev/null; then
    pdftotext courtyard.pdf courtyard.txt
    says courtyard.txt "楼院平面图"
    says courtyard.txt "流水号"
fi
expect_exit 0 "$program" sheet a.gpkg courtyard -o again.pdf --at $at --place 107 --lang en --theme use
expect_exit 2 "$program" sheet a.gpkg poster -o r.pdf
says err "poster"
expect_exit 2 "$program" sheet a.gpkg grid -o r.doc
expect_exit 2 "$program" sheet a.gpkg grid
expect_exit 2 "$program" sheet a.gpkg street -o r.pdf
says err "--place"
expect_exit 1 "$program" sheet a.gpkg courtyard -o refused.pdf --place 3
one_sentence
expect_exit 1 "$program" sheet a.gpkg courtyard -o refused.pdf --place nowhere
expect_exit 1 "$program" sheet a.gpkg courtyard -o no/such/folder/r.pdf --place 107
[[ ! -e refused.pdf ]] || die "a refused sheet left a file"

# An outside change is seen, with its latency
"$program" watch a.gpkg --for 120 --json --at $at >watched 2>/dev/null &
watcher=$!
# What is written before it looks is none of its business: it has begun when it says something.
for _ in $(seq 100); do
    sqlite3 a.gpkg "UPDATE issue SET title=title WHERE place=107"
    [[ -s watched ]] && break
    sleep 0.2
done
sqlite3 a.gpkg "UPDATE issue SET closed_at=1 WHERE place=107; INSERT INTO issue(place,title,state,reported_at,due_at) VALUES(101,'试','WORKING',1,2)"
for _ in $(seq 300); do [[ $(grep -c '"op":"I"' watched) -ge 1 ]] && break; sleep 0.1; done
kill $watcher 2>/dev/null || true
wait $watcher 2>/dev/null || true
says watched '"table":"issue"'
says watched '"op":"I","place":101,"state_before":"ok","state_after":"overdue"'
says watched '"place":107,"state_before":"overdue"'

# Another process writes as collectors would, and everything adds up afterwards
lines=$(sqlite3 b.gpkg "SELECT max(id) FROM issue_log")
expect_exit 0 "$program" simulate b.gpkg --rate 50 --for 2 --at $at
expect_exit 0 "$program" check b.gpkg --json
[[ $(sqlite3 b.gpkg "SELECT count(DISTINCT action)>3 AND min(effect<>'') FROM issue_log WHERE id>$lines") == 1 ]] ||
    die "nobody worked: $(sqlite3 b.gpkg "SELECT action,count(*) FROM issue_log WHERE id>$lines GROUP BY 1")"

# Heavy rain: most of what is written is reports
lines=$(sqlite3 b.gpkg "SELECT max(id) FROM issue_log")
expect_exit 0 "$program" simulate b.gpkg --rate 50 --for 2 --at $at --burst
expect_exit 0 "$program" check b.gpkg --json
(($(sqlite3 b.gpkg "SELECT count(*) FROM issue_log WHERE id>$lines AND action='submit'") > 50)) || die "no burst"

# Refusals: one sentence, nothing touched
expect_exit 1 "$program" open missing.gpkg
one_sentence
expect_exit 1 "$program" check postgresql://host/db
says err "postgresql://"
echo "hello" >text.gpkg
expect_exit 1 "$program" check text.gpkg
one_sentence
expect_exit 1 "$program" check a.gpkg --as nobody
expect_exit 1 env -u DISPLAY -u WAYLAND_DISPLAY "$program" open a.gpkg
says err "getu render"
expect_exit 1 env DISPLAY=:98765 "$program" open a.gpkg
says err "getu render"
expect_exit 1 env -u DISPLAY -u WAYLAND_DISPLAY "$program" open a.gpkg --lang en
says err "no display"
mkdir -p no-fonts
printf '<fontconfig><dir>%s/no-fonts</dir><cachedir>%s/no-fonts</cachedir></fontconfig>' "$folder" "$folder" >fonts.conf
expect_exit 1 env FONTCONFIG_FILE="$folder/fonts.conf" "$program" render a.gpkg -o s.png --size 64x64
says err "fonts-noto-cjk"
expect_exit 1 env MESA_GL_VERSION_OVERRIDE=2.1 "$program" render a.gpkg -o s.png --size 64x64
says err "OpenGL 3.3"

# Files into a place: the same report for people and programs, and the way back
cat >houses.geojsonl <<'J'
{"type":"Feature","properties":{"building":"apartments","name":"1号楼"},"geometry":{"type":"Polygon","coordinates":[[[116.3000,39.9900],[116.3006,39.9900],[116.3006,39.9902],[116.3000,39.9902],[116.3000,39.9900]]]}}
{"type":"Feature","properties":{"building":"apartments"},"geometry":{"type":"Polygon","coordinates":[[[116.3000,39.9905],[116.3006,39.9905],[116.3006,39.9907],[116.3000,39.9907],[116.3000,39.9905]]]}}
{"type":"Feature","properties":{"building":"yes"},"geometry":{"type":"Polygon","coordinates":[[[116.3010,39.9905],[116.3016,39.9907],[116.3016,39.9905],[116.3010,39.9907],[116.3010,39.9905]]]}}
{"type":"Feature","properties":{"building":"yes"},"geometry":null}
{"type":"Feature","properties":{"highway":"residential","name":"人民路"},"geometry":{"type":"LineString","coordinates":[[116.2990,39.9896],[116.3030,39.9896]]}}
J
expect_exit 2 "$program" new n.gpkg
expect_exit 1 "$program" new a.gpkg --from houses.geojsonl
says err "a.gpkg"
expect_exit 1 "$program" new n.gpkg --from nowhere.osm
one_sentence
says err "nowhere.osm"
[[ ! -e n.gpkg ]] || die "a refused import left a store"
expect_exit 0 "$program" new n.gpkg --from houses.geojsonl --name 新村 --fictional-residents --at $at --json
says out '"read":5'
says out '"invalid":1'
says out '"no-geometry":1'
says out '"blocks":'
says n.gpkg.rejected.csv "没有图形"
expect_exit 0 "$program" check n.gpkg
expect_exit 0 "$program" new n2.gpkg --from houses.geojsonl --name 新村 --fictional-residents --at $at
says out "houses.geojsonl"
says out "EPSG:4548"
[[ $(rows n.gpkg) == "$(rows n2.gpkg)" ]] || die "two imports of the same file differ"

content() { # all but the ledger and what counts its lines
    local table
    for table in place grid unit household shop issue issue_log issue_task issue_link visit facility ground staff \
        assignment; do
        sqlite3 "$1" "SELECT * FROM $table ORDER BY 1"
    done | sha256sum
}
before=$(content n.gpkg)
expect_exit 0 "$program" import n.gpkg houses.geojsonl --dry-run --json
[[ $(content n.gpkg) == "$before" ]] || die "a dry run wrote"
sed 's/39.9905/39.99030/g; s/39.9907/39.99042/g' houses.geojsonl | sed -n '2p' >one.geojsonl
expect_exit 0 "$program" import n.gpkg one.geojsonl --json
says out '"batch":2'
[[ $(content n.gpkg) != "$before" ]] || die "an import wrote nothing"
expect_exit 0 "$program" check n.gpkg
expect_exit 0 "$program" import n.gpkg one.geojsonl --json # the same again adds nothing, and says so
says out '"kept":0'
says out '"already-there":1'
! grep -q '"batch"' out || die "a batch of nothing"
expect_exit 0 "$program" import n.gpkg --undo 2
[[ $(content n.gpkg) == "$before" ]] || die "undo did not bring everything back"
expect_exit 1 "$program" import n.gpkg --undo 2
one_sentence
expect_exit 1 "$program" import n.gpkg --undo 9
expect_exit 2 "$program" import n.gpkg --undo two

# An importer that is killed, at any moment, leaves a store of before or of after
"$program" demo --size XS --seed 5 --at $at --out k.gpkg --no-open 2>/dev/null
for i in 1 2 3 4 5 6 7 8; do
    rm -f killed.gpkg*
    "$program" new killed.gpkg --from houses.geojsonl --at $at >/dev/null 2>&1 &
    killed=$!
    sleep "0.0$i"
    kill -9 $killed 2>/dev/null || true
    wait $killed 2>/dev/null || true
    [[ ! -e killed.gpkg ]] || "$program" check killed.gpkg >/dev/null || die "a killed import left half a store"
done
passed=$((passed + 1))

# A full disk: a small file system of our own, where the system lets us make one
mkdir -p small
if unshare -m true 2>/dev/null; then
    expect_exit 1 unshare -m bash -c "mount -t tmpfs -o size=300k none small && '$program' demo --seed 1 --out small/d.gpkg --no-open; code=\$?; ls -A small >left; exit \$code"
    says err "d.gpkg"
    [[ ! -s left ]] || die "something was left on the full disk: $(cat left)"
else
    echo "SKIP: no right to mount; the full disk was not tried"
fi
echo "$passed passed, 0 failed"
