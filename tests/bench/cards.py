# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""the longest that the GUI thread is blocked while a long card arrives, is scrolled, searched, opened and made narrow"""
import sys

UNIT = "ms"
LIMIT = 50


def subjects(bench):
    program = bench.app.parent / "tests" / "bench" / "bench-cards"
    if not program.exists():
        raise sys.modules["__main__"].Skip("bench-cards is not built yet")
    rows = bench.folder / "rows.md"
    rows.write_text("# Rows\n\n<details open>\n<summary>All</summary>\n\n| id | label | name | words |\n|--:|:--|:--|:--|\n"
                    + "".join(f"| {n} | n{n:08} | class_{n} | a row with `code` and [a link](files/{n}.txt) |\n" for n in range(1000))
                    + "\n</details>\n\nend\n")
    words = bench.folder / "words.md"
    words.write_text("# Words\n\n" + "".join(f"## Part {n}\n\n" + "some words that fill a line of text " * 30 + "\n\n" for n in range(130)))
    # The whole of both programs in one subject: what counts is the worst that a person can meet.
    return {"1,000 rows; 130 KB and 60 pictures":
            lambda: max(float(bench.output(program, rows, 0)), float(bench.output(program, words, 60)))}
