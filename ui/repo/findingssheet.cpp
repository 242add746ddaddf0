// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/findingssheet.h"

#include "ui/shared/controls.h"
#include "ui/shared/icons.h"
#include "ui/shared/panel.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"
#include "ui/viewers/scanwords.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
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
    : QWidget(window)
    , m_box(new Panel(Token::Surface, {}, this))
    , m_title(new TextLabel({}, TextSize::Title))
    , m_text(new TextLabel({}, TextSize::Body, Token::Muted))
    , m_files(new QVBoxLayout)
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_leave(new QPushButton(tr("Leave them out")))
    , m_all(new QPushButton(tr("Download all the same")))
{
    setObjectName(u"findingsSheet"_s);
    m_box->setBoxed(Token::Border);
    m_title->setObjectName(u"findingsTitle"_s);
    m_title->setLook(TextSize::Title, QFont::DemiBold);
    m_title->setWordWrap(true);
    m_text->setObjectName(u"findingsText"_s);
    m_text->setWordWrap(true);
    auto *inside = new QWidget;
    inside->setLayout(m_files);
    m_files->setContentsMargins(0, 0, Metrics::space2, 0);
    m_files->setSpacing(Metrics::space3);
    auto *scroll = new QScrollArea;
    scroll->setObjectName(u"findingsList"_s);
    scroll->setAccessibleName(tr("Files that scanners warn of"));
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(m_box);
    column->setContentsMargins(
        Metrics::dialogMargin, Metrics::dialogMargin, Metrics::dialogMargin, Metrics::space4);
    column->setSpacing(Metrics::space3);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addWidget(scroll, 1);
    column->addWidget(makeFoot());
    window->installEventFilter(this);
    hide();
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
        button->installEventFilter(this);
    }
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, Metrics::space2, 0, 0);
    row->setSpacing(Metrics::controlGap);
    row->addWidget(m_all);
    row->addStretch();
    row->addWidget(m_leave);
    row->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, [this] { close(&FindingsSheet::cancelled); });
    connect(m_leave, &QPushButton::clicked, this, [this] { close(&FindingsSheet::leftOut); });
    connect(m_all, &QPushButton::clicked, this, [this] { close(&FindingsSheet::accepted); });
    return foot;
}

void FindingsSheet::open(const QList<FileDetails> &files, qsizetype others)
{
    takeAll(m_files);
    for (const auto &file : files.first(qMin(files.size(), mostFiles))) {
        addFile(file);
    }
    m_files->addStretch();
    m_title->setText(tr("The Hub's scanners warn of %n file(s)", nullptr, int(files.size())));
    m_text->setText(tr("Loading such a file may run somebody else's code on this computer. Downloading alone "
                       "runs nothing."));
    m_leave->setEnabled(others > 0);
    m_leave->setToolTip(others > 0 ? tr("Download the other %n file(s)", nullptr, int(others))
                                   : tr("There is no other file in this download"));
    setAccessibleName(m_title->text());
    m_before = QApplication::focusWidget();
    place();
    raise();
    show();
    m_cancel->setFocus(Qt::PopupFocusReason);
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

void FindingsSheet::place()
{
    setGeometry(parentWidget()->rect());
    const int wide = std::min(Theme::px(sheetWidth), width() - 2 * Metrics::space5);
    const int high = std::min(Theme::px(sheetHeight), height() - 2 * Metrics::space5);
    const int least = std::min(high, Theme::px(sheetLeast));
    const int wanted = std::clamp(m_box->layout()->totalHeightForWidth(wide), least, high);
    m_box->setGeometry((width() - wide) / 2, (height() - wanted) / 2, wide, wanted);
}

void FindingsSheet::close(void (FindingsSheet::*told)())
{
    hide();
    if (m_before) {
        m_before->setFocus(Qt::PopupFocusReason);
    }
    Q_EMIT(this->*told)();
}

bool FindingsSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    if (event->type() == QEvent::KeyPress && watched != parentWidget()) {
        const auto key = static_cast<QKeyEvent *>(event)->key();
        auto *button = qobject_cast<QPushButton *>(watched);
        if (button && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
            button->click(); // outside a dialog Return does nothing on a button
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

// The focus stays on the three buttons.
bool FindingsSheet::focusNextPrevChild(bool next)
{
    const QList<QPushButton *> order{ m_all, m_leave, m_cancel };
    auto at = order.indexOf(static_cast<QPushButton *>(focusWidget()));
    for (qsizetype tries = 0; tries < order.size(); ++tries) {
        at = (at + (next ? 1 : order.size() - 1)) % order.size();
        if (order[at]->isEnabled()) {
            order[at]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    }
    return true;
}

void FindingsSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        close(&FindingsSheet::cancelled);
    } else {
        event->accept(); // nothing reaches the page below
    }
}

void FindingsSheet::mousePressEvent(QMouseEvent *event)
{
    if (!m_box->geometry().contains(event->position().toPoint())) {
        close(&FindingsSheet::cancelled);
    }
}

void FindingsSheet::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Scrim));
}

} // namespace Hubdesk
