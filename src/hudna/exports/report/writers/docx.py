"""A composed report -> a Word document: right-to-left paragraphs, runs and tables marked as such, links inside it.

Charts are told in words (day and sign): Word has no vector picture that every reader of the format shows. The file's
date is the cut-off and its parts bear none of their own, so that the same report gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_DIRECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as DocxParagraph

from hudna.exports.harmless import right_to_left
from hudna.exports.report.blocks import Bullets, Chart, Composition, Heading, Paragraph, Row, Run, Table, Text, text

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 has no place for
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can say
_FONTS = {"w:ascii": "Noto Sans", "w:hAnsi": "Noto Sans", "w:cs": "Noto Naskh Arabic"}
_WIDE = 267  # millimetres between the margins


def write(report: Composition) -> bytes:
    """The file."""
    return _without_dates(_Writer(report).made())


class _Writer:
    """What is written into, and how it runs."""

    def __init__(self, report: Composition) -> None:
        self.report, self.rtl = report, report.direction == "rtl"
        self.document: Document = docx.Document()
        self.bookmarks = 0

    def made(self) -> bytes:
        """The document with all blocks."""
        self._setup()
        for block in self.report.blocks:
            match block:
                case Heading():
                    self._runs(self.document.add_heading("", min(block.level, 4)), block.text)
                case Paragraph():
                    self._runs(self.document.add_paragraph(), block.text)
                case Bullets():
                    for item in block.items:
                        self._runs(self.document.add_paragraph(style="List Bullet"), item)
                case Chart():
                    told = ", ".join(f"{bar.label}: {bar.mark}" for bar in block.bars)
                    days = Run(told, isolated=True, direction="ltr")
                    self._runs(self.document.add_paragraph(), text(block.title, ": ", days))
                case Table():
                    self._table(block)
        target = io.BytesIO()
        self.document.save(target)
        return target.getvalue()

    def _setup(self) -> None:
        section, known = self.document.sections[0], self.document.core_properties
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(15)
        style = self.document.styles["Normal"]
        style.font.size = Pt(10)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key, font in _FONTS.items():
            fonts.set(qn(key), font)
        known.title, known.author, known.language = self.report.title, "hudna", self.report.language
        known.comments = ""
        known.created = known.modified = datetime.fromisoformat(self.report.created).astimezone(UTC)

    def _runs(self, paragraph: DocxParagraph, runs: Text, *, size: float | None = None, strong: bool = False) -> None:
        if self.rtl:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        for run in runs:
            self._run(paragraph, run, size, strong)

    def _run(self, paragraph: DocxParagraph, run: Run, size: float | None, strong: bool) -> None:
        """A run is right-to-left by its own letters; a date or an id in a right-to-left line is not. Word's runs
        isolate nothing, so marks of direction stand around what is to be isolated."""
        own = right_to_left(run.text) or (self.rtl and not run.isolated)
        plain = _NO_XML.sub("", run.text)
        words = f"\u201c{plain}\u201d" if run.quoted else plain
        if run.isolated and own != self.rtl:
            mark = "\u200f" if self.rtl else "\u200e"
            words = f"{mark}{words}{mark}"
        made = paragraph.add_run(words)
        made.bold = run.strong or strong or None
        made.font.size = Pt(size) if size else None
        made.font.rtl = own or None
        if size and own:
            made.font.complex_script = True
        if run.link:
            _linked(paragraph, made._r, run.link)

    def _table(self, block: Table) -> None:
        table = self.document.add_table(rows=1, cols=len(block.head), style="Table Grid")
        table.autofit = False
        if self.rtl:
            table.table_direction = WD_TABLE_DIRECTION.RTL
        size, whole = 8.0 if block.small else 9.0, sum(block.widths)
        for cell, head, width in zip(table.rows[0].cells, block.head, block.widths, strict=True):
            cell.width = Mm(_WIDE * width / whole)
            self._runs(cell.paragraphs[0], head, size=size, strong=True)
        table.rows[0]._tr.get_or_add_trPr().append(_flag("w:tblHeader"))
        widths = [Mm(_WIDE * width / whole) for width in block.widths]
        for row in block.rows:
            self._row(table.add_row(), row, widths, size)
        self.document.add_paragraph()

    def _row(self, made: Any, row: Row, widths: list[Mm], size: float) -> None:
        for place, (cell, runs) in enumerate(zip(made.cells, row.cells, strict=True)):
            cell.width = widths[place]
            paragraph = cell.paragraphs[0]
            self._runs(paragraph, runs, size=size)
            if place == 0 and row.anchor:
                self.bookmarks += 1
                _bookmark(paragraph, row.anchor, self.bookmarks)


def _flag(name: str) -> Any:
    made = OxmlElement(name)
    made.set(qn("w:val"), "true")
    return made


def _linked(paragraph: DocxParagraph, run: Any, anchor: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), anchor)
    paragraph._p.append(link)
    link.append(run)


def _bookmark(paragraph: DocxParagraph, name: str, number: int) -> None:
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(number))
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), name)
        paragraph._p.append(mark)


def _without_dates(made: bytes) -> bytes:
    """The same archive with fixed dates in its directory."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            new.writestr(zipfile.ZipInfo(one.filename, _EPOCH), old.read(one), zipfile.ZIP_DEFLATED)
    return target.getvalue()
