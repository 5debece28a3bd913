#!/usr/bin/env bash
# Unpacks the pinned sources of sources.lock into build/third_party/<folder>.
#
# They are Debian source packages, taken from the mirror this machine already uses, through a
# private apt configuration under build/third_party/apt: the machine's own sources and lists are
# only read. GETU_DEBIAN_MIRROR=URL names another mirror; tars laid into build/third_party/tars
# are used without any. Needs no root.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly dest=$PWD/build/third_party lock=third_party/sources.lock
readonly apt=$dest/apt tars=$dest/tars keyring=/usr/share/keyrings/debian-archive-keyring.gpg

die() {
    echo "fetch.sh: $*" >&2
    exit 1
}

has_sum() { sha256sum --check --status <<<"$2  $1"; }

# The Debian mirror of this machine: the one its own release comes from.
# shellcheck disable=SC1091,SC2016 # the parentheses are apt's
mirror() {
    local release uris
    release=$(. /etc/os-release && echo "${VERSION_CODENAME:-stable}")
    uris=$(apt-get indextargets --format '$(REPO_URI)' 'Component: main' "Release: $release")
    [[ $uris ]] || uris=$(apt-get indextargets --format '$(REPO_URI)' 'Component: main')
    grep -v -e '^cdrom:' -e security <<<"$uris" | sed -n 1p
}

# Writes the private configuration. It is read after the machine's own (which may name a proxy)
# and wins over it; the machine's hooks around `update` are dropped. A mirror that lags, or a clock
# that is off, does no harm: what is pinned does not age.
configure_apt() {
    mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial"
    : >"$apt/log"
    : >"$apt/sources.list"
    cat >"$apt/apt.conf" <<-END
		#clear APT::Update;
		APT::Sandbox::User "root";
		Acquire::Check-Date "false";
		Acquire::Languages "none";
		Dir::Cache "$apt/cache";
		Dir::Etc::preferences "/dev/null";
		Dir::Etc::preferencesparts "/dev/null";
		Dir::Etc::sourcelist "$apt/sources.list";
		Dir::Etc::sourceparts "/dev/null";
		Dir::State::lists "$apt/lists";
	END
}

# A suite may be signed only by keys newer than this machine's keyring. `update` lets that pass,
# because a pinned tar is trusted for its SHA-256 and nothing else. A tar that is not pinned (a
# newer one of the series) is downloaded without --allow-unauthenticated: apt then refuses it.
# A suite that the mirror has not is no failure either: what counts is what is offered.
add_suite() {
    local signed=""
    [[ ! -f $keyring ]] || signed="[signed-by=$keyring]"
    echo "deb-src $signed $1 $2 main" >>"$apt/sources.list"
    apt-get -c "$apt/apt.conf" --allow-insecure-repositories update >>"$apt/log" 2>&1 || true
}

# A line "version tar sha256" for each version of a package there is, the newest first.
offers() {
    apt-cache -c "$apt/apt.conf" showsrc --only-source "$1" 2>>"$apt/log" | awk '
        /^[^ ]/ { section = $1 }
        $1 == "Version:" { version = $2 }
        section == "Checksums-Sha256:" && $3 ~ /\.orig\.tar\.[a-z0-9]+$/ { print version, $3, $1 }
    ' | sort -rV || true
}

# download MIRROR PACKAGE=VERSION TAR SHA256 [OPTION]
download() {
    (cd "$tars" && apt-get -c "$apt/apt.conf" source --download-only --tar-only "$2" "${@:5}") \
        >>"$apt/log" 2>&1 || die "$3 could not be downloaded from $1: see $apt/log"
    has_sum "$tars/$3" "$4" || die "$3 from $1 is not the file it should be: its SHA-256 differs"
}

# fetch PACKAGE SUITES VERSION SERIES SHA256: sets `tar` to the file in $tars.
fetch() {
    local package=$1 suites=$2 pinned=$3 series=$4 sum=$5
    local from suite found version got
    from=${GETU_DEBIAN_MIRROR:-$(mirror)}
    [[ $from ]] || die "apt on this machine names no Debian mirror: set GETU_DEBIAN_MIRROR"

    configure_apt
    for suite in ${suites//,/ }; do
        add_suite "$from" "$suite"
        found=$(offers "$package" | awk -v sum="$sum" '$3 == sum && !n++')
        if [[ $found ]]; then
            read -r version tar got <<<"$found"
            download "$from" "$package=$version" "$tar" "$sum" --allow-unauthenticated
            return
        fi
    done

    found=$(offers "$package" | awk -v series="$series." 'index($1, series) == 1 && !n++')
    [[ $found ]] || die "$package $pinned cannot be had from $from (suite $suites): see $apt/log"
    read -r version tar got <<<"$found"
    echo "fetch.sh: warning: $package $pinned has gone, taking $version, which is not pinned" >&2
    download "$from" "$package=$version" "$tar" "$got"
}

# unpack FOLDER TAR SHA256
unpack() {
    local new=$dest/$1.new
    rm -rf "$new" "${dest:?}/$1"
    mkdir "$new"
    tar -xf "$tars/$2" -C "$new" --strip-components=1 --no-same-owner
    echo "$3" >"$new/.sha256"
    mv "$new" "$dest/$1"
    echo "third_party/$1: $2"
}

mkdir -p "$tars"
exec {guard}>"$dest/.lock"
flock "$guard" # two starts at once take turns

while read -r folder package suites version series sum; do
    [[ $folder && $folder != \#* ]] || continue
    [[ ! -f $dest/$folder/.sha256 || $(<"$dest/$folder/.sha256") != "$sum" ]] || continue
    tar=""
    for file in "$tars"/*; do
        [[ ! -f $file ]] || ! has_sum "$file" "$sum" || tar=${file##*/}
    done
    [[ $tar ]] || fetch "$package" "$suites" "$version" "$series" "$sum"
    unpack "$folder" "$tar" "$sum"
done <"$lock"
rm -rf "$apt/lists" "$apt/cache"
