// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/account/session.h"
#include "ui/settings/settingtexts.h"
#include "ui/shared/dialog.h"

#include <QHash>

class QLineEdit;
class QListView;
class QStackedWidget;
class QStandardItemModel;
class QVBoxLayout;

namespace Hubdesk
{

class Actions;
class AppSettings;
class Engine;
class SettingRow;
class TextLabel;

/// Every setting in sections, found by a search field. Changes apply at once. GUI thread; deletes itself when
/// closed.
class SettingsDialog : public Dialog
{
    Q_OBJECT
public:
    /// What the dialog shows of the window and cannot ask for.
    struct Surroundings {
        Engine *engine = nullptr;
        AppSettings *settings = nullptr;
        Actions *actions = nullptr;
        AccountState account;
    };
    SettingsDialog(const Surroundings &around, QWidget *parent);

    /// Shows the row's section and scrolls to it.
    void showSetting(const QString &id);
    void setAccount(const AccountState &account);

Q_SIGNALS:
    void signInRequested();
    void signOutRequested();
    void clearRecentRequested();

private:
    void layOut();
    QWidget *makeLeft();
    void makeSections();
    QVBoxLayout *addSection(SettingsSection section);
    void addAccount();
    static QString detailsOf(const Identity &identity);
    void addStorage();
    void addNetwork();
    void addAppearance();
    void addNotifications();
    void addPrivacy();
    void addRow(QVBoxLayout *column, SettingRow *row);
    void find(const QString &text);
    void showSection(int section);

    Surroundings m_around;
    QLineEdit *m_find;
    QListView *m_list;
    QStandardItemModel *m_sections;
    QStackedWidget *m_pages;
    QHash<QString, SettingRow *> m_rows;
    TextLabel *m_who = nullptr;
    TextLabel *m_details = nullptr; ///< below it
    QWidget *m_signIn = nullptr;
    QWidget *m_signOut = nullptr;
};

} // namespace Hubdesk
