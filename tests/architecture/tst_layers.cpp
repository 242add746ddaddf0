// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

// The house has three floors (app -> ui -> core) and rooms on two of them. Whoever adds a room writes it
// here. Rooms of one line stand side by side and never include each other; a room includes only rooms of
// lines above its own.
namespace
{
const QList<QStringList> &coreRooms()
{
    static const QList<QStringList> rooms
        = { { u"base"_s },     { u"card"_s, u"formats"_s, u"net"_s, u"settings"_s },
            { u"hub"_s },      { u"cache"_s },
            { u"transfer"_s }, { u"inference"_s, u"account"_s, u"cardwork"_s, u"hubfs"_s, u"upkeep"_s },
            { u"services"_s } };
    return rooms;
}

const QList<QStringList> &uiRooms()
{
    static const QList<QStringList> rooms = { { u"shared"_s },
                                              { u"viewers"_s },
                                              { u"browse"_s,
                                                u"compare"_s,
                                                u"repo"_s,
                                                u"transfers"_s,
                                                u"upload"_s,
                                                u"cards"_s,
                                                u"cache"_s,
                                                u"playground"_s,
                                                u"account"_s,
                                                u"settings"_s,
                                                u"desktop"_s },
                                              { u"window"_s } };
    return rooms;
}

constexpr int maximumLines = 450;
constexpr int maximumMainLines = 80;

// Where a file lives: core/net/x.cpp is {core, net}; app/main.cpp is {app, ""}.
struct Place {
    QString floor;
    QString room;
};

Place placeOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    return { parts.value(0), parts.size() > 2 ? parts.at(1) : QString() };
}

qsizetype lineOfRoom(const QList<QStringList> &rooms, const QString &room)
{
    for (qsizetype i = 0; i < rooms.size(); ++i) {
        if (rooms.at(i).contains(room)) {
            return i;
        }
    }
    return -1;
}

