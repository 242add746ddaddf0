// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

// Checks a JSON value against a JSON Schema: the part of draft 2020-12 that the Hub's OpenAPI document uses.
// A keyword that it does not know is a complaint too, so that nothing passes unchecked. Array indices are
// left out of the paths: a mistake that is in every item is said once.
class SchemaCheck
{
public:
    // `document` is where a $ref leads.
    explicit SchemaCheck(QJsonObject document = {})
        : m_document(std::move(document))
    {
    }

    // What is wrong with `value`, one line each, for example "[].gated: is a number, wanted string"; empty
    // when it fits.
    [[nodiscard]] QStringList complaints(const QJsonValue &value, const QJsonValue &schema) const
    {
        Found found;
        check(value, schema, QString(), found);
        return found.texts;
    }

    // What a JSON pointer ("#/components/schemas/X") leads to.
    [[nodiscard]] QJsonValue pointedAt(const QString &pointer) const
    {
        QJsonValue at = m_document;
        for (QString part : pointer.split(QLatin1Char('/')).mid(1)) {
            part.replace(QLatin1String("~1"), QLatin1String("/"))
                .replace(QLatin1String("~0"), QLatin1String("~"));
            at = at.toObject().value(part);
        }
        return at;
    }

    static QString typeName(const QJsonValue &value)
    {
        switch (value.type()) {
        case QJsonValue::Null:
            return QStringLiteral("null");
        case QJsonValue::Bool:
            return QStringLiteral("boolean");
        case QJsonValue::Double:
            return QStringLiteral("number");
        case QJsonValue::String:
            return QStringLiteral("string");
        case QJsonValue::Array:
            return QStringLiteral("array");
        case QJsonValue::Object:
            return QStringLiteral("object");
        case QJsonValue::Undefined:
            break;
        }
        return QStringLiteral("nothing");
    }

private:
    struct Found {
        QStringList texts;
        int weight = 0; // tells which of several alternatives was meant: a wrong const weighs most

        void add(const QString &path, const QString &text, int weighs = 1)
        {
            const QString line
                = (path.isEmpty() ? QStringLiteral("(top)") : path) + QStringLiteral(": ") + text;
            if (!texts.contains(line)) {
                texts.append(line);
                weight += weighs;
            }
        }
    };

    struct At {
        const QJsonValue &value;
        const QJsonObject &schema;
        QString key; // the keyword at work
        QJsonValue rule; // and what it says
        QString path;
        Found &found;

        void complain(const QString &text, int weighs = 1) const { found.add(path, text, weighs); }
    };
    using Rule = void (SchemaCheck::*)(const At &) const;

    static QString shown(const QJsonValue &value)
    {
        return QString::fromUtf8(QJsonDocument(QJsonArray{ value }).toJson(QJsonDocument::Compact))
            .mid(1)
            .chopped(1)
            .left(300);
    }

    static const QHash<QString, Rule> &rules()
    {
        using S = SchemaCheck;
        static const QHash<QString, Rule> table = [] {
            QHash<QString, Rule> made;
            const auto put = [&made](Rule rule, const char *names) {
                for (const QByteArray &name : QByteArray(names).split(' ')) {
                    made.insert(QString::fromLatin1(name), rule);
                }
            };
            put(&S::annotation, "$schema $id id description title examples default readOnly deprecated");
            put(&S::type, "type");
            put(&S::oneValue, "const");
            put(&S::oneOfValues, "enum");
            put(&S::required, "required");
            put(&S::properties, "properties");
            put(&S::otherProperties, "additionalProperties");
            put(&S::propertyNames, "propertyNames");
            put(&S::firstItems, "prefixItems");
            put(&S::items, "items");
            put(&S::sizes, "minItems maxItems minLength maxLength");
            put(&S::bounds, "minimum maximum exclusiveMinimum exclusiveMaximum");
            put(&S::pattern, "pattern");
            put(&S::format, "format");
            put(&S::alternatives, "anyOf oneOf");
            put(&S::all, "allOf");
            put(&S::none, "not");
            put(&S::reference, "$ref");
            return made;
        }();
        return table;
    }

