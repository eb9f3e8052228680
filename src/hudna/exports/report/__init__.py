"""A report's data -> the situation report in a language and a format: one composition, thin writers."""

from __future__ import annotations

from hudna.exports.report.composition import composed
from hudna.exports.report.messages import LANGUAGES
from hudna.exports.report.writers import FORMATS, write

__all__ = ["FORMATS", "LANGUAGES", "composed", "write"]
