"""The JSON Schema of each `.jsonl` file's lines, from the models themselves."""

from typing import Any

from pipeline.export.records import LISTS


def schemas() -> dict[str, dict[str, Any]]:
    """List name to the schema (draft 2020-12) of one line of its file."""
    return {
        name: {"$schema": "https://json-schema.org/draft/2020-12/schema"}
        | model.model_json_schema(mode="serialization")
        for name, model in LISTS.items()
    }