    void check(const QJsonValue &value, const QJsonValue &schema, const QString &path, Found &found) const
    {
        if (schema.isBool()) {
            if (!schema.toBool()) {
                found.add(path, QStringLiteral("is not in the schema"));
            }
            return;
        }
        if (!schema.isObject()) {
            found.add(path, QStringLiteral("has no schema"));
            return;
        }
        const auto object = schema.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const Rule rule = rules().value(it.key());
            if (rule == nullptr) {
                found.add(path, QStringLiteral("the schema says %1, which is not understood").arg(it.key()));
            } else {
                (this->*rule)({ value, object, it.key(), *it, path, found });
            }
        }
    }

    void annotation(const At & /*at*/) const { }

    static bool isOfType(const QJsonValue &value, const QString &type)
    {
        if (type == QLatin1String("integer")) {
            return value.isDouble() && double(qint64(value.toDouble())) == value.toDouble();
        }
        return typeName(value) == type;
    }

    void type(const At &at) const
    {
        const QJsonArray types = at.rule.isArray() ? at.rule.toArray() : QJsonArray{ at.rule };
        for (const auto &one : types) {
            if (isOfType(at.value, one.toString())) {
                return;
            }
        }
        at.complain(QStringLiteral("is %1, wanted %2").arg(typeName(at.value), shown(at.rule)), 5);
    }

    void oneValue(const At &at) const
    {
        if (at.value != at.rule) {
            at.complain(QStringLiteral("is %1, wanted %2").arg(shown(at.value), shown(at.rule)), 50);
        }
    }

    void oneOfValues(const At &at) const
    {
        if (!at.rule.toArray().contains(at.value)) {
            at.complain(QStringLiteral("is %1, wanted one of %2").arg(shown(at.value), shown(at.rule)));
        }
    }

    void required(const At &at) const
    {
        const auto object = at.value.toObject();
        for (const auto &name : at.rule.toArray()) {
            if (at.value.isObject() && !object.contains(name.toString())) {
                at.found.add(below(at.path, name.toString()), QStringLiteral("is missing"));
            }
        }
    }

    static QString below(const QString &path, const QString &key)
    {
        return path.isEmpty() ? key : path + QLatin1Char('.') + key;
    }

    void properties(const At &at) const
    {
        const auto object = at.value.toObject();
        const auto known = at.rule.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (known.contains(it.key())) {
                check(*it, known[it.key()], below(at.path, it.key()), at.found);
            }
        }
    }

    void otherProperties(const At &at) const
    {
        const auto object = at.value.toObject();
        const auto known = at.schema[QLatin1String("properties")].toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (!known.contains(it.key())) {
                check(*it, at.rule, below(at.path, it.key()), at.found);
            }
        }
    }

    void propertyNames(const At &at) const
    {
        for (const QString &key : at.value.toObject().keys()) {
            check(key, at.rule, at.path + QStringLiteral("(name)"), at.found);
        }
    }

    void firstItems(const At &at) const
    {
        const auto wanted = at.rule.toArray();
        const auto given = at.value.toArray();
        for (qsizetype n = 0; n < std::min(wanted.size(), given.size()); ++n) {
            check(given[n], wanted[n], at.path + QStringLiteral("[]"), at.found);
        }
    }

    void items(const At &at) const
    {
        const auto given = at.value.toArray();
        for (qsizetype n = at.schema[QLatin1String("prefixItems")].toArray().size(); n < given.size(); ++n) {
            check(given[n], at.rule, at.path + QStringLiteral("[]"), at.found);
        }
    }

    void sizes(const At &at) const
    {
        const bool ofItems = at.key.endsWith(QLatin1String("Items"));
        if (ofItems ? !at.value.isArray() : !at.value.isString()) {
            return;
        }
        const qint64 size = ofItems ? at.value.toArray().size() : at.value.toString().size();
        const qint64 limit = at.rule.toInteger();
        if (at.key.startsWith(QLatin1String("min")) ? size < limit : size > limit) {
            at.complain(QStringLiteral("has the size %1, %2 is %3").arg(size).arg(at.key).arg(limit));
        }
    }

    void bounds(const At &at) const
    {
        const double value = at.value.toDouble();
        const double limit = at.rule.toDouble();
        const bool inside = at.key == QLatin1String("minimum") ? value >= limit
            : at.key == QLatin1String("maximum")               ? value <= limit
            : at.key == QLatin1String("exclusiveMinimum")      ? value > limit
                                                               : value < limit;
        if (at.value.isDouble() && !inside) {
            at.complain(QStringLiteral("is %1, %2 is %3").arg(shown(at.value), at.key, shown(at.rule)));
        }
    }

    void pattern(const At &at) const
    {
        const QRegularExpression wanted(at.rule.toString());
        if (!wanted.isValid()) {
            at.complain(QStringLiteral("the pattern %1 is not understood").arg(at.rule.toString()));
        } else if (at.value.isString() && !wanted.match(at.value.toString()).hasMatch()) {
            at.complain(
                QStringLiteral("is %1, which does not match %2").arg(shown(at.value), at.rule.toString()));
        }
    }

    void format(const At &at) const
    {
        const QString name = at.rule.toString();
        const QString text = at.value.toString();
        bool fits = !at.value.isString();
        if (name == QLatin1String("date-time")) {
            fits = fits
                || (text.contains(QLatin1Char('T'))
                    && QDateTime::fromString(text, Qt::ISODateWithMs).isValid());
        } else if (name == QLatin1String("uri")) {
            const QUrl url(text, QUrl::StrictMode);
            fits = fits || (url.isValid() && !url.isRelative());
        } else {
            at.complain(QStringLiteral("the format %1 is not understood").arg(name));
            return;
        }
        if (!fits) {
            at.complain(QStringLiteral("is %1, which is no %2").arg(shown(at.value), name));
        }
    }

    void alternatives(const At &at) const
    {
        Found nearest{ {}, std::numeric_limits<int>::max() };
        int fitting = 0;
        for (const auto &branch : at.rule.toArray()) {
            Found found;
            check(at.value, branch, at.path, found);
            fitting += found.texts.isEmpty() ? 1 : 0;
            nearest = found.weight < nearest.weight ? found : nearest;
        }
        if (fitting == 0) {
            at.found.texts += nearest.texts;
            at.found.texts.removeDuplicates();
            at.found.weight += nearest.weight;
        } else if (fitting > 1 && at.key == QLatin1String("oneOf")) {
            at.complain(QStringLiteral("fits %1 of the alternatives, wanted one").arg(fitting));
        }
    }

    void all(const At &at) const
    {
        for (const auto &branch : at.rule.toArray()) {
            check(at.value, branch, at.path, at.found);
        }
    }

    void none(const At &at) const
    {
        Found found;
        check(at.value, at.rule, at.path, found);
        if (found.texts.isEmpty()) {
            at.complain(QStringLiteral("is %1, which the schema rules out").arg(shown(at.value)));
        }
    }

    void reference(const At &at) const { check(at.value, pointedAt(at.rule.toString()), at.path, at.found); }

    QJsonObject m_document;
};
