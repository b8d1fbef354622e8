#!/bin/sh
# Brings the Debian packages named on the command line, if they are not there and if it may.
# It never fails: whoever needs a package that could not be brought says so in its own words.
set -u
missing=""
for name in "$@"; do
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' ||
        missing="$missing $name"
done
[ -z "$missing" ] && exit 0

if ! command -v apt-get >/dev/null; then
    echo "Not a Debian system; please install what corresponds to:$missing" >&2
    exit 0
fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
        echo "Not allowed to install packages; please run: sudo apt-get install$missing" >&2
        exit 0
    fi
    as_root="sudo -n"
fi
echo "Installing Debian packages:$missing"
# shellcheck disable=SC2086  # both are lists of words
{
    $as_root apt-get update -qq &&
        $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends $missing >/dev/null
} || echo "apt-get could not install:$missing" >&2
exit 0
