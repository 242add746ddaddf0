// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/damagedialog.h"

#include "core/services/door.h"
#include "ui/cache/cachecare.h"
#include "ui/cache/checktable.h"
#include "ui/cache/damagemodel.h"
#include "ui/cache/footbutton.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/noticebar.h"
#include "ui/shared/panel.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QPushButton>
#include <QTreeView>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr QSize damageSize(820, 520);

} // namespace

QString damageSum(const CacheReport &report)
{
    const auto rows = DamageModel::rowsOf(report);
    if (rows.isEmpty()) {
        return {};
    }
    const auto canMend = std::ranges::count_if(
        rows, [](const DamageModel::Row &row) { return row.mending != Mending::None; });
    const auto all
        = DamageDialog::tr("%n thing(s) in this cache are not as they should be.", nullptr, int(rows.size()));
    return canMend == 0
        ? all
        : all + u' ' + DamageDialog::tr("Hubdesk can repair %n of them.", nullptr, int(canMend));
}

QSet<QString> damageKeys(const CacheReport &report)
{
    QSet<QString> keys;
    for (const auto &row : DamageModel::rowsOf(report)) {
        keys.insert(row.key());
    }
    return keys;
}

DamageDialog::DamageDialog(Engine *engine, CacheCare *care, QWidget *parent)
    : CheckDialog(u"warnings"_s, tr("Warnings of the cache"), damageSize, parent)
    , m_engine(engine)
    , m_care(care)
    , m_model(new DamageModel(this))
    , m_table(checkTable(u"warningsTable"_s, tr("What is damaged in the cache"), m_model))
    , m_sentence(new TextLabel)
    , m_path(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_open(footButton(tr("Open folder"), u"openDamaged"_s))
    , m_hub(footButton(tr("Show on the Hub"), u"showDamaged"_s))
    , m_repair(footButton(tr("Repair"), u"repairDamaged"_s, ButtonRole::Primary))
{
    auto *results = new QWidget;
    auto *column = new QVBoxLayout(results);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    column->addWidget(makeDetail());
    setParts(results, { m_open, m_hub }, { m_repair });
    connectParts();
    take();
    m_table->setFocus();
}

QWidget *DamageDialog::makeDetail()
{
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setMinimumHeight(Theme::px(4 * Metrics::treeRow));
    fitColumns(m_table, { u"organisation/a-model-of-8-B"_s, mendingWord(Mending::Download) + u"mm"_s });
    m_sentence->setObjectName(u"warningSentence"_s);
    m_sentence->setWordWrap(true);
    m_path->setObjectName(u"warningPath"_s);
    m_path->setElide(Qt::ElideMiddle);
    m_path->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *detail = new Panel(Token::Surface, Qt::TopEdge);
    auto *column = new QVBoxLayout(detail);
    column->setContentsMargins(
        Metrics::dialogMargin, Metrics::space3, Metrics::dialogMargin, Metrics::space3);
    column->setSpacing(Metrics::space1);
    column->addWidget(m_sentence);
    column->addWidget(m_path);
    return detail;
}

void DamageDialog::connectParts()
{
    connect(m_care, &CacheCare::changed, this, &DamageDialog::take);
    connect(
        m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &DamageDialog::showChosen);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &DamageDialog::showChosen);
    connect(m_open, &QPushButton::clicked, this, &DamageDialog::openFolder);
    connect(m_hub, &QPushButton::clicked, this, [this] {
        const auto *repo = repoOf(m_table->currentIndex());
        if (const auto id = repo ? RepoId::parse(repo->kind, repo->id) : std::unexpected(Error{})) {
            Q_EMIT openRequested({ .page = Link::Page::Repo, .repo = *id });
        }
    });
    connect(m_repair, &QPushButton::clicked, this, &DamageDialog::repair);
    connect(news(), &NoticeBar::actionTriggered, this, [this] {
        Q_EMIT openRequested({ .page = Link::Page::Transfers });
    });
}

/// What a person has chosen stays chosen, as far as it is there.
void DamageDialog::take()
{
    const auto space = m_care->space();
    QSet<QString> chosen;
    for (const auto &index : m_table->selectionModel()->selectedRows()) {
        chosen.insert(m_model->rowAt(index)->key());
    }
    const auto report = space ? space->report : CacheReport();
    m_model->setReport(report);
    if (space && !std::exchange(m_isFilled, true)) {
        chosen = damageKeys(report);
    }
    select(chosen);
    const auto found = damageSum(report);
    sum()->setText(!space                ? tr("Nothing is known of this cache yet.")
                       : found.isEmpty() ? tr("Everything in this cache is as it should be.")
                                         : found);
    showChosen();
}