// Comments and the contents of string literals are blanked, line ends stay; include lines keep their names.
QString codeOnly(const QString &text)
{
    static const QRegularExpression noise(
        uR"re((?<include>^[ \t]*#[ \t]*include[^\n]*?(?=//|/\*|$))|)re"
        uR"re(//[^\n]*|/\*.*?\*/|)re"
        uR"re(R"(?<tag>[^(\s]*)\(.*?\)\k<tag>"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+')re"_s,
        QRegularExpression::MultilineOption | QRegularExpression::DotMatchesEverythingOption);
    QString code;
    qsizetype end = 0;
    for (const QRegularExpressionMatch &match : noise.globalMatch(text)) {
        code += QStringView(text).mid(end, match.capturedStart() - end);
        if (match.hasCaptured(u"include"_s)) {
            code += match.captured();
        } else {
            code += u"\"\""_s + QString(match.captured().count(u'\n'), u'\n');
        }
        end = match.capturedEnd();
    }
    code += QStringView(text).mid(end);
    return code;
}

bool isOfModules(const QString &header, const QStringList &modules)
{
    static const QString headers = QLibraryInfo::path(QLibraryInfo::HeadersPath);
    for (const QString &module : modules) {
        if (header.startsWith(module + u'/') || header == module
            || QFile::exists(headers + u'/' + module + u'/' + header)) {
            return true;
        }
    }
    return false;
}

// Why a file of ours may not include another file of ours; empty if it may.
QString wrongArrow(const QString &file, const QString &included)
{
    const Place from = placeOf(file);
    const Place to = placeOf(included);
    const bool isOurs = to.floor == u"core" || to.floor == u"ui" || to.floor == u"app";
    if (!isOurs) {
        const bool isFixture = from.floor == u"tests" && (to.floor == u"support" || to.floor == u"tests");
        // What moc makes for a file stands beside it, like its own header.
        const bool isMade = included.endsWith(u".moc") || included.startsWith(u"moc_");
        return isFixture || isMade ? QString() : u"write the path from the top of the project"_s;
    }
    if ((from.room == u"fakehub") != (to.room == u"fakehub")
        && (from.floor == u"app" || from.room == u"fakehub")) {
        return u"the stand-in Hub and the product share no line"_s;
    }
    if (from.floor == u"tests") {
        return {};
    }
    if (from.floor == u"app") {
        return from.room == u"cli" && to.floor == u"ui" ? u"the command-line program has no window"_s
                                                        : QString();
    }
    if (to.floor == u"app" || (from.floor == u"core" && to.floor == u"ui")) {
        return u"the arrow points up: app -> ui -> core"_s;
    }
    if (from.floor != to.floor || from.room == to.room) {
        return {};
    }
    const QList<QStringList> &rooms = from.floor == u"core" ? coreRooms() : uiRooms();
    const qsizetype fromLine = lineOfRoom(rooms, from.room);
    const qsizetype toLine = lineOfRoom(rooms, to.room);
    if (toLine < 0) {
        return u"there is no room '%1'"_s.arg(to.room);
    }
    if (toLine == fromLine) {
        return u"these rooms stand side by side"_s;
    }
    return toLine > fromLine ? u"a room includes only rooms to its right"_s : QString();
}

// Why a file may not include a header of Qt or of the system; empty if it may.
QString wrongHeader(const QString &file, const QString &header)
{
    static const QRegularExpression posix(
        u"^(unistd|fcntl|signal|csignal|dirent|poll|pwd|grp|termios|dlfcn|pthread|netdb|spawn)(\\.h)?$|"
        "^(sys|netinet|arpa|linux)/"_s);
    const Place place = placeOf(file);
    if (place.floor == u"core"
        && isOfModules(header, { u"QtGui"_s, u"QtWidgets"_s, u"QtSvg"_s, u"QtSvgWidgets"_s })) {
        return u"core has no Gui"_s;
    }
    if (place.floor == u"ui" && isOfModules(header, { u"QtNetwork"_s, u"QtSql"_s })) {
        return u"ui has no network and no database"_s;
    }
    if (place.room == u"fakehub" && place.floor == u"app"
        && isOfModules(header, { u"QtGui"_s, u"QtWidgets"_s, u"QtSql"_s, u"QtConcurrent"_s })) {
        return u"the stand-in Hub stands on Qt Core and Network alone"_s;
    }
    if (posix.match(header).hasMatch() && !file.endsWith(u"_posix.cpp")) {
        return u"POSIX headers belong to files named *_posix.cpp"_s;
    }
    if (header.compare(u"windows.h", Qt::CaseInsensitive) == 0 && !file.endsWith(u"_windows.cpp")) {
        return u"the headers of Windows belong to files named *_windows.cpp"_s;
    }
    return {};
}

QStringList wrongIncludes(const QString &file, const QString &code)
{
    static const QRegularExpression include(uR"re(^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"])re"_s,
                                            QRegularExpression::MultilineOption);
    QStringList wrong;
    for (const QRegularExpressionMatch &match : include.globalMatch(code)) {
        const QString name = match.captured(2);
        const QString reason = match.captured(1) == u"\"" ? wrongArrow(file, name) : wrongHeader(file, name);
        if (!reason.isEmpty()) {
            wrong << u"%1 includes %2: %3"_s.arg(file, name, reason);
        }
    }
    return wrong;
}

// Everything that is wrong with one file, as sentences.
QStringList violations(const QString &file, const QString &text)
{
    static const QRegularExpression translation(
        u"\\b(tr|trUtf8|translate|QT_TR_NOOP|QT_TRANSLATE_NOOP)\\s*\\("_s);
    const QString code = codeOnly(text);
    const Place place = placeOf(file);
    QStringList wrong = wrongIncludes(file, code);
    const bool hasRooms = place.floor == u"core" || place.floor == u"ui";
    if (hasRooms && lineOfRoom(place.floor == u"core" ? coreRooms() : uiRooms(), place.room) < 0) {
        wrong << u"%1: there is no room '%2'; tst_layers.cpp lists them"_s.arg(file, place.room);
    }
    if (place.floor == u"core" && translation.match(code).hasMatch()) {
        wrong << u"%1: core has no words for people; tr() belongs to ui"_s.arg(file);
    }
    const qsizetype lines = text.count(u'\n');
    const bool isMain = file == u"app/main.cpp";
    if (isMain ? lines >= maximumMainLines : lines > maximumLines) {
        wrong << u"%1 has %2 lines, the limit is %3"_s.arg(file).arg(lines).arg(isMain ? maximumMainLines - 1
                                                                                       : maximumLines);
    }
    return wrong;
}
} // namespace

// The arrows of the house: reads every source file and fails on an #include that points the wrong way.
class TestLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWholeTree();
    void aFile_data();
    void aFile();
    void limits();

