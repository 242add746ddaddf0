// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/icons.h"

#include <QString>
#include <QWidget>

#include <optional>

class QPushButton;
class QLabel;

namespace Hubdesk
{

class FoldOut;
class TextLabel;

/// What an empty or failed pane says. Empty strings hide their part.
struct PaneState {
    Icon icon = Icon::Info;
    Token tone = Token::Muted; ///< of the icon: Red and Amber for trouble
    QString title;
    QString text; ///< one or two sentences
    QString note; ///< small and quiet: "404, request 8f41c2"
    QString primary; ///< word of the first button
    std::optional<Icon> primaryIcon = {};
    bool primaryFilled = false; ///< the one primary of the surface
    QString secondary; ///< word of the second, flat button
    QString detail; ///< raw text, folded
    QStringList names; ///< in the words: repositories, branches
};

/// Empty, error and "not found" panes of every page: icon, title, text, up to two buttons, centred in its
/// pane.
class StatePane : public QWidget
{
    Q_OBJECT

public:
    explicit StatePane(QWidget *parent = nullptr);

    void setState(const PaneState &state);
    const PaneState &state() const { return m_state; }
    /// Narrower than the words would like to be, for which there is a line more then.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void primaryTriggered();
    void secondaryTriggered();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void restyle();
    void setWidths();

    PaneState m_state;
    QLabel *m_icon;
    TextLabel *m_title;
    TextLabel *m_text;
    TextLabel *m_note;
    QPushButton *m_primary;
    QPushButton *m_secondary;
    FoldOut *m_detail;
};

} // namespace Hubdesk
