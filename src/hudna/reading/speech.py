"""Lexemes -> lexemes: a word that may be a verb or a verbal noun is taken for what its neighbours allow."""

from __future__ import annotations

from dataclasses import replace

from hudna.reading.gerunds import attributive, gerund, going_on, having, objectless
from hudna.reading.lexemes import Lexeme
from hudna.reading.scans import Scan
from hudna.reading.whereabouts import Whereabouts

VERBAL = frozenset({"verb", "passive"})
NOMINAL = frozenset({"deed", "noun", "participle", "passive_participle", "adjective"})
PREPOSITIONS = frozenset(
    {"by", "to", "from", "about", "on", "in", "with", "for", "between", "after", "before", "during", "reason",
     "purpose", "despite", "cue-according", "by-agent"}
)  # fmt: skip
_GOVERNING_CLITICS = frozenset({"by", "to", "as"})
_VERB_NEXT = frozenset({"relative", "negator", "future", "perhaps"})
_NOUN_NEXT = frozenset({"passive-light", "negator-noun", "carry-out-deed", "no-any"})


def resolve_speech(scan: Scan) -> None:
    """Drop the readings that the word before rules out, where another reading is left."""
    if scan.language.settings.get("passive_auxiliary"):
        for index, here in enumerate(scan.lexemes):
            if _open(here):
                voiced = gerund(scan, index, _voice(scan, index, here))
                scan.lexemes[index] = having(scan, index, going_on(scan, index, voiced))
    if we := scan.language.settings.get("we"):
        _of_we(scan, frozenset(we))
    for index, here in enumerate(scan.lexemes):
        if len(here) < 2:
            continue
        if _particle(scan, index):
            scan.lexemes[index] = [x for x in here if x.form.sense == "may"]
            continue
        verbs = [lexeme for lexeme in here if lexeme.form.speech in VERBAL]
        if not verbs or len(verbs) == len(here):
            continue
        wanted = _wanted(scan, index, verbs)
        if wanted is VERBAL:
            scan.lexemes[index] = [x for x in here if x.form.speech not in NOMINAL]
        elif wanted is NOMINAL:
            scan.lexemes[index] = [x for x in here if x.form.speech not in VERBAL]
    scan.where = Whereabouts(scan.lexemes)


def _open(here: list[Lexeme]) -> bool:
    """Whether a verb of being or having, an object or an article may decide how a word is read: few need a look."""
    for lexeme in here:
        form = lexeme.form
        if form.speech in _TURNS or form.sense == "may" or form.features == "gerund":
            return True
    return False


_TURNS = frozenset({"passive", "participle"})


def _of_we(scan: Scan, words: frozenset[str]) -> None:
    """ "We did not shell": where verbs do not show the first person, the pronoun before them does."""
    for index, token in enumerate(scan.tokens):
        if token.folded not in words:
            continue
        for at in range(index + 1, min(index + _WE, len(scan.tokens))):
            here = scan.lexemes[at]
            if scan.tokens[at].shape != "word":
                break
            if any(x.form.speech in VERBAL for x in here):
                scan.lexemes[at] = [_first_person(x) if x.form.speech in VERBAL else x for x in here]
                break


def _first_person(lexeme: Lexeme) -> Lexeme:
    form = lexeme.form
    if form.features.endswith(("1p", "1s")) or "infinitive" in form.features:
        return lexeme
    tense = form.features.rpartition(" ")[0]
    return replace(lexeme, form=replace(form, features=f"{tense} {WE}"))


WE = "we 1p"
_WE = 5  # tokens from "we" to its verb


def _infinitive(scan: Scan, index: int) -> bool:
    """The word after an infinitive's marker ("to withdraw") or a modal is a verb."""
    marker = scan.language.settings.get("infinitive")
    if marker is None or index == 0:
        return False
    bare = any(x.form.speech in VERBAL and "present p" in x.form.features for x in scan.lexemes[index])
    modal = scan.lexeme(index - 1, {"future", "ought", "may"}) is not None
    return bare and (modal or scan.tokens[index - 1].folded == marker)


_MAY = frozenset({"may"})


def _particle(scan: Scan, index: int) -> bool:
    """ "indeed" before a verb, where the same letters could be a verb themselves (فقد)."""
    if index + 1 >= len(scan.lexemes) or scan.lexeme(index, _MAY) is None:
        return False
    return any(x.form.speech in VERBAL for x in scan.lexemes[index + 1])


def _voice(scan: Scan, index: int, here: list[Lexeme]) -> list[Lexeme]:
    """A past form that may be passive is, after a verb of being or before who did it; else it is active."""
    if _compounded(scan, index):
        return [x for x in here if x.form.speech not in VERBAL]  # "rebel-controlled"
    speeches = {x.form.speech for x in here}
    if "passive" in speeches and speeches & {"deed", "noun"} and being(scan, index):
        return [x for x in here if x.form.speech not in {"verb", "deed", "noun"}]  # "was shot"
    if not ({"verb", "passive"} <= speeches):
        return here
    if attributive(scan, index):
        return [x for x in here if x.form.speech not in VERBAL]  # "the besieged city"
    passive = being(scan, index)
    by = index + 1 < len(scan.tokens) and scan.language.leading.get(scan.tokens[index + 1].folded) == "by"
    had = index > 0 and scan.lexeme(index - 1, {"may"}) is not None
    if passive or (not had and by):
        return [x for x in here if x.form.speech != "verb"]
    if not had and objectless(scan, here):
        wanting = {x.form.sense for x in here if x.form.speech == "passive"}
        return [x for x in here if x.form.speech != "verb" or (x.form.sense not in wanting and _said(scan, index, x))]
    return [x for x in here if x.form.speech != "passive"]


