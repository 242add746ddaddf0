// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/httpconnection.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

constexpr qint64 sliceSize = 512 << 10;
constexpr qint64 bufferLimit = 1 << 20;
constexpr qsizetype headLimit = 256 << 10;

} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, Port port, Handler handler, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_port(port)
    , m_handler(std::move(handler))
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_tick.setInterval(20);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this](qint64 bytes) {
        m_taken += bytes;
        countSent();
        pump();
    });
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(&m_tick, &QTimer::timeout, this, &HttpConnection::pump);
}

void HttpConnection::read()
{
    m_in += m_socket->readAll();
    while (!m_busy && takeRequest()) { }
}

// True when a whole request was there and an answer is under way or done.
bool HttpConnection::takeRequest()
{
    const qsizetype end = m_in.indexOf("\r\n\r\n");
    if (end < 0) {
        if (m_in.size() > headLimit) {
            m_socket->abort();
        }
        return false;
    }
    auto request = Request::parse(m_port, m_in.first(end));
    if (request.method.isEmpty()) {
        m_socket->abort();
        return false;
    }
    if (request.header("expect").toLower() == "100-continue" && !m_continued) {
        m_continued = true;
        write("HTTP/1.1 100 Continue\r\n\r\n");
    }
    if (!takeBody(end + 4, request)) {
        return false;
    }
    m_continued = false;
    request.body = std::exchange(m_body, {});
    answer(request);
    return true;
}

// Moves the body from m_in to m_body and drops the request from m_in; false when it is not all there yet.
bool HttpConnection::takeBody(qint64 headEnd, const Request &request)
{
    if (!request.header("transfer-encoding").toLower().contains("chunked")) {
        const qint64 length = request.header("content-length").toLongLong();
        if (m_in.size() < headEnd + length) {
            return false;
        }
        m_body = m_in.mid(headEnd, length);
        m_in.remove(0, headEnd + length);
        return true;
    }
    QByteArray body;
    qint64 at = headEnd;
    while (true) {
        const qsizetype lineEnd = m_in.indexOf("\r\n", at);
        if (lineEnd < 0) {
            return false;
        }
        const qint64 size = m_in.mid(at, lineEnd - at).split(';').first().trimmed().toLongLong(nullptr, 16);
        if (m_in.size() < lineEnd + 2 + size + 2) {
            return false;
        }
        body += m_in.mid(lineEnd + 2, size);
        at = lineEnd + 2 + size + 2;
        if (size == 0) {
            break;
        }
    }
    m_body = body;
    m_in.remove(0, at);
    return true;
}

void HttpConnection::answer(const Request &request)
{
    m_busy = true;
    m_headOnly = request.method == "HEAD";
    m_close = request.header("connection").toLower() == "close";
    auto response = m_handler(request);
    if (!response) {
        m_socket->abort();
        return;
    }
    m_out = std::move(*response);
    if (m_out.shaping.gzip && request.header("accept-encoding").contains("gzip")
        && m_out.bodySize() < (64 << 20)) {
        m_out.body = gzipped(m_out.blob ? m_out.blob->read(m_out.offset, m_out.length) : m_out.body);
        m_out.blob.reset();
        m_out.set("Content-Encoding", "gzip");
    }
    if (m_out.shaping.latency.count() > 0) {
        QTimer::singleShot(m_out.shaping.latency, this, &HttpConnection::start);
    } else {
        start();
    }
}

QByteArray HttpConnection::head() const
{
    QByteArray text
        = "HTTP/1.1 " + QByteArray::number(m_out.status) + ' ' + statusText(m_out.status) + "\r\n";
    const auto &drop = m_out.shaping.dropHeaders;
    const auto add = [&text, &drop](const QByteArray &name, const QByteArray &value) {
        if (!drop.contains(name.toLower())) {
            text += name + ": " + value + "\r\n";
        }
    };
    for (const auto &[name, value] : m_out.headers) {
        add(name, value);
    }
    if (m_out.status != 304 && m_out.header("Content-Length").isEmpty()) {
        add("Content-Length", QByteArray::number(m_out.bodySize() + m_out.shaping.lengthChange));
    }
    add("Date", httpDate(QDateTime::currentDateTimeUtc()));
    add("Connection", m_close ? "close" : "keep-alive");
    return text + "\r\n";
}

