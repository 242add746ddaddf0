// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/settings/environment.h"

#include <QDir>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

bool isNameCharacter(QChar c)
{
    return c == u'_' || (c.unicode() < 128 && c.isLetterOrNumber());
}

/// A leading `~` or `~/`, as Python's expanduser; `~name` stays as it is.
QString expandHome(const QString &path, const QString &userHome)
{
    if (path == "~"_L1) {
        return userHome;
    }
    return path.startsWith("~/"_L1) ? userHome + path.sliced(1) : path;
}

/// `$NAME` and `${NAME}`, once; names without a value stay as they are, as Python's expandvars.
QString expandVariables(const QString &text, const QProcessEnvironment &variables)
{
    QString out;
    qsizetype at = 0;
    while (at < text.size()) {
        if (text[at] != u'$') {
            out += text[at++];
            continue;
        }
        const bool braced = at + 1 < text.size() && text[at + 1] == u'{';
        const qsizetype start = at + (braced ? 2 : 1);
        qsizetype end = start;
        while (end < text.size() && (braced ? text[end] != u'}' : isNameCharacter(text[end]))) {
            ++end;
        }
        const bool closed = !braced || end < text.size();
        const auto name = text.sliced(start, end - start);
        const qsizetype next = std::min(end + (braced ? 1 : 0), text.size());
        out += closed && variables.contains(name) ? variables.value(name) : text.sliced(at, next - at);
        at = next;
    }
    return out;
}

/// Address of a proxy without its password. By hand: many a password makes no URL.
QString withoutPassword(const QString &address)
{
    const auto scheme = address.indexOf("://"_L1);
    const auto start = scheme < 0 ? 0 : scheme + 3;
    const auto at = address.lastIndexOf(u'@');
    const auto colon = address.indexOf(u':', start);
    return colon < 0 || colon > at ? address : address.first(colon + 1) + "****"_L1 + address.sliced(at);
}

/// A value and the variable that gave it.
struct Found {
    QString value;
    QString origin = u"default"_s;
};

class Reader
{
public:
    Reader(const QProcessEnvironment &variables, QString userHome)
        : m_variables(variables)
        , m_userHome(std::move(userHome))
    {
    }

    Environment read();

private:
    /// The first of `names` that is set and not empty.
    Found first(const QStringList &names, const QString &fallback = {}) const;
    Found path(const QStringList &names, const QString &fallback) const;
    bool flag(const QString &name) const { return Environment::isTrue(m_variables.value(name)); }
    QString expanded(const QString &path) const
    {
        return expandVariables(expandHome(path, m_userHome), m_variables);
    }
    void add(const QString &name, const QString &value, const QString &origin);
    void addFlag(const QString &name, const QString &decidedBy = {});

    void readEndpoint();
    void readToken();
    void readPaths();
    void readOffline();
    void readSwitches();
    void readTelemetry();
    void readProgress();
    void readNetwork();
    void readOthers();
    int milliseconds(const QString &name, int fallbackSeconds);

    const QProcessEnvironment &m_variables;
    const QString m_userHome;
    bool m_staging = false;
    Environment m_out;
};

Found Reader::first(const QStringList &names, const QString &fallback) const
{
    for (const auto &name : names) {
        if (const auto value = m_variables.value(name); !value.isEmpty()) {
            return { value, name };
        }
    }
    return { fallback };
}

Found Reader::path(const QStringList &names, const QString &fallback) const
{
    auto found = first(names);
    found.value = found.value.isEmpty() ? fallback : expanded(found.value);
    return found;
}

void Reader::add(const QString &name, const QString &value, const QString &origin)
{
    m_out.entries.append({ name, value, origin });
}

void Reader::addFlag(const QString &name, const QString &decidedBy)
{
    const auto by = decidedBy.isEmpty() && !m_variables.value(name).isEmpty() ? name : decidedBy;
    const bool on = !decidedBy.isEmpty() || flag(name);
    add(name, on ? u"true"_s : u"false"_s, by.isEmpty() ? u"default"_s : by);
}