private:
    void allowedFiles();
    void wrongArrows();
    void wrongHeaders();
};

void TestLayers::theWholeTree()
{
    const QDir top(QStringLiteral(HUBDESK_SOURCE));
    QStringList wrong;
    int files = 0;
    for (const QString &folder : { u"core"_s, u"ui"_s, u"app"_s, u"tests"_s }) {
        QDirIterator it(
            top.filePath(folder), { u"*.h"_s, u"*.cpp"_s }, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            wrong += violations(top.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll()));
            ++files;
        }
    }
    QVERIFY2(files > 20, qPrintable(u"only %1 files were found: is this the project?"_s.arg(files)));
    QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
}

void TestLayers::aFile_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("complaint"); // a part of it; empty: none
    allowedFiles();
    wrongArrows();
    wrongHeaders();
}

void TestLayers::allowedFiles()
{
    const auto row = [](const char *name, const QString &file, const QString &line) {
        QTest::newRow(name) << file << line << QString();
    };
    row("a room may include itself", u"core/net/a.cpp"_s, u"#include \"core/net/b.h\""_s);
    row("a room may include one to its right", u"core/cache/a.cpp"_s, u"#include \"core/hub/b.h\""_s);
    row("ui may include core", u"ui/shared/a.cpp"_s, u"#include \"core/services/door.h\""_s);
    row("the window knows every page", u"ui/window/a.cpp"_s, u"#include \"ui/browse/b.h\""_s);
    row("rooms of one name on two floors", u"ui/cache/a.cpp"_s, u"#include \"core/cache/b.h\""_s);
    row("a test may look everywhere", u"tests/net/tst_a.cpp"_s, u"#include \"app/fakehub/b.h\""_s);
    row("core may use Qt Core", u"core/base/a.cpp"_s, u"#include <QString>"_s);
    row("core may use Qt Network", u"core/net/a.cpp"_s, u"#include <QNetworkReply>"_s);
    row("POSIX in a file named for it", u"core/cache/lock_posix.cpp"_s, u"#include <sys/file.h>"_s);
    row("an include in a comment", u"core/base/a.cpp"_s, u"// #include \"ui/shared/b.h\""_s);
    row("an include in a long comment", u"core/base/a.cpp"_s, u"/*\n#include \"ui/shared/b.h\"\n*/"_s);
    row("tr in a string", u"core/base/a.cpp"_s, u"auto s = \"tr(x)\";"_s);
    row("a name that ends in tr", u"core/base/a.cpp"_s, u"auto n = str(1);"_s);
}

void TestLayers::wrongArrows()
{
    const auto row
        = [](const char *name, const QString &file, const QString &included, const QString &complaint) {
              QTest::newRow(name) << file << u"#include \"%1\""_s.arg(included) << complaint;
          };
    row("core includes ui", u"core/base/a.cpp"_s, u"ui/shared/b.h"_s, u"points up"_s);
    row("core includes app", u"core/services/a.h"_s, u"app/cli/b.h"_s, u"points up"_s);
    row("ui includes app", u"ui/window/a.h"_s, u"app/commandline.h"_s, u"points up"_s);
    row("base includes net", u"core/base/a.cpp"_s, u"core/net/b.h"_s, u"to its right"_s);
    row("hub includes cache", u"core/hub/a.cpp"_s, u"core/cache/b.h"_s, u"to its right"_s);
    row("cache includes transfer", u"core/cache/a.cpp"_s, u"core/transfer/b.h"_s, u"to its right"_s);
    row("transfer includes account", u"core/transfer/a.cpp"_s, u"core/account/b.h"_s, u"to its right"_s);
    row("net includes card", u"core/net/a.cpp"_s, u"core/card/b.h"_s, u"side by side"_s);
    row("formats includes card", u"core/formats/a.cpp"_s, u"core/card/b.h"_s, u"side by side"_s);
    row("account includes hubfs", u"core/account/a.cpp"_s, u"core/hubfs/b.h"_s, u"side by side"_s);
    row("browse includes repo", u"ui/browse/a.cpp"_s, u"ui/repo/b.h"_s, u"side by side"_s);
    row("shared includes viewers", u"ui/shared/a.cpp"_s, u"ui/viewers/b.h"_s, u"to its right"_s);
    row("viewers includes window", u"ui/viewers/a.cpp"_s, u"ui/window/b.h"_s, u"to its right"_s);
    row("an unknown room is included", u"core/hub/a.cpp"_s, u"core/hubb/b.h"_s, u"no room"_s);
    row("a relative include", u"core/net/a.cpp"_s, u"b.h"_s, u"from the top"_s);
    row("a relative include upwards", u"core/net/a.cpp"_s, u"../base/b.h"_s, u"from the top"_s);
    row("the stand-in includes core", u"app/fakehub/a.cpp"_s, u"core/base/b.h"_s, u"share no line"_s);
    row("the stand-in's test includes core",
        u"tests/fakehub/tst_a.cpp"_s,
        u"core/base/b.h"_s,
        u"share no line"_s);
    row("the program includes the stand-in", u"app/main.cpp"_s, u"app/fakehub/b.h"_s, u"share no line"_s);
    row("core includes the stand-in", u"core/net/a.cpp"_s, u"app/fakehub/b.h"_s, u"points up"_s);
    row("the command line opens a window", u"app/cli/a.cpp"_s, u"ui/shared/b.h"_s, u"no window"_s);
}

