// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/tasks.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

const QStringList &knownTasks()
{
    static const QStringList tasks{
        u"text-generation"_s,
        u"image-text-to-text"_s,
        u"text-classification"_s,
        u"text-to-image"_s,
        u"automatic-speech-recognition"_s,
        u"feature-extraction"_s,
        u"sentence-similarity"_s,
        u"token-classification"_s,
        u"text-to-speech"_s,
        u"image-classification"_s,
        u"any-to-any"_s,
        u"audio-classification"_s,
        u"audio-text-to-text"_s,
        u"audio-to-audio"_s,
        u"depth-estimation"_s,
        u"document-question-answering"_s,
        u"fill-mask"_s,
        u"graph-ml"_s,
        u"image-feature-extraction"_s,
        u"image-segmentation"_s,
        u"image-text-to-image"_s,
        u"image-text-to-video"_s,
        u"image-to-3d"_s,
        u"image-to-image"_s,
        u"image-to-text"_s,
        u"image-to-video"_s,
        u"keypoint-detection"_s,
        u"mask-generation"_s,
        u"multiple-choice"_s,
        u"object-detection"_s,
        u"question-answering"_s,
        u"reinforcement-learning"_s,
        u"robotics"_s,
        u"summarization"_s,
        u"table-question-answering"_s,
        u"table-to-text"_s,
        u"tabular-classification"_s,
        u"tabular-regression"_s,
        u"tabular-to-text"_s,
        u"text-ranking"_s,
        u"text-retrieval"_s,
        u"text-to-3d"_s,
        u"text-to-audio"_s,
        u"text-to-video"_s,
        u"time-series-forecasting"_s,
        u"translation"_s,
        u"unconditional-image-generation"_s,
        u"video-classification"_s,
        u"video-text-to-text"_s,
        u"video-to-video"_s,
        u"visual-document-retrieval"_s,
        u"visual-question-answering"_s,
        u"voice-activity-detection"_s,
        u"zero-shot-classification"_s,
        u"zero-shot-image-classification"_s,
        u"zero-shot-object-detection"_s,
    };
    return tasks;
}

} // namespace Hubdesk
