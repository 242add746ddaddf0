// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/base/repoid.h"

#include <QToolButton>

#include <optional>
#include <stop_token>

namespace Hubdesk
{

class Engine;
struct LikeState;

/// How many like a repo, and whether the account in force does. A click takes a like back; giving one is
/// reserved to the Hub's web page, which it then opens. Shows only what the Hub has said. GUI thread.
class LikeButton : public QToolButton
{
    Q_OBJECT
public:
    explicit LikeButton(Engine *engine, QWidget *parent = nullptr);

    void clear();
    /// `likes` as the repo's own answer counts them, if it does.
    void open(const RepoId &repo, std::optional<qint64> likes);

Q_SIGNALS:
    void browserRequested();
    void failed(const Hubdesk::Error &error);

protected:
    bool event(QEvent *event) override;

private:
    void askState();
    void act();
    void take(const LikeState &state);
    void write();

    Engine *m_engine;
    RepoId m_repo;
    std::optional<qint64> m_likes;
    std::optional<bool> m_liked;
    bool m_isAway = false; ///< the person went to the web page, and may come back with a like
    std::stop_source m_asked;
};

} // namespace Hubdesk
