// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/settings/setting.h"
#include "ui/shared/link.h"

#include <QList>
#include <QStringList>

namespace Hubdesk
{

/// Repos and people gone to lately, the newest first; at most 50. Kept over restarts, unless the person does
/// not want it: then nothing is remembered at all. GUI thread.
class Recent : public QObject
{
    Q_OBJECT
public:
    Recent(Setting<QStringList> *store, Setting<bool> *wanted, QObject *parent = nullptr);

    void add(const Link &link);
    /// It turned out not to be there.
    void remove(const Link &link);
    void clear();
    const QList<Link> &links() const { return m_links; }

private:
    void save();

    Setting<QStringList> *m_store;
    Setting<bool> *m_wanted;
    QList<Link> m_links;
};

} // namespace Hubdesk
