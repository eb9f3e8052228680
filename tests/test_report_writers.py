"""The situation report as a file: every language and format, the same bytes again, nothing fetched, nothing turned."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from hudna.errors import InputError
from hudna.exports.report import FORMATS, LANGUAGES, composed, write
from hudna.exports.report.blocks import Bar, Chart, Composition, Paragraph, Run, fixed, name, text
from hudna.exports.report.charts import svg
from hudna.exports.report.messages import messages
from hudna.picture.report import Report
from weeks import made, run, told

HOSTILE = "<script>alert(1)</script>\"'&|`*[x](javascript:1)\u202eevil\u0000\ufffe http://evil.example/"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's record."""
    return made(tmp_path_factory.mktemp("week"))


@pytest.fixture(scope="module")
def found(place: Path) -> Report:
    """The report of its second week."""
    return told(place)


class Page(HTMLParser):
    """What a page holds: its elements, ids and links, and the words outside any `<bdi>`."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.bare, self.depth, self.hidden = "", 0, 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.depth += tag == "bdi"
        self.hidden += tag in {"style", "svg", "title"}

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "bdi"
        self.hidden -= tag in {"style", "svg", "title"}

    def handle_data(self, data: str) -> None:
        if not self.depth and not self.hidden:
            self.bare += data


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_report_gives_the_same_bytes(found: Report, language: str, format_: str) -> None:
    """In every language and format; and it has something in it."""
    report = composed(found, language)
    first = write(report, format_)
    assert len(first) > 5000
    assert write(composed(found, language), format_) == first


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_stands_alone(found: Report, language: str) -> None:
    """No script, no address that would be fetched, and every link of it leads to a claim on it."""
    page = Page(write(composed(found, language), "html").decode())
    assert {tag for tag, _ in page.tags} <= {
        "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "h4", "p", "ul", "li", "a", "bdi",
        "q", "strong", "div", "table", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "figure", "figcaption",
        "svg", "rect", "text", "path",
    }  # fmt: skip
    links = {attributes["href"] for tag, attributes in page.tags if tag == "a"}
    ids = {f"#{attributes['id']}" for _, attributes in page.tags if "id" in attributes}
    assert links
    assert links <= ids
    assert not {key for _, attributes in page.tags for key in attributes} & {"src", "onclick", "style"}
    assert page.tags[0] == ("html", {"lang": language, "dir": messages(language).direction})


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_ranges_and_latin_names_are_isolated(found: Report, language: str) -> None:
    """In a right-to-left line 2024-05-16 would show as 16-05-2024, and 3-5 as 5-3."""
    bare = Page(write(composed(found, language), "html").decode()).bare
    assert not re.search(r"\d\s*[-\u2013:]\s*\d", bare)
    assert not re.search(r"\d{2}", bare)
    if language == "ar":
        assert not set(re.findall(r"[A-Za-z]{2,}", bare))


def test_markdown_isolates_what_runs_the_other_way(found: Report) -> None:
    """By Unicode's isolates, each closed."""
    arabic, english = (write(composed(found, code), "md").decode() for code in ("ar", "en"))
    assert "\u20662024-05-10\u2069" in arabic
    assert arabic.count("\u2066") + arabic.count("\u2068") == arabic.count("\u2069")
    assert "2024-05-10 to 2024-05-16" in english


def test_markdown_tables_have_their_columns(found: Report) -> None:
    """A sign in a quotation must not open a column."""
    rows = [one for one in write(composed(found, "en"), "md").decode().splitlines() if one.startswith("|")]
    assert rows
    width = 0
    for before, row in zip(["", *rows], rows, strict=False):
        cells = len(re.findall(r"(?<!\\)\|", row))
        width = cells if not before or "---" in row or width == 0 else width
        assert cells >= 6
    assert all(re.fullmatch(r"\|( --- \|)+", row) for row in rows if "| ---" in row)


def test_the_pdf_is_tagged_and_dated_by_the_cutoff(found: Report) -> None:
    """A screen reader finds its way; the file tells no time but the report's."""
    made_ = write(composed(found, "ar"), "pdf")
    assert made_.startswith(b"%PDF-")
    whole = made_ + b"".join(_streams(made_))
    for mark in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang", b"pdfuaid"):
        assert mark in whole, mark
    assert b"2024-05-16T23:59" in whole or b"20240516" in whole


def _streams(made_: bytes) -> Iterator[bytes]:
    """What the streams of a PDF hold."""
    for one in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", made_, re.DOTALL):
        try:
            yield zlib.decompress(one[1])
        except zlib.error:
            yield one[1]


