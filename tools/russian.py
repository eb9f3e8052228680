"""languages/ru/lexicon/*.toml -> languages/ru/forms.tsv: every lemma with its inflected forms, by pymorphy3.

Run `python tools/russian.py` from the repository's root after a change of the Russian words (dev only: pymorphy3,
pymorphy3-dicts-ru). How a word is written in the lexicon decides what is made of it:

- a noun, adjective, verb or participle in its dictionary form: its whole paradigm; a noun in the plural: its plural;
- a word that is a predicate by itself ("нет", under `verb`): itself;
- a short participle (under `passive`): the four short forms; a gerund (under `participle`): itself;
- a phrase: the words up to its first noun inflect together ("вооруженные силы"), what follows stays ("режим прекращения
  огня"), names of persons inflect whole; of a phrase with a verb the verb inflects ("не подтвердить", "нанести удар");
  a rest after "+ " never does;
- a word in capitals that the dictionary does not know is an abbreviation and does not inflect;
- the names of persons.toml inflect word by word, by their endings (`gender` in their table); so do a state's, a
  medium's or a group's name and any single noun that the dictionary lacks.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pymorphy3
from declension import noun_forms, person_forms
from pymorphy3.analyzer import Parse

from hudna.languages.letters import pieces, table
from hudna.languages.lexicons import INFLECTING, words

FOLDER = Path(__file__).parents[1] / "src" / "hudna" / "languages" / "ru"
CASES = {"nomn": "nom", "gent": "gen", "gen2": "gen", "datv": "dat", "accs": "acc", "acc2": "acc", "ablt": "ins",
         "loct": "loc", "loc2": "loc"}  # fmt: skip
ORDER = ("nom", "gen", "dat", "acc", "ins", "loc")
GENDERS = {"masc": "m", "femn": "f", "neut": "n"}
TENSES = {"past": "past", "pres": "present", "futr": "future"}
SHAPES = {
    "verb": ("INFN", "PRED"),
    "passive": ("PRTS", "INFN", "ADJS"),
    "participle": ("GRND", "PRTF", "ADJF"),
    "passive_participle": ("PRTF", "ADJF", "PRTS", "ADJS"),
    "adjective": ("ADJF", "PRTF", "ADJS", "PRTS", "NPRO"),
    "noun": ("NOUN", "ADJF", "PRTF", "NPRO"),
}
NOMINAL = ("NOUN", "ADJF", "PRTF", "NPRO")
# Variants that no paper prints: "нарушенье", "силою", "снову".
RARE = frozenset({"V-be", "V-bi", "V-ey", "V-oy", "V-sh", "Erro", "Dist", "voct", "Infr", "Litr", "Arch"})
NAMES = frozenset({"Name", "Patr", "Surn", "Init"})

Form = tuple[str, str]
MORPHOLOGY = pymorphy3.MorphAnalyzer()


class UnknownLemmaError(Exception):
    """A lemma that the dictionary has no paradigm for in this part of speech."""


def plain(word: str) -> str:
    """A word as two spellings of it compare."""
    return word.lower().replace("ё", "е")


def parse_of(word: str, shapes: Sequence[str], gender: str | None = None) -> Parse:
    """The dictionary's entry that the word, in its citation form, stands for."""
    found = [one for one in MORPHOLOGY.parse(word) if one.tag.POS in shapes and citation(one) and wanted(word, one)]
    if not found:
        raise UnknownLemmaError(f"{word!r} is no {' or '.join(shapes)} in its dictionary form")

    def fit(one: Parse) -> tuple[object, ...]:
        own = plain(one.normal_form) == plain(word)
        lasting = one.tag.POS == "INFN" and "impf" in one.tag  # "уходить", "проводить": rarely the perfective
        return -shapes.index(one.tag.POS), own, (gender or "masc") in one.tag, lasting, one.score

    return max(found, key=fit)


def wanted(word: str, one: Parse) -> bool:
    """No rare variant, and no name unless the word is written as one."""
    return not (RARE - {"Infr"}) & one.tag.grammemes and (word[:1].isupper() or not NAMES & one.tag.grammemes)


def citation(one: Parse) -> bool:
    """Nominative, of adjectives masculine or plural; verbs in the infinitive."""
    tag = one.tag
    if tag.POS in {"INFN", "GRND", "PRED"}:
        return True
    if tag.POS in {"PRTS", "ADJS"}:
        return "masc" in tag
    return bool(tag.case == "nomn")


def cases(
    word: str, shapes: Sequence[str], number: str | None = None, gender: str | None = None, *, alive: bool = False
) -> Iterator[Form]:
    """The case forms of a noun or, with a gender, of an adjective that agrees with one."""
    entry = parse_of(word, shapes, gender)
    number = number or ("plur" if entry.tag.number == "plur" else None)
    for one in entry.lexeme:
        tag = one.tag
        if tag.POS != entry.tag.POS or tag.case not in CASES or RARE & tag.grammemes:
            continue
        if tag.voice != entry.tag.voice or tag.tense != entry.tag.tense or number not in {None, tag.number}:
            continue
        if gender and tag.number == "sing" and tag.gender not in {gender, None}:
            continue
        if gender and tag.POS != "NOUN" and ("inan" if alive else "anim") in tag.grammemes:
            continue
        yield one.word, f"{CASES[tag.case]} {letter(tag)}"


