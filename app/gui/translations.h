// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace Hubdesk
{

/// Installs the sentences of the system's language. English comes first, for its plurals: what the language
/// lacks is shown in good English. Once, after QApplication was made; the application owns the translators.
void installTranslations();

} // namespace Hubdesk
