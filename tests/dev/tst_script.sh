#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
#
# The `dev` script, in a small copy of the project whose build tools and program are made up: what it passes through, what it
# says, and that whatever stops it stops everything. Everything is tried natively; `./dev cli` also in a private root where one
# is there already.
set -uo pipefail
project=$(cd -P "$(dirname "$0")/../.." && pwd)
real_cache=${XDG_CACHE_HOME:-$HOME/.cache}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
copy=$work/pro\ ject
mkdir -p "$copy/packaging" "$copy/core" "$copy/app/cli" "$copy/build/release/app" "$work/bin" "$work/cache/hubdesk"
cp "$project/dev" "$copy/dev"
cp "$project/packaging/dependencies.txt" "$copy/packaging/"
touch "$copy"/{CMakeLists.txt,CMakePresets.json,app/CMakeLists.txt}
cd "$work" || exit 1

failed=0 count=0
check() { # WHAT EXPECTED ACTUAL
    count=$((count + 1))
    [ "$2" = "$3" ] && return
    failed=$((failed + 1))
    printf 'FAIL: %s: %s\n  expected: %q\n  actual:   %q\n' "$kind" "$1" "$2" "$3"
}
# until COMMAND...: waits for it to become true, two minutes at most.
until_true() { local i; for ((i = 0; i < 6000; i++)); do "$@" && return; sleep 0.02; done; return 1; }
gone() { ! kill -0 "$1" 2>/dev/null || [ "$(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -c1)" = Z ]; }
tool() { cat >"$work/bin/$1"; chmod +x "$work/bin/$1"; }
# start COMMAND...: in the background, leader of a new group, with signals as an ordinary parent leaves them; sets $pid.
start() { env --default-signal=INT,TERM setsid "$@" >"$work/out" 2>"$work/err" </dev/null & pid=$!; }

# A program that tells everything about its surroundings, and one that waits for a signal and then tidies up.
program() {
    cat >"$copy/build/release/app/hubdesk-cli" <<'PROGRAM'
#!/usr/bin/python3
import json, os, signal, sys
command = sys.argv[1] if len(sys.argv) > 1 else ""
if command == "tell":
    data = sys.stdin.read()
    print("to stderr", file=sys.stderr)
    print(json.dumps({"arguments": sys.argv[2:], "stdin": data, "folder": os.getcwd(), "pid": os.getpid()}))
    sys.exit(7)
if command == "environment":
    sys.stdout.write("\n".join(sorted(f"{k}={v!r}" for k, v in os.environ.items() if k not in ("_", "SHLVL", "PWD", "OLDPWD"))) + "\n")
if command == "wait":
    def stop(number, frame):
        os.remove("running")
        print('{"interrupted": true}')
        sys.stdout.flush()
        os._exit(128 + number)
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    open("running", "w").write(str(os.getpid()))
    while True:
        signal.pause()
PROGRAM
    chmod +x "$copy/build/release/app/hubdesk-cli"
    touch "$copy/build/release/app/hubdesk-cli.fresh"
}

