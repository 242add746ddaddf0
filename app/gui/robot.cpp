// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/gui/robot.h"

#include "ui/shared/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QDir>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPixmap>
#include <QStyleOptionViewItem>
#include <QTabBar>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int lookEveryMs = 30;
constexpr int longestStepMs = 60'000;
} // namespace

Robot::Robot(QWidget *window, QString folder, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_folder(std::move(folder))
{
    m_timer.setInterval(lookEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &Robot::tick);
}

void Robot::start()
{
    QDir().mkpath(m_folder);
    m_timer.start();
}

void Robot::step(const QString &name, std::function<void()> act, std::function<bool()> until)
{
    m_steps.append({ name, std::move(act), std::move(until) });
}

void Robot::picture(const QString &file, qreal scale)
{
    // Two steps, so that what the last act changed has been laid out and painted.
    step(u"settle before "_s + file, [] { QApplication::processEvents(); });
    step(u"picture "_s + file, [this, file, scale] {
        QPixmap picture(m_window->size() * scale);
        picture.setDevicePixelRatio(scale);
        m_window->render(&picture);
        // Dialogs and menus are windows of their own: put them where a person sees them.
        QPainter painter(&picture);
        for (auto *other : QApplication::topLevelWidgets()) {
            if (other != m_window && other->isVisible() && other->isWindow()) {
                const auto middle = other->windowType() == Qt::Popup
                    ? m_window->mapFromGlobal(other->pos()) // where it was opened
                    : m_window->rect().center() - other->rect().center();
                other->render(&painter, middle);
                if (other->windowType() == Qt::Popup) {
                    continue;
                }
                painter.setPen(Theme::color(Token::Border)); // the edge that a window manager draws
                painter.drawRect(QRect(middle, other->size()).adjusted(-1, -1, 0, 0));
            }
        }
        painter.end();
        if (!picture.save(m_folder + u'/' + file + u".png"_s)) {
            m_missing << u"cannot write "_s + file;
        }
    });
}

void Robot::tick()
{
    if (m_at >= 0 && m_at < m_steps.size()) {
        if (!m_missing.isEmpty()) {
            stop(m_missing.join(u", "_s));
            return;
        }
        if (!m_steps[m_at].until()) {
            if (m_since.elapsed() > longestStepMs) {
                stop(u"it did not get there"_s);
            }
            return;
        }
    }
    if (++m_at >= m_steps.size()) {
        m_timer.stop();
        std::printf(
            "%lld steps, pictures in %s\n", static_cast<long long>(m_steps.size()), qPrintable(m_folder));
        std::fflush(stdout);
        QApplication::exit(0);
        return;
    }
    m_since.start();
    m_steps[m_at].act();
}

void Robot::stop(const QString &why)
{
    m_timer.stop();
    m_window->grab().save(m_folder + u"/failed.png"_s);
    std::fprintf(stderr, "hubdesk: step '%s' failed: %s\n", qPrintable(m_steps[m_at].name), qPrintable(why));
    QApplication::exit(1);
}

QWidget *Robot::find(const QString &name) const
{
    for (auto *top : QApplication::topLevelWidgets()) {
        if (top->objectName() == name && top->isVisible()) {
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

QWidget *Robot::need(const QString &name)
{
    auto *widget = find(name);
    if (!widget || !widget->isEnabled()) {
        m_missing << (widget ? u"%1 is disabled"_s.arg(name) : u"there is no visible %1"_s.arg(name));
        return nullptr;
    }
    return widget;
}

void Robot::clickAt(QWidget *widget, QPoint place)
{
    const QPointF local(place);
    const auto global = widget->mapToGlobal(local);
    QHoverEvent over(
        QEvent::HoverMove, local, global, QPointF(-1, -1)); // what a platform sends beside the move
    QApplication::sendEvent(widget, &over);
    for (const auto type : { QEvent::MouseMove, QEvent::MouseButtonPress, QEvent::MouseButtonRelease }) {
        const auto buttons = type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton;
        QMouseEvent event(type,
                          local,
                          global,
                          type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                          buttons,
                          Qt::NoModifier);
        QApplication::sendEvent(widget, &event);
    }
}

void Robot::click(const QString &name)
{
    if (auto *widget = need(name)) {
        widget->setFocus(Qt::MouseFocusReason);
        clickAt(widget, widget->rect().center());
    }
}

void Robot::clickTab(const QString &name, int tab)
{
    if (auto *bar = qobject_cast<QTabBar *>(need(name))) {
        clickAt(bar, bar->tabRect(tab < 0 ? bar->count() + tab : tab).center());
    }
}

void Robot::clickRow(const QString &name, int row)
{
    if (auto *view = qobject_cast<QAbstractItemView *>(need(name))) {
        const auto index = view->model()->index(row, 0);
        view->scrollTo(index);
        clickAt(view->viewport(), view->visualRect(index).center());
    }
}

void Robot::tickRow(const QString &name, int row)
{
    if (auto *view = qobject_cast<QAbstractItemView *>(need(name))) {
        const auto index = view->model()->index(row, 0);
        view->scrollTo(index);
        QStyleOptionViewItem option;
        option.initFrom(view);
        option.rect = view->visualRect(index);
        option.features = QStyleOptionViewItem::HasCheckIndicator | QStyleOptionViewItem::HasDisplay;
        option.widget = view;
        clickAt(view->viewport(),
                view->style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, view).center());
    }
}

void Robot::openMenu(const QString &name)
{
    if (auto *view = qobject_cast<QAbstractItemView *>(need(name))) {
        const auto place = view->visualRect(view->currentIndex()).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, view->viewport()->mapToGlobal(place));
        QApplication::sendEvent(view->viewport(), &event);
    }
}

void Robot::choose(const QString &name)
{
    const auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    for (qsizetype step = 0; menu && step <= menu->actions().size(); ++step) {
        if (menu->activeAction() && menu->activeAction()->objectName() == name) {
            press(Qt::Key_Return);
            return;
        }
        press(Qt::Key_Down);
    }
    m_missing << u"there is no %1 to choose"_s.arg(name);
}

void Robot::type(const QString &name, const QString &text)
{
    auto *widget = need(name);
    if (!widget) {
        return;
    }
    widget->setFocus(Qt::MouseFocusReason);
    if (auto *field = qobject_cast<QLineEdit *>(widget)) {
        field->selectAll();
    }
    for (const auto letter : text) {
        for (const auto type : { QEvent::KeyPress, QEvent::KeyRelease }) {
            QKeyEvent event(type, letter.toUpper().unicode(), Qt::NoModifier, QString(letter));
            QApplication::sendEvent(widget, &event);
        }
    }
}

void Robot::press(int key, Qt::KeyboardModifiers modifiers)
{
    auto *widget = QApplication::focusWidget() ? QApplication::focusWidget() : m_window;
    if (auto *popup = QApplication::activePopupWidget()) { // it has the keyboard
        widget = popup->focusWidget() ? popup->focusWidget() : popup;
    }
    for (const auto type : { QEvent::KeyPress, QEvent::KeyRelease }) {
        QKeyEvent event(type, key, modifiers);
        QApplication::sendEvent(widget, &event);
    }
}

bool Robot::isShown(const QString &widget) const
{
    return find(widget) != nullptr;
}

int Robot::rows(const QString &name) const
{
    const auto *view = qobject_cast<QAbstractItemView *>(find(name));
    return view && view->model() ? view->model()->rowCount(view->rootIndex()) : 0;
}

QString Robot::text(const QString &name) const
{
    const auto *widget = find(name);
    if (const auto *label = qobject_cast<const QLabel *>(widget)) {
        return label->text();
    }
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return button ? button->text() : QString();
}

} // namespace Hubdesk
