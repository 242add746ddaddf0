// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/chooser.h"

#include <QFileDialog>

namespace Hubdesk
{

namespace
{

void open(QFileDialog *dialog, const QString &object, QWidget *over, const Chosen &chosen)
{
    dialog->setObjectName(object);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, over, chosen);
    dialog->open();
}

} // namespace

void chooseFolder(
    QWidget *over, const QString &object, const QString &title, const QString &start, const Chosen &chosen)
{
    auto *dialog = new QFileDialog(over->window(), title, start);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    open(dialog, object, over, chosen);
}

void chooseNewFile(QWidget *over,
                   const QString &object,
                   const QString &title,
                   const QString &name,
                   const QString &kinds,
                   const Chosen &chosen)
{
    auto *dialog = new QFileDialog(over->window(), title, {}, kinds);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(name);
    open(dialog, object, over, chosen);
}

} // namespace Hubdesk
