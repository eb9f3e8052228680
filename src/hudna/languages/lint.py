"""Language folders -> findings: what is wrong or lacking in the words, with the file and the remedy."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hudna.errors import DataError
from hudna.kinds import Kind, kinds
from hudna.languages.corpora import Example, examples
from hudna.languages.language import FOLDER, Language, available, language
from hudna.languages.letters import pieces
from hudna.languages.lexicons import SPEECH

ERROR, WARNING = "error", "warning"
_SCRIPTS = {"Arab": "ARABIC", "Cyrl": "CYRILLIC", "Latn": "LATIN"}
_NAME = re.compile(r"[\"']([a-z][a-z0-9-]*)[\"']")
_PREFIX = re.compile(r"startswith\(\(?[\"']([a-z][a-z0-9-]*)[\"']|[\"']([a-z]+-)(?:[\"']|\{)")
# Proper names: there are too many for an example each, and the gazetteer is what asks for them.
_PROPER = ("actor-", "person-", "state-", "seat-", "house-", "media-", "zone-")
_SOME = 6  # words named in a finding


class Finding(NamedTuple):
    """Something wrong (error) or lacking (warning): where, what, and what to do."""

    level: str
    file: str
    about: str
    what: str
    remedy: str


class Word(NamedTuple):
    """A lemma as a lexicon file writes it."""

    file: str
    sense: str
    speech: str
    lemma: str


def lint(code: str) -> list[Finding]:
    """All findings of a language, errors first."""
    try:
        lang, words, said = language(code), list(words_of(code)), list(examples(code))
    except DataError as error:
        return [Finding(ERROR, code, "loading", str(error), "mend it; nothing else was checked")]
    found = [
        *alphabet(words, lang),
        *duplicates(words, lang),
        *missing_senses(lang),
        *unused_senses(lang),
        *brackets(said, code),
        *unknown_kinds(said, code),
        *unexercised(words, said, lang),
        *silences(said, code),
    ]
    return sorted(found, key=lambda finding: (finding.level != ERROR, finding.file, finding.about))


def words_of(code: str) -> Iterator[Word]:
    """Every lemma of a language's lexicon, in the order of the files."""
    for path in sorted((FOLDER / code / "lexicon").glob("*.toml")):
        for sense, record in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for speech in SPEECH:
                for lemma in record.get(speech, ()):
                    yield Word(f"{code}/lexicon/{path.name}", sense, speech, lemma)


def alphabet(words: Sequence[Word], lang: Language) -> Iterator[Finding]:
    """A word with letters of two scripts is a look-alike gone astray; one in another script may be a name."""
    script = _SCRIPTS.get(lang.settings.get("script", ""), "")
    for word in words:
        for start, end, shape in pieces(word.lemma):
            part = word.lemma[start:end]
            scripts = {unicodedata.name(letter, "?").split(" ")[0] for letter in part if letter.isalpha()}
            if shape != "word" or not script or scripts <= {script}:
                continue
            if script in scripts:
                what = f"{part!r} mixes {' and '.join(sorted(scripts)).title()} letters"
                yield Finding(ERROR, word.file, word.sense, what, "write it in one script")
            else:
                yield Finding(
                    WARNING, word.file, word.sense, f"{part!r} is not {lang.name}", "move it, if it is no name"
                )


def duplicates(words: Sequence[Word], lang: Language) -> Iterator[Finding]:
    """The same lemma twice in one sense and part of speech; spellings that fold to one need no second line."""
    folded: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for word in words:
        folded[word.file, word.sense, word.speech, lang.fold(word.lemma)].append(word.lemma)
    for (file, sense, speech, _), lemmas in folded.items():
        if len(set(lemmas)) < len(lemmas):
            yield Finding(ERROR, file, sense, f"{speech} {lemmas[0]!r} stands there {len(lemmas)} times", "keep one")
        elif len(lemmas) > 1:
            what = f"{speech} {' and '.join(map(repr, lemmas))} fold to the same"
            yield Finding(WARNING, file, sense, what, "keep the one in full spelling")


def frame_senses(kind: Kind) -> set[str]:
    """The senses that a kind's frames ask for; those with @ are not words."""
    asked = {s for frame in kind.frames for s in (*frame.head, *frame.with_, *frame.and_, *frame.not_)}
    return {sense for sense in asked if not sense.startswith("@")}


