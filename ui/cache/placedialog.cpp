// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/placedialog.h"

#include "ui/cache/cachecare.h"
#include "ui/cache/folderline.h"
#include "ui/cache/workwords.h"
#include "ui/shared/format.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

QString wayName(PlaceWay way)
{
    switch (way) {
    case PlaceWay::Reflink:
        return PlaceDialog::tr("Copies that share their &blocks with the cache");
    case PlaceWay::HardLink:
        return PlaceDialog::tr("&Hard links");
    case PlaceWay::Symlink:
        return PlaceDialog::tr("&Symbolic links");
    case PlaceWay::Copy:
        return PlaceDialog::tr("C&opies");
    }
    Q_UNREACHABLE_RETURN({});
}

QString wayMeaning(PlaceWay way)
{
    switch (way) {
    case PlaceWay::Reflink:
        return PlaceDialog::tr("Take no room until one of the two is written to.");
    case PlaceWay::HardLink:
        return PlaceDialog::tr("Take no room. Whoever writes into one changes the cache for every program.");
    case PlaceWay::Symlink:
        return PlaceDialog::tr("Take no room, and lead to nothing when the cache is moved or cleaned.");
    case PlaceWay::Copy:
        return PlaceDialog::tr("Stand on their own.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString obstacleText(PlaceObstacle obstacle)
{
    switch (obstacle) {
    case PlaceObstacle::None:
        return {};
    case PlaceObstacle::OtherVolume:
        return PlaceDialog::tr("Not possible: the folder is on another disk than the cache.");
    case PlaceObstacle::NotSupported:
        return PlaceDialog::tr("Not possible: the file system there cannot do that.");
    case PlaceObstacle::NotAllowed:
        return PlaceDialog::tr("Not possible: the system does not allow it there.");
    }
    Q_UNREACHABLE_RETURN({});
}

const char *const wayObjects[placeWays]{ "placeReflink", "placeHardLink", "placeSymlink", "placeCopy" };

} // namespace

PlaceDialog::PlaceDialog(Engine *engine, CacheCare *care, Subject subject, QWidget *parent)
    : WorkDialog(care, u"place"_s, tr("Place in a folder"), parent)
    , m_engine(engine)
    , m_subject(std::move(subject))
    , m_revision(new QComboBox)
    , m_folder(new FolderLine(u"place"_s, tr("The folder that gets the files")))
    , m_ways(new QButtonGroup(this))
    , m_replace(new QCheckBox)
    , m_facts(new TextLabel({}, TextSize::Body, Token::Muted))
    , m_trouble(new TextLabel({}, TextSize::Body, Token::Red))
{
    intro()->setText(tr("The files of %1 get their own names in a folder of yours, without fetching them "
                        "again. The cache keeps them.")
                         .arg(m_subject.id));
    intro()->setNames({ m_subject.id });
    setChoice(makeChoice(), tr("Place"), Default::Act);
    connect(m_folder, &FolderLine::typed, this, [this] {
        m_asked.request_stop(); // its answer would be of another folder
        m_plan.reset();
        showCost();
    });
    connect(m_folder, &FolderLine::folderChanged, this, &PlaceDialog::askForPlan);
    connect(m_revision, &QComboBox::currentIndexChanged, this, &PlaceDialog::askForPlan);
    connect(m_ways, &QButtonGroup::idClicked, this, [this] { m_isChosen = true; });
    connect(m_ways, &QButtonGroup::idToggled, this, &PlaceDialog::showCost);
    connect(m_replace, &QCheckBox::toggled, this, &PlaceDialog::showCost);
    showCost();
    m_folder->setFocus();
}

/// Gone where there is nothing to be chosen.
TextLabel *PlaceDialog::makeRevisions()
{
    m_revision->setObjectName(u"placeRevision"_s);
    m_revision->setAccessibleName(tr("Revision"));
    for (const auto &one : std::as_const(m_subject.revisions)) {
        m_revision->addItem(one.name, one.commit);
    }
    auto *revision = new TextLabel(tr("&Revision"));
    revision->setBuddy(m_revision);
    revision->setVisible(m_revision->count() > 1);
    m_revision->setVisible(m_revision->count() > 1);
    return revision;
}

QWidget *PlaceDialog::makeChoice()
{
    auto *page = new QWidget;
    auto *folder = new TextLabel(tr("&Folder"));
    folder->setBuddy(m_folder->field());
    m_replace->setObjectName(u"placeReplace"_s);
    m_facts->setObjectName(u"placeFacts"_s);
    m_facts->setWordWrap(true);
    m_trouble->setObjectName(u"placeTrouble"_s);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::space2);
    column->addWidget(makeRevisions());
    column->addWidget(m_revision);
    column->addWidget(folder);
    column->addWidget(m_folder);
    column->addWidget(makeWays());
    column->addWidget(m_replace);
    column->addWidget(m_facts);
    column->addWidget(m_trouble);
    column->addStretch();
    return page;
}

QWidget *PlaceDialog::makeWays()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, Metrics::space1, 0, Metrics::space1);
    column->setSpacing(2);
    for (int i = 0; i < placeWays; ++i) {
        const auto at = size_t(i);
        m_way[at] = new QRadioButton(wayName(PlaceWay(i)));
        m_way[at]->setObjectName(QLatin1StringView(wayObjects[at]));
        m_way[at]->setAccessibleName(wayName(PlaceWay(i)).remove(u'&'));
        m_notes[at] = new TextLabel(wayMeaning(PlaceWay(i)), TextSize::Small, Token::Muted);
        m_notes[at]->setObjectName(QLatin1StringView(wayObjects[at]) + "Note"_L1);
        m_notes[at]->setContentsMargins(
            Theme::px(Metrics::checkBox) + Metrics::space2, 0, 0, Metrics::space1);
        m_notes[at]->setWordWrap(true);
        m_way[at]->setAccessibleDescription(m_notes[at]->text());
        m_ways->addButton(m_way[at], i);
        column->addWidget(m_way[at]);
        column->addWidget(m_notes[at]);
    }
    m_way[size_t(PlaceWay::Copy)]->setChecked(true);
    return box;
}

