// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "core/services/derivatives.h"
#include "support/wait.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr auto model = FakeHub::RepoKind::Model;
const RepoId base{ RepoKind::Model, u"org"_s, u"base"_s };

} // namespace

/// What was made from a model.
class TestDerivatives : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void areCountedByTheWayTheyWereMade();
    void nothingMoreIsAskedWhereThereAreNone();
    void othersThanModelsHaveNone();

private:
    ServiceOptions options() const;
    void add(const QString &id, const QByteArray &relation);

    QTemporaryDir m_folder;
    int m_count = 0;
    std::unique_ptr<FakeHub::Server> m_hub;
};

void TestDerivatives::init()
{
    ++m_count;
    m_hub = std::make_unique<FakeHub::Server>();
    m_hub->addRepo(model, base.text(), { { u"README.md"_s, QByteArray("# Base\n") } });
}

ServiceOptions TestDerivatives::options() const
{
    const auto home = m_folder.filePath(QString::number(m_count));
    QProcessEnvironment all;
    all.insert(u"HF_HOME"_s, home);
    all.insert(u"HF_ENDPOINT"_s, m_hub->url().toString());
    ServiceOptions options;
    options.environment = Environment::from(all, home);
    options.stateDir = home + u"/state"_s;
    options.settingsFile = home + u"/config/settings.ini"_s;
    options.keychain = false;
    options.loopbackOnly = true;
    options.restoreTransfers = false;
    return options;
}

void TestDerivatives::add(const QString &id, const QByteArray &relation)
{
    m_hub->addRepo(model,
                   id,
                   { { u"README.md"_s,
                       "---\nbase_model: org/base\nbase_model_relation: " + relation + "\n---\n# Made\n" } });
}

void TestDerivatives::areCountedByTheWayTheyWereMade()
{
    add(u"org/a"_s, "finetune");
    add(u"org/b"_s, "finetune");
    add(u"org/c"_s, "quantized");
    Services core(options());
    const auto found = wait(derivativesOf(&core, base, {}));
    QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
    const QList<Derivatives::Group> expected{ { u"finetune"_s, 2 }, { u"quantized"_s, 1 } };
    QCOMPARE(found->groups, expected);
    QCOMPARE(Derivatives::tag(u"finetune"_s, base), u"base_model:finetune:org/base"_s);
}

void TestDerivatives::nothingMoreIsAskedWhereThereAreNone()
{
    Services core(options());
    const auto found = wait(derivativesOf(&core, base, {}));
    QVERIFY(found && found->groups.isEmpty());
    QCOMPARE(m_hub->requests().size(), 1);
}

void TestDerivatives::othersThanModelsHaveNone()
{
    Services core(options());
    const auto found = wait(derivativesOf(&core, { RepoKind::Dataset, u"org"_s, u"rows"_s }, {}));
    QVERIFY(found && found->groups.isEmpty());
    QCOMPARE(m_hub->requests().size(), 0);
}

QTEST_GUILESS_MAIN(TestDerivatives)
#include "tst_derivatives.moc"
