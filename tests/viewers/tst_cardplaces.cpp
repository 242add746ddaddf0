// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/cardhtml.h"
#include "ui/shared/theme.h"
#include "ui/viewers/cardview.h"

#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

CardDocument cardOf(const QByteArray &markdown)
{
    return renderCard(markdown,
                      { { RepoKind::Model, u"northlight"_s, u"Heron-8B"_s },
                        Revision(),
                        QUrl(u"https://hub.example"_s),
                        {} });
}

void show(CardView *view, const CardDocument &card)
{
    QSignalSpy shown(view, &CardView::shown);
    view->showCard(card);
    QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty(), 20'000);
}

/// Of the first picture, as it lies in the document.
QSize imageSize(const CardView &view)
{
    for (auto block = view.document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const auto format = it.fragment().charFormat().toImageFormat();
            if (format.isValid()) {
                return { int(format.width()), int(format.height()) };
            }
        }
    }
    return {};
}

} // namespace

/// The room that is kept for pictures which have not come yet.
class TestCardPlaces : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCardThatIsOpenedAgainKeepsThem();
};

void TestCardPlaces::aCardThatIsOpenedAgainKeepsThem()
{
    const Theme theme;
    CardView view;
    view.resize(600, 800);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const auto card = cardOf("![a](a.png)\n\nwords\n");
    QSignalSpy wanted(&view, &CardView::imageWanted);
    show(&view, card);
    QImage red(300, 250, QImage::Format_RGB32);
    red.fill(Qt::red);
    view.setImage(wanted[0][0].value<ImageRef>().url, red);
    QTRY_COMPARE(imageSize(view), QSize(300, 250));
    show(&view, cardOf("another\n"));
    show(&view, card);
    QCOMPARE(imageSize(view), QSize(300, 250)); // before the picture has come
}

QTEST_MAIN(TestCardPlaces)
#include "tst_cardplaces.moc"
