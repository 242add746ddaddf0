// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/cardpictures.h"

#include "core/services/door.h"
#include "core/services/questions.h"
#include "core/settings/appsettings.h"
#include "ui/shared/imagedecode.h"
#include "ui/viewers/cardview.h"

namespace Hubdesk
{

namespace
{
constexpr int picturesAtOnce = 6;
}

CardPictures::CardPictures(Engine *engine, AppSettings *settings, CardView *view, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_settings(settings)
    , m_view(view)
{
    connect(view, &CardView::imageWanted, this, [this](const ImageRef &image) {
        if (image.source == ImageRef::Source::Web && !m_settings->webPictures()) {
            m_view->setImage(image.url, {}); // its words stand for it
        } else {
            m_wanted << image;
            bring();
        }
    });
}

// A few at a time, so that a card with hundreds of pictures leaves room for everything else.
void CardPictures::bring()
{
    while (m_underWay < picturesAtOnce && !m_wanted.isEmpty()) {
        const auto image = m_wanted.takeFirst();
        ++m_underWay;
        const auto show = [this, url = image.url, generation = m_generation](const QImage &picture) {
            if (generation == m_generation) {
                m_view->setImage(url, picture);
                --m_underWay;
                bring();
            }
        };
        m_asked << ask(
            m_engine,
            this,
            [image](Services &core, std::stop_token stop) { return pictureOf(&core, image, stop); },
            [this, show](const Result<PictureBytes> &bytes) {
                decodeImage(this, bytes ? bytes->data : QByteArray(), show);
            });
    }
}

void CardPictures::stop()
{
    ++m_generation;
    for (auto &asked : m_asked) {
        asked.request_stop();
    }
    m_asked.clear();
    m_wanted.clear();
    m_underWay = 0;
}

} // namespace Hubdesk
