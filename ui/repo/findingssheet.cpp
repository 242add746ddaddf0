// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/findingssheet.h"

#include "ui/shared/controls.h"
#include "ui/shared/icons.h"
#include "ui/shared/panel.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"
#include "ui/viewers/scanwords.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QHash>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int sheetWidth = 620;
constexpr int sheetHeight = 520;
constexpr int sheetLeast = 280;
constexpr int barRoom = Metrics::space3; ///< right of the list, for its scroll bar
constexpr qsizetype mostFiles = 100; // more would be no list to read

void takeAll(QLayout *layout)
{
    while (auto *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

FindingsSheet::FindingsSheet(QWidget *window)
    : Overlay(window)
    , m_title(new TextLabel({}, TextSize::Title))
    , m_repo(new TextLabel)
    , m_text(new TextLabel({}, TextSize::Body, Token::Muted))
    , m_files(new QVBoxLayout)
    , m_list(new QScrollArea)
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_leave(new QPushButton(tr("Leave them out")))
    , m_all(new QPushButton(tr("Download anyway")))
{
    setObjectName(u"findingsSheet"_s);
    box()->setBoxed(Token::Border);
    m_title->setObjectName(u"findingsTitle"_s);
    m_title->setLook(TextSize::Title, QFont::DemiBold);
    m_title->setWordWrap(true);
    m_title->setContentsMargins(0, 0, barRoom, 0);
    m_repo->setObjectName(u"findingsRepo"_s);
    m_repo->setLook(TextSize::Body, QFont::Normal, true);
    m_repo->setElide(Qt::ElideMiddle);
    m_text->setObjectName(u"findingsText"_s);
    m_text->setWordWrap(true);
    m_text->setContentsMargins(0, 0, barRoom, 0);
    auto *inside = new QWidget;
    inside->setLayout(m_files);
    m_files->setContentsMargins(0, 0, barRoom, 0);
    m_files->setSpacing(Metrics::space3);
    m_list->setObjectName(u"findingsList"_s);
    m_list->setAccessibleName(tr("Files that scanners warn of"));
    m_list->setWidget(inside);
    m_list->setWidgetResizable(true);
    m_list->setFocusPolicy(Qt::NoFocus); // the focus stays on the buttons
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(box());
    // The bar of the list is in the margin: what is left of it ends where the buttons do.
    column->setContentsMargins(
        Metrics::dialogMargin, Metrics::dialogMargin, Metrics::dialogMargin - barRoom, Metrics::dialogMargin);
    column->setSpacing(Metrics::space3);
    column->addWidget(m_title);
    column->addWidget(m_repo);
    column->addWidget(m_text);
    column->addWidget(m_list, 1);
    column->addWidget(makeFoot());
}

QWidget *FindingsSheet::makeFoot()
{
    auto *foot = new QWidget;
    m_cancel->setObjectName(u"findingsCancel"_s);
    m_leave->setObjectName(u"findingsLeaveOut"_s);
    m_all->setObjectName(u"findingsDownload"_s);
    setRole(m_cancel, ButtonRole::Primary);
    setRole(m_all, ButtonRole::Danger);
    for (auto *button : { m_cancel, m_leave, m_all }) {
        button->setAutoDefault(true); // Return presses what has the focus
    }
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, Metrics::space2, barRoom, 0);
    row->setSpacing(Metrics::controlGap);
    row->addWidget(m_all);
    row->addStretch();
    row->addWidget(m_leave);
    row->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, [this] { choose(Choice::Nothing); });
    connect(m_leave, &QPushButton::clicked, this, [this] { choose(Choice::LeaveOut); });
    connect(m_all, &QPushButton::clicked, this, [this] { choose(Choice::All); });
    return foot;
}

