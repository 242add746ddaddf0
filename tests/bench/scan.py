# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""Scanning a cache of 500 repos with 100,000 files that the memory knows, against scan_cache_dir and find -printf"""
import os
import pathlib

OURS, OFFICIAL, FIND = "hubdesk-cli cache ls", "scan_cache_dir", "find -printf"
AIMS = {OFFICIAL: 0.1, FIND: 1.0}
REPOS, FILES = 500, 200


def make(root):
    """As the official client lays it out: a blob and a link for each file."""
    for number in range(REPOS):
        repo = root / f"models--owner--repo-{number:04}"
        commit = f"{number:040x}"
        snapshot = repo / "snapshots" / commit
        (repo / "blobs").mkdir(parents=True)
        (repo / "refs").mkdir()
        (repo / "refs" / "main").write_text(commit)
        for folder in range(4):
            (snapshot / f"part-{folder}").mkdir(parents=True)
        for file in range(FILES):
            blob = f"{number * FILES + file:064x}"
            (repo / "blobs" / blob).write_bytes(b"x")
            os.symlink(f"../../../blobs/{blob}", snapshot / f"part-{file % 4}" / f"file-{file:04}.safetensors")


def trio(bench, before=lambda: None):
    root = pathlib.Path(bench.folder) / "hub"
    make(root)
    os.sync()

    def timed(*command, **extra):
        def subject():
            before()
            return bench.run(*command, **extra)
        return subject

    return {
        OURS: timed(bench.cli, "cache", "ls", "--json", "--cache-dir", root),
        OFFICIAL: timed(bench.python, "-c", f"import huggingface_hub as hub; hub.scan_cache_dir({str(root)!r})"),
        # What the scan has to know of each file, and what each link says.
        FIND: timed("find", root, "-printf", "%y %s %b %A@ %T@ %p %l\\n"),
    }


def subjects(bench):
    return trio(bench)
