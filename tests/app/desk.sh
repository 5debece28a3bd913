#!/usr/bin/env bash
# A day's first minutes at the desk, by a real mouse and keyboard, at two sizes of screen:
#   open, find, zoom, click, a change from outside, and the colour on the screen follows;
#   from the district down to one building in five clicks (scenario A2), homes counted alike on
#   every level, and by Esc up again.
# Then the same by a rehearsed session. Usage: desk.sh PROGRAM [FOLDER FOR PICTURES]
set -euo pipefail

readonly program=$(readlink -f "$1")
source "$(dirname "$(readlink -f "$0")")/screen.sh"
needs Xvfb xdotool sqlite3
cd "$folder"
export HOME=$folder XDG_CONFIG_HOME=$folder/config

die() {
    echo "FAILED at ${size-}: $*"
    tail -n 3 err log state 2>/dev/null || true
    exit 1
}

"$program" demo --size S --seed 1 --out new.gpkg --no-open 2>/dev/null

# A building in a courtyard, and what lies above it: numbers, names, and homes as SQL counts them.
ask() { sqlite3 new.gpkg "$1"; }
read -r building yard community subdistrict district < <(ask "
    SELECT b.id||' '||y.id||' '||c.id||' '||s.id||' '||d.id
    FROM place b JOIN place y ON y.id=b.parent JOIN place c ON c.id=y.parent
        JOIN place s ON s.id=c.parent JOIN place d ON d.id=s.parent
        JOIN place_tally t ON t.place=b.id
    WHERE b.kind='BLDG' AND y.kind='YARD' AND t.units>20 AND NOT EXISTS
        (SELECT 1 FROM issue WHERE place=b.id AND closed_at IS NULL)
    ORDER BY (SELECT count(*) FROM place WHERE parent=y.id) DESC, b.id LIMIT 1")
readonly levels=("$district" "$subdistrict" "$community" "$yard" "$building")
name_of() { ask "SELECT name FROM place WHERE id=$1"; }
homes_under() {
    ask "WITH RECURSIVE below(id) AS (SELECT $1 UNION ALL
             SELECT p.id FROM place p JOIN below ON p.parent=below.id)
         SELECT count(*) FROM unit WHERE place IN (SELECT id FROM below)"
}

# The state log: '{"<id>":[x,y,state],"units":n,"cm":n} {"find":…}'
until_state() {
    for _ in $(seq 200); do tail -n 1 state | grep -qF -- "$1" && return; sleep 0.1; done
    die "never came: $1"
}
told() { tail -n 1 state | sed -n "s/.*\"$1\":\([0-9]*\).*/\1/p"; }
point() { tail -n 1 state | sed -n "s/.*\"$1\":\[\([0-9]*\),\([0-9]*\),.*/\1 \2/p"; }

# The colour on the screen, out of the X server's own memory (an XWD file, pixels of 4 bytes).
pixel() {
    local file=$folder/screen/Xvfb_screen0 head colours line
    head=$(od -An -tu4 --endian=big -N4 "$file")
    colours=$(od -An -tu4 --endian=big -j76 -N4 "$file")
    line=$(od -An -tu4 --endian=big -j48 -N4 "$file")
    od -An -tx4 -N4 -j$((head + colours * 12 + $2 * line + $1 * 4)) "$file" | tr -d ' '
}

