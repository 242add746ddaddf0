// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/window.h"

#include <QDirIterator>
#include <QLabel>

/// Repos to download from, and what a test has to look at afterwards.
namespace DownloadRig
{

using namespace Hubdesk;
using namespace Qt::StringLiterals;

constexpr int longMs = 60'000;
constexpr auto model = FakeHub::RepoKind::Model;

inline FakeHub::Blob weights(quint64 seed, qint64 size)
{
    return FakeHub::Blob::seeded(seed, size);
}

inline void fill(FakeHub::Server &hub)
{
    hub.addToken(u"hf_test"_s, u"someone"_s);
    hub.addRepo(model,
                u"northwind/python"_s,
                { { u"README.md"_s, QByteArray("# Python\n") },
                  { u"config.json"_s, QByteArray("{}\n") },
                  { u"model.safetensors"_s, weights(1, 300'000) },
                  { u"pytorch_model.bin"_s, weights(2, 310'000) },
                  { u"onnx/model.onnx"_s, weights(3, 200'000) } });
    hub.addRepo(model,
                u"northwind/quants"_s,
                { { u"README.md"_s, QByteArray("# Quants\n") },
                  { u"m-Q4_K_M.gguf"_s, weights(4, 100'000) },
                  { u"m-Q8_0-00001-of-00002.gguf"_s, weights(5, 90'000) },
                  { u"m-Q8_0-00002-of-00002.gguf"_s, weights(6, 90'000) } });
    hub.addRepo(model,
                u"northwind/pickles"_s,
                { { u"README.md"_s, QByteArray("# Pickles\n") },
                  { u"fine.txt"_s, QByteArray("fine\n") },
                  { u"bad [1].pkl"_s, weights(7, 4'000) } });
    hub.edit(model, u"northwind/pickles"_s, [](FakeHub::Repo &repo) {
        repo.findings.insert(u"bad [1].pkl"_s,
                             { { .scanner = u"protectAiScan"_s,
                                 .status = u"unsafe"_s,
                                 .message = u"Runs a shell when it is loaded."_s,
                                 .reportLink = {},
                                 .reportLabel = {},
                                 .pickleImports = {} } });
    });
}

inline void open(TestWindow &test, const QString &repo)
{
    test.type(u"searchField"_s, u"hf://"_s + repo);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s) && test.isShown(u"cardView"_s), longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"downloadRepo"_s) != u"Download"_s, longMs);
}

/// Names of the files that are in the cache of a repo, with their folders, sorted.
inline QStringList cached(const TestWindow &test, const QString &repo)
{
    const auto root
        = test.cacheRoot() + u"/models--"_s + QString(repo).replace(u'/', u"--"_s) + u"/snapshots"_s;
    QStringList found;
    QDirIterator files(root, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        found << files.next().sliced(root.size() + 1).section(u'/', 1);
    }
    found.sort();
    return found;
}

inline void waitUntilDone(TestWindow &test)
{
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"transferTree"_s) > 0, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.find(u"clearFinished"_s)->isEnabled(), longMs);
}

inline QString said(const QWidget *within)
{
    QStringList words;
    for (const auto *label : within->findChildren<QLabel *>()) {
        if (label->isVisible()) {
            words << label->text();
        }
    }
    return words.join(u'\n');
}

} // namespace DownloadRig
