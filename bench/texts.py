"""The repository's own texts -> documents to measure on: the example bundle and composed sentences of the corpus."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from hudna.languages.corpora import examples
from hudna.model import Document

ROOT = Path(__file__).parents[1]
BUNDLE = ROOT / "examples/bundle.jsonl"
WORDS = 500  # of a composed document: about 650 tokens with the marks, a newspaper article
MOST = 24  # composed documents
_PARAGRAPH = 3  # sentences


def documents(code: str) -> list[Document]:
    """Of one language: the bundle's, articles composed of corpus sentences, the texts of HUDNA_GOLD if it is set."""
    return [*(one for one in bundle() if one.language == code), *composed(code), *gold(code)]


def bundle() -> Iterator[Document]:
    """The documents of examples/bundle.jsonl."""
    for line in BUNDLE.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        published = date.fromisoformat(record["published"])
        yield Document(record["text"], record["id"], published, record["timezone"], record["language"])


def composed(code: str) -> Iterator[Document]:
    """Corpus sentences put together to articles, each sentence in one of them."""
    said = list(dict.fromkeys(one.text for one in examples(code)))
    taken: list[str] = []
    made = 0
    # Every seventh sentence, then those after them, so that an article speaks of more than one file's matter.
    for sentence in (one for start in range(7) for one in said[start::7]):
        taken.append(sentence)
        if sum(len(one.split()) for one in taken) >= WORDS and made < MOST:
            made += 1
            yield Document(_article(taken), f"composed-{made}", date(2024, 5, 3), "Asia/Damascus", code)
            taken = []


def _article(sentences: list[str]) -> str:
    ended = [one if one.rstrip().endswith((".", "!", "\u061f")) else f"{one}." for one in sentences]
    return "\n\n".join(" ".join(ended[at : at + _PARAGRAPH]) for at in range(0, len(ended), _PARAGRAPH))


def gold(code: str) -> Iterator[Document]:
    """The texts of HUDNA_GOLD in one language."""
    folder = os.environ.get("HUDNA_GOLD")
    for path in sorted(Path(folder).glob(f"*.{code}.txt")) if folder else ():
        yield Document(path.read_bytes().decode("utf-8"), path.stem, date(2023, 9, 20), "Asia/Baku", code)
