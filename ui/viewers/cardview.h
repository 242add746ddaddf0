// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/card/carddocument.h"
#include "ui/viewers/cardbuilder.h"
#include "ui/viewers/cardfind.h"

#include <QImage>
#include <QTextBrowser>
#include <QTimer>

#include <stop_token>

class QToolButton;

namespace Hubdesk
{

/// A picture of a card that has arrived.
struct CardPicture {
    QUrl url; ///< `hubimage:N`
    QString alt;
    QImage image;
};

/// Shows a card. It fetches and opens nothing by itself: pictures are asked for by imageWanted() and arrive
/// by setImage(), links are told by linkActivated(). A worker builds and lays out, again when the theme, the
/// width or the size of a picture changes, and what is in sight stays in sight when that is there; shown()
/// says when the card itself is. Tab visits links, summaries, code blocks and pictures; Enter opens a link, a
/// summary or a picture and copies code. GUI thread; belongs to the page that shows it.
class CardView : public QTextBrowser
{
    Q_OBJECT

public:
    explicit CardView(QWidget *parent = nullptr);
    ~CardView() override;

    /// Replaces what is shown; the old text stays until the new one is built.
    void showCard(const CardDocument &card);
    /// A card that is still being built is not wanted any more; what is shown stays.
    void forget();
    const CardDocument &card() const { return m_card; }
    /// The answer to imageWanted(), by its `url`. A null image: it could not be had, its words are shown
    /// instead.
    void setImage(const QUrl &url, const QImage &image);
    /// Scrolls to a heading or an anchor of the card, with or without `#`, as soon as the card is there.
    void showAnchor(const QString &anchor);

    /// Index into card().headings of the one that is read, or -1.
    int currentHeading() const { return m_heading; }
    /// Scrolls there and opens what hides it.
    void showHeading(int index);
    /// Opens or closes a part of the card.
    void toggleFold(int fold);

    /// Marks every place of a text and shows the first from here on; empty: no marks. found() tells.
    void find(const QString &text);
    void findNext(bool forward);
    /// Takes the marks away and selects the place that was shown last.
    void endFind();

    /// Those that have arrived and are worth a closer look, in the order of the card.
    QList<CardPicture> pictures() const;

Q_SIGNALS:
    void pictureActivated(const QUrl &url);
    void currentHeadingChanged(int index);
    /// `current` counts from 1; 0 when nothing was found.
    void found(int current, int count);
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
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    QMimeData *createMimeDataFromSelection() const override;
    void leaveEvent(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    /// The card's pictures as far as they have arrived, and never anything else: that comes through core.
    QVariant loadResource(int type, const QUrl &name) override;

private:
    /// What is at the upper edge: a block of the document, and how far the edge is below its top. No block:
    /// the top of the card.
    struct Place {
        int block = -1;
        int offset = 0;
    };
    /// A picture at the size that it has in the card, ready for the screen.
    struct Scaled {
        QSize size; ///< in logical pixels
        QImage picture;
    };

    void build();
    void rebuildSoon();
    void take(BuiltCard &built);
    void display(BuiltCard &built);
    bool fits() const;
    int fittingWidth() const;
    void rememberSizes();
    void askForImages();
    QImage imageFor(const ImageRef &image);
    void scaleImage(const QString &name, QSize size);
    QImage placeholder(const ImageRef &image, QSize size) const;
    const ImageRef *imageRef(const QString &name) const;
    Place place() const;
    void goTo(const Place &place);
    void activate(const QUrl &url);
    QString addressOf(const QUrl &url) const;
    /// Index into m_built.codeBlocks of the code block at a point of the viewport, or -1.
    int codeAt(const QPoint &point) const;
    /// The next or previous stop seen from a position of the document; null if there is none.
    const CardStop *stopBeside(int position, bool next) const;
    bool hasLinkBetween(int from, int to) const;
    const CardStop *selectedStop() const;
    int selectedFold() const;
    void selectStop(const CardStop &stop);
    void openFolds(const QSet<int> &folds);
    void followScroll();
    void setHeading(int index);
    qreal topOfHeading(int index) const;
    void searchAgain();
    void showMatch();
    void markMatches();
    /// Where else the text that is sought is, in logical pixels of the document.
    QList<QRectF> marksInSight() const;
    bool isWorthALook(const QString &name) const;
    QString pictureAt(const QPoint &point) const;
    void showHand(const QPoint &point);
    QRectF codeFrame(int blockNumber) const;
    void paintGrounds(QPainter *painter) const;
    void copyCode(int code);
    void showCopyButton(int code);

    CardDocument m_card;
    CardStyle m_style;
    BuiltCard m_built; ///< what is shown
    KnownPictures m_known;
    QHash<QUrl, QSize> m_seenSizes; ///< of pictures in all cards that were shown, by their addresses
    QHash<QString, QImage> m_images; ///< as they arrived
    QHash<QString, Scaled> m_scaled;
    QTimer m_rebuild;
    QTimer m_reveal; ///< a person may go on typing
    std::stop_source m_build; ///< of the newest; those before are not wanted any more
    QString m_anchor; ///< where to go when the card is there
    QSet<int> m_openFolds;
    QList<int> m_headings; ///< of those that are in the document, ascending: index into card().headings
    int m_heading = -1;
    QString m_sought;
    QList<CardMatch> m_matches;
    int m_match = -1; ///< index into m_matches of the one that is shown
    CardMatch m_pending; ///< to be shown when its fold is open
    QPoint m_pressed; ///< where the left button went down
    QCursor m_plainCursor; ///< as it was before
    bool m_hand = false; ///< the pointer is over a picture that opens
    QToolButton *m_copy = nullptr;
    int m_copyCode = -1;
    int m_generation = 0; ///< of what is being built
    int m_cardNumber = 0; ///< of showCard()
    bool m_building = false;
    bool m_isNew = true; ///< the card that was given last is not there yet
};

} // namespace Hubdesk
