// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/folderline.h"

#include "ui/shared/chooser.h"
#include "ui/shared/theme.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Hubdesk
{

FolderLine::FolderLine(const QString &object, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_object(object)
    , m_line(new QLineEdit)
    , m_browse(new QPushButton(tr("&Browse...")))
{
    m_line->setObjectName(object + "Folder"_L1);
    m_line->setAccessibleName(name);
    m_line->setPlaceholderText(tr("A folder on this computer"));
    m_browse->setObjectName(object + "Browse"_L1);
    m_browse->setAutoDefault(false);
    //: %1 is what a folder is for.
    m_browse->setAccessibleName(tr("Browse: %1").arg(name));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::controlGap);
    row->addWidget(m_line, 1);
    row->addWidget(m_browse);
    setFocusProxy(m_line);
    m_patience.setSingleShot(true);
    m_patience.setInterval(300ms);
    m_patience.callOnTimeout(this, &FolderLine::folderChanged);
    connect(m_line, &QLineEdit::textChanged, this, [this] {
        m_patience.start();
        Q_EMIT typed();
    });
    connect(m_browse, &QPushButton::clicked, this, &FolderLine::browse);
}

QWidget *FolderLine::field() const
{
    return m_line;
}

QString FolderLine::folder() const
{
    const auto typed = QDir::fromNativeSeparators(m_line->text().trimmed());
    const bool isHome = typed == "~"_L1 || typed.startsWith("~/"_L1);
    const auto path = isHome ? QDir::homePath() + typed.sliced(1) : typed;
    return QDir::isAbsolutePath(path) ? QDir::cleanPath(path) : QString();
}

void FolderLine::setFolder(const QString &folder)
{
    m_line->setText(QDir::toNativeSeparators(folder));
}

void FolderLine::browse()
{
    chooseFolder(
        this, m_object + "Chooser"_L1, m_line->accessibleName(), folder(), [this](const QString &path) {
            setFolder(path);
        });
}

} // namespace Hubdesk
