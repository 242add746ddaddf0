// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/demofiles.h"

namespace FakeHub
{

// The sizes that demo models come in. Models of one size share their weights, byte for byte, so that the
// table of known hashes stays short.
inline constexpr DecoderShape shape14B{ 152064, 5120, 48, 13824, 1024, false, 6, 14 };
inline constexpr DecoderShape shape8B{ 128256, 4096, 32, 14336, 1024, false, 4, 8 };
inline constexpr DecoderShape shape3B{ 128256, 3072, 28, 8192, 1024, true, 2, 3 };
inline constexpr DecoderShape shape1B5{ 151936, 1536, 28, 8960, 256, true, 1, 15 };
inline constexpr DecoderShape shape1B{ 32000, 2048, 22, 5632, 256, false, 1, 10 };
inline constexpr DecoderShape shapeHalfB{ 151936, 896, 24, 4864, 128, true, 1, 5 };

} // namespace FakeHub
