"""Lexemes and marks -> clauses: where in a sentence something new begins, and what opens it."""

from __future__ import annotations

from collections.abc import Mapping

from hudna.reading.conjoined import AMONG, in_number, joins_clause
from hudna.reading.cues import ATTRIBUTING, cues_of
from hudna.reading.framenames import finite
from hudna.reading.framing import clause_follows, frames_of
from hudna.reading.juxtaposed import itemises, semicolon, side_by_side
from hudna.reading.layouts import Clause, Frame, Layout
from hudna.reading.lexemes import Lexeme
from hudna.reading.quotations import find_quotations
from hudna.reading.scans import Scan
from hudna.reading.signs import BREAKS, COLONS, COMMAS, DASHES
from hudna.reading.speech import PREPOSITIONS, VERBAL


def layout(scan: Scan) -> Layout:
    """All clauses of all sentences, in order, without gaps."""
    found = Layout(clause_at=[0] * len(scan.tokens), cues=cues_of(scan))
    found.frames = frames_of(scan, found.cues)
    asides = {frame.aside: frame for frame in found.frames.values() if frame.aside >= 0}
    find_quotations(scan, found)
    notable = _notable(scan) | asides.keys()
    found.sentences = {sentence.first for sentence in scan.sentences}
    for sentence in scan.sentences:
        openers = _openers(scan, found, sentence.first, sentence.last, asides, notable)
        for number, (first, body, opener) in enumerate(openers):
            last = openers[number + 1][0] if number + 1 < len(openers) else sentence.last
            found.clause_at[first:last] = [len(found.clauses)] * (last - first)
            found.clauses.append(Clause(first, last, max(first, min(body, last)), opener))
    return found


def _notable(scan: Scan) -> set[int]:
    """The tokens that may have to do with where clauses begin; the others, which are most, need no closer look."""
    leading = scan.language.leading
    found = {i for i, token in enumerate(scan.tokens) if token.shape == "mark" or token.folded in leading}
    found |= {i for i, here in enumerate(scan.lexemes) for x in here if x.form.speech in _MOVING}
    return found.union(scan.where[_SMALL], scan.counted)


_MOVING = VERBAL | {"participle"}
_SMALL = BREAKS | ATTRIBUTING | AMONG | {"by-agent"}


def _openers(
    scan: Scan, marks: Layout, first: int, last: int, asides: Mapping[int, Frame], notable: set[int]
) -> list[tuple[int, int, str]]:
    """(first token, first token after the opening words, opener) of each clause of a sentence."""
    found = [(first, first, "sentence")]
    index = first
    leads = scan.language.settings.get("told_behind")
    while index < last:
        if index not in notable:
            index += 1
            continue
        if (aside := asides.get(index)) is not None:
            opens = index + (scan.tokens[index].text not in COMMAS)
            found.append((opens, aside.first, "according"))
            index = aside.last
            if index < last and _closes_aside(scan, found, index):
                found.append((index, index + 1, "resumed"))
                index += 1
            continue
        if in_number(scan, index):
            index += 1
            continue
        opener, width = _opener_at(scan, marks, found, index)
        if opener in _WITHIN[bool(leads)] and _closes_aside(scan, found, index):
            opener = "resumed"
        if opener:
            if opener == "according" and index == found[-1][1] and scan.tokens[index - 1].text in COMMAS and index:
                _set_apart(found, index, width)
            elif index == found[-1][1] and opener != "quote" and not (opener == "resumed" and found[-1][0] < index - 1):
                # Two openers in a row ("لكن بعد أن", a comma and "that"): one clause, the later word names it.
                found[-1] = (found[-1][0], index + width, opener if opener != "comma" else found[-1][2])
            else:
                found.append((index, index + width, opener))
        index += width or 1
    return found


_WITHIN = (frozenset({""}), frozenset({"", "comma"}))


def _set_apart(found: list[tuple[int, int, str]], index: int, width: int) -> None:
    """ "because of it, according to X, …": the attribution begins at its comma, whatever opened before."""
    first, _, opener = found[-1]
    if first < index - 1:
        found[-1] = (first, index - 1, opener)
        found.append((index - 1, index + width, "according"))
    else:
        found[-1] = (first, index + width, "according")


def _closes_aside(scan: Scan, found: list[tuple[int, int, str]], index: int) -> bool:
    """The second comma of ", which …,": the clause around it goes on."""
    if scan.tokens[index].text not in COMMAS or found[-1][2] not in {"relative", "according"}:
        return False
    first = found[-1][0]
    return scan.tokens[first].text in COMMAS and first < index


