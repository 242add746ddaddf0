// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/cachesharing.h"
#include "core/services/door.h"
#include "ui/cache/workdialog.h"

#include <array>
#include <optional>
#include <stop_token>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QRadioButton;

namespace Hubdesk
{

class FolderLine;

/// Files of a cached revision go to a folder of the person's own: which folder, in which way, and what that
/// writes. GUI thread; deleted when it is closed.
class PlaceDialog : public WorkDialog
{
    Q_OBJECT
public:
    /// A revision that can be placed.
    struct Choice {
        QString name; ///< "main b81f03e"
        QString commit;
    };
    struct Subject {
        QString root; ///< of the cache
        QString repo; ///< name of its folder in it
        QString id; ///< for a person
        QList<Choice> revisions; ///< at least one; the first is taken unless another one is chosen
    };
    PlaceDialog(Engine *engine, CacheCare *care, Subject subject, QWidget *parent);

    PlaceOrder order() const;
    void showBegun();
    void showEnd(const Result<Placement> &done);
    static QString sentenceOf(const Result<Placement> &done, const QString &folder);

private:
    QWidget *makeChoice();
    TextLabel *makeRevisions();
    QWidget *makeWays();
    void askForPlan();
    void showPlan(const Result<PlacePlan> &plan);
    void showCost();
    PlaceWay way() const;
    QString wayNote(PlaceWay way) const;

    Engine *m_engine;
    Subject m_subject;
    QComboBox *m_revision;
    FolderLine *m_folder;
    QButtonGroup *m_ways;
    std::array<QRadioButton *, placeWays> m_way{};
    std::array<TextLabel *, placeWays> m_notes{};
    QCheckBox *m_replace;
    TextLabel *m_facts;
    TextLabel *m_trouble;
    std::optional<PlacePlan> m_plan; ///< of what stands in the line now
    bool m_isChosen = false; ///< the way, by the person
    std::stop_source m_asked;
};

} // namespace Hubdesk
