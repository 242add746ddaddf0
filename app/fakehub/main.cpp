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
    QCommandLineOption copies{
        u"copies"_s,
        u"Write some repositories of the demo into a cache in this folder first, as if "
        "they had been downloaded some time ago; one is damaged."_s,
        u"folder"_s
    };
    QCommandLineOption many{ u"many-models"_s,
                             u"List so many models besides, made from their number."_s,
                             u"number"_s };
    QCommandLineOption manyFiles{ u"many-files"_s,
                                  u"Serve a model of so many files of 10 kB besides."_s,
                                  u"number"_s };
    QCommandLineOption quota{ u"quota"_s,
                              u"Refuse a client more requests than that in five minutes."_s,
                              u"number"_s };
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
    QCommandLineOption listBig{
        u"list-big"_s, u"Name the big files of the demo content, with seed, size and checksum of the head."_s
    };
    QCommandLineOption cat{ u"cat"_s, u"Write one of them to standard output."_s, u"path"_s };
    QCommandLineOption checkHashes{
        u"check-hashes"_s, u"Compute the hash of each of them again and compare it with the table."_s
    };
    QCommandLineOption untilStdinCloses{ u"until-stdin-closes"_s, u"End when standard input is closed."_s };
    QCommandLineOption lifetime{ u"lifetime"_s, u"End after so many seconds."_s, u"seconds"_s };
};

void say(const QString &text)
{
    std::fprintf(stderr, "hubdesk-fakehub: %s\n", qUtf8Printable(text));
}

bool numbersAreNumbers(const QCommandLineParser &parser, const Options &options)
{
    for (const auto &option : { options.port,
                                options.cdnPort,
                                options.latency,
                                options.lifetime,
                                options.many,
                                options.manyFiles,
                                options.quota }) {
        bool isNumber = true;
        const QString text = parser.value(option);
        if (parser.isSet(option)) {
            text.toUInt(&isNumber);
        }
        if (!isNumber) {
            say(u"--%1 wants a number, not %2"_s.arg(option.names().constFirst(), text));
            return false;
        }
    }
    return true;
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

int listBig(const FakeHub::Server &hub)
{
    for (const auto &[path, blob] : hub.bigFiles().asKeyValueRange()) {
        std::printf("%llu %lld %u %s\n",
                    static_cast<unsigned long long>(blob.seed()),
                    static_cast<long long>(blob.size()),
                    unsigned(qChecksum(blob.head())),
                    qUtf8Printable(path));
    }
    return 0;
}

int cat(const FakeHub::Server &hub, const QString &path)
{
    const auto files = hub.bigFiles();
    const auto blob = files.constFind(path);
    if (blob == files.constEnd()) {
        say(u"no big file is named "_s + path);
        return 1;
    }
    constexpr qint64 piece = 1 << 20;
    for (qint64 at = 0; at < blob->size(); at += piece) {
        const QByteArray bytes = blob->read(at, piece);
        if (std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout) != size_t(bytes.size())) {
            return 1;
        }
    }
    return 0;
}

int checkHashes(const FakeHub::Server &hub)
{
    int wrong = 0;
    for (const auto &[path, blob] : hub.bigFiles().asKeyValueRange()) {
        const auto known = FakeHub::knownSha256(blob.seed(), blob.size(), blob.head());
        const bool right = known == blob.computeSha256();
        std::printf("%s %s\n", right ? "right" : "WRONG", qUtf8Printable(path));
        std::fflush(stdout);
        wrong += right ? 0 : 1;
    }
    return wrong == 0 ? 0 : 1;
}

// Reads in a thread of its own, so that it works for pipes, terminals and files on every system alike.
void quitWhenStdinCloses()
{
    std::thread([] {
        QFile in;
        if (in.open(stdin, QIODevice::ReadOnly)) {
            while (!in.read(1024).isEmpty()) { }
        }
        // By name: a pointer would travel in an object of ours, which ThreadSanitizer sees two threads touch.
        QMetaObject::invokeMethod(QCoreApplication::instance(), "quit", Qt::QueuedConnection);
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
                        options.copies,
                        options.many,
                        options.manyFiles,
                        options.quota,
                        options.port,
                        options.cdnPort,
                        options.latency,
                        options.fault,
                        options.listBig,
                        options.cat,
                        options.checkHashes,
                        options.untilStdinCloses,
                        options.lifetime });
    parser.process(app);

    if (!numbersAreNumbers(parser, options)) {
        return 2;
    }
    FakeHub::Server hub({ .hubPort = parser.value(options.port).toUShort(),
                          .cdnPort = parser.value(options.cdnPort).toUShort() });
    if (!hub.isListening()) {
        say(u"the port cannot be had"_s);
        return 1;
    }
    const bool needsDemo
        = parser.isSet(options.listBig) || parser.isSet(options.cat) || parser.isSet(options.checkHashes);
    if (needsDemo || parser.isSet(options.demo)) {
        hub.addDemoContent();
    }
    if (parser.isSet(options.copies) && !hub.writeDemoCopies(parser.value(options.copies))) {
        say(u"not all of the copies could be written"_s); // the demo has less to show
    }
    hub.addManyModels(parser.value(options.many).toInt());
    hub.addManyFiles(parser.value(options.manyFiles).toInt());
    if (parser.isSet(options.quota)) {
        for (const auto &kind : { u"api"_s, u"resolvers"_s }) {
            hub.setRateLimit(kind, parser.value(options.quota).toInt(), 300);
        }
    }
    if (parser.isSet(options.listBig)) {
        return listBig(hub);
    }
    if (parser.isSet(options.cat)) {
        return cat(hub, parser.value(options.cat));
    }
    if (parser.isSet(options.checkHashes)) {
        return checkHashes(hub);
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