def _as_for(scan: Scan, found: list[tuple[int, int, str]], index: int) -> bool:
    """ "as for X, he denied": the verb after "so" belongs to X."""
    return found[-1][2] == "turn" and all("so" in x.before for x in scan.lexemes[index])


def _opener_at(scan: Scan, marks: Layout, found: list[tuple[int, int, str]], index: int) -> tuple[str, int]:
    """What opens a clause at this token, and how many tokens belong to the opening; ("", 1) where nothing does."""
    token = scan.tokens[index]
    if scan.language.leading.get(token.folded) == "and" and joins_clause(scan, found, index):
        return "and", 1
    if scan.language.leading and token.text in COMMAS and joins_clause(scan, found, index):
        return "comma", 1
    if token.shape == "mark":
        return _at_mark(scan, marks, found, index)
    if scan.language.leading.get(token.folded) in _JOINS:
        joined = _main_after(scan, marks, found[-1][1], index)
        if joined[0]:
            return joined
    for lexeme in scan.lexemes[index]:
        sense, speech, width = lexeme.form.sense, lexeme.form.speech, lexeme.last - lexeme.first
        if sense == "by-agent":
            return "", width
        if sense in BREAKS and not (sense == "cause" and scan.language.settings.get("juxtaposes")):
            return sense, width
        if sense in ATTRIBUTING and not (scan.lexeme(index, {"also"}) and not says_next(scan, lexeme.last)):
            return "according", width
        if sense.startswith("cue-") and speech == "participle" and "the" not in lexeme.before:
            return "participle", 0
    if any(opens_with_and(lexeme) for lexeme in scan.lexemes[index]) and not (_as_for(scan, found, index)):
        return "and", 0
    return "", 1


def _at_mark(scan: Scan, marks: Layout, found: list[tuple[int, int, str]], index: int) -> tuple[str, int]:
    """What a mark opens behind the clause that was opened last."""
    if scan.language.leading and glued(scan, index):
        return "", 1  # "40,000"
    opener, last = _mark_opener(scan, marks, found, index), found[-1]
    if opener == ("comma", 1) and _still_subject(scan, last[0], index):
        return "", 1
    if opener[0] or scan.tokens[index].text not in COMMAS:
        return opener
    return _main_after(scan, marks, last[1], index)


def _still_subject(scan: Scan, first: int, index: int) -> bool:
    """ "57 people, including 22 women, were killed": a finite verb behind the comma whose subject stands before it."""
    if not scan.language.settings.get("passive_auxiliary") or index + 1 >= len(scan.tokens):
        return False
    after = scan.lexemes[index + 1]
    if not after or not all(x.form.speech == "verb" and not x.form.sense.startswith("cue-") for x in after):
        return False
    return not any(x.form.speech in VERBAL for i in range(first, index) for x in scan.lexemes[i])


def _main_after(scan: Scan, marks: Layout, body: int, index: int) -> tuple[str, int]:
    """A comma, "and" or "as" behind a clause that has its verb, before a subject and its verb: a clause of its own."""
    if not scan.language.settings.get("that_omitted") or not clause_follows(
        scan, index + 1, len(scan.tokens), strict=True
    ):
        return "", 1
    frames = [frame for i in range(body, index) if (frame := marks.frames.get(i)) is not None]
    told = max((frame.last for frame in frames if frame.last <= index), default=body)
    loose = scan.tokens[index].text in COMMAS
    verbal = any(
        finite(scan, i) or (loose and any(x.form.speech == "participle" for x in scan.lexemes[i]))
        for i in range(told, index)
    )
    opener = _JOINS.get(scan.language.leading.get(scan.tokens[index].folded, ""), "comma")
    return (opener, 1) if verbal else ("", 1)


_JOINS = {"and": "and", "as": "while"}


def says_next(scan: Scan, index: int) -> bool:
    """Whether a saying verb follows "as": else the word means "also" ("كما سيطر")."""
    return any(
        x.form.speech in VERBAL and x.form.sense.startswith("cue-")
        for i in range(index, min(index + 2, len(scan.lexemes)))
        for x in scan.lexemes[i]
    )


def opens_with_and(lexeme: Lexeme) -> bool:
    """A verb joined by "and" begins a clause of its own."""
    return lexeme.form.speech in VERBAL and ("and" in lexeme.before or "so" in lexeme.before)