def test_word_documents_run_from_right_to_left(found: Report) -> None:
    """Paragraphs, runs and tables each need their own mark; dates keep theirs off."""
    body = _body(write(composed(found, "ar"), "docx"))
    paragraphs = list(body.iter(f"{_W}p"))
    marked = [one for one in paragraphs if one.find(f"{_W}pPr/{_W}bidi") is not None]
    assert len(marked) >= len([one for one in paragraphs if list(one.iter(f"{_W}t"))])
    tables = list(body.iter(f"{_W}tbl"))
    assert tables
    assert all(one.find(f"{_W}tblPr/{_W}bidiVisual") is not None for one in tables)
    dates = [run for run in body.iter(f"{_W}r") if re.search(r"\d{4}-\d\d-\d\d", "".join(run.itertext()))]
    assert dates
    bare = [run for run in dates if not re.search("[\u0600-\u06ff]", "".join(run.itertext()))]
    assert all(run.find(f"{_W}rPr/{_W}rtl") is None for run in bare)


def test_word_links_lead_to_bookmarks(found: Report) -> None:
    """Every number in brackets leads to a row of the annex."""
    body = _body(write(composed(found, "en"), "docx"))
    links = {one.get(f"{_W}anchor") for one in body.iter(f"{_W}hyperlink")}
    assert links
    assert links <= {one.get(f"{_W}name") for one in body.iter(f"{_W}bookmarkStart")}


def _body(made_: bytes) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(made_)) as archive:
        return ET.fromstring(archive.read("word/document.xml"))


@pytest.mark.parametrize("format_", FORMATS)
def test_hostile_words_do_nothing(tmp_path: Path, format_: str) -> None:
    """Names and texts come from anywhere: they are shown, and run nothing."""
    place = tmp_path / "h.db"
    run("init", place, "--name", HOSTILE.replace("\0", ""), "--author", "me")
    report = tmp_path / "h.txt"
    words = f"The United Nations recorded three violations of the ceasefire in Aleppo on Monday {HOSTILE[:25]}."
    report.write_text(words, encoding="utf-8")
    publisher = HOSTILE.replace("\0", "")
    known = ("--published", "2023-09-20", "--publisher", publisher, "--timezone", "Asia/Damascus", "--language", "en")
    run("add", place, report, *known, "--author", "me")
    made_ = write(composed(told(place, date(2023, 9, 18), date(2023, 9, 20), None), "ar"), format_)
    if format_ == "pdf":
        whole = made_ + b"".join(_streams(made_))
        assert b"/JavaScript" not in whole
        assert b"/URI" not in whole
        return
    shown = made_.decode() if format_ != "docx" else "".join(_body(made_).itertext())
    assert "alert(1)" in shown
    assert "\u202e" not in shown
    assert "\0" not in shown
    if format_ == "html":
        assert "<script" not in shown
    if format_ == "md":
        assert "<script" not in shown.replace("\\<", "")
        assert not re.search(r"(?<!\\)\]\(javascript", shown)


def test_charts_tell_zero_silence_and_number_apart() -> None:
    """A bar for a number, a sign for the others; time runs with the language."""
    bars = (Bar("05-01", 4, "4", earlier=True), Bar("05-02", 0, "0"), Bar("05-03", None, "\u2013"))
    chart = Chart(text("A & B"), 'by day: "4"', bars, 4)
    left, right = svg(chart, "ltr"), svg(chart, "rtl")
    assert left.count("<rect") == 1
    assert '&quot;4&quot;"' in left
    places = {way: [float(one) for one in re.findall(r'<text x="([\d.]+)" y="111.0"', way_)]
              for way, way_ in (("ltr", left), ("rtl", right))}  # fmt: skip
    assert places["ltr"] == sorted(places["ltr"])
    assert places["rtl"] == sorted(places["ltr"], reverse=True)


def test_a_composition_of_odd_runs_is_written() -> None:
    """Empty words, a quotation in no language, a link in bold: every writer takes every run."""
    runs = text(
        Run(""), name("\u0633\u0644\u0627\u0645"), fixed("1\u20132", strong=True, link="c1"), Run("x", quoted=True)
    )
    report = Composition("en", "ltr", "T", "2024-05-16T23:59:00+02:00", "{page}/{pages}", (Paragraph(runs, "note"),))
    for format_ in ("html", "md", "docx"):
        assert write(report, format_)


def test_the_command_writes_the_file(place: Path, tmp_path: Path) -> None:
    """The format is that of the name, unless it is given; wrong words are mistakes of usage: nothing is written."""
    target = tmp_path / "r.md"
    days = ("--from", "2024-05-10", "--to", "2024-05-16")
    run("report", place, *days, "--language", "ru", "--out", target)
    assert target.read_text(encoding="utf-8").startswith("# ")
    for wrong in (("--format", "odt"), ("--language", "xx"), ("--reset", "May")):
        out = tmp_path / "none.md"
        run("report", place, *days, "--out", out, *wrong, code=2)
        assert not out.exists()
    with pytest.raises(InputError):
        run("report", place, *days, "--out", tmp_path / "no/such/folder.md")


def test_a_format_that_there_is_not_is_refused(found: Report) -> None:
    """With those that there are."""
    with pytest.raises(InputError, match="html"):
        write(composed(found, "en"), "odt")
