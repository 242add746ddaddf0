// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/palette.h"

#include "core/services/door.h"
#include "ui/shared/actions.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/keycaps.h"
#include "ui/shared/panel.h"
#include "ui/shared/segmented.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"
#include "ui/viewers/localstates.h"
#include "ui/window/palettedelegate.h"
#include "ui/window/paletteplaces.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHideEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int boxWidth = 672;
constexpr int boxHeight = 546;
constexpr int boxTop = 92;
constexpr int typingPauseMs = 150;
constexpr int radius = Metrics::radiusBox - 2;
constexpr int hitsPerKind = 6;
constexpr int fieldMargin = 2; ///< QLineEdit's own, left of its letters

// Above the signs of the rows, and as large.
class Lens : public QWidget
{
public:
    Lens()
    {
        Theme::follow(this,
                      [this] { setFixedSize(Theme::px(Metrics::iconButton), Theme::px(Metrics::control)); });
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const int side = Theme::px(Metrics::iconButton);
        drawIcon(
            &painter, Icon::Search, QRect(0, (height() - side) / 2, side, side), Theme::color(Token::Accent));
    }
};

// A key and what it does, for the foot.
class KeyHint : public QWidget
{
public:
    KeyHint(const QStringList &keys, const QString &word)
        : m_keys(keys)
        , m_word(word)
    {
        Theme::follow(this, [this] { fit(); });
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        int x = 0;
        for (const auto &key : m_keys) {
            drawKeyCap(&painter, QRect(x, 0, keyCapWidth(key), height()), key);
            x += keyCapWidth(key) + Metrics::space1;
        }
        painter.setFont(Theme::font(TextSize::Small));
        painter.setPen(Theme::color(Token::Muted));
        painter.drawText(rect().adjusted(x + Metrics::iconGap - Metrics::space1, 0, 0, 0),
                         Qt::AlignVCenter | Qt::TextSingleLine,
                         m_word);
    }

private:
    void fit()
    {
        int wide = QFontMetrics(Theme::font(TextSize::Small)).horizontalAdvance(m_word) + Metrics::iconGap;
        for (const auto &key : std::as_const(m_keys)) {
            wide += keyCapWidth(key) + Metrics::space1;
        }
        setFixedSize(wide, Theme::px(Metrics::compactControl));
    }

    QStringList m_keys;
    QString m_word;
};

} // namespace

Palette::Palette(Engine *engine, QWidget *window)
    : Overlay(window)
    , m_engine(engine)
    , m_model(new PaletteModel(this))
    , m_field(new QLineEdit)
    , m_scope(new Segmented)
    , m_list(new QListView)
    , m_typing(new QTimer(this))
{
    setObjectName(u"palette"_s);
    box()->setBoxed(Token::Border);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("What fits"));
    m_model->setStates(new LocalStates(engine, this));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus); // the field keeps it, and hands on the keys
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(box());
    layout->setContentsMargins(1, radius, 1, radius); // the corners are the box's
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_list, 1);
    layout->addWidget(makeFoot());
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPauseMs);
    connect(m_typing, &QTimer::timeout, this, &Palette::askHub);
    connect(m_field, &QLineEdit::textEdited, this, &Palette::edited);
    connect(m_scope, &Segmented::currentChanged, this, &Palette::edited);
    connect(m_list, &QListView::clicked, this, &Palette::choose);
    connect(m_model, &PaletteModel::looked, this, &Palette::filesCame);
    // The row that is chosen stays chosen: a person may be about to press Return. Said after the view's own.
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        const auto *entry = m_model->entry(m_list->currentIndex());
        m_chosen = entry ? std::optional(*entry) : std::nullopt;
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &Palette::selectAgain);
    m_field->installEventFilter(this);
}

