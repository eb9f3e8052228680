"""One module a format, found by listing this folder; each has `write(composition) -> bytes`."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from hudna.errors import InputError
from hudna.exports.report.blocks import Composition

FORMATS = tuple(sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem != "__init__"))


def write(report: Composition, format_: str) -> bytes:
    """The report as a file of the format. InputError for one that there is not, or whose library is not installed."""
    if format_ not in FORMATS:
        raise InputError(f"no report as {format_!r}: there are {', '.join(FORMATS)}")
    try:
        module = import_module(f"{__name__}.{format_}")
    except (ImportError, OSError) as error:
        raise InputError(
            f"a report as {format_} needs what is not installed ({error}); install it with pip install "
            f"'hudna[{format_}]'; for PDF also the system's Pango and HarfBuzz (make sys)"
        ) from None
    made: bytes = module.write(report)
    return made
