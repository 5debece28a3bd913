#!/usr/bin/env bash
# What planners do, by rehearsed sessions in the window. Scenario A7: how many walk to care of the old,
# where it is lacking, what one more would do, and all of it as a table and on paper, without a person
# read. A8: leaves change their grid from a day on; sums stay, and so does what was before. A12: which
# rosters are not out, and who may publish them. Usage: planner.sh PROGRAM [FOLDER FOR PICTURES]
set -euo pipefail

readonly program=$(readlink -f "$1")
source "$(dirname "$(readlink -f "$0")")/screen.sh"
needs Xvfb sqlite3 pdftotext pdfinfo
pictures=${2-}
[[ -z $pictures ]] || pictures=$(readlink -f "$pictures")
cd "$folder"
export HOME=$folder XDG_DATA_HOME=$folder/data

die() {
    echo "FAILED: $*" >&2
    tail -n 3 err >&2 2>/dev/null || true
    exit 1
}
ask() { sqlite3 -cmd '.timeout 5000' town.gpkg "$1"; }
getu() { # WORDS…: the command line, as the planner
    "$program" "$@" --as plan 2>err || die "$*: $(cat err)"
}
play() { # SCRIPT WORDS…: a rehearsed session on the store
    timeout 300 "$program" open town.gpkg --script "$@" 2>err || die "$1: $(cat err)"
}
number() { grep -oE "\"$1\":[0-9.]+" | head -1 | cut -d: -f2; }
# What stands on a sheet, in the order in which it is written, without blanks.
text_of() { pdftotext -raw "$1" - | tr -d ' \n\f'; }
has() { # FILE TEXT
    text_of "$1" | grep -qF -- "$2" || die "not on $1: $2"
}
# The one file of that kind among those that went out from the page.
exported() { # PATTERN
    local found
    found=$(find data/getu/exports -name "$1")
    [[ -n $found && $(wc -l <<<"$found") == 1 ]] || die "not one file like $1: $found"
    echo "$found"
}

readonly at=2026-03-27T10:00
"$program" demo --size S --seed 1 --at $at --out town.gpkg --no-open 2>/dev/null
echo "correct horse" >password
export GETU_PASSWORD_FILE=$PWD/password
"$program" account town.gpkg add plan --role planner >/dev/null || die "no planner"

# What must be told: the command line finds it by itself. The minutes are such that somebody lacks it.
for minutes in 15 10 8 5; do
    asked=(--trade 07 --profile elderly --minutes $minutes)
    getu coverage town.gpkg --gaps "${asked[@]}" --json >gaps
    [[ ! -s gaps ]] || break
done
[[ -s gaps ]] || die "nobody lacks anything"
grep -q '"persons"' gaps && die "persons of a gap told to a planner"
getu coverage town.gpkg "${asked[@]}" --json >cover
getu coverage town.gpkg --sites 3 "${asked[@]}" --json >sites
readonly gaps=$(wc -l <gaps) sites=$(wc -l <sites)
households() { grep -oE '"households":[0-9]+' gaps | cut -d: -f2; }
readonly lacking=$(households | awk '{sum += $1} END {print sum}')
readonly covered=$(tail -1 cover | number covered) whole=$(tail -1 cover | number whole)
readonly unknown=$(tail -1 cover | number unknown)
readonly gained=$(head -1 sites | grep -oE '"gained":[0-9]+' | cut -d: -f2)
[[ $((covered + lacking + unknown)) -le $whole ]] ||
    die "$covered covered, $lacking in gaps and $unknown unknown are more than $whole"
[[ $gained -gt 0 ]] || die "no site would help"

# A7 in the window, and what it gives on paper and as a table.
open_screen 1920x1080
cat >cover.getu <<END
expect role planner
workspace plan
plan-tab cover
select $(ask "SELECT code FROM place WHERE kind='SUBD' LIMIT 1")
expect plan-theme minutes
plan-ask service=K10.07 profile=elderly minutes=$minutes
until plan-covered $covered
until plan-gaps $gaps
expect plan-known $((whole - unknown))
expect plan-gap-households $lacking
screenshot cover.png
plan-tab siting
plan-ask sites=3
until plan-gained $gained
expect plan-sites $sites
plan-spot $(head -1 gaps | grep -oE '"x":[0-9.]+' | cut -d: -f2) $(head -1 gaps | grep -oE '"y":[0-9.]+' | cut -d: -f2)
wait idle
expect plan-spots 1
expect plan-before $covered
plan-print A3 PDF
until plan-told .pdf yes
screenshot spot.png
plan-spot none
wait idle
expect plan-covered $covered
plan-ask with=on
wait idle
expect plan-before $covered
plan-ask with=off
wait idle
plan-print A1 PNG
until plan-told .png yes
plan-export cover CSV
until plan-told .csv yes
quit
END
play cover.getu --as plan --at $at

