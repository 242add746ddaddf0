// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/recommendedfiles.h"

#include <QHash>

namespace Hubdesk
{

/// Whether weights of a size can be run here, with a fifth on top for what running needs beside them.
enum class MemoryFit { Unknown, Fits, Tight, TooLarge };
MemoryFit memoryFit(qint64 weightBytes, qint64 memoryBytes);

/// A set of files that a person can ask for with one click.
struct DownloadChoice {
    enum class Why {
        WholeRepo, ///< there is nothing to leave out
        PythonSet, ///< what from_pretrained() needs, here and below with card and licence
        BestFit, ///< the best quantisation for the memory of this computer
        Smallest, ///< none fits, so the smallest
        Asked, ///< one of several variants
    };

    Why why = Why::WholeRepo;
    QString name; ///< of a variant: "Q4_K_M", "fp16"; empty: the default precision, or no variant
    WeightFormat format = WeightFormat::None; ///< of its weights
    QStringList paths; ///< empty: everything
    int files = 0;
    qint64 bytes = 0;
    qint64 weightBytes = 0;
    MemoryFit fit = MemoryFit::Unknown;
    bool isRecommended = false;
    int hereFiles = 0; ///< of them on this computer, once DownloadChoices::countHere() was told
    qint64 hereBytes = 0;

    bool isHere() const { return files > 0 && hereFiles == files; }
    qint64 missingBytes() const { return bytes - hereBytes; }

    bool operator==(const DownloadChoice &) const = default;
};

/// What the download button of a repo offers.
struct DownloadChoices {
    DownloadChoice recommended;
    QList<DownloadChoice> variants; ///< where there are several, 40 at most; quantisations by size, the
                                    ///< smallest first, with no more than 200 cards and licences each
    DownloadChoice everything;
    QList<PickReason> reasons; ///< of the recommendation, one for each file of the list that was given

    /// `memoryBytes` of this computer, negative if unknown; only `isModel` repos have anything to leave out.
    /// Linear in files, beside the variants. Pure, any thread.
    static DownloadChoices of(const QList<RepoFile> &files, bool isModel, qint64 memoryBytes);
    /// Which of the same files are on this computer, by path. Pure, any thread.
    void countHere(const QList<RepoFile> &files, const QHash<QString, bool> &present);
    bool operator==(const DownloadChoices &) const = default;
};

} // namespace Hubdesk
