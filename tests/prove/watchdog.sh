#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
#
# The tests of the window with optimised code and without sanitizers: nothing may stop the window for 100 ms.
#
# `./dev prove watchdog [REGEX]`: under sanitizers, as `./dev test` builds, the watchdog of tests/support/window.h allows ten
# times as much. Prints, for each test program, how long the window was busy at most.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=build/watchdog
export HUBDESK_PROVE=1 QT_QPA_PLATFORM=offscreen QT_FORCE_STDERR_LOGGING=1 LC_ALL=C.UTF-8 XDG_CACHE_HOME='' HF_TOKEN='' HF_HOME='' HF_ENDPOINT=''
shopt -s nullglob
targets=()
for source in tests/{window,viewers,browse,repo}/tst_*.cpp; do
    room=${source%/*} name=${source##*/} name=${name%.cpp}
    targets+=("tst_${room##*/}_${name#tst_}")
done
if [ $# -gt 0 ]; then mapfile -t targets < <(printf '%s\n' "${targets[@]}" | grep -E -- "$1"); fi
[ ${#targets[@]} -gt 0 ] || { echo "no test is called like that"; exit 2; }
cmake --preset release -B "$folder" -DHUBDESK_TESTS=ON -DHUBDESK_SHARED=ON >/dev/null
ninja -C "$folder" "${targets[@]}" | tail -1
failed=0
for target in "${targets[@]}"; do
    log=$folder/$target.log
    verdict=ok
    program=$folder/tests/$target
    [ -x "$program" ] || program=$folder/app/$target # beside the plug-ins
    timeout 900 "$program" >"$log" 2>&1 || { verdict=FAILED; failed=1; }
    most=$(sed -n 's/.*the window was busy for at most \([0-9]*\) ms.*/\1/p' "$log" | sort -n | tail -1)
    printf '%-32s %-6s %s\n' "$target" "$verdict" "${most:+busy for at most $most ms}"
    [ "$verdict" = ok ] || grep -A3 '^FAIL' "$log" || tail -5 "$log"
done
exit $failed
