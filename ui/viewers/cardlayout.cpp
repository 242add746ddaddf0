// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/cardlayout.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextLayout>

namespace Hubdesk
{

PictureRoom::~PictureRoom() = default;

QSizeF PictureRoom::intrinsicSize(QTextDocument *, int, const QTextFormat &format)
{
    const auto image = format.toImageFormat();
    return { image.width(), image.height() };
}

BorrowedLayout::BorrowedLayout(QTextDocument *copy, const QTextDocument *original)
    : QAbstractTextDocumentLayout(copy)
    , m_original(original)
{
    registerHandler(QTextFormat::ImageObject, new PictureRoom(this));
}

void BorrowedLayout::draw(QPainter *painter, const PaintContext &context)
{
    auto theirs = context;
    for (auto &selection : theirs.selections) {
        QTextCursor cursor(const_cast<QTextDocument *>(m_original));
        cursor.setPosition(selection.cursor.anchor());
        cursor.setPosition(selection.cursor.position(), QTextCursor::KeepAnchor);
        selection.cursor = cursor;
    }
    m_original->documentLayout()->draw(painter, theirs);
}

int BorrowedLayout::hitTest(const QPointF &point, Qt::HitTestAccuracy accuracy) const
{
    return m_original->documentLayout()->hitTest(point, accuracy);
}

QSizeF BorrowedLayout::documentSize() const
{
    auto size = m_original->documentLayout()->documentSize();
    const auto wanted = m_original->textWidth();
    if (size.width() < wanted + 1.5) { // the columns of a table are rounded: nothing to scroll for
        size.setWidth(qMin(size.width(), wanted));
    }
    return size;
}

QRectF BorrowedLayout::frameBoundingRect(QTextFrame *frame) const
{
    auto *theirs = m_original->frameAt(frame->firstPosition());
    return m_original->documentLayout()->frameBoundingRect(theirs);
}

QRectF BorrowedLayout::blockBoundingRect(const QTextBlock &block) const
{
    const auto original = m_original->findBlock(block.position());
    const auto *from = original.layout();
    auto *to = block.layout();
    if (to && from && to->lineCount() == 0 && from->lineCount() > 0) {
        auto option = from->textOption();
        if (option.wrapMode() == QTextOption::WordWrap) { // set for a picture that is wider than its place
            option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        }
        to->setTextOption(option);
        to->beginLayout();
        for (int i = 0; i < from->lineCount(); ++i) {
            const auto wanted = from->lineAt(i);
            auto line = to->createLine();
            if (!line.isValid()) {
                break; // the text ended sooner than in the original: nothing to place
            }
            line.setLineWidth(wanted.width());
            line.setPosition(wanted.position());
        }
        to->endLayout();
    }
    return m_original->documentLayout()->blockBoundingRect(original);
}

} // namespace Hubdesk
