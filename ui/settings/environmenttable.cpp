// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/environmenttable.h"

#include "ui/shared/controls.h"
#include "ui/shared/framecorners.h"
#include "ui/shared/theme.h"

#include <QHeaderView>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int isDefault = Qt::UserRole; ///< of the last column
} // namespace

EnvironmentTable::EnvironmentTable(const Environment &environment, QWidget *parent)
    : QTreeView(parent)
{
    setObjectName(u"environmentTable"_s);
    setAccessibleName(tr("Environment variables in force"));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setEditTriggers(NoEditTriggers);
    setTextElideMode(Qt::ElideMiddle);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setDenseRows(this);
    new FrameCorners(this);
    auto *model = new QStandardItemModel(0, 3, this);
    //: Column of a table of environment variables: who set the value.
    model->setHorizontalHeaderLabels({ tr("Variable"), tr("Value"), tr("Set by") });
    for (const auto &entry : environment.entries) {
        QList<QStandardItem *> row;
        //: Who set a value: a variable of the environment, by its own name.
        const auto origin = entry.origin == entry.name ? tr("environment") : entry.origin;
        for (const auto &text : { entry.name, entry.value, origin }) {
            row << new QStandardItem(text);
            row.last()->setToolTip(text);
        }
        row.last()->setData(entry.origin == "default"_L1, isDefault);
        model->appendRow(row);
    }
    setModel(model);
    Theme::follow(this, [this, model] { dress(model); });
    header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    header()->setSectionResizeMode(1, QHeaderView::Stretch);
    header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    header()->setStretchLastSection(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

// What nobody has set is there to be looked up, not to be read.
void EnvironmentTable::dress(QStandardItemModel *model)
{
    for (int row = 0; row < model->rowCount(); ++row) {
        model->item(row, 0)->setFont(Theme::mono(TextSize::Small));
        model->item(row, 1)->setFont(Theme::mono(TextSize::Small));
        const bool isQuiet = model->item(row, 2)->data(isDefault).toBool();
        for (int column = 0; column < model->columnCount(); ++column) {
            model->item(row, column)->setForeground(Theme::color(isQuiet ? Token::Faint : Token::Ink));
        }
    }
    updateGeometry(); // the rows may be of another height
}

QSize EnvironmentTable::sizeHint() const
{
    const int rows = model()->rowCount();
    const int high = rows > 0 ? rowHeight(model()->index(0, 0)) : 0;
    return { Theme::px(400), header()->sizeHint().height() + rows * high + 2 * frameWidth() };
}

} // namespace Hubdesk