void Reader::readEndpoint()
{
    m_staging = flag(u"HUGGINGFACE_CO_STAGING"_s);
    auto found = first({ u"HF_ENDPOINT"_s }, u"https://huggingface.co"_s);
    if (m_staging) {
        found = { u"https://hub-ci.huggingface.co"_s, u"HUGGINGFACE_CO_STAGING"_s };
    }
    while (found.value.endsWith(u'/')) {
        found.value.chop(1);
    }
    m_out.endpoint = QUrl(found.value, QUrl::StrictMode);
    const auto scheme = m_out.endpoint.scheme();
    if ((scheme != "http"_L1 && scheme != "https"_L1) || m_out.endpoint.host().isEmpty()) {
        // Never fall back to the public Hub: it would be sent the token that was meant for another host.
        m_out.warnings.append(u"%1 is no http or https address: %2"_s.arg(found.origin, found.value));
    }
    add(u"HF_ENDPOINT"_s, m_out.endpoint.toString(QUrl::RemoveUserInfo), found.origin);
}

void Reader::readToken()
{
    // A value of white space alone is no token, and still hides the old name, as in the official client.
    const auto found = first({ u"HF_TOKEN"_s, u"HUGGING_FACE_HUB_TOKEN"_s });
    m_out.token = Environment::cleanToken(found.value);
    m_out.tokenOrigin = m_out.token.isEmpty() ? QString() : found.origin;
    add(u"HF_TOKEN"_s, Environment::maskToken(m_out.token), found.origin);
    m_out.implicitToken = !flag(u"HF_HUB_DISABLE_IMPLICIT_TOKEN"_s);
    addFlag(u"HF_HUB_DISABLE_IMPLICIT_TOKEN"_s);
}

void Reader::readPaths()
{
    auto home = first({ u"HF_HOME"_s });
    if (home.value.isEmpty()) {
        const auto cache = first({ u"XDG_CACHE_HOME"_s }, u"~/.cache"_s);
        home = { cache.value + "/huggingface"_L1, cache.origin };
    }
    m_out.home = expanded(home.value);
    add(u"HF_HOME"_s, m_out.home, home.origin);

    const auto folder
        = [this](QString Environment::*field, const QStringList &names, QLatin1StringView name) {
              const auto found = path(names, m_out.home + name);
              m_out.*field = found.value;
              add(names.first(), found.value, found.origin);
          };
    folder(&Environment::hubCache, { u"HF_HUB_CACHE"_s, u"HUGGINGFACE_HUB_CACHE"_s }, "/hub"_L1);
    folder(&Environment::assetsCache, { u"HF_ASSETS_CACHE"_s, u"HUGGINGFACE_ASSETS_CACHE"_s }, "/assets"_L1);
    // The official libraries take these two literally, without expanding anything.
    const auto xet = first({ u"HF_XET_CACHE"_s }, m_out.home + "/xet"_L1);
    m_out.xetCache = xet.value;
    add(u"HF_XET_CACHE"_s, xet.value, xet.origin);
    const auto datasets = first({ u"HF_DATASETS_CACHE"_s }, m_out.home + "/datasets"_L1);
    m_out.datasetsCache = datasets.value;
    add(u"HF_DATASETS_CACHE"_s, datasets.value, datasets.origin);
    // What it names is read; new files go to the cache of the Hub.
    const auto transformers = first({ u"TRANSFORMERS_CACHE"_s });
    m_out.transformersCache = transformers.value;
    add(u"TRANSFORMERS_CACHE"_s, transformers.value, transformers.origin);

    auto token = path({ u"HF_TOKEN_PATH"_s }, m_out.home + "/token"_L1);
    if (m_staging) {
        token = { m_userHome + "/.cache/huggingface_staging/token"_L1, u"HUGGINGFACE_CO_STAGING"_s };
    }
    m_out.tokenPath = token.value;
    add(u"HF_TOKEN_PATH"_s, token.value, token.origin);
    const auto slash = token.value.lastIndexOf(u'/');
    m_out.storedTokensPath = token.value.first(slash + 1) + "stored_tokens"_L1;
    add(u"HF_STORED_TOKENS_PATH"_s, m_out.storedTokensPath, token.origin);
}

