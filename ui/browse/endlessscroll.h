// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QAbstractItemView;

namespace Hubdesk
{

class RepoListModel;

/// From now on `model`, which `view` shows, is asked for its next page when less than one more screen of rows
/// is left below. Qt's own way (QAbstractItemModel::fetchMore) does not do here: a tree view uses it at every
/// layout and would fetch page after page to the end. Ends with either of them. GUI thread.
void scrollEndlessly(QAbstractItemView *view, RepoListModel *model);

} // namespace Hubdesk
