// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// The plugin that shows PDF files, by Qt PDF. It shares only the interface with the program.
#include "ui/viewers/viewerplugin.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPdfDocument>
#include <QPdfPageNavigator>
#include <QPdfView>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

/// All pages, one below the other, as wide as the view. A document that is encrypted is one that cannot be
/// read.
class PdfViewer : public PluginViewer
{
public:
    explicit PdfViewer(QWidget *parent)
        : m_view(new QPdfView(parent))
    {
        m_view->setObjectName(u"pdfPages"_s);
        m_view->setAccessibleName(QCoreApplication::translate("PdfViewer", "Pages of the document"));
        m_view->setFrameShape(QFrame::NoFrame);
        m_view->setPageMode(QPdfView::PageMode::MultiPage);
        m_view->setZoomMode(QPdfView::ZoomMode::FitToWidth);
        m_view->setDocument(&m_document);
        QObject::connect(&m_document, &QPdfDocument::statusChanged, m_view, [this] { look(); });
        QObject::connect(
            m_view->pageNavigator(), &QPdfPageNavigator::currentPageChanged, m_view, [this] { note(); });
    }
    ~PdfViewer() override
    {
        if (m_view) {
            m_view->setDocument(nullptr);
            m_view->disconnect();
        }
        m_document.disconnect();
    }
    QWidget *widget() override { return m_view; }
    void open(const QByteArray &bytes, const QString &localPath) override
    {
        close();
        if (bytes.isEmpty()) {
            m_document.load(localPath);
            return;
        }
        m_buffer.setData(bytes);
        m_buffer.open(QIODevice::ReadOnly);
        m_document.load(&m_buffer);
    }
    void close() override
    {
        m_document.close();
        m_buffer.close();
    }

private:
    void look()
    {
        if (m_document.status() == QPdfDocument::Status::Error) {
            failed();
        } else if (m_document.status() == QPdfDocument::Status::Ready) {
            note();
        }
    }
    void note()
    {
        //: Page of a document.
        noted(QCoreApplication::translate("PdfViewer", "page %1 of %2")
                  .arg(m_view->pageNavigator()->currentPage() + 1)
                  .arg(m_document.pageCount()));
    }

    QBuffer m_buffer;
    QPdfDocument m_document;
    QPointer<QPdfView> m_view;
};

} // namespace

class PdfPlugin : public QObject, public ViewerPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "hubdesk.ViewerPlugin/1")
    Q_INTERFACES(Hubdesk::ViewerPlugin)
public:
    PluginViewer *makeViewer(QWidget *parent) override { return new PdfViewer(parent); }
};

} // namespace Hubdesk

#include "pdf.moc"
