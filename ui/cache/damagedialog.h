// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/cachechecks.h"
#include "ui/cache/checkdialog.h"
#include "ui/shared/link.h"

#include <QSet>

class QPushButton;
class QTreeView;

namespace Hubdesk
{

class CacheCare;
class DamageModel;
class Engine;
class TextLabel;

/// What is damaged in the cache that is shown, what each means, and a repair where one is safe.
class DamageDialog : public CheckDialog
{
    Q_OBJECT
public:
    DamageDialog(Engine *engine, CacheCare *care, QWidget *parent);

    /// Chooses the rows of repos in these folders; of none all.
    void choose(const QStringList &folders);

Q_SIGNALS:
    void openRequested(const Hubdesk::Link &link);

private:
    QWidget *makeDetail();
    void connectParts();
    void take();
    void select(const QSet<QString> &keys);
    void showChosen();
    const CachedRepo *repoOf(const QModelIndex &index) const;
    MendOrder chosenOrder() const;
    void repair();
    void tell(const Result<Mended> &done);
    void openFolder();

    Engine *m_engine;
    CacheCare *m_care;
    DamageModel *m_model;
    QTreeView *m_table;
    TextLabel *m_sentence;
    TextLabel *m_path;
    QPushButton *m_open;
    QPushButton *m_hub;
    QPushButton *m_repair;
    bool m_isMending = false;
    bool m_isFilled = false;
};

/// "3 things in this cache are not as they should be. Hubdesk can repair 2 of them."; empty where all are.
QString damageSum(const CacheReport &report);
/// Which those are, to be compared.
QSet<QString> damageKeys(const CacheReport &report);

} // namespace Hubdesk