def letter(tag: pymorphy3.tagset.OpencorporaTag) -> str:
    """Number, and of adjectives gender: "s", "p", "ms", "fs"."""
    number = "p" if tag.number == "plur" else "s"
    return number if tag.POS == "NOUN" or number == "p" else GENDERS.get(tag.gender or "", "") + number


def verbal(word: str, shapes: Sequence[str]) -> Iterator[Form]:
    """Finite forms and the infinitive; of a short participle its four forms, which are finite too."""
    entry = parse_of(word, shapes)
    if entry.tag.POS == "PRED":
        yield entry.word, "present"
        return
    for one in entry.lexeme:
        tag = one.tag
        if entry.tag.POS == "INFN" and tag.POS == "INFN" and one.word == entry.word:
            yield one.word, "infinitive"
        elif entry.tag.POS == "INFN" and finite(tag):
            if tag.tense == "futr" and word.endswith("знать"):
                continue  # "признает" is printed of "признавать", whose present it is
            yield one.word, f"{TENSES[tag.tense]} {person(tag)}"
        elif tag.POS == entry.tag.POS and tag.POS in {"PRTS", "ADJS"} and tag.tense == entry.tag.tense:
            yield one.word, f"past {person(tag)}"


def finite(tag: pymorphy3.tagset.OpencorporaTag) -> bool:
    """A form with a tense, in the first or third person, that is in use."""
    return tag.POS == "VERB" and bool(tag.tense) and tag.person != "2per" and not {"Arch", "Abbr"} & tag.grammemes


def person(tag: pymorphy3.tagset.OpencorporaTag) -> str:
    """Person, gender and number of a finite form."""
    number = "p" if tag.number == "plur" else "s"
    return f"{'1' if tag.person == '1per' else '3'}{GENDERS.get(tag.gender or '', '') if number == 's' else ''}{number}"


def forms_of(lemma: str, speech: str) -> list[Form]:
    """The forms of a lemma or phrase, each with all that it may be."""
    before, inflecting, rest = split(lemma, speech)
    if speech in {"verb", "passive"}:
        made = list(verbal(inflecting[0], SHAPES[speech]))
    elif speech == "participle" and is_one(inflecting[0], ("GRND",)):
        made = [(inflecting[0], "gerund")]
    elif fixed(inflecting):
        made = [(" ".join(inflecting), "nom gen dat acc ins loc s")]
    else:
        made = nominal(inflecting, SHAPES.get(speech, SHAPES["noun"]))
    return merged((" ".join([*before, form, *rest]), features) for form, features in made)


def is_one(word: str, shapes: Sequence[str]) -> bool:
    """Whether a word is one of these parts of speech, in its dictionary form."""
    return any(one.tag.POS in shapes and citation(one) for one in MORPHOLOGY.parse(word))


def fixed(inflecting: Sequence[str]) -> bool:
    """An abbreviation, or a word in another script."""
    word = inflecting[0]
    return len(inflecting) == 1 and (word.isascii() or (word.isupper() and not MORPHOLOGY.word_is_known(word.lower())))


def split(lemma: str, speech: str) -> tuple[list[str], list[str], list[str]]:
    """The words before those that inflect, the words that inflect, and the rest."""
    parts = lemma.split(" ")
    shapes = SHAPES.get(speech, SHAPES["noun"])
    at = next((n for n, word in enumerate(parts) if is_one(word, shapes)), 0)
    if speech in {"verb", "passive", "participle"}:
        return parts[:at], [parts[at]], parts[at + 1 :]
    last = at + 1
    while last < len(parts) and (named(parts[last - 1 : last + 1]) or agreeing(parts[last - 1 : last + 1])):
        last += 1
    if last > at + 1 and not noun_like(parts[last - 1]):
        last = at + 1
    return parts[:at], parts[at:last], parts[last:]


def agreeing(pair: Sequence[str]) -> bool:
    """An adjective before what may be its noun."""
    return not noun_like(pair[0]) and is_one(pair[1], NOMINAL)


def named(pair: Sequence[str]) -> bool:
    """A given name before a patronymic or surname: all parts of a person's name inflect."""
    first, second = (set().union(*(one.tag.grammemes for one in MORPHOLOGY.parse(word))) for word in pair)
    return all(word[:1].isupper() for word in pair) and bool({"Name"} & first) and bool({"Surn", "Patr"} & second)


def noun_like(word: str) -> bool:
    """A noun in the nominative rather than an adjective."""
    found = [one for one in MORPHOLOGY.parse(word) if one.tag.POS in NOMINAL and citation(one)]
    return (bool(found) and found[0].tag.POS == "NOUN") or fixed([word])


