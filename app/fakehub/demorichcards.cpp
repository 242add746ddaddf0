// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/demorich.h"

namespace FakeHub
{

const char *const skylarkCard = R"md(<p align="center">
  <img src="assets/banner.svg" alt="Skylark" width="640">
</p>

<p align="center">
  <a href="https://example.invalid/paper"><img src="https://example.invalid/badge/paper.svg" alt="Paper"></a>
  <a href="https://example.invalid/chat"><img src="https://example.invalid/badge/chat.svg" alt="Chat"></a>
  <a href="LICENSE"><img src="https://example.invalid/badge/license.svg" alt="Licence: Apache 2.0"></a>
</p>

# Skylark 1B Instruct

A model of 1.1 billion parameters that gives short answers, tuned from
[Skylark 1B](https://huggingface.co/meadowlark/Skylark-1B).

## Contents

1. [Model](#model)
2. [Use](#use)
3. [Training](#training)
4. [Evaluation](#evaluation)
5. [Limits](#limits)

## Model

### Shape

| Part | Size |
|:--|--:|
| Layers | 22 |
| Hidden size | 2,048 |
| Heads (key and value) | 32 (4) |
| Vocabulary | 32,000 |

### Attention

Each head computes

$$
\mathrm{Attention}(Q, K, V) = \mathrm{softmax}\!\left(\frac{QK^{\top}}{\sqrt{d_k}}\right)V
$$

with $d_k = 64$; the four pairs of keys and values are shared by eight heads each, which makes the cache
\\( 2 \cdot n_{layers} \cdot n_{kv} \cdot d_k \cdot 2 \\) bytes for a token.

### Tokenizer

#### Special tokens

`<s>` begins, `</s>` ends, `<unk>` stands for what has no piece.

#### Bytes

What has no piece is spelled in bytes, `<0x00>` to `<0xFF>`.

## Use

### With Transformers

```python
from transformers import pipeline

ask = pipeline("text-generation", model="meadowlark/Skylark-1B-Instruct")
print(ask([{"role": "user", "content": "When is high water?"}]))
```

### With llama.cpp

```bash
llama-cli -hf meadowlark/Skylark-1B-Instruct-GGUF:Q4_K_M -p "When is high water?"
```

<details>
<summary><b>Sampling that worked for us</b></summary>

| Setting | Value |
|---|---|
| temperature | 0.6 |
| top-p | 0.9 |

<details>
<summary>And for letters</summary>

Use a temperature of 0.9 and 400 tokens.

</details>
</details>

<details open>
<summary>Prompt format</summary>

```text
<|user|>
When is high water?</s>
<|assistant|>
```

</details>

## Training

### Data

- [x] cleaned by rule
- [x] checked by two people
- [ ] translated

### Steps

> Loss fell as
>
> > $L(t) \approx L_\infty + a\,t^{-0.3}$
>
> which is what one expects.

### Hardware

Eight accelerators for four days[^1].

## Evaluation

<table>
  <tr><th>Suite</th><th>Results</th></tr>
  <tr>
    <td>Short answers</td>
    <td>
      <table>
        <tr><th>Language</th><th>Score</th></tr>
        <tr><td>English</td><td><b>66.4</b></td></tr>
        <tr><td>German</td><td>61.9</td></tr>
      </table>
    </td>
  </tr>
  <tr><td>Letters</td><td>41.0</td></tr>
</table>

### By length

| Length | Score | ~~Old score~~ |
|--:|:-:|:-:|
| 1k | 66.4 | ~~60.2~~ |
| 8k | 64.0 | ~~51.7~~ |

### By task

#### Tides

Right in nine of ten cases.

#### Letters

Polite, and a little long.

## Limits

### Facts

It does not know what it does not know.

### Languages

English and German; others by chance.

## Citation

```bibtex
@misc{skylark, title = {Skylark}, year = {2026}}
```

[^1]: Measured at the wall.
)md";

QByteArray galleryCard(int pictures)
{
    QByteArray out = "# Sixty shores\n\n![The panorama](panorama.png)\n\nEvery picture below lies in this "
                     "repository.\n\n";
    for (int n = 1; n <= pictures; ++n) {
        const QByteArray number = QByteArray::number(n).rightJustified(2, '0');
        out += n % 10 == 1 ? "## From " + number + " on\n\n" : QByteArray();
        out += "![Shore " + number + "](gallery/shore-" + number + ".png)" + (n % 5 == 0 ? "\n\n" : " ");
    }
    return out;
}

} // namespace FakeHub
