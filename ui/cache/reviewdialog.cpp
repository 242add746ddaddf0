// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/reviewdialog.h"

#include "ui/cache/basketbar.h"
#include "ui/cache/planmodel.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/panel.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int dialogWidth = 900;
constexpr int dialogHeight = 656;
constexpr int mostReasons = 4;
constexpr int mostUsers = 4;

QString withTilde(const QString &path)
{
    const auto home = QDir::homePath();
    return path.startsWith(home + u'/') ? u'~' + path.sliced(home.size()) : path;
}

/// A box with a sign and a title, for lines of text.
QVBoxLayout *reasonBox(Panel *box, Icon symbol, const QString &title)
{
    box->setBoxed(Token::Border);
    auto *sign = new QLabel;
    Theme::follow(sign,
                  [sign, symbol] { sign->setPixmap(icon(symbol).pixmap(Theme::px(Metrics::iconButton))); });
    auto *name = new TextLabel(title);
    name->setLook(TextSize::Body, QFont::Medium);
    auto *head = new QHBoxLayout;
    head->setSpacing(Metrics::space2);
    head->addWidget(sign);
    head->addWidget(name, 1);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(Metrics::space3, Metrics::space2, Metrics::space3, Metrics::space2);
    column->setSpacing(Metrics::space1);
    column->addLayout(head);
    return column;
}

QHBoxLayout *factLine(const QString &text, const QString &amount)
{
    auto *row = new QHBoxLayout;
    auto *words = new TextLabel(text, TextSize::Small, Token::Muted);
    words->setElide(Qt::ElideMiddle);
    row->addWidget(words, 1);
    row->addWidget(new TextLabel(amount, TextSize::Small, Token::Muted));
    return row;
}

} // namespace

ReviewDialog::ReviewDialog(const DeletionPlan &plan, const Around &around, QWidget *parent)
    : Dialog(parent)
    , m_plan(plan)
    , m_days(around.quarantineDays > 0 ? around.quarantineDays : 7)
    , m_model(new PlanModel(plan, this))
    , m_keep(new QRadioButton)
    , m_now(new QRadioButton(tr("Delete now")))
    , m_free(new TextLabel({}, TextSize::Body, Token::Muted))
    , m_act(new QPushButton)
    , m_cancel(new QPushButton(tr("Cancel")))
{
    setObjectName(u"reviewDialog"_s);
    setWindowTitle(tr("Review deletion"));
    auto *middle = new QWidget;
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(
        Metrics::dialogMargin, Metrics::dialogMargin, Metrics::dialogMargin, Metrics::space3);
    column->setSpacing(Metrics::space3);
    column->addWidget(makeHead(around));
    column->addWidget(makeTable(), 1);
    column->addWidget(makeReasons());
    column->addWidget(makeChoice(around));
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(middle);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(scroll, 1);
    auto *foot = makeFoot();
    whole->addWidget(foot);
    showWords();
    tellNumbers(around);
    const auto *window = parent->window();
    const int wanted = middle->sizeHint().height() + foot->sizeHint().height();
    resize(std::min(Theme::px(dialogWidth), window->width() - 48),
           std::min({ wanted, Theme::px(dialogHeight), window->height() - 48 }));
    m_asked = ask(
        around.engine,
        this,
        [root = around.root](Services &core, std::stop_token stop) {
            return core.caches().usersOf(root, stop);
        },
        [this](const Result<CacheKeeper::Users> &users) {
            showUsers(users ? users->files : QList<FileUser>());
        });
    m_cancel->setFocus();
}

QWidget *ReviewDialog::makeHead(const Around &around)
{
    auto *head = new QWidget;
    auto *title = new TextLabel;
    title->setObjectName(u"reviewTitle"_s);
    title->setLook(TextSize::Title, QFont::DemiBold);
    //: %1 "3 things", %2 a size.
    title->setText(
        tr("Delete %1, free %2?")
            .arg(tr("%n thing(s)", nullptr, int(m_plan.departures.size())), formatSize(m_plan.size)));
    const auto from = withTilde(around.root);
    m_free->setObjectName(u"reviewFree"_s);
    m_free->setWordWrap(true);
    m_free->setNames({ from });
    m_free->setText(tr("From %1.").arg(from));
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::space1);
    column->addWidget(title);
    column->addWidget(m_free);
    for (const auto &exclusion : std::as_const(m_plan.exclusions)) {
        auto *left = new TextLabel(exclusionText(exclusion), TextSize::Small, Token::Amber);
        left->setWordWrap(true);
        column->addWidget(left);
    }
    return head;
}

