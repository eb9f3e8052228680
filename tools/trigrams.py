"""Texts of a language -> its most frequent runs of three letters, the `trigrams` line of [identify].

    python tools/trigrams.py FILE …

Any few thousand words will do. Those in the data were counted on the Universal Declaration of Human Rights and on the
corpora of hudna's own languages."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from hudna.languages.letters import pieces
from hudna.languages.signs import bare
from hudna.reading.identify import trigrams

MOST = 300


def frequent(text: str) -> list[str]:
    """The most frequent trigrams of a text, in the order of the alphabet."""
    words = (bare(text[start:end]) for start, end, shape in pieces(text) if shape == "word")
    counts = Counter(one for word in words for one in trigrams(word))
    return sorted(one for one, _ in counts.most_common(MOST))


def main() -> None:
    """Print the line."""
    print(
        f'trigrams = "{" ".join(frequent(" ".join(Path(name).read_text(encoding="utf-8") for name in sys.argv[1:])))}"'
    )


if __name__ == "__main__":
    main()
