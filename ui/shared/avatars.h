// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QCache>
#include <QDeadlineTimer>
#include <QObject>
#include <QPixmap>
#include <QSet>
#include <QStringList>

#include <stop_token>

class QTimer;

namespace Hubdesk
{

class AppSettings;
class Engine;

/// The pictures of people and organisations, by name, for whoever paints an avatar (avatar.h). The Hub is
/// asked for those that have been looked for and stay in sight, a few at a time, once each; it is left alone
/// while it cannot be reached or has few requests left, because letters do as well. Some of the pictures stay
/// in memory. One for all windows and pages; GUI thread.
class Avatars : public QObject
{
    Q_OBJECT
public:
    Avatars(Engine *engine, AppSettings *settings, QObject *parent = nullptr);
    ~Avatars() override;

    /// The picture, a square, or null while (or because) there is none. Cheap; called while painting.
    QPixmap find(const QString &name);

Q_SIGNALS:
    /// Some have come, or shall not be shown any more: what paints avatars is to be painted again.
    void changed();

private:
    void bring();
    void ask(const QString &name);
    void show(const QString &name, const QImage &picture);
    void take(const Error &error, const QString &name);
    void rest(std::chrono::milliseconds time);
    void wake();
    void forget();

    Engine *m_engine;
    AppSettings *m_settings;
    QCache<QString, QPixmap> m_pictures;
    QSet<QString> m_without; ///< the Hub has no picture of them that can be shown
    QStringList m_wanted; ///< not asked for yet; who was looked for last is asked for first
    QSet<QString> m_underWay;
    std::stop_source m_asked;
    QDeadlineTimer m_rest{ 0 }; ///< the Hub is not asked before
    QTimer *m_pause; ///< a person may be scrolling past
    QTimer *m_news;
};

} // namespace Hubdesk
