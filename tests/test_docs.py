"""The documentation says what is so: commands, kinds and acts are all told, code runs, links lead somewhere."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer.main

from hudna.cli import app
from hudna.kinds import kinds
from hudna.kinds.kinds import ACTS, MODALITIES
from hudna.model import Document
from hudna.model.json import reading_json
from hudna.reading import read

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
_FENCE = re.compile(r"^( *)```(\w*)[^\n]*\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
_REPORT = DOCS / "tutorial/truce.ar.txt"


def page_name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def words(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks(path: Path, *languages: str) -> Iterator[str]:
    """The code blocks of a page in one of the languages."""
    for match in _FENCE.finditer(words(path)):
        if match[2] in languages:
            yield "\n".join(line.removeprefix(match[1]) for line in match[3].splitlines())


def section(path: Path, title: str) -> str:
    """What stands under a heading, up to the next one of its level."""
    _, found, rest = words(path).partition(f"\n## {title}\n")
    assert found, f"{page_name(path)} has no section {title!r}"
    return rest.partition("\n## ")[0]


def options(command: str) -> set[str]:
    """All option names of a command but --help."""
    return {name for one in COMMANDS[command].params for name in one.opts if name.startswith("--")} - {"--help"}


# --- commands -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_and_option_is_told(command):
    """An option that is not in the reference might as well not be there."""
    told = section(DOCS / "reference/commands.md", f"hudna {command}")
    missing = [option for option in sorted(options(command)) if f"`{option}" not in told]
    assert not missing
    assert f"`hudna {command}" in words(ROOT / "README.md")


def test_no_command_is_told_that_there_is_not():
    told = set(re.findall(r"^## hudna (\w+)", words(DOCS / "reference/commands.md"), re.MULTILINE))
    assert told == set(COMMANDS)


@pytest.mark.parametrize("path", PAGES, ids=page_name)
def test_shell_blocks_call_hudna_as_it_is(path):
    """A command line that is copied from a page must be understood."""
    for line in (line for block in blocks(path, "sh", "console") for line in block.splitlines()):
        call = re.search(r"(?:^|\| )(?:\.venv/bin/)?hudna (\w+)(.*)", line)
        if call:
            assert call[1] in COMMANDS, line
            assert set(re.findall(r"--[a-z-]+", call[2])) <= options(call[1]) | {"--help"}, line


@pytest.mark.parametrize("path", PAGES, ids=page_name)
def test_make_targets_are_there(path):
    targets = set(re.findall(r"^([a-z]+):", words(ROOT / "Makefile"), re.MULTILINE))
    code = "\n".join([*blocks(path, "sh", "console"), *re.findall(r"`([^`\n]+)`", words(path))])
    assert set(re.findall(r"(?:^|\n)make ([a-z]+)", code)) <= targets


# --- what claims are ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_kind_and_mode_stands_in_the_codebook(kind):
    rows = re.findall(rf"^\| `{kind}` \|.*$", words(DOCS / "reference/codebook.md"), re.MULTILINE)
    assert len(rows) == 1
    assert re.findall(r"`(\w+)`", rows[0])[1:] == list(kinds()[kind].modes)


def test_every_act_and_modality_stands_in_the_codebook():
    codebook = words(DOCS / "reference/codebook.md")
    assert [act for act in ACTS if f"\n| `{act}` |" not in codebook] == []
    assert [one for one in MODALITIES if f"`{one}`" not in codebook] == []


def test_every_unit_stands_in_the_codebook():
    told = re.search(r"\nUnits: (.*?)\.\n", words(DOCS / "reference/codebook.md"), re.DOTALL)
    assert told is not None
    assert {unit for kind in kinds().values() for unit in kind.units} <= set(re.split(r",\s+", told[1]))


def test_every_module_of_the_weighing_is_on_its_map():
    """Sixty files in one folder are found by topic or not at all."""
    told = set(re.findall(r"`(\w+)`", section(DOCS / "explanation/architecture.md", "The weighing, by topic")))
    there = {path.stem for path in (ROOT / "src/hudna/weighing").glob("*.py")} - {"__init__"}
    assert there - told == set()


def reference() -> ModuleType:
    """tools/reference.py, which makes the page of kinds."""
    spec = importlib.util.spec_from_file_location("reference", ROOT / "tools/reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_kinds_is_up_to_date():
    """Run python tools/reference.py."""
    assert words(DOCS / "reference/kinds.md") == reference().page()


def test_the_tables_of_exports_are_up_to_date():
    """Run python tools/reference.py."""
    assert words(DOCS / "reference/exports.md") == reference().exports_page()


# --- code and links -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [one for one in PAGES if any(blocks(one, "python"))], ids=page_name)
def test_python_blocks_run(path, capsys):
    """The blocks of a page are one program."""
    names: dict[str, Any] = {"__name__": "page"}
    for block in blocks(path, "python"):
        exec(compile(block, page_name(path), "exec"), names)
    assert capsys.readouterr().out, "it prints nothing: an example should show what it gives"


def anchors(path: Path) -> set[str]:
    """What the headings of a page are called in links."""
    outside = _FENCE.sub("", words(path))
    titles = re.findall(r"^#+ (.*)$", outside, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.casefold()).strip().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("path", PAGES, ids=page_name)
def test_links_lead_somewhere(path):
    """Every relative link leads to a file of the repository, every anchor to a heading."""
    for match in _LINK.finditer(_FENCE.sub("", words(path))):
        address = match[1] or match[2]
        if re.match(r"[a-z]+:", address):
            continue
        file, _, anchor = address.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.is_file(), address
        assert not anchor or anchor in anchors(target), address
        assert not path.is_relative_to(DOCS) or target.is_relative_to(DOCS), f"{address} is not on the site"


def test_pages_that_errors_name_are_there():
    """An error that sends its reader to a page that is not there has no remedy."""
    named = {
        found for source in (ROOT / "src").rglob("*.py") for found in re.findall(r"docs/[\w/.-]+\.md", words(source))
    }
    assert {page for page in named if not (ROOT / page).is_file()} == set()


def test_every_page_is_on_the_site_and_in_its_index():
    site = words(ROOT / "mkdocs.yml")
    for path in sorted(DOCS.rglob("*.md")):
        name = str(path.relative_to(DOCS))
        assert f"{name}\n" in site, f"{name} is not in the nav of mkdocs.yml"
        index = path.parent / "index.md"
        if path != index and index.exists():
            assert f"({path.name})" in words(index), f"{name} is not in {page_name(index)}"


def test_the_project_speaks_of_itself_alone():
    """No page names a machine's folders."""
    for path in [*PAGES, ROOT / "mkdocs.yml", ROOT / "CITATION.cff"]:
        assert not re.search(r"(?<![\w.])/(?:work|tmp|home|root)\b", words(path)), page_name(path)


