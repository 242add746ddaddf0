#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
#
# Breaks core and ui on purpose, one place at a time, and says which breaks the tests notice.
"""`./dev prove mutations [WORD...]`: each entry of the list below is one fault that somebody might make. It is put into a copy
of the tree, the test programs that should notice are built and run, and it is taken out again. Before that the same programs
must be green without any fault. A WORD limits the run to the faults whose name has it. `--check` only looks whether every
fault still fits the text (a test does that, so that the list does not rot)."""
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time
from typing import NamedTuple

top = pathlib.Path(__file__).resolve().parents[2]
scratch = top / "build" / "prove-mutations"
needed = 0.9  # of all faults must be noticed


class Fault(NamedTuple):
    name: str
    file: str
    old: str
    new: str
    tests: str  # names of test programs without "tst_", apart by spaces


FAULTS = [
    Fault("the token is sent to any host", "core/net/httprules.cpp",
          "const bool home = isSameOrigin(request.url, config.endpoint);",
          "const bool home = request.url.isValid();",
          "net_redirects interop_tokenonwire"),
    Fault("offline mode opens sockets", "core/net/httprules.cpp",
          "if (!config.offlineReason.isEmpty()) {",
          'if (config.offlineReason == "never"_L1) {',
          "net_httpclient"),
    Fault("a permanent error is tried again", "core/net/retrypolicy.cpp",
          "    case 408:\n    case 429:",
          "    case 403:\n    case 404:\n    case 408:\n    case 429:",
          "net_retry"),
    Fault("a body cut short passes", "core/net/httpcall.cpp",
          "m_expected >= 0 && m_received < m_expected)",
          "m_expected >= 0 && m_received < 0)",
          "net_httpstream"),
    Fault("a gated repo is taken for a missing one", "core/net/neterror.cpp",
          'if (code == "GatedRepo") {\n        return Error::Kind::Gated;',
          'if (code == "GatedRepo") {\n        return Error::Kind::NotFound;',
          "net_neterror"),
    Fault("the gate of a repo is misread", "core/hub/repoinfo.cpp",
          'return value.toString() == "auto"_L1 ? Gate::Auto : Gate::Manual;',
          'return value.toString() == "auto"_L1 ? Gate::Open : Gate::Manual;',
          "hub_values"),
    Fault("a list is sorted by the wrong key", "core/hub/query.cpp",
          'SortName{ Sort::Likes, "likes"_L1,',
          'SortName{ Sort::Likes, "downloads"_L1,',
          "hub_values hub_hubapi"),
    Fault("a revision may hold a line break", "core/base/revision.cpp",
          "return c.unicode() < 0x21 ||",
          "return (c.unicode() < 0x21 && c != u'\\n') ||",
          "base_ids"),
    Fault("a part '..' of a path passes", "core/cache/safepath.cpp",
          "return \"it has a part '.' or '..'\"_L1;",
          'return name == ".."_L1 ? ""_L1 : "it has a part \'.\'"_L1;',
          "cache_safepath cli_hostile"),
    Fault("an unsafe path is planned all the same", "core/transfer/downloadplan.cpp",
          "    planned->action = Action::Skip;\n    planned->file.error = error;\n    planned->file.outcome = Outcome::Skipped;",
          "    planned->action = Action::Fetch;",
          "transfer_transferqueue cli_hostile"),
    Fault("a ref ends in a line break", "core/cache/cachestore_write.cpp",
          "const auto content = commit.hex.toLatin1();",
          "const auto content = commit.hex.toLatin1() + '\\n';",
          "cache_cachestore"),
    Fault("links of a snapshot are absolute", "core/cache/cachestore_write.cpp",
          "const auto target = CacheLayout::linkTarget(path, etag);",
          "const auto target = m_layout.blob(repo, etag);",
          "cache_cachestore interop_sametree"),
    Fault("a new blob keeps the mode of its partial", "core/transfer/filepartial.cpp",
          "if (file && !(*file)->isNew()) {",
          "if (false) {",
          "transfer_downloadflow"),
    Fault("the hash of a file is not compared", "core/transfer/fetchflow.cpp",
          "if (digest == job.file.content.hex || job.file.content",
          "if (!digest.isEmpty() || job.file.content",
          "transfer_downloadflow"),
    Fault("a partial is not gone on with", "core/transfer/filepartial.cpp",
          "            map = record->map;\n",
          "",
          "transfer_downloadflow transfer_transferqueue"),
    Fault("files are not in the journal before their first byte", "core/transfer/transferqueue_keep.cpp",
          "if (const auto kept = tools.journal->setFiles(run->id(), files); !kept) {",
          "if (const Result<void> kept; !kept) {",
          "transfer_transferqueue"),
    Fault("the lock is another one than the official client's", "core/cache/layout.cpp",
          'return m_root + "/.locks/"_L1 + repo.folderName() + u\'/\' + name(etag) + ".lock"_L1;',
          'return m_root + "/.locks/"_L1 + repo.folderName() + u\'/\' + name(etag) + ".lck"_L1;',
          "cache_cachestore cache_layouts cache_interop transfer_downloadflow"),
    Fault("no lock is taken", "core/transfer/flowsteps.cpp",
          "auto lock = FileLock::tryLock(path);",
          'auto lock = FileLock::tryLock(path + u".none"_s);',
          "transfer_downloadflow transfer_transferqueue"),
    Fault("a payload of the shared store is fetched again", "core/transfer/downloadflow.cpp",
          "if (job.file.xetHash.isEmpty() ||",
          "if (!job.file.xetHash.isEmpty() ||",
          "transfer_transferqueue interop_sametree"),
    Fault("the sanitizer lets onclick through", "core/card/sanitizerleaves.cpp",
          'push(token.name, spec, " href=\\""_L1 + target + u\'"\');',
          'push(token.name, spec, " onclick=\\""_L1 + token.attribute("onclick"_L1) + "\\" href=\\""_L1 + target + u\'"\');',
          "card_sanitize"),
    Fault("the text of a script is shown", "core/card/htmlrules.cpp",
          '{ u"script", { DropRaw, {} } },',
          '{ u"script", { Inline, "i"_L1 } },',
          "card_sanitize card_cardhtml"),
    Fault("a stale answer is shown", "ui/browse/repolistmodel.cpp",
          "void RepoListModel::search(const Query &query)\n{\n    m_asked.request_stop();",
          "void RepoListModel::search(const Query &query)\n{\n    m_asked = {};",
          "window_mainjob"),
    Fault("the list ends after its first page", "ui/browse/repolistmodel.cpp",
          "m_state == State::Ready && (m_next.isValid()",
          "m_state == State::LoadingMore && (m_next.isValid()",
          "window_mainjob"),
    Fault("Return in the search field does nothing", "ui/window/mainwindow.cpp",
          "        m_pages->browsePage()->focusList();",
          "        m_pages->browsePage()->update();",
          "window_mainjob"),
    Fault("the switch to work offline is not passed on", "ui/window/mainwindowactions.cpp",
          "        m_engine->setOffline(m_settings->workOffline());\n",
          "",
          "window_mainjob"),
    Fault("the sum of what is ticked is wrong", "ui/viewers/filetreemodel.cpp",
          "sum.checkedBytes += after.checkedBytes - before.checkedBytes;",
          "sum.checkedBytes += after.bytes - before.checkedBytes;",
          "viewers_filetreemodel"),
    Fault("a folder that is half ticked looks ticked", "ui/viewers/filetreemodel.cpp",
          ": node.sums.checked == node.sums.files ? Qt::Checked",
          ": node.sums.checked > 0                ? Qt::Checked",
          "viewers_filetreemodel"),
    Fault("a share is rounded up", "ui/shared/format.cpp",
          "static_cast<int>(std::floor(std::max(0.0, share) * 100 + 1e-9));",
          "static_cast<int>(std::ceil(std::max(0.0, share) * 100));",
          "shared_format"),
    Fault("a progress resets the table of transfers", "ui/transfers/transfermodel.cpp",
          "            Q_EMIT dataChanged(index(known, 0), index(known, ColumnCount - 1));",
          "            beginResetModel();\n            endResetModel();",
          "transfers_transfermodel"),
    Fault("the number of files is that of the finished ones", "ui/transfers/transferwords.cpp",
          'tr("%1 of %n file(s) done", nullptr, state.fileCount).arg(state.filesDone);',
          'tr("%1 of %n file(s) done", nullptr, state.filesDone).arg(state.filesDone);',
          "transfers_transfermodel"),
    Fault("two connections get one block", "core/transfer/shares.cpp",
          "begin = share.range.end;",
          "begin = share.range.end - 1;",
          "transfer_shares"),
    Fault("a server that ignores ranges ends a file", "core/transfer/fetchcrew.cpp",
          "if (fetch.calledOff || (fetch.ignoredRange && fetch.refuseWhole)) {",
          "if (fetch.calledOff) {",
          "transfer_connections"),
    Fault("a queue is held and goes on", "core/transfer/transferqueue_order.cpp",
          "run->requestStop(Stop::Hold);",
          "(void)run;",
          "transfer_queueorder"),
    Fault("marks lie beside the words", "ui/viewers/cardviewfind.cpp",
          "const auto left = line.cursorToX(qMax(from, line.textStart()));",
          "const auto left = line.cursorToX(line.textStart());",
          "viewers_cardfind"),
    Fault("a text colour is too pale", "ui/shared/tokens.cpp",
          "{ Token::Muted, 0xff4b5563,",
          "{ Token::Muted, 0xff9ca3af,",
          "shared_theme"),
    Fault("a wrong token closes the sign-in dialog", "ui/account/signindialog.cpp",
          "    setBusy(false);\n    if (who) {",
          "    setBusy(false);\n    if (!who) {\n        accept();\n        return;\n    }\n    if (who) {",
          "window_account"),
    Fault("a download takes what the branch is now", "core/transfer/downloadplan.cpp",
          "    if (!request.commit.isEmpty()) {\n        co_return request.commit;\n    }\n",
          "",
          "transfer_showncommit"),
    Fault("a ref goes back to an older commit", "core/transfer/downloadplan.cpp",
          "co_return RefMove{ std::ranges::any_of(before->items, isSeen) };",
          "co_return RefMove{ std::ranges::any_of(before->items, isSeen) || true };",
          "transfer_showncommit"),
    Fault("a page waits for as long as the Hub asks", "core/net/httpclient.cpp",
          "(request.personWaits && isTooLongForAPerson(*answer.error, attempt))",
          "(!request.personWaits && isTooLongForAPerson(*answer.error, attempt) && false)",
          "net_retry"),
    Fault("a certificate of nobody is taken", "core/net/httpcall.cpp",
          "QString() : errors.first().errorString(); // and nothing is ignored",
          "QString() : errors.first().errorString();\n        m_reply->ignoreSslErrors();",
          "net_tls"),
    Fault("a download that left files out ends well", "app/cli/download.cpp",
          "return refused ? Failed : Done;",
          "(void)refused;\n    return Done;",
          "cli_hostile"),
]


