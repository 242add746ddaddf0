// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/tokens.h"

#include <QWidget>

#include <stop_token>

class QPushButton;

namespace Hubdesk
{

class Engine;
class TextLabel;

/// What the finished files of the cache take of its volume, in words and as a bar: they, everything else,
/// what is free. Looks at the disk whenever it is shown. GUI thread; owned by the row that shows it.
class CacheUse : public QWidget
{
    Q_OBJECT
public:
    explicit CacheUse(Engine *engine, QWidget *parent = nullptr);
    ~CacheUse() override;

protected:
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void look();
    void write();

    Engine *m_engine;
    qint64 m_cache = -1; ///< bytes; -1: not known yet, or not to be known. So are the others.
    qint64 m_free = -1;
    qint64 m_total = -1;
    int m_repos = 0;
    bool m_isKnown = false; ///< whether the cache can be read
    TextLabel *m_words;
    std::stop_source m_asked;
};

/// Whether files and symbolic links can be made in the cache, and what follows where they cannot. Looks when
/// the button is pressed: it writes there to find out. GUI thread; owned by the row that shows it.
class CacheCheck : public QWidget
{
    Q_OBJECT
public:
    explicit CacheCheck(Engine *engine, QWidget *parent = nullptr);

private:
    void check();
    void tell(const QString &words, Token tone);

    Engine *m_engine;
    TextLabel *m_words;
    QPushButton *m_check;
};

} // namespace Hubdesk
