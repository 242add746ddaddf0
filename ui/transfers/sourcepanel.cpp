// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/sourcepanel.h"

#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

QString offlineUse(const TransferState &state)
{
    auto path = state.path;
    path.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    const auto load = state.repo.kind == RepoKind::Dataset
        ? u"from datasets import load_dataset\ndata = load_dataset(\"%1\")"_s
        : u"from transformers import AutoModel\nmodel = AutoModel.from_pretrained(\"%1\")"_s;
    const auto lines = state.repo.kind == RepoKind::Space ? u"cd \"%1\""_s : load;
    return u"export HF_HUB_OFFLINE=1\n"_s + lines.arg(path) + u'\n';
}

SourcePanel::SourcePanel(const QUrl &endpoint, QWidget *parent)
    : QWidget(parent)
    , m_host(endpoint.host())
    , m_grid(new QGridLayout(this))
{
    setObjectName(u"transferSource"_s);
    m_grid->setContentsMargins(Metrics::pageMargin, Metrics::space3, Metrics::pageMargin, Metrics::space3);
    m_grid->setHorizontalSpacing(Metrics::space4);
    m_grid->setVerticalSpacing(Metrics::space1 + 2);
    m_repo = addRow(tr("Repository"), u"sourceRepo"_s, true);
    m_revision = addRow(tr("Revision"), u"sourceRevision"_s, true);
    m_commit = addRow(tr("Commit"), u"sourceCommit"_s, true);
    //: The host that a transfer comes from.
    m_from = addRow(tr("From"), u"sourceHost"_s);
    //: The folder that a transfer goes to.
    m_to = addRow(tr("To"), u"sourceTarget"_s, true);
    //: When a transfer was asked for and when it was done.
    m_when = addRow(tr("When"), u"sourceWhen"_s);
    m_grid->addWidget(makeButtons(), m_grid->rowCount(), 0, 1, 2);
    m_grid->setRowStretch(m_grid->rowCount(), 1);
    m_grid->setColumnStretch(1, 1);
}

TextLabel *SourcePanel::addRow(const QString &title, const QString &name, bool monospace)
{
    auto *label = new TextLabel;
    label->setObjectName(name);
    label->setLook(monospace ? TextSize::Small : TextSize::Body, QFont::Normal, monospace);
    label->setElide(Qt::ElideMiddle);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const int row = m_grid->rowCount();
    m_grid->addWidget(new TextLabel(title, TextSize::Body, Token::Muted), row, 0);
    m_grid->addWidget(label, row, 1);
    return label;
}

QWidget *SourcePanel::makeButtons()
{
    auto *buttons = new QWidget;
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, Metrics::space2, 0, 0);
    row->setSpacing(Metrics::controlGap);
    const auto add = [row](Icon symbol, const QString &text, const QString &name) {
        auto *button = new QPushButton(icon(symbol), text);
        button->setObjectName(name);
        row->addWidget(button);
        return button;
    };
    m_open = add(Icon::Folder, tr("Open folder"), u"sourceOpen"_s);
    m_copy = add(Icon::Copy, tr("Copy path"), u"sourceCopyPath"_s);
    m_offline = add(Icon::Code, tr("Copy for offline use"), u"sourceOffline"_s);
    auto *repo = add(Icon::Open, tr("Show the repository"), u"sourceShowRepo"_s);
    row->addStretch();
    connect(m_open, &QPushButton::clicked, this, &SourcePanel::openFolderWanted);
    connect(repo, &QPushButton::clicked, this, &SourcePanel::openRepoWanted);
    connect(
        m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_state.path); });
    connect(m_offline, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(offlineUse(m_state));
    });
    return buttons;
}

void SourcePanel::show(const TransferState &state)
{
    m_state = state;
    m_repo->setText(state.repo.text());
    m_revision->setText(state.revision.name);
    m_commit->setText(state.commit.isEmpty() ? tr("Not known yet") : state.commit.hex);
    m_from->setText(m_host);
    m_to->setText(state.path.isEmpty() ? state.target : state.path);
    m_when->setText(state.finished.isValid()
                        //: %1 and %2 are moments.
                        ? tr("Added %1, ended %2").arg(formatAgo(state.added), formatAgo(state.finished))
                        : tr("Added %1").arg(formatAgo(state.added)));
    m_when->setToolTip(formatMoment(state.finished.isValid() ? state.finished : state.added));
    m_open->setEnabled(!state.folder.isEmpty());
    m_copy->setEnabled(!state.path.isEmpty());
    m_offline->setEnabled(state.phase == TransferPhase::Done);
}

} // namespace Hubdesk
