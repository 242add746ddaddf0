// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/gui/application.h"
#include "app/gui/demohub.h"
#include "app/gui/firstpaint.h"
#include "app/gui/options.h"
#include "app/gui/shots.h"
#include "app/gui/singleinstance.h"
#include "app/gui/tour.h"
#include "core/services/engine.h"
#include "core/settings/appsettings.h"
#include "core/settings/logrules.h"
#include "ui/settings/appearance.h"
#include "ui/shared/theme.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QFileInfo>

#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Hubdesk;

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    setUpApplication();
    const auto options = GuiOptions::parse();
    setUpLogging(Environment::system());
    ServiceOptions services{ .environment = Environment::system(),
                             .cacheDir = options.cacheDir,
                             .offline = options.offline };
    services.stateDir = services.environment.stateDir;
    std::unique_ptr<DemoHub> demo;
    if (options.demo) {
        demo = std::make_unique<DemoHub>();
        if (const auto started = demo->start(!options.shots.isEmpty()); !started) {
            std::fprintf(stderr, "hubdesk: %s\n", qPrintable(started.error().detail));
            return 1;
        }
        services.environment = demo->environment();
        services.stateDir = demo->stateDir();
        services.keychain = false;
    }
    AppSettings settings(services.stateDir.isEmpty() ? QString() : services.stateDir + u"/settings.ini"_s);
    services.environment = demo ? services.environment : settings.applyTo(services.environment);
    SingleInstance instance(QFileInfo(settings.fileName()).absolutePath());
    if (instance.handOver(options.address)) {
        return 0;
    }
    settings.welcomed.set(demo || settings.welcomed());
    services.take(settings);
    Theme theme;
    followAppearance(&settings, &theme);
    options.applyTo(&theme);
    Engine engine(services);
    MainWindow window(&engine, &theme, &settings);
    window.show();
    QObject::connect(&instance, &SingleInstance::addressReceived, &window, &MainWindow::comeForward);
    instance.listen();
    if (!options.address.isEmpty()) {
        window.openAddress(options.address);
    }
    std::unique_ptr<QObject> script;
    if (FirstPaint::isWanted()) {
        script = std::make_unique<FirstPaint>(&window);
    } else if (!options.tour.isEmpty()) {
        script = std::make_unique<Tour>(&window, options.tour);
    } else if (!options.shots.isEmpty()) {
        script = std::make_unique<Shots>(
            &window, theme, options.shots, options.longWords ? u"-long"_s : QString());
    }
    return QApplication::exec();
}
