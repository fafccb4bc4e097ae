"""Places: the present name of a city and its former and other names."""

from collections import defaultdict
from collections.abc import Iterable

from pipeline.resolve.keys import Key
from pipeline.resolve.registry import Registry
from pipeline.vocabulary.places import cities


def link_cities(keys: Iterable[Key], registry: Registry) -> None:
    """Link all names of a city with the one that the documents use most."""
    places = {key for key in keys if key.is_unscoped("place")}
    if len(places) < 2:
        return
    by_name = {name: key for key in sorted(places, key=str) for name in registry.names(key)}
    by_city: dict[str, dict[Key, str]] = defaultdict(dict)
    for name, city in sorted(cities(by_name).items()):
        by_city[city][by_name[name]] = name
    for _, names in sorted(by_city.items()):
        most = min(names, key=lambda key: (-registry.names(key).total(), str(key)))
        reason = f"another name of {names[most]} in GeoNames"
        for key in sorted(names, key=str):
            registry.merge(key, most, names[key], reason, registry.scores.city)
