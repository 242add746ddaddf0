// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/transferlogmodel.h"

#include "ui/shared/tokens.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using Kind = TransferEvent::Kind;

Token toneOf(Kind kind)
{
    switch (kind) {
    case Kind::NeedsAttention:
        return Token::Red;
    case Kind::ConnectionLost:
    case Kind::RangeIgnored:
    case Kind::Retry:
    case Kind::RateLimited:
    case Kind::BlocksDamaged:
    case Kind::HashWrong:
    case Kind::DiskFull:
    case Kind::NoLocks:
        return Token::Amber;
    case Kind::HashRepaired:
    case Kind::Done:
        return Token::Green;
    default:
        return Token::Ink;
    }
}

QString timeOf(qint64 ms)
{
    const auto when = QDateTime::fromMSecsSinceEpoch(ms);
    return QLocale().toString(when.time(), u"HH:mm:ss"_s);
}

} // namespace

// The log is at most a few hundred lines, and grows at its end; the last one may change.
void TransferLogModel::setLog(const QList<TransferEvent> &log)
{
    qsizetype same = 0;
    while (same < std::min(log.size(), m_log.size()) && log.at(same) == m_log.at(same)) {
        ++same;
    }
    const bool grows = same > 0 || m_log.isEmpty();
    if (!grows) {
        beginResetModel();
        m_log = log;
        endResetModel();
        return;
    }
    if (same < m_log.size()) {
        beginRemoveRows({}, int(same), int(m_log.size()) - 1);
        m_log.resize(same);
        endRemoveRows();
    }
    if (same < log.size()) {
        beginInsertRows({}, int(same), int(log.size()) - 1);
        m_log = log;
        endInsertRows();
    }
}

int TransferLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_log.size());
}

QVariant TransferLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto &event = m_log.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return sentence(event);
    case Qt::AccessibleTextRole:
        return timeOf(event.atMs) + u", "_s + sentence(event);
    case Qt::ToolTipRole:
        return event.error ? event.error->detail : event.path;
    case TimeRole:
        return timeOf(event.atMs);
    case ToneRole:
        return QVariant::fromValue(toneOf(event.kind));
    default:
        return {};
    }
}

} // namespace Hubdesk
