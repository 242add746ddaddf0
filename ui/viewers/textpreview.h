// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/viewers/highlighting.h"

#include <QPlainTextEdit>
#include <QTextEdit>

#include <functional>

namespace Hubdesk
{

/// Text of a file as it is shown: decoded, with overlong lines cut, and coloured.
struct PreparedText {
    QString text;
    QList<QList<CodeSpan>> spans;
    bool binary = false; ///< no text at all
    bool cut = false; ///< the file is longer than what is shown
    int cutLines = 0; ///< lines that are longer than what is shown of them
};

/// Decodes at most 1 MiB of a text and cuts overlong lines; nothing is coloured. UTF-8, or UTF-16 by its
/// mark. Runs on a worker.
PreparedText decodeText(const QByteArray &bytes, qint64 fileSize);
/// Decodes and colours at most 1 MiB of a file. UTF-8, or UTF-16 by its mark. Runs on a worker.
PreparedText prepareText(const QString &fileName, const QByteArray &bytes, qint64 fileSize);

/// Where a text begins, each time that it is in `text`, in ascending order; upper and lower case are the
/// same. Linear; of any thread.
QList<int> placesOf(const QString &text, const QString &sought);

/// Read-only view of a text file with line numbers. What is given is prepared on a worker; shown() says when
/// it is there. Only lines in sight are coloured and marked. GUI thread.
class TextPreview : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit TextPreview(QWidget *parent = nullptr);

    /// The first bytes of a file that is `fileSize` bytes long.
    void showText(const QString &fileName, const QByteArray &bytes, qint64 fileSize);
    void clearText();
    /// What is being prepared will not be shown.
    void cancel() { ++m_generation; }

    /// Looks for every place of a text on a worker, marks those in sight and shows the first from here on;
    /// empty: no marks. found() tells. Goes on with the next text that is shown.
    void find(const QString &text);
    void findNext(bool forward);
    /// Without marks; the place that was shown last is selected.
    void endFind();

Q_SIGNALS:
    /// The text is there. `cut`: less than the file; `cutLines`: that many lines are shown in part only.
    void shown(bool cut, int cutLines);
    /// It is no text; the view is empty.
    void notText();
    /// `current` counts from 1; 0 when nothing was found.
    void found(int current, int count);

protected:
    /// `work` runs on a worker; what it makes is shown, unless something else is wanted meanwhile.
    void prepare(std::function<PreparedText()> work);
    void setNumbered(bool numbered);
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    friend class LineNumbers;
    void take(PreparedText prepared);
    void colorLinesInSight();
    void paintGrounds();
    void paintNumbers(QPaintEvent *event);
    void applyTheme();
    int numbersWidth() const;
    // ---- textpreviewfind.cpp
    void takePlaces(const QList<int> &places, int length);
    void showPlace();
    void markPlaces();
    void markLine(const QTextBlock &line, QList<QTextEdit::ExtraSelection> *marks) const;
    bool isInSight(int position) const;
    void searchAgain();

    QWidget *m_numbers = nullptr;
    QList<QList<CodeSpan>> m_spans;
    QList<bool> m_colored;
    QString m_whole; ///< as it is in the document, for the worker that looks through it
    QString m_sought;
    QList<int> m_places;
    int m_length = 0; ///< of each of them
    int m_place = -1; ///< the current one
    int m_search = 0;
    int m_generation = 0;
    bool m_isNumbered = true;
};

} // namespace Hubdesk
