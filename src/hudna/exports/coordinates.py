"""Places -> coordinates that may leave hudna: only with an id and a precision, and only on the globe."""

from __future__ import annotations

from hudna.model import Place


def coordinates(place: Place | None) -> tuple[float, float] | None:
    """Latitude and longitude in WGS 84 degrees; None without a gazetteer id or a precision, or off the globe."""
    if place is None or place.id is None or place.precision is None:
        return None
    if place.latitude is None or place.longitude is None:
        return None
    on_globe = -90 <= place.latitude <= 90 and -180 <= place.longitude <= 180
    return (place.latitude, place.longitude) if on_globe else None
