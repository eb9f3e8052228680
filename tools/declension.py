"""Russian names and new nouns -> their case forms, by endings: what the dictionary of tools/russian.py lacks."""

from __future__ import annotations

from collections.abc import Iterator

ORDER = ("nom", "gen", "dat", "acc", "ins", "loc")
VOWELS = "аеёиоуыэюя"
HUSHING = "гкхжчшщ"
SOFT = "жчшщц"  # after these an unstressed о is written е

# ending -> (letters to cut, endings of gen, dat, acc, ins, loc)
ADJECTIVES = {
    "ский": (2, "ого", "ому", "ого", "им", "ом"),
    "цкий": (2, "ого", "ому", "ого", "им", "ом"),
    "кий": (2, "ого", "ому", "ого", "им", "ом"),
    "ый": (2, "ого", "ому", "ого", "ым", "ом"),
    "ской": (2, "ого", "ому", "ого", "им", "ом"),
    "ская": (2, "ой", "ой", "ую", "ой", "ой"),
    "цкая": (2, "ой", "ой", "ую", "ой", "ой"),
    "ая": (2, "ой", "ой", "ую", "ой", "ой"),
}
POSSESSIVE = ("ов", "ев", "ёв", "ин", "ын")  # surnames of Russian make: "Песковым"
OWNED = ("ова", "ева", "ёва", "ина", "ына")


def declined(word: str, *, feminine: bool = False, family: bool = False) -> tuple[str, ...]:
    """The six cases of a name in the singular; a name that does not inflect is six times itself."""
    low = word.lower()
    for ending, (cut, *cases) in ADJECTIVES.items():
        if low.endswith(ending) and feminine == (ending[-1] == "я"):
            return (word, *(word[:-cut] + one for one in cases))
    if family and feminine and low.endswith(OWNED):
        return (word, *(word[:-1] + one for one in ("ой", "ой", "у", "ой", "ой")))
    if low.endswith("ия"):
        return (word, *(word[:-1] + one for one in ("и", "и", "ю", "ей", "и")))
    if low[-1] == "а" and len(low) > 2 and low[-2] not in VOWELS:
        genitive = "и" if low[-2] in HUSHING else "ы"
        return (word, *(word[:-1] + one for one in (genitive, "е", "у", "ей" if low[-2] in SOFT else "ой", "е")))
    if low[-1] == "я":
        return (word, *(word[:-1] + one for one in ("и", "е", "ю", "ей", "е")))
    if feminine or low[-1] in VOWELS:
        if feminine and low[-1] == "ь":
            return (word, *(word[:-1] + one for one in ("и", "и", "ь", "ью", "и")))
        return (word,) * 6
    return (word, *masculine(word, low, family=family))


def masculine(word: str, low: str, *, family: bool) -> Iterator[str]:
    """Genitive to locative of a masculine name that ends in a consonant."""
    if low.endswith("ий"):
        return (word[:-1] + one for one in ("я", "ю", "я", "ем", "и"))
    if low[-1] in "йь":
        return (word[:-1] + one for one in ("я", "ю", "я", "ем", "е"))
    if family and low.endswith(POSSESSIVE):
        return (word + one for one in ("а", "у", "а", "ым", "е"))
    return (word + one for one in ("а", "у", "а", "ем" if low[-1] in SOFT else "ом", "е"))


def person_forms(name: str, *, feminine: bool) -> list[tuple[str, str]]:
    """A person's name with all its words inflected; the last one, where there are several, is the family's."""
    parts = name.split(" ")
    cases = [declined(part, feminine=feminine, family=part is parts[-1]) for part in parts]
    found: dict[str, list[str]] = {}
    for case, *words in zip(ORDER, *cases, strict=True):
        found.setdefault(" ".join(words), []).append(case)
    return [(form, f"{' '.join(labels)} s") for form, labels in found.items()]


def noun_forms(word: str) -> list[tuple[str, str]]:
    """A noun that the dictionary lacks, in both numbers: a man or a coin, as it ends in a consonant ("алавит")."""
    singular = person_forms(word, feminine=False)
    if word[-1] in VOWELS or word[-1] in "йь":
        return singular
    soft = "и" if word[-1] in HUSHING else "ы"
    many = ((soft, "nom p"), ("ов", "gen acc p"), ("ам", "dat p"), ("ами", "ins p"), ("ах", "loc p"))
    return [*singular, *((word + ending, label) for ending, label in many)]
