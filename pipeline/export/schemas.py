"""JSON Schemas of the lines of the `.jsonl` files, generated from the models."""

from typing import Any

from pipeline.export.records import LISTS


def schemas() -> dict[str, dict[str, Any]]:
    """The schema (draft 2020-12) of a line of each list's file, by the name of the list."""
    return {
        name: {"$schema": "https://json-schema.org/draft/2020-12/schema"}
        | model.model_json_schema(mode="serialization")
        for name, model in LISTS.items()
    }
