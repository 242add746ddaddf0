// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/revisionpopup.h"

#include "core/services/door.h"
#include "ui/repo/revisiondelegate.h"
#include "ui/repo/revisionmodel.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int popupWidth = 380;
constexpr int popupHeight = 420;
constexpr int longestTyped = 250; // what git takes as the name of a ref
constexpr int rowsOfAPage = 8;
constexpr int fewestRows = 4; ///< the default branch and the commits, with their headings
} // namespace

RevisionPopup::RevisionPopup(Engine *engine, QWidget *parent)
    : Popup(parent)
    , m_engine(engine)
    , m_model(new RevisionModel(this))
    , m_field(new QLineEdit)
    , m_list(new QListView)
    , m_message(new TextLabel({}, TextSize::Small, Token::Muted))
{
    setObjectName(u"revisionPopup"_s);
    setAccessibleName(tr("Choose a revision"));
    m_field->setObjectName(u"revisionField"_s);
    m_field->setAccessibleName(tr("Find a branch, tag or commit, or type one"));
    m_field->setPlaceholderText(tr("Find or type a revision"));
    m_field->setMaxLength(longestTyped);
    m_field->addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    m_list->setObjectName(u"revisionList"_s);
    m_list->setAccessibleName(tr("Revisions"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RevisionDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_message->setObjectName(u"revisionMessage"_s);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Metrics::space2, Metrics::space2, Metrics::space2, Metrics::space2);
    column->setSpacing(Metrics::space1);
    column->addWidget(m_field);
    column->addWidget(m_message);
    column->addWidget(m_list, 1);
    setFocusProxy(m_field);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textEdited, this, &RevisionPopup::edited);
    connect(m_list, &QListView::clicked, this, &RevisionPopup::choose);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        if (isVisible()) {
            fit();
        }
    });
}

void RevisionPopup::setPlace(const RepoId &repo, const Revision &current)
{
    if (repo != m_repo) {
        m_repo = repo;
        forget();
    }
    if (current != m_current) {
        m_current = current;
        m_model->setCurrent(current);
        m_askedCommits.request_stop();
        m_nextCommits.clear();
        m_model->clearCommits(); // they were those of another one
    }
}

void RevisionPopup::forget()
{
    m_askedRefs.request_stop();
    m_askedCommits.request_stop();
    m_checking.request_stop();
    m_knowsRefs = false;
    m_asksRefs = false;
    m_nextCommits.clear();
    m_model->clear();
}

void RevisionPopup::openBelow(const QRect &anchor)
{
    say({});
    m_field->clear();
    m_model->setPattern({});
    fit();
    const auto *place = parentWidget() ? parentWidget()->screen() : screen();
    const auto room = place->availableGeometry();
    QPoint corner(anchor.left(), anchor.bottom() + Metrics::space1);
    corner.setX(std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - width())));
    if (corner.y() + height() > room.bottom() && anchor.top() - height() > room.top()) {
        corner.setY(anchor.top() - height() - Metrics::space1);
    }
    move(corner);
    show();
    m_field->setFocus(Qt::PopupFocusReason);
    select(m_model->preferred());
    if (!m_knowsRefs) {
        askRefs();
    }
}

/// As high as its rows want, up to a limit; never lower than it has been, so that it does not jump about
/// while somebody types. What it says while it waits stands where rows will be.
void RevisionPopup::fit()
{
    const int row = Theme::row(Metrics::railRow);
    const int rows = std::max(m_model->rowCount(), fewestRows) * row;
    const int wide = Theme::px(popupWidth);
    const int trouble
        = m_isTrouble ? m_message->heightForWidth(wide - 2 * Metrics::space2) + Metrics::space1 : 0;
    const int head = m_field->sizeHint().height() + 2 * Metrics::space2 + Metrics::space1 + trouble;
    const int wanted = std::min(rows + head, Theme::px(popupHeight));
    resize(wide, isVisible() ? std::max(height(), wanted) : wanted);
}

void RevisionPopup::askRefs()
{
    say(tr("Asking the Hub..."));
    if (m_asksRefs) {
        return; // the answer is on its way
    }
    m_asksRefs = true;
    m_askedRefs = ask(
        m_engine,
        this,
        [repo = m_repo](Services &core, std::stop_token stop) { return core.hub().refs(repo, true, stop); },
        [this](const Result<Refs> &refs) {
            m_asksRefs = false;
            if (!refs) {
                say(humanError(refs.error()).sentence, true);
                return;
            }
            m_knowsRefs = true;
            m_model->setRefs(*refs);
            say({});
            select(m_model->preferred());
        });
}

