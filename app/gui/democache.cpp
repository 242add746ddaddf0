// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/gui/democache.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

struct DemoFile {
    QString path;
    qint64 megabytes; ///< files of one name and size are the same in all revisions of a repo
};

struct DemoRevision {
    QString repo; ///< `models--owner--name`
    int number; ///< which commit it is
    QString ref; ///< empty: none
    int days; ///< since its last use
    QList<DemoFile> files;
};

QString hexOf(const QString &text, qsizetype digits)
{
    const auto hash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().first(digits));
}

/// A hole of that size, as old as that.
void writeHole(const QString &path, qint64 size, int days)
{
    QFile file(path);
    if (file.exists() || !file.open(QIODevice::ReadWrite) || !file.resize(size)) {
        return; // the demo has less to show
    }
    const auto then = QDateTime::currentDateTime().addDays(-days);
    file.setFileTime(then, QFileDevice::FileModificationTime);
    file.setFileTime(then, QFileDevice::FileAccessTime);
}

void writeText(const QString &path, const QByteArray &text)
{
    QDir().mkpath(path.section(u'/', 0, -2));
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(text);
    }
}

void makeRevision(const QString &root, const DemoRevision &revision)
{
    constexpr qint64 megabyte = 1'000'000;
    const auto folder = root + u'/' + revision.repo;
    const auto commit = hexOf(u"%1 %2"_s.arg(revision.repo).arg(revision.number), 40);
    for (const auto &file : revision.files) {
        const auto blob = hexOf(revision.repo + file.path + QString::number(file.megabytes), 64);
        const auto link = u"%1/snapshots/%2/%3"_s.arg(folder, commit, file.path);
        QDir().mkpath(folder + "/blobs"_L1);
        QDir().mkpath(link.section(u'/', 0, -2));
        writeHole(folder + "/blobs/"_L1 + blob, file.megabytes * megabyte, revision.days);
        QFile::link(u"../"_s.repeated(2 + file.path.count(u'/')) + "blobs/"_L1 + blob, link);
    }
    if (!revision.ref.isEmpty()) {
        writeText(folder + "/refs/"_L1 + revision.ref, commit.toLatin1());
    }
}

/// Weights in so many parts of so many megabytes, and what comes along with them.
QList<DemoFile> weights(int parts, qint64 megabytes)
{
    QList<DemoFile> files{ { u"config.json"_s, 0 }, { u"tokenizer.json"_s, 7 }, { u"README.md"_s, 0 } };
    for (int part = 1; part <= parts; ++part) {
        const auto name = u"model-%1-of-%2.safetensors"_s;
        files.append({ name.arg(part, 5, 10, QChar(u'0')).arg(parts, 5, 10, QChar(u'0')), megabytes });
    }
    return files;
}

QList<DemoFile> shards(int count, qint64 megabytes, const QString &name = u"train"_s)
{
    QList<DemoFile> files{ { u"README.md"_s, 0 } };
    for (int shard = 0; shard < count; ++shard) {
        files.append({ u"data/%1-%2.parquet"_s.arg(name).arg(shard, 5, 10, QChar(u'0')), megabytes });
    }
    return files;
}

