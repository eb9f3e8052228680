"""Files, streams and standard input -> documents; what cannot be read is refused with what, where and what to do."""

from hudna.intake.documents import Listener, documents
from hudna.intake.given import Given

__all__ = ["Given", "Listener", "documents"]
