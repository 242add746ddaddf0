// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// The plugin that plays sounds and films, by Qt Multimedia. It shares only the interface with the program.
#include "ui/viewers/viewerplugin.h"

#include <QAudioOutput>
#include <QBuffer>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMediaMetaData>
#include <QMediaPlayer>
#include <QPointer>
#include <QSlider>
#include <QStyle>
#include <QTime>
#include <QToolButton>
#include <QVBoxLayout>
#include <QVideoWidget>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

QString timeText(qint64 milliseconds)
{
    const auto time = QTime::fromMSecsSinceStartOfDay(int(qMin<qint64>(milliseconds, 86'399'999)));
    return time.toString(milliseconds >= 3'600'000 ? u"h:mm:ss"_s : u"m:ss"_s);
}

QString rateText(const QVariant &bitsPerSecond)
{
    const int kilobits = (bitsPerSecond.toInt() + 500) / 1000;
    //: How many bits a second of a recording has; %1 is a number.
    return kilobits > 0
        ? QCoreApplication::translate("MediaPlugin", "%1 kbit/s").arg(QLocale().toString(kilobits))
        : QString();
}

/// A picture, if there is one, over a button, a slider and the time.
class PlayerWidget : public QWidget
{
    Q_OBJECT
public:
    explicit PlayerWidget(QWidget *parent)
        : QWidget(parent)
        , m_video(new QVideoWidget)
        , m_play(new QToolButton)
        , m_slider(new QSlider(Qt::Horizontal))
        , m_time(new QLabel)
    {
        setObjectName(u"mediaPlayer"_s);
        m_video->setObjectName(u"mediaVideo"_s);
        m_play->setObjectName(u"playMedia"_s);
        m_play->setAutoRaise(true);
        m_slider->setObjectName(u"seekMedia"_s);
        m_slider->setAccessibleName(tr("Place in the recording"));
        m_time->setObjectName(u"mediaTime"_s);
        auto *bar = new QHBoxLayout;
        bar->setContentsMargins(16, 8, 16, 8);
        bar->addWidget(m_play);
        bar->addWidget(m_slider, 1);
        bar->addWidget(m_time);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(m_video, 1);
        column->addLayout(bar);
        column->addStretch();
        setFocusProxy(m_play);
        m_player.setAudioOutput(&m_output);
        m_player.setVideoOutput(m_video);
        m_video->hide();
        connectPlayer();
        showState();
    }

    QMediaPlayer *player() { return &m_player; }

    void open(const QByteArray &bytes, const QString &localPath)
    {
        close();
        if (bytes.isEmpty()) {
            m_player.setSource(QUrl::fromLocalFile(localPath));
            return;
        }
        m_buffer.setData(bytes);
        m_buffer.open(QIODevice::ReadOnly);
        m_player.setSourceDevice(&m_buffer);
    }
    void close()
    {
        m_player.stop();
        m_player.setSource({});
        m_buffer.close();
    }

private:
    void connectPlayer()
    {
        connect(m_play, &QToolButton::clicked, this, [this] {
            m_player.isPlaying() ? m_player.pause() : m_player.play();
        });
        connect(m_slider, &QSlider::sliderMoved, &m_player, [this](int at) { m_player.setPosition(at); });
        connect(&m_player, &QMediaPlayer::playbackStateChanged, this, &PlayerWidget::showState);
        connect(&m_player, &QMediaPlayer::hasVideoChanged, m_video, &QWidget::setVisible);
        connect(&m_player, &QMediaPlayer::durationChanged, this, [this](qint64 length) {
            m_slider->setRange(0, int(qMin<qint64>(length, INT_MAX)));
            showState();
        });
        connect(&m_player, &QMediaPlayer::positionChanged, this, [this](qint64 at) {
            if (!m_slider->isSliderDown()) {
                m_slider->setValue(int(qMin<qint64>(at, INT_MAX)));
            }
            showState();
        });
    }
    void showState()
    {
        const bool plays = m_player.isPlaying();
        m_play->setIcon(style()->standardIcon(plays ? QStyle::SP_MediaPause : QStyle::SP_MediaPlay));
        m_play->setAccessibleName(plays ? tr("Pause") : tr("Play"));
        m_play->setToolTip(m_play->accessibleName());
        m_time->setText(timeText(m_player.position()) + u" / "_s + timeText(m_player.duration()));
    }

    QAudioOutput m_output;
    QBuffer m_buffer;
    QMediaPlayer m_player;
    QVideoWidget *m_video;
    QToolButton *m_play;
    QSlider *m_slider;
    QLabel *m_time;
};

class MediaViewer : public PluginViewer
{
public:
    explicit MediaViewer(QWidget *parent)
        : m_widget(new PlayerWidget(parent))
    {
        QObject::connect(m_widget->player(), &QMediaPlayer::errorOccurred, m_widget, [this] { failed(); });
        QObject::connect(m_widget->player(), &QMediaPlayer::metaDataChanged, m_widget, [this] { note(); });
    }
    QWidget *widget() override { return m_widget; }
    void open(const QByteArray &bytes, const QString &localPath) override
    {
        m_widget->open(bytes, localPath);
    }
    void close() override
    {
        if (m_widget) {
            m_widget->close();
        }
    }

private:
    void note()
    {
        const auto facts = m_widget->player()->metaData();
        QStringList parts;
        for (const auto key : { QMediaMetaData::Title,
                                QMediaMetaData::AudioCodec,
                                QMediaMetaData::VideoCodec,
                                QMediaMetaData::Resolution,
                                QMediaMetaData::AudioBitRate }) {
            const auto text
                = key == QMediaMetaData::AudioBitRate ? rateText(facts.value(key)) : facts.stringValue(key);
            if (!text.isEmpty()) {
                parts << text.left(60);
            }
        }
        noted(parts.join(u" \u00b7 "_s));
    }

    QPointer<PlayerWidget> m_widget;
};

} // namespace

class MediaPlugin : public QObject, public ViewerPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "hubdesk.ViewerPlugin/1")
    Q_INTERFACES(Hubdesk::ViewerPlugin)
public:
    PluginViewer *makeViewer(QWidget *parent) override { return new MediaViewer(parent); }
};

} // namespace Hubdesk

#include "media.moc"
