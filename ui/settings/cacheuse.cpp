// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/cacheuse.h"

#include "core/services/door.h"
#include "core/services/firstlook.h"
#include "core/services/questions.h"
#include "ui/shared/format.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/paint.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QShowEvent>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int useWidth = 240;
constexpr double leastPart = 4; // logical px: so that what is there is seen

} // namespace

CacheUse::CacheUse(Engine *engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_words(new TextLabel(tr("Looking …"), TextSize::Small, Token::Muted))
{
    m_words->setObjectName(u"settingsCacheUse"_s);
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_words);
    Theme::follow(this, [this, column] {
        setMinimumWidth(Theme::px(useWidth));
        column->setContentsMargins(0, 0, 0, Theme::px(Metrics::progressBar) + Metrics::space1);
    });
}

CacheUse::~CacheUse()
{
    m_asked.request_stop();
}

// A walk through a large cache costs the disk something, and the figures of an hour ago are wrong.
void CacheUse::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous()) {
        look();
    }
}

void CacheUse::look()
{
    ask(
        m_engine,
        this,
        [](Services &core, std::stop_token) { return cacheVolume(&core); },
        [this](const Result<CacheVolume> &volume) {
            if (volume) {
                m_free = volume->freeBytes;
                m_total = volume->totalBytes;
            }
            write();
        });
    m_asked.request_stop();
    m_asked = ask(
        m_engine,
        this,
        [](Services &core, std::stop_token stop) { return findCache(&core, stop); },
        [this](const Result<FoundCache> &found) {
            m_isKnown = true;
            if (found) {
                m_cache = found->bytes;
                m_repos = found->models + found->datasets + found->spaces;
            }
            write();
        });
}

void CacheUse::write()
{
    QStringList parts;
    if (m_cache >= 0) {
        //: What is in the cache; %1 is its size.
        parts << tr("%1 in %n repository(ies)", nullptr, m_repos).arg(formatSize(m_cache));
    } else {
        parts << (m_isKnown ? tr("The cache cannot be read") : tr("Looking …"));
    }
    if (m_free >= 0 && m_total > 0) {
        //: %1 and %2 are sizes: what is free of a volume.
        parts << tr("%1 of %2 free").arg(formatSize(m_free), formatSize(m_total));
    }
    m_words->setText(parts.join(u'\n'));
    update();
}

void CacheUse::paintEvent(QPaintEvent *)
{
    if (m_total <= 0 || m_free < 0) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int high = Theme::px(Metrics::progressBar);
    const QRect bar(0, height() - high, width(), high);
    fillRounded(&painter, bar, 3, Theme::color(Token::Track));
    // Parts of one bar: the ends are round, what touches is not.
    QPainterPath whole;
    whole.addRoundedRect(bar, 3, 3);
    painter.setClipPath(whole);
    const auto cache = std::max<qint64>(0, m_cache);
    const auto others = std::max<qint64>(0, m_total - m_free - cache);
    double left = 0;
    const auto part = [&](qint64 bytes, Token tone) {
        if (bytes > 0) {
            const double wide = std::max(leastPart, double(bytes) / double(m_total) * bar.width());
            QRectF place(left, bar.top(), wide, bar.height());
            if (isRightToLeft()) {
                place.moveRight(bar.width() - left);
            }
            painter.fillRect(place, Theme::color(tone));
            left += wide;
        }
    };
    part(cache, Token::Accent);
    part(others, Token::Mark);
}

CacheCheck::CacheCheck(Engine *engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_words(new TextLabel)
    , m_check(new QPushButton(tr("Check")))
{
    m_words->setObjectName(u"settingsCheckWords"_s);
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_check->setObjectName(u"settingsCheckCache"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::controlGap);
    row->addWidget(m_words, 1);
    row->addWidget(m_check);
    setFocusProxy(m_check);
    Theme::follow(this, [this] { setMinimumWidth(Theme::px(useWidth)); });
    connect(m_check, &QPushButton::clicked, this, &CacheCheck::check);
}

void CacheCheck::tell(const QString &words, Token tone)
{
    m_words->setText(words);
    m_words->setTone(tone);
    if (m_check->hasFocus()) {
        QAccessibleAnnouncementEvent said(m_check, words);
        QAccessible::updateAccessibility(&said);
    }
}

void CacheCheck::check()
{
    m_check->setEnabled(false);
    tell(tr("Checking …"), Token::Muted);
    ask(
        m_engine,
        this,
        [](Services &core, std::stop_token) { return checkCache(&core); },
        [this](const Result<CacheChecks> &checks) {
            m_check->setEnabled(true);
            if (!checks) {
                tell(humanError(checks.error()).sentence, Token::Red);
            } else if (!checks->writable) {
                //: %1 is what the system says.
                tell(tr("Nothing can be written there: %1").arg(checks->why), Token::Red);
            } else if (checks->links) {
                tell(tr("Files and links can be made"), Token::Green);
            } else {
                tell(tr("Files can be made, links cannot: what several revisions share is copied"),
                     Token::Amber);
            }
        });
}

} // namespace Hubdesk