void FindingsSheet::open(const Warning &warning)
{
    const auto &files = warning.files;
    const auto others = warning.others;
    takeAll(m_files);
    for (const auto &file : files.first(qMin(files.size(), mostFiles))) {
        addFile(file);
    }
    m_files->addStretch();
    m_title->setText(tr("The Hub's scanners warn about %n file(s)", nullptr, int(files.size())));
    m_repo->setText(warning.repo.text());
    const auto danger
        = tr("Loading such a file may run somebody else's code on this computer. Downloading alone "
             "runs nothing.");
    m_text->setText(QStringList{ danger, warning.caveat }.join(u' ').trimmed());
    m_leave->setEnabled(others > 0);
    m_leave->setToolTip(others > 0 ? tr("Download the other %n file(s)", nullptr, int(others))
                                   : tr("There is no other file in this download"));
    //: Spoken: %1 is the heading of a warning, %2 a repository.
    setAccessibleName(tr("%1 in %2").arg(m_title->text(), m_repo->text()));
    setAccessibleDescription(m_text->text());
    m_list->verticalScrollBar()->setValue(0);
    enter(m_cancel);
    //: Spoken: %1 is the heading of a warning, %2 the sentences below it.
    QAccessibleAnnouncementEvent spoken(this, tr("%1. %2").arg(accessibleName(), m_text->text()));
    QAccessible::updateAccessibility(&spoken);
}

void FindingsSheet::addFile(const FileDetails &file)
{
    auto *entry = new QWidget;
    auto *column = new QVBoxLayout(entry);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::space1);
    auto *head = new QHBoxLayout;
    head->setSpacing(Metrics::iconGap);
    auto *sign = new QLabel;
    const int side = Theme::px(Metrics::iconButton);
    sign->setPixmap(icon(scanIcon(file.scan.level), scanTone(file.scan.level))
                        .pixmap(QSize(side, side), devicePixelRatio()));
    auto *path = new TextLabel(file.path, TextSize::Body);
    path->setTextFormat(Qt::PlainText);
    path->setLook(TextSize::Body, QFont::DemiBold, true);
    path->setElide(Qt::ElideMiddle);
    head->addWidget(sign);
    head->addWidget(path, 1);
    head->addWidget(new TextLabel(scanWord(file.scan.level), TextSize::Body, scanTone(file.scan.level)));
    column->addLayout(head);
    for (const auto &finding : file.scan.findings) {
        if (finding.level >= ScanLevel::Caution) {
            auto *line = new TextLabel(scanSentence(finding), TextSize::Small, Token::Muted);
            line->setTextFormat(Qt::PlainText);
            line->setWordWrap(true);
            line->setIndent(side + Metrics::iconGap);
            column->addWidget(line);
        }
    }
    m_files->addWidget(entry);
}

QRect FindingsSheet::placeOfBox() const
{
    const int wide = std::min(Theme::px(sheetWidth), width() - 2 * Metrics::space5);
    const int high = std::min(Theme::px(sheetHeight), height() - 2 * Metrics::space5);
    const int least = std::min(high, Theme::px(sheetLeast));
    const int wanted = std::clamp(box()->layout()->totalHeightForWidth(wide), least, high);
    return { (width() - wide) / 2, (height() - wanted) / 2, wide, wanted };
}

void FindingsSheet::choose(Choice choice)
{
    leave();
    Q_EMIT chosen(choice);
}

void FindingsSheet::keyPressEvent(QKeyEvent *event)
{
    using Action = QAbstractSlider::SliderAction;
    static const QHash<int, Action> steps{ { Qt::Key_PageUp, Action::SliderPageStepSub },
                                           { Qt::Key_PageDown, Action::SliderPageStepAdd },
                                           { Qt::Key_Home, Action::SliderToMinimum },
                                           { Qt::Key_End, Action::SliderToMaximum } };
    if (const auto step = steps.constFind(event->key()); step != steps.cend()) {
        m_list->verticalScrollBar()->triggerAction(*step);
        event->accept();
    } else {
        Overlay::keyPressEvent(event);
    }
}

} // namespace Hubdesk
