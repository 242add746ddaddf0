// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/settings/setting.h"

#include <QWidget>

class QVBoxLayout;

namespace Hubdesk
{

class Engine;
class TextLabel;

/// The files of certificates that are trusted beside the system's, each with what is in it, or why it is of
/// no use, and a button that takes it out. GUI thread; owned by the row that shows it.
class CertificateList : public QWidget
{
    Q_OBJECT
public:
    CertificateList(Engine *engine, Setting<QStringList> *files, QWidget *parent = nullptr);

    /// Asks for files; those that hold a certificate are added.
    void choose();

Q_SIGNALS:
    /// A sentence about what was chosen; empty: it is fine.
    void troubleChanged(QString text);

private:
    void show();
    QWidget *makeLine(const QString &file);
    void describe(const QString &file, TextLabel *words);
    void add(const QString &file);
    void remove(const QString &file);

    Engine *m_engine;
    Setting<QStringList> *m_files;
    QVBoxLayout *m_lines;
};

} // namespace Hubdesk
