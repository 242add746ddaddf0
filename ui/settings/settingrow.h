// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/settings/setting.h"
#include "ui/settings/settingtexts.h"

#include <QWidget>

#include <functional>
#include <utility>

class QComboBox;
class QSpinBox;
class QToolButton;
class QVBoxLayout;

namespace Hubdesk
{

class TextLabel;

/// One row of the settings: label and help at the left, the control at the right, and an arrow that takes the
/// value back to its default, which shows only while it is another. What is changed applies at once.
class SettingRow : public QWidget
{
    Q_OBJECT
public:
    /// `control` may be null (the row tells something); it is named by the label.
    SettingRow(const SettingText &text, QWidget *control, QWidget *parent = nullptr);

    const QString &id() const { return m_id; }
    /// The arrow resets this setting.
    template<typename T>
    void follow(Setting<T> *setting)
    {
        follow(setting, [setting] { return setting->isDefault(); }, [setting] { setting->reset(); });
    }
    void follow(SettingBase *setting, std::function<bool()> isDefault, const std::function<void()> &reset);

    /// A variable or option decides in place of the setting, which cannot be changed here then.
    void setDecidedBy(const QString &name);
    /// Likewise, for the reason that this sentence gives.
    void setUnavailable(const QString &why);
    /// A sentence in red below the help; none if it is empty.
    void setTrouble(const QString &text);
    /// What belongs to the row and wants its whole width.
    void setBelow(QWidget *widget);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_id;
    QVBoxLayout *m_column;
    QWidget *m_control; ///< may be null
    QToolButton *m_reset;
    TextLabel *m_trouble;
    TextLabel *m_decided; ///< who decides in its place
};

// Rows of the usual kinds. Each control shows its setting and follows it, whoever changes it.

SettingRow *switchRow(const QString &id, Setting<bool> *setting);
SettingRow *numberRow(const QString &id, Setting<int> *setting, int least, int most);
/// A combo box over named values; `get` and `set` speak in indexes.
SettingRow *comboRow(const QString &id,
                     const QStringList &names,
                     SettingBase *setting,
                     const std::function<int()> &get,
                     const std::function<void(int)> &set);

template<typename T>
SettingRow *choiceRow(const QString &id, Setting<T> *setting, const QList<std::pair<QString, T>> &choices)
{
    QStringList names;
    for (const auto &choice : choices) {
        names << choice.first;
    }
    const auto get = [setting, choices] {
        for (int i = 0; i < choices.size(); ++i) {
            if (choices[i].second == (*setting)()) {
                return i;
            }
        }
        return -1;
    };
    auto *row = comboRow(
        id, names, setting, get, [setting, choices](int index) { setting->set(choices[index].second); });
    row->follow(setting);
    return row;
}

} // namespace Hubdesk
