// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/controls.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QCoreApplication>
#include <QEvent>
#include <QSlider>
#include <QTabBar>
#include <QTableView>
#include <QTreeView>
#include <QVariant>

namespace Hubdesk
{

namespace
{

constexpr char roleProperty[] = "role";
constexpr char compactProperty[] = "compact";
constexpr char idleProperty[] = "idle";
constexpr char validityProperty[] = "validity";
constexpr char rowLookProperty[] = "rowLook";
constexpr char denseProperty[] = "denseRows";
constexpr char besideProperty[] = "barsBeside";

void setLook(QWidget *widget, const char *property, const QVariant &value)
{
    widget->setProperty(property, value);
    widget->updateGeometry();
    widget->update();
}

} // namespace

void setRole(QAbstractButton *button, ButtonRole role)
{
    setLook(button, roleProperty, static_cast<int>(role));
    // A button asks for its place in a layout once, when it is made or gets another style: the words of a
    // link stand on the edge that others have.
    QEvent again(QEvent::StyleChange);
    QCoreApplication::sendEvent(button, &again);
}

ButtonRole roleOf(const QWidget *button)
{
    return button ? static_cast<ButtonRole>(button->property(roleProperty).toInt()) : ButtonRole::Normal;
}

void setCompact(QWidget *control, bool compact)
{
    setLook(control, compactProperty, compact);
}

bool isCompact(const QWidget *control)
{
    return control && control->property(compactProperty).toBool();
}

void setIdle(QSlider *slider, bool idle)
{
    setLook(slider, idleProperty, idle);
}

bool isIdle(const QWidget *slider)
{
    return slider && slider->property(idleProperty).toBool();
}

void setValidity(QWidget *field, Validity validity)
{
    setLook(field, validityProperty, static_cast<int>(validity));
}

Validity validityOf(const QWidget *field)
{
    return field ? static_cast<Validity>(field->property(validityProperty).toInt()) : Validity::Fine;
}

void setRowLook(QAbstractItemView *view, RowLook look)
{
    setLook(view, rowLookProperty, static_cast<int>(look));
}

RowLook rowLookOf(const QWidget *view)
{
    const QVariant look = view ? view->property(rowLookProperty) : QVariant();
    if (look.isValid()) {
        return static_cast<RowLook>(look.toInt());
    }
    const bool lined = qobject_cast<const QTreeView *>(view) || qobject_cast<const QTableView *>(view);
    return lined ? RowLook::Lined : RowLook::Plain;
}

void setDenseRows(QAbstractItemView *view, bool dense)
{
    setLook(view, denseProperty, dense);
    view->doItemsLayout();
}

void setBarsBeside(QAbstractItemView *view)
{
    setLook(view, besideProperty, true);
}

bool hasBarsBeside(const QWidget *view)
{
    return view && view->property(besideProperty).toBool();
}

void setTabCount(QTabBar *bar, int index, const QString &count)
{
    bar->setTabData(index, count);
    bar->setTabText(index, bar->tabText(index)); // sizes are asked for again
}

} // namespace Hubdesk
