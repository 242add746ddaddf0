// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"

#include "ui/settings/appearance.h"

#include <QAbstractButton>
#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProcessEnvironment>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

// ---- Watchdog
// -------------------------------------------------------------------------------------------------------

struct Watchdog::Private {
    std::atomic<qint64> lastBeat = 0;
    std::atomic<qint64> longest = 0;
    std::atomic<bool> ending = false;
    QElapsedTimer clock;
    QTimer beat;
    std::thread watcher;
};

Watchdog::Watchdog()
    : d(std::make_unique<Private>())
{
    d->clock.start();
    d->beat.setInterval(10);
    QObject::connect(&d->beat, &QTimer::timeout, &d->beat, [this] { d->lastBeat = d->clock.elapsed(); });
    d->beat.start();
    d->watcher = std::thread([this] {
        while (!d->ending) {
            const auto silent = d->clock.elapsed() - d->lastBeat;
            if (silent > d->longest) {
                d->longest = silent;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    });
}

Watchdog::~Watchdog()
{
    d->ending = true;
    d->watcher.join();
}

qint64 Watchdog::longestBlockMs() const
{
    return d->longest;
}

// ---- TestWindow
// -----------------------------------------------------------------------------------------------------

void TestWindow::start(QSize size)
{
    if (options.environment.endpoint.isEmpty()) {
        QProcessEnvironment variables;
        variables.insert(u"HF_ENDPOINT"_s, hub.url().toString());
        variables.insert(u"HF_HOME"_s, m_folder.filePath(u"hf"_s));
        options.environment = Environment::from(variables, m_folder.path());
    }
    options.stateDir = m_folder.filePath(u"state"_s);
    options.keychain = false;
    options.loopbackOnly = true;
    m_settings = std::make_unique<AppSettings>(m_folder.filePath(u"settings.ini"_s));
    options.settingsFile = m_settings->fileName();
    m_theme = std::make_unique<Theme>();
    m_settings->colourScheme.set(scheme);
    if (textPercent > 0) {
        m_settings->textScale.set(textPercent);
    }
    m_settings->motion.set(Motion::Reduced);
    m_settings->welcomed.set(m_settings->welcomed() || !firstRun);
    followAppearance(m_settings.get(), m_theme.get());
    m_engine = std::make_unique<Engine>(options);
    m_window = std::make_unique<MainWindow>(m_engine.get(), m_theme.get(), m_settings.get());
    if (size.isValid()) {
        m_window->resize(size);
    }
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    m_watchdog = std::make_unique<Watchdog>();
}

void TestWindow::quit()
{
    const auto blocked = m_watchdog ? m_watchdog->longestBlockMs() : 0;
    m_watchdog.reset();
    if (m_window) {
        m_window->close();
    }
    m_window.reset();
    m_engine.reset();
    m_theme.reset();
    if (qEnvironmentVariableIsSet("HUBDESK_PROVE")) {
        qInfo("the window was busy for at most %lld ms",
              qlonglong(blocked)); // `./dev prove watchdog` reads it
    }
    QVERIFY2(blocked < Watchdog::limitMs(), qPrintable(u"the window was frozen for %1 ms"_s.arg(blocked)));
}

TestWindow::~TestWindow()
{
    quit();
}

QWidget *TestWindow::find(const QString &name) const
{
    for (auto *top : QApplication::topLevelWidgets()) {
        if (!top->isVisible()) {
            continue;
        }
        if (top->objectName() == name) {
            return top;
        }
        for (auto *widget : top->findChildren<QWidget *>(name)) {
            if (widget->isVisible()) {
                return widget;
            }
        }
    }
    return nullptr;
}

QString TestWindow::rowText(const QString &view, int row) const
{
    const auto *list = get<QAbstractItemView>(view);
    return list ? list->model()->index(row, 0).data().toString() : QString();
}

QString TestWindow::currentRow(const QString &view) const
{
    const auto *list = get<QAbstractItemView>(view);
    return list ? list->currentIndex().data().toString() : QString();
}

int TestWindow::rows(const QString &name) const
{
    const auto *view = get<QAbstractItemView>(name);
    return view ? view->model()->rowCount() : 0;
}

void TestWindow::click(const QString &name)
{
    QTRY_VERIFY2(find(name) && find(name)->isEnabled(), qPrintable(name));
    QTest::mouseClick(find(name), Qt::LeftButton);
}

void TestWindow::clickRow(const QString &name, int row)
{
    QTRY_VERIFY2(rows(name) > row, qPrintable(name));
    auto *view = get<QAbstractItemView>(name);
    const auto index = view->model()->index(row, 0);
    view->scrollTo(index);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
}

void TestWindow::clickTab(const QString &name, int tab)
{
    QTRY_VERIFY2(find(name), qPrintable(name));
    auto *bar = get<QTabBar>(name);
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(tab).center());
}

namespace
{

bool walk(const QStringList &actions)
{
    for (qsizetype depth = 0; depth < actions.size(); ++depth) {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        const auto isThere = [&] {
            const auto *active = menu->activeAction();
            return active
                && (active->objectName() == actions[depth]
                    || (active->menu() && active->menu()->objectName() == actions[depth]));
        };
        for (qsizetype step = 0; menu && !isThere() && step <= menu->actions().size(); ++step) {
            QTest::keyClick(menu, Qt::Key_Down);
        }
        if (!menu || !isThere()) {
            return false;
        }
        QTest::keyClick(menu, depth + 1 < actions.size() ? Qt::Key_Right : Qt::Key_Return);
    }
    return true;
}

} // namespace

void TestWindow::choose(const QString &name, const QStringList &actions)
{
    QTRY_VERIFY2(find(name) && find(name)->isEnabled(), qPrintable(name));
    bool done = false;
    QTimer::singleShot(0, window(), [&] { // runs while the menu is open
        done = walk(actions);
        while (auto *left = QApplication::activePopupWidget()) {
            left->close();
        }
    });
    find(name)->setFocus();
    // A tool button that is nothing but its menu opens it as it is pressed.
    const auto *tool = get<QToolButton>(name);
    const bool isMenu = tool && tool->popupMode() == QToolButton::InstantPopup;
    QTest::keyClick(find(name), isMenu ? Qt::Key_Space : Qt::Key_Down);
    QVERIFY2(done, qPrintable(actions.join(u'/')));
    m_window->activateWindow(); // what a window manager does when a menu closes
    QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget *>(m_window.get()));
    if (find(name)) {
        find(name)->setFocus();
    }
}

void TestWindow::type(const QString &name, const QString &text)
{
    QTRY_VERIFY2(find(name), qPrintable(name));
    find(name)->setFocus();
    if (auto *field = get<QLineEdit>(name)) {
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    }
    QTest::keyClicks(find(name), text);
}

void TestWindow::tabTo(const QString &name)
{
    constexpr int most = 200;
    for (int tabs = 0; tabs < most; ++tabs) {
        if (QApplication::focusWidget() && QApplication::focusWidget()->objectName() == name) {
            return;
        }
        key(Qt::Key_Tab);
        QCoreApplication::processEvents(); // nobody presses a second key within one event
    }
    QFAIL(qPrintable(u"Tab does not come to %1"_s.arg(name)));
}

void TestWindow::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(
        QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get(), key, modifiers);
}

QString TestWindow::text(const QString &name) const
{
    const auto *widget = find(name);
    if (const auto *label = qobject_cast<const QLabel *>(widget)) {
        return label->text();
    }
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return button ? button->text() : QString();
}

} // namespace Hubdesk