void RevisionPopup::askCommits()
{
    m_askedCommits.request_stop();
    say(tr("Asking the Hub..."));
    m_askedCommits = ask(
        m_engine,
        this,
        [repo = m_repo, revision = m_current, next = m_nextCommits](Services &core, std::stop_token stop) {
            return core.hub().commits(repo, revision, next, stop);
        },
        [this](Result<Page<Commit>> page) { showCommits(std::move(page)); });
}

void RevisionPopup::showCommits(Result<Page<Commit>> page)
{
    if (!page) {
        say(humanError(page.error()).sentence, true);
        return;
    }
    // The row that opened them is where the first of them is now.
    const int at = m_list->currentIndex().row();
    m_nextCommits = page->next;
    m_model->addCommits(page->items, page->next.isValid());
    say({});
    select(m_model->index(std::min(at, m_model->rowCount() - 1)));
}

void RevisionPopup::edited(const QString &text)
{
    m_checking.request_stop();
    say({});
    m_model->setPattern(text);
    select(m_model->preferred());
}

void RevisionPopup::select(const QModelIndex &index)
{
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index);
    if (index.isValid() && isVisible()) {
        QAccessibleAnnouncementEvent spoken(m_field, index.data(Qt::AccessibleTextRole).toString());
        QAccessible::updateAccessibility(&spoken);
    }
}

void RevisionPopup::choose(const QModelIndex &index)
{
    const auto *row = m_model->row(index);
    if (!row || row->kind == RevisionRow::Kind::Heading) {
        return;
    }
    if (row->kind == RevisionRow::Kind::MoreCommits) {
        askCommits();
    } else if (row->group == RevisionRow::Group::Typed) {
        check(row->text);
    } else {
        take(row->revision);
    }
}

// Nobody leaves the page they have for one that is not there.
void RevisionPopup::check(const QString &typed)
{
    const auto revision = Revision::parse(typed);
    if (!revision) {
        say(tr("No branch, tag or commit can be called \"%1\".").arg(typed), true);
        return;
    }
    m_checking.request_stop();
    say(tr("Asking the Hub for %1...").arg(typed));
    m_checking = ask(
        m_engine,
        this,
        [repo = m_repo, revision = *revision](Services &core, std::stop_token stop) {
            return core.hub().info(repo, revision, false, {}, stop);
        },
        [this, revision = *revision](const Result<RepoInfo> &info) {
            if (!info) {
                say(info.error().kind == Error::Kind::RevisionNotFound
                        ? tr("There is no branch, tag or commit %1.").arg(revision.name)
                        : humanError(info.error()).sentence,
                    true);
                return;
            }
            // A shortened hash means that one commit for good.
            const auto &commit = info->summary.commit;
            const bool isShort = !commit.isEmpty() && commit.hex.startsWith(revision.name);
            take(isShort ? Revision{ commit.hex } : revision);
        });
}

// By value: what hears of it may change the rows.
void RevisionPopup::take(Revision revision)
{
    hide();
    Q_EMIT chosen(revision);
}

void RevisionPopup::say(const QString &text, bool isTrouble)
{
    m_message->setText(text);
    m_message->setTone(isTrouble ? Token::Red : Token::Muted);
    m_message->setVisible(!text.isEmpty());
    m_isTrouble = isTrouble;
    if (isTrouble) {
        fit();
        QAccessibleAnnouncementEvent spoken(m_field, text);
        QAccessible::updateAccessibility(&spoken);
    }
}

bool RevisionPopup::fieldKey(int key)
{
    auto to = m_list->currentIndex();
    switch (key) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        select(m_model->next(to, key == Qt::Key_Down ? 1 : -1));
        return true;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        for (int step = 0; step < rowsOfAPage; ++step) {
            const auto next = m_model->next(to, key == Qt::Key_PageDown ? 1 : -1);
            const bool isRound = key == Qt::Key_PageDown ? next.row() <= to.row() : next.row() >= to.row();
            if (isRound && to.isValid()) {
                break;
            }
            to = next;
        }
        select(to);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex());
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    default:
        return key == Qt::Key_Tab || key == Qt::Key_Backtab; // there is nowhere else to go
    }
}

// A platform tells late that a window has become the active one: this one may be closed by then, and would
// get the keys of the page below.
bool RevisionPopup::event(QEvent *event)
{
    if (event->type() == QEvent::WindowActivate && !isVisible() && parentWidget()) {
        parentWidget()->window()->activateWindow();
    }
    return Popup::event(event);
}

bool RevisionPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        return fieldKey(static_cast<QKeyEvent *>(event)->key());
    }
    return Popup::eventFilter(watched, event);
}

void RevisionPopup::hideEvent(QHideEvent *event)
{
    m_checking.request_stop();
    Popup::hideEvent(event);
}

} // namespace Hubdesk
