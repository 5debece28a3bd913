# shellcheck shell=bash
# Sourced by the scripts that try the command line: a folder of their own, and what they expect.

folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
export XDG_CONFIG_HOME=$folder/config
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
    grep -qF -- "$2" "$1" || die "not found in $1: $2; it says: $(head -c 2000 "$1")"
    passed=$((passed + 1))
}
same() {
    [[ $1 == "$2" ]] || die "$3: $1, not $2"
    passed=$((passed + 1))
}
sql() {
    sqlite3 town.gpkg "$1"
}
one_sentence() {
    [[ $(wc -l <err) == 1 ]] || die "not one sentence: $(cat err)"
}
