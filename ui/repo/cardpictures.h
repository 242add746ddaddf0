// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/card/carddocument.h"

#include <QObject>

#include <stop_token>

namespace Hubdesk
{

class AppSettings;
class CardView;
class Engine;

/// Brings a card view the pictures that it asks for, a few at a time; those of other hosts only if the person
/// wants them. Belongs to the panel that has the view. GUI thread.
class CardPictures : public QObject
{
    Q_OBJECT
public:
    CardPictures(Engine *engine, AppSettings *settings, CardView *view, QObject *parent);

    /// Nothing of what was asked for comes any more.
    void stop();

private:
    void bring();

    Engine *m_engine;
    AppSettings *m_settings;
    CardView *m_view;
    QList<ImageRef> m_wanted; ///< not asked for yet
    QList<std::stop_source> m_asked; ///< under way
    int m_underWay = 0;
    int m_generation = 0; ///< of what has been stopped since
};

} // namespace Hubdesk
