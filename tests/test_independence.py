"""Documents -> copies: who has it from whom, in three languages, and what only looks like it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composed import account, origin
from gold import folder
from hudna.errors import InputError
from hudna.model.accounts import Account, Origin
from hudna.model.text import Span
from hudna.weighing.catalogues import Catalogue
from hudna.weighing.foldings import fold, words
from hudna.weighing.independence import Copy, copied, copies, settled
from hudna.weighing.publishers import Publisher, voices
from hudna.weighing.roots import roots
from hudna.weighing.signatures import signature, unpack
from stories import gold_account, gold_accounts, gold_origins

TEXTS = tomllib.loads(Path(__file__).with_name("copies.toml").read_text(encoding="utf-8"))
ORIGINALS, OTHERS, BULLETINS = TEXTS["originals"], TEXTS["others"], TEXTS["bulletins"]
# The same, as another desk would print it: other marks and spellings, another order of the first words, a word changed.
CHANGES = {
    "ar": [("أعلنت بعثة المراقبة أمس أن", "قالت بعثة المراقبة، أمس، إنّ"), ("أن", "ان"), ("المدينة", "المدينــة")],
    "ru": [("ё", "е"), ("сообщила накануне, что", "сообщила, что"), ("миссия", "МИССИЯ")],
    "en": [("said on Tuesday that", "said"), ("monitors", "observers"), ("flour and", "flour and some")],
}


def reprint(language: str) -> str:
    text = ORIGINALS[language]
    for old, new in CHANGES[language]:
        assert old in text
        text = text.replace(old, new)
    return text


LANGUAGES = sorted(ORIGINALS)
REPRINTS = {language: reprint(language) for language in LANGUAGES}


def found(*origins: Origin, accounts: Sequence[Account] = ()) -> dict[str, str]:
    """Copy -> original, by name."""
    names = {one.sha256: one.name for one in origins}
    made = copies(origins, {one.sha256: signature(one.text or "") for one in origins}, accounts)
    return {names[sha256]: names[copy.of] for sha256, copy in made.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reprint_is_a_copy(language):
    """Other marks, cases and spellings, a word here and there: still the same text."""
    first = origin(ORIGINALS[language], "first", published=date(2023, 9, 20))
    assert found(first, origin(REPRINTS[language], "second")) == {"second": "first"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_reports_of_one_week_are_no_copies(language):
    """Words of the trade are shared by all who write of a truce."""
    assert found(origin(ORIGINALS[language], "one"), origin(OTHERS[language], "two")) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lifted_text_is_found_in_a_longer_one(language):
    """Containment, not resemblance: the longer text is not like the shorter, and has all of it."""
    short = origin(ORIGINALS[language], "short", published=date(2023, 9, 20))
    longer = origin(OTHERS[language] * 1 + "\n\n" + ORIGINALS[language] + "\n\n" + OTHERS[language][::-1] * 4, "longer")
    made = copies([short, longer], {one.sha256: signature(one.text or "") for one in (short, longer)})
    assert list(made) == [longer.sha256]
    copy = made[longer.sha256]
    assert not copy.whole
    taken = "".join(span.of(longer.text or "") for span in copy.passages)
    assert len(taken) >= 0.9 * len(short.text or "")
    assert taken in ORIGINALS[language] + "."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("publishers", [("Mission", "Mission"), ("Paper", "Agency")], ids=["same", "other"])
def test_bulletins_of_two_days_are_no_copies(language, publishers):
    """Nine words of ten agree; the particulars do not, and they are what a bulletin says."""
    one = BULLETINS[language].format(day=21, posts=27, broken=5, arms=41, home=12)
    two = BULLETINS[language].format(day=22, posts=27, broken=3, arms=60, home=7)
    first = origin(one, "one", publishers[0], date(2023, 9, 21))
    second = origin(two, "two", publishers[1], date(2023, 9, 22))
    assert found(first, second) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bulletin_with_another_day_alone_is_another_bulletin(language):
    """ "No change" is news too: the same publisher's next issue with but its date changed."""
    texts = [BULLETINS[language].format(day=day, posts=27, broken=0, arms=41, home=12) for day in (21, 22)]
    issues = [origin(text, str(day), "Mission", date(2023, 9, 21 + day)) for day, text in enumerate(texts)]
    assert found(*issues) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_bulletin_in_two_papers_is_one(language):
    """Who prints the bulletin adds nothing to it; one misprinted number does not hide that."""
    text = BULLETINS[language].format(day=21, posts=27, broken=5, arms=41, home=12)
    misprint = text.replace("41", "47").replace("27", "27")
    first = origin(text, "one", "Mission", date(2023, 9, 21))
    assert found(first, origin(misprint, "two", "Paper", date(2023, 9, 22))) == {"two": "one"}


