// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/rangeslider.h"

#include <QApplication>
#include <QLineEdit>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 20'000;

void start(TestWindow &test)
{
    test.hub.addRepo(
        FakeHub::RepoKind::Model, u"northwind/heron"_s, { { u"README.md"_s, QByteArray("# Heron\n") } });
    for (const auto &kit : { u"gradio"_s, u"docker"_s }) {
        test.hub.addRepo(FakeHub::RepoKind::Space,
                         u"northwind/"_s + kit,
                         { { u"README.md"_s, "---\nsdk: " + kit.toUtf8() + "\n---\n# Space\n" } });
    }
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"leastParameters"_s), longMs);
}

QString text(const TestWindow &test, const QString &field)
{
    return test.get<QLineEdit>(field)->text();
}

bool wasAsked(const TestWindow &test, const QString &key, const QString &value)
{
    const auto all = test.hub.requests();
    return std::ranges::any_of(
        all, [&](const FakeHub::Recorded &request) { return request.query.contains(std::pair(key, value)); });
}

} // namespace

/// Filters that are typed: the ends of the range of parameters; and the kits of Spaces.
class TestTypedFilters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parametersAreTyped();
    void fieldsAndSliderShowTheSame();
    void whatIsNoNumberSaysSo();
    void spacesAreNarrowedToAKit();
};

void TestTypedFilters::parametersAreTyped()
{
    TestWindow test;
    start(test);
    QCOMPARE(text(test, u"leastParameters"_s), QString());
    test.type(u"leastParameters"_s, u"1 B"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY(test.isShown(u"filterChip"_s));
    QTRY_VERIFY_WITH_TIMEOUT(wasAsked(test, u"num_parameters"_s, u"min:1B"_s), longMs);
    test.type(u"mostParameters"_s, u"1500m"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(wasAsked(test, u"num_parameters"_s, u"min:1B,max:1500M"_s), longMs);
    QCOMPARE(text(test, u"mostParameters"_s), formatParameters(1'500'000'000));
    QTRY_COMPARE(test.text(u"filterChip"_s), u"1.00 B to 1.50 B"_s);
    // The wrong way round they are put in order.
    test.type(u"leastParameters"_s, u"32"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(wasAsked(test, u"num_parameters"_s, u"min:1500M,max:32B"_s), longMs);
    test.click(u"filterChip"_s);
    QTRY_COMPARE(text(test, u"leastParameters"_s), QString());
}

void TestTypedFilters::fieldsAndSliderShowTheSame()
{
    TestWindow test;
    start(test);
    auto *slider = test.get<RangeSlider>(u"parameterRange"_s);
    slider->setFocus();
    test.key(Qt::Key_Right);
    QTRY_COMPARE(text(test, u"leastParameters"_s), formatParameters(50'000'000));
    test.type(u"mostParameters"_s, u"7B"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(wasAsked(test, u"num_parameters"_s, u"min:50M,max:7B"_s), longMs);
    QVERIFY(slider->upper() < slider->most());
}

void TestTypedFilters::whatIsNoNumberSaysSo()
{
    TestWindow test;
    start(test);
    test.type(u"mostParameters"_s, u"lots"_s);
    test.key(Qt::Key_Return);
    QVERIFY(test.isShown(u"parameterNote"_s));
    QVERIFY(!test.text(u"parameterNote"_s).isEmpty());
    QCOMPARE(validityOf(test.find(u"mostParameters"_s)), Validity::Invalid);
    QVERIFY(!test.isShown(u"filterChip"_s));
    test.type(u"mostParameters"_s, u"9 B"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY(!test.isShown(u"parameterNote"_s));
    QTRY_VERIFY_WITH_TIMEOUT(wasAsked(test, u"num_parameters"_s, u"max:9B"_s), longMs);
}

void TestTypedFilters::spacesAreNarrowedToAKit()
{
    TestWindow test;
    start(test);
    test.key(Qt::Key_3, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 2, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"kitFacetList"_s), longMs);
    auto *list = test.get<QAbstractItemView>(u"kitFacetList"_s);
    QCOMPARE(list->model()->index(0, 0).data().toString(), u"Gradio"_s);
    list->setFocus();
    list->setCurrentIndex(list->model()->index(0, 0));
    test.key(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
    QCOMPARE(test.text(u"filterChip"_s), u"Gradio"_s);
    test.key(Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 2, longMs);
}

QTEST_MAIN(TestTypedFilters)
#include "tst_typedfilters.moc"
