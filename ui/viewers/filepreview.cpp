// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/filepreview.h"

#include "ui/shared/format.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/icons.h"
#include "ui/shared/imagedecode.h"
#include "ui/shared/noticebar.h"
#include "ui/shared/plaintip.h"
#include "ui/shared/segmented.h"
#include "ui/shared/statepane.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"
#include "ui/viewers/cardview.h"
#include "ui/viewers/imagepreview.h"
#include "ui/viewers/parquetpreview.h"
#include "ui/viewers/pluginview.h"
#include "ui/viewers/previewfind.h"
#include "ui/viewers/previewparts.h"
#include "ui/viewers/tablepreview.h"
#include "ui/viewers/tensorpreview.h"
#include "ui/viewers/textpreview.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int roomForRows = 280; ///< of what has facts, tabs and a table; where there is less, it scrolls
constexpr int roomForOne = 80; ///< of a text, a picture

} // namespace

FilePreview::FilePreview(QWidget *parent)
    : QWidget(parent)
    , m_head(new PreviewHead)
    , m_title(new TextLabel)
    , m_views(new Segmented)
    , m_trouble(new NoticeBar)
    , m_note(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_stack(new QStackedWidget)
    , m_text(new TextPreview)
    , m_image(new ImagePreview)
    , m_table(new TablePreview)
    , m_parquet(new ParquetPreview)
    , m_notebook(new CardView)
    , m_media(new PluginView(PluginView::Plugin::Media))
    , m_pdf(new PluginView(PluginView::Plugin::Pdf))
    , m_find(new PreviewFind(this))
    , m_state(new StatePane)
    , m_waiting(new QWidget)
{
    setObjectName(u"filePreview"_s);
    m_notebook->setObjectName(u"notebookView"_s);
    m_notebook->setAccessibleName(tr("Notebook"));
    m_trouble->setObjectName(u"previewTrouble"_s);
    m_note->setObjectName(u"previewNote"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_state->setObjectName(u"previewState"_s);
    m_note->setContentsMargins(Metrics::pageMargin, Metrics::space2, Metrics::pageMargin, Metrics::space2);
    m_note->setElideFacts();
    for (auto *page : { static_cast<QWidget *>(m_text),
                        static_cast<QWidget *>(m_image),
                        static_cast<QWidget *>(m_table),
                        static_cast<QWidget *>(m_parquet),
                        static_cast<QWidget *>(m_notebook),
                        static_cast<QWidget *>(m_media),
                        static_cast<QWidget *>(m_pdf),
                        static_cast<QWidget *>(m_state),
                        m_waiting }) {
        m_stack->addWidget(page);
    }
    m_stack->setCurrentWidget(m_waiting);
    m_stack->setMinimumWidth(1); // pages that are not shown ask for nothing, and the others fit themselves
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    makeHead();
    layout->addWidget(m_find->bar());
    layout->addWidget(m_trouble);
    layout->addWidget(new PreviewBody(m_stack), 1);
    layout->addWidget(m_note);
    connect(m_stack, &QStackedWidget::currentChanged, this, &FilePreview::takeRoom);
    Theme::follow(this, [this] { takeRoom(); });
    connectViewers();
    m_find->add(m_text);
    m_find->add(m_notebook);
    m_trouble->hide();
}

void FilePreview::makeHead()
{
    m_title->setObjectName(u"previewTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setLook(TextSize::Small, QFont::DemiBold, true);
    m_title->setElide(Qt::ElideMiddle);
    m_views->setObjectName(u"previewViews"_s);
    m_views->addWord(tr("Table"));
    m_views->addWord(tr("Text"));
    m_views->hide();
    connect(m_views, &Segmented::currentChanged, this, &FilePreview::chooseView);
    auto *close = new QToolButton;
    close->setObjectName(u"closePreview"_s);
    close->setIcon(icon(Icon::Close));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close the preview"));
    close->setAccessibleName(tr("Close the preview"));
    connect(close, &QToolButton::clicked, this, &FilePreview::closed);
    auto *escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &FilePreview::closed);
    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(Metrics::pageMargin, 0, Metrics::space2, 1);
    row->addWidget(m_title, 1);
    row->addWidget(m_views);
    row->addWidget(m_find->button());
    row->addWidget(close);
    Theme::follow(this, [this] { m_head->setFixedHeight(Theme::px(Metrics::subToolbar)); });
    layout()->addWidget(m_head);
}

void FilePreview::setBelow(bool isBelow)
{
    m_head->setTab(isBelow ? m_title : nullptr);
}

void FilePreview::connectViewers()
{
    connect(m_text, &TextPreview::shown, this, [this](bool cut, int cutLines) {
        QStringList notes{ formatSize(m_content.part.size) };
        if (cut) {
            notes << tr("only the beginning is shown");
        }
        if (cutLines > 0) {
            notes << tr("%n line(s) shown in part", nullptr, cutLines);
        }
        showPage(m_text, notes.join(u" \u00b7 "_s));
    });
    connect(m_text, &TextPreview::notText, this, &FilePreview::showBinary);
    connect(m_parquet, &ParquetPreview::shown, this, [this] { showPage(m_parquet, m_prepared); });
    connect(m_notebook, &CardView::shown, this, [this] { showPage(m_notebook, m_prepared); });
    for (auto *view : { m_media, m_pdf }) {
        connect(view, &PluginView::noted, this, [this](const QString &text) {
            const auto size = formatSize(m_content.part.size);
            m_note->setText(text.isEmpty() ? size : size + u" \u00b7 "_s + text);
        });
    }
}

/// What is still being prepared is of another file and will not be shown.
void FilePreview::setTitle(const QString &path)
{
    m_path = path;
    m_content = {};
    m_text->cancel();
    m_parquet->cancel();
    m_notebook->forget();
    m_media->close();
    m_pdf->close();
    if (m_tensors != nullptr) {
        m_tensors->setHead({});
    }
    m_title->setText(path.section(u'/', -1));
    m_title->setToolTip(plainTip(path));
    m_note->setText({});
    m_views->hide();
    m_trouble->hide();
}

void FilePreview::showWaiting(const QString &path)
{
    setTitle(path);
    m_stack->setCurrentWidget(m_waiting);
}

void FilePreview::showContent(const QString &path, const FileContent &content)
{
    setTitle(path);
    m_content = content;
    (this->*viewerOf(content))();
}

bool FilePreview::canShow(FileKind kind) const
{
    const auto family = familyOf(kind);
    return family == FileFamily::Sound || family == FileFamily::Video ? m_media->isInstalled()
        : kind == FileKind::Pdf                                       ? m_pdf->isInstalled()
                                                                      : true;
}

FilePreview::Show FilePreview::viewerOf(const FileContent &content)
{
    if (content.tooLarge) {
        return &FilePreview::showTooLarge;
    }
    switch (content.kind) {
    case FileKind::Pdf:
        return &FilePreview::showPdf;
    case FileKind::Csv:
    case FileKind::Tsv:
    case FileKind::JsonLines:
    case FileKind::Json:
        return &FilePreview::showTable;
    case FileKind::Parquet:
    case FileKind::EncryptedParquet:
        return &FilePreview::showParquet;
    case FileKind::Notebook:
        return &FilePreview::showNotebook;
    default:
        break;
    }
    switch (familyOf(content.kind)) {
    case FileFamily::Picture:
        return &FilePreview::showPicture;
    case FileFamily::Sound:
    case FileFamily::Video:
        return &FilePreview::showMedia;
    case FileFamily::Text:
    case FileFamily::Unknown:
        return &FilePreview::showText;
    default:
        return &FilePreview::showBinary;
    }
}

void FilePreview::showText()
{
    m_text->showText(m_path.section(u'/', -1), m_content.part.bytes, m_content.part.size);
}

void FilePreview::showPicture()
{
    const auto done = [this, path = m_path, bytes = m_content.part.bytes](const QImage &image) {
        if (path != m_path || bytes.constData() != m_content.part.bytes.constData()) {
            return; // another file has been chosen meanwhile
        }
        if (image.isNull()) {
            showNothing(tr("No preview"), tr("This picture cannot be read: it is damaged, or too large."));
        } else {
            m_image->setImage(image, path.section(u'/', -1));
            showPage(m_image, formatSize(m_content.part.size));
        }
    };
    decodeImage(this, m_content.part.bytes, done);
}

/// A table, and its text one click away; or the text, where it is no table.
void FilePreview::showTable()
{
    const auto *table = std::get_if<std::shared_ptr<const TableSample>>(&m_content.parsed);
    if (!table) {
        if (m_content.problem) {
            showTrouble(tr("This is no table that can be read; its text is shown"));
        }
        showText();
        return;
    }
    m_table->setTable(*table);
    const int view = (*table)->isWholeStory() ? 0 : 1;
    m_views->setCurrent(view);
    m_views->show();
    chooseView(view);
}

void FilePreview::chooseView(int view)
{
    m_text->cancel();
    if (view == 1) {
        showText();
        return;
    }
    const auto &table = std::get<std::shared_ptr<const TableSample>>(m_content.parsed);
    showPage(m_table, TablePreview::describe(*table, m_content.part.size));
}

void FilePreview::showParquet()
{
    const auto *parquet = std::get_if<std::shared_ptr<const ParquetContent>>(&m_content.parsed);
    if (!parquet) {
        showNothing(tr("This file cannot be read"),
                    tr("Its end is not that of a Parquet file: it is damaged, or something else."),
                    m_content.problem ? rawText(*m_content.problem) : QString());
    } else if ((*parquet)->footer.encryption == ParquetEncryption::Footer) {
        showNothing(tr("This file is encrypted"), tr("Nothing of it can be shown without its key."));
    } else {
        QStringList notes{ tr("Read from the end of the file, nothing downloaded") };
        if ((*parquet)->footer.cut) {
            notes.prepend(tr("only the beginning is shown"));
        }
        m_prepared = notes.join(u" \u00b7 "_s);
        m_parquet->setFooter(*parquet, m_content.part.size);
    }
}

void FilePreview::showNotebook()
{
    const auto *notebook = std::get_if<std::shared_ptr<const NotebookDocument>>(&m_content.parsed);
    if (!notebook) {
        showTrouble(tr("This is no notebook that can be read; its text is shown"));
        showText();
        return;
    }
    const auto &book = **notebook;
    QStringList notes;
    notes << (book.shownCells < book.cells
                  ? tr("First %1 of %Ln cell(s)", nullptr, book.cells).arg(formatNumber(book.shownCells))
                  : tr("%Ln cell(s)", nullptr, book.cells));
    if (!book.language.isEmpty()) {
        notes << (book.language + u' ' + book.languageVersion).trimmed().left(40);
    }
    if (!book.kernel.isEmpty()) {
        notes << book.kernel.left(60);
    }
    notes << formatSize(m_content.part.size);
    if (book.cut && book.shownCells == book.cells) {
        notes << tr("long parts are cut");
    }
    m_prepared = notes.join(u" \u00b7 "_s);
    m_notebook->resize(m_stack->size()); // it is laid out for the width that it will have
    m_notebook->showCard(book.document);
}

void FilePreview::showByPlugin(PluginView *view)
{
    showPage(view, formatSize(m_content.part.size));
    view->open(m_content);
}

void FilePreview::showBinary()
{
    showNothing(tr("No preview"),
                tr("This is not text: %1 of binary data.").arg(formatSize(m_content.part.size)));
}

void FilePreview::showTooLarge()
{
    const auto size = formatSize(m_content.part.size);
    showNothing(tr("No preview"),
                familyOf(m_content.kind) == FileFamily::Picture
                    ? tr("This picture has %1, too much to show before it is downloaded.").arg(size)
                    : tr("This file has %1, too much to show before it is downloaded.").arg(size));
}

void FilePreview::showError(const QString &path, const Error &error)
{
    setTitle(path);
    if (isWeights(path) && error.kind == Error::Kind::Integrity) {
        showDamaged(error);
        return;
    }
    const auto words = humanError(error);
    m_state->setState(
        { .icon = Icon::Warning, .title = words.sentence, .text = words.cause, .detail = rawText(error) });
    m_stack->setCurrentWidget(m_state);
}

void FilePreview::takeRoom()
{
    const auto *page = m_stack->currentWidget();
    const bool hasRows = page == m_table || page == m_parquet || (m_tensors && page == m_tensors);
    m_stack->setMinimumHeight(Theme::px(hasRows ? roomForRows : roomForOne));
}

void FilePreview::showPage(QWidget *page, const QString &note)
{
    m_stack->setCurrentWidget(page);
    m_note->setText(note);
}

void FilePreview::showNothing(const QString &title, const QString &text, const QString &detail)
{
    m_state->setState({ .icon = Icon::File, .title = title, .text = text, .detail = detail });
    m_stack->setCurrentWidget(m_state);
}

void FilePreview::showTrouble(const QString &text)
{
    m_trouble->setNotice({ .kind = Notice::Kind::Warning, .text = text });
    m_trouble->setToolTip(m_content.problem ? plainTip(m_content.problem->detail) : QString());
    m_trouble->show();
}

} // namespace Hubdesk