def test_numbers_written_in_words_are_told_apart_by_the_claims():
    """Digits are seen in the text; "five" and "three" only by the reader."""
    form = BULLETINS["ru"].format(day=21, posts=27, broken="{}", arms="{}", home="{}")
    one, two = form.format("пять", "сорок", "двенадцать"), form.format("три", "шестьдесят", "семь")
    first, second = origin(one, "one", "A", None), origin(two, "two", "B", None)
    told = [account(first, n, people=n) for n in (5, 40, 12)] + [account(second, n, people=n) for n in (3, 60, 7)]
    assert found(first, second, accounts=told) == {}
    assert len(found(first, second)) == 1


def translated(speakers: Sequence[str], order: Sequence[int]) -> tuple[Origin, Origin, list[Account]]:
    """Two texts without a word in common and their claims; the second tells them in `order`."""
    first = origin(ORIGINALS["ru"], "ru", "Agency", date(2023, 9, 20))
    second = origin(ORIGINALS["ar"], "ar", "Paper", date(2023, 9, 21))
    told = [account(first, at, speaker, 10 + at) for at, speaker in enumerate(speakers)]
    retold = [account(second, at, speakers[n], 10 + n) for at, n in enumerate(order)]
    return first, second, told + retold


def test_a_translation_is_found_by_its_claims():
    """No word in common, but five claims of two speakers, equal in all values and in order."""
    first, second, told = translated(["Ministry", "Ministry", "Observatory", "Ministry", "Observatory"], range(5))
    assert found(first, second, accounts=told) == {"ar": "ru"}
    made = copies([first, second], {one.sha256: signature(one.text or "") for one in (first, second)}, told)
    assert [reason.code for reason in made[second.sha256].reasons] == ["same-claims", "published-before"]


@pytest.mark.parametrize(
    ("speakers", "order", "why"),
    [
        (["Ministry"] * 5, range(5), "of one speaker: both tell the same statement"),
        (["Ministry", "Observatory"] * 3, [5, 4, 3, 2, 1, 0], "in another order: told anew"),
        (["Ministry", "Observatory", "Ministry"], range(3), "three claims are few"),
    ],
)
def test_equal_claims_that_are_no_translation(speakers, order, why):
    """Two reporters at one press conference come home with the same claims."""
    assert found(*translated(speakers, order)[:2], accounts=translated(speakers, order)[2]) == {}, why


def test_stated_credit_makes_a_copy_of_one_claim():
    """ "SANA, citing RT, citing the ministry": the ministry is the root, and RT's report is where SANA has it from."""
    russian = origin(ORIGINALS["ru"], "rt", "RT", date(2023, 9, 21))
    arabic = origin(OTHERS["ar"], "sana", "SANA", date(2023, 9, 21))
    told = [
        account(russian, 4, "Ministry", 2000),
        account(arabic, 9, "Ministry", 2000, "RT"),
        account(arabic, 12, "Mayor", 3),
    ]
    made = copies([russian, arabic], {one.sha256: signature(one.text or "") for one in (russian, arabic)}, told)
    copy = made[arabic.sha256]
    assert (copy.of, copy.dated, {reason.code for reason in copy.reasons}) == (
        russian.sha256,
        True,
        {"stated-credit", "credited"},
    )
    assert [copied(one, made) is not None for one in told] == [False, True, False]