QList<DemoRevision> collection()
{
    const QList<DemoFile> voice{ { u"voices/base.bin"_s, 6'900 }, { u"config.json"_s, 0 } };
    const QList<DemoFile> oldAster{ { u"base/weights.bin"_s, 5'200 } };
    const QList<DemoFile> newAster{ { u"base/weights.bin"_s, 5'200 }, { u"adapter.safetensors"_s, 17'400 } };
    return {
        { u"models--open-meridian--Polaris-32B"_s, 1, {}, 96, weights(14, 2'180) },
        { u"models--open-meridian--Polaris-32B"_s, 2, u"main"_s, 41, weights(14, 2'420) },
        { u"models--open-meridian--Polaris-14B-Base"_s, 1, u"main"_s, 0, weights(6, 4'730) },
        { u"models--halden-research--Aster-A3B"_s, 1, {}, 60, oldAster },
        { u"models--halden-research--Aster-A3B"_s, 2, u"main"_s, 3, newAster },
        { u"models--northlight--Heron-8B-Base"_s, 1, u"main"_s, 0, weights(4, 4'020) },
        { u"models--lumen-lab--Lumen-XL-1.0"_s, 1, {}, 120, voice },
        { u"models--lumen-lab--Lumen-XL-1.0"_s, 2, u"v1.0"_s, 12, voice + weights(1, 6'900) },
        { u"models--arborea--Birch-4B-Base"_s, 1, u"main"_s, 6, weights(2, 4'050) },
        { u"models--quillworks--Sable-3B-Base"_s, 1, u"main"_s, 130, weights(2, 3'200) },
        { u"models--fernhill--Moss-1.5B-Base"_s, 1, u"main"_s, 1, weights(1, 3'100) },
        { u"models--arborea--Birch-Embed"_s, 1, u"main"_s, 20, weights(1, 1'300) },
        { u"models--tidepool--Echo-Small"_s, 1, u"main"_s, 33, weights(1, 480) },
        { u"datasets--fieldwork--field-notes-2026"_s, 1, u"main"_s, 10, shards(36, 478) },
        { u"datasets--fernhill--harbor-speech"_s, 1, {}, 150, shards(11, 82) },
        { u"datasets--fernhill--harbor-speech"_s,
          2,
          u"main"_s,
          40,
          shards(11, 82) + shards(13, 455, u"clean"_s) },
        { u"datasets--ledgers--ledger-qa"_s, 1, u"main"_s, 2, shards(8, 850) },
        { u"datasets--stonecutters--stone-tablets"_s, 1, u"main"_s, 200, shards(5, 900) },
        { u"spaces--lumen-lab--paper-plane"_s,
          1,
          u"main"_s,
          5,
          { { u"assets/flight.mp4"_s, 1'700 }, { u"app.py"_s, 0 } } },
    };
}

/// What the official libraries keep beside the cache.
void makeBeside(const QString &home)
{
    constexpr qint64 megabyte = 1'000'000;
    struct Beside {
        QString path;
        qint64 megabytes;
        int days;
    };
    const auto prepared = u"/datasets/fernhill___harbor-speech/default/0.0.0/"_s + hexOf(u"prepared"_s, 40);
    const QList<Beside> files{
        { u"/xet/https___cas-server-demo-"_s + hexOf(u"xet"_s, 16) + "/chunk-cache/a7/chunks"_L1, 3'080, 4 },
        { u"/xet/https___cas-server-demo-"_s + hexOf(u"xet"_s, 16) + "/shard-cache/shards"_L1, 210, 4 },
        { prepared + "/harbor-speech-train-00000-of-00002.arrow"_L1, 2'450, 40 },
        { prepared + "/harbor-speech-train-00001-of-00002.arrow"_L1, 2'390, 40 },
        { u"/datasets/downloads/"_s + hexOf(u"archive"_s, 64), 640, 150 },
        { u"/assets/lumen/papers/figures/atlas.bin"_s, 380, 12 },
    };
    for (const auto &file : files) {
        QDir().mkpath((home + file.path).section(u'/', 0, -2));
        writeHole(home + file.path, file.megabytes * megabyte, file.days);
    }
}

} // namespace

void makeDemoCache(const QString &root)
{
    for (const auto &revision : collection()) {
        makeRevision(root, revision);
    }
    // Two downloads that somebody has begun and forgotten, with some bytes of their own.
    const auto begun = root + "/models--halden-research--Aster-A3B/blobs/%1.%2.incomplete"_L1;
    for (const int days : { 23, 9 }) {
        const auto path = begun.arg(hexOf(QString::number(days), 64), hexOf(QString::number(days), 8));
        writeText(path, QByteArray(4'000'000, 'x'));
        QFile file(path);
        if (file.open(QIODevice::ReadWrite)) {
            file.setFileTime(QDateTime::currentDateTime().addDays(-days), QFileDevice::FileModificationTime);
        }
    }
    writeText(root + "/.locks/models--halden-research--Aster-A3B/x.lock"_L1, {});
    makeBeside(root.section(u'/', 0, -2));
}

} // namespace Hubdesk
