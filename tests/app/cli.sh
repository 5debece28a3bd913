#!/usr/bin/env bash
# The commands of the program as another program would use them: words, exit codes, JSON, and
# what is refused. Usage: cli.sh PROGRAM
set -euo pipefail

readonly program=$(readlink -f "$1")
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
passed=0

die() {
    echo "FAILED: $*"
    exit 1
}

# expect_exit CODE COMMAND…: runs it, keeps what it says in out and err.
expect_exit() {
    local wanted=$1 code=0
    shift
    "$@" >out 2>err || code=$?
    [[ $code == "$wanted" ]] || die "$* ended with $code, not $wanted: $(cat out err)"
    passed=$((passed + 1))
}

# says FILE TEXT: the file holds the text.
says() {
    grep -qF -- "$2" "$1" || die "not found in $1: $2; it says: $(cat "$1")"
    passed=$((passed + 1))
}

one_sentence() {
    [[ $(wc -l <err) == 1 ]] || die "not one sentence: $(cat err)"
}

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
    for table in place grid unit household shop issue issue_log visit facility staff assignment place_tally; do
        sqlite3 "$1" "SELECT * FROM $table ORDER BY 1"
    done | sha256sum
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
expect_exit 1 "$program" render a.gpkg -o r.png --place nowhere
expect_exit 1 "$program" render a.gpkg -o no/such/folder/r.png --size 64x64
one_sentence

# An outside change is seen, with its latency
"$program" watch a.gpkg --for 20 --json --at $at >watched 2>/dev/null &
watcher=$!
sleep 1
sqlite3 a.gpkg "UPDATE issue SET closed_at=1 WHERE place=107; INSERT INTO issue(place,title,state,reported_at,due_at) VALUES(101,'试','WORKING',1,2)"
for _ in $(seq 100); do [[ -s watched && $(grep -c '"op":"I"' watched) -ge 1 ]] && break; sleep 0.1; done
kill $watcher 2>/dev/null || true
wait $watcher 2>/dev/null || true
says watched '"table":"issue"'
says watched '"op":"I","place":101,"state_before":"ok","state_after":"overdue"'
says watched '"place":107,"state_before":"overdue"'

# Another process writes as collectors would, and everything adds up afterwards
expect_exit 0 "$program" simulate b.gpkg --rate 50 --for 2 --at $at
expect_exit 0 "$program" check b.gpkg --json

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
