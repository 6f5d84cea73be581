"""JSON Schemas of the YAML files, for completion in editors.

`python -m plugins.guides.schemas` writes them; a test compares them with the models.
"""

from __future__ import annotations

import json
from pathlib import Path

from plugins.guides.contract import Data
from plugins.guides.tables import TABLES

FOLDER = Path(__file__).resolve().parent / "schemas"
MODELS = {"guide": Data, **TABLES}


def schemas() -> dict[Path, str]:
    """Return each schema's file and its text."""
    return {
        FOLDER / f"{name}.schema.json": json.dumps(
            {"$schema": "http://json-schema.org/draft-07/schema#", **model.model_json_schema()},
            indent=2,
            ensure_ascii=False,
        )
        + "\n"
        for name, model in MODELS.items()
    }


def main() -> None:
    """Write all schemas."""
    FOLDER.mkdir(exist_ok=True)
    for file, text in schemas().items():
        file.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