PlaceWay PlaceDialog::way() const
{
    return PlaceWay(m_ways->checkedId());
}

void PlaceDialog::askForPlan()
{
    m_asked.request_stop();
    m_plan.reset();
    m_trouble->hide();
    showCost();
    const auto folder = m_folder->folder();
    if (folder.isEmpty()) {
        return;
    }
    m_facts->setText(tr("Looking at the folder..."));
    const PlaceWish wish{ m_subject.root, m_subject.repo, m_revision->currentData().toString(), folder };
    m_asked = ask(
        m_engine,
        this,
        [wish](Services &core, std::stop_token stop) { return planPlacement(&core, wish, stop); },
        [this](const Result<PlacePlan> &plan) { showPlan(plan); });
}

QString PlaceDialog::wayNote(PlaceWay way) const
{
    const auto obstacle = m_plan ? m_plan->obstacles.at(size_t(way)) : PlaceObstacle::None;
    return obstacle == PlaceObstacle::None ? wayMeaning(way) : obstacleText(obstacle);
}

void PlaceDialog::showPlan(const Result<PlacePlan> &plan)
{
    m_trouble->setVisible(!plan);
    if (!plan) {
        m_trouble->setText(plan.error().kind == Error::Kind::Usage
                               ? tr("This is no folder for it: it is a file, or lies in the cache.")
                               : humanError(plan.error()).sentence);
        m_facts->setText({});
        return;
    }
    m_plan = *plan;
    for (int i = 0; i < placeWays; ++i) {
        const auto at = size_t(i);
        m_way[at]->setEnabled(m_plan->isPossible(PlaceWay(i)));
        m_notes[at]->setText(wayNote(PlaceWay(i)));
        m_way[at]->setAccessibleDescription(m_notes[at]->text());
    }
    if (!m_isChosen || !m_plan->isPossible(way())) {
        const auto best = m_plan->isPossible(PlaceWay::Reflink) ? PlaceWay::Reflink : PlaceWay::Copy;
        m_way[size_t(best)]->setChecked(true);
    }
    showCost();
}

void PlaceDialog::showCost()
{
    const int conflicts = m_plan ? m_plan->conflicts() : 0;
    m_replace->setVisible(conflicts > 0);
    m_replace->setText(tr("Replace %n file(s) of that name that are there", nullptr, conflicts));
    m_replace->setAccessibleName(m_replace->text());
    const bool replaces = conflicts > 0 && m_replace->isChecked();
    const int files = m_plan ? m_plan->count(replaces) : 0;
    const auto cost = m_plan ? m_plan->cost(way(), replaces) : 0;
    act()->setText(files > 0 ? tr("Place %n file(s)", nullptr, files) : tr("Place"));
    act()->setEnabled(m_plan && files > 0 && m_plan->isPossible(way()) && cost <= m_plan->free);
    if (!m_plan) {
        m_facts->setText(m_folder->folder().isEmpty() ? tr("Name a folder, from the root of the disk on.")
                                                      : QString());
        return;
    }
    //: %1 a size; %2 the room that it takes.
    auto facts = tr("%n file(s), %1, which take %2 of the disk.", nullptr, files)
                     .arg(formatSize(m_plan->size(replaces)), cost > 0 ? formatSize(cost) : tr("nothing"));
    if (conflicts > 0 && !replaces) {
        facts += u' ' + tr("%n file(s) of that name are there, and stay.", nullptr, conflicts);
    }
    if (!m_plan->refused.isEmpty()) {
        facts += u' ' + tr("%n file(s) cannot be placed.", nullptr, int(m_plan->refused.size()));
    }
    if (cost > m_plan->free) {
        //: %1 a size.
        facts += u' ' + tr("There is no room for it: %1 are missing.").arg(formatSize(cost - m_plan->free));
    }
    m_facts->setText(facts);
}

PlaceOrder PlaceDialog::order() const
{
    return { m_plan.value_or(PlacePlan()),
             way(),
             m_plan && m_plan->conflicts() > 0 && m_replace->isChecked() };
}

void PlaceDialog::showBegun()
{
    showWork(tr("The files are placed in %1.").arg(order().plan.folder));
}

QString PlaceDialog::sentenceOf(const Result<Placement> &done, const QString &folder)
{
    if (!done) {
        return humanError(done.error()).sentence;
    }
    //: %1 a folder.
    auto sentence = tr("%n file(s) placed in %1.", nullptr, done->placed + done->already).arg(folder);
    if (done->isStopped) {
        sentence = tr("Stopped.") + u' ' + sentence;
    }
    if (done->skipped > 0) {
        sentence += u' ' + tr("%n file(s) of that name were there, and stay.", nullptr, done->skipped);
    }
    if (!done->failures.isEmpty()) {
        sentence += u' ' + tr("%n file(s) could not be placed.", nullptr, int(done->failures.size()));
    }
    return sentence;
}

void PlaceDialog::showEnd(const Result<Placement> &done)
{
    showResult(sentenceOf(done, order().plan.folder), done ? leftLines(done->failures, {}) : QStringList());
}

} // namespace Hubdesk
