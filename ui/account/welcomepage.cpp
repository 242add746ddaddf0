// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/account/welcomepage.h"

#include "core/services/door.h"
#include "core/settings/appsettings.h"
#include "ui/account/welcomerow.h"
#include "ui/account/welcomesteps.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int contentWidth = 680;
constexpr int narrowPage = 900; ///< below it the steps go
constexpr qint64 littleSpace = 10'000'000'000;

TextLabel *heading(const QString &text, TextSize size)
{
    auto *label = new TextLabel(text);
    label->setLook(size, QFont::DemiBold);
    return label;
}

QString roleText(const QString &role)
{
    if (role == "write"_L1) {
        return WelcomePage::tr("write access");
    }
    //: Access of a token that may do some things only.
    return role == "fineGrained"_L1 ? WelcomePage::tr("chosen permissions") : WelcomePage::tr("read access");
}

// `Token "laptop", write access. Member of fernhill and tidepool.`
QString loginText(const AccountState &account)
{
    QStringList parts;
    const auto &who = account.identity;
    if (!who.tokenName.isEmpty()) {
        //: %1 is the name of a token, %2 what it may do.
        parts << WelcomePage::tr("Token \"%1\", %2.").arg(who.tokenName, roleText(who.tokenRole));
    }
    if (!who.organisations.isEmpty()) {
        //: %1 is a list of organisations.
        parts << WelcomePage::tr("Member of %1.").arg(QLocale().createSeparatedList(who.organisations));
    }
    return parts.join(u' ');
}

} // namespace

WelcomePage::WelcomePage(Engine *engine, AppSettings *settings, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_settings(settings)
    , m_steps(new WelcomeSteps)
    , m_pages(new QStackedWidget)
    , m_number(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_again(new QPushButton(tr("Check again")))
    , m_back(new QPushButton(tr("Back")))
    , m_skip(new QPushButton(tr("Skip setup")))
    , m_done(new QPushButton(tr("Start browsing")))
{
    setObjectName(u"welcomePage"_s);
    m_pages->addWidget(makeAccount());
    m_pages->addWidget(makeChecks());
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    Theme::follow(content, [content, column] {
        content->setMaximumWidth(Theme::px(contentWidth));
        column->setContentsMargins(0, Theme::px(36), 0, Metrics::space4);
    });
    column->setSpacing(Metrics::space4);
    column->addWidget(m_pages);
    column->addStretch();
    column->addWidget(makeFoot());
    auto *middle = new QWidget;
    auto *centred = new QHBoxLayout(middle);
    centred->setContentsMargins(Metrics::pageMargin, 0, Metrics::pageMargin, 0);
    centred->addStretch();
    centred->addWidget(content, 100);
    centred->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setObjectName(u"welcomeScroll"_s);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(middle);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_steps);
    row->addWidget(scroll, 1);
    connectButtons();
}

WelcomePage::~WelcomePage()
{
    m_looked.request_stop();
    m_checked.request_stop();
}

QWidget *WelcomePage::makeAccount()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::space3);
    m_foundCache = new WelcomeRow(Icon::Cache, u"foundCache"_s);
    m_foundLogin = new WelcomeRow(Icon::Key, u"foundLogin"_s);
    m_goOn = new WelcomeRow(Icon::Account, u"goOn"_s);
    m_signIn = new WelcomeRow(Icon::SignIn, u"welcomeSignIn"_s);
    m_anonymous = new WelcomeRow(Icon::Lock, u"anonymous"_s);
    m_demo = new WelcomeRow(Icon::Flask, u"demo"_s);
    m_goOn->addButton(tr("Continue"));
    m_signIn->addButton(tr("Sign in..."));
    m_anonymous->addButton(tr("Use without account"));
    m_demo->addButton(tr("Open demo"));
    m_demo->setWords(
        tr("Look around in the demo Hub"),
        tr("A small Hub inside the program, in a window of its own: no account, no network, your "
           "cache is untouched."));
    column->addWidget(heading(tr("Found on this computer"), TextSize::Heading));
    column->addWidget(m_foundCache);
    column->addWidget(m_foundLogin);
    column->addSpacing(Metrics::space3);
    column->addWidget(heading(tr("How do you want to start?"), TextSize::Title));
    for (auto *row : { m_foundCache, m_foundLogin, m_goOn, m_signIn, m_anonymous, m_demo }) {
        row->setProposed(false);
        if (column->indexOf(row) < 0) {
            column->addWidget(row);
        }
    }
    return page;
}

