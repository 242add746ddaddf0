// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fakehub/asker.h"

#include <QSet>
#include <QTest>

using namespace FakeHub;
using namespace Qt::StringLiterals;

// Who is there, who likes and follows whom, and who is let in where a gate is.
class TestSocial : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void followersAreStoredOnesAndTheMany();
    void followedOnesAreNamed();
    void everyLikerIsListedOnce();
    void likersLeadToAccounts();
    void aLikeIsTakenBack();
    void noProgramGivesALike();
    void membersAreSearched();
    void avatarsLeadToPictures_data();
    void avatarsLeadToPictures();
    void theFormIsChecked_data();
    void theFormIsChecked();
    void anAutomaticGateOpensAtOnce();
    void aRequestGoesItsWay();
    void aRequestIsHandledByItsId();
    void aRequestIsWithdrawn();
    void accessIsGrantedUnasked();
    void strangersDoNotHandleRequests();

private:
    Reply send(const QByteArray &method,
               const QByteArray &token,
               const QByteArray &target,
               const QByteArray &json = "{}");
    QStringList names(const QByteArray &target);

    std::unique_ptr<Server> m_hub;
    std::unique_ptr<Asker> m_asker;
};

namespace
{

const QByteArray gatedCard = "---\nlicense: mit\nextra_gated_fields:\n  Company: text\n  Purpose:\n    "
                             "type: select\n    options:\n    - Research\n    - label: Other\n      value: "
                             "other\n  I agree: checkbox\n---\n# Gated\n";
const QByteArray goodForm = R"({"Company": "Tidepool", "Purpose": "other", "I agree": true})";
const QByteArray gate = "/api/models/org/gated";
const QByteArray file = "/org/gated/resolve/main/weights.bin";

} // namespace

void TestSocial::init()
{
    m_hub = std::make_unique<Server>();
    m_asker = std::make_unique<Asker>(*m_hub);
    m_hub->addOrganization(u"org"_s, { u"owner"_s, u"second"_s });
    m_hub->addToken(u"hf_owner"_s, u"owner"_s);
    m_hub->addToken(u"hf_guest"_s, u"guest"_s);
    m_hub->addUser({ .name = u"fan"_s,
                     .fullname = u"A Fan"_s,
                     .orgs = {},
                     .likes = { { RepoKind::Model, u"org/plain"_s, QDateTime::currentDateTimeUtc() } },
                     .following = { u"owner"_s, u"org"_s, u"ada-alder-0000"_s },
                     .details = u"Likes things."_s });
    m_hub->addToken(u"hf_fan"_s, u"fan"_s);
    m_hub->addRepo(RepoKind::Model, u"org/plain"_s, { { u"README.md"_s, QByteArray("# Plain\n") } });
    m_hub->edit(RepoKind::Model, u"org/plain"_s, [](Repo &repo) { repo.likes = 250; });
    m_hub->addRepo(RepoKind::Model,
                   u"org/gated"_s,
                   { { u"README.md"_s, gatedCard }, { u"weights.bin"_s, Blob::seeded(1, 5000) } });
    m_hub->edit(RepoKind::Model, u"org/gated"_s, [](Repo &repo) { repo.gated = u"manual"_s; });
}

Reply TestSocial::send(const QByteArray &method,
                       const QByteArray &token,
                       const QByteArray &target,
                       const QByteArray &json)
{
    return m_asker->ask(method,
                        target,
                        { { "Authorization", "Bearer " + token }, { "Content-Type", "application/json" } },
                        json);
}

QStringList TestSocial::names(const QByteArray &target)
{
    QStringList out;
    for (QByteArray next = target; !next.isEmpty();) {
        const auto reply = m_asker->get(next);
        for (const auto &item : reply.array()) {
            out.append(item["user"_L1].toString());
        }
        next = reply.nextLink();
    }
    return out;
}

