// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/popup.h"

namespace Hubdesk
{

struct CacheVolume;

/// What the strip's free space is about: the volume, the cache folder on it, and the way there. Closes at
/// Escape and a click beside it, and deletes itself then. GUI thread.
class SpacePopup : public Popup
{
    Q_OBJECT
public:
    SpacePopup(const CacheVolume &volume, QWidget *parent);

Q_SIGNALS:
    void cacheWanted(); ///< its page

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace Hubdesk