QWidget *WelcomePage::makeChecks()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::space3);
    m_folder = new WelcomeRow(Icon::Folder, u"checkFolder"_s);
    m_space = new WelcomeRow(Icon::Cache, u"checkSpace"_s);
    m_links = new WelcomeRow(Icon::Link, u"checkLinks"_s);
    m_hub = new WelcomeRow(Icon::Globe, u"checkHub"_s);
    column->addWidget(heading(tr("Will downloads work?"), TextSize::Heading));
    for (auto *row : { m_folder, m_space, m_links, m_hub }) {
        row->setProposed(false);
        column->addWidget(row);
    }
    m_again->setObjectName(u"checkAgain"_s);
    setRole(m_again, ButtonRole::Link);
    column->addWidget(m_again, 0, Qt::AlignLeft);
    column->addStretch();
    return page;
}

QWidget *WelcomePage::makeFoot()
{
    m_number->setObjectName(u"welcomeNumber"_s);
    m_back->setObjectName(u"welcomeBack"_s);
    m_skip->setObjectName(u"welcomeSkip"_s);
    m_done->setObjectName(u"welcomeDone"_s);
    setRole(m_back, ButtonRole::Flat);
    setRole(m_done, ButtonRole::Primary);
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::controlGap);
    row->addWidget(m_number);
    row->addStretch();
    row->addWidget(m_back);
    row->addWidget(m_skip);
    row->addWidget(m_done);
    return foot;
}

void WelcomePage::connectButtons()
{
    const auto buttonOf = [](WelcomeRow *row) { return row->findChild<QPushButton *>(); };
    connect(buttonOf(m_goOn), &QPushButton::clicked, this, [this] { choose(false); });
    connect(buttonOf(m_anonymous), &QPushButton::clicked, this, [this] { choose(true); });
    connect(buttonOf(m_signIn), &QPushButton::clicked, this, &WelcomePage::signInRequested);
    connect(buttonOf(m_demo), &QPushButton::clicked, this, &WelcomePage::demoRequested);
    connect(m_again, &QPushButton::clicked, this, &WelcomePage::check);
    connect(m_back, &QPushButton::clicked, this, [this] { showStep(Account); });
    connect(m_skip, &QPushButton::clicked, this, &WelcomePage::leave);
    connect(m_done, &QPushButton::clicked, this, &WelcomePage::leave);
}

void WelcomePage::start()
{
    m_isAnonymous.reset();
    m_cache.reset();
    m_foundCache->setWords(tr("Looking for a cache …"), {});
    m_foundCache->setPath({});
    m_foundCache->setState(Icon::Check, Token::Muted, {});
    showLogin();
    showStep(Look);
    m_looked.request_stop();
    m_looked = ask(
        m_engine,
        this,
        [](Services &core, std::stop_token stop) { return findCache(&core, stop); },
        [this](const Result<FoundCache> &found) { showCache(found); });
}

void WelcomePage::showCache(const Result<FoundCache> &found)
{
    if (!found) {
        m_foundCache->setWords(humanError(found.error()).sentence, humanError(found.error()).cause);
    } else if (!found->exists || found->models + found->datasets + found->spaces == 0) {
        m_foundCache->setWords(tr("No models or datasets yet"),
                               tr("Downloads go here, where Python finds them too:"));
        m_foundCache->setPath(found->root);
    } else {
        //: %1 is a size.
        m_foundCache->setWords(tr("%1 in the cache").arg(formatSize(found->bytes)),
                               tr("%1, %2, %3. Python can use it at the same time.")
                                   .arg(tr("%n models", nullptr, found->models),
                                        tr("%n datasets", nullptr, found->datasets),
                                        tr("%n Spaces", nullptr, found->spaces)));
        m_foundCache->setPath(found->root);
        m_foundCache->setState(Icon::Verify, Token::Green, tr("Will be used"));
    }
    m_cache = found ? *found : FoundCache();
    tellSteps();
    if (m_step == Look) {
        showStep(Account);
    }
}

