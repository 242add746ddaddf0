# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""Start of the window until its first page is painted, against a bare Qt window with one line of text, on a real X server."""
import shutil
import statistics
import subprocess
import sys
import time

BARE = r"""
#include <QApplication>
#include <QPainter>
#include <QTimer>
#include <QWidget>
#include <cstdio>
class Bare : public QWidget
{
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).drawText(rect(), Qt::AlignCenter, QStringLiteral("A bare window"));
        QTimer::singleShot(0, qApp, [] { std::puts("painted"); std::fflush(stdout); QApplication::quit(); });
    }
};
int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    Bare window;
    window.resize(1440, 900);
    window.show();
    return QApplication::exec();
}
"""


def bare(bench, name, *more):
    source, program = bench.folder / "bare.cpp", bench.folder / name
    source.write_text(BARE)
    headers = subprocess.run(["qmake6", "-query", "QT_INSTALL_HEADERS"], capture_output=True, text=True, check=True).stdout.strip()
    options = [f"-I{headers}{part}" for part in ("", "/QtCore", "/QtGui", "/QtWidgets")] + ["-lQt6Widgets", "-lQt6Gui", "-lQt6Core", *more]
    bench.run("g++", "-O2", "-fPIC", "-std=c++20", source, "-o", program, *options)
    return program


def display(bench):
    """An X server of our own, on a free display; ends with the bench."""
    if not shutil.which("Xvfb"):
        raise sys.modules["__main__"].Skip("there is no Xvfb")
    process = subprocess.Popen(["Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"], stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, text=True)
    bench.stack.callback(process.wait)
    bench.stack.callback(process.terminate)
    return ":" + process.stdout.readline().strip()


def subjects(bench):
    where = {"DISPLAY": display(bench), "QT_QPA_PLATFORM": "xcb", "HUBDESK_QUIT_WHEN_PAINTED": "1", "HF_ENDPOINT": "http://127.0.0.1:9",
             "HUBDESK_STATE_DIR": bench.state()}

    def until_painted(program):
        started = time.perf_counter()
        with subprocess.Popen([program], env=bench.environment(**where), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              text=True) as process:
            said = process.stdout.readline()
            seconds = time.perf_counter() - started
        if said != "painted\n":
            raise RuntimeError(f"{program} ended with {process.returncode} before it had painted")
        return seconds

    window, plain = bench.window, bare(bench, "bare")
    # A program that talks to a Hub loads Qt Network and what that needs (a proxy library with curl, GnuTLS and LDAP).
    network = bare(bench, "with-network", "-Wl,--no-as-needed", "-lQt6Network")
    return {"hubdesk": lambda: until_painted(window), "bare Qt window": lambda: until_painted(plain),
            "bare Qt window with Qt Network": lambda: until_painted(network)}


def also(values):
    """The warm start by itself: every round that counts has found the files in memory."""
    ms = statistics.median(values["hubdesk"]) * 1000
    print(f"  warm start {ms:.0f} ms  aim {WARM_MS}: {'reached' if ms < WARM_MS else 'MISSED'}")


AIMS = {"bare Qt window": 1.5}
WARM_MS = 400
ROUNDS = 15  # a round is short
