"""The shape of the source: small files and functions, letters only in the data, kinds that are complete."""

from __future__ import annotations

import ast
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from hudna.kinds import code_of, kinds

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src/hudna"
MODULES = sorted(SOURCE.rglob("*.py"))
SCRIPTS = ("ARABIC LETTER", "CYRILLIC", "ARMENIAN", "GEORGIAN", "HEBREW")
LONGEST_FILE, LONGEST_FUNCTION = 300, 40

# Words that say nothing of what flows through a thing.
EMPTY_NAMES = {"manager", "handler", "processor", "helper", "helpers", "base", "info", "data", "utils", "common"}

# The codebook's kinds and modes; a change here is a change of what claims are.
MODES = {
    "ceasefire": "proposed agreed in_effect extended suspended ended",
    "obligation": "",
    "violation": "",
    "attack": "shelling air_strike drone missile small_arms clash explosion mine other",
    "operation": "started continued stopped",
    "control": "gained lost held transferred",
    "movement": "deployed withdrawn advanced reinforced",
    "presence": "",
    "disarmament": "pledged started counted completed",
    "casualty": "killed injured missing",
    "damage": "",
    "evacuation": "flow stock return",
    "displacement": "flow stock return",
    "shelter": "",
    "medical": "",
    "aid": "delivered blocked requested",
    "access": "open closed denied",
    "detention": "",
    "exchange": "",
    "talks": "contact meeting negotiation mediation",
    "monitoring": "",
    "status": "",
}


def name(path: Path) -> str:
    return str(path.relative_to(SOURCE))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_files_are_short(path):
    """A file that needs scrolling holds more than one noun."""
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_FILE, f"{name(path)} has {lines} lines; part it by what flows"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_functions_are_short(path):
    """The share of long functions is what separates code that can be changed from code that cannot."""
    long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    }
    assert not long, f"{name(path)}: part them: {long}"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_say_what_flows_through_them(path):
    """The first line of a module is what a reader of the folder sees of it."""
    assert (ast.get_docstring(tree(path)) or "").strip(), f"{name(path)} has no docstring"


def working_strings(path: Path) -> Iterator[ast.Constant]:
    """The strings that the code works with: all but docstrings. Comments may show a phenomenon in its own letters."""
    parsed = tree(path)
    documenting = {
        id(node.body[0].value)
        for node in ast.walk(parsed)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(parsed):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documenting:
            yield node


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_letters_live_in_the_data(path):
    """One engine that cannot name a language: no letter of a language that it reads stands in the code."""
    source = path.read_text(encoding="utf-8")
    strange = {
        node.lineno: letters
        for node in working_strings(path)
        if (
            letters := "".join(
                one
                for one in ast.get_source_segment(source, node) or ""
                if one.isalpha() and unicodedata.name(one, "").startswith(SCRIPTS)
            )
        )
    }
    assert not strange, f"{name(path)}: move these letters to languages/: {strange}"


def words_of(identifier: str) -> set[str]:
    """`SpanHandler`, `span_handler` -> span, handler."""
    return {part.casefold() for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", identifier)}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_names_say_something(path):
    """`DataError` is the one exception: it is what goes wrong with data, not a thing that holds some."""
    defined = [
        node.name for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef) and node.name != "DataError"
    ]
    empty = [one for one in (path.stem, *defined) if words_of(one) & EMPTY_NAMES]
    assert not empty, f"{name(path)}: call them after what flows: {empty}"


def nouns() -> set[str]:
    """What a test may be called after: a module, a folder or a folder of data of the source, or the house around it."""
    stems = {path.stem for path in MODULES} | {path.name for path in SOURCE.rglob("*") if path.is_dir()}
    return stems | {"layers", "shape", "docs", "examples", "properties", "bench", "corpus", "golden", "parallel"}


@pytest.mark.parametrize("path", sorted((ROOT / "tests").glob("test_*.py")), ids=lambda path: path.name)
def test_tests_mirror_something(path):
    """`test_times.py` tests `times.py`: whoever changes one finds the other."""
    noun = path.stem.removeprefix("test_")
    parts = {noun, *(noun.rsplit("_", cut)[0] for cut in range(1, noun.count("_") + 1)), *noun.split("_")}
    assert parts & nouns(), f"{path.name} is called after nothing in src/hudna"


def test_the_kinds_are_those_of_the_codebook():
    assert sorted(kinds()) == sorted(MODES)


@pytest.mark.parametrize("kind", sorted(MODES))
def test_kinds_are_complete(kind):
    """Modes as in the codebook, labels in three languages, codes of other vocabularies, what it covers."""
    record = tomllib.loads((SOURCE / f"kinds/{kind}.toml").read_text(encoding="utf-8"))
    assert record["kind"] == kind
    assert list(record.get("modes", {})) == MODES[kind].split()
    assert record["about"].endswith(".")
    for label in (record["label"], *record.get("modes", {}).values()):
        assert {"en", "ar", "ru"} <= label.keys()
        assert all(words.strip() for words in label.values())
    assert {"plover", "acled", "pax", "hxl"} <= record["crosswalk"].keys()


@pytest.mark.parametrize("kind", sorted(MODES))
@pytest.mark.parametrize("vocabulary", ["plover", "acled", "pax", "hxl"])
def test_every_mode_has_its_code_or_a_reason_why_not(kind, vocabulary):
    """A blank does not tell "there is none" from "nobody has looked"."""
    written = kinds()[kind].crosswalk[vocabulary]
    assert all(code.removeprefix("none:").strip() for code in written.values()), written
    for mode in (None, *MODES[kind].split()):
        code = code_of(kinds()[kind], vocabulary, mode)
        assert code.value or (code.reason and "has no code for" not in code.reason), mode


def test_codes_hold_under_their_circumstances():
    """The mode's own code before the kind's, the narrower before the wider."""
    control, attack = kinds()["control"], kinds()["attack"]
    government = code_of(control, "acled", "gained", ["government"])
    assert government == ("Battles: Government regains territory", None)
    assert code_of(control, "acled", "gained").value is None
    assert code_of(attack, "acled", "shelling", ["armed_target"]).value == (
        "Explosions/Remote violence: Shelling/artillery/missile attack"
    )
    assert code_of(attack, "acled", "other", ["armed_target"]).value == "Battles: Armed clash"


@pytest.mark.parametrize("kind", sorted(MODES))
def test_crosswalks_and_frames_name_modes_that_there_are(kind):
    """A code may hold for a mode by somebody ("gained_by_government")."""
    record = tomllib.loads((SOURCE / f"kinds/{kind}.toml").read_text(encoding="utf-8"))
    modes = set(MODES[kind].split())
    for vocabulary, codes in record["crosswalk"].items():
        assert {code.partition("_by_")[0] for code in codes} <= modes | {"default"}, vocabulary
    for frame in record.get("frame", ()):
        assert frame.get("mode") is None or frame["mode"] in modes, frame["name"]
    names = [frame["name"] for frame in record.get("frame", ())]
    assert len(names) == len(set(names))
