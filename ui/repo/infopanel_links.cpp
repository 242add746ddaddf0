// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/infopanel.h"
#include "ui/shared/controls.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/format.h"
#include "ui/shared/onestop.h"
#include "ui/shared/plaintip.h"
#include "ui/shared/taglink.h"
#include "ui/shared/textlabel.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

// What leads from a repo to a list: its tags, and the models that were made from it.
namespace Hubdesk
{

namespace
{

constexpr qsizetype mostTags = 200;
constexpr qsizetype longestTag = 80;

QString derivativesText(const Derivatives::Group &group)
{
    const auto text = [&group](const QString &some, const QString &counted) {
        return group.count ? counted.arg(formatNumber(*group.count)) : some;
    };
    const int form = group.count ? pluralOf(*group.count) : 0;
    if (group.relation == "finetune"_L1) {
        //: How many models were made from one in this way; %1 is the number, which chooses the form.
        return text(InfoPanel::tr("Fine-tunes"), InfoPanel::tr("%1 fine-tune(s)", nullptr, form));
    }
    if (group.relation == "adapter"_L1) {
        return text(InfoPanel::tr("Adapters"), InfoPanel::tr("%1 adapter(s)", nullptr, form));
    }
    if (group.relation == "quantized"_L1) {
        return text(InfoPanel::tr("Quantisations"), InfoPanel::tr("%1 quantisation(s)", nullptr, form));
    }
    return text(InfoPanel::tr("Merges"), InfoPanel::tr("%1 merge(s)", nullptr, form));
}

} // namespace

void InfoPanel::openList(const QStringList &tags)
{
    Q_EMIT openRequested(Link::toList(m_repo.kind, tags));
}

QPushButton *InfoPanel::listLink(const QString &text, const QStringList &tags, OneStop *stop)
{
    auto *link = new QPushButton(QString(text).replace(u'&', u"&&"_s));
    link->setObjectName(u"listLink"_s);
    //: Spoken: a link to the list of all repositories that have this, for example a licence.
    link->setAccessibleName(tr("List all: %1").arg(text));
    link->setToolTip(plainTip(link->accessibleName()));
    setRole(link, ButtonRole::Link);
    stop->add(link);
    connect(link, &QPushButton::clicked, this, [this, tags] { openList(tags); });
    return link;
}

// Its place, as long as nothing is known.
void InfoPanel::addDerivatives(const RepoInfo &info)
{
    if (info.summary.id.kind == RepoKind::Model) {
        m_children = new QWidget;
        m_children->setObjectName(u"derivatives"_s);
        m_children->hide();
        m_column->addWidget(m_children);
    }
}

void InfoPanel::setDerivatives(const RepoId &repo, const Derivatives &derivatives)
{
    if (!m_children || repo != m_repo || derivatives.groups.isEmpty() || m_children->layout()) {
        return;
    }
    auto *column = new QVBoxLayout(m_children);
    column->setContentsMargins(0, Metrics::space3, 0, 0);
    column->setSpacing(Metrics::space2);
    auto *title = new TextLabel(tr("Made from this one"));
    title->setLook(TextSize::Body, QFont::DemiBold);
    column->addWidget(title);
    auto *box = new QWidget;
    auto *flow = new FlowLayout(box);
    flow->setSpacing(Metrics::space3);
    auto *stop = new OneStop(box);
    for (const auto &group : derivatives.groups) {
        auto *link = listLink(derivativesText(group), { Derivatives::tag(group.relation, repo) }, stop);
        link->setObjectName(u"derivativesLink"_s);
        flow->addWidget(link);
    }
    column->addWidget(box);
    m_children->show();
}

void InfoPanel::addTags(const RepoInfo &info)
{
    if (info.summary.tags.isEmpty()) {
        return;
    }
    addTitle(tr("Tags"));
    auto *box = new QWidget;
    box->setObjectName(u"repoTags"_s);
    auto *flow = new FlowLayout(box);
    auto *stop = new OneStop(box);
    for (const auto &tag : info.summary.tags.first(std::min(info.summary.tags.size(), mostTags))) {
        auto *link = new TagLink(tag.left(longestTag));
        link->setObjectName(u"tagLink"_s);
        //: Spoken: a link to the list of all repositories that have this tag.
        link->setAccessibleName(tr("List all: %1").arg(tag.left(longestTag)));
        stop->add(link);
        connect(link, &TagLink::clicked, this, [this, tag] { openList({ tag }); });
        flow->addWidget(link);
    }
    m_column->addWidget(box);
}

} // namespace Hubdesk
