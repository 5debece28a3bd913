#!/usr/bin/env bash
# Tries `getu new` on every file below some folders, and lays the outcome on one page: what was made
# of each, with a picture, or the sentence that refused it. Anything else is a defect: a crash, a
# hang, a store that does not check, a refusal without a sentence.
#
# Usage: table.sh PROGRAM OUT FOLDER…      writes OUT/index.html and OUT/table.tsv; exit 1 on defects
# Files that go together lie in one folder with a name ending in .together
set -uo pipefail
(($# >= 3)) || {
    sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
    exit 2
}
program=$(readlink -f "$1")
out=$2
shift 2
mkdir -p "$out"
out=$(readlink -f "$out")
readonly limit_s=${LIMIT_S:-180}
defects=0 number=0
: >"$out/table.tsv"

html() { sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g' <<<"$1"; }

try() {
    local path=$1 name=$2 store picture start took code said verdict places blocks
    number=$((number + 1))
    store=$out/$number.gpkg picture=
    rm -f "$store" "$store"-* "$store".rejected.csv
    start=$(date +%s%N)
    timeout -k 5 "$limit_s" "$program" new "$store" --from "$path" --json \
        >"$out/$number.json" 2>"$out/$number.err" </dev/null
    code=$?
    took=$((($(date +%s%N) - start) / 1000000))
    said=$(tail -n 1 "$out/$number.err")
    case $code in
        0)
            places=$(sed -n 's/.*"places":\([0-9]*\).*/\1/p' "$out/$number.json" | tail -n 1)
            blocks=$(sed -n 's/.*"blocks":\([0-9]*\).*/\1/p' "$out/$number.json" | tail -n 1)
            verdict="$places places, $blocks blocks"
            "$program" check "$store" >"$out/$number.check" 2>&1 || {
                verdict="DEFECT: does not check; $verdict"
                defects=$((defects + 1))
            }
            "$program" render "$store" -o "$out/$number.png" --size 960x540 2>>"$out/$number.err" &&
                picture=$number.png
            [[ -n $picture ]] || {
                verdict="DEFECT: no picture; $verdict"
                defects=$((defects + 1))
            }
            ;;
        1)
            verdict="refused: $said"
            [[ -n $said ]] || {
                verdict="DEFECT: refused without a sentence"
                defects=$((defects + 1))
            }
            [[ ! -e $store ]] || {
                verdict="DEFECT: refused, and left a store behind"
                defects=$((defects + 1))
            }
            ;;
        *)
            verdict="DEFECT: exit $code after $took ms: $said"
            defects=$((defects + 1))
            ;;
    esac
    printf '%s\t%s\t%s\t%s\n' "$name" "$took" "$code" "$verdict" >>"$out/table.tsv"
    {
        echo "<tr><td>$(html "$name")<td>$took ms<td>$(html "$verdict")<td>"
        [[ -z $picture ]] || echo "<a href=$picture><img src=$picture width=480></a>"
    } >>"$out/rows.html"
    [[ -n ${KEEP-} ]] || rm -f "$store" "$store"-*
}

: >"$out/rows.html"
while IFS= read -r -d '' path; do
    try "$path" "${path#"$(dirname "$1")/"}"
done < <(find "$@" \( -type d -name '*.together' -prune -o -type f \
    ! -name '*.dbf' ! -name '*.shx' ! -name '*.prj' ! -name '*.cpg' ! -name '*.md' ! -name '*.tsv' \) -print0 |
    sort -z)
{
    echo '<!doctype html><meta charset=utf-8><title>Real places</title>'
    echo '<style>body{font:14px sans-serif}td{vertical-align:top;padding:4px 12px}</style><table>'
    cat "$out/rows.html"
    echo '</table>'
} >"$out/index.html"
rm -f "$out/rows.html"
echo "$number files, $defects defects: $out/index.html"
((defects == 0))
