// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineEdit>
#include <QWidget>

class QMenu;
class QToolButton;

namespace Hubdesk
{

class Actions;
class Avatars;
class KeyCap;

/// The bar on top: rail toggle, back, forward, one search-or-address field in the middle of the window, menu,
/// account.
class TopBar : public QWidget
{
    Q_OBJECT
public:
    TopBar(Actions *actions, QMenu *menu, QMenu *accountMenu, Avatars *avatars, QWidget *parent = nullptr);

    QLineEdit *field() const { return m_field; }
    /// Words in the account button, empty when nobody is signed in; the picture of the account called `name`,
    /// where that is known.
    void setAccount(const QString &words, const QString &name = {});

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeField();
    void showAvatar();

    QLineEdit *m_field;
    KeyCap *m_cap; ///< in the empty field: the keys of the palette
    QWidget *m_left;
    QWidget *m_right;
    QToolButton *m_account;
    Avatars *m_avatars;
    QString m_name; ///< of the account
};

} // namespace Hubdesk
