// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/networkwords.h"

#include "ui/shared/humanerror.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

struct NetworkWords {
    Q_DECLARE_TR_FUNCTIONS(Hubdesk::NetworkTest)
};

QString nameWords(const HostCheck &check)
{
    return check.proxy.isEmpty()
        ? NetworkWords::tr("Name not found: the computer could not look up %1. There may be no network, or "
                           "the address is misspelt.")
              .arg(check.host)
        //: %1 is the address of a proxy, %2 the name of a host.
        : NetworkWords::tr("Name not found: the proxy %1 could not look up %2, or does not let us through "
                           "to it.")
              .arg(check.proxy, check.host);
}

QString proxyWords(const HostCheck &check)
{
    switch (check.error.kind) {
    case Error::Kind::Unauthorized:
        return NetworkWords::tr("The proxy %1 wants a user and a password; those above are missing or wrong.")
            .arg(check.proxy);
    case Error::Kind::Forbidden:
        return NetworkWords::tr("The proxy %1 does not let us through to %2. Whoever runs it can allow that "
                                "host.")
            .arg(check.proxy, check.host);
    case Error::Kind::Timeout:
        return NetworkWords::tr("The proxy %1 does not answer.").arg(check.proxy);
    case Error::Kind::Offline:
        return NetworkWords::tr("The proxy %1 cannot be reached. Check its host and port above.")
            .arg(check.proxy);
    default:
        return NetworkWords::tr("What answers at %1 is no proxy of the chosen kind, or it failed. HTTP and "
                                "SOCKS5 are different kinds.")
            .arg(check.proxy);
    }
}

QString connectWords(const HostCheck &check)
{
    return check.error.kind == Error::Kind::Timeout
        ? NetworkWords::tr("No connection: %1 does not answer in time. A firewall may stand in between.")
              .arg(check.host)
        : NetworkWords::tr("No connection: %1 refuses it, or no way leads there.").arg(check.host);
}

QString tlsWords(const HostCheck &check)
{
    switch (check.error.kind) {
    case Error::Kind::Untrusted:
        return NetworkWords::tr(
                   "The certificate of %1 is not trusted. If your organisation inspects traffic, "
                   "add its certificate above.")
            .arg(check.host);
    case Error::Kind::Timeout:
        return NetworkWords::tr("%1 is connected, but no encryption comes about in time.").arg(check.host);
    default:
        return NetworkWords::tr("%1 does not speak TLS as it should. A firewall or a sign-in page of the "
                                "network may have answered in its place.")
            .arg(check.host);
    }
}

QString answerWords(const HostCheck &check)
{
    if (check.error.kind == Error::Kind::Timeout) {
        return NetworkWords::tr("%1 is connected, but says nothing.").arg(check.host);
    }
    const auto human = humanError(check.error);
    const auto words = human.cause.isEmpty() ? human.sentence : human.sentence + u' ' + human.cause;
    return check.error.status > 0
        //: %1 is a host, %2 a number of HTTP such as 503, %3 are whole sentences.
        ? NetworkWords::tr("%1 answers with status %2. %3").arg(check.host).arg(check.error.status).arg(words)
        : words;
}

QLatin1StringView stepName(NetStep step)
{
    switch (step) {
    case NetStep::Name:
        return "name"_L1;
    case NetStep::Proxy:
        return "proxy"_L1;
    case NetStep::Connect:
        return "connect"_L1;
    case NetStep::Tls:
        return "tls"_L1;
    case NetStep::Answer:
        return "answer"_L1;
    }
    Q_UNREACHABLE_RETURN(""_L1);
}

QLatin1StringView partName(NetworkPart part)
{
    switch (part) {
    case NetworkPart::Api:
        return "hub"_L1;
    case NetworkPart::Files:
        return "files"_L1;
    case NetworkPart::Chunks:
        return "chunks"_L1;
    }
    Q_UNREACHABLE_RETURN(""_L1);
}

} // namespace

QString partTitle(NetworkPart part)
{
    switch (part) {
    case NetworkPart::Api:
        //: What a host is for: it answers questions about repositories.
        return NetworkWords::tr("Hub");
    case NetworkPart::Files:
        return NetworkWords::tr("Large files");
    case NetworkPart::Chunks:
        //: What a host is for: it keeps large files cut into pieces (Xet).
        return NetworkWords::tr("Chunk store");
    }
    Q_UNREACHABLE_RETURN({});
}

QString checkWords(const HostCheck &check)
{
    if (check.isGood()) {
        return check.proxy.isEmpty() ? NetworkWords::tr("It answers.")
                                     //: %1 is the address of a proxy.
                                     : NetworkWords::tr("It answers, through %1.").arg(check.proxy);
    }
    switch (*check.failed) {
    case NetStep::Name:
        return nameWords(check);
    case NetStep::Proxy:
        return proxyWords(check);
    case NetStep::Connect:
        return connectWords(check);
    case NetStep::Tls:
        return tlsWords(check);
    case NetStep::Answer:
        return answerWords(check);
    }
    Q_UNREACHABLE_RETURN({});
}

QString unknownWords(const NetworkPlace &place)
{
    if (!place.unknown || place.unknown->kind == Error::Kind::NotFound) {
        return place.part == NetworkPart::Chunks
            ? NetworkWords::tr("This Hub names none; large files come whole.")
            : NetworkWords::tr("This Hub shows no large file, so that it is not known where they come from.");
    }
    return NetworkWords::tr("Not known which host it is: %1").arg(humanError(*place.unknown).sentence);
}

QString checkReport(NetworkPart part, const HostCheck &check)
{
    auto text = u"%1 %2"_s.arg(partName(part), check.host);
    if (!check.proxy.isEmpty()) {
        text += u" through %1"_s.arg(check.proxy);
    }
    for (const auto &step : check.steps) {
        text += u"\n  %1: %2 ms"_s.arg(stepName(step.step)).arg(step.ms);
    }
    if (check.failed) {
        text += u"\n  %1: failed (%2%3): %4"_s.arg(
            stepName(*check.failed),
            Error::name(check.error.kind),
            check.error.status > 0 ? u", status %1"_s.arg(check.error.status) : QString(),
            check.error.detail);
    }
    return text;
}

} // namespace Hubdesk
