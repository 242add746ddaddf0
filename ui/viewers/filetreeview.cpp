// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/filetreeview.h"

#include "ui/shared/controls.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/statebadge.h"
#include "ui/shared/theme.h"
#include "ui/viewers/filetreemodel.h"

#include <QCheckBox>
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
constexpr int tight = 400; ///< below this width the state is a sign without its word
constexpr int mostExpanded = 2'000; ///< rows that one key opens

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
        return { QStyledItemDelegate::sizeHint(option, index).width(), Theme::row(Metrics::treeRow) };
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

/// The box at the head. It stands for all files: partly ticked, one click ticks all.
class CheckAllBox : public QCheckBox
{
public:
    using QCheckBox::QCheckBox;

protected:
    void nextCheckState() override
    {
        setCheckState(checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    }
};

namespace
{

/// The name of the first column stands beside the box, which is a widget over the header.
class FileHeader : public QHeaderView
{
public:
    explicit FileHeader(QWidget *parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
    }
    int nameAt = 0; ///< where it begins, from the leading edge

protected:
    void initStyleOptionForIndex(QStyleOptionHeader *option, int section) const override
    {
        QHeaderView::initStyleOptionForIndex(option, section);
        if (section == FileTreeModel::NameColumn) {
            option->text.clear();
        }
    }
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        painter->save();
        QHeaderView::paintSection(painter, rect, section);
        painter->restore();
        if (section == FileTreeModel::NameColumn) {
            painter->setFont(Theme::font(TextSize::Small));
            painter->setPen(Theme::color(Token::Muted));
            drawElided(painter,
                       QStyle::visualRect(layoutDirection(), rect, rect.adjusted(nameAt, 0, 0, -1)),
                       QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter,
                       model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString());
        }
    }
};

} // namespace

FileTreeView::FileTreeView(FileTreeModel *model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
{
    setHeader(new FileHeader(this));
    m_checkAll = new CheckAllBox(header()->viewport());
    m_checkAll->setObjectName(u"checkAllFiles"_s);
    m_checkAll->setAccessibleName(tr("All files"));
    m_checkAll->setTristate(true);
    connect(m_checkAll, &QCheckBox::clicked, this, [this] {
        m_model->checkAll(m_checkAll->checkState() == Qt::Checked);
    });
    connect(model, &FileTreeModel::selectionChanged, this, &FileTreeView::showChecked);
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
    showChecked();
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (current.isValid() && !current.data(FileTreeModel::IsFolderRole).toBool()) {
            Q_EMIT fileChosen(m_model->pathOf(current));
        }
    });
}

void FileTreeView::placeColumns()
{
    const bool isNarrow = width() < Theme::px(narrow);
    const bool isTight = width() < Theme::px(tight);
    setColumnWidth(FileTreeModel::SizeColumn, Theme::px(isTight ? 76 : 90));
    setColumnWidth(FileTreeModel::KindColumn, Theme::px(56));
    setColumnWidth(FileTreeModel::StateColumn, Theme::px(isTight ? 36 : isNarrow ? 116 : 140));
    setColumnHidden(FileTreeModel::KindColumn, isNarrow);
    placeCheckAll();
}

/// Over the boxes of the rows.
void FileTreeView::placeCheckAll()
{
    if (!m_checkAll) {
        return; // not made yet
    }
    QStyleOptionViewItem row;
    row.initFrom(this);
    row.rect = { indentation(), 0, 300, Theme::row(Metrics::treeRow) };
    row.features = QStyleOptionViewItem::HasCheckIndicator | QStyleOptionViewItem::HasDisplay;
    QStyleOptionButton box;
    box.initFrom(m_checkAll);
    box.rect = { {}, m_checkAll->sizeHint() };
    const int inRow = style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &row, this).x();
    const int inBox = style()->subElementRect(QStyle::SE_CheckBoxIndicator, &box, m_checkAll).x();
    const QRect place(inRow - inBox, 0, m_checkAll->sizeHint().width(), header()->height() - 1);
    m_checkAll->setGeometry(QStyle::visualRect(layoutDirection(), header()->rect(), place));
    static_cast<FileHeader *>(header())->nameAt = place.right() + Metrics::space1;
    header()->viewport()->update();
}

void FileTreeView::showChecked()
{
    const auto chosen = m_model->selection();
    m_checkAll->setEnabled(chosen.allFiles > 0);
    m_checkAll->setCheckState(chosen.files == 0                     ? Qt::Unchecked
                                  : chosen.files == chosen.allFiles ? Qt::Checked
                                                                    : Qt::PartiallyChecked);
}

void FileTreeView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        placeColumns();
    }
}

void FileTreeView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    placeColumns();
}

/// A folder with its sub-folders, breadth first, as far as a person can look through them: QTreeView opens
/// all of them, which takes a quarter of a second with 50,000 files.
void FileTreeView::expandBelow(const QModelIndex &top)
{
    QList<QModelIndex> waiting{ top };
    int rows = 0;
    for (qsizetype at = 0; at < waiting.size(); ++at) {
        const auto folder = waiting[at];
        rows += m_model->rowCount(folder);
        if (at > 0 && rows > mostExpanded) {
            break;
        }
        setExpanded(folder, true);
        for (int row = 0; row < m_model->rowCount(folder); ++row) {
            const auto child = m_model->index(row, FileTreeModel::NameColumn, folder);
            if (m_model->hasChildren(child)) {
                waiting << child;
            }
        }
    }
}

void FileTreeView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::SelectAll)) {
        m_model->checkAll(true);
        return;
    }
    const auto place = currentIndex().siblingAtColumn(FileTreeModel::NameColumn);
    if (event->key() == Qt::Key_Asterisk && place.isValid()) {
        expandBelow(place);
        return;
    }
    if (event->modifiers() != Qt::NoModifier || !place.isValid()) {
        QTreeView::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: {
        const auto checked = place.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        m_model->setData(place, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        break;
    }
    case Qt::Key_Space:
        if (place.data(FileTreeModel::IsFolderRole).toBool()) {
            setExpanded(place, !isExpanded(place));
        } else {
            Q_EMIT fileChosen(m_model->pathOf(place));
        }
        break;
    default:
        QTreeView::keyPressEvent(event);
    }
}

} // namespace Hubdesk