def test_the_order_in_time_stays_unknown_where_nothing_tells_it():
    """Of one day, and no clock: the fuller text stands for the original, and the answer says so."""
    full, less = ORIGINALS["en"], ORIGINALS["en"].rsplit(". ", 1)[0]
    papers = [origin(full, "full"), origin(less, "less")]
    made = copies(papers, {one.sha256: signature(one.text or "") for one in papers})
    [copy] = made.values()
    assert copy.of == papers[0].sha256
    assert not copy.dated
    late = datetime(2023, 9, 21, 12, tzinfo=UTC)
    clocked = [replace(papers[0], retrieved=late + timedelta(hours=3)), replace(papers[1], retrieved=late)]
    made = copies(clocked, {one.sha256: signature(one.text or "") for one in papers})
    assert made[papers[0].sha256].dated


def test_a_speech_that_two_papers_quote_makes_no_copy():
    """The words are the speaker's; both papers were there."""
    speech = " ".join(ORIGINALS["en"].split()[:60]).replace('"', "")
    one = origin(OTHERS["en"] + f' He said: "{speech}"', "one")
    start = "At a rally in the stadium on Monday night the leader spoke for an hour to a crowd of supporters."
    end = "Then he left the stage, and the crowd dispersed slowly in the rain."
    two = origin(f"{start} “{speech}” {end}", "two")
    assert found(one, two) == {}


def test_chains_of_copies_end_at_the_root():
    """Ministry → agency → paper: the paper's root is the ministry, though its words are nearer to the agency's."""
    days = [date(2023, 9, day) for day in (20, 21, 22)]
    texts = [
        ORIGINALS["en"],
        REPRINTS["en"],
        REPRINTS["en"].replace("recorded", "registered") + " Our correspondent adds that markets opened.",
    ]
    papers = [
        origin(text, name, name, day)
        for text, name, day in zip(texts, ("ministry", "agency", "paper"), days, strict=True)
    ]
    made = copies(papers, {one.sha256: signature(one.text or "") for one in papers})
    assert {made[one.sha256].root for one in papers[1:]} == {papers[0].sha256}


def test_one_by_one_finds_what_all_at_once_finds():
    """A desk adds documents as they come; the answer is the same."""
    papers = [
        origin(text, f"{code}{n}", published=date(2023, 9, 20 + n))
        for code in LANGUAGES
        for n, text in enumerate((ORIGINALS[code], OTHERS[code], REPRINTS[code]))
    ]
    catalogue, likenesses = Catalogue(), []
    for paper in reversed(papers):
        likenesses += catalogue.add(paper, signature(paper.text or ""))
    at_once = copies(papers, {one.sha256: signature(one.text or "") for one in papers})
    one_by_one = settled({one.sha256: one for one in papers}, likenesses)
    assert {key: copy.of for key, copy in one_by_one.items()} == {key: copy.of for key, copy in at_once.items()}
    assert len(at_once) == 3


def test_the_story_has_one_copy():
    """k1 is a copy of k2; of all other pairs of the gold documents none is."""
    origins = gold_origins()
    names = {one.sha256: name for name, one in origins.items()}
    signatures = {one.sha256: signature(one.text or "") for one in origins.values()}
    for accounts in ((), gold_accounts()):
        made = copies(origins.values(), signatures, accounts)
        assert {names[key]: names[copy.of] for key, copy in made.items()} == {"k1": "k2"}
    assert all(copied(one, made) for one in gold_accounts("k1"))


