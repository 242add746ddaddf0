// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/imagedecode.h"

#include <QBuffer>
#include <QImage>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestImageDecode : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void svgIsDrawnWithoutAPlugin();
    void svgIsLimited();
    void whatIsNotSafeOrBrokenIsNothing_data();
    void whatIsNotSafeOrBrokenIsNothing();
    void rastersAreRead();

private:
    QImage decoded(const QByteArray &bytes);
};

QImage TestImageDecode::decoded(const QByteArray &bytes)
{
    QImage found;
    bool done = false;
    decodeImage(this, bytes, [&](const QImage &image) {
        found = image;
        done = true;
    });
    [&] { QTRY_VERIFY(done); }();
    return found;
}

void TestImageDecode::svgIsDrawnWithoutAPlugin()
{
    const auto image = decoded(
        "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\">"
        "<rect width=\"20\" height=\"20\" fill=\"#00ff00\"/></svg>");
    QCOMPARE(image.size(), QSize(40, 20));
    QCOMPARE(image.pixelColor(5, 5), QColor(0, 255, 0));
    QCOMPARE(image.pixelColor(35, 5).alpha(), 0);
}

void TestImageDecode::svgIsLimited()
{
    const auto image = decoded("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200000\" "
                               "height=\"100000\"><rect width=\"9\" height=\"9\"/></svg>");
    QCOMPARE(image.size(), QSize(1600, 800));
}

void TestImageDecode::whatIsNotSafeOrBrokenIsNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("cut") << QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\"><rect");
    QTest::newRow("script") << QByteArray(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><script>x()</script></svg>");
    QTest::newRow("a file") << QByteArray(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><image "
        "href=\"file:///etc/hostname\"/></svg>");
    QTest::newRow("html") << QByteArray("<html><svg></html>");
}

void TestImageDecode::whatIsNotSafeOrBrokenIsNothing()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(decoded(bytes).isNull());
}

void TestImageDecode::rastersAreRead()
{
    QImage image(8, 4, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QVERIFY(image.save(&buffer, "PNG"));
    QCOMPARE(decoded(bytes).size(), QSize(8, 4));
}

QTEST_MAIN(TestImageDecode)

#include "tst_imagedecode.moc"
