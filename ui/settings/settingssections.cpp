// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/engine.h"
#include "core/settings/appsettings.h"
#include "ui/settings/appearance.h"
#include "ui/settings/cacheuse.h"
#include "ui/settings/environmenttable.h"
#include "ui/settings/limitrows.h"
#include "ui/settings/networkrows.h"
#include "ui/settings/settingrow.h"
#include "ui/settings/settingsdialog.h"
#include "ui/settings/timetableeditor.h"
#include "ui/shared/controls.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QSystemTrayIcon>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

// What stands in the sections of the settings.
namespace Hubdesk
{

namespace
{

// Taken over when the person has finished; what is no address is marked and changes nothing.
SettingRow *endpointRow(Setting<QString> *setting, const QUrl &inForce)
{
    auto *field = new QLineEdit;
    Theme::follow(field, [field] {
        field->setMinimumWidth(Theme::px(300));
        field->setFont(Theme::mono(TextSize::Small));
    });
    field->setPlaceholderText(inForce.toString());
    field->setMaxLength(500);
    auto *row = new SettingRow(settingText(u"hub.endpoint"_s), field);
    const auto show = [field, setting, row] {
        field->setText((*setting)());
        setValidity(field, Validity::Fine);
        row->setTrouble({});
    };
    show();
    QObject::connect(setting, &SettingBase::changed, field, show);
    QObject::connect(field, &QLineEdit::editingFinished, setting, [field, setting, row] {
        const auto text = field->text().trimmed();
        const QUrl url(text, QUrl::StrictMode);
        const bool good = text.isEmpty()
            || (url.isValid() && !url.host().isEmpty()
                && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1));
        setValidity(field, good ? Validity::Fine : Validity::Invalid);
        row->setTrouble(
            good ? QString()
                 : SettingRow::tr("This is no address, and changes nothing: it begins with https:// or "
                                  "http:// and names a host."));
        if (good) {
            setting->set(text);
        }
    });
    row->follow(setting);
    return row;
}

QPushButton *button(const QString &text, const QString &name)
{
    auto *made = new QPushButton(text);
    made->setObjectName(name);
    return made;
}

// Of the list of favourites; the window behind offers to bring it back.
QPushButton *forgetButton(Setting<QStringList> *list)
{
    auto *forget = button(SettingsDialog::tr("Forget all"), u"privacy.favourites"_s);
    const auto show = [forget, list] { forget->setEnabled(!(*list)().isEmpty()); };
    show();
    QObject::connect(list, &SettingBase::changed, forget, show);
    QObject::connect(forget, &QPushButton::clicked, list, [list] { list->reset(); });
    return forget;
}

} // namespace

void SettingsDialog::addAccount()
{
    auto *column = addSection(SettingsSection::Account);
    auto *buttons = new QWidget;
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::controlGap);
    m_who = new TextLabel;
    m_who->setObjectName(u"settingsAccount"_s);
    m_signIn = button(tr("Sign in..."), u"settingsSignIn"_s);
    m_signOut = button(tr("Sign out..."), u"settingsSignOut"_s);
    connect(
        static_cast<QPushButton *>(m_signIn), &QPushButton::clicked, this, &SettingsDialog::signInRequested);
    connect(static_cast<QPushButton *>(m_signOut),
            &QPushButton::clicked,
            this,
            &SettingsDialog::signOutRequested);
    row->addWidget(m_who);
    row->addWidget(m_signIn);
    row->addWidget(m_signOut);
    addRow(column, new SettingRow(settingText(u"account.who"_s), buttons));
    m_details = new TextLabel({}, TextSize::Small, Token::Muted);
    m_details->setObjectName(u"settingsAccountDetails"_s);
    m_details->setWordWrap(true);
    column->addWidget(m_details);
    addRow(column,
           choiceRow<SharePolicy>(u"account.share"_s,
                                  &m_around.settings->shareWithPython,
                                  { { tr("If Python is signed in"), SharePolicy::IfFilesExist },
                                    { tr("Always"), SharePolicy::Always },
                                    { tr("Never"), SharePolicy::Never } }));
    addRow(column, switchRow(u"account.official"_s, &m_around.settings->officialLogin));
}

