"""Kind files -> Kind: what a claim can be about, and the frames that bring it about. One TOML a kind."""

from hudna.kinds.codes import Code, code_of
from hudna.kinds.kinds import ACTS, MODALITIES, Frame, Kind, kind, kinds

__all__ = ["ACTS", "MODALITIES", "Code", "Frame", "Kind", "code_of", "kind", "kinds"]