QWidget *Palette::makeHead()
{
    auto *head = new Panel(Token::Surface, Qt::BottomEdge);
    m_field->setObjectName(u"paletteField"_s);
    m_field->setAccessibleName(tr("Jump to a page, repository, file, setting or action"));
    m_field->setPlaceholderText(tr("Jump to anything"));
    m_field->setFrame(false);
    Theme::follow(this, [this] { m_field->setFont(Theme::font(TextSize::State)); });
    m_field->setMaxLength(300);
    m_scope->setObjectName(u"paletteScope"_s);
    m_scope->addWord(tr("All"));
    m_scope->addWord(tr("Repos"));
    m_scope->addWord(tr("Files"));
    //: Part of the palette that lists what can be done.
    m_scope->addWord(tr("Commands"));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(Metrics::space4, Metrics::space2, Metrics::space3, Metrics::space2);
    row->setSpacing(Metrics::controlGap);
    row->addWidget(new Lens);
    row->addSpacing(Metrics::space3 - Metrics::controlGap - fieldMargin); // letters above those of the rows
    row->addWidget(m_field, 1);
    row->addWidget(m_scope);
    return head;
}

QWidget *Palette::makeFoot()
{
    auto *foot = new Panel(Token::Surface, Qt::TopEdge);
    foot->setObjectName(u"paletteFoot"_s);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(Metrics::space4, Metrics::space1, Metrics::space4, Metrics::space1);
    row->setSpacing(Metrics::space4);
    //: Behind the keys up and down.
    row->addWidget(new KeyHint({ u"↑"_s, u"↓"_s }, tr("choose")));
    row->addWidget(new KeyHint({ keyCapText(Qt::Key_Enter) }, tr("open")));
    row->addWidget(new KeyHint({ keyCapText(Qt::Key_Tab) }, tr("more actions")));
    row->addStretch();
    //: Hint of the palette: a sign before the letters limits what is found.
    row->addWidget(new TextLabel(tr("> commands  @ people"), TextSize::Small, Token::Muted));
    return foot;
}

void Palette::open(const QList<PaletteEntry> &known, const Link &shown, const QStringList &files)
{
    m_field->clear();
    m_scope->setCurrent(0);
    m_model->setPattern({}, PaletteModel::Scope::All);
    m_model->setFound({}, 0);
    m_model->setKnown(known);
    m_model->setFiles(shown, files);
    edited();
    enter(m_field);
}

void Palette::hideEvent(QHideEvent *event)
{
    Overlay::hideEvent(event);
    if (!event->spontaneous()) {
        m_asked.request_stop();
        m_typing->stop();
        m_returnWaits = false;
    }
}

QRect Palette::placeOfBox() const
{
    const int wide = std::min(Theme::px(boxWidth), width() - 2 * Metrics::space5);
    const int top = std::min(Theme::px(boxTop), height() / 8);
    const int high = std::min(Theme::px(boxHeight), height() - top - Metrics::space5);
    return { (width() - wide) / 2, top, wide, high };
}

void Palette::edited()
{
    m_hasMoved = false;
    m_returnWaits = false;
    m_model->setPattern(m_field->text(), PaletteModel::Scope(m_scope->current()));
    selectFirst();
    m_asked.request_stop();
    if (m_model->hubPattern().isEmpty()) {
        m_typing->stop();
        m_model->setRemark({});
        m_model->setFound({}, 0);
        selectFirst();
    } else {
        m_model->setRemark(tr("Asking the Hub …"), true);
        m_typing->start();
    }
}

void Palette::setText(const QString &text)
{
    m_field->setText(text);
    edited();
}

void Palette::askHub()
{
    m_asked = ask(
        m_engine,
        this,
        [text = m_model->hubPattern()](Services &core, std::stop_token stop) {
            return core.hub().quickSearch(text, hitsPerKind, stop);
        },
        [this](const Result<QuickHits> &hits) {
            showFound(hits.value_or(QuickHits()));
            m_model->setRemark(hits ? QString() : humanError(hits.error()).sentence);
        });
}

void Palette::showFound(const QuickHits &hits)
{
    QList<PaletteEntry> found;
    for (const auto &repo : hits.repos) {
        found.append({ .group = PaletteEntry::Group::Repositories,
                       .icon = iconOfKind(repo.id.kind),
                       .text = repo.id.text(),
                       .monospace = true,
                       .aside = repo.isPrivate ? tr("Private") : QString(),
                       .link = Link{ .page = Link::Page::Repo, .repo = repo.id },
                       .needsMatch = false });
    }
    for (const auto &person : hits.people) {
        found.append({ .group = PaletteEntry::Group::People,
                       .icon = person.isOrganisation ? Icon::Organisation : Icon::Account,
                       .text = person.name,
                       .monospace = true,
                       .aside = person.fullName,
                       .link = Link{ .page = Link::Page::Person, .person = person.name },
                       .needsMatch = false });
    }
    m_model->setFound(found, hits.repoCount);
}