def missing_senses(lang: Language) -> Iterator[Finding]:
    """Senses of frames that the language has no words for; that no language has words for is a slip in the kind."""
    everywhere = {sense for code in available() for sense in language(code).lexicon.senses}
    for kind in kinds().values():
        for sense in sorted(frame_senses(kind) - lang.lexicon.senses.keys()):
            file = f"kinds/{kind.name}.toml"
            if sense in everywhere:
                yield Finding(
                    WARNING, file, sense, f"{lang.name} has no words for it", f"add [{sense}] to {lang.code}/lexicon"
                )
            else:
                yield Finding(
                    ERROR, file, sense, "no language has words for it", f"add [{sense}] to a lexicon or mend its name"
                )


def unused_senses(lang: Language) -> Iterator[Finding]:
    """Senses that no frame, no grammar and no line of the reader asks for, and that carry no attribute."""
    asked = {sense for kind in kinds().values() for sense in frame_senses(kind)}
    named, prefixes = _named_elsewhere(lang)
    for sense in lang.lexicon.senses.values():
        if sense.name in asked or sense.name in named or sense.attributes or sense.name.startswith(prefixes):
            continue
        file = f"{lang.code}/lexicon/{sense.file}"
        yield Finding(WARNING, file, sense.name, "nothing asks for it", "use it in a frame or take it out")


def _named_elsewhere(lang: Language) -> tuple[set[str], tuple[str, ...]]:
    """Names of senses, and beginnings of names, that stand in the reader, the gazetteer or the language's grammar."""
    files = [
        *FOLDER.parent.glob("reading/*.py"),
        *FOLDER.parent.glob("gazetteer/*.py"),
        FOLDER / lang.code / "grammar.toml",
        FOLDER / lang.code / "language.toml",
    ]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files if path.exists())
    return set(_NAME.findall(text)), (*_PROPER, *(one or other for one, other in _PREFIX.findall(text)))


def brackets(said: Sequence[Example], code: str) -> Iterator[Finding]:
    """Brackets that do not pair, or an example that marks nothing."""
    for one in said:
        depths = [one.marked[: i + 1].count("[") - one.marked[: i + 1].count("]") for i in range(len(one.marked))]
        file = f"{code}/corpus/{one.file}"
        if any(depth not in {0, 1} for depth in depths) or (depths and depths[-1]):
            yield Finding(ERROR, file, one.type, f"brackets do not pair in {one.marked!r}", "pair them")
        elif one.type != "silence" and "[" not in one.marked:
            yield Finding(ERROR, file, one.type, f"nothing is marked in {one.marked!r}", "put [ ] around the span")


def unknown_kinds(said: Sequence[Example], code: str) -> Iterator[Finding]:
    """Kinds that there are not."""
    for one in said:
        kind = one.values.get("kind")
        if kind is not None and kind not in kinds():
            yield Finding(
                ERROR, f"{code}/corpus/{one.file}", one.type, f"no kind {kind!r}", f"one of {', '.join(kinds())}"
            )


def unexercised(words: Sequence[Word], said: Sequence[Example], lang: Language) -> Iterator[Finding]:
    """Words of which no example has a form, gathered by sense."""
    seen = {pair for one in said for pair in lemmas_in(one.text, lang)}
    unseen: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word in words:
        if (word.sense, word.lemma) not in seen and not word.sense.startswith(_PROPER):
            unseen[word.file, word.sense].append(word.lemma.split("|")[0])
    for (file, sense), lemmas in unseen.items():
        named = ", ".join(dict.fromkeys(lemmas[:_SOME])) + (" …" if len(lemmas) > _SOME else "")
        yield Finding(WARNING, file, sense, f"{len(lemmas)} words in no example: {named}", "write an example with each")


def lemmas_in(text: str, lang: Language) -> Iterator[tuple[str, str]]:
    """(sense, lemma) of every word of the lexicon that may stand in a text."""
    folded = [lang.fold(text[start:end]) for start, end, _ in pieces(text)]
    for index, word in enumerate(folded):
        for cut in lang.cuts(word):
            for form in lang.forms(cut.stem):
                if tuple(folded[index + 1 : index + 1 + len(form.rest)]) == form.rest:
                    yield form.sense, form.lemma


def silences(said: Sequence[Example], code: str) -> Iterator[Finding]:
    """What has examples but no silence, and kinds that have no example at all."""
    shown = Counter(
        one.values.get("kind") if one.type == "claim" else one.type for one in said if one.type != "silence"
    )
    silent = Counter(one.values.get("kind", one.values.get("type")) for one in said if one.type == "silence")
    for name in [*kinds(), "number", "time", "place", "actor"]:
        if not shown[name]:
            yield Finding(
                WARNING, f"{code}/corpus", name, "no example", "write some: every rule and word class needs one"
            )
        elif not silent[name]:
            yield Finding(
                WARNING, f"{code}/corpus", name, "no silence", "write a nearby sentence that must not be read so"
            )


__all__ = ["ERROR", "WARNING", "Finding", "lint"]