QWidget *ReviewDialog::makeTable()
{
    auto *table = new QTreeView;
    table->setObjectName(u"planTable"_s);
    table->setAccessibleName(tr("What is deleted"));
    table->setModel(m_model);
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setAllColumnsShowFocus(true);
    table->setMinimumHeight(Theme::px(150));
    table->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    auto *header = table->header();
    header->setStretchLastSection(true);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(PlanModel::NameColumn, QHeaderView::Interactive);
    header->resizeSection(PlanModel::NameColumn, Theme::px(230));
    header->setSectionResizeMode(PlanModel::MeaningColumn, QHeaderView::Stretch);
    return table;
}

QWidget *ReviewDialog::makeReasons()
{
    auto *both = new QWidget;
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::space3);
    qint64 size = 0;
    for (const auto &reason : std::as_const(m_plan.stays)) {
        size += reason.size;
    }
    if (size > 0) {
        auto *box = new Panel;
        box->setObjectName(u"reviewStays"_s);
        auto *lines = reasonBox(box, Icon::Link, tr("Why %1 stays").arg(formatSize(size)));
        for (qsizetype i = 0; i < std::min<qsizetype>(m_plan.stays.size(), mostReasons); ++i) {
            const auto &reason = m_plan.stays[i];
            const auto who
                = reason.id + (reason.revision.isEmpty() ? QString() : u' ' + reason.revision.left(12));
            //: %1 "4 files", %2 a repo and its revision.
            lines->addLayout(
                factLine(tr("%1 also used by %2").arg(tr("%n file(s)", nullptr, reason.files), who),
                         formatSize(reason.size)));
        }
        lines->addStretch();
        row->addWidget(box, 1);
    }
    auto *box = new Panel;
    box->setObjectName(u"reviewUsers"_s);
    m_users = reasonBox(box, Icon::Monitor, tr("In use right now"));
    m_users->addLayout(factLine(tr("Looking which programs have files open..."), {}));
    m_users->addStretch();
    row->addWidget(box, 1);
    return both;
}

void ReviewDialog::showUsers(const QList<FileUser> &users)
{
    while (m_users->count() > 1) { // the head stays
        auto *item = m_users->takeAt(1);
        if (auto *inner = item->layout()) {
            while (auto *part = inner->takeAt(0)) {
                delete part->widget();
                delete part;
            }
        }
        delete item;
    }
    QStringList lines;
    for (const auto &user : users) {
        const bool isGoing = std::ranges::any_of(m_plan.removals, [&](const Removal &removal) {
            const auto path = m_plan.pathOf(removal);
            return user.path == path || user.path.startsWith(path + u'/');
        });
        const auto line = tr("%1 (process %2) has %3 open")
                              .arg(user.program)
                              .arg(user.process)
                              .arg(user.path.section(u'/', -1).left(16));
        if (isGoing && !lines.contains(line) && lines.size() < mostUsers) {
            lines << line;
        }
    }
    if (lines.isEmpty()) {
        m_users->addLayout(factLine(tr("No program has a file of these open"), {}));
    }
    for (const auto &line : std::as_const(lines)) {
        auto *words = new TextLabel(line, TextSize::Small, Token::Amber);
        words->setWordWrap(true);
        m_users->addWidget(words);
    }
    m_users->addStretch();
}