def _compounded(scan: Scan, index: int) -> bool:
    """Whether a past form is the second half of a compound with who does it: not "re-opened"."""
    tokens = scan.tokens
    if index < _HYPHEN or tokens[index - 1].text != "-" or tokens[index - 1].end != tokens[index].start:
        return False
    owner = tokens[index - 2]
    return owner.end == tokens[index - 1].start and (owner.text[0].isupper() or bool(scan.lexemes[index - 2]))


_HYPHEN = 2  # tokens of the first half and its hyphen


def _said(scan: Scan, index: int, lexeme: Lexeme) -> bool:
    """ "which the army denied": a saying verb behind its subject, whose object stands before."""
    return lexeme.form.sense.startswith("cue-") and any(
        (before := scan.lexeme(at, {"relative"})) is not None and before.last < index
        for at in range(max(0, index - 6), index)
    )


def being(scan: Scan, index: int) -> bool:
    """Whether a verb of being stands before, with at most adverbs between ("was not severely damaged")."""
    for at in range(index - 1, max(-1, index - 1 - _AUXILIARY), -1):
        if scan.lexeme(at, {"be"}) is not None:
            return True
        if scan.tokens[at].shape == "mark" or any(x.form.speech in VERBAL for x in scan.lexemes[at]):
            return False
    return False


_AUXILIARY = 3  # words between "was" and what was done


def _wanted(scan: Scan, index: int, verbs: list[Lexeme]) -> frozenset[str] | None:
    """VERBAL or NOMINAL where the neighbours decide, else None."""
    if _infinitive(scan, index):
        return VERBAL
    if any(x.form.speech == "fixed" and x.form.sense in PREPOSITIONS for x in scan.lexemes[index]):
        return NOMINAL  # "between" is a preposition before it is "made clear"
    if index == 0:
        return None
    if any(lexeme.before and set(lexeme.before) & _GOVERNING_CLITICS for lexeme in scan.lexemes[index]):
        return NOMINAL
    before = set(scan.senses(index - 1)) | _phrase_before(scan, index)
    if before & _VERB_NEXT:
        return VERBAL
    if _after_verb(scan, index) or _joined_deed(scan, index):
        return NOMINAL
    if before & (PREPOSITIONS | _NOUN_NEXT) or _after_bare_that(scan, index, verbs):
        return NOMINAL
    if scan.language.article and _in_construct(scan, index):
        return NOMINAL
    return None


def _after_verb(scan: Scan, index: int) -> bool:
    """Two finite verbs do not stand side by side, unless the first is an auxiliary or a light verb."""
    before = scan.lexemes[index - 1]
    if not before or any("and" in x.before or "so" in x.before for x in scan.lexemes[index]):
        return False
    return all(x.form.speech in VERBAL and x.form.sense not in _LEADING for x in before)


_LEADING = frozenset({"be", "start", "continue", "resume", "halt", "future", "may", "perhaps", "passive-light", "end"})


def _joined_deed(scan: Scan, index: int) -> bool:
    """ "accused it of violating … and shelling": joined to a governed noun of event, with no subject after."""
    here = scan.lexemes[index]
    if not any("and" in x.before for x in here) or not any(x.form.speech == "deed" for x in here):
        return False
    if index + 1 < len(scan.lexemes) and any(x.form.sense.startswith(_SUBJECTS) for x in scan.lexemes[index + 1]):
        return False
    for before in range(index - 1, max(-1, index - _BACK), -1):
        if scan.tokens[before].text in _ENDS:
            return False
        lexemes = scan.lexemes[before]
        deeds = [x for x in lexemes if x.form.speech == "deed"]
        if any(_GOVERNING_CLITICS & set(x.before) or _governed(scan, before) for x in deeds):
            return True
        if lexemes and all(x.form.speech in VERBAL for x in lexemes):
            return False
    return False


def _governed(scan: Scan, index: int) -> bool:
    return index > 0 and any(x.form.sense in PREPOSITIONS and x.last == index for x in scan.lexemes[index - 1])


_BACK = 14  # words that a joined noun of event looks back
_ENDS = frozenset(".!?؟:؛")
_SUBJECTS = ("force-", "office-", "actor-", "state-", "seat-", "group-", "party-", "source-", "media-", "person-")


def _after_bare_that(scan: Scan, index: int, verbs: list[Lexeme]) -> bool:
    """ "that" governs a noun; "that it", with a pronoun, lets a verb follow."""
    that = scan.lexeme(index - 1, {"that"})
    return that is not None and that.after is None and all("past" in verb.form.features for verb in verbs)


def _phrase_before(scan: Scan, index: int) -> set[str]:
    """Senses of phrases that end right before this token."""
    return {
        lexeme.sense
        for start in range(max(0, index - 4), index - 1)
        for lexeme in scan.lexemes[start]
        if lexeme.last == index
    }


def _in_construct(scan: Scan, index: int) -> bool:
    """Whether the token before is a bare noun whose genitive this word must be ("قرار وقف …")."""
    if any(lexeme.before for lexeme in scan.lexemes[index]):
        return False
    before = scan.lexemes[index - 1]
    return (
        bool(before)
        and all(
            lexeme.form.speech in {"deed", "noun"} and "the" not in lexeme.before and lexeme.after is None
            for lexeme in before
        )
        and not any(lexeme.form.features == "s" and lexeme.form.sense.startswith("group") for lexeme in before)
    )
