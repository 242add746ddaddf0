// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/upkeep/suggestions.h"
#include "ui/shared/panel.h"

#include <QScrollArea>

class QHBoxLayout;
class QPushButton;

namespace Hubdesk
{

class CacheBasket;
class StateBadgeLabel;
class TextLabel;

/// One suggestion: what it is, how much it would free, and the way into the basket. GUI thread.
class SuggestionCard : public Panel
{
    Q_OBJECT
public:
    explicit SuggestionCard(QWidget *parent = nullptr);

    void setSuggestion(const Suggestion &suggestion, int unusedDays, bool isTaken);
    /// Nothing to be deleted: files that could share their room.
    void setDuplicates(qint64 gain);
    void setTakeable(bool takeable);

Q_SIGNALS:
    void takeRequested();

private:
    TextLabel *m_title;
    TextLabel *m_size;
    TextLabel *m_why;
    StateBadgeLabel *m_taken;
    QPushButton *m_take;
};

/// What could go without being missed, side by side; scrolled sideways where there is no room. Nothing is in
/// the basket before somebody says so. Hidden while there is nothing to suggest. GUI thread; owned by the
/// page.
class SuggestionStrip : public QScrollArea
{
    Q_OBJECT
public:
    explicit SuggestionStrip(CacheBasket *basket, QWidget *parent = nullptr);

    void setSuggestions(const QList<Suggestion> &suggestions, int unusedDays);
    /// Bytes that sharing would free; 0: it is not spoken of.
    void setDuplicates(qint64 gain);
    /// Something acts on a cache: nothing else begins meanwhile, but the basket may be filled.
    void setActing(bool isActing);
    QSize sizeHint() const override;

Q_SIGNALS:
    void duplicatesRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showStates();
    void showStrip();

    CacheBasket *m_basket;
    QWidget *m_inner;
    QHBoxLayout *m_row;
    QList<Suggestion> m_suggestions;
    int m_unusedDays = 0;
    QList<SuggestionCard *> m_cards;
    SuggestionCard *m_duplicates; ///< the last one
    qint64 m_gain = 0;
};

} // namespace Hubdesk