QWidget *ReviewDialog::choicePanel(QRadioButton *button, const QString &text)
{
    auto *box = new Panel;
    box->setBoxed(Token::Control);
    auto *words = new TextLabel(text, TextSize::Small, Token::Muted);
    words->setWordWrap(true);
    button->setAccessibleDescription(text);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(Metrics::space3, Metrics::space2, Metrics::space3, Metrics::space2);
    column->setSpacing(2);
    column->addWidget(button);
    column->addWidget(words);
    connect(button, &QRadioButton::toggled, box, [this, box](bool on) {
        box->setGround(on ? Token::Selection : Token::Surface);
        box->setBoxed(on ? Token::Accent : Token::Control);
        showWords();
    });
    return box;
}

QWidget *ReviewDialog::makeChoice(const Around &around)
{
    auto *whole = new QWidget;
    auto *choice = new QButtonGroup(this); // they stand in boxes of their own
    choice->addButton(m_keep);
    choice->addButton(m_now);
    auto *title = new TextLabel(tr("How to delete"));
    title->setLook(TextSize::Body, QFont::Medium);
    m_keep->setObjectName(u"keepInQuarantine"_s);
    m_keep->setText(tr("Keep in quarantine for %n day(s)", nullptr, m_days));
    m_now->setObjectName(u"deleteNow"_s);
    const auto until = QLocale().toString(QDate::currentDate().addDays(m_days), QLocale::LongFormat);
    auto *row = new QHBoxLayout;
    row->setSpacing(Metrics::space3);
    //: %1 is a date.
    row->addWidget(
        choicePanel(m_keep, tr("Can be undone. Space is freed on %1, or earlier on request.").arg(until)), 1);
    row->addWidget(
        choicePanel(m_now, tr("Space is free at once. Cannot be undone, but can be downloaded again.")), 1);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::space2);
    column->addWidget(title);
    column->addLayout(row);
    (around.quarantineDays > 0 ? m_keep : m_now)->setChecked(true);
    return whole;
}

QWidget *ReviewDialog::makeFoot()
{
    auto *foot = new Panel(Token::Panel, Qt::TopEdge);
    auto *copy = new QPushButton(icon(Icon::Copy), tr("Copy plan as text"));
    copy->setObjectName(u"copyPlan"_s);
    setRole(copy, ButtonRole::Link);
    m_act->setObjectName(u"carryOutPlan"_s);
    m_act->setAutoDefault(false);
    setRole(m_act, ButtonRole::Danger);
    m_cancel->setObjectName(u"cancelReview"_s);
    m_cancel->setDefault(true);
    setRole(m_cancel, ButtonRole::Primary);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(Metrics::dialogMargin, Metrics::space3, Metrics::dialogMargin, Metrics::space3);
    row->setSpacing(Metrics::controlGap);
    row->addWidget(copy);
    row->addStretch();
    row->addWidget(m_act);
    row->addWidget(m_cancel);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_model->text());
    });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_act, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT confirmed(m_plan, m_keep->isChecked() ? m_days : 0);
    });
    return foot;
}

void ReviewDialog::showWords()
{
    const int files = m_plan.files();
    m_act->setText(m_keep->isChecked() ? tr("Move %n file(s) to quarantine", nullptr, files)
                                       : tr("Delete %n file(s) now", nullptr, files));
}

/// The free space is said for the time when it becomes true.
void ReviewDialog::tellNumbers(const Around &around)
{
    const auto &volume = around.volume;
    if (volume.totalBytes == 0) {
        return;
    }
    qint64 allocated = 0;
    for (const auto &removal : std::as_const(m_plan.removals)) {
        allocated += around.elsewhere.contains(removal.base) ? 0 : removal.allocated;
    }
    const auto tell = [this, volume, allocated, from = tr("From %1.").arg(withTilde(around.root))] {
        const auto after = formatSize(volume.freeBytes + allocated);
        const auto now = formatSize(volume.freeBytes);
        const auto room = m_keep->isChecked()
            ? tr("Free on %1: %2 now, %3 once the quarantine ends.").arg(volume.mount, now, after)
            : tr("Free on %1: %2 now, %3 afterwards.").arg(volume.mount, now, after);
        m_free->setText(from + u' ' + room);
    };
    connect(m_keep, &QRadioButton::toggled, this, tell);
    tell();
}

} // namespace Hubdesk