def test_the_storys_roots():
    """Every fact of the story: as many roots as the gold counts."""
    origins = gold_origins()
    made = copies(
        origins.values(), {one.sha256: signature(one.text or "") for one in origins.values()}, gold_accounts()
    )
    organs = voices(gold_accounts(), {})
    story = json.loads((folder() / "story-karabakh-2023.json").read_text(encoding="utf-8"))
    for fact in story["facts"]:
        accounts = [gold_account(each["doc"], each["claim_index"]) for each in fact["accounts"]]
        assert roots(accounts, made, organs=organs).count == fact["independent_roots"], fact["fact"]


def test_roots_are_sides_not_outlets():
    """Three papers print one ministry; a fourth says it in its own voice; a fifth has it from somebody unknown."""
    papers = [origin(text, str(n), f"Paper {n}") for n, text in enumerate("abcde")]
    told = [account(paper, 0) for paper in papers[:3]]
    told += [account(papers[3], 0, None), account(papers[4], 0, "A resident", side=None)]
    answer = roots(told)
    assert (answer.count, len(answer.outlets)) == (1, 5)
    assert (answer.unsourced, answer.unplaced) == ((told[3].id,), (told[4].id,))
    assert answer.json["sides"] == {"AAA": [one.id for one in told[:3]]}


def test_a_bulletins_own_voice_is_its_publishers():
    """By its profile, or because others name an actor so; a newspaper speaks for no side."""
    paper = origin("a", "bulletin", "Ministry")
    own = account(paper, 0, None)
    assert roots([own]).count == 0
    assert list(roots([own, account(origin("b", "x", "Paper"), 0)]).sides) == ["AAA"]
    assert list(roots([own], profiles={"Ministry": Publisher("Ministry", "BBB", "MIL")}).sides) == ["BBB"]
    assert roots([own], profiles={"Ministry": Publisher("Ministry", "BBB", "MED")}).count == 0


def test_a_copy_adds_no_root_even_if_its_speaker_drifted():
    """The copy names another ministry of another side: that is an error of copying, not a second witness."""
    first, second = origin("a", "one"), origin("b", "two")
    told = [account(first, 0), account(second, 0, side="BBB")]
    made = {second.sha256: Copy(first.sha256, first.sha256, 1.0, (Span(0, 5),), ())}
    assert list(roots(told, made).sides) == ["AAA"]
    assert roots(told, made).copies == (told[1].id,)
    assert list(roots(told[1:], made).sides) == ["BBB"], "it stands for its original where that is not among them"


@given(st.text(max_size=400))
@settings(max_examples=60)
def test_signatures_are_pure_and_come_back(text):
    """The same bytes from the same text; whatever the text, words lie in it and spans can be cut."""
    packed = signature(text)
    assert packed == signature(text)
    back = unpack(packed)
    assert len(back.starts) == len(words(text))
    assert all(text[start : start + length].strip() for start, length in zip(back.starts, back.lengths, strict=True))


@given(st.text(st.characters(categories=["L", "M"]), max_size=30))
def test_folding_twice_is_folding_once(word):
    """Else a stored fold and a fresh one would differ."""
    assert fold(fold(word)) == fold(word)


@given(st.permutations(range(6)))
@settings(max_examples=20, deadline=None)
def test_the_order_of_the_documents_does_not_matter(order):
    """Copies are of the documents, not of how they came in."""
    papers = [
        origin(text, f"{code}{n}", published=date(2023, 9, 20 + n))
        for code in LANGUAGES
        for n, text in enumerate((ORIGINALS[code], REPRINTS[code]))
    ]
    made = found(*[papers[n] for n in order])
    assert made == {f"{code}1": f"{code}0" for code in LANGUAGES}


@pytest.mark.parametrize("broken", [b"", b"hsig", b"\x00" * 40])
def test_a_broken_signature_says_what_to_do(broken):
    """It can always be made again."""
    with pytest.raises(InputError, match="make it again from the text"):
        unpack(broken)
