// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/filepreview.h"

#include "ui/shared/format.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/icons.h"
#include "ui/shared/statepane.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"
#include "ui/viewers/imagedecode.h"
#include "ui/viewers/imagepreview.h"
#include "ui/viewers/tensorpreview.h"
#include "ui/viewers/textpreview.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

FilePreview::FilePreview(QWidget *parent)
    : QWidget(parent)
    , m_title(new TextLabel)
    , m_note(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_stack(new QStackedWidget)
    , m_text(new TextPreview)
    , m_image(new ImagePreview)
    , m_state(new StatePane)
    , m_waiting(new QWidget)
{
    setObjectName(u"filePreview"_s);
    m_title->setObjectName(u"previewTitle"_s);
    m_state->setObjectName(u"previewState"_s);
    m_title->setLook(TextSize::Small, QFont::DemiBold, true);
    m_title->setElide(Qt::ElideMiddle);
    m_note->setContentsMargins(Metrics::pageMargin, Metrics::space2, Metrics::pageMargin, Metrics::space2);
    m_note->setElide(Qt::ElideRight);
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
    auto *head = new QHBoxLayout;
    head->setContentsMargins(Metrics::pageMargin, Metrics::space2, Metrics::space2, Metrics::space2);
    head->addWidget(m_title, 1);
    head->addWidget(close);
    for (auto *page : { static_cast<QWidget *>(m_text),
                        static_cast<QWidget *>(m_image),
                        static_cast<QWidget *>(m_state),
                        m_waiting }) {
        m_stack->addWidget(page);
    }
    m_stack->setCurrentWidget(m_waiting);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_note);
    connect(m_text, &TextPreview::shown, this, [this](bool cut, int cutLines) {
        m_stack->setCurrentWidget(m_text);
        QStringList notes{ formatSize(m_size) };
        if (cut) {
            notes << tr("only the beginning is shown");
        }
        if (cutLines > 0) {
            notes << tr("%n line(s) shown in part", nullptr, cutLines);
        }
        m_note->setText(notes.join(u" · "_s));
    });
    connect(m_text, &TextPreview::notText, this, [this] {
        showNothing(tr("No preview"), tr("This is not text: %1 of binary data.").arg(formatSize(m_size)));
    });
}

bool FilePreview::needsWhole(const QString &path)
{
    static const QStringList pictures{ u"png"_s,  u"jpg"_s, u"jpeg"_s, u"gif"_s,
                                       u"webp"_s, u"svg"_s, u"bmp"_s,  u"ico"_s };
    return pictures.contains(path.section(u'.', -1).toLower());
}

bool FilePreview::isWeights(const QString &path)
{
    const auto kind = kindByName(path);
    return kind == FileKind::Safetensors || kind == FileKind::Gguf;
}

void FilePreview::setTitle(const QString &path)
{
    m_path = path;
    m_text->cancel(); // what is still being prepared is of another file
    if (m_tensors != nullptr) {
        m_tensors->setHead({});
    }
    m_title->setText(path.section(u'/', -1));
    m_title->setToolTip(path);
    m_note->setText({});
}

void FilePreview::showWaiting(const QString &path)
{
    setTitle(path);
    m_stack->setCurrentWidget(m_waiting);
}

void FilePreview::showFile(const QString &path, const QByteArray &bytes, qint64 size)
{
    setTitle(path);
    m_size = size < 0 ? bytes.size() : size;
    if (!needsWhole(path)) {
        m_text->showText(path.section(u'/', -1), bytes, m_size);
        return;
    }
    if (bytes.size() < m_size) {
        showNothing(
            tr("No preview"),
            tr("This picture has %1, too much to show before it is downloaded.").arg(formatSize(m_size)));
        return;
    }
    decodeImage(this, bytes, [this, path](const QImage &image) {
        if (path != m_path) {
            return;
        }
        if (image.isNull()) {
            showNothing(tr("No preview"), tr("This picture cannot be read: it is damaged, or too large."));
        } else {
            m_image->setImage(image, path.section(u'/', -1));
            m_stack->setCurrentWidget(m_image);
            m_note->setText(formatSize(m_size));
        }
    });
}

void FilePreview::showWeights(const QString &path, Result<WeightsHead> head)
{
    if (!head) {
        showError(path, head.error());
        return;
    }
    setTitle(path);
    if (m_tensors == nullptr) {
        m_tensors = new TensorPreview;
        m_stack->addWidget(m_tensors);
    }
    m_tensors->setHead(std::make_shared<const WeightsHead>(*std::move(head)));
    m_stack->setCurrentWidget(m_tensors);
    m_note->setText(m_tensors->note());
}

void FilePreview::showWeightsContext(const QString &path, const WeightsContext &context)
{
    if (path == m_path && m_tensors != nullptr && m_stack->currentWidget() == m_tensors) {
        m_tensors->setContext(context);
    }
}

// The bytes are those of the Hub: it is the file that is wrong, and the cause says where.
void FilePreview::showDamaged(const Error &error)
{
    m_state->setState({ .icon = Icon::Warning,
                        .tone = Token::Amber,
                        .title = tr("This file cannot be read"),
                        .text = tr("It is damaged, or not what its name says."),
                        .note = error.detail });
    m_stack->setCurrentWidget(m_state);
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

void FilePreview::showNothing(const QString &title, const QString &text)
{
    m_state->setState({ .icon = Icon::File, .title = title, .text = text });
    m_stack->setCurrentWidget(m_state);
}

void FilePreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, 0, 1, height(), Theme::color(Token::Border));
}

} // namespace Hubdesk