by_hand() { # WIDTH HEIGHT
    size=$1x$2
    cp new.gpkg town.gpkg
    rm -rf screen state town.gpkg-* config
    mkdir screen
    : >state
    Xvfb -displayfd 6 -noreset -screen 0 "${size}x24" -fbdir screen -nolisten tcp \
        6>display 2>/dev/null &
    local server=$!
    pids+=($server)
    for _ in $(seq 100); do [[ -s display ]] && break; sleep 0.1; done
    export DISPLAY=:$(cat display)
    GETU_STATE_LOG=state GETU_STATE_POINTS=$(IFS=,; echo "${levels[*]}") \
        "$program" open town.gpkg >log 2>err &
    local viewer=$!
    pids+=($viewer)
    until_state '"selected":"","here":"'
    xdotool windowfocus "$(xdotool search --onlyvisible --pid $viewer | tail -n 1)"

    # Find: the courtyard and the number, as one would say it.
    local number
    number=$(name_of "$building")
    xdotool key f
    sleep 0.5
    xdotool type --delay 60 "${number//[!0-9]/}"
    until_state "\"find\":\"${number//[!0-9]/}\""
    xdotool key Escape
    xdotool key Escape
    until_state '"find":""'

    # Down in five or fewer: one double click a level, always on the same building.
    xdotool mousemove "$(($1 / 2))" "$(($2 - 8))"
    xdotool key Home
    sleep 1
    until_state '"selected":"","here":"'
    local clicks=0 seen=() x y
    while ((clicks < 5)); do
        read -r x y < <(point "$building")
        xdotool mousemove "$x" "$y" click --repeat 2 --delay 60 1
        clicks=$((clicks + 1))
        sleep 1.2
        until_state '"here":"'
        seen+=("$(tail -n 1 state | sed -n 's/.*"selected":"\([^"]*\)".*/\1/p')")
        [[ ${seen[-1]} == "$number" ]] && break
    done
    [[ ${seen[-1]} == "$number" ]] || die "the clicks led to ${seen[*]}"
    (($(told units) == $(homes_under "$building"))) || die "homes of the building"

    # The last one has opened its homes; by Esc out again, to the same view.
    local view
    view=$(told cm)
    until_state '"plan":"homes"'
    until_state "\"homes\":$(homes_under "$building")"
    xdotool key Escape
    for _ in $(seq 50); do tail -n 1 state | grep -q '"plan"' || break; sleep 0.1; done
    tail -n 1 state | grep -q '"plan"' && die "Esc did not lead back to the map"
    until_state '"here":"'
    (($(told cm) == view)) || die "Esc led to another view"

    # Zoom about the building, and a change from outside while one looks at it.
    local before
    before=$(told cm)
    read -r x y < <(point "$building")
    xdotool mousemove "$x" "$y" click 5 click 5
    sleep 1
    until_state '"here":"'
    (($(told cm) > before)) || die "the wheel did not zoom out"
    # Beside its number, and away from the mouse: the block itself.
    xdotool mousemove "$(($1 / 2))" "$(($2 - 8))"
    read -r x y < <(point "$building")
    sleep 0.5
    local calm
    calm=$(pixel $((x + 14)) "$y")
    sqlite3 town.gpkg "INSERT INTO issue(place,title,state,reported_at,due_at)
        VALUES($building,'占用消防通道','WORKING',strftime('%s','now')-7200,strftime('%s','now')-60)"
    until_state ",4]"
    sleep 2
    [[ $(pixel $((x + 14)) "$y") != "$calm" ]] || die "the colour on the screen stayed"

    # Up by Esc, a level at a time; on each the homes are those SQL counts below it.
    local i
    for ((i = 3; i >= 0; i--)); do
        xdotool key Escape
        until_state "\"selected\":\"$(name_of "${levels[i]}")\",\"here\":"
        (($(told units) == $(homes_under "${levels[i]}"))) ||
            die "homes of $(name_of "${levels[i]}"): $(told units)"
    done
    xdotool key Escape
    until_state '"selected":""'
    kill $viewer
    wait $viewer || die "the program did not end well on SIGTERM"
    kill $server
    echo "$size: $clicks clicks, ${seen[*]}"
}
by_hand 1366 768
by_hand 1920 1080

# The same, rehearsed: the outside program waits for the first picture.
size=script
cp new.gpkg town.gpkg
{
    echo "select $building"
    echo "key Enter"
    echo "expect here $(name_of "$building")"
    echo "key Minus"
    echo "screenshot calm.png"
    echo "until state $building overdue"
    echo "wait 2"
    echo "screenshot alarmed.png"
    for ((i = 3; i >= 0; i--)); do
        echo "key Escape"
        echo "expect selected $(name_of "${levels[i]}")"
    done
    echo "key Escape"
    echo "expect selected none"
    # A district of one sub-district is left out: whoever looks at it is in both.
    for ((i = 1; i < 5; i++)); do
        echo "select ${levels[i]}"
        echo "key Enter"
        echo "expect here $(name_of "${levels[i]}")"
    done
    echo quit
} >session
open_screen 1366x768
"$program" open town.gpkg --script session >log 2>err &
session=$!
for _ in $(seq 300); do [[ -s calm.png ]] && break; sleep 0.1; done
[[ -s calm.png ]] || die "the session drew nothing"
sqlite3 town.gpkg "INSERT INTO issue(place,title,state,reported_at,due_at)
    VALUES($building,'占用消防通道','WORKING',strftime('%s','now')-7200,strftime('%s','now')-60)"
wait $session || die "the session"
cmp -s calm.png alarmed.png && die "the picture did not follow"
[[ -z ${2-} ]] || cp ./*.png "$2"
echo "the desk: 1 passed, 0 failed"
