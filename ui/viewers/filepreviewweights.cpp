// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/statepane.h"
#include "ui/shared/textlabel.h"
#include "ui/viewers/filepreview.h"
#include "ui/viewers/previewfind.h"
#include "ui/viewers/tensorpreview.h"
#include "ui/viewers/textpreview.h"

#include <QStackedWidget>

// Files of weights in the preview: what their header says.
namespace Hubdesk
{

bool FilePreview::isWeights(const QString &path)
{
    const auto kind = kindByName(path);
    return kind == FileKind::Safetensors || kind == FileKind::Gguf;
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
        m_find->add(m_tensors->templateView());
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

} // namespace Hubdesk
