// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTextDocumentLayout>

namespace Hubdesk
{

/// The room that pictures take in the lines of a copy: every one has its size in its format. Without a
/// handler Qt takes them for a letter.
class PictureRoom : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    using QObject::QObject;
    ~PictureRoom() override;

    QSizeF intrinsicSize(QTextDocument *document, int position, const QTextFormat &format) override;
    void drawObject(QPainter *, const QRectF &, QTextDocument *, int, const QTextFormat &) override { }
};

/// Shows a copy of a text as its original is laid out. A view lays every document that it is given out anew,
/// which takes a tenth of a second for a long card; so a worker lays the original out, and the view gets a
/// copy whose layout is this one: it lays out nothing, and draws and finds by the original. Both documents
/// have the same text and formats, do not change, and belong to the GUI thread.
class BorrowedLayout : public QAbstractTextDocumentLayout
{
    Q_OBJECT

public:
    BorrowedLayout(QTextDocument *copy, const QTextDocument *original);

    void draw(QPainter *painter, const PaintContext &context) override;
    int hitTest(const QPointF &point, Qt::HitTestAccuracy accuracy) const override;
    int pageCount() const override { return 1; }
    QSizeF documentSize() const override;
    QRectF frameBoundingRect(QTextFrame *frame) const override;
    /// Also gives the block of the copy the lines of its original: whoever asks is about to look at them.
    QRectF blockBoundingRect(const QTextBlock &block) const override;

protected:
    /// A new page size or font, from the view: what is needed then is a new original.
    void documentChanged(int, int, int) override { }

private:
    const QTextDocument *m_original;
};

} // namespace Hubdesk
