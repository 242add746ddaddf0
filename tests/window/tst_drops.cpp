// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QDragLeaveEvent>
#include <QDragMoveEvent>
#include <QDropEvent>
#include <QLineEdit>
#include <QMap>
#include <QMimeData>
#include <QStringEncoder>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 20'000;

void fill(FakeHub::Server &hub)
{
    hub.addRepo(FakeHub::RepoKind::Model,
                u"Northwind/Heron"_s,
                { { u"README.md"_s, QByteArray("# Heron\n") }, { u"config.json"_s, QByteArray("{}") } });
}

/// What another program drags: bytes as they are. QMimeData itself reads a list of addresses when it is set,
/// and writes the owner of an hf:// one in small letters.
class Foreign : public QMimeData
{
public:
    void set(const QString &format, const QByteArray &data) { m_data.insert(format, data); }
    bool hasFormat(const QString &format) const override { return m_data.contains(format); }
    QStringList formats() const override { return m_data.keys(); }

protected:
    QVariant retrieveData(const QString &format, QMetaType) const override
    {
        return m_data.contains(format) ? QVariant(m_data[format]) : QVariant();
    }

private:
    QMap<QString, QByteArray> m_data;
};

/// A drag over a widget of the window, as the window system tells of one.
class Drag
{
public:
    explicit Drag(QWidget *over, Qt::DropActions actions = Qt::CopyAction | Qt::MoveAction)
        : m_over(over)
        , m_actions(actions)
    {
    }
    Foreign mime;

    bool enter()
    {
        QDragEnterEvent event(at(), m_actions, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_over, &event);
        return taken(event);
    }
    bool move()
    {
        QDragMoveEvent event(at(), m_actions, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_over, &event);
        return taken(event);
    }
    void leave()
    {
        QDragLeaveEvent event;
        QCoreApplication::sendEvent(m_over, &event);
    }
    bool drop()
    {
        QDropEvent event(at(), m_actions, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_over, &event);
        return taken(event);
    }
    Qt::DropAction action = Qt::IgnoreAction; ///< that was taken

private:
    QPoint at() const { return m_over->rect().center(); }
    bool taken(const QDropEvent &event)
    {
        action = event.isAccepted() ? event.dropAction() : Qt::IgnoreAction;
        return event.isAccepted();
    }

    QWidget *m_over;
    Qt::DropActions m_actions;
};

QByteArray browserData(const QString &text)
{
    auto encode = QStringEncoder(QStringEncoder::Utf16LE);
    return encode(text);
}

} // namespace

/// What is dragged over the window and dropped on it.
class TestDrops : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anAddressOpens_data();
    void anAddressOpens();
    void whatIsNoAddressIsNotTaken_data();
    void whatIsNoAddressIsNotTaken();
    void aPersonAndAList();
    void leavingChangesNothing();
    void overTheSearchField();
    void nothingIsMovedAway();
};

void TestDrops::anAddressOpens_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("data"); // {hub} is the address of the Hub
    QTest::newRow("text") << u"text/plain"_s << QByteArray("hf://Northwind/Heron");
    QTest::newRow("text with blanks around") << u"text/plain"_s << QByteArray("  {hub}/Northwind/Heron\n");
    QTest::newRow("a list") << u"text/uri-list"_s << QByteArray("{hub}/Northwind/Heron\r\n");
    QTest::newRow("an owner is no host") << u"text/uri-list"_s << QByteArray("hf://Northwind/Heron\r\n");
    QTest::newRow("a list with a comment and a file")
        << u"text/uri-list"_s << QByteArray("# two\r\nfile:///tmp/x\r\n{hub}/Northwind/Heron\r\n");
    QTest::newRow("a browser") << u"text/x-moz-url"_s
                               << browserData(u"{hub}/Northwind/Heron\nHeron - a model"_s);
}

void TestDrops::anAddressOpens()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, data);
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    const auto hub = test.hub.url().toString(QUrl::StripTrailingSlash);
    if (format == "text/x-moz-url"_L1) {
        data.replace(browserData(u"{hub}"_s), browserData(hub));
    } else {
        data.replace("{hub}", hub.toUtf8());
    }
    Drag drag(test.get<QAbstractItemView>(u"repoList"_s)->viewport());
    drag.mime.set(format, data);
    QVERIFY(drag.enter());
    QVERIFY(test.isShown(u"dropHint"_s));
    QCOMPARE(test.find(u"dropHint"_s)->accessibleName(), u"Drop it to open Northwind/Heron"_s);
    QCOMPARE(test.find(u"dropHint"_s)->geometry(), test.window()->rect());
    QVERIFY(drag.move());
    QVERIFY(drag.drop());
    QVERIFY(!test.isShown(u"dropHint"_s));
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s) && test.isShown(u"cardView"_s), longMs);
}

