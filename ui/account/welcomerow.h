// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/icons.h"
#include "ui/shared/panel.h"

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace Hubdesk
{

class TextLabel;

/// A row of the first-run page: a sign, a title over a quiet sentence, and at the right how it stands or a
/// button. GUI thread; owned by the page.
class WelcomeRow : public Panel
{
    Q_OBJECT
public:
    WelcomeRow(Icon symbol, const QString &name, QWidget *parent = nullptr);

    void setWords(const QString &title, const QString &text);
    /// A folder or file below the words, none if empty; in the middle of a long one something is left out.
    void setPath(const QString &path);
    /// A word with a sign at the right; none if `text` is empty.
    void setState(Icon symbol, Token tone, const QString &text);
    /// A button at the right, named `<name>Button`.
    QPushButton *addButton(const QString &text);
    /// The proposed choice: outlined in the accent, its button filled.
    void setProposed(bool proposed);

private:
    void restyle();

    Icon m_symbol;
    bool m_isProposed = false;
    QLabel *m_icon;
    TextLabel *m_title;
    TextLabel *m_text;
    TextLabel *m_path;
    Icon m_stateSymbol = Icon::Check;
    Token m_stateTone = Token::Muted;
    QLabel *m_stateIcon;
    TextLabel *m_state;
    QHBoxLayout *m_row;
    QPushButton *m_button = nullptr;
};

} // namespace Hubdesk