void Reader::readOffline()
{
    // The first that is not empty decides, also when it says no: `HF_HUB_OFFLINE=0` beats the others.
    const auto found = first({ u"HF_HUB_OFFLINE"_s, u"TRANSFORMERS_OFFLINE"_s, u"HF_DATASETS_OFFLINE"_s });
    const bool on = Environment::isTrue(found.value);
    m_out.offlineReason = on ? found.origin : QString();
    add(u"HF_HUB_OFFLINE"_s, on ? u"true"_s : u"false"_s, found.origin);
}

int Reader::milliseconds(const QString &name, int fallbackSeconds)
{
    const auto text = m_variables.value(name).trimmed();
    bool ok = true;
    const int seconds = text.isEmpty() ? 0 : text.toInt(&ok);
    if (!ok || seconds < 0 || seconds > 24 * 3600) {
        m_out.warnings.append(u"%1 is no number of seconds: %2"_s.arg(name, text));
    } else if (seconds > 0) {
        add(name, QString::number(seconds), name);
        return seconds * 1000;
    }
    add(name, QString::number(fallbackSeconds), u"default"_s);
    return fallbackSeconds * 1000;
}

void Reader::readTelemetry()
{
    for (const auto &name : { u"HF_HUB_DISABLE_TELEMETRY"_s, u"DISABLE_TELEMETRY"_s, u"DO_NOT_TRACK"_s }) {
        if (flag(name)) {
            m_out.telemetry = false;
            addFlag(u"HF_HUB_DISABLE_TELEMETRY"_s, name);
            return;
        }
    }
    addFlag(u"HF_HUB_DISABLE_TELEMETRY"_s);
}

void Reader::readProgress()
{
    const auto name = u"HF_HUB_DISABLE_PROGRESS_BARS"_s;
    if (m_variables.value(name).isEmpty()) {
        add(name, {}, u"default"_s);
        return;
    }
    m_out.progressBars = !flag(name);
    addFlag(name);
}

void Reader::readSwitches()
{
    m_out.symlinks = !flag(u"HF_HUB_DISABLE_SYMLINKS"_s);
    addFlag(u"HF_HUB_DISABLE_SYMLINKS"_s);
    const bool xet = !flag(u"HF_HUB_DISABLE_XET"_s);
    addFlag(u"HF_HUB_DISABLE_XET"_s);
    m_out.sharedBlobs = xet && !flag(u"HF_HUB_DISABLE_SHARED_BLOBS"_s);
    const auto sharing = u"HF_HUB_DISABLE_SHARED_BLOBS"_s;
    addFlag(sharing, xet || flag(sharing) ? QString() : u"HF_HUB_DISABLE_XET"_s);
    readTelemetry();
    readProgress();
    m_out.etagTimeoutMs = milliseconds(u"HF_HUB_ETAG_TIMEOUT"_s, 10);
    m_out.downloadTimeoutMs = milliseconds(u"HF_HUB_DOWNLOAD_TIMEOUT"_s, 10);
    const auto origin = first({ u"HF_HUB_USER_AGENT_ORIGIN"_s });
    m_out.userAgentOrigin = origin.value;
    add(u"HF_HUB_USER_AGENT_ORIGIN"_s, origin.value, origin.origin);
    const auto verbosity = first({ u"HF_HUB_VERBOSITY"_s });
    const QStringList levels{ u"debug"_s, u"info"_s, u"warning"_s, u"error"_s, u"critical"_s };
    if (verbosity.value.isEmpty() || levels.contains(verbosity.value)) {
        m_out.verbosity = verbosity.value;
        add(u"HF_HUB_VERBOSITY"_s, verbosity.value, verbosity.origin);
    } else {
        m_out.warnings.append(
            u"HF_HUB_VERBOSITY is none of %1: %2"_s.arg(levels.join(", "_L1), verbosity.value));
        add(u"HF_HUB_VERBOSITY"_s, {}, u"default"_s);
    }
    m_out.debug = flag(u"HF_DEBUG"_s);
    addFlag(u"HF_DEBUG"_s);
    const auto plain = first({ u"NO_COLOR"_s });
    m_out.color = plain.value.isEmpty();
    add(u"NO_COLOR"_s, plain.value, plain.origin);
}

