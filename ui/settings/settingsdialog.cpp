// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/settingsdialog.h"

#include "core/settings/appsettings.h"
#include "ui/settings/aboutpanel.h"
#include "ui/settings/settingrow.h"
#include "ui/settings/shortcuteditor.h"
#include "ui/shared/controls.h"
#include "ui/shared/fuzzy.h"
#include "ui/shared/panel.h"
#include "ui/shared/statepane.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int dialogWidth = 1000;
constexpr int dialogHeight = 770;
constexpr int sectionsWidth = 224;
} // namespace

SettingsDialog::SettingsDialog(const Surroundings &around, QWidget *parent)
    : Dialog(parent)
    , m_around(around)
    , m_find(new QLineEdit)
    , m_list(new QListView)
    , m_sections(new QStandardItemModel(this))
    , m_pages(new QStackedWidget)
{
    setObjectName(u"settingsDialog"_s);
    setWindowTitle(tr("Settings"));
    layOut();
    makeSections();
    connect(m_find, &QLineEdit::textChanged, this, &SettingsDialog::find);
    connect(m_list->selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            [this](const QModelIndex &at) { showSection(at.row()); });
    m_list->setCurrentIndex(m_sections->index(0, 0));
    setAccount(around.account);
    const auto room = parent->window()->size() - QSize(2 * Metrics::space5, 2 * Metrics::space5);
    resize(QSize(Theme::px(dialogWidth), Theme::px(dialogHeight)).boundedTo(room));
}

void SettingsDialog::layOut()
{
    auto *middle = new QHBoxLayout;
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(0);
    middle->addWidget(makeLeft());
    middle->addWidget(m_pages, 1);
    auto *foot = new Panel(Token::Panel, Qt::TopEdge);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(Metrics::dialogMargin, Metrics::space3, Metrics::dialogMargin, Metrics::space3);
    auto *hint = new TextLabel(
        tr("Changes apply at once, unless a row says otherwise."), TextSize::Small, Token::Muted);
    auto *close = new QPushButton(tr("Close"));
    close->setObjectName(u"closeSettings"_s);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    row->addWidget(hint, 1);
    row->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(middle, 1);
    layout->addWidget(foot);
}

QWidget *SettingsDialog::makeLeft()
{
    auto *left = new Panel(Token::Panel, Qt::RightEdge);
    Theme::follow(left, [left] { left->setFixedWidth(Theme::px(sectionsWidth)); });
    m_find->setObjectName(u"findSetting"_s);
    m_find->setAccessibleName(tr("Find a setting"));
    m_find->setPlaceholderText(tr("Find a setting"));
    m_find->setClearButtonEnabled(true);
    m_find->addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    m_list->setObjectName(u"settingsSections"_s);
    m_list->setAccessibleName(tr("Sections"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(m_sections);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->viewport()->setBackgroundRole(QPalette::AlternateBase);
    setRowLook(m_list, RowLook::Rail);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, Metrics::space3, 1, Metrics::space3);
    column->setSpacing(Metrics::space3);
    auto *field = new QHBoxLayout;
    field->setContentsMargins(Metrics::space2, 0, Metrics::space2, 0);
    field->addWidget(m_find);
    column->addLayout(field);
    column->addWidget(m_list, 1);
    return left;
}

void SettingsDialog::makeSections()
{
    addAccount();
    addStorage();
    addNetwork();
    addAppearance();
    auto *keys = addSection(SettingsSection::Keyboard);
    addRow(keys, new SettingRow(settingText(u"keys.all"_s), nullptr));
    keys->addWidget(new ShortcutEditor(m_around.actions, &m_around.settings->shortcuts));
    addNotifications();
    addPrivacy();
    addSection(SettingsSection::About)->addWidget(new AboutPanel);
    for (int page = 0; page < m_pages->count(); ++page) {
        auto *area = static_cast<QScrollArea *>(m_pages->widget(page));
        static_cast<QVBoxLayout *>(area->widget()->layout())->addStretch();
    }
    auto *nothing = new StatePane;
    nothing->setObjectName(u"noSettingFits"_s);
    nothing->setState({ .icon = Icon::Search,
                        .title = tr("No setting fits"),
                        .text = tr("Try fewer letters, or another word for it.") });
    m_pages->addWidget(nothing);
}

// A section with its title; rows go into the layout that comes back.
QVBoxLayout *SettingsDialog::addSection(SettingsSection section)
{
    auto *item = new QStandardItem(icon(sectionIcon(section)), sectionTitle(section));
    item->setData(int(section));
    m_sections->appendRow(item);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(
        Metrics::dialogMargin, Metrics::space4, Metrics::dialogMargin, Metrics::dialogMargin);
    column->setSpacing(0);
    auto *title = new TextLabel(sectionTitle(section));
    title->setLook(TextSize::Title, QFont::DemiBold);
    column->addWidget(title);
    column->addSpacing(Metrics::space2);
    auto *area = new QScrollArea;
    area->setObjectName(u"settingsPage"_s);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(page);
    m_pages->addWidget(area);
    return column;
}

void SettingsDialog::addRow(QVBoxLayout *column, SettingRow *row)
{
    m_rows.insert(row->id(), row);
    column->addWidget(row);
}

void SettingsDialog::showSection(int section)
{
    if (section >= 0) {
        m_pages->setCurrentIndex(section);
    }
}

// Hides the rows and sections that do not fit, and shows the first section that does.
void SettingsDialog::find(const QString &text)
{
    QList<bool> fits(settingsSectionCount, text.trimmed().isEmpty());
    for (const auto &words : settingTexts()) {
        const auto all = QStringList{ words.label, words.help, words.alsoFound }.join(u' ');
        const auto found = text.trimmed().isEmpty() || all.contains(text.trimmed(), Qt::CaseInsensitive)
            || sectionTitle(words.section).contains(text.trimmed(), Qt::CaseInsensitive)
            || fuzzyMatch(text, words.label).has_value();
        if (auto *row = m_rows.value(words.id)) {
            row->setVisible(found);
        }
        fits[int(words.section)] = fits[int(words.section)] || found;
    }
    int first = -1;
    for (int section = 0; section < settingsSectionCount; ++section) {
        m_list->setRowHidden(section, !fits[section]);
        first = first < 0 && fits[section] ? section : first;
    }
    if (first < 0) {
        m_pages->setCurrentIndex(settingsSectionCount);
        return;
    }
    m_pages->setCurrentIndex(std::max(0, m_list->currentIndex().row()));
    if (!fits[std::max(0, m_list->currentIndex().row())]) {
        m_list->setCurrentIndex(m_sections->index(first, 0));
    }
}

void SettingsDialog::showSetting(const QString &id)
{
    m_list->setCurrentIndex(m_sections->index(int(settingText(id).section), 0));
    if (auto *row = m_rows.value(id)) {
        static_cast<QScrollArea *>(m_pages->currentWidget())->ensureWidgetVisible(row);
        if (auto *control = row->findChild<QWidget *>(id)) {
            control->setFocus(Qt::OtherFocusReason);
        }
    }
}

} // namespace Hubdesk
