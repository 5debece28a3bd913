#!/usr/bin/env bash
# Types Chinese into the find box: an X server, a message bus, fcitx5 with its pinyin and the
# program, all private, all ended with this script however it ends.
#
# Reads what came of it from the file named by GETU_STATE_LOG, one JSON object a change.
# Exits with 77 where a tool is missing.
set -euo pipefail

usage() {
    echo "usage: typing.sh PROGRAM" >&2
    exit 2
}

(($# == 1)) || usage
program=$(readlink -f "$1")
readonly program patience_s=30 # a loaded machine, a build with sanitizers

for tool in Xvfb dbus-daemon dbus-send fcitx5 fcitx5-remote setpriv xdotool; do
    command -v "$tool" >/dev/null || {
        echo "SKIP: no $tool"
        exit 77
    }
done
[[ -e /usr/share/fcitx5/inputmethod/pinyin.conf ]] || {
    echo "SKIP: fcitx5 has no pinyin (package fcitx5-chinese-addons)"
    exit 77
}

folder=$(mktemp -d)
readonly folder state=$folder/state
pids=()

ended() { ! kill -0 "$1" 2>/dev/null; }

# end PID: asks it to end, and makes it.
end() {
    local i
    kill "$1" 2>/dev/null || true
    for ((i = 0; i < 60; i++)); do
        ended "$1" && break
        sleep 0.05
    done
    kill -KILL "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}

end_all() {
    local i
    for ((i = ${#pids[@]} - 1; i >= 0; i--)); do end "${pids[i]}"; done
    rm -rf "$folder"
}
trap end_all EXIT
trap 'exit 1' INT TERM HUP

# start NAME COMMAND…: in the background; its words go to a file of that name.
start() {
    setpriv --pdeathsig TERM "${@:2}" >"$folder/$1.log" 2>&1 &
    pids+=($!)
}

die() {
    local log
    echo "FAILED: $*"
    for log in "$folder"/*.log "$state"; do
        [[ -s $log ]] && echo "-- the end of ${log##*/}" && tail -n 12 "$log"
    done
    exit 1
}

# until_true WHAT COMMAND…: until the command succeeds.
until_true() {
    local end=$((SECONDS + patience_s))
    until "${@:2}" >/dev/null 2>&1; do
        ((SECONDS < end)) || die "$1"
        kill -0 "${pids[-1]}" || die "$1: what was started last has ended"
        sleep 0.05
    done
}

last_state() { [[ -s $state ]] && tail -n 1 "$state"; }
found() { last_state | sed 's/^{"find":"\(.*\)","selected":.*$/\1/'; }
selected() { last_state | sed 's/^.*,"selected":"\([^"]*\)".*$/\1/'; }
finds() { [[ $(found) == "$1" ]]; }
# shellcheck disable=SC2053 # a pattern
selects() { [[ $(selected) == $1 ]]; }

# What fcitx5 says of the window: whether it has the keyboard.
method_is() {
    dbus-send --print-reply --dest=org.fcitx.Fcitx5 /controller \
        org.fcitx.Fcitx.Controller1.DebugInfo | grep -q "frontend:xim.* focus:$1"
}

# press KEY…: as someone types who is in a hurry, and then looks up.
press() {
    xdotool key --delay 60 "$@"
    sleep 0.5
}

expect_find() { until_true "after $1, expected the find box to hold '$2'" finds "$2"; }
expect_selected() { until_true "after $1, expected '$2' to be selected" selects "$2"; }

open_find_box() {
    until_true "the input method is on outside of a field" method_is 0
    press f
    until_true "the input method is not on in a field" method_is 1
}

open_screen() {
    mkfifo "$folder/display"
    start screen Xvfb -displayfd 3 -noreset -screen 0 1280x720x24 -nolisten tcp 3<>"$folder/display"
    read -r -t "$patience_s" DISPLAY <"$folder/display" || die "Xvfb does not start"
    export DISPLAY=:$DISPLAY
}

# A bus that starts nothing by itself, so that whatever runs was started here.
open_bus() {
    export DBUS_SESSION_BUS_ADDRESS=unix:path=$folder/bus
    cat >"$folder/bus.conf" <<-CONF
		<busconfig>
		  <type>session</type>
		  <listen>$DBUS_SESSION_BUS_ADDRESS</listen>
		  <policy context="default">
		    <allow send_destination="*" eavesdrop="true"/>
		    <allow eavesdrop="true"/>
		    <allow own="*"/>
		  </policy>
		</busconfig>
	CONF
    start bus dbus-daemon --config-file "$folder/bus.conf" --nofork
    until_true "dbus-daemon does not start" test -S "$folder/bus"
}

# Pinyin is on from the beginning; Ctrl+Space switches it off.
open_input_method() {
    mkdir -p "$XDG_CONFIG_HOME/fcitx5"
    cat >"$XDG_CONFIG_HOME/fcitx5/profile" <<-CONF
		[Groups/0]
		Name=Default
		Default Layout=us
		DefaultIM=pinyin
		[Groups/0/Items/0]
		Name=keyboard-us
		[Groups/0/Items/1]
		Name=pinyin
		[GroupOrder]
		0=Default
	CONF
    cat >"$XDG_CONFIG_HOME/fcitx5/config" <<-CONF
		[Hotkey/TriggerKeys]
		0=Control+space
		[Behavior]
		ActiveByDefault=True
	CONF
    start fcitx5 fcitx5 --disable=wayland,waylandim,notifications,notificationitem
    until_true "fcitx5 does not start" fcitx5-remote
}

open_program() {
    "$program" demo --size XS --out "$folder/town.gpkg" --no-open >"$folder/demo.log" 2>&1 ||
        die "no store"
    : >"$state"
    start program "$program" open "$folder/town.gpkg"
    shown=${pids[-1]}
    until_true "no window" xdotool search --onlyvisible --pid "$shown"
    xdotool windowfocus "$(xdotool search --onlyvisible --pid "$shown" | tail -n 1)"
    expect_find "the start" ""
    sleep 1
}

export HOME=$folder XDG_CONFIG_HOME=$folder/config XDG_DATA_HOME=$folder/data \
    XDG_CACHE_HOME=$folder/cache XDG_RUNTIME_DIR=$folder LC_ALL=C.UTF-8 XMODIFIERS=@im=fcitx \
    LIBGL_ALWAYS_SOFTWARE=1 GETU_STATE_LOG=$state \
    ASAN_OPTIONS=detect_leaks=0 # what Mesa and Xlib keep is not looked at here
unset WAYLAND_DISPLAY

open_screen
open_bus
open_input_method
open_program

# Outside of a field the input method has no say: F is no letter of the word that follows.
open_find_box
press x i n g f u
expect_find "xingfu" ""
press space
expect_find "xingfu and Space" "幸福"

press x i
press Left Home End
press BackSpace
press BackSpace
expect_find "Backspace on all that was being composed" "幸福"
press h a o
press space
expect_find "a second word, the caret having stayed" "幸福好"
press BackSpace
expect_find "Backspace after a word" "幸福"

press x i
press Escape
expect_find "Esc on what was being composed" "幸福"

press x i
press Return
expect_find "Enter on what was being composed" "幸福xi"
expect_selected "Enter on what was being composed" ""
press BackSpace BackSpace
expect_find "two times Backspace" "幸福"
press Home h a o
press space
expect_find "Home and a word" "好幸福"
press BackSpace
expect_find "Backspace in front" "幸福"

press Return
expect_selected "Enter" "幸福*"
expect_find "Enter" ""

open_find_box
press ctrl+space
xdotool key --delay 0 a b BackSpace c
expect_find "a, b, Backspace, c in one breath, the input method off" "ac"
press BackSpace
press BackSpace
expect_find "Backspace, the input method off" ""
press 7
press Return
expect_selected "7 and Enter, the input method off" "*7*"

open_find_box
press ctrl+space
press r e n m i n
press space
expect_find "renmin and Space, the input method on again" "人民"
press Return
expect_selected "Enter" "人民*"

# By keyboard alone, from the map to the list and back.
open_find_box
press ctrl+space
press r m l 1 0
press Tab
expect_find "Tab in the find box" "rml10"
press Down Down Up
press Return
expect_selected "the second of the list" "人民路103号"
expect_find "going there" ""
open_find_box
press q q
press Return
expect_find "Enter where nothing is found" "qq"
press Escape
expect_find "Esc in the find box" ""
until_true "Esc has given the keyboard back to the map" method_is 0
press Escape
expect_selected "Esc on the map, one level up" "人民路"

texts=$(sed 's/^{"find":"\(.*\)","selected":.*$/\1/' "$state" | uniq | paste -sd '|')
[[ $texts == "|幸福|幸福好|幸福|幸福xi|幸福x|幸福|好幸福|幸福||"* ]] ||
    die "the find box held at some time what was never typed: $texts"

kill -TERM "$shown"
for ((i = 0; i < patience_s * 20; i++)); do
    ended "$shown" && break
    sleep 0.05
done
ended "$shown" || die "the program does not end when it is asked to"
wait "$shown" || die "the program ended with $?"
echo "passed: ${texts//|/, }"
