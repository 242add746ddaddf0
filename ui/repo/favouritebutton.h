// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/repoid.h"

#include <QToolButton>

namespace Hubdesk
{

class AppSettings;
class Favourites;

/// Whether a repo is one of the person's favourites; a click changes that. GUI thread.
class FavouriteButton : public QToolButton
{
    Q_OBJECT
public:
    explicit FavouriteButton(AppSettings *settings, QWidget *parent = nullptr);

    /// Disabled for an empty one.
    void setRepo(const RepoId &repo);

private:
    void write();

    Favourites *m_favourites;
    RepoId m_repo;
};

} // namespace Hubdesk
