"""hudna follows a truce through what is reported of it: claims read from reports, recorded, weighed and shown."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hudna.model import Document
    from hudna.reading import Reading, read

__version__ = "0.1.0"
__all__ = ["Document", "Reading", "__version__", "read"]


def __getattr__(name: str) -> Any:
    """Load the reader when it is first asked for: `hudna --help` must not wait for it."""
    if name == "Document":
        from hudna.model import Document

        return Document
    if name in {"read", "Reading"}:
        from hudna import reading

        return getattr(reading, name)
    raise AttributeError(f"module 'hudna' has no attribute {name!r}")
