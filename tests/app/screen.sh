# shellcheck shell=bash
# Sourced by the scripts that play with the real window: a folder of their own, programs that end
# with them, and a private X server.

folder=$(mktemp -d)
export XDG_CONFIG_HOME=$folder/.config   # of a store that is made here the key is kept here
pids=()
end_all() {
    local pid
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$folder"
}
trap end_all EXIT

# needs TOOL…: without one of them the test is skipped, which ctest knows by 77.
needs() {
    local tool
    for tool in "$@"; do
        command -v "$tool" >/dev/null || {
            echo "SKIP: no $tool"
            exit 77
        }
    done
}

# open_screen WIDTHxHEIGHT: in the current folder; from then on windows appear there.
open_screen() {
    Xvfb -displayfd 6 -noreset -screen 0 "$1"x24 -nolisten tcp 6>display 2>/dev/null &
    pids+=($!)
    for _ in $(seq 100); do [[ -s display ]] && break; sleep 0.1; done
    DISPLAY=:$(cat display)
    export DISPLAY
}