def _mark_opener(scan: Scan, marks: Layout, found: list[tuple[int, int, str]], index: int) -> tuple[str, int]:
    text = scan.tokens[index].text
    if text in COLONS and not _clock(scan, index) and not itemises(scan, found[-1][0], index):
        return "colon", 1
    if text in DASHES and not glued(scan, index):
        return "dash", 1
    if text in COMMAS and glued(scan, index) and _clock(scan, index):
        return "", 1  # "8,3"
    if text in COMMAS and _ing_after(scan, index + 1):
        return "gerund", 1
    if text in COMMAS and _parts(scan, found, index):
        return "comma", 1
    quoted = marks.quote_at[index] and marks.quotes[marks.quote_at[index]][0] == index + 1 and _long(marks, index)
    if quoted and not _of_phrase(scan, marks, index):
        return "quote", 1
    return "", 1


def _of_phrase(scan: Scan, marks: Layout, index: int) -> bool:
    """ "killed «more than 200 fighters»": what the word right before a quotation mark governs is no clause."""
    if index == 0 or scan.language.leading or index - 1 in marks.cues or scan.tokens[index - 1].shape != "word":
        return False
    here = [*scan.lexemes[index - 1], *(x for x in scan.lexemes[max(0, index - 2)] if x.last == index)]
    if any(x.form.sense in PREPOSITIONS and x.form.speech == "fixed" and x.after is None for x in here):
        return True
    begun = scan.begin.get(index + 1)
    counts = begun is not None and begun.type == "number"
    return counts and any(x.form.speech in VERBAL or x.form.speech == "deed" for x in here)


def _long(marks: Layout, index: int) -> bool:
    """A quotation of four words or more speaks; a shorter one names ("جيش الدفاع")."""
    first, last = marks.quotes[marks.quote_at[index]]
    return last - first >= 4


def _clock(scan: Scan, index: int) -> bool:
    return 0 < index < len(scan.tokens) - 1 and (
        scan.tokens[index - 1].shape == "number" and scan.tokens[index + 1].shape == "number"
    )


def glued(scan: Scan, index: int) -> bool:
    """A hyphen: no space on either side."""
    tokens = scan.tokens
    return (
        0 < index < len(tokens) - 1
        and tokens[index - 1].end == tokens[index].start
        and (tokens[index].end == tokens[index + 1].start)
    )


def _parts(scan: Scan, found: list[tuple[int, int, str]], index: int) -> bool:
    """Whether a comma or semicolon parts two clauses."""
    usual = _new_after(scan, index + 1)
    if not scan.language.settings.get("juxtaposes"):
        return usual
    if semicolon(scan, index):
        return True
    if _closes_aside(scan, found, index) and not usual:
        return False
    return side_by_side(scan, found[-1], index, usual=usual)


def _new_after(scan: Scan, index: int) -> bool:
    """Whether a new clause begins after a comma: with a verb, a saying word or a word that opens clauses."""
    if index >= len(scan.tokens):
        return False
    if _subject_and_verb(scan, index):
        return True
    if index in scan.timed or index in scan.counted:
        return False
    for lexeme in scan.lexemes[index]:
        if lexeme.form.speech in VERBAL or lexeme.form.sense.startswith("cue-") or lexeme.form.sense in BREAKS:
            return True
        if lexeme.form.sense in {"also", "future", "passive-light", "happen", "negator", "continue"}:
            return True
    return False


def _ing_after(scan: Scan, index: int) -> bool:
    """ ", killing two": an -ing form of no saying verb goes on with the subject of the clause before."""
    if index >= len(scan.tokens):
        return False
    here = [x for x in scan.lexemes[index] if x.form.speech == "participle" and x.form.features == "gerund"]
    small = any(x.form.speech == "fixed" for x in scan.lexemes[index])  # ", including two children"
    return bool(here) and not small and not any(x.form.sense.startswith("cue-") for x in here)


def _subject_and_verb(scan: Scan, index: int) -> bool:
    """ ", and eight million fled": a joined number or actor with its verb right behind."""
    mention = scan.begin.get(index)
    if mention is None or mention.type not in {"number", "actor"} or "and" not in mention.before:
        return False
    after = range(mention.last, min(mention.last + 2, len(scan.lexemes)))
    return any(x.form.speech in VERBAL and not x.before for i in after for x in scan.lexemes[i])