void TestSocial::followersAreStoredOnesAndTheMany()
{
    const auto followers = names("/api/users/owner/followers?limit=50");
    QCOMPARE(followers.first(), u"fan"_s);
    QCOMPARE(QSet<QString>(followers.begin(), followers.end()).size(), followers.size());
    const auto overview = m_asker->getAs("hf_fan", "/api/users/owner/overview").object();
    QCOMPARE(overview["numFollowers"_L1].toInteger(), followers.size());
    QVERIFY(overview["isFollowing"_L1].toBool());
    QVERIFY(!m_asker->get("/api/users/owner/overview").object()["isFollowing"_L1].toBool());
    QCOMPARE(names("/api/organizations/org/followers").first(), u"fan"_s);
}

void TestSocial::followedOnesAreNamed()
{
    QCOMPARE(names("/api/users/fan/following"), (QStringList{ u"owner"_s, u"ada-alder-0000"_s }));
    const auto overview = m_asker->get("/api/users/fan/overview").object();
    QCOMPARE(overview["numFollowing"_L1].toInt(), 2);
    QCOMPARE(overview["numFollowingOrgs"_L1].toInt(), 1);
    QCOMPARE(overview["details"_L1].toString(), u"Likes things."_s);
}

void TestSocial::everyLikerIsListedOnce()
{
    const auto likers = names("/api/models/org/plain/likers");
    QCOMPARE(likers.size(), 250);
    QCOMPARE(likers.first(), u"fan"_s);
    QCOMPARE(QSet<QString>(likers.begin(), likers.end()).size(), 250);
    QCOMPARE(names("/api/models/org/plain/likers?limit=7"), likers);
}

void TestSocial::likersLeadToAccounts()
{
    const auto last = names("/api/models/org/plain/likers").last();
    const auto overview = m_asker->get("/api/users/" + last.toUtf8() + "/overview");
    QCOMPARE(overview.status, 200);
    QCOMPARE(overview.object()["user"_L1].toString(), last);
    QCOMPARE(m_asker->get("/api/users/ada-alder-0001/overview").status, 404);
    QCOMPARE(m_asker->get("/api/users/ada-alder-99999999999/overview").status, 404);
}

void TestSocial::aLikeIsTakenBack()
{
    const auto likes = [this] { return m_asker->get("/api/models/org/plain").object()["likes"_L1].toInt(); };
    QCOMPARE(send("DELETE", "hf_fan", "/api/models/org/plain/like").status, 200);
    QCOMPARE(likes(), 249);
    QCOMPARE(m_asker->get("/api/users/fan/likes").array().size(), 0);
    QVERIFY(!names("/api/models/org/plain/likers").contains(u"fan"_s));
    QCOMPARE(send("DELETE", "hf_fan", "/api/models/org/plain/like").status, 200); // once is enough
    QCOMPARE(likes(), 249);
    QCOMPARE(m_asker->ask("DELETE", "/api/models/org/plain/like").status, 401);
    QCOMPARE(send("DELETE", "hf_fan", "/api/models/org/plain").status, 405);
}

void TestSocial::noProgramGivesALike()
{
    QCOMPARE(send("POST", "hf_guest", "/api/models/org/plain/like").status, 403);
    m_hub->like(RepoKind::Model, u"org/plain"_s, u"guest"_s);
    m_hub->like(RepoKind::Model, u"org/plain"_s, u"guest"_s);
    QCOMPARE(m_asker->get("/api/models/org/plain").object()["likes"_L1].toInt(), 251);
    QCOMPARE(m_asker->get("/api/users/guest/likes").array().size(), 1);
}

void TestSocial::membersAreSearched()
{
    QCOMPARE(names("/api/organizations/org/members"), (QStringList{ u"owner"_s, u"second"_s }));
    QCOMPARE(names("/api/organizations/org/members?search=SEC"), QStringList{ u"second"_s });
    const auto inside = m_asker->getAs("hf_owner", "/api/organizations/org/members").array();
    QCOMPARE(inside[0]["role"_L1].toString(), u"write"_s);
    for (int n = 0; n < 12; ++n) {
        m_hub->addUser({ .name = u"more-%1"_s.arg(n), .fullname = {}, .orgs = { u"org"_s } });
    }
    QCOMPARE(m_asker->get("/api/organizations/org/members?limit=10").array().size(), 10);
    QCOMPARE(names("/api/organizations/org/members?limit=10").size(), 14);
}

