// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/spacecrumbs.h"

#include "ui/cache/spacetext.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/plaintip.h"
#include "ui/shared/textlabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

/// Between two steps; points the way that one reads.
class CrumbSign : public QWidget
{
public:
    explicit CrumbSign(QWidget *parent)
        : QWidget(parent)
    {
        Theme::follow(this, [this] { setFixedSize(Theme::px(size), Theme::px(size)); });
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        drawIcon(&painter,
                 isRightToLeft() ? Icon::ChevronLeft : Icon::ChevronRight,
                 rect(),
                 Theme::color(Token::Muted));
    }

private:
    static constexpr int size = Metrics::iconSmall;
};

} // namespace

SpaceCrumbs::SpaceCrumbs(QWidget *parent)
    : QWidget(parent)
    , m_lastSign(new CrumbSign(this))
    , m_here(new TextLabel({}, TextSize::Body, Token::Ink, this))
    , m_size(new TextLabel({}, TextSize::Body, Token::Ink, this))
{
    setObjectName(u"spaceCrumbs"_s);
    setAccessibleName(tr("Where the picture is"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::space1);
    for (size_t at = 0; at < m_steps.size(); ++at) {
        auto &step = m_steps[at];
        step.link = new QPushButton(this);
        step.link->setObjectName(u"spaceCrumb%1"_s.arg(at));
        setRole(step.link, ButtonRole::Link);
        step.sign = new CrumbSign(this);
        row->addWidget(step.link);
        row->addWidget(step.sign);
        connect(step.link, &QPushButton::clicked, this, [this, at] {
            Q_EMIT zoomRequested(m_steps.at(at).node);
        });
    }
    m_here->setObjectName(u"spaceHere"_s);
    m_here->setLook(TextSize::Body, QFont::Medium);
    m_size->setObjectName(u"spaceHereSize"_s);
    row->addWidget(m_here);
    row->addWidget(m_lastSign);
    row->addWidget(m_size);
    row->addStretch(1);
    setSpace({}, 0);
}

void SpaceCrumbs::setSpace(const ShownSpacePtr &space, int top)
{
    QList<int> above;
    const bool isShown = space && space->has(top);
    for (int node = isShown ? space->node(top).parent : -1; node >= 0; node = space->node(node).parent) {
        above.prepend(node);
    }
    for (size_t at = 0; at < m_steps.size(); ++at) {
        auto &step = m_steps[at];
        const bool isStep = qsizetype(at) < above.size();
        if (isStep) {
            step.node = above.at(qsizetype(at));
            step.link->setText(spaceNodeName(*space, step.node));
            step.link->setToolTip(plainTip(spaceNodeFacts(*space, step.node).join(u'\n')));
            step.link->setAccessibleName(tr("Back to %1").arg(spaceNodeTitle(*space, step.node)));
        }
        step.link->setVisible(isStep);
        step.sign->setVisible(isStep);
    }
    // One that gives way is never as narrow as "All".
    const bool isLong = isShown && !above.isEmpty();
    m_here->setElide(isLong ? Qt::ElideMiddle : Qt::ElideNone);
    m_here->setText(isShown ? spaceNodeTitle(*space, top) : QString());
    m_size->setText(isShown ? formatSize(space->node(top).size) : QString());
    m_lastSign->setVisible(isShown);
}

QStringList SpaceCrumbs::words() const
{
    QStringList all;
    for (const auto &step : m_steps) {
        if (!step.link->isHidden()) {
            all << step.link->text();
        }
    }
    return all << m_here->text() << m_size->text();
}

} // namespace Hubdesk
