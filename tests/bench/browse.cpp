// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// The program of `./dev bench browse`: visits the pages of a Hub in the order of dice, as somebody does who
// follows whatever looks interesting, and prints by how many per cent the resident memory has grown since
// everything was seen once: each repo of each list, its tabs and its first files, beside the list and as a
// page. What is read then for the first time stays (fonts, plug-ins, highlighters); what grows later is lost.
// A seed is printed, and taken from HUBDESK_SEED.
//
//   bench-browse URL VISITS
#include "tests/bench/stage.h"

#include <QFile>
#include <QKeyEvent>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTabBar>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int firstFiles = 6; ///< of a repo that are looked at before the start

double residentMb()
{
    QFile file(u"/proc/self/status"_s);
    static const QRegularExpression line(u"VmRSS:\\s+(\\d+) kB"_s);
    const auto found = file.open(QIODevice::ReadOnly) ? line.match(QString::fromLatin1(file.readAll()))
                                                      : QRegularExpressionMatch();
    return found.captured(1).toDouble() / 1024;
}

class Wanderer
{
public:
    Wanderer(Stage *stage, quint32 seed)
        : m_stage(stage)
        , m_dice(seed)
    {
    }

    void seeEverything()
    {
        for (const auto &list : { u"go.models"_s, u"go.datasets"_s, u"go.spaces"_s }) {
            trigger({ list });
            settle(400);
            const int rows = m_stage->rows(u"repoList"_s);
            for (int row = 0; row < rows; ++row) {
                auto *view = m_stage->need<QAbstractItemView>(u"repoList"_s);
                press(view, row, Qt::Key_Space); // beside the list
                settle(100);
                press(view, row, Qt::Key_Return);
                settle(100);
                seeTabs();
                trigger({ list });
                settle(100);
            }
        }
    }

    void visit()
    {
        switch (m_dice.bounded(8)) {
        case 0:
            trigger({ u"go.models"_s, u"go.datasets"_s, u"go.spaces"_s });
            break;
        case 1:
            search();
            break;
        case 2:
            trigger({ u"go.back"_s, u"go.forward"_s, u"go.back"_s });
            break;
        case 3:
            turnTab();
            break;
        case 4:
            openRow(u"fileTree"_s, Qt::Key_Right);
            break;
        case 5:
            openRow(u"fileTree"_s, Qt::Key_Space);
            break;
        case 6:
            scroll();
            break;
        default:
            openRow(u"repoList"_s, Qt::Key_Return);
        }
        settle(int(m_dice.bounded(40, 160)));
    }

private:
    template<typename List>
    auto one(const List &list)
    {
        return list[m_dice.bounded(int(list.size()))];
    }

    void trigger(const QStringList &actions)
    {
        if (auto *action = m_stage->window()->findChild<QAction *>(one(actions))) {
            action->trigger();
        } else {
            std::fputs("an action has another name now\n", stderr);
            std::_Exit(1);
        }
    }

    void search()
    {
        static const QStringList words{
            u"heron"_s, u"speech"_s, u"tiny"_s, u""_s, u"a"_s, u"zzz"_s, u"data"_s
        };
        m_stage->need<QLineEdit>(u"searchField"_s)->setText(one(words));
    }

    void turnTab()
    {
        if (auto *tabs = m_stage->find<QTabBar>(u"repoTabs"_s)) {
            tabs->setCurrentIndex(int(m_dice.bounded(tabs->count())));
        }
    }

    void openRow(const QString &name, int key)
    {
        auto *view = m_stage->find<QAbstractItemView>(name);
        const int rows = view ? view->model()->rowCount() : 0;
        if (rows > 0) {
            press(view, int(m_dice.bounded(rows)), key);
        }
    }

    static void press(QAbstractItemView *view, int row, int key)
    {
        view->setCurrentIndex(view->model()->index(row, 0));
        for (const auto type : { QEvent::KeyPress, QEvent::KeyRelease }) {
            QKeyEvent event(type, key, Qt::NoModifier);
            QApplication::sendEvent(view, &event);
        }
    }

    void seeTabs()
    {
        auto *tabs = m_stage->find<QTabBar>(u"repoTabs"_s);
        for (int tab = 0; tabs && tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            settle(150);
            auto *files = m_stage->find<QAbstractItemView>(u"fileTree"_s);
            for (int row = 0; files && row < qMin(firstFiles, files->model()->rowCount()); ++row) {
                press(files, row, Qt::Key_Space);
                settle(100);
            }
        }
    }

    void scroll()
    {
        for (auto *area : m_stage->window()->findChildren<QAbstractScrollArea *>()) {
            if (area->isVisible()) {
                auto *bar = area->verticalScrollBar();
                bar->setValue(int(m_dice.bounded(qMin(bar->maximum(), 4'000) + 1)));
            }
        }
    }

    Stage *m_stage;
    QRandomGenerator m_dice;
};

} // namespace

int main(int argc, char **argv)
{
    MeasuredApplication app(argc, argv);
    if (argc != 3) {
        std::fputs("usage: bench-browse URL VISITS\n", stderr);
        return 2;
    }
    bool isSet = false;
    const int given = qEnvironmentVariableIntValue("HUBDESK_SEED", &isSet);
    const auto seed = isSet ? quint32(given) : QRandomGenerator::global()->generate() & 0x7fffffff;
    Stage stage(QString::fromLocal8Bit(argv[1]));
    waitFor("the list", [&] { return stage.rows(u"repoList"_s) > 0; });
    Wanderer wanderer(&stage, seed);
    std::fprintf(stderr, "list   %6.1f MB\n", residentMb());
    wanderer.seeEverything();
    const auto start = residentMb();
    const int visits = atoi(argv[2]);
    for (int visit = 0; visit < visits; ++visit) {
        wanderer.visit();
        if (visit % 200 == 0) {
            std::fprintf(stderr, "%5d %6.1f MB, longest event %4.0f ms\n", visit, residentMb(), app.take());
        }
    }
    const auto end = residentMb();
    std::fprintf(stderr, "seed %u: %.1f MB, then %.1f MB\n", seed, start, end);
    std::printf("%.1f\n", (end / start - 1) * 100);
    return 0;
}
