#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
#
# The `dev` script makes its private root whole or not at all: whatever interrupts that, nothing half made is left, and the next
# try works. In a small copy of the project; what makes the root, and what enters it, is made up.
set -uo pipefail
project=$(cd -P "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ $EUID -ne 0 ] && ! { grep -q "^$(id -un):" /etc/subuid && grep -q "^$(id -un):" /etc/subgid; }; then
    echo "SKIP: this user has no subordinate ids"
    exit 77
fi
copy=$work/project cache=$work/cache/hubdesk
mkdir -p "$copy/packaging" "$work/bin" "$cache"
cp "$project/dev" "$copy/dev"
cp "$project/packaging/dependencies.txt" "$copy/packaging/"
mkfifo "$work/begun" "$work/never"
export HUBDESK_DEV_HOST=root XDG_CACHE_HOME=$work/cache PATH=$work/bin:$PATH
cd "$work" || exit 1

failed=0 count=0
check() { # WHAT EXPECTED ACTUAL
    count=$((count + 1))
    [ "$2" = "$3" ] && return
    failed=$((failed + 1))
    printf 'FAIL: %s\n  expected: %q\n  actual:   %q\n' "$1" "$2" "$3"
}
tool() { cat >"$work/bin/$1"; chmod +x "$work/bin/$1"; }

# The folder comes last. It looks whole from the first moment on, so only its name keeps anybody from taking it. What it then does
# stands in a file: it waits for ever, it fails, or it succeeds.
tool mmdebstrap <<MMDEBSTRAP
#!/bin/sh
for folder; do :; done
echo "\$folder" >>"$work/made"
mkdir "\$folder" && mkdir -p "\$folder/usr/bin" || exit 1 # as the real one, it takes no folder that is there already
touch "\$folder/.whole" "\$folder/usr/bin/half"
case \$(cat "$work/does") in
    waits) echo \$\$ >"$work/begun"; read -r _ <"$work/never" ;;
    fails) echo "a mirror is away"; exit 25 ;;
esac
MMDEBSTRAP
tool newuidmap <<<'#!/bin/sh'
# Tells which root is entered with which command; does everything else as it is asked to.
tool unshare <<'UNSHARE'
#!/bin/sh
while :; do
    case $1 in
        --propagation) shift 2 ;;
        --*) shift ;;
        /bin/sh) break ;;
        *) exec "$@" ;;
    esac
done
root=$6; shift 9 # /bin/sh -c SCRIPT dev TABLE ROOT FOLDER HUBDESK_INSIDE=1 PATH=...
echo "$root: $*"
UNSHARE

# start COMMAND...: in the background, leader of a new group, with signals as an ordinary parent leaves them; sets $pid.
start() { env --default-signal=INT,TERM setsid "$@" >"$work/out" 2>"$work/err" </dev/null & pid=$!; }
# Starts a set-up and comes back when it is in the middle; sets $pid and $maker.
start_setup() {
    echo waits >"$work/does"
    start "$copy/dev" shell true
    read -r -t 120 maker <>"$work/begun" || check 'the set-up begins' begun "$(cat "$work/err")"
}
# Whoever makes a root holds this lock as long as anything of it lives.
wait_for_its_end() { flock --timeout 120 "$cache/root.lock" true || check "$1: everything ends" ended running; }
left() { find "$cache" \( -name 'root-*' -o -name .whole \) -printf '%P\n'; }

next_try_works() { # AFTER
    local root
    echo succeeds >"$work/does"
    : >"$work/made"
    check "$1, the next try: exit code" 0 "$("$copy/dev" shell some words >"$work/out" 2>"$work/err"; echo $?)"
    root=$(sed 's/\.new$//' "$work/made")
    check "$1, the next try: the command runs in the root" "$root: some words" "$(cat "$work/out")"
    check "$1, the next try: the root is whole, and alone" "$root" "$(find "$cache" -maxdepth 1 -name 'root-*' -exec test -e {}/.whole \; -print)"
    "$copy/dev" shell some words >"$work/out" 2>"$work/err"
    check "$1, the try after that: made only once" 1 "$(wc -l <"$work/made")"
    rm -rf "${root:?}"
}

interrupted() { # SIGNAL STATUS
    local to
    for to in process group; do
        start_setup
        if [ $to = process ]; then kill "-$1" "$pid"; else kill "-$1" -- "-$pid"; fi
        wait "$pid" 2>/dev/null
        check "SIG$1 to the $to: exit code" "$2" $?
        wait_for_its_end "SIG$1 to the $to"
        check "SIG$1 to the $to: what makes the root is gone" '' "$(ls -d "/proc/$maker" 2>/dev/null)"
        check "SIG$1 to the $to: nothing is left" '' "$(left)"
        next_try_works "SIG$1 to the $to"
    done
}

descendants() {
    local child
    for child in $(cat "/proc/$1/task/$1/children" 2>/dev/null); do
        echo "$child"
        descendants "$child"
    done
}

# Nobody is there to tidy up, so the next try does.
everything_killed() {
    local all before=''
    start_setup
    all="$pid $(descendants "$pid")"
    # What lives for a moment only may have ended since it was listed, and another may have begun.
    until [ "$all" = "$before" ]; do
        # shellcheck disable=SC2086
        kill -STOP $all 2>/dev/null
        before=$all
        all="$pid $(descendants "$pid")"
    done
    # Children first: the end of a parent wakes a stopped group that it leaves an orphan, which would tidy up.
    # shellcheck disable=SC2046,SC2086
    kill -KILL "$maker" $(printf '%s\n' $all | tac) 2>/dev/null
    wait "$pid" 2>/dev/null
    wait_for_its_end 'everything killed'
    check 'everything killed: something half made is there' 1 "$(left | grep -c '\.new$')"
    check 'everything killed: no root has its final name' '' "$(left | grep -Ev '\.new(/|$)')"
    next_try_works 'everything killed'
}

failed_setup() {
    echo fails >"$work/does"
    check 'a failing set-up: exit code' 2 "$("$copy/dev" shell true >"$work/out" 2>"$work/err"; echo $?)"
    check 'a failing set-up: says why' 1 "$(grep -c '^a mirror is away$' "$work/err")"
    check 'a failing set-up: nothing is left' '' "$(left)"
    next_try_works 'a failing set-up'
}

interrupted INT 130
interrupted TERM 143
interrupted KILL 137
everything_killed
failed_setup

echo "$count checks, $failed failed"
[ $failed -eq 0 ]