void HttpConnection::start()
{
    m_sent = 0;
    m_total = m_headOnly || m_out.status == 304
        ? 0
        : std::max<qint64>(0, m_out.bodySize() + m_out.shaping.lengthChange);
    if (m_out.shaping.dropHeaders.contains("content-length")) {
        m_close = true;
    }
    m_since.start();
    m_earned = m_earnedAt = 0;
    write(head());
    m_counter = m_out.sent;
    m_bodyBegin = m_written;
    if (m_out.shaping.bytesPerSecond > 0) {
        m_tick.start();
    }
    pump();
}

// How many body bytes may be out by now.
qint64 HttpConnection::allowed()
{
    const auto &shaping = m_out.shaping;
    qint64 limit = m_total;
    if (shaping.stallAfter) {
        limit = std::min(limit, *shaping.stallAfter);
    }
    if (shaping.cutAfter) {
        limit = std::min(limit, *shaping.cutAfter);
    }
    if (shaping.bytesPerSecond > 0) {
        // As on a line, what could not be sent in time is not made up for at once: neither because the peer
        // was slow nor because this machine was busy.
        const auto now = m_since.elapsed();
        const auto atOnce = std::max<qint64>(1, shaping.bytesPerSecond * 2 * m_tick.interval() / 1000);
        if (const auto more = shaping.bytesPerSecond * (now - m_earnedAt) / 1000; more > 0) {
            m_earned = std::min(m_earned + more, m_sent + atOnce);
            m_earnedAt = now;
        }
        limit = std::min(limit, m_earned);
    }
    return limit;
}

QByteArray HttpConnection::slice(qint64 length) const
{
    QByteArray bytes = m_out.blob
        ? m_out.blob->read(m_out.offset + m_sent, std::min(length, m_out.length - m_sent))
        : m_out.body.mid(m_sent, length);
    if (bytes.size() < length) {
        bytes.append(length - bytes.size(), '#'); // more than the file has
    }
    const auto flip = m_out.shaping.flipAt;
    if (flip && *flip >= m_sent && *flip < m_sent + length) {
        bytes[*flip - m_sent] = char(bytes[*flip - m_sent] ^ 0x20);
    }
    return bytes;
}

void HttpConnection::pump()
{
    if (!m_busy || m_pumping || !m_since.isValid() || m_socket->state() != QAbstractSocket::ConnectedState) {
        return;
    }
    m_pumping = true; // writing may report bytesWritten from inside
    const qint64 limit = allowed();
    while (m_sent < limit && m_socket->bytesToWrite() < bufferLimit) {
        const qint64 length = std::min(sliceSize, limit - m_sent);
        write(slice(length));
        m_sent += length;
    }
    m_pumping = false;
    if (m_out.shaping.cutAfter && m_sent >= *m_out.shaping.cutAfter && m_total > m_sent) {
        end();
    } else if (m_sent >= m_total) {
        finish();
    }
}

void HttpConnection::finish()
{
    m_tick.stop();
    m_since.invalidate();
    m_busy = false;
    m_out = {};
    if (m_close) {
        end();
    } else if (!m_in.isEmpty()) {
        QMetaObject::invokeMethod(this, &HttpConnection::read, Qt::QueuedConnection);
    }
}

void HttpConnection::write(const QByteArray &bytes)
{
    m_written += bytes.size();
    m_socket->write(bytes);
}

void HttpConnection::countSent()
{
    if (m_counter) {
        m_counter->store(std::max<qint64>(0, m_taken - m_bodyBegin));
    }
}

// What was written still goes out, nothing more.
void HttpConnection::end()
{
    m_tick.stop();
    m_since.invalidate();
    m_socket->disconnectFromHost();
}

} // namespace FakeHub
