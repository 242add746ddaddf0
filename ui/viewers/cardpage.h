// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointer>
#include <QWidget>

class QToolButton;
class QUrl;

namespace Hubdesk
{

class CardOutline;
class CardView;
class FindBar;
class Lightbox;

/// A card with what one needs to read it: its outline, beside it where there is room and over it elsewhere,
/// the bar that finds a text in it, and the lightbox for its pictures. The buttons for that are placed by
/// whoever owns the page. GUI thread.
class CardPage : public QWidget
{
    Q_OBJECT
public:
    explicit CardPage(QWidget *parent = nullptr);
    /// How large it will be when it is shown, so that a card is laid out once.
    void prepare(QSize size);
    ~CardPage() override;

    CardView *view() const { return m_view; }
    /// Buttons *Outline* and *Find*; owned by whoever places it, by the page until then.
    QWidget *tools() const { return m_tools; }
    /// Whether the outline stands beside the card where there is room.
    void setOutlineOpen(bool open);

Q_SIGNALS:
    /// A person has opened or closed it beside the card.
    void outlineToggled(bool open);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeTools();
    void connectParts();
    void arrange();
    bool hasRoom() const;
    bool hasOutline() const;
    void toggleOutline(bool open);
    void go(int heading);
    void closeFind();
    void showPicture(const QUrl &url);

    CardView *m_view;
    CardOutline *m_outline;
    FindBar *m_find;
    Lightbox *m_lightbox = nullptr; ///< made when it is first wanted
    QPointer<QWidget> m_tools;
    QToolButton *m_outlineButton;
    bool m_outlineOpen = true; ///< beside the card
    bool m_over = false; ///< it is open over the card
};

} // namespace Hubdesk
