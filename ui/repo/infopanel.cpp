// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/infopanel.h"

#include "core/hub/knowntags.h"
#include "core/hub/licences.h"
#include "core/hub/lineage.h"
#include "ui/shared/contentstack.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/framecorners.h"
#include "ui/shared/onestop.h"
#include "ui/shared/plaintip.h"
#include "ui/shared/skeleton.h"
#include "ui/shared/statepane.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QDesktopServices>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int widest = 900;

QString relationWord(const QString &relation)
{
    if (relation == "finetune"_L1) {
        //: How a model was made from another one.
        return InfoPanel::tr("fine-tuned from it");
    }
    if (relation == "adapter"_L1) {
        return InfoPanel::tr("an adapter for it");
    }
    if (relation == "quantized"_L1) {
        return InfoPanel::tr("quantised from it");
    }
    return relation == "merge"_L1 ? InfoPanel::tr("merged from it") : QString();
}

// A table of facts: names quiet at the left, values to be selected at the right.
class Facts : public QWidget
{
public:
    Facts()
        : m_grid(new QGridLayout(this))
    {
        m_grid->setContentsMargins(0, 0, 0, 0);
        m_grid->setHorizontalSpacing(Metrics::space5);
        m_grid->setVerticalSpacing(Metrics::space1);
        m_grid->setColumnStretch(1, 1);
        m_grid->setColumnMinimumWidth(0, Theme::px(140));
    }
    void add(const QString &name, QWidget *value)
    {
        const int row = m_grid->rowCount();
        addName(name, row);
        m_grid->addWidget(value, row, 1, Qt::AlignLeft);
    }
    void add(const QString &name, const QString &value, bool isCode = false)
    {
        if (value.isEmpty()) {
            return;
        }
        const int row = m_grid->rowCount();
        addName(name, row);
        auto *text = new TextLabel(value);
        text->setContentsMargins(0, Metrics::linkRing, 0, Metrics::linkRing);
        text->setObjectName(u"factValue"_s);
        text->setTextFormat(Qt::PlainText); // a stranger's words
        text->setWordWrap(true);
        text->setLook(TextSize::Body, QFont::Normal, isCode);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_grid->addWidget(text, row, 1);
    }

private:
    // As far from the edges as the letters of a link are, so that all stand on one line.
    void addName(const QString &name, int row)
    {
        auto *label = new TextLabel(name, TextSize::Body, Token::Muted);
        label->setContentsMargins(0, Metrics::linkRing, 0, Metrics::linkRing);
        m_grid->addWidget(label, row, 0, Qt::AlignTop);
    }

    QGridLayout *m_grid;
};

QString momentText(const QDateTime &when)
{
    //: How long ago, and the exact time.
    return when.isValid() ? InfoPanel::tr("%1 (%2)").arg(formatAgo(when), formatMoment(when)) : QString();
}

} // namespace

InfoPanel::InfoPanel(QWidget *parent)
    : QWidget(parent)
    , m_scroll(new QScrollArea)
    , m_stack(new ContentStack(m_scroll, SkeletonRows::List))
{
    setObjectName(u"infoPanel"_s);
    m_scroll->setObjectName(u"infoScroll"_s);
    m_scroll->setAccessibleName(tr("About this repository"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(m_stack, &ContentStack::retryRequested, this, [this] { Q_EMIT remedyRequested(Remedy::Retry); });
    connect(m_stack, &ContentStack::remedyRequested, this, &InfoPanel::remedyRequested);
}

void InfoPanel::setInfo(const RepoInfo &info)
{
    m_info = info;
    if (isVisible()) {
        build();
    }
}

void InfoPanel::showWaiting(const QString &whom)
{
    m_info.reset();
    m_stack->showWaiting(whom, false);
}

void InfoPanel::showUnknown()
{
    m_info.reset();
    m_stack->showState({ .icon = Icon::Offline,
                         .title = tr("Not known without the Hub"),
                         .text = tr("These facts are not kept on this computer."),
                         .primary = remedyText(Remedy::Retry) },
                       Remedy::Retry);
}

void InfoPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_info) {
        build();
    }
}

