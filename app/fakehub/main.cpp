// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/knownhashes.h"
#include "app/fakehub/server.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <cstdio>
#include <thread>

using namespace Qt::StringLiterals;

namespace
{

struct Options {
    QCommandLineOption demo{ u"demo"_s, u"Serve the demo content."_s };
    QCommandLineOption port{ u"port"_s, u"Port of the Hub; 0 takes a free one."_s, u"number"_s, u"0"_s };
    QCommandLineOption cdnPort{
        u"cdn-port"_s, u"Port of the CDN; 0 takes a free one."_s, u"number"_s, u"0"_s
    };
    QCommandLineOption latency{ u"latency"_s, u"Wait before every answer."_s, u"ms"_s };
    QCommandLineOption fault{
        u"fault"_s,
        u"Something that goes wrong, for example cut=1000,route=cdn,times=1. May be repeated."_s,
        u"text"_s
    };
    QCommandLineOption untilStdinCloses{ u"until-stdin-closes"_s, u"End when standard input is closed."_s };
    QCommandLineOption lifetime{ u"lifetime"_s, u"End after so many seconds."_s, u"seconds"_s };
};

void say(const QString &text)
{
    std::fprintf(stderr, "hubdesk-fakehub: %s\n", qUtf8Printable(text));
}

bool addFaults(FakeHub::Server &hub, const QCommandLineParser &parser, const Options &options)
{
    if (parser.isSet(options.latency)) {
        hub.addFault(
            FakeHub::Fault::latency(std::chrono::milliseconds(parser.value(options.latency).toInt())));
    }
    for (const QString &text : parser.values(options.fault)) {
        const auto fault = FakeHub::Fault::fromText(text);
        if (!fault) {
            say(u"not a fault: "_s + text);
            return false;
        }
        hub.addFault(*fault);
    }
    return true;
}

void printReady(const FakeHub::Server &hub)
{
    const QJsonObject ready{ { u"url"_s, hub.url().toString() }, { u"cdn"_s, hub.cdnUrl().toString() } };
    std::printf("%s\n", QJsonDocument(ready).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

// Reads in a thread of its own, so that it works for pipes, terminals and files on every system alike.
void quitWhenStdinCloses()
{
    std::thread([] {
        QFile in;
        if (in.open(stdin, QIODevice::ReadOnly)) {
            while (!in.read(1024).isEmpty()) { }
        }
        QMetaObject::invokeMethod(
            QCoreApplication::instance(), &QCoreApplication::quit, Qt::QueuedConnection);
    }).detach();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"hubdesk-fakehub"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(HUBDESK_VERSION));
    const Options options;
    QCommandLineParser parser;
    parser.setApplicationDescription(u"A stand-in for the Hub, in memory, on 127.0.0.1 alone."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({ options.demo,
                        options.port,
                        options.cdnPort,
                        options.latency,
                        options.fault,
                        options.untilStdinCloses,
                        options.lifetime });
    parser.process(app);

    FakeHub::Server hub({ .hubPort = parser.value(options.port).toUShort(),
                          .cdnPort = parser.value(options.cdnPort).toUShort() });
    if (!hub.isListening()) {
        say(u"the port cannot be had"_s);
        return 1;
    }
    if (parser.isSet(options.demo)) {
        hub.addDemoContent();
    }
    if (!addFaults(hub, parser, options)) {
        return 2;
    }
    if (parser.isSet(options.untilStdinCloses)) {
        quitWhenStdinCloses();
    }
    if (parser.isSet(options.lifetime)) {
        QTimer::singleShot(
            std::chrono::seconds(parser.value(options.lifetime).toInt()), &app, &QCoreApplication::quit);
    }
    printReady(hub);
    return QCoreApplication::exec();
}