void TestSocial::avatarsLeadToPictures_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("any account") << QByteArray("/api/avatars/org");
    QTest::newRow("one of the many") << QByteArray("/api/avatars/ada-alder-0000");
    QTest::newRow("a user, on request") << QByteArray("/api/users/owner/avatar?redirect=true");
}

void TestSocial::avatarsLeadToPictures()
{
    QFETCH(const QByteArray, target);
    const auto way = m_asker->get(target);
    QCOMPARE(way.status, 302);
    QVERIFY(way.header("Location").startsWith("/avatars/"));
    const auto picture = m_asker->get(way.header("Location"));
    QCOMPARE(picture.header("Content-Type"), "image/svg+xml");
    QVERIFY(picture.body.startsWith("<svg"));
    QCOMPARE(m_asker->get("/api/users/owner/avatar", { { "Sec-Fetch-Dest", "image" } }).status, 302);
    QCOMPARE(m_asker->get("/api/avatars/nobody").status, 404);
}

void TestSocial::theFormIsChecked_data()
{
    QTest::addColumn<QByteArray>("form");
    QTest::addColumn<QByteArray>("missing");
    QTest::newRow("nothing") << QByteArray("{}") << QByteArray("Company");
    QTest::newRow("blanks") << QByteArray(R"({"Company": "  ", "Purpose": "other", "I agree": true})")
                            << QByteArray("Company");
    QTest::newRow("not one of the options")
        << QByteArray(R"({"Company": "x", "Purpose": "fun", "I agree": true})") << QByteArray("Purpose");
    QTest::newRow("the box is not ticked")
        << QByteArray(R"({"Company": "x", "Purpose": "Research", "I agree": false})")
        << QByteArray("I agree");
    QTest::newRow("no JSON at all") << QByteArray("<<<") << QByteArray("Company");
}

void TestSocial::theFormIsChecked()
{
    QFETCH(const QByteArray, form);
    QFETCH(const QByteArray, missing);
    const auto reply = send("POST", "hf_guest", "/org/gated/ask-access", form);
    QCOMPARE(reply.status, 400);
    QVERIFY2(reply.body.contains(missing), reply.body.constData());
    QCOMPARE(m_asker->getAs("hf_owner", gate + "/user-access-request/pending").array().size(), 0);
}

void TestSocial::anAutomaticGateOpensAtOnce()
{
    m_hub->edit(RepoKind::Model, u"org/gated"_s, [](Repo &repo) { repo.gated = u"auto"_s; });
    QCOMPARE(m_asker->getAs("hf_guest", file).status, 403);
    const auto form = m_asker->ask(
        "POST",
        "/org/gated/ask-access",
        { { "Authorization", "Bearer hf_guest" }, { "Content-Type", "application/x-www-form-urlencoded" } },
        "Company=x+y&Purpose=Research&I+agree=on");
    QCOMPARE(form.status, 303);
    QCOMPARE(form.header("Location"), "/org/gated");
    QCOMPARE(m_asker->getAs("hf_guest", file).status, 302);
    const auto accepted = m_asker->getAs("hf_owner", gate + "/user-access-request/accepted").array();
    QCOMPARE(accepted[0]["fields"_L1]["Company"_L1].toString(), u"x y"_s);
}

