// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace Hubdesk
{

/// A line for a folder with a button that lets one choose it. GUI thread; in dialogs.
class FolderLine : public QWidget
{
    Q_OBJECT
public:
    /// The parts are called `<object>Folder`, `<object>Browse` and `<object>Chooser`.
    FolderLine(const QString &object, const QString &name, QWidget *parent = nullptr);

    /// Absolute, `~` resolved; empty while what stands there is none.
    QString folder() const;
    void setFolder(const QString &folder);
    QWidget *field() const;

Q_SIGNALS:
    void typed(); ///< at each key: what was said of the old one does not hold
    void folderChanged(); ///< a moment later

private:
    void browse();

    QString m_object;
    QLineEdit *m_line;
    QPushButton *m_browse;
    QTimer m_patience;
};

} // namespace Hubdesk
