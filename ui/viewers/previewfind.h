// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/viewers/findbar.h"

#include <QList>
#include <QObject>

#include <functional>

class QToolButton;

namespace Hubdesk
{

/// Finding a text in a page that shows one view at a time: the bar looks through the one that is shown, and
/// where that is none with a text there is no button, and the bar goes. The page places both. What is sought
/// ends with the view. GUI thread; owned by the page.
class PreviewFind : public QObject
{
    Q_OBJECT
public:
    explicit PreviewFind(QWidget *page);

    FindBar *bar() const { return m_bar; }
    /// The one that Ctrl+F presses.
    QToolButton *button() const { return m_button; }
    /// A view with find(), findNext(), endFind() and found(), such as a TextPreview or a CardView.
    template<typename View>
    void add(View *view)
    {
        connect(view, &View::found, this, [this, view](int current, int count) {
            if (view == shown()) {
                m_bar->showCount(current, count);
            }
        });
        addTarget({ .view = view,
                    .find = [view](const QString &text) { view->find(text); },
                    .step = [view](bool forward) { view->findNext(forward); },
                    .end = [view] { view->endFind(); } });
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Target {
        QWidget *view = nullptr;
        std::function<void(const QString &text)> find = {};
        std::function<void(bool forward)> step = {};
        std::function<void()> end = {};
    };

    void addTarget(const Target &target);
    const QWidget *shown() const { return m_shown < 0 ? nullptr : m_targets.at(m_shown).view; }
    void follow();
    void closed();

    QWidget *m_page;
    FindBar *m_bar;
    QToolButton *m_button;
    QList<Target> m_targets;
    qsizetype m_shown = -1;
};

} // namespace Hubdesk
