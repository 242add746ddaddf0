// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/viewers/tensortreemodel.h"

#include <QWidget>

class QHBoxLayout;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace Hubdesk
{

class MemoryPanel;
class ShareBar;
class TensorList;
class TensorMap;
class TextLabel;
class TextPreview;
class WeightsEntries;

/// What a file of weights says of itself: how many parameters of which types, its tensors as a list and as a
/// map, metadata, chat template, and the memory that running the model takes. It fetches nothing by itself.
/// GUI thread.
class TensorPreview : public QWidget
{
    Q_OBJECT
public:
    enum Section { Tensors, Map, Metadata, Template, Memory, SectionCount };

    explicit TensorPreview(QWidget *parent = nullptr);
    ~TensorPreview() override;

    void setHead(const WeightsPtr &head); ///< null: lets go of what is shown
    /// What the files beside it tell; comes later, or never.
    void setContext(const WeightsContext &context);
    /// Where it was read: "Read from the file header: 37.9 kB fetched, nothing downloaded."
    QString note() const;
    /// The chat template, one of the parts.
    TextPreview *templateView() const { return m_template; }

private:
    QWidget *makeHead();
    QWidget *makeMap();
    QWidget *makeEntries();
    QWidget *makeTemplate();
    void addFact(const QString &name, const QString &object);
    void setTab(Section section, bool visible);
    void showFacts();
    void showSharding();
    void showKinds();
    void showEntries();
    void showTemplate();
    void showMemory();
    void showPointed(qsizetype tensor);
    QString storedAs() const;

    WeightsPtr m_head;
    WeightsContext m_context;
    QHBoxLayout *m_factRow = nullptr;
    TextLabel *m_line; ///< what it is, and of which shards it is one
    ShareBar *m_types;
    ShareBar *m_kinds;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    TensorList *m_list;
    TensorMap *m_map;
    TextLabel *m_pointedName;
    TextLabel *m_pointedFacts;
    WeightsEntries *m_entries;
    TextLabel *m_templateFrom;
    TextPreview *m_template;
    QString m_templateText;
    MemoryPanel *m_memory;
    int m_generation = 0;
};

} // namespace Hubdesk
