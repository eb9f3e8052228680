"""Claims -> whether they say that something happened: tables of events hold no denials, demands or promises."""

from __future__ import annotations

from hudna.model import Claim

ASSERTING = frozenset({"report", "accuse", "confirm", "claim_responsibility"})


def not_asserted(claim: Claim) -> str | None:
    """Why a claim does not say that its matter happened; None where it does."""
    if claim.act not in ASSERTING:
        return f"it does not say that it happened (act {claim.act})"
    if claim.modality != "actual":
        return f"it does not say that it happened ({claim.modality})"
    return "it says that it did not happen" if claim.negated else None


def explicit_zero(claim: Claim) -> bool:
    """Whether a source reports that there was none ("no violations were recorded"): a figure, which silence is not."""
    told = claim.act in {"report", "confirm"} and claim.modality == "actual"
    return told and claim.negated and not claim.quantities