void WelcomePage::setAccount(const AccountState &account)
{
    const auto before = std::exchange(m_account, account);
    showLogin();
    // Somebody has just signed in by the button of this page.
    if (m_step == Account && isVisible() && account.isSignedIn() && account.canSignOut()
        && before.token != account.token && !account.identity.name.isEmpty()) {
        choose(false);
    }
}

void WelcomePage::setOffline(const QString &reason)
{
    m_offlineReason = reason;
    showLogin();
}

void WelcomePage::showLogin()
{
    const auto &name = m_account.identity.name;
    if (m_account.refused) {
        m_foundLogin->setWords(tr("A login that the Hub does not know any more"),
                               tr("Its token was taken back or has expired."));
        m_foundLogin->setState(Icon::Warning, Token::Amber, tr("Refused"));
    } else if (!m_account.isSignedIn()) {
        m_foundLogin->setWords(tr("No login"), tr("Public repositories need none."));
        m_foundLogin->setState(Icon::Check, Token::Muted, {});
    } else if (name.isEmpty()) {
        m_foundLogin->setWords(tr("A login"),
                               m_offlineReason.isEmpty() ? tr("Asking the Hub whose it is …")
                                                         : tr("Offline, so nobody can say whose it is."));
        m_foundLogin->setState(Icon::Check, Token::Muted, {});
    } else {
        //: %1 is a user.
        auto title = tr("Login of %1").arg(name);
        if (m_account.source == TokenSource::OfficialFile) {
            //: %1 is a user; "hf auth login" is a command.
            title = tr("Login of %1, from hf auth login").arg(name);
        } else if (!m_account.origin.isEmpty()) {
            //: %1 is a user, %2 an environment variable or option.
            title = tr("Login of %1, from %2").arg(name, m_account.origin);
        }
        m_foundLogin->setWords(title, loginText(m_account));
        m_foundLogin->setState(Icon::Verify, Token::Green, tr("Token works"));
    }
    showChoices();
    tellSteps();
}

void WelcomePage::showChoices()
{
    const bool isSignedIn = m_account.isSignedIn();
    const bool isPythons = m_account.source == TokenSource::OfficialFile;
    const auto &name = m_account.identity.name;
    m_goOn->setVisible(isSignedIn);
    m_goOn->setWords(name.isEmpty() ? tr("Continue with this login") : tr("Continue as %1").arg(name),
                     isPythons ? tr("Uses the login that Python keeps. Nothing is copied.")
                               : tr("As you are signed in already."));
    // What a variable or an option decides cannot be chosen here.
    m_signIn->setVisible(m_account.origin.isEmpty());
    m_signIn->setWords(isSignedIn ? tr("Sign in as someone else") : tr("Sign in"),
                       tr("With an access token that you make on the Hub. A read token is enough."));
    m_anonymous->setVisible(!isSignedIn || isPythons);
    m_anonymous->setWords(tr("Stay anonymous"),
                          tr("Public repositories only, and fewer requests. You can sign in at any time."));
    m_goOn->setProposed(isSignedIn);
    m_signIn->setProposed(!isSignedIn);
}

void WelcomePage::tellSteps()
{
    auto here = tr("Looking around");
    if (m_cache) {
        const bool hasCache = m_cache->models + m_cache->datasets + m_cache->spaces > 0;
        const bool hasLogin = m_account.isSignedIn();
        here = hasCache && hasLogin ? tr("Cache and login found")
            : hasCache              ? tr("Cache found")
            : hasLogin              ? tr("Login found")
                                    : tr("Nothing yet");
    }
    m_steps->setStep(Look, tr("What is here already"), here);
    m_steps->setStep(Account, tr("Account"), tr("Sign in, or stay anonymous"));
    m_steps->setStep(Checks, tr("Quick checks"), tr("Disk, links, connection"));
}