void DamageDialog::choose(const QStringList &folders)
{
    QSet<QString> keys;
    for (const auto &row : m_model->rows()) {
        const auto isIn = [&row](const QString &folder) { return row.damage.path.startsWith(folder + u'/'); };
        if (folders.isEmpty() || std::ranges::any_of(folders, isIn)) {
            keys.insert(row.key());
        }
    }
    select(keys);
    showChosen();
}

/// At once: each change of the selection is told to whoever shows it.
void DamageDialog::select(const QSet<QString> &keys)
{
    QItemSelection chosen;
    QModelIndex first;
    for (int at = 0; at < m_model->rowCount(); ++at) {
        if (keys.contains(m_model->rows()[at].key())) {
            chosen.select(m_model->index(at, 0), m_model->index(at, DamageModel::ColumnCount - 1));
            first = first.isValid() ? first : m_model->index(at, 0);
        }
    }
    auto *selection = m_table->selectionModel();
    if (first.isValid() && !chosen.contains(selection->currentIndex())) {
        selection->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
        m_table->scrollTo(first);
    }
    selection->select(chosen, QItemSelectionModel::ClearAndSelect);
}

/// Null for what is of none.
const CachedRepo *DamageDialog::repoOf(const QModelIndex &index) const
{
    const auto *row = m_model->rowAt(index);
    const auto space = m_care->space();
    return row && space && row->repo >= 0 ? &space->report.repos.at(row->repo) : nullptr;
}

void DamageDialog::showChosen()
{
    const auto *row = m_model->rowAt(m_table->currentIndex());
    m_sentence->setText(row ? damageSentence(row->damage, row->mending) : QString());
    m_path->setText(row ? row->damage.path : QString());
    const auto order = chosenOrder();
    auto count = order.refs.size();
    for (const auto &request : order.downloads) {
        count += request.paths.size();
    }
    m_repair->setEnabled(count > 0 && !m_isMending && !m_care->isWorking()
                         && m_care->isConnected(m_care->root()));
    m_repair->setText(count > 0 ? tr("Repair %n thing(s)", nullptr, int(count)) : tr("Repair"));
    m_repair->setAccessibleName(m_repair->text());
    m_open->setEnabled(row);
    const auto *repo = repoOf(m_table->currentIndex());
    m_hub->setEnabled(repo && repo->kind != RepoKind::Kernel && RepoId::parse(repo->kind, repo->id));
}

/// Of the rows that are chosen; a ref that is damaged in two ways is one.
MendOrder DamageDialog::chosenOrder() const
{
    MendOrder order{ .root = m_care->root(), .refs = {}, .downloads = {} };
    QHash<const CachedRepo *, QList<CacheDamage>> ofRepos;
    QSet<QString> refs;
    for (const auto &index : m_table->selectionModel()->selectedRows()) {
        const auto *row = m_model->rowAt(index);
        const auto *repo = repoOf(index);
        if (row && row->mending == Mending::Ref && !refs.contains(row->damage.path)) {
            refs.insert(row->damage.path);
            order.refs.append(row->damage);
        } else if (repo && row->mending == Mending::Download) {
            ofRepos[repo].append(row->damage);
        }
    }
    for (const auto &[repo, damages] : ofRepos.asKeyValueRange()) {
        order.downloads += downloadsThatMend(*repo, damages, m_care->root());
    }
    return order;
}

void DamageDialog::repair()
{
    m_isMending = true;
    showChosen();
    ask(
        m_engine,
        this,
        [order = chosenOrder()](Services &core, std::stop_token) { return mendCache(&core, order); },
        [this](const Result<Mended> &done) {
            m_isMending = false;
            tell(done);
            m_care->refresh();
        });
}

/// What failed comes first; what was begun all the same is told behind it.
void DamageDialog::tell(const Result<Mended> &done)
{
    QStringList words;
    const bool isTrouble = !done || !done->failures.isEmpty();
    if (isTrouble) {
        const auto why = humanError(done ? done->failures.first() : done.error());
        words << why.sentence << why.cause;
    }
    if (done && done->refs > 0) {
        words << tr("%n ref(s) repaired.", nullptr, done->refs);
    }
    const bool isComing = done && !done->transfers.isEmpty();
    if (isComing) {
        words << tr("What is missing is being downloaded; the warnings go when it is here.");
    }
    news()->setNotice({ .kind = isTrouble ? Notice::Kind::Trouble : Notice::Kind::Information,
                        .text = words.join(u' '),
                        .action = isComing ? tr("Show transfers") : QString(),
                        .closable = true });
    showChosen();
}

/// The folder that holds it.
void DamageDialog::openFolder()
{
    if (const auto *row = m_model->rowAt(m_table->currentIndex())) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(row->damage.path).path()));
    }
}

} // namespace Hubdesk
