// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/aboutpanel.h"

#include "ui/shared/icons.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

// For a report: not translated.
QString versions()
{
    return u"Hubdesk %1, Qt %2, %3, %4, %5"_s.arg(QApplication::applicationVersion(),
                                                  QString::fromLatin1(qVersion()),
                                                  QSysInfo::prettyProductName(),
                                                  QSysInfo::currentCpuArchitecture(),
                                                  QApplication::platformName());
}

} // namespace

AboutPanel::AboutPanel(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"aboutPanel"_s);
    auto *mark = new QLabel;
    Theme::follow(mark, [mark] { mark->setPixmap(productMark(Theme::px(48), mark->devicePixelRatio())); });
    auto *name = new TextLabel(u"Hubdesk"_s);
    name->setLook(TextSize::Heading, QFont::DemiBold);
    //: %1 is a version number.
    auto *version = new TextLabel(
        tr("Version %1").arg(QApplication::applicationVersion()), TextSize::Body, Token::Muted);
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(name);
    names->addWidget(version);
    auto *head = new QHBoxLayout;
    head->setSpacing(Metrics::space4);
    head->addWidget(mark);
    head->addLayout(names, 1);
    auto *what
        = new TextLabel(tr("Models, datasets and Spaces of the Hugging Face Hub, on your desk. Free software "
                           "under the Apache License 2.0. Not made by Hugging Face."));
    what->setWordWrap(true);
    auto *built = new TextLabel(versions(), TextSize::Small, Token::Muted);
    built->setObjectName(u"aboutVersions"_s);
    built->setTextInteractionFlags(Qt::TextSelectableByMouse);
    built->setWordWrap(true);
    auto *copy = new QPushButton(tr("Copy versions"));
    copy->setObjectName(u"copyVersions"_s);
    connect(copy, &QPushButton::clicked, this, [] { QApplication::clipboard()->setText(versions()); });
    auto *qt = new QPushButton(tr("About Qt"));
    qt->setObjectName(u"aboutQt"_s);
    connect(qt, &QPushButton::clicked, qApp, &QApplication::aboutQt);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::controlGap);
    buttons->addWidget(copy);
    buttons->addWidget(qt);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Metrics::space2, 0, 0);
    layout->setSpacing(Metrics::space4);
    layout->addLayout(head);
    layout->addWidget(what);
    layout->addWidget(built);
    layout->addLayout(buttons);
}

} // namespace Hubdesk
