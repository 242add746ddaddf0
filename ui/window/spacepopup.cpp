// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/spacepopup.h"

#include "core/services/questions.h"
#include "ui/shared/format.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int spacePopupWidth = 320;
} // namespace

SpacePopup::SpacePopup(const CacheVolume &volume, QWidget *parent)
    : Popup(parent)
{
    setObjectName(u"spacePopup"_s);
    setAccessibleName(tr("Free space for the cache"));
    setAttribute(Qt::WA_DeleteOnClose);
    const auto freeBytes = formatSize(std::max<qint64>(volume.freeBytes, 0));
    //: %1 and %2 are sizes.
    auto *title = new TextLabel(volume.totalBytes > 0
                                    ? tr("%1 of %2 free").arg(freeBytes, formatSize(volume.totalBytes))
                                    : tr("%1 free").arg(freeBytes));
    title->setObjectName(u"spaceTitle"_s);
    title->setLook(TextSize::Body, QFont::DemiBold);
    //: %1 is where a volume is mounted, such as "/home".
    auto *mount = new TextLabel(tr("On the volume %1").arg(volume.volume), TextSize::Small, Token::Muted);
    mount->setObjectName(u"spaceVolume"_s);
    mount->setElide(Qt::ElideMiddle);
    //: %1 is a folder.
    auto *root = new TextLabel(tr("Cache: %1").arg(volume.root), TextSize::Small, Token::Muted);
    root->setObjectName(u"spaceCache"_s);
    root->setElide(Qt::ElideMiddle);
    auto *open = new QPushButton(tr("Open folder"));
    open->setObjectName(u"spaceOpen"_s);
    connect(open, &QPushButton::clicked, this, [this, folder = volume.root] {
        close();
        QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
    });
    auto *show = new QPushButton(tr("Show the cache"));
    show->setObjectName(u"spaceShowCache"_s);
    connect(show, &QPushButton::clicked, this, [this] {
        close();
        Q_EMIT cacheWanted();
    });
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::space2);
    buttons->addWidget(show);
    buttons->addWidget(open);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Metrics::space4, Metrics::space3, Metrics::space4, Metrics::space3);
    column->setSpacing(Metrics::space1);
    column->addWidget(title);
    column->addWidget(mount);
    column->addWidget(root);
    column->addSpacing(Metrics::space2);
    column->addLayout(buttons);
    mount->setVisible(!volume.volume.isEmpty()); // now that it is no window of its own
    Theme::follow(this, [this] { setFixedWidth(Theme::px(spacePopupWidth)); });
    show->setFocus();
}

void SpacePopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
    } else {
        Popup::keyPressEvent(event);
    }
}

} // namespace Hubdesk
