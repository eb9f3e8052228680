"""The command line: what it prints, what it refuses, its exit codes, and that asking for help costs little."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import hudna
from hudna import cli
from hudna.kinds import kinds
from hudna.languages import available
from hudna.model import Actor, Claim, Document, Source, Span

WORDS = "الطريق"
FRENCH = "found: French (fr); hudna reads ar"
TEXT = f"قالت البعثة إن {WORDS} مغلق."


@dataclass(frozen=True)
class FakeReading:
    """What the reader would yield."""

    document: Document
    language: str
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Any, ...] = ()
    attributions: tuple[Any, ...] = ()
    trace: tuple[tuple[str, ...], ...] = ()
    refused: tuple[str, ...] = ()
    parts: tuple[Any, ...] = ()
    warnings: tuple[str, ...] = ()
    unread: str = ""


def fake_read(document: Document) -> FakeReading:
    """One claim on every document that has the words; French is not read."""
    if document.language == "fr":
        return FakeReading(document, "fr", warnings=(FRENCH,), unread=FRENCH)
    start = document.text.find(WORDS)
    if start < 0:
        return FakeReading(document, "ar", refused=("nothing here",))
    span = Span(start, start + len(WORDS))
    mission = Actor("Observer Mission", "osce", "IGO", Span(0, 4))
    sources = (Source(mission, None),)
    claim = Claim(
        kind="access",
        mode="closed",
        act="report",
        negated=False,
        modality="actual",
        sources=sources,
        agent=None,
        target=None,
        quantities=(),
        time=None,
        place=None,
        content=span,
        rule="closed",
    )
    mention = SimpleNamespace(type="actor", span=mission.span, value=mission)
    return FakeReading(
        document, "ar", (claim,), (mention,), (), (("trigger close at 3", "source by order"),), ("a second cue",)
    )


@pytest.fixture(autouse=True)
def reader(monkeypatch):
    stub = SimpleNamespace(read=fake_read)
    monkeypatch.setitem(sys.modules, "hudna.reading", stub)
    monkeypatch.setattr(hudna, "reading", stub, raising=False)


@pytest.fixture
def run(monkeypatch, capsys):
    """(exit code, standard output, standard error) of a command."""

    def command(*words: object, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["hudna", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code: Any = 0
        try:
            cli.main()
        except SystemExit as end:
            code = end.code or 0
        out, err = capsys.readouterr()
        return code, out, err

    return command


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_is_a_line_a_document_in_order(run, article, tmp_path):
    other = tmp_path / "b.txt"
    other.write_text("هدوء", encoding="utf-8")
    code, out, err = run("read", article, other, "-", "--json", "--published", "2023-09-20", stdin=TEXT.encode())
    found = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [line["document"]["id"] for line in found] == ["article.txt", "b.txt", None]
    assert [len(line["claims"]) for line in found] == [1, 0, 1]
    assert found[0]["document"]["published"] == "2023-09-20"
    content = found[0]["claims"][0]["content"]
    assert TEXT[content["start"] : content["end"]] == content["exact"] == WORDS


def test_a_broken_line_is_told_and_the_exit_code_is_1(run, tmp_path):
    path = tmp_path / "docs.jsonl"
    path.write_text('{"text": "هدوء"}\n{"text": \n{"text": "قصف", "language": "fr"}\n', encoding="utf-8")
    code, out, err = run("read", path, "--json")
    assert code == 1
    assert [json.loads(line)["document"]["language"] for line in out.splitlines()] == ["ar", "fr"]
    assert "docs.jsonl, line 2" in err
    assert FRENCH in err


def test_an_unread_language_is_an_empty_line_for_programs_and_a_message_for_people(run, tmp_path):
    path = tmp_path / "docs.jsonl"
    path.write_text('{"text": "calme", "language": "fr"}\n', encoding="utf-8")
    code, out, err = run("read", path, "--json")
    assert (code, json.loads(out)["claims"]) == (1, [])
    assert json.loads(out)["warnings"] == [FRENCH]
    assert "hudna reads ar" in err
    code, out, err = run("read", path)
    assert (code, out) == (1, "")
    assert FRENCH in err


def test_json_cannot_steer_a_terminal_and_keeps_its_value(run):
    text = f"\u202e\x9b31m\u2028 {WORDS} \ud800"
    code, out, _ = run("read", "-", "--json", stdin=json.dumps({"id": text, "text": text}).encode())
    assert code == 0
    assert not set("\u202e\x9b\u2028\ud800") & set(out)
    assert json.loads(out)["document"]["id"] == text


def test_the_table_is_for_people(run, article):
    code, out, err = run("read", article)
    assert (code, err) == (0, "")
    for words in ("Observer Mission", "access/closed", f"\u2067{WORDS}\u2069", "1 claim of 1 speaker"):
        assert words in out
    assert "no claims" in run("read", "-", stdin="هدوء".encode())[1]


def test_the_page_is_written_whole_or_not_at_all(run, article, tmp_path):
    target = tmp_path / "page.html"
    code, out, err = run("read", article, "--html", target)
    assert (code, out) == (0, "")
    assert "1 claim marked" in err
    page = target.read_text(encoding="utf-8")
    assert WORDS in page
    code, _, err = run("read", tmp_path / "none.txt", "--html", target)
    assert code == 1
    assert target.read_text(encoding="utf-8") == page
    code, _, err = run("read", article, "--html", tmp_path / "no" / "page.html")
    assert code == 1
    assert "cannot be written" in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt", "page.html"]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["--published", "2023-13-01"], "no such day"),
        (["--published", "0203-09-20"], "before 1900"),
        (["--timezone", "Asia/Bakku"], "Asia/Baku"),
        (["--language", "xx"], "hudna reads ar"),
        (["--limit", "0"], "more than 0"),
        (["--json", "--html", "x.html"], "exclude"),
    ],
)
def test_wrong_options_are_errors_of_usage(run, article, words, what):
    code, out, err = run("read", article, *words)
    assert (code, out) == (2, "")
    assert what in " ".join(err.split())
    assert "Traceback" not in err


@pytest.mark.parametrize("command", ["read", "mentions", "explain"])
@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"\x00\x01\x02\xff" * 99, b"<html><p>x</p></html>"])
def test_bad_files_are_one_line_and_exit_code_1(run, tmp_path, command, content):
    path = tmp_path / "bad\x1b[31m.txt"
    path.write_bytes(content)
    for more in ([], ["--json"]):
        code, out, err = run(command, path, *more)
        assert (code, out) == (1, "")
        assert err.startswith("hudna: ")
        assert err.count("\n") == 1
        assert "\x1b" not in err


def test_a_limit_can_be_set(run, article):
    assert run("read", article, "--limit", "0.00001")[0] == 1
    assert run("read", article, "--limit", "0.001")[0] == 0


def test_mentions(run, article):
    code, out, _ = run("mentions", article, "--json")
    (mention,) = json.loads(out)["mentions"]
    assert (code, mention["type"], mention["value"]["name"]) == (0, "actor", "Observer Mission")
    assert "Observer Mission" in run("mentions", article)[1]


def test_explain_shows_the_trace_and_what_was_refused(run, article):
    code, out, _ = run("explain", article, "--claim", "1")
    assert code == 0
    for words in ("access/closed", WORDS, "trigger close at 3", "source by order", "a second cue"):
        assert words in out
    assert json.loads(run("explain", article, "--json")[1])["claims"][0]["trace"] == [
        "trigger close at 3",
        "source by order",
    ]


def test_explain_names_a_claim_that_there_is_not(run, article):
    code, _, err = run("explain", article, "--claim", "4")
    assert code == 1
    assert "has one claim" in err


def test_diff(run, article, tmp_path):
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    line = json.loads(run("read", article, "--json")[1])
    old.write_text(json.dumps(line), encoding="utf-8")
    line["claims"][0] |= {"id": "other", "act": "deny"}
    new.write_text(json.dumps(line), encoding="utf-8")
    assert "1 claims the same" in run("diff", old, old)[1]
    code, out, _ = run("diff", old, new)
    assert (code, "1 changed" in out, 'act: "report" → "deny"' in out) == (0, True, True)
    assert json.loads(run("diff", old, new, "--json")[1])["changed"][0]["new"] == "other"


@pytest.mark.parametrize("content", ["{", "[]", '{"document": {}}', '{"document": {}, "claims": [{}]}', "\x00"])
def test_diff_refuses_what_is_no_reading(run, tmp_path, content):
    path = tmp_path / "x.jsonl"
    path.write_text(content, encoding="utf-8")
    code, out, err = run("diff", path, path)
    assert (code, out) == (1, "")
    assert "line 1" in err
    assert run("diff", tmp_path / "none.jsonl", path)[0] == 1


def test_coverage_names_every_kind(run):
    code, out, _ = run("coverage", "--json")
    rows = {row["kind"]: row for row in map(json.loads, out.splitlines())}
    assert code == 0
    assert rows.keys() == kinds().keys()
    for row in rows.values():
        assert row["languages"].keys() == set(available())
        assert all({"frames", "words", "examples", "missing"} <= one.keys() for one in row["languages"].values())
        assert all(one["words"].keys() == set(available()) for one in row["senses"])


def test_coverage_shows_languages_side_by_side(run):
    _, out, _ = run("coverage")
    lines = out.splitlines()
    head = next(line for line in lines if line.split()[1:] == available() * 2)
    attack = next(line for line in lines if line.strip().startswith("attack"))
    assert len(attack.split()) == len(head.split())
    assert any(line.startswith("ar lacks") for line in lines)
    _, out, _ = run("coverage", "--kind", "attack", "--language", "ar", "--language", "en")
    shell = next(line.split() for line in out.splitlines() if line.split()[:1] == ["shell"])
    assert [int(one) > 0 for one in shell[1:3]] == [True, True]
    assert "can read" in out


def test_coverage_takes_senses_that_no_kind_asks_for(run):
    _, out, _ = run("coverage", "--sense", "cue-", "--json")
    found = {one["sense"]: one for one in map(json.loads, out.splitlines())}
    assert found["cue-say"]["frames"] == []
    assert all(found["cue-say"]["words"].values())
    assert "cue-say" in run("coverage", "--sense", "cue-")[1]


@pytest.mark.parametrize(
    "words",
    [["--kind", "weather"], ["--sense", "weather"], ["--language", "xx"], ["--kind", "attack", "--sense", "cue-"]],
)
def test_coverage_refuses_what_there_is_not(run, words):
    assert run("coverage", *words)[0] == 2


def test_help_names_the_commands():
    shown = subprocess.run([sys.executable, "-m", "hudna", "--help"], check=True, capture_output=True, text=True).stdout
    for command in ("read", "mentions", "explain", "diff", "lint", "coverage"):
        assert command in shown


def test_help_imports_nothing_heavy():
    heavy = "'hudna.reading', 'hudna.languages', 'cchardet', 'rich'"
    script = f"import sys, hudna.cli; print([m for m in ({heavy}) if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout
    assert shown.strip() == "[]"


def test_a_pipe_that_closes_early_is_no_error(article):
    command = f"{sys.executable} -m hudna coverage --json | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
    assert "Traceback" not in done.stderr
    assert done.stdout.count("\n") == 1


def test_the_bundle_is_three_documents_of_their_own_date():
    path = Path(__file__).parent.parent / "examples" / "bundle.jsonl"
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len({record["id"] for record in records}) == len(records) == 3
    for record in records:
        assert {"id", "text", "published", "timezone", "language", "publisher", "notice"} <= record.keys()
        assert replace(Document("x"), text=record["text"]).sha256


@pytest.mark.parametrize("words", [["read"], ["explain"], ["unknown"]])
def test_a_command_without_its_words_says_how_it_is_used(run, words):
    code, _, err = run(*words)
    assert code == 2
    assert "Usage" in err


def test_the_page_is_not_written_over_a_report(run, tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    code, _, err = run("read", path, "--html", path)
    assert code == 2
    assert "name another file" in err
    assert path.read_text(encoding="utf-8") == TEXT


def told(*words: object) -> str:
    """What the command says on standard error, in a process of its own."""
    done = subprocess.run([sys.executable, "-m", "hudna", *map(str, words)], capture_output=True, text=True, check=True)
    return done.stderr


def test_a_missing_zone_is_told(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("قُتل ثلاثة جنود أمس في بلدة عيترون.", encoding="utf-8")
    assert "no time zone was given" in told("read", path, "--published", "2024-05-03")
    assert "zone" not in told("read", path, "--published", "2024-05-03", "--timezone", "Asia/Beirut")


def test_a_fault_of_the_reader_costs_no_other_document(tmp_path, monkeypatch, capsys):
    """What fails is named, with what to do; the documents after it are read."""
    from hudna import reading
    from hudna.cli import app

    honest = reading.read

    def failing(document):
        if document.id == "bad":
            raise IndexError("list index out of range")
        return honest(document)

    monkeypatch.setattr(reading, "read", failing)
    path = tmp_path / "docs.jsonl"
    rows = [{"id": one, "text": "Two civilians were killed in Homs.", "timezone": "UTC"} for one in ("a", "bad", "b")]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        app(["read", str(path), "--json"])
    printed = capsys.readouterr()
    assert ended.value.code == 1
    assert [json.loads(line)["document"]["id"] for line in printed.out.splitlines()] == ["a", "b"]
    assert "bad: hudna failed on it" in printed.err