def complain(text):
    print(f"mutations: {text}", file=sys.stderr)


def misfits(faults, root):
    """The faults whose place is not there, or there twice."""
    wrong = []
    for fault in faults:
        path = root / fault.file
        count = path.read_text().count(fault.old) if path.exists() else 0
        if count != 1:
            wrong.append(f"{fault.name}: {fault.file} has its text {count} times")
        for test in fault.tests.split():
            room, _, name = test.partition("_")
            if not any((root / "tests" / room / f"tst_{name}{kind}.cpp").exists() for kind in ("", "_posix")):
                wrong.append(f"{fault.name}: there is no tests/{room}/tst_{name}.cpp")
    return wrong


def copy_tree():
    """What is under version control or would be, into the scratch copy; files that are the same keep their time."""
    copy = scratch / "tree"
    listed = subprocess.run(["git", "-C", top, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            capture_output=True)
    if listed.returncode == 0:
        names = [name for name in listed.stdout.decode().split("\0") if name]
    else:  # a tarball, or no git here
        names = [str(path.relative_to(top)) for path in top.rglob("*")
                 if path.is_file() and not {"build", "shots", ".git"} & set(path.relative_to(top).parts[:1])]
    wanted = {name for name in names if (top / name).is_file()}
    for name in wanted:
        source, target = top / name, copy / name
        if target.exists() and target.read_bytes() == source.read_bytes():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    for path in copy.rglob("*"):
        relative = path.relative_to(copy)
        if path.is_file() and relative.parts[0] != "build" and str(relative) not in wanted:
            path.unlink()
    return copy


class Runner:
    def __init__(self, copy):
        self.copy = copy
        self.build = copy / "build" / "asan"
        self.log = open(scratch / "log.txt", "w")
        self.environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", "HF_TOKEN": "", "HF_HOME": "",
                            "HF_ENDPOINT": "", "QT_FORCE_STDERR_LOGGING": "1",
                            "LSAN_OPTIONS": f"print_suppressions=0:suppressions={copy}/tests/lsan.supp"}
        self.environment.pop("HUBDESK_PROVE", None)

    def command(self, *arguments, limit=900):
        """Exit code and output; what it started ends with it."""
        process = subprocess.Popen(arguments, cwd=self.copy, env=self.environment, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
        try:
            output, _ = process.communicate(timeout=limit)
            code = process.returncode
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            output, _ = process.communicate()
            code = -1
            output += b"\n(took too long)\n"
        text = output.decode(errors="replace")
        self.log.write(f"$ {' '.join(map(str, arguments))}\n{text}\n-> {code}\n")
        self.log.flush()
        return code, text

    def configure(self):
        code, text = self.command("cmake", "-S", ".", "--preset", "asan")
        if code != 0:
            sys.exit(f"mutations: cmake failed\n{text[-3000:]}")

    def make(self, tests):
        return self.command("ninja", "-C", str(self.build), *[f"tst_{test}" for test in tests], limit=3600)

    def noticed_by(self, test):
        """Name of the first test function that fails; None if all pass."""
        code, text = self.command(str(self.build / "tests" / f"tst_{test}"), limit=300)
        if code == 0:
            return None
        failed = re.search(r"^(?:FAIL!|QFATAL)\s*: \w+::(\w+)", text, re.M)
        return f"{test}: {failed[1]}" if failed else f"{test} (exit {code})"


def try_fault(runner, fault):
    path = runner.copy / fault.file
    sound = path.read_text()
    path.write_text(sound.replace(fault.old, fault.new))
    try:
        tests = fault.tests.split()
        code, text = runner.make(tests)
        if code != 0:
            errors = [line for line in text.splitlines() if "error" in line]
            return "does not build", errors[0][:150] if errors else text[-150:]
        for test in tests:
            if by := runner.noticed_by(test):
                return "noticed", by
        return "MISSED", ", ".join(tests)
    finally:
        path.write_text(sound)


def main(arguments):
    words = [word for word in arguments if not word.startswith("--")]
    faults = [fault for fault in FAULTS if not words or any(word in fault.name for word in words)]
    wrong = misfits(faults, top)
    for line in wrong:
        complain(line)
    if wrong or "--check" in arguments or not faults:
        return 1 if wrong or not faults else 0

    scratch.mkdir(parents=True, exist_ok=True)
    runner = Runner(copy_tree())
    runner.configure()
    tests = sorted({test for fault in faults for test in fault.tests.split()})
    code, text = runner.make(tests)
    if code != 0:
        complain("the tree does not build as it is:\n" + text[-3000:])
        return 1
    for test in tests:
        if by := runner.noticed_by(test):
            complain(f"not green without any fault: {by} (see {scratch}/log.txt)")
            return 1
    complain(f"{len(tests)} test programs are green without a fault; now {len(faults)} faults")

    rows = []
    for number, fault in enumerate(faults, 1):
        started = time.monotonic()
        result, detail = try_fault(runner, fault)
        rows.append((fault, result, detail))
        complain(f"{number}/{len(faults)} {fault.name}: {result} ({detail}), {time.monotonic() - started:.0f} s")
    print("| fault | where | result | by |\n|---|---|---|---|")
    for fault, result, detail in rows:
        print(f"| {fault.name} | {fault.file} | {result} | {detail} |")
    noticed = sum(result == "noticed" for _, result, _ in rows)
    print(f"\n{noticed} of {len(rows)} faults noticed.")
    return 0 if noticed >= needed * len(rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
