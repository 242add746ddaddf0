// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/card/carddocument.h"
#include "ui/viewers/cardbuilder.h"

#include <QImage>
#include <QSet>
#include <QTextBrowser>

class QToolButton;

namespace Hubdesk
{

/// Shows a card. It fetches and opens nothing by itself: pictures are asked for by imageWanted() and arrive
/// by setImage(), links are told by linkActivated(). Building runs on a worker; shown() says when the text is
/// there. Follows the theme and the width. GUI thread; belongs to the page that shows it.
class CardView : public QTextBrowser
{
    Q_OBJECT

public:
    explicit CardView(QWidget *parent = nullptr);

    /// Replaces what is shown; the old text stays until the new one is built.
    void showCard(const CardDocument &card);
    const CardDocument &card() const { return m_card; }
    /// The answer to imageWanted(), by its `url`. A null image: it could not be had, its words are shown
    /// instead.
    void setImage(const QUrl &url, const QImage &image);
    /// Scrolls to a heading or an anchor of the card, with or without `#`.
    void showAnchor(const QString &anchor);

Q_SIGNALS:
    void imageWanted(const Hubdesk::ImageRef &image);
    void linkActivated(const Hubdesk::CardLink &link);
    /// Where the link under the pointer or the keyboard leads; empty when there is none.
    void linkHovered(const QString &address);
    /// The card given last is on the screen.
    void shown();

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    /// Never: what is not in the document already comes through core.
    QVariant loadResource(int type, const QUrl &name) override;

private:
    void build();
    void take(BuiltCard built);
    void askForImages();
    void fitWidth();
    void placeImage(const QString &name);
    QSize imageSize(const ImageRef &image, QSize natural) const;
    QImage placeholder(const ImageRef &image, QSize size) const;
    const ImageRef *imageRef(const QString &name) const;
    int contentWidth() const;
    void activate(const QUrl &url);
    QString addressOf(const QUrl &url) const;
    /// Index into m_built.codeBlocks of the code block at a point of the viewport, or -1.
    int codeAt(const QPoint &point) const;
    QRectF codeFrame(int blockNumber) const;
    void paintGrounds(QPainter *painter) const;
    void copyCode(int code);
    void showCopyButton(int code);

    CardDocument m_card;
    CardStyle m_style;
    BuiltCard m_built; ///< without its document
    QTextDocument *m_document = nullptr; ///< our child
    QHash<QString, QSize> m_placed; ///< size at which each picture lies in the document
    QHash<QString, QImage> m_images; ///< as they arrived
    QSet<QString> m_failed;
    QToolButton *m_copy = nullptr;
    int m_copyCode = -1;
    int m_generation = 0;
    int m_fittedWidth = 0;
    bool m_asked = false;
};

} // namespace Hubdesk
