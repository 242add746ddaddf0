// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/link.h"
#include "ui/shared/theme.h"

#include <QAbstractButton>

namespace Hubdesk
{

/// The name of a user or an organisation as a link to its page: underlined below the pointer, pressed by
/// mouse, Space and Return. GUI thread.
class PersonLink : public QAbstractButton
{
    Q_OBJECT
public:
    struct Look {
        TextSize size = TextSize::Body;
        Token tone = Token::AccentText;
        bool isMonospace = false;
        QString after = {}; ///< follows the name, and is not underlined
    };
    explicit PersonLink(Look look, QWidget *parent = nullptr);

    /// `shown` is the name as far as there is room for it.
    void setPerson(const QString &name, const QString &shown);
    QSize sizeHint() const override;

Q_SIGNALS:
    void openRequested(const Hubdesk::Link &link);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QFont lookFont() const;

    Look m_look;
    QString m_name;
};

} // namespace Hubdesk