void TestDrops::whatIsNoAddressIsNotTaken_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("text") << u"text/plain"_s << QByteArray("a word");
    QTest::newRow("another site") << u"text/plain"_s << QByteArray("https://example.org/Northwind/Heron");
    QTest::newRow("a file") << u"text/uri-list"_s << QByteArray("file:///tmp/Northwind/Heron\r\n");
    QTest::newRow("a list of other sites")
        << u"text/uri-list"_s << QByteArray("https://example.org/a/b\r\nftp://example.org/a/b\r\n");
    QTest::newRow("half a browser's") << u"text/x-moz-url"_s << QByteArray("h");
    QTest::newRow("a picture") << u"image/png"_s << QByteArray("PNG");
    QTest::newRow("long") << u"text/plain"_s << QByteArray("hf://a/") + QByteArray(5'000'000, 'x');
    QTest::newRow("nothing") << u"text/uri-list"_s << QByteArray();
}

void TestDrops::whatIsNoAddressIsNotTaken()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, data);
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    Drag drag(test.get<QAbstractItemView>(u"repoList"_s)->viewport());
    drag.mime.set(format, data);
    QVERIFY(!drag.enter());
    QVERIFY(!test.isShown(u"dropHint"_s));
    drag.leave();
    Drag forced(test.window()); // whatever comes of it
    forced.mime.set(format, data);
    QVERIFY(!forced.enter());
    forced.drop();
    QVERIFY(test.isShown(u"repoList"_s));
    QVERIFY(!test.isShown(u"repoPage"_s));
}

void TestDrops::aPersonAndAList()
{
    TestWindow test;
    fill(test.hub);
    test.hub.addRepo(FakeHub::RepoKind::Model, u"Northwind/Wren"_s, { { u"README.md"_s, QByteArray("#") } });
    test.hub.addUser({ .name = u"ada"_s, .fullname = u"Ada Alder"_s });
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    const auto hub = test.hub.url().toString(QUrl::StripTrailingSlash);
    Drag person(test.window());
    person.mime.set(u"text/plain"_s, (hub + u"/ada"_s).toUtf8());
    QVERIFY(person.enter());
    QCOMPARE(test.find(u"dropHint"_s)->accessibleName(), u"Drop it to open ada"_s);
    QVERIFY(person.drop());
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"personPage"_s), longMs);
    Drag list(test.window());
    list.mime.set(u"text/plain"_s, (hub + u"/models?search=her"_s).toUtf8());
    QVERIFY(list.enter());
    QVERIFY(list.drop());
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) == 1, longMs);
    QCOMPARE(test.get<QLineEdit>(u"searchField"_s)->text(), u"her"_s);
    QVERIFY(!test.window()->openAddress(hub + u"/settings"_s)); // which is the site's own
}

void TestDrops::leavingChangesNothing()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    Drag drag(test.get<QAbstractItemView>(u"repoList"_s)->viewport());
    drag.mime.set(u"text/plain"_s, "hf://Northwind/Heron");
    QVERIFY(drag.enter());
    drag.leave();
    QVERIFY(!test.isShown(u"dropHint"_s));
    QVERIFY(!test.isShown(u"repoPage"_s));
}

// The field takes words, and an address goes to the window.
void TestDrops::overTheSearchField()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    auto *field = test.get<QLineEdit>(u"searchField"_s);
    Drag words(field);
    words.mime.set(u"text/plain"_s, "heron");
    QVERIFY(words.enter());
    QVERIFY(!test.isShown(u"dropHint"_s));
    words.drop();
    QCOMPARE(field->text(), u"heron"_s);
    Drag address(field);
    address.mime.set(u"text/plain"_s, "hf://Northwind/Heron");
    QVERIFY(address.enter());
    QVERIFY(test.isShown(u"dropHint"_s));
    QVERIFY(address.drop());
    QVERIFY(!field->text().contains(u"hf:"_s));
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
}

// An editor would take out what another program says to have moved.
void TestDrops::nothingIsMovedAway()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    for (const auto &[offered, taken] :
         { std::pair(Qt::DropActions(Qt::CopyAction | Qt::MoveAction), Qt::CopyAction),
           std::pair(Qt::DropActions(Qt::LinkAction), Qt::LinkAction),
           std::pair(Qt::DropActions(Qt::MoveAction), Qt::IgnoreAction) }) {
        Drag drag(test.window(), offered);
        drag.mime.set(u"text/plain"_s, "hf://Northwind/Heron");
        QCOMPARE(drag.enter(), taken != Qt::IgnoreAction);
        QCOMPARE(drag.action, taken);
        QCOMPARE(test.isShown(u"dropHint"_s), taken != Qt::IgnoreAction);
        drag.leave();
    }
}

QTEST_MAIN(TestDrops)
#include "tst_drops.moc"
