"""A composed report -> a tagged PDF (PDF/UA-1), set by WeasyPrint from the same page and style sheet as the HTML.

The same report gives the same bytes on the same machine: the file's id comes from its content, its date is the cut-off.
"""

from __future__ import annotations

import hashlib
from typing import Any

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from hudna.exports.report.blocks import Composition
from hudna.exports.report.writers.html import page

_PAPER = """
@page {{ size: A4; margin: 16mm 14mm 18mm; @bottom-center {{ content: {words}; direction: {direction};
  font: 8pt "Noto Sans", "Noto Naskh Arabic", "DejaVu Sans"; color: #5b6470; }} }}
"""


def write(report: Composition) -> bytes:
    """The file. Nothing is fetched: an address in the page, if there were one, would be refused."""
    made = page(report, _PAPER.format(words=_footer(report), direction=report.direction))
    document = weasyprint.HTML(string=made, url_fetcher=_refuse)
    name = hashlib.sha256(made.encode("utf-8", "replace")).digest()[:16]
    found: bytes = document.write_pdf(pdf_identifier=name, pdf_variant="pdf/ua-1", font_config=FontConfiguration())
    return found


def _footer(report: Composition) -> str:
    """ "Page {page} of {pages}" as the content of a margin box; its numbers are the counters."""
    parts = [f'"{part}"' for part in report.page_of.replace("{pages}", "\0").replace("{page}", "\1").split("\0")]
    joined = " counter(pages) ".join(parts)
    return joined.replace("\1", '" counter(page) "')


def _refuse(url: str, *_: Any, **__: Any) -> dict[str, Any]:
    raise ValueError(f"a report fetches nothing: {url}")