sheet=$(exported '*.pdf')
picture=$(exported '*.png')
table=$(exported '*.csv')
pdfinfo "$sheet" | grep -q '(A3)' || die "not an A3 sheet"
for text in 服务覆盖图 养老 老年人步行每分钟60米 "${minutes}分钟内" "覆盖率＝已覆盖÷（总数－未知）" \
    图例 缺口 选址参考 比例尺1: 统计时点 2026-03-2710:0 EPSG: 数据来源 流水号 本图不含个人信息; do
    has "$sheet" "$text"
done
# One more at the largest gap covers more.
text_of "$sheet" | grep -qE '覆盖率[0-9.]+%→[0-9.]+%，\+[1-9][0-9]*户' || die "what the spot changes"
has "$sheet" "$(ask "SELECT serial FROM export_register WHERE file='$(basename "$sheet")'")"
[[ $(head -c 4 "$picture" | tail -c 3) == PNG ]] || die "no picture"
grep -q "每分钟 60 米" "$table" || die "the definition is not in the table"
grep -q ",$covered,$whole,$unknown," "$table" || die "the sum is not in the table"
for file in "$sheet" "$picture" "$table"; do
    [[ $(ask "SELECT sha256||' '||role FROM export_register WHERE file='$(basename "$file")'") == \
        "$(sha256sum "$file" | cut -d' ' -f1) planner" ]] || die "$file is not registered"
done

# The same from the command line, by minutes and by the nine items; all without a person.
getu coverage town.gpkg --sheet "${asked[@]}" --paper A1 -o large.pdf >/dev/null
pdfinfo large.pdf | grep -q '(A1)' || pdfinfo large.pdf | grep -qE 'Page size: +238[34]' ||
    die "not an A1 sheet"
has large.pdf "已覆盖${covered}户"
has large.pdf "缺口$gaps"
for number in $(households | head -20); do has large.pdf "$number"; done
getu sheet town.gpkg cover "${asked[@]}" --theme nine --paper A3 -o nine.pdf >/dev/null
has nine.pdf 便民生活圈九项
if "$program" table town.gpkg rental --purpose 1 --as plan -o homes.csv >out 2>err; then
    die "a planner got a table of homes"
fi
[[ ! -e homes.csv ]] || die "a refused table left a file"
readonly persons_read="FROM audit WHERE act IN
    ('list','reveal','targets','words','picture','lock','lock-seen') OR act='table' AND tbl<>'place'"
[[ $(ask "SELECT count(*) $persons_read") == 0 ]] ||
    die "a person was read: $(ask "SELECT act,tbl $persons_read")"

# A8: a draft of the demo's own moves; one grid has a number that is not its turn.
readonly target=$(ask "SELECT grid FROM draft_move ORDER BY id LIMIT 1")
readonly source_grid=$(ask "SELECT from_grid FROM draft_move ORDER BY id LIMIT 1")
readonly community=$(ask "SELECT place FROM grid WHERE id=$target")
readonly code=$(ask "SELECT code FROM place WHERE id=$community")
readonly old_code=${code}999
ask "UPDATE grid SET code='$old_code' WHERE id=$target"
readonly moves=$(ask "SELECT count(*) FROM draft_move WHERE grid=$target AND from_grid=$source_grid")
leaves() { # of the community, in its grids
    ask "SELECT count(*) FROM place WHERE valid_to IS NULL AND grid IN
        (SELECT id FROM grid WHERE place=$community AND kind='basic')"
}
in_grid() { ask "SELECT count(*) FROM place WHERE valid_to IS NULL AND grid=$1"; }
readonly all=$(leaves) before_target=$(in_grid "$target") before_source=$(in_grid "$source_grid")
readonly known=$(ask "SELECT coalesce(max(id),0) FROM grid_history")
{
    echo "workspace plan"
    echo "plan-tab division"
    echo "division community $code"
    echo "division new 七月方案"
    echo "until division-draft 七月方案"
    ask "SELECT 'division move '||place||' $old_code' FROM draft_move
        WHERE grid=$target AND from_grid=$source_grid"
    cat <<END
until division-moves $moves
expect division-outdated 0
plan-print A3 PDF
until plan-told .pdf yes
screenshot division.png
division apply 2026-07-01
until division-state planned
quit
END
} >divide.getu
rm "$sheet"
play divide.getu --as plan --at $at
[[ $(in_grid "$target") == "$before_target" ]] || die "a draft moved something"
compared=$(exported '*.pdf')
for text in 网格调整对照图 七月方案 调整前 调整后 "换网格的地点$moves" "$all→$all" 均衡度=; do
    has "$compared" "$text"