void Palette::selectFirst()
{
    m_list->setCurrentIndex(m_model->firstEntry());
    m_list->scrollToTop();
}

void Palette::selectAgain()
{
    const auto again = m_chosen ? m_model->indexOf(*m_chosen) : QModelIndex();
    if (again.isValid()) {
        m_list->setCurrentIndex(again);
    } else {
        selectFirst();
    }
}

// A file of the answer before was chosen only because there was nothing better.
void Palette::filesCame()
{
    const auto *entry = m_model->entry(m_list->currentIndex());
    if (!m_hasMoved && (!entry || entry->group == PaletteEntry::Group::Files)) {
        selectFirst();
    }
    if (std::exchange(m_returnWaits, false)) {
        choose(m_list->currentIndex());
    }
}

// Whoever types fast and presses Return means what was typed, not the file that is still listed.
void Palette::returnPressed()
{
    const auto *entry = m_model->entry(m_list->currentIndex());
    const bool isOld = !entry || entry->group == PaletteEntry::Group::Files;
    m_returnWaits = m_model->isLooking() && isOld && !m_hasMoved;
    if (!m_returnWaits) {
        choose(m_list->currentIndex());
    }
}

// Past headings, and round at both ends.
void Palette::move(int step)
{
    const int count = m_model->rowCount();
    int row = m_list->currentIndex().row();
    for (int tries = 0; tries < count; ++tries) {
        row = (row + step + count) % count;
        const auto index = m_model->index(row);
        if (m_model->entry(index)) {
            m_list->setCurrentIndex(index);
            m_hasMoved = true;
            QAccessibleAnnouncementEvent spoken(m_field, index.data(Qt::AccessibleTextRole).toString());
            QAccessible::updateAccessibility(&spoken);
            return;
        }
    }
}

void Palette::choose(const QModelIndex &index)
{
    if (const auto *entry = m_model->entry(index)) {
        go(*entry);
    }
}

// By value: closing may change the rows.
void Palette::go(PaletteEntry chosen)
{
    leave();
    if (chosen.action) {
        chosen.action->trigger();
    } else if (chosen.link) {
        Q_EMIT linkChosen(*chosen.link);
    } else if (!chosen.setting.isEmpty()) {
        Q_EMIT settingChosen(chosen.setting);
    }
}

// What else can be done with a repo, beside opening it.
void Palette::showMore()
{
    const auto *entry = m_model->entry(m_list->currentIndex());
    if (!entry || !entry->link || entry->link->repo.isEmpty()) {
        return;
    }
    const auto link = *entry->link;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"paletteMore"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(icon(Icon::Card), tr("Open the card")), &QAction::triggered, this, [this, link] {
        leave();
        Q_EMIT linkChosen({ .page = Link::Page::Repo, .repo = link.repo, .revision = link.revision });
    });
    connect(
        menu->addAction(icon(Icon::Folder), tr("Open the files")), &QAction::triggered, this, [this, link] {
            leave();
            Q_EMIT linkChosen({ .page = Link::Page::Repo,
                                .repo = link.repo,
                                .revision = link.revision,
                                .tab = Link::Tab::Files });
        });
    connect(
        menu->addAction(icon(Icon::Copy), Actions::copyIdText()), &QAction::triggered, this, [this, link] {
            leave();
            QApplication::clipboard()->setText(link.repo.text());
        });
    const auto row = m_list->visualRect(m_list->currentIndex());
    menu->popup(m_list->viewport()->mapToGlobal(QPoint(row.left() + Metrics::space5, row.bottom())));
    menu->setActiveAction(menu->actions().constFirst());
}

bool Palette::fieldKey(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        returnPressed();
        return true;
    case Qt::Key_Tab:
        showMore();
        return true;
    default:
        return false;
    }
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        return fieldKey(static_cast<QKeyEvent *>(event));
    }
    return Overlay::eventFilter(watched, event);
}

} // namespace Hubdesk
