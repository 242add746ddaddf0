// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/filedetails.h"

#include <QPointer>
#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace Hubdesk
{

class Panel;
class TextLabel;

/// Over the window before a download: files that the Hub's scanners call suspicious or unsafe, with what they
/// found. *Cancel* has the focus; Escape and a click beside it cancel, too. One for each window, kept for the
/// next time. GUI thread; owned by the page.
class FindingsSheet : public QWidget
{
    Q_OBJECT
public:
    explicit FindingsSheet(QWidget *window);

    /// `others`: how many files of the wish are not among these.
    void open(const QList<FileDetails> &files, qsizetype others);

Q_SIGNALS:
    void leftOut(); ///< download without them
    void accepted(); ///< download all the same
    void cancelled();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeFoot();
    void addFile(const FileDetails &file);
    void place();
    void close(void (FindingsSheet::*told)());

    QPointer<QWidget> m_before; ///< had the focus
    Panel *m_box;
    TextLabel *m_title;
    TextLabel *m_text;
    QVBoxLayout *m_files;
    QPushButton *m_cancel;
    QPushButton *m_leave;
    QPushButton *m_all;
};

} // namespace Hubdesk
