"""Reason codes -> plain sentences. Each answer of the weighing carries some."""

from __future__ import annotations

from hudna.weighing.reasons import Reason

SENTENCES = {
    # why these are one matter
    "one-account": "One account only: there is nothing to compare it with.",
    "same-place": "The accounts name the same place, {0}.",
    "same-number": "The accounts give the same number, {0}.",
    "same-instant": "The accounts name the same instant, {0}, whatever zone they count in.",
    "same-day-and-doer": "The accounts name the same day and the same doer.",
    "same-day-and-victim": "The accounts name the same day and the same people it happened to.",
    "same-day-and-mode": "The accounts name the same day and the same step of the same kind of operation.",
    "said-again": "The same side says the same of the same doer again.",
    "same-report": "They stand in the same report, one after the other.",
    "one-counter": "One side counts one thing, and its figures follow each other.",
    "own-voice-beside": "{0} in a report's own voice joined: it gives that side's figures too, or the same number.",
    "stock-beside-flow": "Those who are there now were moved before; the two kinds of figures are never added.",
    "by-whom": "Different doers, one kind of deed, one day: each counts its own.",
    "parts-and-wholes": "One figure counts {0}, the other all.",
    "same-period": "The accounts count the same period; 'none' is a count, 0.",
    "other-periods": "One counter, one kind of count, different periods.",
    "answers": "The denial speaks of the deed of the same side, and came within {0} days after it was told.",
    "same-words": "The accusation and the answer to it rest on the same words.",
    "answers-figure": "The denial names no number; it answers the highest figure that another side had told of it.",
    "answers-number": "The denial names the number that it denies.",
    "term-and-evidence": "The term and what is told of its being kept have the same side and the same kind of deed.",
    "premise": "The one who is to do it says that there is nothing to do it with.",
    "same-holder": "The accounts speak of the forces of the same side.",
    "same-standing": "The accounts speak of the standing of {0}.",
    "same-stance": "The accounts take a stand on the same matter: they ask, condemn, support or refuse.",
    "same-condition": "The same side makes the same kind of deed a condition, or says what it will do otherwise.",
    "mediator": "The same side is said to have mediated, or to have put the terms to others.",
    "no-part": "The same side says that it had no part in it.",
    # why this relation
    "nothing-against": "No account says otherwise.",
    "doer-within-all": "One figure counts one side's doing or one place, the other all.",
    "more-than-all": "One side counts more of one doing than the other of all: {0} against {1}.",
    "other-lengths": "The counts are of periods of different or unknown length: no range spans them.",
    "equal-figures": "All figures are equal, or their bounds allow the same number.",
    "later-is-more": "Later figures are higher, none is lower: a count that goes on.",
    "bounds-meet": "The figures differ only where a bound was worded otherwise (almost, about, more than).",
    "figures-differ": "Figures of one thing at one time differ: {0}.",
    "revised-down": "A later figure of the same side is lower: {0} after {1}.",
    "so-and-not-so": "Some say that it is so, others that it is not.",
    "accused-denies": "The side that is said to have done it denies it.",
    "report-denied": "What one side reports another calls untrue.",
    "accusation-rejected": "The accusation is rejected.",
    "open-and-closed": "Some say that it is open, others that it is closed.",
    "for-and-against": "Some are for it, others against it.",
    "refused": "What is asked, agreed or promised is refused.",
    "instants-differ": "The accounts name different instants: {0}.",
    "only-the-copy-differs": "Only a copy differs from its original: {0}.",
    "copy-differs": "A copy differs from its original: {0}. A slip of copying, no account of its own.",
    "part-within-whole": "No part is larger than its whole: {0} of {1}.",
    "part-exceeds-whole": "A part is larger than its whole: {0} of {1}.",
    # what was kept out
    "not-place": "{0} other account(s) of this kind are kept apart: another place.",
    "not-day": "{0} other account(s) of this kind are kept apart: another day.",
    "not-doer": "{0} other account(s) of this kind are kept apart: another doer or other people.",
    "not-mode": "{0} other account(s) of this kind are kept apart: another step or sort of it.",
    "not-number": "{0} other account(s) of this kind are kept apart: another figure, and nothing else that ties them.",
    "not-period": "{0} other account(s) of this kind are kept apart: a count of another length of time.",
    "not-same-claim": "{0} other account(s) are kept apart: one speaker says them in one report as two things.",
    "not-tied": "{0} other account(s) of this kind are kept apart: nothing in both makes them tellings of one event.",
}  # fmt: skip


def reason(code: str, *values: object) -> Reason:
    """The reason with this code, its gaps filled. KeyError for a code that there is not."""
    return Reason(code, SENTENCES[code].format(*values))
