// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/linediff.h"

#include <QByteArrayList>

#include <algorithm>
#include <vector>

namespace FakeHub
{

namespace
{

constexpr qsizetype context = 3;
constexpr qsizetype mostCells = 4'000'000; // of the table that finds what two texts share

// Lines with their ends, so that a missing last one is a difference.
QByteArrayList linesOf(const QByteArray &text)
{
    QByteArrayList out;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = text.indexOf('\n', at);
        const qsizetype next = end < 0 ? text.size() : end + 1;
        out.append(text.mid(at, next - at));
        at = next;
    }
    return out;
}

struct Line {
    char mark; // ' ', '-' or '+'
    QByteArray text;
};

// Adds what changes between two middles that begin and end differently.
void addMiddle(QList<Line> &out, const QByteArrayList &a, const QByteArrayList &b)
{
    const qsizetype width = b.size() + 1;
    std::vector<int> shared; // longest common part of a[i..] and b[j..]
    if ((a.size() + 1) * width <= mostCells) {
        shared.resize(size_t((a.size() + 1) * width));
        for (qsizetype i = a.size() - 1; i >= 0; --i) {
            for (qsizetype j = b.size() - 1; j >= 0; --j) {
                const auto at = size_t(i * width + j);
                shared[at] = a[i] == b[j] ? shared[at + size_t(width) + 1] + 1
                                          : std::max(shared[at + size_t(width)], shared[at + 1]);
            }
        }
    }
    qsizetype i = 0;
    qsizetype j = 0;
    while (!shared.empty() && i < a.size() && j < b.size()) {
        const auto at = size_t(i * width + j);
        if (a[i] == b[j]) {
            out.append({ ' ', a[i] });
            ++i;
            ++j;
        } else if (shared[at + size_t(width)] >= shared[at + 1]) {
            out.append({ '-', a[i++] });
        } else {
            out.append({ '+', b[j++] });
        }
    }
    for (; i < a.size(); ++i) {
        out.append({ '-', a[i] });
    }
    for (; j < b.size(); ++j) {
        out.append({ '+', b[j] });
    }
}

QList<Line> differences(const QByteArrayList &a, const QByteArrayList &b)
{
    qsizetype head = 0;
    const qsizetype least = std::min(a.size(), b.size());
    while (head < least && a[head] == b[head]) {
        ++head;
    }
    qsizetype tail = 0;
    while (tail < least - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) {
        ++tail;
    }
    QList<Line> out;
    for (qsizetype n = 0; n < head; ++n) {
        out.append({ ' ', a[n] });
    }
    addMiddle(out, a.mid(head, a.size() - head - tail), b.mid(head, b.size() - head - tail));
    for (qsizetype n = a.size() - tail; n < a.size(); ++n) {
        out.append({ ' ', a[n] });
    }
    return out;
}

// "@@ -3,7 +3,8 @@"; an empty side counts from the line before it.
QByteArray rangeOf(qsizetype first, qsizetype count)
{
    return QByteArray::number(count == 0 ? first : first + 1) + ',' + QByteArray::number(count);
}

} // namespace

QByteArray unifiedHunks(const QByteArray &before, const QByteArray &after)
{
    const auto lines = differences(linesOf(before), linesOf(after));
    QByteArray out;
    qsizetype old = 0; // lines of either side before `at`
    qsizetype now = 0;
    for (qsizetype at = 0; at < lines.size();) {
        if (lines[at].mark == ' ') {
            ++at;
            ++old;
            ++now;
            continue;
        }
        const qsizetype from = std::max<qsizetype>(0, at - context);
        qsizetype last = at; // the last changed line of this hunk
        for (qsizetype n = at; n < lines.size() && n <= last + 2 * context + 1; ++n) {
            last = lines[n].mark == ' ' ? last : n;
        }
        const qsizetype to = std::min(lines.size(), last + 1 + context);
        const qsizetype lead = at - from;
        QByteArray body;
        qsizetype olds = 0;
        qsizetype news = 0;
        for (qsizetype n = from; n < to; ++n) {
            olds += lines[n].mark == '+' ? 0 : 1;
            news += lines[n].mark == '-' ? 0 : 1;
            body += lines[n].mark + lines[n].text;
            body += lines[n].text.endsWith('\n') ? "" : "\n\\ No newline at end of file\n";
        }
        out += "@@ -" + rangeOf(old - lead, olds) + " +" + rangeOf(now - lead, news) + " @@\n" + body;
        old += olds - lead;
        now += news - lead;
        at = to;
    }
    return out;
}

} // namespace FakeHub
