// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// The program of `./dev bench spacemap`: lays a cache of 100,000 repositories out as a treemap of 1920 x 1080
// in which each has a rectangle of its own, and paints it. Prints the milliseconds that both take together,
// the median of many times.
#include "tests/cachepage/madeupspace.h"
#include "ui/cache/spacepaint.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>

using namespace Hubdesk;

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    const Theme theme;
    constexpr int count = 100'000;
    constexpr int times = 31;
    const QSize size(1'920, 1'080);
    const auto space = shownSpaceOf(reportOfMany(count));
    TreemapOptions options;
    options.leastArea = 4; // down to what can just be seen, where the window puts small ones together
    options.isOpen = true;
    QImage picture(size, QImage::Format_RGB32);
    QList<double> costs;
    double layoutCost = 0;
    for (int at = 0; at < times; ++at) {
        QElapsedTimer timer;
        timer.start();
        const auto layout = TreemapLayout::of(space->tree, 0, size, options);
        layoutCost = double(timer.nsecsElapsed()) / 1e6;
        picture.fill(Theme::color(Token::Surface));
        paintTreemap(&picture, *space, layout, {});
        costs << double(timer.nsecsElapsed()) / 1e6;
        if (layout.items.size() < count) {
            std::fprintf(stderr, "only %d rectangles\n", int(layout.items.size()));
            return 1;
        }
    }
    std::ranges::sort(costs);
    std::fprintf(stderr, "%d rectangles, of which the layout takes %.1f ms\n", count, layoutCost);
    std::printf("%.2f\n", costs.at(times / 2));
    return 0;
}
