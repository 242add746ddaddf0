# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""Start of the window until its first page is painted, against a bare Qt window, on a real X server."""
import shutil
import subprocess

BARE = r"""
#include <QApplication>
#include <QWidget>
#include <QPainter>
#include <QTimer>
class Bare : public QWidget {
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), Qt::white); QTimer::singleShot(0, qApp, &QApplication::quit); }
};
int main(int argc, char **argv) { QApplication app(argc, argv); Bare window; window.resize(1440, 900); window.show(); return app.exec(); }
"""


def bare(bench):
    source, program = bench.folder / "bare.cpp", bench.folder / "bare"
    source.write_text(BARE)
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "Qt6Widgets"], capture_output=True, text=True)
    base = "/usr/include/x86_64-linux-gnu/qt6"
    options = flags.stdout.split() if flags.returncode == 0 else \
        [f"-I{base}", f"-I{base}/QtCore", f"-I{base}/QtGui", f"-I{base}/QtWidgets", "-lQt6Widgets", "-lQt6Gui", "-lQt6Core"]
    bench.run("g++", "-O2", "-fPIC", "-std=c++20", source, "-o", program, *options)
    return program


def display(bench):
    """An X server of our own, on a free display; ends with the bench."""
    if not shutil.which("Xvfb"):
        raise bench_skip("there is no Xvfb")
    process = subprocess.Popen(["Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"], stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, text=True)
    bench.stack.callback(process.wait)
    bench.stack.callback(process.terminate)
    return ":" + process.stdout.readline().strip()


def bench_skip(why):
    import __main__
    return __main__.Skip(why)


def subjects(bench):
    screen = display(bench)
    other = bare(bench)
    where = {"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "HUBDESK_QUIT_WHEN_PAINTED": "1", "HF_ENDPOINT": "http://127.0.0.1:9",
             "XDG_CONFIG_HOME": str(bench.folder / "config"), "XDG_DATA_HOME": str(bench.folder / "data")}
    window = bench.window
    return {"hubdesk": lambda: bench.run(window, **where), "bare Qt window": lambda: bench.run(other, **where)}


AIMS = {"bare Qt window": 1.5}
