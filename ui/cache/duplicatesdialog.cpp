// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/duplicatesdialog.h"

#include "ui/cache/cachecare.h"
#include "ui/cache/duplicatesmodel.h"
#include "ui/cache/workwords.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

DuplicatesDialog::DuplicatesDialog(Engine *engine, CacheCare *care, QWidget *parent)
    : WorkDialog(care, u"duplicates"_s, tr("Duplicates"), parent)
    , m_engine(engine)
    , m_model(new DuplicatesModel(this))
    , m_table(new QTreeView)
    , m_state(new TextLabel({}, TextSize::Body, Token::Muted))
    , m_way(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_others(new QCheckBox(tr("Look in the other cache folders on this disk, too")))
    , m_hardLinks(new QCheckBox)
    , m_meaning(new TextLabel(tr("The files become one: whoever writes into one of them writes into all."),
                              TextSize::Small,
                              Token::Muted))
    , m_sum(new TextLabel)
    , m_all(new QPushButton)
{
    intro()->setText(
        tr("These files have the same content. When they share it, it takes its room once; every "
           "repository keeps its file, in its place."));
    setChoice(makeChoice(), tr("Share"), Default::Cancel);
    connect(m_model, &DuplicatesModel::ticksChanged, this, &DuplicatesDialog::showSum);
    connect(m_hardLinks, &QCheckBox::toggled, this, &DuplicatesDialog::showSum);
    connect(m_others, &QCheckBox::toggled, this, &DuplicatesDialog::find);
    find();
}

QWidget *DuplicatesDialog::makeChoice()
{
    auto *page = new QWidget;
    m_state->setObjectName(u"duplicatesState"_s);
    m_state->setWordWrap(true);
    m_way->setObjectName(u"duplicatesWay"_s);
    m_way->setWordWrap(true);
    m_others->setObjectName(u"duplicatesOthers"_s);
    m_others->setAccessibleName(m_others->text());
    m_others->setVisible(care()->roots().size() > 1);
    m_hardLinks->setObjectName(u"duplicatesHardLinks"_s);
    m_meaning->setWordWrap(true);
    m_hardLinks->setAccessibleDescription(m_meaning->text());
    m_meaning->setContentsMargins(Theme::px(Metrics::checkBox) + Metrics::space2, 0, 0, 0);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::space2);
    column->addWidget(m_others);
    column->addWidget(m_state);
    column->addWidget(makeTable(), 1);
    column->addWidget(makeTicks());
    column->addWidget(m_way);
    column->addWidget(m_hardLinks);
    column->addWidget(m_meaning);
    return page;
}

QWidget *DuplicatesDialog::makeTable()
{
    m_table->setObjectName(u"duplicatesTable"_s);
    m_table->setAccessibleName(tr("Files with the same content"));
    m_table->setModel(m_model);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    Theme::follow(m_table, [this] { m_table->setMinimumHeight(Theme::px(180)); });
    auto *header = m_table->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(DuplicatesModel::ReposColumn, QHeaderView::Stretch);
    return m_table;
}

QWidget *DuplicatesDialog::makeTicks()
{
    auto *line = new QWidget;
    m_all->setObjectName(u"duplicatesAll"_s);
    m_all->setAutoDefault(false);
    setRole(m_all, ButtonRole::Link);
    m_sum->setObjectName(u"duplicatesSum"_s);
    m_sum->setLook(TextSize::Body, QFont::DemiBold);
    connect(m_all, &QPushButton::clicked, this, [this] {
        m_model->tickAll(m_model->ticked().size() < m_model->groups().size());
    });
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_all);
    row->addStretch();
    row->addWidget(m_sum);
    return line;
}

void DuplicatesDialog::find()
{
    m_asked.request_stop();
    const auto roots = m_others->isChecked() ? QStringList{ care()->root() } + care()->roots()
                                             : QStringList{ care()->root() };
    auto once = roots;
    once.removeDuplicates();
    m_model->setGroups({});
    m_state->setText(tr("Looking for files with the same content..."));
    m_state->show();
    m_asked = ask(
        m_engine,
        this,
        [once, wishes = care()->wishes()](Services &core, std::stop_token stop) {
            return findDuplicates(&core, once, wishes, stop);
        },
        [this](const Result<DuplicatesFound> &found) { show(found); });
    showSum();
}

void DuplicatesDialog::show(const Result<DuplicatesFound> &found)
{
    m_canShareBlocks = found && found->canShareBlocks;
    m_model->setGroups(found ? found->groups : QList<DuplicateGroup>());
    m_state->setVisible(m_model->groups().isEmpty());
    m_state->setText(found ? tr("No two files here could share their room.")
                           : humanError(found.error()).sentence);
    m_way->setText(m_canShareBlocks
                       ? tr("This disk lets files share blocks: each stays a file of its own, and what is "
                            "written into one does not reach the others.")
                       : tr("This disk does not let files share blocks."));
    m_hardLinks->setText(m_canShareBlocks ? tr("Where that does not work, make hard links, too")
                                          : tr("Make hard links instead"));
    m_hardLinks->setAccessibleName(m_hardLinks->text());
    showSum();
}

QList<DuplicateGroup> DuplicatesDialog::chosen() const
{
    return m_model->ticked();
}

Sharing DuplicatesDialog::sharing() const
{
    return m_hardLinks->isChecked() ? Sharing::ReflinkOrHardLink : Sharing::Reflink;
}

void DuplicatesDialog::showSum()
{
    const auto ticked = m_model->ticked();
    const bool isAny = !m_model->groups().isEmpty();
    const auto all = DuplicatesModel::gainOf(m_model->groups());
    m_all->setVisible(isAny);
    m_all->setText(ticked.size() < m_model->groups().size() ? tr("Tick all") : tr("Tick none"));
    m_all->setAccessibleName(m_all->text());
    m_way->setVisible(isAny);
    m_hardLinks->setVisible(isAny);
    m_meaning->setVisible(isAny);
    //: %1 and %2 are sizes.
    m_sum->setText(!isAny                 ? QString()
                       : ticked.isEmpty() ? tr("Nothing ticked; all of it would free %1").arg(formatSize(all))
                                          : tr("Frees %1").arg(formatSize(DuplicatesModel::gainOf(ticked))));
    const int files = DuplicatesModel::sharersIn(ticked);
    act()->setText(files > 0 ? tr("Let %n file(s) share", nullptr, files) : tr("Share"));
    const bool hasWay = m_canShareBlocks || m_hardLinks->isChecked();
    act()->setEnabled(!ticked.isEmpty() && hasWay);
    act()->setToolTip(!ticked.isEmpty() && !hasWay ? tr("Hard links are the only way on this disk")
                                                   : QString());
}

void DuplicatesDialog::showBegun()
{
    showWork(tr("Each file is compared byte by byte before it shares anything."));
}

void DuplicatesDialog::showEnd(const Result<Deduplication> &done)
{
    if (!done) {
        showResult(humanError(done.error()).sentence, {});
        return;
    }
    const int files = done->reflinks + done->hardLinks;
    //: %1 a size.
    auto sentence = tr("%n file(s) share their content now; %1 is free again.", nullptr, files)
                        .arg(formatSize(done->freed));
    if (!done->failures.isEmpty()) {
        sentence += u' ' + tr("%n file(s) stayed as they were.", nullptr, int(done->failures.size()));
    }
    showResult(sentence, leftLines(done->failures, care()->root()));
}

} // namespace Hubdesk