void Reader::readNetwork()
{
    for (const auto &name : { u"HTTP_PROXY"_s, u"HTTPS_PROXY"_s, u"ALL_PROXY"_s, u"NO_PROXY"_s }) {
        const auto found = first({ name.toLower(), name });
        add(name, withoutPassword(found.value), found.origin);
    }
    const auto file = first({ u"SSL_CERT_FILE"_s });
    add(u"SSL_CERT_FILE"_s, file.value, file.origin);
    // The file decides alone where both are named.
    const auto folder = file.value.isEmpty() ? first({ u"SSL_CERT_DIR"_s }) : Found{ {}, file.origin };
    add(u"SSL_CERT_DIR"_s, folder.value, folder.origin);
}

void Reader::readOthers()
{
    const auto resource = first({ u"HF_OIDC_RESOURCE"_s });
    if (!resource.value.isEmpty()) {
        m_out.warnings.append(
            u"HF_OIDC_RESOURCE is set, but signing in that way is not supported; it is passed over"_s);
    }
    add(u"HF_OIDC_RESOURCE"_s,
        resource.value,
        resource.value.isEmpty() ? resource.origin : u"not supported"_s);
    const auto state = first({ u"HUBDESK_STATE_DIR"_s });
    m_out.stateDir = state.value;
    add(u"HUBDESK_STATE_DIR"_s, state.value, state.origin);
}

Environment Reader::read()
{
    readEndpoint();
    readToken();
    readPaths();
    readOffline();
    readSwitches();
    readNetwork();
    readOthers();
    return m_out;
}

} // namespace

QString Environment::cacheVariable() const
{
    for (const auto *name : { "HF_HUB_CACHE", "HF_HOME" }) {
        const auto entry = std::ranges::find(entries, QLatin1StringView(name), &Entry::name);
        if (entry != entries.cend() && entry->origin.startsWith("HF_"_L1)) {
            return entry->origin;
        }
        if (entry != entries.cend() && entry->origin.startsWith("HUGGINGFACE_"_L1)) {
            return entry->origin;
        }
    }
    return {};
}

Environment Environment::from(const QProcessEnvironment &variables, const QString &userHome)
{
    return Reader(variables, userHome).read();
}

Environment Environment::system()
{
    return from(QProcessEnvironment::systemEnvironment(), QDir::homePath());
}

bool Environment::isTrue(const QString &value)
{
    const auto upper = value.toUpper();
    return upper == "1"_L1 || upper == "ON"_L1 || upper == "YES"_L1 || upper == "TRUE"_L1;
}

QString Environment::cleanToken(const QString &text)
{
    auto token = text;
    token.remove(u'\r').remove(u'\n');
    return token.trimmed();
}

QString Environment::maskToken(const QString &token)
{
    if (token.isEmpty()) {
        return {};
    }
    // Seven characters of a shorter one would be most of it.
    return token.size() < 12 ? u"****"_s : token.first(3) + "****"_L1 + token.last(4);
}

} // namespace Hubdesk