// What the Hub has said of the account and of the token.
QString SettingsDialog::detailsOf(const Identity &identity)
{
    QStringList lines;
    if (!identity.fullName.isEmpty() && identity.fullName != identity.name) {
        lines << identity.fullName;
    }
    if (!identity.tokenName.isEmpty()) {
        //: %1 is the name that somebody gave a token.
        lines << tr("Token: %1").arg(identity.tokenName);
    }
    if (!identity.tokenRole.isEmpty()) {
        //: %1 is what the Hub calls the rights of a token: read, write, fineGrained.
        lines << tr("Role of the token: %1").arg(identity.tokenRole);
    }
    if (!identity.organisations.isEmpty()) {
        lines << tr("Organisations: %1").arg(identity.organisations.join(u", "_s));
    }
    return lines.join(u'\n');
}

void SettingsDialog::setAccount(const AccountState &account)
{
    m_around.account = account;
    const bool signedIn = account.isSignedIn();
    const auto name = account.identity.name.isEmpty() ? tr("Signed in") : account.identity.name;
    //: %1 is a name, %2 an environment variable.
    const auto whole = account.origin.isEmpty() ? name : tr("%1, by %2").arg(name, account.origin);
    m_who->setText(signedIn ? whole : tr("Not signed in"));
    m_details->setText(signedIn ? detailsOf(account.identity) : QString());
    m_details->setVisible(!m_details->text().isEmpty());
    m_signIn->setVisible(!signedIn);
    m_signOut->setVisible(account.canSignOut());
}

void SettingsDialog::addStorage()
{
    auto *column = addSection(SettingsSection::Storage);
    const auto &environment = m_around.engine->options().environment;
    const auto root = m_around.engine->options().cacheRoot();
    auto *place = new QWidget;
    auto *row = new QHBoxLayout(place);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::controlGap);
    auto *path = new TextLabel(root);
    path->setObjectName(u"settingsCachePath"_s);
    path->setLook(TextSize::Small, QFont::Normal, true);
    path->setElide(Qt::ElideMiddle);
    Theme::follow(path, [path] { path->setMinimumWidth(Theme::px(260)); });
    auto *open = button(tr("Open folder"), u"settingsOpenCache"_s);
    connect(
        open, &QPushButton::clicked, this, [root] { QDesktopServices::openUrl(QUrl::fromLocalFile(root)); });
    row->addWidget(path, 1);
    row->addWidget(open);
    addRow(column, new SettingRow(settingText(u"storage.cache"_s), place));
    addRow(column, new SettingRow(settingText(u"storage.use"_s), new CacheUse(m_around.engine)));
    addRow(column, new SettingRow(settingText(u"storage.check"_s), new CacheCheck(m_around.engine)));
    addRow(column, new SettingRow(settingText(u"storage.environment"_s), nullptr));
    column->addSpacing(Metrics::space2);
    column->addWidget(new EnvironmentTable(environment));
}

void SettingsDialog::addNetwork()
{
    auto *column = addSection(SettingsSection::Network);
    auto *settings = m_around.settings;
    auto *engine = m_around.engine;
    const auto &options = engine->options();
    auto *endpoint = endpointRow(&settings->endpoint, options.environment.endpoint);
    if (const auto by = deciderOf(options.environment, "HF_ENDPOINT"_L1); !by.isEmpty()) {
        endpoint->setDecidedBy(by);
    }
    addRow(column, endpoint);
    auto *offline = switchRow(u"hub.offline"_s, &settings->workOffline);
    const auto reason = options.offline ? u"--offline"_s : options.environment.offlineReason;
    if (!reason.isEmpty() && reason != "switch"_L1) {
        offline->setDecidedBy(reason);
    }
    addRow(column, offline);
    for (auto *row : networkRows(engine, settings)) {
        addRow(column, row);
    }
    addRow(column, numberRow(u"transfer.transfers"_s, &settings->transfers, 1, 16));
    addRow(column, numberRow(u"transfer.files"_s, &settings->filesPerTransfer, 1, 32));
    addRow(
        column,
        numberRow(u"transfer.connections"_s, &settings->connectionsPerFile, 1, Concurrency::mostConnections));
    for (auto *row : limitRows(settings)) {
        addRow(column, row);
    }
    auto *timetable = new TimetableEditor(&settings->timetable);
    const auto show = [timetable, settings] { timetable->setVisible(settings->followTimetable()); };
    connect(&settings->followTimetable, &SettingBase::changed, timetable, show);
    column->addWidget(timetable);
    show();
    addRow(column, switchRow(u"transfer.awake"_s, &settings->keepAwake));
}

