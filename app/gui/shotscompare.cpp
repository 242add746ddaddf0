// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// Pictures of what is collected to be compared, and of repos side by side.
#include "app/gui/shots.h"

#include <QAbstractItemView>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

// The last row of the table is there when the last answer has come.
bool Shots::isCompared() const
{
    const auto *table = qobject_cast<QAbstractItemView *>(find(u"compareTable"_s));
    const auto *model = table ? table->model() : nullptr;
    for (int row = 0; model && row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            const auto cell = model->index(row, column);
            if (cell.flags() != Qt::NoItemFlags && cell.data().toString().isEmpty()) {
                return false;
            }
        }
    }
    return model && model->rowCount() > 10;
}

void Shots::addCompare(QSize size, const QString &name)
{
    step(u"size"_s, [this, size] { m_main->resize(size); });
    addPlace(u"meadowlark/Skylark-1B-Instruct-GGUF"_s, u"cardView"_s);
    step(u"collect a model"_s, [this] { press(Qt::Key_E, Qt::ControlModifier); });
    step(
        u"list of models"_s,
        [this] {
            press(Qt::Key_1, Qt::ControlModifier);
            type(u"searchField"_s, u"skylark"_s);
        },
        [this] { return rows(u"repoList"_s) > 2 && rows(u"repoList"_s) < 20; });
    for (const int row : { 0, 1, 3 }) { // the third is collected already
        step(u"collect a row"_s, [this, row] {
            clickRow(u"repoList"_s, row);
            press(Qt::Key_E, Qt::ControlModifier);
        });
    }
    step(
        u"what is collected"_s, [] {}, [this] { return isShown(u"compareBar"_s) && isShown(u"cardView"_s); });
    picture(u"collected-"_s + name);
    step(u"compare"_s, [this] { click(u"compareNow"_s); }, [this] { return isCompared(); });
    picture(u"compare-"_s + name);
    step(u"only differences"_s, [this] { click(u"onlyDifferences"_s); });
    picture(u"differences-"_s + name);
    step(u"all again"_s, [this] { click(u"onlyDifferences"_s); });
    step(
        u"nothing collected"_s,
        [this] { press(Qt::Key_1, Qt::ControlModifier); },
        [this] { return isShown(u"compareClear"_s); });
    step(u"clear"_s, [this] { click(u"compareClear"_s); }, [this] { return !isShown(u"compareBar"_s); });
}

} // namespace Hubdesk