void WelcomePage::showStep(Step step)
{
    m_step = step;
    m_steps->setCurrent(step);
    m_pages->setCurrentIndex(step == Checks ? 1 : 0);
    m_number->setText(tr("Step %1 of %2").arg(step + 1).arg(Checks + 1));
    m_back->setVisible(step == Checks);
    m_skip->setVisible(step != Checks);
    m_done->setVisible(step == Checks);
    auto *proposed = m_goOn->isVisibleTo(this) ? m_goOn : m_signIn;
    (step == Checks ? m_done : proposed->findChild<QPushButton *>())->setFocus();
}

void WelcomePage::choose(bool anonymous)
{
    m_isAnonymous = anonymous;
    showStep(Checks);
    check();
}

void WelcomePage::leave()
{
    m_looked.request_stop();
    m_checked.request_stop();
    if (m_isAnonymous) {
        m_settings->officialLogin.set(!*m_isAnonymous);
    }
    m_settings->welcomed.set(true);
    Q_EMIT finished();
}

void WelcomePage::check()
{
    const auto host = m_engine->options().environment.endpoint.host();
    for (auto *row : { m_folder, m_space, m_links, m_hub }) {
        row->setState(Icon::Clock, Token::Muted, tr("Checking"));
    }
    m_folder->setWords(tr("Cache folder"), {});
    m_folder->setPath({});
    m_space->setWords(tr("Space for downloads"), tr("On the volume of the cache."));
    m_links->setWords(tr("File links"), tr("With them, a file that several revisions share is stored once."));
    m_hub->setWords(host, tr("Where repositories are looked up."));
    m_checked.request_stop();
    m_checked = ask(
        m_engine,
        this,
        [](Services &core, std::stop_token stop) { return checkHub(&core, stop); },
        [this](const Result<HubChecks> &answer) { showHub(answer); });
    ask(
        m_engine,
        this,
        [](Services &core, std::stop_token) { return checkCache(&core); },
        [this](const Result<CacheChecks> &checks) {
            if (checks) {
                showFolder(*checks);
            }
        });
}

void WelcomePage::showFolder(const CacheChecks &checks)
{
    m_folder->setWords(tr("Cache folder"), checks.writable ? QString() : checks.why);
    m_folder->setPath(checks.root);
    if (!checks.writable) {
        m_folder->setState(Icon::Error, Token::Red, tr("Cannot be written"));
        m_links->setState(Icon::Minus, Token::Muted, tr("Unknown"));
    } else {
        m_folder->setState(Icon::Verify, Token::Green, tr("Can be written"));
        m_links->setState(checks.links ? Icon::Verify : Icon::Warning,
                          checks.links ? Token::Green : Token::Amber,
                          checks.links ? tr("Can be made") : tr("Cannot be made: files are copied"));
    }
    const bool isEnough = checks.freeBytes >= littleSpace;
    m_space->setState(isEnough ? Icon::Verify : Icon::Warning,
                      isEnough ? Token::Green : Token::Amber,
                      checks.freeBytes < 0 ? tr("Unknown") : tr("%1 free").arg(formatSize(checks.freeBytes)));
}

void WelcomePage::showHub(const Result<HubChecks> &answer)
{
    if (answer) {
        //: %1 is a time in milliseconds.
        m_hub->setState(
            Icon::Verify, Token::Green, tr("Answers in %1 ms").arg(locale().toString(answer->milliseconds)));
        return;
    }
    const auto words = humanError(answer.error());
    m_hub->setWords(m_engine->options().environment.endpoint.host(), words.sentence + u' ' + words.cause);
    m_hub->setState(Icon::Offline,
                    Token::Amber,
                    m_offlineReason.isEmpty() ? tr("Does not answer") : tr("Working offline"));
}

void WelcomePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_steps->setVisible(width() >= Theme::px(narrowPage));
}

} // namespace Hubdesk
