// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/spoken.h"

#include <QAccessibleWidget>
#include <QVariant>
#include <QWidget>

namespace Hubdesk
{

namespace
{

constexpr auto roleProperty = "spokenRole";
constexpr auto valueProperty = "spokenValue";

class SpokenWidget : public QAccessibleWidget
{
public:
    SpokenWidget(QWidget *widget, QAccessible::Role role)
        : QAccessibleWidget(widget, role)
    {
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? widget()->property(valueProperty).toString()
                                          : QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface *makeSpoken(const QString &, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    const auto role = widget ? widget->property(roleProperty) : QVariant();
    return role.isValid() ? new SpokenWidget(widget, QAccessible::Role(role.toInt())) : nullptr;
}

} // namespace

void setSpokenRole(QWidget *widget, QAccessible::Role role)
{
    [[maybe_unused]] static const bool installed = [] {
        QAccessible::installFactory(&makeSpoken);
        return true;
    }();
    widget->setProperty(roleProperty, int(role));
}

void setSpokenValue(QWidget *widget, const QString &value)
{
    if (widget->property(valueProperty).toString() == value) {
        return;
    }
    widget->setProperty(valueProperty, value);
    QAccessibleValueChangeEvent event(widget, value);
    QAccessible::updateAccessibility(&event);
}

} // namespace Hubdesk
