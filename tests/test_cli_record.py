"""The commands on a record: from reports to filtered claims, and back from a backup; what they refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hudna.cli import app
from hudna.errors import HudnaError

MINISTRY = "The Syrian Ministry of Defence said two soldiers were killed in Idlib on Tuesday.\n"
DENIAL = "Turkey denied shelling Idlib. The United Nations recorded three ceasefire violations in Aleppo on Monday.\n"


def run(*words: object) -> str:
    """Standard output of a command that succeeds."""
    done = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    """Two reports as files."""
    made = [tmp_path / "ministry.txt", tmp_path / "denial.txt"]
    for path, text in zip(made, (MINISTRY, DENIAL), strict=True):
        path.write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def place(tmp_path: Path, reports: list[Path]) -> Path:
    """A record with both reports."""
    found = tmp_path / "truce.db"
    run("init", found, "--name", "A truce", "--author", "me")
    run("add", found, *reports, "--published", "2023-09-20", "--timezone", "Asia/Damascus", "--language", "en")
    return found


def lines(text: str) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in text.splitlines()]


def test_what_is_added_comes_back_with_its_words(place: Path) -> None:
    """A figure that does not lead to its words is worth nothing."""
    found = lines(run("claims", place, "--json"))
    assert {one["document"]["id"] for one in found} == {"ministry.txt", "denial.txt"}
    for one in found:
        text = MINISTRY if one["document"]["id"] == "ministry.txt" else DENIAL
        content = one["content"]
        assert text[content["start"] : content["end"]] == content["exact"]


def test_the_same_text_twice_is_one(place: Path, reports: list[Path]) -> None:
    """Adding again after a stop must cost nothing and double nothing."""
    before = run("claims", place, "--json")
    said = lines(run("add", place, *reports, "--json"))
    assert [one["fate"] for one in said] == ["known", "known"]
    assert run("claims", place, "--json") == before


def test_printed_elsewhere_it_is_a_printing(place: Path, reports: list[Path]) -> None:
    """An outlet that prints the same text adds an outlet, not a voice."""
    said = lines(run("add", place, reports[0], "--publisher", "Another", "--json"))
    assert [(one["fate"], one["claims"]) for one in said] == [("printing", 0)]
    again = lines(run("add", place, reports[0], "--publisher", "Another", "--json"))
    assert again[0]["fate"] in {"known", "printing"}


@pytest.mark.parametrize(
    ("options", "documents"),
    [
        (["--kind", "casualty"], {"ministry.txt"}),
        (["--act", "deny"], {"denial.txt"}),
        (["--side", "SYR"], {"ministry.txt"}),
        (["--side", "un", "--since", "2023-09-18"], {"denial.txt"}),
        (["--until", "2023-09-16"], set()),
        (["--document", "ministry.txt"], {"ministry.txt"}),
        (["--about", "TUR"], {"denial.txt"}),
    ],
)
def test_filters(place: Path, options: list[str], documents: set[str]) -> None:
    """Each filter lets through what it says, and nothing else."""
    found = lines(run("claims", place, "--json", *options))
    assert {one["document"]["id"] for one in found} == documents


@pytest.mark.parametrize(
    ("options", "hint"),
    [(["--kind", "casulty"], "casualty"), (["--status", "x"], "contested"), (["--since", "soon"], "2023-09-20")],
)
def test_wrong_filters_are_told(place: Path, options: list[str], hint: str) -> None:
    """A filter with a slip of the pen must not look like an empty record."""
    done = CliRunner().invoke(app, ["claims", str(place), *options])
    assert done.exit_code == 2
    assert hint in done.output


def test_claims_that_come_with_a_document(place: Path, tmp_path: Path) -> None:
    """Claims made by hand are taken as they are; claims of another text are refused with their document."""
    (claim, *_) = lines(run("claims", place, "--kind", "casualty", "--json"))
    given = {name: value for name, value in claim.items() if name not in {"document", "ceasefire", "status"}}
    path, wrong = tmp_path / "given.jsonl", tmp_path / "wrong.jsonl"
    path.write_text(json.dumps({"id": "g", "text": MINISTRY + "More.", "claims": [given]}), encoding="utf-8")
    wrong.write_text(json.dumps({"id": "w", "text": DENIAL + "More.", "claims": [given]}), encoding="utf-8")
    assert lines(run("add", place, path, "--json"))[0]["claims"] == 1
    done = CliRunner().invoke(app, ["add", str(place), str(wrong)])
    assert done.exit_code == 1
    assert "w, claim 1" in done.output


def test_a_backup_is_a_record(place: Path, tmp_path: Path) -> None:
    """What is restored answers as the record did."""
    copy, again = tmp_path / "copy.db", tmp_path / "again.db"
    run("backup", place, copy)
    run("restore", again, copy)
    assert run("claims", again, "--json") == run("claims", place, "--json")
    assert "whole" in run("verify", again)
    with pytest.raises(HudnaError, match="something already"):
        run("backup", place, copy)


def test_rebuild_changes_nothing(place: Path) -> None:
    """What is derived follows from the entries alone."""
    before = run("claims", place, "--json")
    run("rebuild", place)
    assert run("claims", place, "--json") == before


def test_takedown(place: Path) -> None:
    """The words go, the claims and the chain stay."""
    run("takedown", place, "ministry.txt", "--reason", "a family asked")
    found = lines(run("claims", place, "--document", "ministry.txt", "--json"))
    assert found
    assert all(one["content"]["exact"] is None for one in found)
    assert "[taken down]" in run("claims", place, "--document", "ministry.txt")
    told = json.loads(run("verify", place, "--json"))
    assert told["taken_down"] == 1
    assert not told["faults"]


def test_what_is_no_record_is_told(tmp_path: Path) -> None:
    """Nothing is made where a record was to be opened."""
    with pytest.raises(HudnaError, match="hudna init"):
        run("claims", tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()
    (tmp_path / "text.db").write_text("no database at all", encoding="utf-8")
    with pytest.raises(HudnaError, match="no record"):
        run("verify", tmp_path / "text.db")


@pytest.mark.parametrize("name", ["csv", "jsonl", "geojson", "hxl", "parquet", "acled", "ucdp", "plover", "smm"])
def test_exports_to_a_file_and_signed(place: Path, tmp_path: Path, name: str) -> None:
    """Each format is written whole; a signed folder verifies, and is refused where something lies already."""
    from hudna.exports.keys import new_key, private_pem
    from hudna.exports.signatures import verify

    run("export", place, "--format", name, "--out", tmp_path / "claims.out")
    assert (tmp_path / "claims.out").stat().st_size > 0
    key = tmp_path / "key.pem"
    key.write_bytes(private_pem(new_key()))
    run("export", place, "--format", name, "--out", tmp_path / "folder", "--sign", key)
    told = verify(tmp_path / "folder").manifest
    assert told["format"] == name
    assert told["record"] == json.loads(run("verify", place, "--json"))["head"]["hash"]
    with pytest.raises(HudnaError, match="not empty"):
        run("export", place, "--format", name, "--out", tmp_path / "folder", "--sign", key)


def test_a_key_that_is_none_leaves_nothing(place: Path, tmp_path: Path) -> None:
    """An export that was to be signed and is not must not lie there as if it were."""
    (tmp_path / "key.pem").write_text("no key", encoding="utf-8")
    with pytest.raises(HudnaError):
        run("export", place, "--format", "csv", "--out", tmp_path / "folder", "--sign", tmp_path / "key.pem")
    assert not (tmp_path / "folder").exists()
    done = CliRunner().invoke(app, ["export", str(place), "--format", "csv", "--sign", str(tmp_path / "key.pem")])
    assert done.exit_code == 2


def test_exports_carry_truce_and_status(place: Path) -> None:
    """What the weighing says of a claim goes with it."""
    rows = [json.loads(line) for line in run("export", place, "--format", "jsonl").splitlines()]
    assert {one["status"] for one in rows} <= {"unverified", "contested", "corroborated"}
    listed = lines(run("claims", place, "--json"))
    assert {one["id"]: one["status"] for one in listed} == {one["claim"]["id"]: one["status"] for one in rows}


def test_nothing_found_says_what_there_is(place: Path) -> None:
    """A side that nobody has is a slip of the pen, not an empty record."""
    done = CliRunner().invoke(app, ["claims", str(place), "--side", "Syrians"])
    assert done.exit_code == 0
    assert "SYR" in done.output
    assert "Idlib" in CliRunner().invoke(app, ["claims", str(place), "--place", "nowhere"]).output
    assert lines(run("claims", place, "--place", "idlib", "--json"))
    assert (
        CliRunner().invoke(app, ["claims", str(place), "--since", "2023-09-20", "--until", "2023-09-19"]).exit_code == 2
    )


def test_printings_are_found_by_their_publisher(place: Path, reports: list[Path]) -> None:
    """What another outlet printed too is found under its name."""
    run("add", place, reports[0], "--publisher", "Another")
    assert {one["document"]["id"] for one in lines(run("claims", place, "--publisher", "Another", "--json"))} == {
        "ministry.txt"
    }


def test_an_unknown_format_is_told(place: Path) -> None:
    """What there is stands in the refusal."""
    done = CliRunner().invoke(app, ["export", str(place), "--format", "xml"])
    assert done.exit_code == 2
    assert "geojson" in done.output


def test_a_head_noted_earlier_must_still_be_there(place: Path, reports: list[Path]) -> None:
    """A chain that was cut or written anew is found by whoever noted its head."""
    head = json.loads(run("verify", place, "--json"))["head"]
    noted = f"{head['seq']}:{head['hash']}"
    assert noted in run("verify", place)
    run("add", place, reports[0], "--publisher", "Another")
    assert "whole" in run("verify", place, "--head", noted)
    done = CliRunner().invoke(app, ["verify", str(place), "--head", f"{head['seq']}:{'0' * 64}"])
    assert done.exit_code == 1
    assert CliRunner().invoke(app, ["verify", str(place), "--head", "soon"]).exit_code == 2
