// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/networktest.h"

#include "core/services/door.h"
#include "ui/settings/networkwords.h"
#include "ui/shared/controls.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int stepMs = 10'000;
constexpr int signWidth = 96;
constexpr NetworkPart allParts[]{ NetworkPart::Api, NetworkPart::Files, NetworkPart::Chunks };

QString idOf(NetworkPart part)
{
    switch (part) {
    case NetworkPart::Api:
        return u"hub"_s;
    case NetworkPart::Files:
        return u"files"_s;
    case NetworkPart::Chunks:
        return u"chunks"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

NetworkTest::NetworkTest(Engine *engine, QPushButton *button, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_button(button)
    , m_summary(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_copy(new QPushButton(tr("Copy report")))
{
    setObjectName(u"networkTest"_s);
    setAccessibleName(tr("Results of the test"));
    m_summary->setObjectName(u"networkSummary"_s);
    m_summary->setWordWrap(true);
    m_copy->setObjectName(u"copyNetworkReport"_s);
    setRole(m_copy, ButtonRole::Link);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::space2);
    for (const auto part : allParts) {
        m_lines.insert(part, makeLine(part));
        column->addWidget(m_lines[part].whole);
    }
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_summary, 1);
    foot->addWidget(m_copy);
    column->addLayout(foot);
    m_button->setText(tr("Test"));
    connect(m_button, &QPushButton::clicked, this, &NetworkTest::press);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_report.join(u'\n'));
    });
    hide();
}

NetworkTest::~NetworkTest()
{
    for (auto &asked : m_asked) {
        asked.request_stop();
    }
}

NetworkTest::Line NetworkTest::makeLine(NetworkPart part)
{
    const Line line{ .whole = new QWidget,
                     .sign = new StateBadgeLabel,
                     .host = new TextLabel({}, TextSize::Small, Token::Muted),
                     .words = new TextLabel({}, TextSize::Small),
                     .time = new TextLabel({}, TextSize::Small, Token::Muted) };
    line.whole->setObjectName(u"network."_s + idOf(part));
    line.words->setObjectName(u"networkWords."_s + idOf(part));
    line.host->setObjectName(u"networkHost."_s + idOf(part));
    line.time->setObjectName(u"networkTime."_s + idOf(part));
    line.host->setLook(TextSize::Small, QFont::Normal, true);
    line.host->setElide(Qt::ElideMiddle);
    line.words->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->setSpacing(Metrics::controlGap);
    head->addWidget(new TextLabel(partTitle(part)));
    head->addWidget(line.host, 1);
    head->addWidget(line.time);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addLayout(head);
    texts->addWidget(line.words);
    auto *row = new QHBoxLayout(line.whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::controlGap);
    row->addWidget(line.sign, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    Theme::follow(line.whole, [line] { line.sign->setFixedWidth(Theme::px(signWidth)); });
    return line;
}

void NetworkTest::press()
{
    if (isRunning()) {
        stop();
    } else {
        start();
    }
}

void NetworkTest::start()
{
    m_asked.clear();
    m_report.clear();
    m_good = m_bad = 0;
    m_running = int(std::size(allParts));
    for (const auto part : allParts) {
        wait(part, {});
    }
    m_copy->hide();
    m_summary->setText(tr("Testing …"));
    m_button->setText(tr("Stop"));
    show();
    const NetworkPlace hub{ .part = NetworkPart::Api,
                            .url = m_engine->options().environment.endpoint,
                            .unknown = {} };
    check(hub);
}

void NetworkTest::stop()
{
    for (auto &asked : m_asked) {
        asked.request_stop();
    }
    m_asked.clear();
    for (const auto part : allParts) {
        if (m_lines[part].sign->badge().state == LocalState::Running) {
            tell(part, LocalState::Cancelled, tr("Stopped"), {});
        }
    }
    m_running = 1;
    ended();
}

void NetworkTest::wait(NetworkPart part, const QString &host)
{
    m_lines[part].host->setText(host);
    m_lines[part].time->setText({});
    tell(part, LocalState::Running, tr("Testing"), {});
}

void NetworkTest::tell(NetworkPart part, LocalState state, const QString &word, const QString &words)
{
    const auto &line = m_lines[part];
    line.sign->setBadge({ .state = state, .word = word });
    line.words->setText(words);
    line.words->setVisible(!words.isEmpty());
    line.words->setTone(state == LocalState::NeedsAttention ? Token::Red : Token::Muted);
    line.whole->setAccessibleName(
        QStringList{ partTitle(part), line.host->text(), word, words }.join(u' ').simplified());
}

void NetworkTest::check(const NetworkPlace &place)
{
    wait(place.part, place.url.host());
    m_asked << ask(
        m_engine,
        this,
        [place](Services &core, std::stop_token stop) {
            return checkPlace(
                &core, place.part == NetworkPart::Api ? endpointPlace(&core) : place, stepMs, stop);
        },
        [this, part = place.part](const Result<HostCheck> &check) { take(part, check); });
}

void NetworkTest::take(NetworkPart part, const Result<HostCheck> &check)
{
    const bool good = check && check->isGood();
    if (check) {
        //: %n is a time in milliseconds.
        m_lines[part].time->setText(tr("%n ms", nullptr, int(check->ms())));
        m_report << checkReport(part, *check);
    }
    tell(part,
         good ? LocalState::Complete : LocalState::NeedsAttention,
         good ? tr("Works") : tr("Fails"),
         check ? checkWords(*check) : humanError(check.error()).sentence);
    ++(good ? m_good : m_bad);
    ended();
    if (part != NetworkPart::Api) {
        return;
    }
    if (good) {
        findPlaces();
        return;
    }
    for (const auto other : { NetworkPart::Files, NetworkPart::Chunks }) {
        tell(other, LocalState::Cancelled, tr("Unknown"), tr("Only the Hub can tell which host it is."));
        ended();
    }
}

void NetworkTest::findPlaces()
{
    m_asked << ask(
        m_engine,
        this,
        [](Services &core, std::stop_token stop) { return networkPlaces(&core, stop); },
        [this](const Result<NetworkPlaces> &places) {
            const auto why = places ? std::optional<Error>() : places.error();
            takePlace(places ? places->files
                             : NetworkPlace{ .part = NetworkPart::Files, .url = {}, .unknown = why });
            takePlace(places ? places->chunks
                             : NetworkPlace{ .part = NetworkPart::Chunks, .url = {}, .unknown = why });
        });
}

void NetworkTest::takePlace(const NetworkPlace &place)
{
    if (!place.unknown) {
        check(place);
        return;
    }
    const bool isNone = place.unknown->kind == Error::Kind::NotFound;
    tell(place.part,
         isNone ? LocalState::Cancelled : LocalState::NeedsAttention,
         isNone ? tr("None") : tr("Fails"),
         unknownWords(place));
    m_bad += isNone ? 0 : 1;
    ended();
}

// The last one says how it went, also to those who do not see it.
void NetworkTest::ended()
{
    if (--m_running > 0) {
        return;
    }
    m_button->setText(tr("Test again"));
    m_copy->setVisible(!m_report.isEmpty());
    if (m_good + m_bad == 0) {
        m_summary->setText(tr("Stopped."));
    } else {
        m_summary->setText(m_bad == 0 ? tr("%n host(s) answer.", nullptr, m_good)
                                      : tr("%1 of %n host(s) answer.", nullptr, m_good + m_bad).arg(m_good));
    }
    if (m_button->hasFocus()) {
        QAccessibleAnnouncementEvent said(m_button, m_summary->text());
        QAccessible::updateAccessibility(&said);
    }
}

} // namespace Hubdesk
