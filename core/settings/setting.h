// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaEnum>
#include <QObject>
#include <QSettings>
#include <QVariant>

#include <algorithm>
#include <optional>
#include <type_traits>
#include <utility>

namespace Hubdesk
{

/// What every setting has whatever its type: a key, and news when it changed. Lives on the thread of its
/// store.
class SettingBase : public QObject
{
    Q_OBJECT
public:
    QString key() const { return m_key; }

Q_SIGNALS:
    void changed();

protected:
    SettingBase(QSettings *store, QString key)
        : m_store(store)
        , m_key(std::move(key))
    {
    }

    QSettings *m_store;
    QString m_key;
};

/// One value that a person may set, kept in `store` under `key`. Reads once; a stored text that is no T
/// counts as absent. Enumerations (with Q_ENUM_NS) are stored by name. Numbers outside `[least, most]` are
/// pulled to the nearer end.
template<typename T>
class Setting : public SettingBase
{
public:
    Setting(QSettings *store, QString key, T fallback)
        : SettingBase(store, std::move(key))
        , m_fallback(std::move(fallback))
        , m_value(m_fallback)
    {
        read();
    }
    Setting(QSettings *store, QString key, T fallback, T least, T most)
        : SettingBase(store, std::move(key))
        , m_fallback(std::move(fallback))
        , m_value(m_fallback)
        , m_range(std::pair{ std::move(least), std::move(most) })
    {
        read();
    }

    const T &operator()() const { return m_value; }
    const T &fallback() const { return m_fallback; }
    bool isDefault() const { return m_value == m_fallback; }

    /// Stores it and says so, if it is another value; the default is not written but removed, so that a later
    /// version may change it.
    void set(T value)
    {
        value = bounded(std::move(value));
        if (m_value == value) {
            return;
        }
        m_value = std::move(value);
        if (isDefault()) {
            m_store->remove(m_key);
        } else {
            m_store->setValue(m_key, stored());
        }
        Q_EMIT changed();
    }
    void reset() { set(m_fallback); }

private:
    T bounded(T value) const
    {
        if constexpr (std::is_arithmetic_v<T>) {
            if (m_range) {
                return std::clamp(value, m_range->first, m_range->second);
            }
        }
        return value;
    }
    QVariant stored() const
    {
        if constexpr (std::is_enum_v<T>) {
            return QString::fromLatin1(QMetaEnum::fromType<T>().valueToKey(static_cast<int>(m_value)));
        } else {
            return QVariant::fromValue(m_value);
        }
    }
    void read()
    {
        const QVariant value = m_store->value(m_key);
        if (!value.isValid()) {
            return;
        }
        if constexpr (std::is_enum_v<T>) {
            bool known = false;
            const int number
                = QMetaEnum::fromType<T>().keyToValue(value.toString().toLatin1().constData(), &known);
            m_value = known ? static_cast<T>(number) : m_fallback;
        } else if (QVariant converted = value; converted.convert(QMetaType::fromType<T>())) {
            m_value = bounded(converted.value<T>());
        }
    }

    T m_fallback;
    T m_value;
    std::optional<std::pair<T, T>> m_range;
};

} // namespace Hubdesk
