// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/movedialog.h"

#include "ui/cache/cachecare.h"
#include "ui/cache/folderline.h"
#include "ui/cache/workwords.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/icons.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype mostMoveUsers = 3;

/// Each program once.
QStringList programsOf(const MovePlan &plan)
{
    QStringList programs;
    for (const auto &user : plan.users) {
        //: %1 the name of a program, %2 the number of its process.
        const auto name = MoveDialog::tr("%1 (process %2)").arg(user.program).arg(user.process);
        if (!programs.contains(name)) {
            programs.append(name);
        }
    }
    return programs;
}

QString moveFactsOf(const MovePlan &plan)
{
    const auto what = MoveDialog::tr("%n file(s), %1", nullptr, int(plan.files)).arg(formatSize(plan.size));
    QStringList facts;
    if (plan.goesOn) {
        facts << MoveDialog::tr("This goes on with a move that was interrupted.");
    }
    if (plan.way == MovePlan::Way::Rename) {
        //: %1 "12 files, 3.10 GB".
        facts << MoveDialog::tr("%1, on the same disk: the folder gets a new name, and nothing is copied.")
                     .arg(what);
    } else if (plan.isCopied) {
        facts << MoveDialog::tr("All of it is there already; what is left is to remove the old one.");
    } else {
        //: %1 "12 files, 3.10 GB", %2 and %3 sizes.
        facts << MoveDialog::tr("%1 are copied. To be written there: %2, free there: %3.")
                     .arg(what, formatSize(plan.needed), formatSize(plan.free));
    }
    return facts.join(u' ');
}

} // namespace

MoveDialog::MoveDialog(Engine *engine, CacheCare *care, QWidget *parent)
    : WorkDialog(care, u"move"_s, tr("Move this cache"), parent)
    , m_engine(engine)
    , m_spelled(care->root())
    , m_from(new TextLabel({}, TextSize::Small, Token::Ink))
    , m_target(new FolderLine(u"move"_s, tr("The folder that the cache goes to")))
    , m_keep(new QCheckBox(tr("&Keep the old one")))
    , m_facts(new TextLabel({}, TextSize::Body, Token::Muted))
    , m_trouble(new TextLabel({}, TextSize::Body, Token::Red))
    , m_users(new TextLabel({}, TextSize::Small, Token::Amber))
{
    intro()->setText(
        tr("First everything is copied, read back and compared; then this program uses the new folder; only "
           "then the old one is deleted. Downloads wait meanwhile. Stopped half-way, it goes on the next "
           "time."));
    setChoice(makeChoice(), tr("Move"), Default::Cancel);
    connect(m_target, &FolderLine::typed, this, [this] {
        m_asked.request_stop(); // its answer would be of another folder
        m_plan.reset();
        act()->setEnabled(false);
    });
    connect(m_target, &FolderLine::folderChanged, this, &MoveDialog::askForPlan);
    connect(m_keep, &QCheckBox::toggled, this, &MoveDialog::askForPlan);
    act()->setEnabled(false);
    m_asked = ask(
        m_engine,
        this,
        [](Services &core, std::stop_token) { return begunMove(&core); },
        [this](const Result<BegunMove> &begun) {
            if (begun) {
                takeUp(*begun);
            }
        });
    m_target->setFocus();
}

QWidget *MoveDialog::makeChoice()
{
    auto *page = new QWidget;
    m_from->setObjectName(u"moveFrom"_s);
    m_from->setElide(Qt::ElideMiddle);
    m_from->setText(tr("From %1").arg(m_spelled));
    auto *label = new TextLabel(tr("&To"));
    label->setBuddy(m_target->field());
    m_keep->setObjectName(u"moveKeep"_s);
    m_keep->setAccessibleName(tr("Keep the old one"));
    m_facts->setObjectName(u"moveFacts"_s);
    m_trouble->setObjectName(u"moveTrouble"_s);
    m_users->setObjectName(u"moveUsers"_s);
    for (auto *words : { m_facts, m_trouble, m_users }) {
        words->setWordWrap(true);
        words->hide();
    }
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::space2);
    column->addWidget(m_from);
    column->addWidget(label);
    column->addWidget(m_target);
    column->addWidget(m_keep);
    column->addWidget(m_facts);
    column->addWidget(m_trouble);
    column->addWidget(m_users);
    column->addStretch();
    Theme::follow(page, [page] { page->setMinimumHeight(Theme::px(230)); });
    return page;
}

/// Of the cache that is shown, from either of its ends.
void MoveDialog::takeUp(const BegunMove &begun)
{
    const auto shown = care()->root();
    const bool isOurs = begun.spellings().contains(shown) || begun.target == shown;
    if (!isOurs || !m_target->folder().isEmpty()) {
        return;
    }
    m_spelled = begun.spelled;
    m_from->setText(tr("From %1").arg(m_spelled));
    m_keep->setChecked(begun.keepsOld);
    m_target->setFolder(begun.target);
}

void MoveDialog::askForPlan()
{
    m_asked.request_stop();
    m_plan.reset();
    act()->setEnabled(false);
    const auto folder = m_target->folder();
    m_trouble->hide();
    m_users->hide();
    m_facts->setVisible(!folder.isEmpty());
    if (folder.isEmpty()) {
        return;
    }
    m_facts->setText(tr("Looking at all of it..."));
    const MoveWish wish{ m_spelled, folder, m_keep->isChecked() };
    m_asked = ask(
        m_engine,
        this,
        [wish](Services &core, std::stop_token stop) { return planCacheMove(&core, wish, stop); },
        [this](const Result<MovePlan> &plan) { showPlan(plan); });
}

