// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/democards.h"

namespace FakeHub
{

const char *const heronCard = R"md(![Heron](assets/banner.svg)

# Heron 8B Instruct

Heron is an 8-billion-parameter instruction model for long documents. It reads up to 131,072 tokens, answers in eleven
European languages and cites the passages it used when asked.

- [Quick start](#quick-start)
- [Evaluation](#evaluation)
- [Running it elsewhere](#running-it-elsewhere)
- [Limits](#limits)

## Quick start

```python
from transformers import pipeline

chat = pipeline("text-generation", model="northlight/Heron-8B-Instruct")
chat([{"role": "user", "content": "Summarise the attached minutes."}])
```

The chat template puts the document before the question. Short questions work best:

> **Document:** *(the text)*
> **Question:** Who promised what, and until when?

## Evaluation

| Benchmark | Metric | Heron 8B | Heron 8B v0.9 | Peer mean, 7 to 9 B |
|:--|:--|--:|--:|--:|
| LongDocQA | F1 | **71.4** | 66.0 | 63.8 |
| CodeFix-Lite | pass@1 | **48.9** | 45.1 | 46.7 |
| EuroExam, 11 languages | accuracy | **62.3** | 58.8 | 55.2 |
| Needle at 128k | recall | **97.1** | 81.4 | 74.0 |

![Scores over context length](assets/context.png)

Scores are means of three runs with temperature 0. The harness and the prompts are in
[northlight/eval-harness](https://huggingface.co/datasets/northlight/eval-harness).

## Running it elsewhere

<details>
<summary>With a server</summary>

```bash
vllm serve northlight/Heron-8B-Instruct --max-model-len 65536
curl -s localhost:8000/v1/chat/completions \
  -H 'Content-Type: application/json' \
  -d '{"model": "northlight/Heron-8B-Instruct", "messages": [{"role": "user", "content": "Hello"}]}'
```

</details>

JavaScript in the browser needs the ONNX export:

```javascript
import { pipeline } from "@huggingface/transformers";

const chat = await pipeline("text-generation", "northlight/Heron-8B-Instruct", { device: "webgpu" });
console.log(await chat("Three rivers:", { max_new_tokens: 32 }));
```

The settings that we serve it with:

```yaml
model: northlight/Heron-8B-Instruct
dtype: bfloat16
context: 65536
sampling: {temperature: 0.5, top_p: 0.9}
```

Smaller builds: [AWQ](https://huggingface.co/northlight/Heron-8B-Instruct-AWQ), about 5.7 GB, and the
[GGUF files of quillworks](https://huggingface.co/quillworks/Sable-3B-Instruct-GGUF) for a smaller model.

## Memory

| Context | BF16 | AWQ |
|--:|--:|--:|
| 2k | 16.4 GB | 6.1 GB |
| 8k | 17.6 GB | 7.3 GB |
| 64k | 26.0 GB | 15.7 GB |

## Intended use

Summaries, question answering and drafting over reports, contracts and meeting notes. Not for medical or legal decisions
without review. Outputs may contain errors in names and figures.

- Trained on 4.1 T tokens of licensed and public text, cut-off March 2026
- Best results at temperature 0.3 to 0.7
- [ ] audio input (planned)
- [x] tool calls

## Limits

1. Tables wider than twelve columns are often misread.
2. Dates before 1900 come out in the modern calendar.
3. It does not know when it does not know; ask for the passage.

The attention is ordinary grouped-query attention, $8$ heads for keys and values[^1].

[^1]: Which is why the cache for a context of 8k takes 1.1 GB.

## Citation

```bibtex
@misc{heron2026,
  title = {Heron: long documents in eleven languages},
  author = {{The Northlight demo}},
  year = {2026}
}
```
)md";

const char *const mossCard = R"md(<div align="center">
  <img src="assets/banner.svg" alt="Moss" width="520">
  <h1>Moss 1.5B Coder</h1>
  <p><em>Small enough for a laptop, quick enough for every keystroke.</em></p>
  <a href="https://huggingface.co/spaces/fernhill/moss-playground">Try it</a> &middot;
  <a href="https://huggingface.co/datasets/fernhill/commit-messages">Data</a>
</div>

---

Moss completes code in <b>C++</b>, <b>Python</b>, <b>Rust</b> and <b>TypeScript</b>. It was trained with fill-in-the-middle,
so it sees what stands *after* the cursor too.

<table>
  <tr><th>Language</th><th>pass@1</th><th>pass@10</th></tr>
  <tr><td>Python</td><td align="right">41.2</td><td align="right">63.0</td></tr>
  <tr><td>C++</td><td align="right">36.8</td><td align="right">58.1</td></tr>
  <tr><td>Rust</td><td align="right">33.5</td><td align="right">55.9</td></tr>
</table>

```cpp
// what Moss wrote between the two comments
std::optional<int> firstEven(std::span<const int> numbers)
{
    const auto it = std::ranges::find_if(numbers, [](int n) { return n % 2 == 0; });
    return it == numbers.end() ? std::nullopt : std::optional(*it);
}
```

```rust
fn first_even(numbers: &[i32]) -> Option<i32> {
    numbers.iter().copied().find(|n| n % 2 == 0)
}
```

```diff
- for i in range(len(rows)):
-     print(rows[i])
+ for row in rows:
+     print(row)
```

Press <kbd>Tab</kbd> to accept, <kbd>Esc</kbd> to dismiss. H<sub>2</sub>O and x<sup>2</sup> render, <mark>so does this</mark>.

<script>document.title = "a card must never run this"</script>
<p onclick="alert('nor this')">An attribute that a viewer drops.</p>
<iframe src="https://example.invalid/"></iframe>

See also [open-meridian/Polaris-14B](https://huggingface.co/open-meridian/Polaris-14B), and the
[files of this repository](./tree/main) or its [configuration](config.json).
)md";

const char *const sakuraCard = R"md(# Sakura 0.5B 会話モデル

Sakura は、日本語の短い会話のために作られた小さな言語モデルです。ノートパソコンでも速く動きます。

## 使い方

```python
from transformers import pipeline

会話 = pipeline("text-generation", model="hanami-works/Sakura-0.5B-Chat")
print(会話("今日の天気は"))
```

## 評価

| 試験 | 指標 | 点数 |
|:--|:--|--:|
| 会話の自然さ | 5 点満点 | **4.2** |
| 要約 | ROUGE-L | 31.7 |
| 漢字の読み | 正解率 | 88.4 |

![学習の記録](assets/loss.png)

## 注意

- 事実の確認には向きません。
- 個人に関する質問には答えないように訓練されています。
- 敬語と「です・ます」調が既定です。

詳しくは [データセット](https://huggingface.co/datasets/hanami-works/haiku-pairs) をご覧ください。
)md";

const char *const bambooCard = R"md(# 竹影 1.5B 指令模型

竹影是一个用于中文问答和写作的小型模型，支持最长三万二千个词元的上下文。

## 快速开始

```python
from transformers import pipeline

对话 = pipeline("text-generation", model="bamboo-lab/Zhuying-1.5B")
print(对话("请用一句话介绍长江。"))
```

## 评测结果

| 测试集 | 指标 | 得分 |
|:--|:--|--:|
| 阅读理解 | 准确率 | **74.3** |
| 古诗续写 | 人工评分 | 3.9 |
| 数学应用题 | 准确率 | 52.1 |

> 注意：模型的回答可能包含错误，请自行核实。

1. 适合：摘要、改写、问答。
2. 不适合：医疗与法律决定。
)md";

const char *const qamarCard = R"md(# قمر: نموذج صغير للغة العربية

قمر نموذج لغوي صغير للإجابة عن الأسئلة وتلخيص النصوص باللغة العربية الفصحى.

## البداية السريعة

```python
from transformers import pipeline

ask = pipeline("text-generation", model="qamar-collective/Qamar-1B")
print(ask("ما هي عاصمة"))
```

## النتائج

| الاختبار | المقياس | النتيجة |
|:--|:--|--:|
| فهم المقروء | F1 | **68.5** |
| التلخيص | ROUGE-L | 29.9 |

- لا يصلح للقرارات الطبية أو القانونية.
- قد يخطئ في الأسماء والأرقام، مثل 1234 أو (2026).
- النموذج الأصلي: [saltmarsh/Plover-1B](https://huggingface.co/saltmarsh/Plover-1B).
)md";

const char *const berezaCard = R"md(# Берёза: векторы предложений для русского языка

Модель превращает предложения в векторы длины 384: для поиска, группировки и удаления повторов.

## Как пользоваться

```python
from sentence_transformers import SentenceTransformer

модель = SentenceTransformer("arborea/Bereza-Embed")
векторы = модель.encode(["Снег выпал ночью.", "К утру всё побелело."])
```

## Проверка

| Задача | Мера | Берёза | Прежняя |
|:--|:--|--:|--:|
| Поиск | nDCG@10 | **58,2** | 54,0 |
| Похожесть | корреляция | **81,7** | 79,9 |

Обучена на [парах предложений](https://huggingface.co/datasets/arborea/sentence-pairs). Смешанный текст, как «API и кэш», она тоже понимает.
)md";

const char *const minutesCard = R"md(# Minutes of imaginary meetings

Twelve thousand minutes of meetings that never took place, each with its summary, its decisions and the list of who
promised what. Made to train and to test [Heron](https://huggingface.co/northlight/Heron-8B-Instruct).

## At a glance

| Split | Rows | Median words | Languages |
|:--|--:|--:|:--|
| train | 11,200 | 812 | en, de, fr |
| test | 800 | 798 | en, de, fr |

![Words per document](assets/words.png)

## One row

```json
{
  "id": 17,
  "text": "Present: the chair, two members. The roof of the boat house is to be repaired before the winter ...",
  "decisions": ["Repair the roof", "Ask for three offers"],
  "promises": [{"who": "treasurer", "what": "collect the offers", "until": "2026-02-01"}]
}
```

## Load it

```python
from datasets import load_dataset

minutes = load_dataset("northlight/minutes", split="train")
long_ones = minutes.filter(lambda row: len(row["text"].split()) > 1000)
```

```sql
SELECT label, count(*) FROM 'hf://datasets/northlight/minutes/data/train.csv' GROUP BY label ORDER BY 2 DESC;
```

## How it was made

1. A plan of each meeting was drawn by rule: members, topics, decisions.
2. The text was written from the plan.
3. Every tenth text was read by a person.

No real meeting, person or company was used.

## Known faults

- Dates fall on weekends too often.
- Twelve documents are in two languages at once; they carry the label `mixed`.
)md";

} // namespace FakeHub
