"""An actor's phrase as it is read: where it stands, what it is, whose it is, and how far that is still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from hudna.languages import Form, Language, language
from hudna.model import Actor
from hudna.reading.cases import cases_in
from hudna.reading.lexemes import Lexeme
from hudna.reading.owners import Owner
from hudna.reading.parts import Marks, Part, parts
from hudna.reading.scans import Mention


@dataclass(slots=True)
class Phrase:
    """Tokens `first` to `last` that name one actor; the words from `start` to `end` are the name's own span."""

    first: int
    last: int
    part: Part
    name: str
    side: str | None
    sector: str | None
    features: str
    before: tuple[str, ...] = ()
    start: int = -1
    end: int = -1
    skip: int = 0
    owner: Owner | None = None
    sort: str | None = None
    note: str = ""
    open: bool = False  # whose it is stands elsewhere in the text
    classes: tuple[str, ...] = field(default=())
    kind: str = "office"  # "office" for a composed name, "name" for a proper one

    def owned(self) -> Owner:
        """The phrase as the owner of another ("spokesperson of …")."""
        return Owner(
            "actor" if self.kind == "name" else "office", self.name, self.side, self.sector,
            None, None, self.features, self.first, self.last, self.classes, self,
        )  # fmt: skip

    def mention(self, marks: Marks) -> Mention:
        """The phrase as a mention; the actor's span is the name's own."""
        start, end = (self.start, self.end) if self.start >= 0 else (self.first, self.last)
        span = marks.scan.span(start, end, self._skipped(marks) if start == self.first else 0)
        actor = Actor(self.name, self.side, self.sector, span)
        return Mention("actor", self.first, self.last, span, actor, self._inflected(marks), self.before, self.note)

    def _inflected(self, marks: Marks) -> str:
        """Person, gender and number; before them, where there are cases, those that the phrase may stand in."""
        if not marks.genitive:
            return self.features
        cases, number = cases_in(marks.scan, self.first, self.last, self.part.sense)
        features = "3p" if number == "p" and self.features[-1:] == "s" else self.features
        return " ".join([*sorted(cases), features]).strip()

    def _skipped(self, marks: Marks) -> int:
        """Letters before the span: a preposition that is fused with the article stays in."""
        fused = "to" in self.before and "the" in self.before
        if fused and not marks.scan.tokens[self.first].folded[self.skip :].startswith(marks.scan.language.article):
            return max(0, self.skip - 1)
        return self.skip


def features_of(marks: Marks, lexeme: Lexeme, part: Part) -> str:
    """Person, gender and number of a head: a plural of things is a feminine singular, as verbs agree with it."""
    return _features(marks.scan.language.code, lexeme.form, part.sense)


@lru_cache(maxsize=20_000)
def _features(code: str, form: Form, sense: str) -> str:
    lang, spec = language(code), parts(code)[sense].spec
    if not lang.article:
        return _unarticled(lang, form, spec)
    number = form.features[-1:] if form.features[-1:] in {"s", "d", "p"} else "s"
    human = bool(spec.get("human"))
    if human and form.speech == "fixed":
        return "3mp"
    gender = spec.get("gender")
    if gender is None:
        lemma = form.lemma.split("|")[0].split(" ")[0]
        gender = "f" if lang.fold(lemma).endswith(_endings(lang, "feminine")) else "m"
    elif form.speech == "fixed" and " " in form.lemma and not human:
        return _as_worded(lang, form, str(gender))
    if number == "p":
        return f"3{gender}p" if human else "3fs"
    return f"3{gender}{number}"


def named_features(marks: Marks, form: Form, part: Part) -> str:
    """Person, gender and number of a name, as registered; of a body in several words, as its first word shows."""
    lang, gender = marks.scan.language, str(part.spec.get("gender", "m"))
    if not lang.article or part.type == "person" or form.speech != "fixed" or " " not in form.lemma:
        return third(gender)
    return _as_worded(lang, form, gender)


def _as_worded(lang: Language, form: Form, gender: str) -> str:
    """A phrase for a body is of its first word's gender where an ending shows it ("the cell", "the air force")."""
    if lang.fold(form.lemma.split(" ")[0]).endswith(_endings(lang, "feminine")):
        return "3fs"
    return "3s" if gender == "f" else f"3{gender}s"


def _unarticled(lang: Language, form: Form, spec: Mapping[str, Any]) -> str:
    """Person, gender and number where a plural is one: the gender is the lemma's, by its ending."""
    if form.features.endswith("p") or form.lemma in spec.get("plurals", ()):
        return "3p"
    gender = spec.get("gender")
    if gender is None and (spec.get("human") or form.speech == "fixed"):
        return "3s"  # an office may be held by a woman; an abbreviation shows no gender
    if gender is None:
        word = lang.fold(form.lemma.split(" ")[0])
        feminine, neuter = _endings(lang, "feminine"), _endings(lang, "neuter")
        gender = "f" if word.endswith(feminine) else "n" if word.endswith(neuter) else "m"
    return third(str(gender))


def _endings(lang: Language, gender: str) -> tuple[str, ...]:
    """The endings of the words of a gender."""
    grammar = lang.sense("actor-grammar")
    return tuple(lang.fold(one) for one in grammar.attributes.get(gender, ())) if grammar else ()


def third(gender: str) -> str:
    """The third person of a gender; "p" stands for a name in the plural."""
    return "3p" if gender == "p" else f"3{gender}s"