void InfoPanel::build()
{
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(Metrics::pageMargin, Metrics::space4, Metrics::pageMargin, Metrics::space5);
    m_column->setSpacing(Metrics::space2);
    Theme::follow(content, [content] { content->setMaximumWidth(Theme::px(widest)); });
    const auto info = *std::exchange(m_info, {});
    m_repo = info.summary.id;
    addFacts(info);
    addParameters(info);
    addLineage(info);
    addDerivatives(info);
    addEvaluations(info);
    addTags(info);
    m_column->addStretch();
    m_scroll->setWidget(content); // deletes what was shown before
    m_stack->showContent();
    if (m_repo.kind == RepoKind::Model && !info.old) {
        Q_EMIT derivativesWanted(m_repo);
    }
}

void InfoPanel::addTitle(const QString &text)
{
    auto *title = new TextLabel(text);
    title->setLook(TextSize::Body, QFont::DemiBold);
    if (m_column->count() > 0) {
        m_column->addSpacing(Metrics::space3);
    }
    m_column->addWidget(title);
}

void InfoPanel::addFacts(const RepoInfo &info)
{
    const auto &repo = info.summary;
    auto *facts = new Facts;
    auto *stop = new OneStop(facts);
    const auto addLink = [&](const QString &name, const QString &text, const QString &tag) {
        if (repo.tags.contains(tag)) {
            facts->add(name, listLink(text, { tag }, stop));
        } else { // several in one, or none that a list can be filtered by
            facts->add(name, text);
        }
    };
    addLink(tr("Task"), repo.task.isEmpty() ? QString() : tagLabel(repo.task), repo.task);
    addLink(tr("Library"), repo.library, repo.library);
    addLink(tr("SDK"), kitLabel(repo.sdk), repo.sdk);
    addLink(tr("Licence"), licenceName(repo.licence), "license:"_L1 + repo.licence);
    if (auto *text = licenceLink(info)) {
        facts->add(tr("Licence text"), text);
    }
    const auto count
        = [](const std::optional<qint64> &number) { return number ? formatNumber(*number) : QString(); };
    facts->add(tr("Downloads in 30 days"), count(repo.downloads));
    facts->add(tr("Likes"), count(repo.likes));
    facts->add(tr("Created"), momentText(repo.created));
    facts->add(tr("Updated"), momentText(repo.modified));
    facts->add(tr("Storage on the Hub"), repo.usedStorage ? formatSize(*repo.usedStorage) : QString());
    facts->add(tr("Commit"), repo.commit.hex, true);
    addTitle(tr("Facts"));
    m_column->addWidget(facts);
}

// A file of the repo, or a page elsewhere; null if neither is known.
QWidget *InfoPanel::licenceLink(const RepoInfo &info)
{
    const auto place = licencePlace(info);
    if (place.path.isEmpty() && place.url.isEmpty()) {
        return nullptr;
    }
    auto *link = new QPushButton(place.path.isEmpty() ? place.url.host() : place.path);
    link->setObjectName(u"licenceLink"_s);
    link->setAccessibleName(tr("Licence text: %1").arg(link->text()));
    link->setToolTip(plainTip(place.path.isEmpty() ? place.url.toDisplayString() : place.path));
    setRole(link, ButtonRole::Link);
    connect(link, &QPushButton::clicked, this, [this, place] {
        if (place.path.isEmpty()) {
            QDesktopServices::openUrl(place.url);
        } else {
            Q_EMIT fileRequested(place.path);
        }
    });
    return link;
}