def nominal(inflecting: Sequence[str], shapes: Sequence[str]) -> list[Form]:
    """One word, or adjectives in agreement with their noun."""
    *before, head = inflecting
    if not before:
        return list(cases(head, shapes))
    named_first = named(inflecting[:2])
    gender = parse_of(before[0], ("NOUN",)).tag.gender if named_first else None
    noun = parse_of(head, ("NOUN",), gender)
    number = "sing" if named_first else "plur" if noun.tag.number == "plur" else None
    found = []
    for form, features in cases(head, ("NOUN",), number, gender):
        case, last = features.split(" ")
        parts = [matching(word, case, last, noun) for word in before]
        found.append((" ".join([*parts, form]), features))
        if case == "gen" and last == "s" and not named_first and noun.tag.gender != "femn":
            parts = [matching(word, "gen", "p", noun) for word in before]  # "two": "два опорных пункта"
            found.append((" ".join([*parts, form]), features))
    return found


def matching(word: str, case: str, number: str, noun: Parse) -> str:
    """The form of an adjective, or of a given name, that agrees with a noun."""
    if fixed([word]):
        return word
    shapes = ("ADJF", "PRTF", "NPRO", "NOUN")
    gender, alive = noun.tag.gender or "masc", noun.tag.animacy == "anim"
    for form, features in cases(word, shapes, "plur" if number == "p" else "sing", gender, alive=alive):
        if features.split(" ")[0] == case:
            return form
    raise UnknownLemmaError(f"{word!r} has no {case} {number}")


def merged(made: Iterator[Form]) -> list[Form]:
    """One entry for each spelling and number: its cases together, the gender only where there is one."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    genders: dict[tuple[str, str], dict[str, None]] = {}
    for form, features in made:
        *what, last = features.split(" ")
        key = (form, last[-1] if what and what[0] in ORDER else features)
        found.setdefault(key, {}).update(dict.fromkeys(what))
        genders.setdefault(key, {})[last] = None
    return [(form, label(list(what), list(genders[form, number]))) for (form, number), what in found.items()]


def label(what: list[str], lasts: list[str]) -> str:
    """Features in a fixed order: cases or tense, then gender and number."""
    last = lasts[0] if len(lasts) == 1 else lasts[0][-1]
    return " ".join([*sorted(what, key=lambda one: ORDER.index(one) if one in ORDER else 0), last])


def lemmas() -> Iterator[tuple[str, str, str, bool]]:
    """(file, speech, lemma, feminine) of every word that inflects; a rest after a gap is cut off."""
    for path in sorted((FOLDER / "lexicon").glob("*.toml")):
        for record in tomllib.loads(path.read_text(encoding="utf-8")).values():
            for speech in INFLECTING:
                for lemma in record.get(speech, ()):
                    yield path.name, speech, lemma.partition("+ ")[0], record.get("gender") == "f"


def made_of(file: str, speech: str, lemma: str, *, feminine: bool) -> list[Form]:
    """The forms of a lemma: a person's by its endings, so too a single noun's that the dictionary lacks."""
    parts = lemma.split(" ")
    joined = file == "states.toml" and len(parts) > 1 and noun_like(parts[0]) and parts[-1][0].isupper()
    if file == "persons.toml" or joined:
        return person_forms(lemma, feminine=feminine)
    try:
        return forms_of(lemma, speech)
    except UnknownLemmaError:
        if " " in lemma or speech not in {"noun", "short"}:
            raise
        return person_forms(lemma, feminine=feminine) if lemma[0].isupper() else noun_forms(lemma)


def guessed(lemma: str) -> bool:
    """Whether the dictionary lacks a word of the lemma, so that its forms need a look."""
    parts = [lemma[start:end].lower() for start, end, shape in pieces(lemma) if shape == "word"]
    return not all(MORPHOLOGY.word_is_known(part) for part in parts)


def main() -> int:
    """Write the file; tell of lemmas that the dictionary lacks."""
    letters = table(tomllib.loads((FOLDER / "language.toml").read_text(encoding="utf-8")).get("fold", {}))
    lines: dict[tuple[str, str], str] = {}
    wrong = []
    for file, speech, lemma, feminine in lemmas():
        if (lemma, speech) in lines:
            continue
        try:
            made = made_of(file, speech, lemma, feminine=feminine)
        except UnknownLemmaError as error:
            wrong.append(f"{file}: {speech} {lemma!r}: {error}")
            continue
        entries = dict.fromkeys(f"{' '.join(words(form, letters))}:{features}" for form, features in made)
        lines[lemma, speech] = "\t".join([lemma, speech, "|".join(entries)])
        if len(entries) > 1 and guessed(lemma):
            print(f"guessed: {lemma} -> {', '.join(list(entries)[:7])}", file=sys.stderr)
    (FOLDER / "forms.tsv").write_text("".join(lines[key] + "\n" for key in sorted(lines)), encoding="utf-8")
    print(f"{len(lines)} lemmas, {sum(line.count('|') + 1 for line in lines.values())} forms", file=sys.stderr)
    for line in wrong:
        print(f"error: {line}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
