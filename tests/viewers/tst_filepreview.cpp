// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/statepane.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"
#include "ui/viewers/filepreview.h"
#include "ui/viewers/imagepreview.h"
#include "ui/viewers/textpreview.h"

#include <QBuffer>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

QByteArray png(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

class TestFilePreview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(this); }
    void init();
    void cleanup() { delete m_preview; }
    void showsText();
    void saysWhatIsCut();
    void saysThatLinesAreCut();
    void saysThatItIsBinary();
    void showsPictures();
    void saysThatAPictureIsDamaged();
    void saysThatAPictureIsTooLarge();
    void showsWhyItFailed();
    void aNewerFileWins();
    void closesByMouse();
    void closesByKeyboard();
    void everythingHasAName();

private:
    template<typename T>
    T *part(const QString &name = {}) const
    {
        return m_preview->findChild<T *>(name);
    }
    bool says(const QString &text) const;

    Theme *m_theme = nullptr;
    FilePreview *m_preview = nullptr;
};

void TestFilePreview::init()
{
    m_theme->setChoice(SchemeChoice::Light);
    m_preview = new FilePreview;
    m_preview->resize(420, 600);
    m_preview->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_preview));
}

/// A visible label has these words.
bool TestFilePreview::says(const QString &text) const
{
    for (const auto *label : m_preview->findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(text)) {
            return true;
        }
    }
    return false;
}

void TestFilePreview::showsText()
{
    m_preview->showFile(u"folder/config.json"_s, "{\n  \"a\": 1\n}\n", -1);
    QTRY_VERIFY(part<TextPreview>()->isVisible());
    QCOMPARE(part<TextPreview>()->toPlainText(), u"{\n  \"a\": 1\n}"_s);
    QVERIFY(says(u"config.json"_s));
    QVERIFY(!says(u"only the beginning"_s));
}

void TestFilePreview::saysWhatIsCut()
{
    m_preview->showFile(u"a.txt"_s, "the beginning\n", 5'000'000);
    QTRY_VERIFY(part<TextPreview>()->isVisible());
    QVERIFY(says(u"only the beginning is shown"_s));
    QVERIFY(says(u"5"_s));
}

void TestFilePreview::saysThatLinesAreCut()
{
    m_preview->showFile(u"a.json"_s, QByteArray(900'000, 'x') + "\nshort\n", -1);
    QTRY_VERIFY(part<TextPreview>()->isVisible());
    QVERIFY(says(u"shown in part"_s));
    QVERIFY(part<TextPreview>()->toPlainText().size() < 10'000);
}

void TestFilePreview::saysThatItIsBinary()
{
    m_preview->showFile(u"model.bin"_s, QByteArray("ab\0cd", 5), 4'000'000);
    QTRY_VERIFY(part<StatePane>()->isVisible());
    QVERIFY(part<StatePane>()->state().text.contains(u"binary data"_s));
}

void TestFilePreview::showsPictures()
{
    m_preview->showFile(u"a/figure.png"_s, png({ 200, 100 }), -1);
    QTRY_VERIFY(part<ImagePreview>()->isVisible());
    QVERIFY(part<ImagePreview>()->accessibleName().contains(u"200"_s));
    const auto shot = part<ImagePreview>()->grab().toImage();
    QCOMPARE(shot.pixelColor(shot.width() / 2, Metrics::pageMargin + 50), QColor(Qt::darkGreen));
}

void TestFilePreview::saysThatAPictureIsDamaged()
{
    m_preview->showFile(u"figure.png"_s, png({ 200, 100 }).first(40), -1);
    QTRY_VERIFY(part<StatePane>()->isVisible());
    QVERIFY(part<StatePane>()->state().text.contains(u"damaged"_s));
}

void TestFilePreview::saysThatAPictureIsTooLarge()
{
    m_preview->showFile(u"figure.png"_s, png({ 20, 10 }), 400'000'000);
    QTRY_VERIFY(part<StatePane>()->isVisible());
    QVERIFY(part<StatePane>()->state().text.contains(u"before it is downloaded"_s));
}

void TestFilePreview::showsWhyItFailed()
{
    m_preview->showError(u"a.txt"_s, { Error::Kind::Offline, u"no route to host"_s });
    QVERIFY(part<StatePane>()->isVisible());
    QVERIFY(!part<StatePane>()->state().title.isEmpty());
    QVERIFY(part<StatePane>()->state().detail.contains(u"no route to host"_s));
    QVERIFY(says(u"a.txt"_s));
}

void TestFilePreview::aNewerFileWins()
{
    m_preview->showFile(u"old.png"_s, png({ 1500, 1500 }), -1);
    m_preview->showFile(u"old.txt"_s, QByteArray("old\n").repeated(50'000), -1);
    m_preview->showFile(u"new.txt"_s, "new\n", -1);
    QTRY_COMPARE(part<TextPreview>()->toPlainText(), u"new"_s);
    QTest::qWait(200); // nothing older may come
    QVERIFY(part<TextPreview>()->isVisible());
    QCOMPARE(part<TextPreview>()->toPlainText(), u"new"_s);
    m_preview->showFile(u"text.txt"_s, QByteArray("text\n").repeated(50'000), -1);
    m_preview->showError(u"other.txt"_s, { Error::Kind::NotFound, {} });
    QTest::qWait(200);
    QVERIFY(part<StatePane>()->isVisible()); // the text of another file does not come over it
}

void TestFilePreview::closesByMouse()
{
    QSignalSpy closed(m_preview, &FilePreview::closed);
    m_preview->showWaiting(u"a.txt"_s);
    QTest::mouseClick(part<QToolButton>(u"closePreview"_s), Qt::LeftButton);
    QCOMPARE(closed.size(), 1);
}

void TestFilePreview::closesByKeyboard()
{
    QSignalSpy closed(m_preview, &FilePreview::closed);
    m_preview->showFile(u"a.txt"_s, "text\n", -1);
    QTRY_VERIFY(part<TextPreview>()->isVisible());
    m_preview->activateWindow();
    part<TextPreview>()->setFocus();
    QTest::keyClick(part<TextPreview>(), Qt::Key_Escape);
    QCOMPARE(closed.size(), 1);
    auto *button = part<QToolButton>(u"closePreview"_s);
    button->setFocus(Qt::TabFocusReason);
    QVERIFY(button->hasFocus());
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(closed.size(), 2);
}

void TestFilePreview::everythingHasAName()
{
    for (const auto *widget : m_preview->findChildren<QWidget *>()) {
        if (widget->focusPolicy() & Qt::TabFocus && widget->isVisibleTo(m_preview)) {
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
    }
}

QTEST_MAIN(TestFilePreview)
#include "tst_filepreview.moc"
