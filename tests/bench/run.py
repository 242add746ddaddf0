#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""`./dev bench [NAME...]`: measures Hubdesk against what a person would use otherwise.

A bench is a file tests/bench/NAME.py: its first line of text says what it measures, and

    def subjects(bench):
        return {"hubdesk-cli": lambda: bench.run(bench.cli, "--version"), "hf": lambda: bench.run(bench.hf, "version")}
    AIMS = {"hf": 0.15}              # the first subject divided by this one should be at most so much; None: no aim
    UNIT = "s"                       # what a subject returns; if it returns None, its own seconds are taken
    LIMIT = 120                      # instead of ratios: what the first subject should be at most, in UNIT
    LIMITS = {"idle": 40}            # instead of ratios: what it should be at most more than this one, in UNIT
    ROUNDS = 5                       # HUBDESK_BENCH_ROUNDS in the environment wins
    def also(values): ...            # prints what else the values say: {"hubdesk-cli": [seconds of each round], ...}

The subjects run one after the other, once to warm up and then five times, interleaved, so that whatever else the machine does
meets all of them. Printed are the median and the spread of each, and the ratios. What cannot be measured here says why and is
no failure; a missed aim is shown, and is no failure either: machines differ. A subject that fails is one."""
import contextlib
import hashlib
import importlib.util
import os
import pathlib
import re
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

top = pathlib.Path(__file__).resolve().parents[2]
cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "hubdesk"


class Skip(Exception):
    """What is needed is not here."""


class Bench:
    """What a bench is given: the programs, an empty folder, and helpers that end with it."""

    def __init__(self, folder, stack):
        self.folder = folder
        self.stack = stack
        self.app = top / "build" / "release" / "app"

    def program(self, name):
        path = self.app / name
        if not path.exists():
            raise Skip(f"{name} is not built yet")
        return path

    @property
    def cli(self):
        return self.program("hubdesk-cli")

    @property
    def window(self):
        return self.program("hubdesk")

    @property
    def python(self):
        """Python with the official client, in the environment that the interop tests use, too."""
        wanted = (top / "tests/interop/requirements.txt").read_bytes()
        version = subprocess.run(["python3", "-VV"], capture_output=True, check=True).stdout
        folder = cache / f"official-client-{hashlib.sha1(wanted + version).hexdigest()[:12]}"
        python = folder / "bin" / "python"
        if not python.exists():
            cache.mkdir(parents=True, exist_ok=True)
            fresh = pathlib.Path(tempfile.mkdtemp(prefix="official-client-", dir=cache))
            try:
                subprocess.run(["python3", "-m", "venv", fresh], check=True, capture_output=True)
                # By -m, because the scripts of the environment name the folder that it is made in.
                subprocess.run([fresh / "bin/python", "-m", "pip", "install", "-q", "-r", top / "tests/interop/requirements.txt"],
                               check=True, capture_output=True)
                with contextlib.suppress(OSError):  # somebody else was faster
                    fresh.rename(folder)
            except subprocess.CalledProcessError as error:
                raise Skip("the official client cannot be installed: " + error.stderr.decode().strip().rpartition("\n")[2])
            finally:
                shutil.rmtree(fresh, ignore_errors=True)
        return python

    def state(self):
        """An empty state folder (HUBDESK_STATE_DIR) of a person who has left the first-run page behind."""
        folder = self.folder / "state"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / "settings.ini").write_text("[window]\nwelcomed=true\n")
        return str(folder)

    def environment(self, **extra):
        """The caller's environment without its settings for the Hub, and without a home of its own."""
        kept = {k: v for k, v in os.environ.items() if not k.upper().startswith(("HF_", "HUGGING", "HUBDESK_"))}
        return kept | {"HF_HOME": str(self.folder / "home"), "HF_HUB_DISABLE_TELEMETRY": "1", "HF_HUB_DISABLE_UPDATE_CHECK": "1",
                       "HF_HUB_DISABLE_XET": "1", "QT_QPA_PLATFORM": "offscreen"} | extra

    def run(self, *command, **extra):
        """Runs a command to its end and gives its seconds; it must succeed."""
        started = time.perf_counter()
        self.output(*command, **extra)
        return time.perf_counter() - started

    def cost(self, *command, **extra):
        """Runs a command to its end and gives its seconds and its CPU seconds, with those of its children; it must succeed."""
        def spent():
            used = resource.getrusage(resource.RUSAGE_CHILDREN)
            return used.ru_utime + used.ru_stime
        before = spent()
        return self.run(*command, **extra), spent() - before

    def output(self, *command, **extra):
        """Runs a command to its end and gives what it wrote; it must succeed."""
        done = subprocess.run([str(c) for c in command], env=self.environment(**extra), cwd=self.folder, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode:
            raise RuntimeError(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stderr.decode()[-2000:]}")
        return done.stdout.decode()

    def start(self, *command, **extra):
        """A program that runs as long as the bench; gives the process, whose output can be read by the line."""
        process = subprocess.Popen([str(c) for c in command], env=self.environment(**extra), cwd=self.folder, text=True,
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.stack.callback(process.wait)
        self.stack.callback(process.terminate)
        return process

    @staticmethod
    def end(process):
        """Ends a program that start() gave, and waits for it."""
        process.terminate()
        process.wait()

    @staticmethod
    def cpu(process):
        """CPU seconds that a running program has taken so far."""
        fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @staticmethod
    def memory(process, kind):
        """Resident memory of a running program in MB, as the kernel counts it: "VmRSS" for now, "VmHWM" for its peak."""
        found = re.search(rf"^{kind}:\s+(\d+) kB", pathlib.Path(f"/proc/{process.pid}/status").read_text(), re.MULTILINE)
        if not found:
            raise RuntimeError(f"{process.args[0]} ended by itself, with exit code {process.wait()}")
        return int(found[1]) / 1024


def measure(module, bench):
    subjects = module.subjects(bench)
    rounds = int(os.environ.get("HUBDESK_BENCH_ROUNDS") or getattr(module, "ROUNDS", 5))
    values = {name: [] for name in subjects}
    for number in range(rounds + 1):
        for name, subject in subjects.items():
            started = time.perf_counter()
            value = subject()
            value = time.perf_counter() - started if value is None else value
            if number:  # the first round warms up
                values[name].append(value)
    return values


def line(name, unit, found, limit=None):
    median = statistics.median(found)
    verdict = "" if limit is None else f"  aim {limit}: {'reached' if median <= limit else 'MISSED'}"
    print(f"  {name:32} {median:10.3f} {unit:3} ({min(found):.3f} to {max(found):.3f}){verdict}")


def ratio(text, value, aim=None):
    verdict = "" if aim is None else f"  aim {aim}: {'reached' if value <= aim else 'MISSED'}"
    print(f"  {text} = {value:.3f}{verdict}")


def report(module, values):
    unit = getattr(module, "UNIT", "s")
    ours, *others = values
    for name, found in values.items():
        line(name, unit, found, getattr(module, "LIMIT", None) if name == ours else None)
    if hasattr(module, "LIMIT"):
        return
    if hasattr(module, "LIMITS"):
        for name, limit in module.LIMITS.items():
            line(f"the first less {name}", unit, [a - b for a, b in zip(values[ours], values[name])], limit)
        return
    for name in others:
        ratio(f"{ours} / {name}", statistics.median(values[ours]) / statistics.median(values[name]),
              getattr(module, "AIMS", {}).get(name))


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started is ended
    files = {f.stem: f for f in sorted(pathlib.Path(__file__).parent.glob("*.py")) if f.stem != "run"}
    names = sys.argv[1:] or list(files)
    failed = False
    for name in names:
        if name not in files:
            sys.exit(f"there is no bench '{name}'; there are: {' '.join(files)}")
        spec = importlib.util.spec_from_file_location("bench_" + name.replace("-", "_"), files[name])
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        print(f"{name}: {module.__doc__.strip().splitlines()[0]}", flush=True)
        with contextlib.ExitStack() as stack:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="hubdesk-bench-"))
            try:
                values = measure(module, Bench(pathlib.Path(folder), stack))
                report(module, values)
                getattr(module, "also", lambda _: None)(values)
            except Skip as reason:
                print(f"  not measured: {reason}")
            except (RuntimeError, OSError) as error:
                failed = True
                print(f"  failed: {error}")
        sys.stdout.flush()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.exit(main())