# --- what is printed ----------------------------------------------------------------------------------------------


@cache
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(words(DOCS / "reference/reading.schema.json"))
    return found


_TYPES: dict[str, Any] = {
    "object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool,
    "null": type(None),
}  # fmt: skip


def fits(value: Any, rule: dict[str, Any]) -> bool:
    """Whether a value is as the schema's rule says: the few keywords that the schema uses."""
    if "$ref" in rule:
        return fits(value, schema()["$defs"][rule["$ref"].rpartition("/")[2]])
    if "anyOf" in rule:
        return any(fits(value, one) for one in rule["anyOf"])
    if "const" in rule or "enum" in rule:
        return value in rule.get("enum", [rule.get("const")])
    types = [rule["type"]] if isinstance(rule["type"], str) else rule["type"]
    if not any(isinstance(value, _TYPES[one]) and (one == "boolean") == isinstance(value, bool) for one in types):
        return False
    if isinstance(value, list):
        return all(fits(one, rule["items"]) for one in value)
    return not isinstance(value, dict) or fits_object(value, rule)


def fits_object(value: dict[str, Any], rule: dict[str, Any]) -> bool:
    known = rule["properties"]
    if not set(rule["required"]) <= value.keys() or not (rule["additionalProperties"] or value.keys() <= known.keys()):
        return False
    return all(fits(one, known[key]) for key, one in value.items() if key in known)


def test_the_schema_names_the_kinds_acts_and_modalities_that_there_are():
    claim = schema()["$defs"]["claim"]["properties"]
    assert claim["kind"]["enum"] == sorted(kinds())
    assert claim["act"]["enum"] == list(ACTS)
    assert claim["modality"]["enum"] == list(MODALITIES)


def bundle() -> list[dict[str, Any]]:
    return [json.loads(line) for line in words(ROOT / "examples/bundle.jsonl").splitlines()]


@pytest.mark.parametrize("record", bundle(), ids=lambda record: record["id"])
def test_readings_fit_the_schema(record):
    found = read(Document(record["text"], record["id"], language=record["language"]))
    line = reading_json(found.document, list(found.claims), found.language)
    assert fits(line, schema())
    assert line["claims"]
    assert not fits({**line, "claims": [{**line["claims"][0], "act": "shout"}]}, schema())
    assert not fits({**line, "claims": [{key: one for key, one in line["claims"][0].items() if key != "id"}]}, schema())


@pytest.mark.parametrize("record", bundle(), ids=lambda record: record["id"])
def test_examples_say_that_they_are_composed(record):
    """Nobody may take an example for news."""
    assert "not reporting" in record["notice"]


def test_the_tutorial_shows_what_is_read():
    """The claims that the tutorial points at: an accusation, its denial, a truce with a date, numbers in numbers."""
    found = read(Document(words(_REPORT), published=date(2024, 5, 3), timezone="Asia/Aden", language="ar"))
    said = {(c.sources[-1].actor.side, c.act, c.kind, c.negated) for c in found if c.sources}
    assert ("YEM", "accuse", "attack", False) in said
    assert ("ansar-allah", "deny", "attack", True) in said
    third = found.claims[2]
    assert (third.kind, third.act) == ("attack", "accuse")
    truce = next(c for c in found if c.kind == "ceasefire")
    assert truce.time is not None
    assert truce.time.start is not None
    assert truce.time.start.isoformat() == "2024-05-02T18:00:00+03:00"
    killed = next(c for c in found if c.kind == "casualty" and c.mode == "killed")
    assert [(q.low, q.part_of) for q in killed.quantities] == [(3, None), (2, 0)]
