// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/filetreeview.h"

#include "ui/shared/controls.h"
#include "ui/shared/icons.h"
#include "ui/shared/statebadge.h"
#include "ui/shared/theme.h"
#include "ui/viewers/filetreemodel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int narrow = 560; ///< below this width the Kind column gives way

Icon fileIcon(const QString &name, bool folder)
{
    if (folder) {
        return Icon::Folder;
    }
    const auto suffix = name.section(u'.', -1).toLower();
    static const QHash<QString, Icon> bySuffix{
        { u"safetensors"_s, Icon::Tensor },
        { u"gguf"_s, Icon::Tensor },
        { u"bin"_s, Icon::Tensor },
        { u"pt"_s, Icon::Tensor },
        { u"onnx"_s, Icon::Tensor },
        { u"json"_s, Icon::Code },
        { u"py"_s, Icon::Code },
        { u"yaml"_s, Icon::Code },
        { u"yml"_s, Icon::Code },
        { u"js"_s, Icon::Code },
        { u"png"_s, Icon::Image },
        { u"jpg"_s, Icon::Image },
        { u"jpeg"_s, Icon::Image },
        { u"svg"_s, Icon::Image },
        { u"webp"_s, Icon::Image },
        { u"gif"_s, Icon::Image },
        { u"csv"_s, Icon::Table },
        { u"tsv"_s, Icon::Table },
        { u"parquet"_s, Icon::Table },
        { u"wav"_s, Icon::Audio },
        { u"mp3"_s, Icon::Audio },
        { u"flac"_s, Icon::Audio },
        { u"md"_s, Icon::Card },
    };
    return bySuffix.value(suffix, Icon::File);
}

/// Name column with the file's icon in our colours; state column with a symbol beside the word.
class FileDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return { QStyledItemDelegate::sizeHint(option, index).width(), Theme::px(Metrics::treeRow) };
    }

    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = { Theme::px(Metrics::iconButton), Theme::px(Metrics::iconButton) };
        if (index.column() == FileTreeModel::NameColumn) {
            option->icon
                = icon(fileIcon(index.data().toString(), index.data(FileTreeModel::IsFolderRole).toBool()));
            option->font = Theme::mono(TextSize::Small);
            option->textElideMode = Qt::ElideMiddle;
        } else {
            option->features &= ~QStyleOptionViewItem::HasDecoration;
            option->palette.setColor(
                QPalette::Text,
                Theme::color(index.column() == FileTreeModel::SizeColumn ? Token::Ink : Token::Muted));
            if (index.column() == FileTreeModel::KindColumn) {
                option->font = Theme::font(TextSize::Small);
            } else if (index.column() == FileTreeModel::StateColumn) {
                option->text.clear(); // the badge says it
            }
        }
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        if (index.column() == FileTreeModel::StateColumn) {
            drawStateBadge(painter,
                           option.rect.adjusted(Metrics::space2, 0, -Metrics::space1, -1),
                           badgeOf(index),
                           Theme::font(TextSize::Small));
        }
    }

private:
    static StateBadge badgeOf(const QModelIndex &index)
    {
        const auto share = index.data(FileTreeModel::CountRole).toInt() > 0
            ? double(index.data(FileTreeModel::PresentRole).toInt())
                / index.data(FileTreeModel::CountRole).toInt()
            : 0.0;
        const auto word = index.data().toString();
        switch (index.data(FileTreeModel::StateRole).value<FileTreeModel::LocalState>()) {
        case FileTreeModel::LocalState::Present:
            return { LocalState::Complete, word, 1 };
        case FileTreeModel::LocalState::Partial:
            return { LocalState::Partial, word, share };
        case FileTreeModel::LocalState::Fetching:
            return { LocalState::Running, word, index.data(FileTreeModel::PercentRole).toInt() / 100.0 };
        case FileTreeModel::LocalState::Queued:
            return { LocalState::Queued, word, 0 };
        case FileTreeModel::LocalState::Failed:
            return { LocalState::NeedsAttention, word, 0 };
        case FileTreeModel::LocalState::Absent:
            return {};
        }
        return {};
    }
};

} // namespace

FileTreeView::FileTreeView(FileTreeModel *model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
{
    setObjectName(u"fileTree"_s);
    setAccessibleName(tr("Files"));
    setModel(model);
    setItemDelegate(new FileDelegate(this));
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setAllColumnsShowFocus(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setIndentation(Theme::px(20));
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setSectionResizeMode(FileTreeModel::NameColumn, QHeaderView::Stretch);
    placeColumns();
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (current.isValid() && !current.data(FileTreeModel::IsFolderRole).toBool()) {
            Q_EMIT fileChosen(m_model->pathOf(current));
        }
    });
}

void FileTreeView::placeColumns()
{
    setColumnWidth(FileTreeModel::SizeColumn, Theme::px(90));
    setColumnWidth(FileTreeModel::KindColumn, Theme::px(56));
    setColumnWidth(FileTreeModel::StateColumn, Theme::px(width() < Theme::px(narrow) ? 116 : 140));
    setColumnHidden(FileTreeModel::KindColumn, width() < Theme::px(narrow));
}

void FileTreeView::resizeEvent(QResizeEvent *event)
{
    placeColumns();
    QTreeView::resizeEvent(event);
}

void FileTreeView::keyPressEvent(QKeyEvent *event)
{
    const auto ticks = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (ticks && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        const auto place = currentIndex().siblingAtColumn(FileTreeModel::NameColumn);
        const auto checked = place.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        m_model->setData(place, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        event->accept();
        return;
    }
    QTreeView::keyPressEvent(event);
}

} // namespace Hubdesk
