// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/networkrows.h"

#include "core/services/engine.h"
#include "core/settings/appsettings.h"
#include "ui/settings/certificatelist.h"
#include "ui/settings/networktest.h"
#include "ui/settings/proxyfields.h"
#include "ui/settings/settingrow.h"

#include <QPushButton>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int mostSeconds = 600;

// What decides about connections to the endpoint.
QString proxyDecider(const Environment &environment)
{
    const auto byScheme = deciderOf(
        environment, environment.endpoint.scheme() == "http"_L1 ? "HTTP_PROXY"_L1 : "HTTPS_PROXY"_L1);
    return byScheme.isEmpty() ? deciderOf(environment, "ALL_PROXY"_L1) : byScheme;
}

SettingRow *proxyRow(Engine *engine, AppSettings *settings)
{
    auto *fields = new ProxyFields(engine, settings);
    auto *row = new SettingRow(settingText(u"net.proxy"_s), fields);
    QObject::connect(fields, &ProxyFields::troubleChanged, row, &SettingRow::setTrouble);
    const auto isDefault = [settings] {
        return settings->proxy.isDefault() && settings->proxyHost.isDefault()
            && settings->proxyPort.isDefault() && settings->proxyUser.isDefault();
    };
    row->follow(&settings->proxy, isDefault, [fields] { fields->reset(); });
    for (SettingBase *part : std::initializer_list<SettingBase *>{
             &settings->proxyHost, &settings->proxyPort, &settings->proxyUser }) {
        row->follow(part, isDefault, [] { });
    }
    if (const auto by = proxyDecider(engine->options().environment); !by.isEmpty()) {
        row->setDecidedBy(by);
    }
    return row;
}

SettingRow *certificatesRow(Engine *engine, AppSettings *settings)
{
    auto *add = new QPushButton(CertificateList::tr("Add..."));
    auto *row = new SettingRow(settingText(u"net.certificates"_s), add);
    auto *list = new CertificateList(engine, &settings->certificates);
    row->setBelow(list);
    QObject::connect(add, &QPushButton::clicked, list, &CertificateList::choose);
    QObject::connect(list, &CertificateList::troubleChanged, row, &SettingRow::setTrouble);
    row->follow(&settings->certificates);
    const auto &environment = engine->options().environment;
    const auto file = deciderOf(environment, "SSL_CERT_FILE"_L1);
    if (const auto by = file.isEmpty() ? deciderOf(environment, "SSL_CERT_DIR"_L1) : file; !by.isEmpty()) {
        row->setDecidedBy(by);
        list->setEnabled(false);
    }
    return row;
}

SettingRow *secondsRow(const QString &id, Setting<int> *setting, const QString &decider)
{
    auto *row = numberRow(id, setting, 1, mostSeconds);
    //: Behind a number of seconds.
    row->findChild<QSpinBox *>(id)->setSuffix(SettingRow::tr(" s"));
    if (!decider.isEmpty()) {
        row->setDecidedBy(decider);
    }
    return row;
}

SettingRow *testRow(Engine *engine)
{
    auto *start = new QPushButton;
    auto *row = new SettingRow(settingText(u"net.test"_s), start);
    row->setBelow(new NetworkTest(engine, start));
    return row;
}

} // namespace

QString deciderOf(const Environment &environment, QLatin1StringView name)
{
    for (const auto &entry : environment.entries) {
        if (entry.name == name && entry.origin != "default"_L1 && entry.origin != "setting"_L1) {
            return entry.origin;
        }
    }
    return {};
}

QList<SettingRow *> networkRows(Engine *engine, AppSettings *settings)
{
    const auto waits = deciderOf(engine->options().environment, "HF_HUB_DOWNLOAD_TIMEOUT"_L1);
    return { proxyRow(engine, settings),
             certificatesRow(engine, settings),
             secondsRow(u"net.connectSeconds"_s, &settings->connectSeconds, waits),
             secondsRow(u"net.stallSeconds"_s, &settings->stallSeconds, waits),
             testRow(engine) };
}

} // namespace Hubdesk
