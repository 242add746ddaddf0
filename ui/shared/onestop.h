// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QObject>

class QAbstractButton;

namespace Hubdesk
{

/// Makes many links one stop of the Tab key: the arrows, Home and End go from one to the next, Space and
/// Return press. Tab comes back to the one that had the focus last. GUI thread; owned by what holds the
/// links, which lives as long as they do.
class OneStop : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// The first is where Tab comes to at first.
    void add(QAbstractButton *link);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool press(QAbstractButton *link, int key);
    void stopAt(const QAbstractButton *link);

    QList<QAbstractButton *> m_links;
};

} // namespace Hubdesk
