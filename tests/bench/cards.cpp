// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// The program of `./dev bench cards`: reads a card, and prints how long the event that blocked the GUI thread
// longest took while the card arrives with its pictures, is scrolled through, searched, opened and given
// another width.
//
//   bench-cards CARD.md PICTURES    (so many pictures are put into the card)
#include "core/card/cardhtml.h"
#include "tests/bench/measured.h"
#include "ui/shared/theme.h"
#include "ui/viewers/cardpage.h"
#include "ui/viewers/cardview.h"

#include <QElapsedTimer>
#include <QFile>
#include <QScrollBar>

#include <cstdio>
#include <cstdlib>
#include <functional>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

class Course
{
public:
    Course(MeasuredApplication *app, const CardDocument &card)
        : m_app(app)
        , m_card(card)
    {
        m_page.resize(1'240, 800);
        m_page.show();
        settle(200);
        m_app->take();
    }

    double run()
    {
        auto *view = m_page.view();
        auto *bar = view->verticalScrollBar();
        bool there = false;
        QObject::connect(view, &CardView::shown, view, [&there] { there = true; });
        part("arrives", [&] { view->showCard(m_card); }, [&there] { return there; });
        part("pictures", [&] { bringPictures(); }, [] { return true; });
        part("scroll", [&] { scrollThrough(bar); }, [] { return true; });
        part("find", [&] { view->find(u"e"_s); }, [] { return true; });
        part("find next", [&] { view->findNext(true); }, [] { return true; });
        for (int fold = 0; fold < m_card.folds.size(); ++fold) {
            const auto *old = view->document();
            part("open", [&] { view->toggleFold(fold); }, [&] { return view->document() != old; });
        }
        part("scroll all", [&] { scrollThrough(bar); }, [] { return true; });
        const auto *old = view->document();
        part("narrow", [&] { m_page.resize(560, 800); }, [&] { return view->document() != old; });
        part("scroll narrow", [&] { scrollThrough(bar); }, [] { return true; });
        return m_worst;
    }

private:
    void part(const char *name, const std::function<void()> &act, const std::function<bool()> &until)
    {
        QElapsedTimer timer;
        timer.start();
        act();
        while (!until() && timer.elapsed() < 60'000) {
            settle(5);
        }
        settle(120);
        const auto ms = m_app->take();
        std::fprintf(stderr, "%-14s %7.1f ms, done after %lld ms\n", name, ms, qlonglong(timer.elapsed()));
        m_worst = qMax(m_worst, ms);
    }

    /// By a call each, as a person's wheel does it by an event; painting happens in events of its own.
    void scrollThrough(QScrollBar *bar)
    {
        for (int step = 0; step <= 60; ++step) {
            QElapsedTimer timer;
            timer.start();
            bar->setValue(int(qint64(bar->maximum()) * step / 60));
            m_app->add(double(timer.nsecsElapsed()) / 1e6);
            QCoreApplication::processEvents();
        }
        bar->setValue(0);
    }

    void bringPictures()
    {
        for (int i = 0; i < m_card.images.size(); ++i) {
            QImage image(900 + 20 * (i % 7), 400 + 30 * (i % 5), QImage::Format_RGB32);
            image.fill(QColor::fromHsv(i * 37 % 360, 120, 220));
            QElapsedTimer timer;
            timer.start();
            m_page.view()->setImage(m_card.images[i].url, image);
            m_app->add(double(timer.nsecsElapsed()) / 1e6);
            settle(8);
        }
    }

    MeasuredApplication *m_app;
    CardDocument m_card;
    CardPage m_page;
    double m_worst = 0;
};

} // namespace

int main(int argc, char **argv)
{
    MeasuredApplication app(argc, argv);
    if (argc < 3) {
        std::fputs("usage: bench-cards CARD.md PICTURES\n", stderr);
        return 2;
    }
    QFile file(QString::fromLocal8Bit(argv[1]));
    if (!file.open(QIODevice::ReadOnly)) {
        std::fputs("the card cannot be read\n", stderr);
        return 1;
    }
    auto text = file.readAll();
    for (int i = 0; i < atoi(argv[2]); ++i) {
        text += "\n\nsome words before picture " + QByteArray::number(i) + "\n\n![a picture](p"
            + QByteArray::number(i) + ".png)\n";
    }
    Theme theme;
    const auto card = renderCard(text,
                                 { { RepoKind::Model, u"northlight"_s, u"Heron-8B"_s },
                                   Revision(),
                                   QUrl(u"https://hub.example"_s),
                                   {} });
    Course course(&app, card);
    std::printf("%.1f\n", course.run());
    return 0;
}
