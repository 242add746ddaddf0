// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/theme.h"

#include <QLabel>

class QTextLayout;

namespace Hubdesk
{

/// A label that names its colour and size instead of fixing them: both follow the theme. Its text is plain,
/// in the tooltip, too, which has the whole when it is elided; the accessible name always has. GUI thread.
class TextLabel : public QLabel
{
    Q_OBJECT

public:
    explicit TextLabel(QWidget *parent = nullptr);
    explicit TextLabel(const QString &text,
                       TextSize size = TextSize::Body,
                       Token tone = Token::Ink,
                       QWidget *parent = nullptr);

    void setTone(Token tone);
    void setLook(TextSize size, QFont::Weight weight = QFont::Normal, bool monospace = false);
    /// Names in the middle, sentences at the end; ElideNone (the start) lets the layout do.
    void setElide(Qt::TextElideMode mode);
    /// Ours, between middle dots: where they do not fit, the last ones give way whole.
    void setElideFacts();
    /// \a shorter is what is shown of an elided label where the whole has no room.
    void setText(const QString &text, const QString &shorter = {});

    /// Parts of the text that are drawn in monospace: a repository, a variable. Where an elided label has no
    /// room for the whole, they are drawn as the rest.
    void setNames(const QStringList &names);

    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    void restyle();
    bool hasNames() const;
    QSizeF layOut(QTextLayout *layout, int width) const;
    bool drawWithNames(QPainter *painter) const;
    QString fitting(int room) const;

    Token m_tone = Token::Ink;
    TextSize m_size = TextSize::Body;
    QFont::Weight m_weight = QFont::Normal;
    bool m_monospace = false;
    Qt::TextElideMode m_elide = Qt::ElideNone;
    bool m_facts = false;
    QStringList m_names;
    QString m_shorter;
};

} // namespace Hubdesk
