// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/comparetext.h"

#include "ui/compare/comparemodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

QString headerText(const QAbstractItemModel &model, Qt::Orientation orientation, int section)
{
    return model.headerData(section, orientation, Qt::DisplayRole).toString();
}

bool isHead(const QAbstractItemModel &model, int row)
{
    return model.headerData(row, Qt::Vertical, CompareModel::HeadRole).toBool();
}

// Signs that Markdown reads as something else than themselves, wherever they stand.
QString inMarkdown(const QString &text)
{
    QString made;
    for (const auto sign : text.simplified()) {
        if (u"\\|`*[]<_~&$"_s.contains(sign)) {
            made += u'\\';
        }
        made += sign;
    }
    return made;
}

QString markdownLine(const QStringList &cells)
{
    return u"| "_s + cells.join(u" | "_s) + u" |\n"_s;
}

// A spreadsheet takes for a formula what begins like one, and a card's words could be one.
QString inSpreadsheet(const QString &text)
{
    const auto cell = text.simplified();
    bool isNegative = false;
    cell.toDouble(&isNegative);
    const bool isFormula = cell.startsWith(u'=') || cell.startsWith(u'@') || cell.startsWith(u'+')
        || (cell.startsWith(u'-') && !isNegative);
    return isFormula ? u'\'' + cell : cell;
}

} // namespace

QString markdownTable(const QAbstractItemModel &model)
{
    const int columns = model.columnCount();
    QStringList names{ QString() };
    for (int column = 0; column < columns; ++column) {
        names << inMarkdown(headerText(model, Qt::Horizontal, column));
    }
    QString text = markdownLine(names) + u'|' + u" --- |"_s.repeated(columns + 1) + u'\n';
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto name = inMarkdown(headerText(model, Qt::Vertical, row));
        QStringList cells{ isHead(model, row) ? u"**%1**"_s.arg(name) : name };
        for (int column = 0; column < columns; ++column) {
            cells << inMarkdown(model.index(row, column).data().toString());
        }
        text += markdownLine(cells);
    }
    return text;
}

QString tabbedTable(const QAbstractItemModel &model)
{
    const int columns = model.columnCount();
    QStringList names{ QString() };
    for (int column = 0; column < columns; ++column) {
        names << inSpreadsheet(headerText(model, Qt::Horizontal, column));
    }
    QString text = names.join(u'\t') + u'\n';
    for (int row = 0; row < model.rowCount(); ++row) {
        if (isHead(model, row)) {
            continue;
        }
        QStringList cells{ inSpreadsheet(headerText(model, Qt::Vertical, row)) };
        for (int column = 0; column < columns; ++column) {
            cells << inSpreadsheet(model.index(row, column).data().toString());
        }
        text += cells.join(u'\t') + u'\n';
    }
    return text;
}

QString tabbedCells(QModelIndexList cells)
{
    std::ranges::sort(cells); // by row, then by column
    QString text;
    for (qsizetype at = 0; at < cells.size(); ++at) {
        if (at > 0) {
            text += cells.at(at).row() == cells.at(at - 1).row() ? u'\t' : u'\n';
        }
        text += inSpreadsheet(cells.at(at).data().toString());
    }
    return text;
}

} // namespace Hubdesk
