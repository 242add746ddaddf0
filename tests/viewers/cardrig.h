// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/card/cardhtml.h"
#include "ui/viewers/cardview.h"

#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

/// What tests of the card's widgets share.
namespace CardRig
{

inline Hubdesk::CardDocument cardOf(const QByteArray &markdown)
{
    return Hubdesk::renderCard(
        markdown,
        { { Hubdesk::RepoKind::Model, QStringLiteral("northlight"), QStringLiteral("Heron-8B") },
          Hubdesk::Revision(),
          QUrl(QStringLiteral("https://hub.example")),
          {} });
}

inline QImage picture(QSize size, QColor color)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

inline bool show(Hubdesk::CardView *view, const QByteArray &markdown)
{
    QSignalSpy shown(view, &Hubdesk::CardView::shown);
    view->showCard(cardOf(markdown));
    return QTest::qWaitFor([&] { return !shown.isEmpty(); }, 20'000);
}

inline QString text(const Hubdesk::CardView *view)
{
    return view->document()->toPlainText();
}

inline QPoint pointOf(const Hubdesk::CardView *view, const QString &words)
{
    auto cursor = view->document()->find(words);
    cursor.setPosition(cursor.selectionStart() + 1);
    return view->cursorRect(cursor).center();
}

inline void click(Hubdesk::CardView *view, const QString &words)
{
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, pointOf(view, words));
}

} // namespace CardRig
