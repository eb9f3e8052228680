"""Document -> claims. Pure: no clock, no disk but the language's own data, no network."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hudna.reading.pipeline import read
    from hudna.reading.readings import Attribution, Reading

__all__ = ["Attribution", "Reading", "read"]


def __getattr__(name: str) -> Any:
    """Load the pipeline only when it is asked for, so that one stage can be used alone."""
    if name == "read":
        from hudna.reading.pipeline import read

        globals()["read"] = read
        return read
    if name in {"Attribution", "Reading"}:
        from hudna.reading import readings

        return getattr(readings, name)
    raise AttributeError(f"module 'hudna.reading' has no attribute {name!r}")
