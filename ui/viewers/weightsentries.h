// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/viewers/weightsentrymodel.h"

#include <QTreeView>

namespace Hubdesk
{

/// The words of a file of weights, name and value. Ctrl+C copies the whole value of the current line, however
/// little of it is shown. GUI thread.
class WeightsEntries : public QTreeView
{
    Q_OBJECT
public:
    explicit WeightsEntries(QWidget *parent = nullptr);

    void setGroups(const QList<WeightsEntryModel::Group> &groups);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addCopying(const QString &name, const QString &text, int column);
    void placeColumns();

    WeightsEntryModel *m_model;
};

} // namespace Hubdesk
