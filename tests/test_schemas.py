"""The JSON Schemas in the project are those of the models, and editors know of all of them."""

from __future__ import annotations

import json

from plugins.guides.contract import Data
from plugins.guides.environment import ROOT
from plugins.guides.schemas import FOLDER, schemas
from plugins.guides.tables import TABLES


def test_the_files_are_equal_to_the_models():
    for file, text in schemas().items():
        message = f"{file.name} is out of date: run python -m plugins.guides.schemas"
        assert file.read_text(encoding="utf-8") == text, message


def test_there_is_a_schema_for_each_kind_of_file_and_no_other():
    names = {file.name.removesuffix(".schema.json") for file in FOLDER.iterdir()}
    assert names == {"guide", *TABLES}


def test_each_schema_has_its_files_in_the_settings_of_the_editor():
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    expected = {"guide": "content/procedures/*.yaml"}
    expected |= {name: f"content/{name}.yaml" for name in TABLES}
    folder = FOLDER.relative_to(ROOT).as_posix()
    assert settings["yaml.schemas"] == {
        f"./{folder}/{name}.schema.json": pattern for name, pattern in expected.items()
    }


def test_every_field_explains_itself():
    schema = Data.model_json_schema()
    for model in (schema, *schema["$defs"].values()):
        for name, field in model.get("properties", {}).items():
            assert field.get("description"), f"{model['title']}.{name} has no line of help"
