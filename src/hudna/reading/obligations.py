"""Scan and clauses -> the tokens that stand as terms of an agreement."""

from __future__ import annotations

from hudna.reading.layouts import Layout
from hudna.reading.scans import Scan
from hudna.reading.signs import COLONS

# What a party does under an agreement; a truce, an exchange or talks that it brought about are what they are.
CARRIED_OUT = frozenset({"movement", "disarmament", "control", "access", "operation"})
_PROVIDES = frozenset({"provide"})
_COMPRISES = frozenset({"comprise"})
_DEALS = frozenset({"agreement", "truce", "truce-deal", "lull"})
_UNDER = frozenset({"under-agreement"})
_UNDERS = _UNDER | {"under"}
_POINTERS = _PROVIDES | _COMPRISES | _UNDERS
_OUGHT = frozenset({"ought"})
_TERMS = frozenset({"terms"})
_OPENS = _TERMS | _PROVIDES | _COMPRISES
_GOES_ON = frozenset(";؛,،")
_INFINITIVE = frozenset({"infinitive"})
_ENDS = frozenset({"turn", "contrast", "participle", "sentence"})


def obliged(scan: Scan, marks: Layout) -> set[int]:
    """Tokens in the reach of "the agreement provides for …" or "under the agreement …"."""
    found: set[int] = set()
    for sentence in scan.sentences:
        for index in scan.where.within(_POINTERS, sentence.first, sentence.last):
            senses = {x.form.sense for x in scan.lexemes[index]}
            if senses & _PROVIDES or (senses & _COMPRISES and _deal_beside(scan, index)):
                first = _begin(scan, marks, index + 1, sentence.last)
                found.update(range(first, _end(marks, first, sentence.last)))
            elif (senses & _UNDER or _under(scan, index)) and _planned(scan, index, sentence.last):
                found.update(range(sentence.first, sentence.last))
        found.update(_listed(scan, sentence.first, sentence.last))
    return found | _lines(scan)


def kept(scan: Scan) -> set[int]:
    """Tokens of clauses under an agreement: "under the deal the forces withdrew" is a term, carried out."""
    found: set[int] = set()
    for sentence in scan.sentences:
        said = scan.where.within(_UNDERS, sentence.first, sentence.last)
        if any(scan.lexeme(index, _UNDER) is not None or _under(scan, index) for index in said):
            found.update(range(sentence.first, sentence.last))
    return found


def _listed(scan: Scan, first: int, last: int) -> range:
    """ "The terms are harsh: the army must be dissolved …": what is to come behind the colon of a word for terms."""
    terms = scan.where.first(_TERMS, first, last)
    colons = (i for i in range(terms, last) if scan.tokens[i].text in COLONS) if terms is not None else ()
    for colon in colons:
        ahead = (x for i in range(colon, last) for x in scan.lexemes[i])
        if any(_to_come(x.form.features) or x.form.sense in _OUGHT for x in ahead):
            return range(colon + 1, last)
    return range(0)


def _lines(scan: Scan) -> set[int]:
    """The lines of a list behind "the plan provides for the following:", each up to its semicolon."""
    found: set[int] = set()
    inside = False
    for sentence in scan.sentences:
        ends = scan.tokens[sentence.last - 1].text
        if inside:
            found.update(range(sentence.first, sentence.last))
            inside = ends in _GOES_ON
        elif ends in COLONS:
            inside = scan.stands(_OPENS, sentence.first, sentence.last)
    return found


def _under(scan: Scan, index: int) -> bool:
    """ "under the 60-day deal": the preposition with a noun phrase whose head is an agreement."""
    under = scan.lexeme(index, {"under"})
    if under is None:
        return False
    for at in range(under.last, min(under.last + _PHRASE, len(scan.tokens))):
        if scan.lexeme(at, _DEALS) is not None:
            return True
        if scan.tokens[at].text in ".,;:" or any(x.form.speech in {"verb", "passive"} for x in scan.lexemes[at]):
            return False
    return False


_PHRASE = 7  # tokens of the noun phrase behind "under"


def _deal_beside(scan: Scan, index: int) -> bool:
    """Whether the agreement that has the terms stands right beside the verb."""
    return scan.stands(_DEALS, max(0, index - 4), index + 3)


def _begin(scan: Scan, marks: Layout, first: int, last: int) -> int:
    """Where the terms begin: at the first noun of event or infinitive outside a relative clause, or right here."""
    marker = scan.language.settings.get("infinitive")
    if marker is not None and _goes_to_verb(scan, first, last, str(marker)):
        return first  # "requires the army to open the crossings"
    for index in range(first, last):
        if marks.clause(index).opener == "relative" or index in scan.named or scan.lexeme(index, _DEALS):
            continue
        if any(x.form.speech == "deed" or x.form.features in _INFINITIVE for x in scan.lexemes[index]):
            return index
    return first


def _goes_to_verb(scan: Scan, first: int, last: int, marker: str) -> bool:
    """Whether an infinitive or "that" stands near behind the verb of providing."""
    for index in range(first, min(last, first + _PHRASE)):
        if scan.lexeme(index, {"that"}) is not None:
            return True
        ahead = scan.lexemes[index + 1] if index + 1 < len(scan.lexemes) else ()
        if scan.tokens[index].folded == marker and any(x.form.speech == "verb" for x in ahead):
            return True
    return False


def _end(marks: Layout, first: int, last: int) -> int:
    """The reach of a verb of providing: up to the next main clause."""
    for index in range(first, last):
        clause = marks.clause(index)
        if clause.first == index and clause.opener in _ENDS:
            return index
    return last


def _to_come(features: str) -> bool:
    return "present" in features or "future" in features


def _planned(scan: Scan, first: int, last: int) -> bool:
    """ "Under the deal the groups will hand over …": what is to come is a term, what happened is not."""
    ahead = [x for i in range(first, last) for x in scan.lexemes[i]]
    if any("will" in x.before or _to_come(x.form.features) or x.form.sense in _OUGHT for x in ahead):
        return True
    before = range(max(0, first - 4), first)
    return any(x.form.sense == "on" and x.last in scan.begin for i in before for x in scan.lexemes[i])