done
balance=$(text_of "$compared" | grep -oE '均衡度[0-9.]+→[0-9.]+' | head -1 | grep -oE '[0-9]+\.[0-9]+')
read -r was will <<<"$(tr '\n' ' ' <<<"$balance")"
awk "BEGIN {exit !($will < $was)}" || die "the balance goes from $was to $will"
getu sheet town.gpkg division --draft 七月方案 --at $at -o draft.pdf >/dev/null
has draft.pdf "$all→$all"
if "$program" sheet town.gpkg division --draft 八月方案 --as plan -o no.pdf >out 2>err; then
    die "a sheet of no draft"
fi

cat >july.getu <<END
workspace plan
plan-tab division
division open 七月方案
until division-state applied
find $old_code
until found 1
quit
END
play july.getu --as plan --at 2026-07-01T08:00
[[ $(in_grid "$target") == $((before_target + moves)) ]] || die "what moved has not come"
[[ $(in_grid "$source_grid") == $((before_source - moves)) ]] || die "what moved has not gone"
[[ $(leaves) == "$all" ]] || die "the leaves of the community are $(leaves), not $all"
[[ $(ask "SELECT count(*) FROM grid_history WHERE id>$known AND grid=$source_grid AND code IS NULL
    AND until=(SELECT apply_from FROM draft WHERE name='七月方案')") == "$moves" ]] ||
    die "what held before is not in the history"
[[ $(ask "SELECT count(*) FROM grid_history WHERE grid=$target AND code='$old_code'") == 1 ]] ||
    die "the old number is forgotten"
[[ $(ask "SELECT code='$old_code' FROM grid WHERE id=$target") == 0 ]] || die "the number stayed"
[[ $(ask "SELECT count(DISTINCT code)=count(code) FROM grid WHERE place=$community") == 1 ]] ||
    die "two grids have one number"
"$program" check town.gpkg --at 2026-07-01T08:00 >out || die "check found differences: $(cat out)"

# A12: on 27 March two rosters of April are not out. A planner looks and may not publish; who may is
# late by now.
ask "UPDATE roster SET published_at=CAST(strftime('%s','2026-03-20') AS INTEGER) WHERE month='2026-04'"
ask "UPDATE roster SET published_at=NULL WHERE id IN
    (SELECT id FROM roster WHERE month='2026-04' ORDER BY id DESC LIMIT 2)"
readonly missing=$(ask "SELECT p.code FROM roster r JOIN place p ON p.id=r.place
    WHERE r.month='2026-04' AND published_at IS NULL ORDER BY r.id LIMIT 1")
readonly in_time=$(ask "SELECT p.code FROM roster r JOIN place p ON p.id=r.place
    WHERE r.month='2026-04' AND published_at IS NOT NULL ORDER BY r.id LIMIT 1")
for who in plan owner; do
    after=$([[ $who == plan ]] && echo 2 || echo 1)
    cat >roster.getu <<END
workspace plan
plan-tab team
expect plan-theme onduty
team part roster
team month 2026-04
until team-unpublished 2
expect team-standing $missing missing
expect team-standing $in_time in-time
select $missing
team publish
wait idle
until team-unpublished $after
screenshot roster-$who.png
quit
END
    [[ $who != owner ]] || sed -i '/^screenshot/i until team-standing '"$missing"' late' roster.getu
    if [[ $who == plan ]]; then play roster.getu --as plan --at $at; else play roster.getu --at $at; fi
    [[ $(ask "SELECT count(*) FROM roster WHERE month='2026-04' AND published_at IS NULL") == "$after" ]] ||
        die "$who: not $after rosters are missing"
done

# Who is there: half an hour before, within the hours, in the night. Monday is a working day.
readonly house=$(ask "SELECT id FROM place WHERE kind='BLDG' AND valid_to IS NULL ORDER BY id LIMIT 1")
for moment in 08:10=1 10:00=0 21:00=6; do
    cat >duty.getu <<END
workspace plan
plan-tab team
until plan-theme onduty
until plan-class $house ${moment#*=}
quit
END
    play duty.getu --as plan --at 2026-03-30T${moment%=*}
done
"$program" check town.gpkg --at $at >out || die "check found differences: $(cat out)"
[[ -z $pictures ]] || cp ./*.png "$pictures"
echo "coverage, a re-division and rosters, as planners do them: passed"