void SettingsDialog::addAppearance()
{
    auto *column = addSection(SettingsSection::Appearance);
    auto *settings = m_around.settings;
    addRow(column,
           choiceRow<ColourScheme>(u"look.scheme"_s,
                                   &settings->colourScheme,
                                   { { tr("As the system"), ColourScheme::System },
                                     { tr("Light"), ColourScheme::Light },
                                     { tr("Dark"), ColourScheme::Dark } }));
    addRow(column, switchRow(u"look.contrast"_s, &settings->highContrast));
    addRow(column,
           choiceRow<Density>(
               u"look.density"_s,
               &settings->density,
               { { tr("Comfortable"), Density::Comfortable }, { tr("Compact"), Density::Compact } }));
    QList<std::pair<QString, int>> sizes;
    for (const int percent : textPercents) {
        sizes.append({ tr("%1 %").arg(percent), percent });
    }
    addRow(column, choiceRow<int>(u"look.text"_s, &settings->textScale, sizes));
    addRow(column,
           choiceRow<Motion>(u"look.motion"_s,
                             &settings->motion,
                             { { tr("As the system"), Motion::System },
                               { tr("Full"), Motion::Full },
                               { tr("Reduced"), Motion::Reduced } }));
    const auto *bar = parentWidget()->window()->findChild<QMenuBar *>();
    if (!bar || !bar->isNativeMenuBar()) { // the desktop's own is always there
        addRow(column,
               choiceRow<bool>(u"look.menuBar"_s,
                               &settings->menuBar,
                               { { tr("Hidden"), false }, { tr("Shown"), true } }));
    }
}

void SettingsDialog::addNotifications()
{
    auto *column = addSection(SettingsSection::Notifications);
    auto *settings = m_around.settings;
    addRow(column, switchRow(u"desktop.done"_s, &settings->tellDone));
    addRow(column, switchRow(u"desktop.trouble"_s, &settings->tellTrouble));
    auto *tray = switchRow(u"desktop.tray"_s, &settings->tray);
    auto *close = switchRow(u"desktop.close"_s, &settings->closeToTray);
    addRow(column, tray);
    addRow(column, close);
    if (!QSystemTrayIcon::isSystemTrayAvailable()) {
        for (auto *row : { tray, close }) {
            row->setUnavailable(tr("This desktop has no tray."));
        }
        return;
    }
    const auto allow = [close, settings] { close->setEnabled(settings->tray()); };
    connect(&settings->tray, &SettingBase::changed, close, allow);
    allow();
}

void SettingsDialog::addPrivacy()
{
    auto *column = addSection(SettingsSection::Privacy);
    addRow(column, switchRow(u"privacy.pictures"_s, &m_around.settings->webPictures));
    addRow(column, switchRow(u"privacy.avatars"_s, &m_around.settings->avatars));
    addRow(column, switchRow(u"privacy.answers"_s, &m_around.settings->keepAnswers));
    addRow(column, switchRow(u"privacy.recent"_s, &m_around.settings->keepRecent));
    auto *clear = button(tr("Forget now"), u"clearRecent"_s);
    connect(clear, &QPushButton::clicked, this, [this, clear] {
        Q_EMIT clearRecentRequested();
        clear->setEnabled(false);
        clear->setText(tr("Forgotten"));
    });
    addRow(column, new SettingRow(settingText(u"privacy.forget"_s), clear));
    addRow(
        column,
        new SettingRow(settingText(u"privacy.favourites"_s), forgetButton(&m_around.settings->favourites)));
    addRow(column, new SettingRow(settingText(u"privacy.nothing"_s), nullptr));
}

} // namespace Hubdesk
