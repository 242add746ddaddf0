// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/downloadchoices.h"
#include "core/transfer/transferstate.h"

#include <QElapsedTimer>
#include <QToolButton>

class QMenu;

namespace Hubdesk
{

/// A place that is not the cache of the program.
enum class Elsewhere {
    Folder, ///< of the person's own
    Cache, ///< another cache folder
};

/// What one click on an entry asks for.
struct DownloadWish {
    QStringList paths; ///< empty: everything
    Begin begin = Begin::Now;
    bool isRecommended = false; ///< whatever that turns out to be, once the files are known
    QString localDir; ///< as in DownloadRequest, and the next two
    LocalDirLink localDirLink = LocalDirLink::None;
    QString cacheDir;

    bool operator==(const DownloadWish &) const = default;
};

/// The primary button of a repo: one click fetches what is missing of the recommended set, the arrow offers
/// everything else, each with its size. Says what and why in its tooltip. Where nothing is missing it is
/// quiet and opens the folder; while a transfer of the repo runs it stops that. GUI thread; owned by the
/// page.
class DownloadButton : public QToolButton
{
    Q_OBJECT
public:
    explicit DownloadButton(QWidget *parent = nullptr);

    /// Nothing is known of the files yet.
    void clear();
    void setChoices(const DownloadChoices &choices);
    /// Why nothing can be fetched; empty: it can.
    void setObstacle(const QString &why);
    /// A transfer of what is shown is on its way, or waits for its turn.
    void setRunning(bool isRunning);
    bool isRunning() const { return m_isRunning; }
    /// Filled; plain where the page has another act that comes first.
    void setPrimary(bool isPrimary);
    /// Nothing is missing of the recommended set: a click opens its folder.
    bool isHere() const { return m_choices && m_choices->recommended.isHere(); }
    const std::optional<DownloadChoices> &choices() const { return m_choices; }
    /// How people call a variant.
    static QString nameOf(const DownloadChoice &choice);

Q_SIGNALS:
    void choicesChanged();
    void wished(const Hubdesk::DownloadWish &wish);
    void filesRequested(); ///< to choose among them
    void elsewhereRequested(Hubdesk::Elsewhere where); ///< to be asked which
    void folderRequested();
    void stopRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void act();
    void write();
    QString words() const;
    void showRole();
    QString obstacle() const;
    QString tip() const;
    void fill();
    void addChoices(QMenu *menu, Begin begin);
    void addChoice(QMenu *menu,
                   const DownloadChoice &choice,
                   Begin begin,
                   const QString &object,
                   bool isFitSaid = false);
    void addElsewhere(Elsewhere where, const QString &words, const QString &object);
    static QString hereWords(const DownloadChoice &choice);
    static QString reason(const DownloadChoice &choice);
    static QString fitWords(const DownloadChoice &choice, bool isFitSaid);
    static QString asideOf(const DownloadChoice &choice, bool isFitSaid);

    std::optional<DownloadChoices> m_choices;
    QString m_obstacle;
    bool m_isPrimary = true;
    bool m_isRunning = false;
    QElapsedTimer m_acted; ///< since the last click
    bool m_actedRunning = false; ///< which it meant
    QMenu *m_menu;
    QMenu *m_paused;
};

} // namespace Hubdesk
