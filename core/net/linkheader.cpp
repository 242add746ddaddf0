// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/linkheader.h"

#include <QList>

namespace Hubdesk
{

namespace
{

// Cuts at a separator that stands outside <...> and "...".
QList<QByteArrayView> cut(QByteArrayView text, char separator)
{
    QList<QByteArrayView> parts;
    qsizetype start = 0;
    bool target = false;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\') {
                ++i;
            } else if (c == '"') {
                quoted = false;
            }
        } else if (target) {
            target = c != '>';
        } else if (c == '<') {
            target = true;
        } else if (c == '"') {
            quoted = true;
        } else if (c == separator) {
            parts << text.sliced(start, i - start).trimmed();
            start = i + 1;
        }
    }
    parts << text.sliced(start).trimmed();
    return parts;
}

// A relation may name several types: rel="next last".
bool hasRelation(QByteArrayView parameter, QByteArrayView relation)
{
    const auto equals = parameter.indexOf('=');
    if (equals < 0 || parameter.first(equals).trimmed().compare("rel", Qt::CaseInsensitive) != 0) {
        return false;
    }
    QByteArrayView value = parameter.sliced(equals + 1).trimmed();
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
        value = value.sliced(1, value.size() - 2);
    }
    for (const auto &word : value.toByteArray().split(' ')) {
        if (word.compare(relation, Qt::CaseInsensitive) == 0) {
            return true;
        }
    }
    return false;
}

} // namespace

QByteArray linkTarget(QByteArrayView header, QByteArrayView relation)
{
    for (const auto link : cut(header, ',')) {
        const auto parts = cut(link, ';');
        const auto target = parts.front();
        if (target.size() < 2 || target.front() != '<' || target.back() != '>') {
            continue;
        }
        for (const auto parameter : parts.sliced(1)) {
            if (hasRelation(parameter, relation)) {
                return target.sliced(1, target.size() - 2).trimmed().toByteArray();
            }
        }
    }
    return {};
}

} // namespace Hubdesk
