// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/everypage.h"
#include "ui/shared/spoken.h"

#include <QAccessible>
#include <QScrollArea>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 10'000;
constexpr int mostChildren = 400; // of one view: its first rows say how the others are

QString spoken(QAccessibleInterface *thing)
{
    return thing->text(QAccessible::Name).trimmed();
}

QString described(QAccessibleInterface *thing)
{
    const auto *object = thing->object();
    return u"%1 '%2' (role %3) says '%4'"_s.arg(object ? QLatin1StringView(object->metaObject()->className())
                                                       : "a part"_L1,
                                                object ? object->objectName() : QString(),
                                                QString::number(thing->role()),
                                                spoken(thing));
}

/// What a screen reader cannot say anything of: it would call it a window, or nothing at all.
bool isFitting(QAccessibleInterface *thing)
{
    switch (thing->role()) {
    case QAccessible::Client:
        return qobject_cast<QScrollArea *>(thing->object()) != nullptr; // Qt has no other role for it
    case QAccessible::NoRole:
    case QAccessible::Window:
    case QAccessible::Pane:
    case QAccessible::Border:
    case QAccessible::Separator:
        return false;
    default:
        return true;
    }
}

/// Cells behind the first of their row may be empty, as the tables themselves.
bool isFurtherCell(QAccessibleInterface *thing)
{
    const auto *cell = thing->tableCellInterface();
    return cell && cell->columnIndex() > 0;
}

/// Everything below that can have the focus and has no name, or no role that says what it is.
void lookAt(QAccessibleInterface *thing, QStringList *found)
{
    if (!thing || !thing->isValid() || thing->state().invisible) {
        return;
    }
    const bool isWidget = thing->object() && thing->object()->isWidgetType();
    const bool isInner = isWidget && thing->object()->objectName().startsWith("qt_"_L1);
    if (thing->state().focusable && !isInner && !isFurtherCell(thing)) {
        if (spoken(thing).isEmpty()) {
            *found << u"no name: "_s + described(thing);
        }
        if (!isFitting(thing)) {
            *found << u"no fitting role: "_s + described(thing);
        }
    }
    const int children = std::min(thing->childCount(), mostChildren);
    for (int child = 0; child < children; ++child) {
        lookAt(thing->child(child), found);
    }
}

/// Widgets that take the focus and have no name that tests and tools can rely on.
void lookForObjectNames(QWidget *root, QStringList *found)
{
    for (const auto *widget : root->findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->focusPolicy() != Qt::NoFocus && widget->objectName().isEmpty()) {
            *found << u"no object name: %1 in %2"_s.arg(
                QLatin1StringView(widget->metaObject()->className()),
                widget->parentWidget() ? widget->parentWidget()->objectName() : QString());
        }
    }
}

/// What we paint ourselves: nothing of it is said unless we say it.
void lookAtPainted(QWidget *root, QStringList *found)
{
    for (auto *widget : root->findChildren<QWidget *>()) {
        auto *thing = QAccessible::queryAccessibleInterface(widget);
        const bool isOurs = QByteArrayView(widget->metaObject()->className()).startsWith("Hubdesk::");
        if (!widget->isVisible() || !isOurs || !thing || !widget->findChildren<QWidget *>().isEmpty()) {
            continue;
        }
        if (thing->role() == QAccessible::Client) {
            *found << u"painted, but no role: "_s + described(thing);
        }
        const bool isText = thing->role() == QAccessible::StaticText; // a line may be empty for now
        if (!isText && spoken(thing).isEmpty() && thing->text(QAccessible::Value).isEmpty()) {
            *found << u"painted, but nothing said: "_s + described(thing);
        }
    }
}

QStringList wanting(TestWindow *test)
{
    QStringList found;
    auto *root = shownRoot(test);
    lookAt(QAccessible::queryAccessibleInterface(root), &found);
    lookForObjectNames(root, &found);
    lookAtPainted(root, &found);
    return found;
}

} // namespace

/// What a screen reader finds on every page: whatever takes the focus, rows of views, too, says what it is
/// and what it does, and what we paint ourselves says what is painted.
class TestNames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theWalkSeesWhatIsWanting();
    void aSpokenWidgetSaysWhatItStandsAt();
    void everyPage_data();
    void everyPage();
};

void TestNames::theWalkSeesWhatIsWanting()
{
    QWidget root;
    auto *plain = new QWidget(&root);
    plain->setFocusPolicy(Qt::StrongFocus);
    root.show();
    QVERIFY(QTest::qWaitForWindowExposed(&root));
    QStringList found;
    lookAt(QAccessible::queryAccessibleInterface(&root), &found);
    lookForObjectNames(&root, &found);
    QCOMPARE(found.size(), 3);
    QVERIFY(found[0].startsWith(u"no name"_s) && found[1].startsWith(u"no fitting role"_s)
            && found[2].startsWith(u"no object name"_s));
}

void TestNames::aSpokenWidgetSaysWhatItStandsAt()
{
    QWidget widget;
    setSpokenRole(&widget, QAccessible::ProgressBar);
    setSpokenValue(&widget, u"62 %"_s);
    widget.setAccessibleName(u"All of it"_s);
    const auto *thing = QAccessible::queryAccessibleInterface(&widget);
    QCOMPARE(thing->role(), QAccessible::ProgressBar);
    QCOMPARE(thing->text(QAccessible::Name), u"All of it"_s);
    QCOMPARE(thing->text(QAccessible::Value), u"62 %"_s);
    setSpokenValue(&widget, u"63 %"_s);
    QCOMPARE(thing->text(QAccessible::Value), u"63 %"_s);
}

void TestNames::everyPage_data()
{
    QTest::addColumn<QString>("page");
    for (const auto &page : Hubdesk::everyPage()) {
        QTest::newRow(qPrintable(page)) << page;
    }
}

void TestNames::everyPage()
{
    QFETCH(QString, page);
    TestWindow test;
    openPage(&test, page);
    // What is still on its way has no words yet.
    QTRY_VERIFY2_WITH_TIMEOUT(wanting(&test).isEmpty(), qPrintable(wanting(&test).join(u'\n')), longMs);
    closeDialog(&test);
}

QTEST_MAIN(TestNames)
#include "tst_names.moc"
