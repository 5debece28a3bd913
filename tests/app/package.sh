#!/usr/bin/env bash
# The Debian package as a stranger gets it: made, looked into, unpacked into a folder of its own,
# and run from there. Usage: package.sh PROGRAM (in its build folder)
set -euo pipefail

readonly program=$(readlink -f "$1")
readonly build=${program%/*}
source "$(dirname "$(readlink -f "$0")")/screen.sh"
needs cpack dpkg-deb dpkg-shlibdeps desktop-file-validate Xvfb
cd "$folder"

die() {
    echo "FAILED: $*"
    tail -n 20 log 2>/dev/null || true
    exit 1
}

cpack --config "$build/CPackConfig.cmake" -B made >log 2>&1 || die "no package was made"
deb=$(ls made/*.deb)
[[ $deb =~ getu_[0-9.]+_[a-z0-9]+\.deb$ ]] || die "it is called $deb"

# It asks for what it is linked with, and for what that opens as it runs.
depends=$(dpkg-deb -f "$deb" Depends)
for name in libc6 libgdal libglfw3 libsqlite3-0 fonts-noto-cjk libgl1-mesa-dri proj-data; do
    [[ $depends == *$name* ]] || die "it does not depend on $name"
done
[[ $depends != *-dev* ]] || die "it depends on what only a builder needs"

dpkg-deb -x "$deb" root
for entry in root/usr/share/applications/*.desktop; do
    desktop-file-validate "$entry" >log 2>&1 || die "${entry##*/} is no good entry"
    [[ $(sed -n 's/^TryExec=//p' "$entry") == getu ]] || die "${entry##*/} starts something else"
done
(($(ls root/usr/share/applications | wc -l) == 2)) || die "two entries were to be there"
unit=root/usr/lib/systemd/user/getu-wall.service
grep -q '^ExecStart=/usr/bin/getu open $STORE --workspace wall$' $unit || die "no unit of a wall"
grep -q '^Restart=always$' $unit || die "a wall would not come back"
[[ -s root/usr/share/icons/hicolor/scalable/apps/getu.svg ]] || die "no icon"
grep -q "Dear ImGui" root/usr/share/doc/getu/copyright || die "licences are missing"
(($(stat -c %s root/usr/bin/getu) < 40000000)) || die "the program was not stripped"

# Everything it is linked with is found; nothing of the build folder is.
ldd root/usr/bin/getu >log
! grep -q "not found\|$build" log || die "a library is missing"

# As the entry starts it for the first time: a fictional town is made, and shown.
export HOME=$folder/home XDG_DATA_HOME=$folder/home/data XDG_CONFIG_HOME=$folder/home/config
mkdir -p home
open_screen 1366x768
printf 'screenshot first.png\nquit\n' >session
PATH=$folder/root/usr/bin:$PATH
[[ $(command -v getu) == "$folder/root/usr/bin/getu" ]] || die "another getu is found"
getu open --script session >log 2>&1 || die "it did not start"
[[ -s first.png ]] || die "no page was drawn"
getu check home/data/getu/*.gpkg >log 2>&1 || die "its first store does not check"
echo "the package: 1 passed, 0 failed"