void InfoPanel::addParameters(const RepoInfo &info)
{
    const auto details = RepoDetails::of(info);
    if (details.parameters.isEmpty() && details.architecture.isEmpty() && !details.contextLength) {
        return;
    }
    auto *facts = new Facts;
    for (const auto &parameters : details.parameters) {
        //: Parameters of a model in one number format; %1 is "BF16".
        facts->add(tr("In %1").arg(parameters.format), formatParameters(parameters.count));
    }
    facts->add(tr("Architecture"), details.architecture);
    facts->add(tr("Context"), details.contextLength ? formatNumber(*details.contextLength) : QString());
    addTitle(tr("Parameters"));
    m_column->addWidget(facts);
}

QWidget *InfoPanel::repoLink(const RepoId &id, const QString &aside)
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::controlGap);
    auto *link = new QPushButton(id.text());
    link->setObjectName(u"lineageLink"_s);
    Theme::follow(link, [link] { link->setFont(Theme::mono(TextSize::Body)); });
    setRole(link, ButtonRole::Link);
    connect(link, &QPushButton::clicked, this, [this, id] {
        Q_EMIT openRequested({ .page = Link::Page::Repo, .repo = id });
    });
    row->addWidget(link);
    row->addWidget(new TextLabel(aside, TextSize::Small, Token::Muted));
    row->addStretch();
    return line;
}

void InfoPanel::addMore(qsizetype count)
{
    if (count > 0) {
        //: Below a list of repositories: how many are not shown.
        auto *more = new TextLabel(tr("and %n more", nullptr, int(count)), TextSize::Small, Token::Muted);
        more->setObjectName(u"lineageMore"_s);
        m_column->addWidget(more);
    }
}

void InfoPanel::addLineage(const RepoInfo &info)
{
    const auto lineage = Lineage::of(info.summary.tags);
    if (!lineage.bases.isEmpty()) {
        addTitle(tr("Made from"));
        for (const auto &base : lineage.bases) {
            m_column->addWidget(repoLink(base.id, relationWord(base.relation)));
        }
        addMore(lineage.basesLeftOut);
    }
    if (!lineage.datasets.isEmpty()) {
        addTitle(tr("Trained on"));
        for (const auto &dataset : lineage.datasets) {
            m_column->addWidget(repoLink(dataset, {}));
        }
        addMore(lineage.datasetsLeftOut);
    }
}

void InfoPanel::addEvaluations(const RepoInfo &info)
{
    const auto results = evaluationsOf(info);
    if (results.isEmpty()) {
        return;
    }
    addTitle(tr("Evaluation results"));
    auto *model = new QStandardItemModel(0, 4);
    model->setHorizontalHeaderLabels({ tr("Task"), tr("Dataset"), tr("Metric"), tr("Value") });
    for (const auto &result : results) {
        QList<QStandardItem *> row;
        for (const auto &text : { result.task, result.dataset, result.metric, result.value }) {
            row << new QStandardItem(text);
            row.last()->setToolTip(plainTip(result.source.isEmpty() ? text : result.source));
        }
        row[3]->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        model->appendRow(row);
    }
    auto *table = new QTreeView;
    table->setObjectName(u"evaluationTable"_s);
    table->setAccessibleName(tr("Evaluation results"));
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    new FrameCorners(table);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setModel(model);
    model->setParent(table);
    for (const int column : { 0, 1, 2 }) {
        table->header()->setSectionResizeMode(column, QHeaderView::Stretch);
    }
    table->header()->setStretchLastSection(false);
    table->header()->setSectionResizeMode(3, QHeaderView::ResizeToContents);
    // As high as its rows, up to a dozen: the page scrolls, not a window in the page.
    const int rows = std::min(model->rowCount(), 12);
    Theme::follow(table, [table, rows] {
        table->setFixedHeight(Theme::px(Metrics::tableHeader) + rows * Theme::row(Metrics::treeRow) + 2);
    });
    m_column->addWidget(table);
}

} // namespace Hubdesk
