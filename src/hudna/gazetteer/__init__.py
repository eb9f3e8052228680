"""Places by neutral id: what is known of them, and what each language calls them."""

from hudna.gazetteer.names import COMMON, HEADED, PLAIN, SURE, Option, Start, Starts, starts
from hudna.gazetteer.places import Entry, capital_of, country_entry, country_of_zone, distance, entry, slug, zone_of

__all__ = [
    "COMMON",
    "HEADED",
    "PLAIN",
    "SURE",
    "Entry",
    "Option",
    "Start",
    "Starts",
    "capital_of",
    "country_entry",
    "country_of_zone",
    "distance",
    "entry",
    "slug",
    "starts",
    "zone_of",
]