passes_everything_through() {
    mkdir -p "$work/some where"
    local out status expected
    out=$(cd "$work/some where" && printf 'a line\nno end' | "$copy/dev" cli tell 'two words' '' '*' $'new\nline' --json "q\"uote'" 2>"$work/err")
    status=$?
    check 'exit code' 7 "$status"
    check 'stderr' 'to stderr' "$(cat "$work/err")"
    expected=$(printf '%s' '["two words", "", "*", "new\nline", "--json", "q\"uote'"'"'"]')
    check 'arguments' "\"arguments\": $expected" "$(grep -o '"arguments": .*\]' <<<"$out")"
    check 'stdin' '"stdin": "a line\nno end"' "$(grep -o '"stdin": "[^"]*"' <<<"$out")"
    check 'working directory' "\"folder\": \"$work/some where\"" "$(grep -o '"folder": "[^"]*"' <<<"$out")"
    expected=$(env HF_HOME=/a\ b HUBDESK_ROUTER='x=y' HF_TOKEN=hf_test "$copy/build/release/app/hubdesk-cli" environment)
    out=$(env HF_HOME=/a\ b HUBDESK_ROUTER='x=y' HF_TOKEN=hf_test "$copy/dev" cli environment)
    check 'environment' "$expected" "$out"
}

stops_at_a_signal() { # NAME STATUS
    local to
    for to in process group; do
        rm -f "$work/running"
        start "$copy/dev" cli wait
        until_true test -s "$work/running" || check 'the program starts' started "$(cat "$work/err")"
        check 'the program is the process that was started' "$pid" "$(cat "$work/running")"
        if [ $to = process ]; then kill "-$1" "$pid"; else kill "-$1" -- "-$pid"; fi
        wait "$pid"
        check "SIG$1 to the $to: exit code" "$2" $?
        check "SIG$1 to the $to: tidied up" '' "$(cat "$work/running" 2>/dev/null)"
        check "SIG$1 to the $to: the document is whole" '{"interrupted": true}' "$(cat "$work/out")"
    done
}

leaves_nothing_when_killed() {
    local before
    before=$(wc -l </proc/self/mountinfo)
    rm -f "$work/running"
    start "$copy/dev" cli wait
    until_true test -s "$work/running"
    kill -KILL "$pid"
    wait "$pid" 2>/dev/null
    check 'killed: the program is gone' gone "$(gone "$(cat "$work/running")" && echo gone)"
    check 'no mount is left' "$before" "$(wc -l </proc/self/mountinfo)"
}

# ---- stages, with build tools of our own -----------------------------------------------------------------------------
a_stage_stops_with_the_script() {
    tool ninja <<<$'#!/bin/sh\necho $$ >"'"$work"$'/ninja"\nsleep 300 &\necho $! >"'"$work"$'/ninja.child"\nwait'
    local signal status
    for signal in INT:130 TERM:143 KILL:137; do
        status=${signal#*:} signal=${signal%:*}
        rm -f "$work"/ninja{,.child}
        start "$copy/dev" run
        until_true test -s "$work/ninja.child"
        kill "-$signal" "$pid"
        wait "$pid" 2>/dev/null
        check "SIG$signal during a build: exit code" "$status" $?
        check "SIG$signal during a build: the build is gone" gone "$(until_true gone "$(cat "$work/ninja")" && echo gone)"
        [ $signal = KILL ] && kill "$(cat "$work/ninja.child")" && continue # its parent was a plain sh, which passes nothing on
        check "SIG$signal during a build: its children are gone" gone "$(until_true gone "$(cat "$work/ninja.child")" && echo gone)"
    done
}

a_failing_build_is_shown() {
    tool ninja <<<$'#!/bin/sh\necho boom\nexit 3'
    local out
    out=$("$copy/dev" run 2>"$work/err")
    check 'a failing build: exit code' 3 $?
    check 'a failing build: stdout' '' "$out"
    check 'a failing build: its output' 1 "$(grep -c '^boom$' "$work/err")"
}

cli_builds_what_is_stale() {
    tool ninja <<<$'#!/bin/sh\ncat\necho building\necho built >>"'"$work"$'/builds"\nexit 0'
    rm -f "$work/builds"
    echo change >"$copy/core/new.cpp"
    local out
    out=$(echo input | "$copy/dev" cli tell 2>"$work/err")
    check 'stale: exit code' 7 $?
    check 'stale: only the program writes to stdout' 1 "$(wc -l <<<"$out")"
    check 'stale: the program gets the input' '"stdin": "input\n"' "$(grep -o '"stdin": "[^"]*"' <<<"$out")"
    "$copy/dev" cli tell </dev/null >/dev/null 2>&1
    check 'fresh again: not built twice' 1 "$(wc -l <"$work/builds")"
    tool ninja <<<$'#!/bin/sh\necho boom\nexit 3'
    echo change >"$copy/core/newer.cpp"
    "$copy/dev" cli tell </dev/null >"$work/out" 2>"$work/err"
    check 'a failing build of the program' 1 $?
    rm "$copy"/core/*
}

says_what_is_missing() {
    tool dpkg-query <<<$'#!/bin/sh\nexit 0'
    local plain=()
    [ $EUID -ne 0 ] || plain=("$(command -v setpriv)" --reuid 65534 --regid 65534 --clear-groups)
    chmod 755 "$work"
    rm -f "$work"/cache/hubdesk/native-*
    "${plain[@]}" "$copy/dev" shell true >"$work/out" 2>"$work/err"
    check 'a plain user without packages: exit code' 2 $?
    check 'a plain user without packages: the command' 1 "$(grep -c '^  sudo apt-get install .*\bcmake\b.*\bqt6-base-dev\b' "$work/err")"
    mkdir -p "$work/few"
    local name
    for name in bash awk sort cksum cut sed dirname mkdir mv mktemp grep env; do ln -sf "$(command -v $name)" "$work/few/$name"; done
    chmod 777 "$copy/build"
    env PATH="$work/few" HUBDESK_DEV_HOST=root "${plain[@]}" "$copy/dev" shell true >"$work/out" 2>"$work/err"
    check 'a plain user on an older system: exit code' 2 $?
    check 'a plain user on an older system: the command' '  sudo apt-get install mmdebstrap util-linux uidmap' "$(grep sudo "$work/err")"
    env HUBDESK_DEV_HOST=other PATH="$work/few" "${plain[@]}" "$copy/dev" shell true >"$work/out" 2>"$work/err"
    check 'another system: exit code' 2 $?
    check 'another system: the packages' 1 "$(grep -c ' cmake .* ninja-build ' "$work/err")"
    rm "$work"/bin/dpkg-query
}

says_what_it_does() {
    check 'no command: exit code' 0 "$("$copy/dev" >"$work/out"; echo $?)"
    check 'no command: the list' 11 "$(grep -c '^  *\./dev ' "$work/out")"
    "$copy/dev" nonsense >"$work/out" 2>"$work/err"
    check 'an unknown command: exit code' 2 $?
    check 'an unknown command: the hint' 1 "$(grep -c nonsense "$work/err")"
}

cli_checks() {
    program
    passes_everything_through
    stops_at_a_signal INT 130
    stops_at_a_signal TERM 143
    leaves_nothing_when_killed
}

kind=native
export HUBDESK_DEV_HOST=native
tool cmake <<<$'#!/bin/sh\nexit 0'
old_path=$PATH
export PATH=$work/bin:$PATH XDG_CACHE_HOME=$work/cache
tool dpkg-query <<<$'#!/bin/sh\nsed -n "/^[a-z]/s/ .*//p" "'"$copy"$'/packaging/dependencies.txt" | sed "s/^/ii  /"'
cli_checks
cli_builds_what_is_stale
a_stage_stops_with_the_script
a_failing_build_is_shown
says_what_it_does
says_what_is_missing

kind='private root'
export HUBDESK_DEV_HOST=root PATH=$old_path XDG_CACHE_HOME=$real_cache
root=$(sed -n '/^packages()/p; /^root_path()/p' "$project/dev" | (
    here=$project deps=$project/packaging/dependencies.txt cache=$real_cache/hubdesk suite=trixie
    eval "$(cat)"; root_path build run test lint))
if [ ! -e "$root/.whole" ]; then
    echo "SKIP: private root: there is none here"
elif ! unshare --mount $([ "$(id -u)" -eq 0 ] || echo --user --map-root-user) true 2>/dev/null; then
    echo "SKIP: private root: no namespaces can be made here"
else
    cli_checks
fi

echo "$count checks, $failed failed"
[ $failed -eq 0 ]