QString MoveDialog::planError(const Error &error) const
{
    switch (error.kind) {
    case Error::Kind::Conflict:
        return care()->view().quarantine.isEmpty()
            ? tr("Something else lies in this folder. Name one that is empty, or is not there yet.")
            : tr("Something deleted can still be put back, and would be left behind. Put it back or empty "
                 "the "
                 "quarantine first.");
    case Error::Kind::Usage:
        return tr("This is no other folder: one lies in the other, or it is a file.");
    case Error::Kind::EntryNotFound:
        return tr("There is no cache in %1.").arg(m_spelled);
    default:
        return humanError(error).sentence;
    }
}

void MoveDialog::showPlan(const Result<MovePlan> &plan)
{
    m_facts->setVisible(plan.has_value());
    m_trouble->setVisible(!plan || !plan->fits());
    if (!plan) {
        m_trouble->setText(planError(plan.error()));
        return;
    }
    m_facts->setText(moveFactsOf(*plan));
    m_trouble->setText(
        plan->fits()
            ? QString()
            : tr("It does not fit: %1 are missing there.").arg(formatSize(plan->needed - plan->free)));
    const auto programs = programsOf(*plan);
    m_users->setVisible(!programs.isEmpty());
    //: %1 names of programs.
    m_users->setText(tr("%n program(s) have files of it open, and will go on with the old ones: %1",
                        nullptr,
                        int(programs.size()))
                         .arg(programs.first(std::min(programs.size(), mostMoveUsers)).join(", "_L1)));
    m_plan = *plan;
    act()->setEnabled(plan->fits());
}

// ---- the work

void MoveDialog::showBegun()
{
    showWork(plan().way == MovePlan::Way::Rename ? tr("The folder gets its new name.")
                                                 : tr("1 of 2: everything is copied and compared."));
}

void MoveDialog::showProgress()
{
    if (isWorking() && care()->isWorking() && !care()->workProgress().inBytes
        && care()->workProgress().total > 0) {
        showWork(tr("2 of 2: the old one is removed, a repository at a time."));
    }
    WorkDialog::showProgress();
}

QString MoveDialog::sentenceOf(const Result<MoveOutcome> &done, const QString &target)
{
    if (!done) {
        switch (done.error().kind) {
        case Error::Kind::Cancelled:
            return tr("Stopped. The cache is where it was; the next time it goes on from here.");
        case Error::Kind::Conflict:
            return tr("Another program uses the cache right now, so it stays where it was.");
        default:
            return humanError(done.error()).sentence + u' ' + tr("The cache is where it was.");
        }
    }
    if (!done->isSwitched) {
        return tr("The cache is where it was, because %n thing(s) could not be copied.",
                  nullptr,
                  int(done->moved.failures.size()));
    }
    //: %1 a folder.
    const auto moved = tr("The cache is in %1 now.").arg(target);
    if (done->trouble || !done->moved.failures.isEmpty()) {
        return moved + u' ' + tr("Something of the old one is still there; moving it once more removes it.");
    }
    return moved;
}

void MoveDialog::showEnd(const Result<MoveOutcome> &done)
{
    auto left = done ? leftLines(done->moved.failures, plan().root) : QStringList();
    if (done && done->trouble && done->trouble->kind != Error::Kind::Cancelled) {
        left << leftReason(*done->trouble);
    }
    if (!done && done.error().kind != Error::Kind::Cancelled) {
        left << done.error().detail;
    }
    if (done && done->isSwitched && !done->line.isEmpty()) {
        showLine(*done);
    }
    showResult(sentenceOf(done, plan().target), left);
}

/// What this program remembers, others must be told.
void MoveDialog::showLine(const MoveOutcome &outcome)
{
    auto *why = new TextLabel({}, TextSize::Body, Token::Muted);
    why->setObjectName(u"moveWhy"_s);
    why->setWordWrap(true);
    if (outcome.decidedBy.isEmpty()) {
        why->setText(tr("Python and other programs look in the old place until you set this variable, for "
                        "example in ~/.profile:"));
    } else if (outcome.decidedBy == "HF_HOME"_L1) {
        //: %1 is the name of an environment variable.
        why->setText(tr("%1 says where this program and others look. Set this variable beside it, or nothing "
                        "is found there after the next start:")
                         .arg(outcome.decidedBy));
    } else {
        //: %1 is an environment variable or an option.
        why->setText(tr("%1 says where this program looks, and still names the old place. Change it to this, "
                        "or nothing is found there after the next start:")
                         .arg(outcome.decidedBy));
    }
    why->setNames({ outcome.decidedBy });
    auto *line = new TextLabel(outcome.line);
    line->setObjectName(u"moveLine"_s);
    line->setLook(TextSize::Body, QFont::Normal, true);
    line->setElide(Qt::ElideMiddle);
    line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *copy = new QPushButton(icon(Icon::Copy), tr("Copy"));
    copy->setObjectName(u"moveCopy"_s);
    copy->setAccessibleName(tr("Copy this line"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, copy, [text = outcome.line] {
        QGuiApplication::clipboard()->setText(text);
    });
    auto *row = new QHBoxLayout;
    row->setSpacing(Metrics::controlGap);
    row->addWidget(line, 1);
    row->addWidget(copy);
    resultColumn()->addWidget(why);
    resultColumn()->addLayout(row);
}

} // namespace Hubdesk
