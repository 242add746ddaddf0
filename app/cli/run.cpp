// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

Environment &Run::environment()
{
    if (!m_environment) {
        m_environment = Environment::system();
        if (isSet("endpoint")) {
            QProcessEnvironment only;
            only.insert(u"HF_ENDPOINT"_s, value("endpoint"));
            m_environment->endpoint = Environment::from(only, {}).endpoint;
        }
        if (isSet("cache-dir")) {
            m_environment->hubCache = value("cache-dir");
        }
    }
    return *m_environment;
}

Engine *Run::engine()
{
    if (!m_engine) {
        ServiceOptions options;
        options.environment = environment();
        options.token = value("token");
        options.offline = isSet("offline");
        options.restoreTransfers = false;
        options.personWaits = false; // a script may wait as long as the Hub asks
        options.stateDir = options.environment.stateDir;
        options.settingsFile = settingsFile();
        m_engine = std::make_unique<Engine>(std::move(options));
    }
    return m_engine.get();
}

QString Run::settingsFile()
{
    const auto &state = environment().stateDir;
    return state.isEmpty() ? QString() : state + "/settings.ini"_L1;
}

AppSettings &Run::settings()
{
    if (!m_settings) {
        m_settings = std::make_unique<AppSettings>(settingsFile());
    }
    return *m_settings;
}

Result<HubPlace> Run::place(const QString &text, std::optional<RepoKind> fixed)
{
    const auto wantedType
        = parser.optionNames().contains(u"type"_s) || parser.optionNames().contains(u"repo-type"_s)
        ? value("type")
        : QString();
    Result<HubPlace> place = HubPlace{};
    if (text.contains("://"_L1)) {
        place = HubPlace::parse(text, { environment().endpoint });
        if (place && (!wantedType.isEmpty() || (place->revision && isSet("revision")))) {
            return fail(Error::Kind::Usage, u"--type and --revision are part of %1 already"_s.arg(text));
        }
        if (place && fixed && place->repo.kind != *fixed) {
            return fail(Error::Kind::Usage, u"%1 is no %2"_s.arg(text, kindName(*fixed)));
        }
    } else {
        auto kind = fixed;
        auto id = text;
        const auto prefix = text.section(u'/', 0, 0);
        if (const auto named = kindFromName(prefix);
            named && text.count(u'/') == 2 && kindPlural(*named) == prefix) {
            if (!wantedType.isEmpty() || (fixed && *fixed != *named)) {
                return fail(Error::Kind::Usage, u"Ambiguous repo type: %1"_s.arg(text));
            }
            kind = *named;
            id = text.section(u'/', 1);
        } else if (!wantedType.isEmpty()) {
            const auto type = kindFromName(wantedType);
            if (!type) {
                return std::unexpected(type.error());
            }
            kind = *type;
        }
        const auto repo = RepoId::parse(kind.value_or(RepoKind::Model), id);
        if (!repo) {
            return std::unexpected(repo.error());
        }
        place->repo = *repo;
    }
    if (place && place->repo.kind == RepoKind::Kernel) {
        return fail(Error::Kind::Usage, u"kernels are not supported yet"_s);
    }
    if (place && parser.optionNames().contains(u"revision"_s)) {
        const auto revision = Revision::parse(value("revision"));
        if (!revision) {
            return std::unexpected(revision.error());
        }
        place->revision = *revision;
    }
    return place;
}

QStringList Run::listed(const char *option) const
{
    QStringList all;
    for (const auto &value : values(option)) {
        all += value.split(u',', Qt::SkipEmptyParts);
    }
    return all;
}

Result<int> Run::number(const char *option, int least)
{
    bool ok = false;
    const int number = value(option).toInt(&ok);
    if (!ok || number < least) {
        return fail(Error::Kind::Usage,
                    u"--%1 wants a number from %2 on, not %3"_s.arg(QLatin1StringView(option))
                        .arg(least)
                        .arg(value(option)));
    }
    return number;
}

std::optional<QString> Run::firstGiven(const QList<QCommandLineOption> &options) const
{
    const auto given = parser.optionNames();
    for (const auto &option : options) {
        for (const auto &name : option.names()) {
            if (given.contains(name)) {
                return (name.size() == 1 ? u"-"_s : u"--"_s) + name;
            }
        }
    }
    return {};
}

QCommandLineOption flag(const char *name, const char *help)
{
    return { QString::fromLatin1(name), QString::fromLatin1(help) };
}

QCommandLineOption flag(std::initializer_list<const char *> names, const char *help)
{
    QStringList all;
    for (const char *name : names) {
        all.append(QString::fromLatin1(name));
    }
    return { all, QString::fromLatin1(help) };
}

QCommandLineOption valued(std::initializer_list<const char *> names, const char *help, const char *value)
{
    auto option = flag(names, help);
    option.setValueName(QString::fromLatin1(value));
    return option;
}

QCommandLineOption typeOption()
{
    return valued({ "type", "repo-type" }, "Kind of repository: model, dataset or space.", "type");
}

QCommandLineOption revisionOption()
{
    return valued({ "revision" }, "Branch, tag or commit.", "revision");
}

} // namespace Cli
