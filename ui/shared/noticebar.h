// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/icons.h"

#include <QString>
#include <QWidget>

#include <optional>

class QPushButton;
class QToolButton;

namespace Hubdesk
{

class TextLabel;

/// A strip of 34 px at the top of the content: offline, news, trouble. Or, boxed, a note inside a page.
struct Notice {
    enum class Kind { Information, Warning, Trouble };

    Kind kind = Kind::Information;
    QString text;
    QString aside; ///< quiet, at the right: "next try in 24 s"
    QString action; ///< word of the link
    bool closable = false;
    std::optional<Icon> icon = {}; ///< instead of the kind's own
    QStringList names = {}; ///< in the text: repositories, paths
};

class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    /// Shows it; a screen reader says it at once if the text is new.
    void setNotice(const Notice &notice);
    const Notice &notice() const { return m_notice; }
    /// Only the quiet part changes, unsaid: a countdown.
    void setAside(const QString &aside);
    /// A rounded box instead of a strip from edge to edge.
    void setBoxed(bool boxed);

Q_SIGNALS:
    void actionTriggered();
    void closed(); ///< after it has hidden itself

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Notice m_notice;
    bool m_boxed = false;
    TextLabel *m_text;
    TextLabel *m_aside;
    QPushButton *m_action;
    QToolButton *m_close;
};

} // namespace Hubdesk
