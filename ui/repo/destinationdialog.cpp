// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/destinationdialog.h"

#include "ui/shared/chooser.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int fieldWidth = 420;

} // namespace

DestinationDialog::DestinationDialog(Elsewhere kind,
                                     const DownloadChoices &choices,
                                     const QStringList &remembered,
                                     QWidget *parent)
    : Dialog(parent)
    , m_kind(kind)
    , m_what(new QComboBox)
    , m_folder(new QComboBox)
    , m_links(new QComboBox)
    , m_note(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_download(new QPushButton(tr("&Download")))
{
    const bool isFolder = kind == Elsewhere::Folder;
    setObjectName(u"destinationDialog"_s);
    setWindowTitle(isFolder ? tr("Download to a folder") : tr("Download into another cache folder"));
    auto *title = new TextLabel(windowTitle());
    title->setLook(TextSize::Title, QFont::DemiBold);
    addChoices(choices);
    addLinks();
    m_note->setObjectName(u"destinationNote"_s);
    m_note->setWordWrap(true);
    Theme::follow(m_note, [this] { m_note->setMinimumWidth(Theme::px(fieldWidth)); });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        Metrics::dialogMargin, Metrics::dialogMargin, Metrics::dialogMargin, Metrics::space4);
    layout->setSpacing(Metrics::space2);
    layout->addWidget(title);
    layout->addSpacing(Metrics::space2);
    layout->addWidget(labelFor(tr("&What"), m_what));
    layout->addWidget(m_what);
    layout->addWidget(labelFor(tr("&Folder"), m_folder));
    layout->addWidget(makeFolder(remembered));
    auto *linksLabel = labelFor(tr("&As"), m_links);
    layout->addWidget(linksLabel);
    layout->addWidget(m_links);
    linksLabel->setVisible(isFolder);
    m_links->setVisible(isFolder);
    layout->addWidget(m_note);
    layout->addSpacing(Metrics::space4);
    layout->addWidget(makeFoot());
    showState();
    m_folder->setFocus();
}

void DestinationDialog::addChoices(const DownloadChoices &choices)
{
    m_what->setObjectName(u"destinationWhat"_s);
    m_what->setAccessibleName(tr("What to download"));
    const auto add = [this](const QString &name, const DownloadChoice &choice) {
        //: What to download, and its size.
        m_what->addItem(tr("%1 · %2").arg(name, formatSize(choice.bytes)), choice.paths);
    };
    if (!choices.recommended.paths.isEmpty()) {
        add(tr("Recommended"), choices.recommended);
    }
    for (const auto &variant : choices.variants) {
        add(DownloadButton::nameOf(variant), variant);
    }
    add(tr("All files"), choices.everything);
}

void DestinationDialog::addLinks()
{
    m_links->setObjectName(u"destinationLinks"_s);
    m_links->setAccessibleName(tr("What the folder gets"));
    m_links->addItem(tr("The files themselves"), int(LocalDirLink::None));
    m_links->addItem(tr("Symbolic links into the cache"), int(LocalDirLink::Symlink));
    m_links->addItem(tr("Hard links into the cache"), int(LocalDirLink::Hardlink));
    m_links->addItem(tr("Copies that share their blocks with the cache"), int(LocalDirLink::Reflink));
    m_links->addItem(tr("Copies, and the cache keeps the files, too"), int(LocalDirLink::Copy));
    connect(m_links, &QComboBox::currentIndexChanged, this, &DestinationDialog::showState);
}

QWidget *DestinationDialog::makeFolder(const QStringList &remembered)
{
    auto *whole = new QWidget;
    m_folder->setObjectName(u"destinationFolder"_s);
    m_folder->setAccessibleName(tr("Folder"));
    m_folder->setEditable(true);
    m_folder->setInsertPolicy(QComboBox::NoInsert);
    m_folder->addItems(remembered);
    m_folder->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_folder->lineEdit()->setObjectName(u"destinationPath"_s);
    m_folder->lineEdit()->setPlaceholderText(tr("A folder on this computer"));
    Theme::follow(m_folder, [this] { m_folder->setMinimumWidth(Theme::px(fieldWidth)); });
    connect(m_folder, &QComboBox::currentTextChanged, this, &DestinationDialog::showState);
    auto *choose = new QPushButton(tr("&Browse..."));
    choose->setObjectName(u"destinationBrowse"_s);
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &DestinationDialog::browse);
    auto *row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::controlGap);
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    return whole;
}

QWidget *DestinationDialog::makeFoot()
{
    auto *foot = new QWidget;
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(u"destinationCancel"_s);
    cancel->setAutoDefault(false);
    m_download->setObjectName(u"destinationDownload"_s);
    m_download->setDefault(true);
    setRole(m_download, ButtonRole::Primary);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_download, &QPushButton::clicked, this, &DestinationDialog::accept);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::controlGap);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_download);
    return foot;
}

QLabel *DestinationDialog::labelFor(const QString &words, QWidget *field)
{
    auto *label = new TextLabel(words);
    label->setBuddy(field);
    return label;
}

void DestinationDialog::browse()
{
    chooseFolder(this, u"destinationChooser"_s, windowTitle(), folder(), [this](const QString &path) {
        m_folder->setEditText(QDir::toNativeSeparators(path));
    });
}

QString DestinationDialog::folder() const
{
    const auto typed = QDir::fromNativeSeparators(m_folder->currentText().trimmed());
    const bool isHome = typed == "~"_L1 || typed.startsWith("~/"_L1);
    return isHome ? QDir::homePath() + typed.sliced(1) : typed;
}

void DestinationDialog::showState()
{
    const auto link = LocalDirLink(m_links->currentData().toInt());
    m_download->setEnabled(QDir::isAbsolutePath(folder()));
    m_download->setToolTip(m_download->isEnabled() ? QString()
                                                   : tr("Name a folder, from the root of the disk on"));
    if (m_kind == Elsewhere::Cache) {
        m_note->setText(tr("The folder is kept like the cache of this program: other programs find the files "
                           "there when HF_HUB_CACHE names it. It is remembered."));
        return;
    }
    switch (link) {
    case LocalDirLink::None:
        m_note->setText(tr("The cache gets nothing. What it has already is copied instead of fetched."));
        break;
    case LocalDirLink::Symlink:
    case LocalDirLink::Hardlink:
        m_note->setText(
            tr("The files take room once. Whoever writes into one of them in the folder changes the "
               "cache for every program."));
        break;
    case LocalDirLink::Reflink:
        m_note->setText(
            tr("The files take room once, until one of them is written to. Only some file systems "
               "can do that, with both folders on one volume."));
        break;
    case LocalDirLink::Copy:
        m_note->setText(tr("The files take room twice, unless the file system can share it."));
        break;
    }
}

void DestinationDialog::accept()
{
    DownloadWish wish{ .paths = m_what->currentData().toStringList() };
    if (m_kind == Elsewhere::Cache) {
        wish.cacheDir = QDir::cleanPath(folder());
    } else {
        wish.localDir = QDir::cleanPath(folder());
        wish.localDirLink = LocalDirLink(m_links->currentData().toInt());
    }
    Dialog::accept();
    Q_EMIT chosen(wish);
}

} // namespace Hubdesk
