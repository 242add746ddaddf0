// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/settings/environment.h"

#include <QTreeView>

class QStandardItemModel;

namespace Hubdesk
{

/// The environment variables of the official client that are in force: name, value, where it was set. Read
/// only; as high as its rows.
class EnvironmentTable : public QTreeView
{
    Q_OBJECT
public:
    explicit EnvironmentTable(const Environment &environment, QWidget *parent = nullptr);

    QSize sizeHint() const override;

private:
    void dress(QStandardItemModel *model);
};

} // namespace Hubdesk
