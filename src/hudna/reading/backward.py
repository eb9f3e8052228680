""" "This was reported by X." -> contents: the sentence before is X's word; "… - army": a headline's last words too."""

from __future__ import annotations

from hudna.model import Sentence
from hudna.reading.contents import Content
from hudna.reading.cues import Cue
from hudna.reading.insertions import cover, tellers
from hudna.reading.openings import marked_from
from hudna.reading.signs import COMMAS, DASHES
from hudna.reading.speakers import Speaker, speaker_of
from hudna.reading.speech import VERBAL
from hudna.reading.walks import Walk

_OF_THIS = frozenset({"of-this"})
_HEAD = 3  # tokens before "of this"
_NEAR = 14  # tokens from there to the verb
_TAIL = 7  # tokens of a name behind a headline's dash


def say_of_before(walk: Walk) -> int:
    """ "This was reported by X.": who is named told the sentence before; the token to go on from, else 0."""
    scan, first, last = walk.scan, walk.sentence.first, walk.sentence.last
    this = scan.where.first(_OF_THIS, first, min(first + _HEAD, last))
    if this is None or first == 0:
        return 0
    cues = (walk.cues[i] for i in range(this + 1, min(this + _NEAR, last)) if i in walk.cues)
    cue = next((one for one in cues if not one.attributing), None)
    if cue is None or cue.speech not in {"verb", "fixed"} or marked_from(walk, cue.last, last) is not None:
        return 0
    chain = tellers(walk, cue, this + 1, _end(walk, cue.last, last))
    before = _before(walk)
    if not chain or before is None:
        return 0
    _told(walk, cue, chain, before)
    return last


def _end(walk: Walk, first: int, last: int) -> int:
    """The comma behind who told it: ", another agency reports" is another one's word."""
    return next((i for i in range(first, last) if walk.scan.tokens[i].text in COMMAS), last)


def _before(walk: Walk) -> Sentence | None:
    """The sentence before, with words in it."""
    at = walk.number - 1
    while at >= 0:
        sentence = walk.scan.sentences[at]
        if any(walk.scan.tokens[i].shape == "word" for i in range(sentence.first, sentence.last)):
            return sentence
        at -= 1
    return None


def _told(walk: Walk, cue: Cue, chain: list[Speaker], sentence: Sentence) -> None:
    """Put the speakers over a sentence that is done."""
    walk.stack.pop_to(0, walk.sentence.first)
    cover(walk, cue, chain, sentence.first, sentence.last, sentence.first)


def say_by_tail(walk: Walk) -> None:
    """ "The town is taken - army": what stands alone behind the last dash tells it."""
    scan, first, last = walk.scan, walk.sentence.first, walk.sentence.last
    dash = next((i for i in range(last - 2, max(first + 2, last - _TAIL), -1) if _dash(walk, i)), None)
    if dash is None or scan.tokens[last - 1].text in "?:;":
        return
    mention = scan.begin.get(dash + 1)
    if mention is None or mention.type != "actor" or mention.note in {"adjective", "state", "own"}:
        return
    ends = mention.last == last or (mention.last == last - 1 and scan.tokens[mention.last].shape == "mark")
    told = any(x.form.speech in VERBAL or x.form.speech == "deed" for i in range(first, dash) for x in scan.lexemes[i])
    if not ends or not told or any(one.region >= first for one in walk.stack.open):
        return
    speaker = speaker_of(mention, "label behind a dash")
    walk.open(Content(first, dash, speaker, None, None, "report", None, "before", first))


def _dash(walk: Walk, index: int) -> bool:
    """A dash with a space on both sides."""
    tokens = walk.scan.tokens
    return (
        tokens[index].text in DASHES
        and tokens[index - 1].end < tokens[index].start
        and tokens[index].end < tokens[index + 1].start
    )
