// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/humanerror.h"

#include <QLocale>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestHumanError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void everyKindHasWords();
    void remedies_data();
    void remedies();
    void figuresAreSaid();
    void rawTextHasTheFacts();
};

void TestHumanError::everyKindHasWords()
{
    QSet<QString> sentences;
    for (int i = 0; i <= static_cast<int>(Error::Kind::Internal); ++i) {
        const HumanError human = humanError(Error{ static_cast<Error::Kind>(i) });
        QVERIFY(human.sentence.endsWith(u'.'));
        QVERIFY(human.cause.endsWith(u'.'));
        QVERIFY(!sentences.contains(human.sentence));
        sentences.insert(human.sentence);
        QCOMPARE(remedyText(human.remedy).isEmpty(), human.remedy == Remedy::None);
    }
}

void TestHumanError::remedies_data()
{
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<int>("remedy");
    const auto row = [](const char *name, Error::Kind kind, Remedy remedy) {
        QTest::newRow(name) << kind << static_cast<int>(remedy);
    };
    row("no token leads to signing in", Error::Kind::Unauthorized, Remedy::SignIn);
    row("gated leads to the form", Error::Kind::Gated, Remedy::RequestAccess);
    row("a full disk leads to the cache", Error::Kind::DiskFull, Remedy::FreeSpace);
    row("a stall is tried again", Error::Kind::Timeout, Remedy::Retry);
    row("a missing branch leads to the others", Error::Kind::RevisionNotFound, Remedy::ChooseRevision);
    row("a read-only folder leads to another", Error::Kind::Permission, Remedy::ChooseFolder);
    row("a certificate that nobody vouches for may be added meanwhile",
        Error::Kind::Untrusted,
        Remedy::Retry);
    row("our bug is reported", Error::Kind::Internal, Remedy::CopyReport);
    row("an absent network may be back", Error::Kind::Offline, Remedy::TryNetwork);
    row("an unsafe path has no button", Error::Kind::Unsafe, Remedy::None);
}

void TestHumanError::remedies()
{
    QFETCH(Error::Kind, kind);
    QFETCH(int, remedy);
    QCOMPARE(static_cast<int>(humanError(Error{ kind }).remedy), remedy);
}

void TestHumanError::figuresAreSaid()
{
    Error full{ Error::Kind::DiskFull };
    full.missingBytes = 1'100'000'000;
    QVERIFY(humanError(full).sentence.contains(u"1.10 GB"));
    Error limited{ Error::Kind::RateLimited };
    limited.retryAfterMs = 11'200;
    QVERIFY(humanError(limited).cause.contains(u"12 s"));
    limited.kind = Error::Kind::Server; // 503 with Retry-After
    QVERIFY(humanError(limited).cause.contains(u"12 s"));
    limited.retryAfterMs = 3'601'000;
    QVERIFY2(humanError(limited).cause.contains(u"1 h"), qPrintable(humanError(limited).cause));
    Error away{ Error::Kind::Offline };
    away.subject = QUrl(u"http://hub.test/api"_s);
    QVERIFY(humanError(away).sentence.contains(u"hub.test"));
    away.forbiddenBy = u"switch"_s;
    QVERIFY(humanError(away).sentence.contains(u"Work offline"));
    QCOMPARE(humanError(away).remedy, Remedy::GoOnline);
    away.forbiddenBy = u"HF_HUB_OFFLINE"_s; // nothing here can change it
    QVERIFY(humanError(away).sentence.contains(u"HF_HUB_OFFLINE"));
    QCOMPARE(humanError(away).remedy, Remedy::None);
    away.kind = Error::Kind::Untrusted;
    QVERIFY(humanError(away).sentence.contains(u"hub.test"));
}

void TestHumanError::rawTextHasTheFacts()
{
    Error error{ Error::Kind::Server };
    error.status = 503;
    error.subject = QUrl(u"http://user:secret@hub.test/api"_s);
    error.requestId = u"8f41c2"_s;
    error.detail = u"upstream gone"_s;
    const QString text = rawText(error);
    QVERIFY(text.contains(u"503") && text.contains(u"8f41c2") && text.contains(u"upstream gone"));
    QVERIFY(!text.contains(u"secret"));
}

QTEST_GUILESS_MAIN(TestHumanError)
#include "tst_humanerror.moc"