void TestLayers::wrongHeaders()
{
    const auto row
        = [](const char *name, const QString &file, const QString &line, const QString &complaint) {
              QTest::newRow(name) << file << line << complaint;
          };
    row("core paints", u"core/base/a.cpp"_s, u"#include <QPainter>"_s, u"no Gui"_s);
    row("core paints by module", u"core/base/a.cpp"_s, u"#include <QtGui/QImage>"_s, u"no Gui"_s);
    row("core has widgets", u"core/card/a.cpp"_s, u"#include <QWidget>"_s, u"no Gui"_s);
    row("core with odd spaces", u"core/card/a.cpp"_s, u"  #  include  <QWidget> // why"_s, u"no Gui"_s);
    row("core translates", u"core/net/a.cpp"_s, u"auto s = tr(\"Hello\");"_s, u"no words"_s);
    row("core translates by the application",
        u"core/net/a.cpp"_s,
        u"QCoreApplication::translate(\"a\", \"b\");"_s,
        u"no words"_s);
    row("ui opens a socket", u"ui/shared/a.cpp"_s, u"#include <QTcpSocket>"_s, u"no network"_s);
    row("ui asks the Hub", u"ui/repo/a.cpp"_s, u"#include <QNetworkAccessManager>"_s, u"no network"_s);
    row("the stand-in has a window", u"app/fakehub/a.cpp"_s, u"#include <QWidget>"_s, u"alone"_s);
    row("POSIX anywhere", u"core/base/a.cpp"_s, u"#include <unistd.h>"_s, u"*_posix.cpp"_s);
    row("POSIX in a header", u"core/base/a_posix.h"_s, u"#include <sys/stat.h>"_s, u"*_posix.cpp"_s);
    row("signals anywhere", u"app/cli/a.cpp"_s, u"#include <csignal>"_s, u"*_posix.cpp"_s);
    row("POSIX in a test", u"tests/net/tst_a.cpp"_s, u"#include <sys/socket.h>"_s, u"*_posix.cpp"_s);
    row("Windows anywhere", u"core/base/a.cpp"_s, u"#include <windows.h>"_s, u"*_windows.cpp"_s);
    row("a room that is not in the house", u"core/helpers/a.cpp"_s, u"int i;"_s, u"no room 'helpers'"_s);
    row("a file outside all rooms", u"ui/a.cpp"_s, u"int i;"_s, u"no room"_s);
}

void TestLayers::aFile()
{
    QFETCH(QString, file);
    QFETCH(QString, line);
    QFETCH(QString, complaint);
    const QStringList wrong = violations(file, line + u'\n');
    QVERIFY2(wrong.size() == (complaint.isEmpty() ? 0 : 1), qPrintable(wrong.join(u'\n')));
    QVERIFY2(wrong.join(u'\n').contains(complaint), qPrintable(wrong.join(u'\n')));
}

void TestLayers::limits()
{
    QVERIFY(violations(u"core/base/a.cpp"_s, QString(450, u'\n')).isEmpty());
    QCOMPARE(violations(u"core/base/a.cpp"_s, QString(451, u'\n')).size(), 1);
    QVERIFY(violations(u"app/main.cpp"_s, QString(79, u'\n')).isEmpty());
    QCOMPARE(violations(u"app/main.cpp"_s, QString(80, u'\n')).size(), 1);
}

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
