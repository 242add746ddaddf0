# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""the longest that the GUI thread is blocked while a long card arrives, is scrolled, searched, opened and made narrow"""
import pathlib
import sys

top = pathlib.Path(__file__).resolve().parents[2]
REAL = "data/cards/056-imagenet_sketch.md"  # a thousand rows that somebody has written

UNIT = "ms"
LIMIT = 50


def rows_card(bench):
    """The real card where the collection lies beside the project (or one level up, of a second work tree), else one like it."""
    for beside in (top.parent / "shared", top.parent.parent / "shared"):
        if (beside / REAL).exists():
            print(f"  the rows are those of {REAL}")
            return beside / REAL
    print(f"  {REAL} is not beside the project: the rows are made up")
    card = bench.folder / "rows.md"
    card.write_text("# Rows\n\n<details open>\n<summary>All</summary>\n\n| id | label | name | words |\n|--:|:--|:--|:--|\n"
                    + "".join(f"| {n} | n{n:08} | class_{n} | a row with `code` and [a link](files/{n}.txt) |\n" for n in range(1000))
                    + "\n</details>\n\nend\n")
    return card


def subjects(bench):
    program = bench.app.parent / "tests" / "bench" / "bench-cards"
    if not program.exists():
        raise sys.modules["__main__"].Skip("bench-cards is not built yet")
    rows = rows_card(bench)
    words = bench.folder / "words.md"
    words.write_text("# Words\n\n" + "".join(f"## Part {n}\n\n" + "some words that fill a line of text " * 30 + "\n\n" for n in range(130)))
    # The whole of both programs in one subject: what counts is the worst that a person can meet.
    return {"1,000 rows; 130 KB and 60 pictures":
            lambda: max(float(bench.output(program, rows, 0)), float(bench.output(program, words, 60)))}