void TestSocial::aRequestGoesItsWay()
{
    QCOMPARE(send("POST", "hf_guest", "/org/gated/ask-access", goodForm).status, 303);
    const auto waiting = m_asker->getAs("hf_guest", file);
    QCOMPARE(waiting.status, 403);
    QCOMPARE(waiting.header("X-Error-Code"), "GatedRepo");
    QVERIFY(waiting.header("X-Error-Message").contains("awaiting a review"));
    QCOMPARE(send("POST",
                  "hf_owner",
                  gate + "/user-access-request/handle",
                  R"({"user": "guest", "status": "rejected", "rejectionReason": "Not now."})")
                 .status,
             200);
    const auto rejected = m_asker->getAs("hf_guest", file).header("X-Error-Message");
    QVERIFY2(rejected.contains("rejected") && rejected.contains("Not now."), rejected.constData());
    const QByteArray accept = R"({"user": "guest", "status": "accepted"})";
    QCOMPARE(send("POST", "hf_owner", gate + "/user-access-request/handle", accept).status, 200);
    QCOMPARE(m_asker->getAs("hf_guest", file).status, 302);
    QCOMPARE(send("POST", "hf_owner", gate + "/user-access-request/handle", accept).status, 404);
    QCOMPARE(m_asker->getAs("hf_guest", gate + "/auth-check").status, 200);
}

void TestSocial::aRequestIsHandledByItsId()
{
    QCOMPARE(send("POST", "hf_guest", "/org/gated/ask-access", goodForm).status, 303);
    const auto id = m_asker->getAs("hf_owner", gate + "/user-access-request/pending")
                        .array()[0]["requestId"_L1]
                        .toString()
                        .toUtf8();
    const QByteArray handle = gate + "/user-access-request/handle";
    QCOMPARE(
        send("POST", "hf_owner", handle, R"({"requestId": "000000000000000000000000", "status": "accepted"})")
            .status,
        404);
    QCOMPARE(
        send("POST", "hf_owner", handle, R"({"requestId": ")" + id + R"(", "status": "perhaps"})").status,
        400);
    QCOMPARE(send("POST", "hf_owner", handle, R"({"user": "guest", "requestId": "x", "status": "accepted"})")
                 .status,
             400);
    QCOMPARE(
        send("POST", "hf_owner", handle, R"({"requestId": ")" + id + R"(", "status": "accepted"})").status,
        200);
    QCOMPARE(m_asker->getAs("hf_guest", file).status, 302);
}

void TestSocial::aRequestIsWithdrawn()
{
    QCOMPARE(send("POST", "hf_guest", gate + "/user-access-request/cancel").status, 404);
    QCOMPARE(send("POST", "hf_guest", "/org/gated/ask-access", goodForm).status, 303);
    QCOMPARE(send("POST", "hf_guest", gate + "/user-access-request/cancel").status, 200);
    QCOMPARE(m_asker->getAs("hf_owner", gate + "/user-access-request/pending").array().size(), 0);
    QVERIFY(!m_asker->getAs("hf_guest", file).header("X-Error-Message").contains("awaiting"));
}

void TestSocial::accessIsGrantedUnasked()
{
    const QByteArray grant = gate + "/user-access-request/grant";
    QCOMPARE(send("POST", "hf_owner", grant, R"({"user": "guest"})").status, 200);
    QCOMPARE(m_asker->getAs("hf_guest", file).status, 302);
    QCOMPARE(send("POST", "hf_owner", grant, R"({"user": "guest"})").status, 400);
    QCOMPARE(send("POST", "hf_owner", grant, R"({"user": "nobody"})").status, 404);
}

void TestSocial::strangersDoNotHandleRequests()
{
    const QByteArray handle = gate + "/user-access-request/handle";
    QCOMPARE(m_asker->getAs("hf_guest", gate + "/user-access-request/pending").status, 403);
    QCOMPARE(send("POST", "hf_guest", handle, R"({"user": "guest", "status": "accepted"})").status, 403);
    QCOMPARE(m_asker->get(gate + "/user-access-request/pending").status, 401);
    QCOMPARE(m_asker->ask("POST", "/org/gated/ask-access").status, 401);
    QCOMPARE(send("POST", "hf_guest", "/org/plain/ask-access").status, 400);
    QCOMPARE(send("POST", "hf_guest", "/org/none/ask-access").status, 404);
}

QTEST_GUILESS_MAIN(TestSocial)
#include "tst_social.moc"
