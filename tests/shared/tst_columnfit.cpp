// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/columnfit.h"

#include <QApplication>
#include <QHeaderView>
#include <QMouseEvent>
#include <QStandardItemModel>
#include <QTest>
#include <QTreeView>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// Widths of columns: those that fit, until a person has other wishes.
class TestColumnFit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void itFitsAnewWithTheWindow();
    void aDraggedColumnStays();
    void aDoubleClickIsAWishToo();
    void aClickIsNone();
    void otherColumnsAreFittedAgain();

private:
    /// Drags the edge between the first column and the second by so much.
    void drag(int by);
    QPoint edge() const;

    std::unique_ptr<QStandardItemModel> m_model;
    std::unique_ptr<QTreeView> m_view;
    ColumnFit *m_fit = nullptr;
};

void TestColumnFit::init()
{
    m_view.reset();
    m_model = std::make_unique<QStandardItemModel>(2, 3);
    m_view = std::make_unique<QTreeView>();
    m_view->setModel(m_model.get());
    m_fit = new ColumnFit(m_view->header(), [this] {
        for (int column = 0; column < 3; ++column) {
            m_view->setColumnWidth(column, m_view->width() / 4);
        }
    });
    m_view->resize(400, 300);
    m_view->show();
    m_fit->fit();
    QCOMPARE(m_view->columnWidth(0), 100);
}

QPoint TestColumnFit::edge() const
{
    const auto *header = m_view->header();
    return { header->sectionViewportPosition(1) - 1, header->height() / 2 };
}

void TestColumnFit::drag(int by)
{
    auto *header = m_view->header()->viewport();
    const QPointF from(edge());
    const auto send = [header](QEvent::Type type, QPointF at) {
        QMouseEvent event(type, at, header->mapToGlobal(at), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(header, &event);
    };
    send(QEvent::MouseButtonPress, from);
    send(QEvent::MouseMove, from + QPointF(by / 2.0, 0));
    send(QEvent::MouseMove, from + QPointF(by, 0));
    send(QEvent::MouseButtonRelease, from + QPointF(by, 0));
}

void TestColumnFit::itFitsAnewWithTheWindow()
{
    m_view->resize(800, 300);
    m_fit->fit();
    QCOMPARE(m_view->columnWidth(0), 200);
    QCOMPARE(m_view->columnWidth(1), 200);
}

void TestColumnFit::aDraggedColumnStays()
{
    drag(40);
    QCOMPARE(m_view->columnWidth(0), 140);
    m_view->resize(800, 300);
    m_fit->fit();
    QCOMPARE(m_view->columnWidth(0), 140);
    QCOMPARE(m_view->columnWidth(1), 100); // and so do the others
}

void TestColumnFit::aDoubleClickIsAWishToo()
{
    QTest::mouseDClick(m_view->header()->viewport(), Qt::LeftButton, {}, edge());
    const int wished = m_view->columnWidth(0);
    QVERIFY(wished != 100);
    m_view->resize(800, 300);
    m_fit->fit();
    QCOMPARE(m_view->columnWidth(0), wished);
}

void TestColumnFit::aClickIsNone()
{
    QTest::mouseClick(m_view->header()->viewport(), Qt::LeftButton, {}, QPoint(50, 5));
    m_view->resize(800, 300);
    m_fit->fit();
    QCOMPARE(m_view->columnWidth(0), 200);
}

void TestColumnFit::otherColumnsAreFittedAgain()
{
    drag(40);
    m_fit->fitAnew();
    QCOMPARE(m_view->columnWidth(0), 100);
    m_view->resize(800, 300);
    m_fit->fit();
    QCOMPARE(m_view->columnWidth(0), 200);
}

QTEST_MAIN(TestColumnFit)
#include "tst_columnfit.moc"
