"""The JSON Schema: what it takes and refuses is what the reader takes and refuses."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from conftest import ROOT
from explorer.data.json_schema import json_schema, json_schema_text
from explorer.data.vocabulary import KINDS

VALID = ROOT / "tests" / "valid.yaml"
VALIDATOR = Draft202012Validator(json_schema())


class EditorLoader(yaml.SafeLoader):
    """Reads YAML as editors do, which follow version 1.2: `NO` and 2019-11-27 are texts."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


for tag, pattern, first in (
    ("bool", "(?:true|false)$", "tf"),
    ("int", "-?[0-9]+$", "-0123456789"),
    ("float", r"-?[0-9]+\.[0-9]+$", "-0123456789"),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


def load(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), EditorLoader)


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(json_schema())


def test_the_file_in_the_documents_is_the_one_that_the_command_prints() -> None:
    shipped = (ROOT / "docs" / "actors.schema.json").read_text(encoding="utf-8")
    assert shipped == json_schema_text(), "run: conflict-explorer schema -o docs/actors.schema.json"
    assert json.loads(shipped) == json_schema()


@pytest.mark.parametrize("path", [ROOT / "actors.yaml", VALID], ids=lambda path: path.name)
def test_takes_what_is_right(path: Path) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(load(path))] == []


@pytest.mark.parametrize("value", [2019, "2019", "2019-11", "2019-11-27"])
def test_since_may_be_a_number_or_a_text(value: object) -> None:
    data = load(VALID)
    data["links"][0]["since"] = value
    assert VALIDATOR.is_valid(data)


def without(data: Any, *path: Any) -> Any:
    data = copy.deepcopy(data)
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    del inner[path[-1]]
    return data


def changed(data: Any, value: object, *path: Any) -> Any:
    data = copy.deepcopy(data)
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return data


@pytest.mark.parametrize(
    "path",
    [
        ("dataset",),
        ("links",),
        ("dataset", "as_of"),
        ("theaters", "libya", "parties"),
        ("sources", "reuters-drones", "url"),
        ("actors", "turkey", "type"),
        ("alliances", "memorandum", "members"),
        ("links", 0, "evidence"),
        ("links", 0, "evidence", 0, "credibility"),
        ("stories", "drones", "steps"),
    ],
)
def test_misses_what_is_missing(path: tuple[Any, ...]) -> None:
    assert not VALIDATOR.is_valid(without(load(VALID), *path))


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ("x", ("actor",)),
        ("x", ("dataset", "licence")),
        ("x", ("links", 0, "sinse")),
        ("x", ("actors", "turkey", "id")),
        ("weapon", ("links", 0, "kind")),
        ("member", ("links", 0, "kind")),
        ("country", ("actors", "turkey", "type")),
        ("2019-13", ("links", 0, "since")),
        ("May 2019", ("links", 0, "since")),
        (19, ("links", 0, "since")),
        ([], ("links", 0, "evidence")),
        (7, ("links", 0, "evidence", 0, "credibility")),
        ("yes", ("links", 0, "mutual")),
        (["turkey"], ("alliances", "memorandum", "members")),
        ("ftp://a.b", ("sources", "reuters-drones", "url")),
        ("G", ("sources", "reuters-drones", "reliability")),
        (181, ("theaters", "libya", "longitude")),
        ("Türkiye", ("actors", "turkey", "names", "tr_TR")),
        (None, ("actors", "turkey", "short")),
        ({"name": "x", "type": "state"}, ("actors", "Saudi_Arabia")),
        ("2019-12", ("dataset", "as_of")),
        (2, ("dataset", "format")),
        ({}, ("links",)),
    ],
)
def test_refuses_what_the_reader_refuses(value: object, path: tuple[Any, ...]) -> None:
    assert not VALIDATOR.is_valid(changed(load(VALID), value, *path))


def objects(part: object) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
        for inner in part.values():
            yield from objects(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from objects(inner)


def test_every_field_tells_an_editor_what_to_write() -> None:
    for part in objects(json_schema()):
        if part.get("type") == "object" and "properties" in part:
            assert part["additionalProperties"] is False
            for field, described in part["properties"].items():
                assert described["description"], field


def test_every_kind_has_its_meaning() -> None:
    kinds = json_schema()["$defs"]["Link"]["properties"]["kind"]
    assert kinds["enum"] == [kind.id for kind in KINDS.values() if not kind.derived]
    assert len(kinds["enumDescriptions"]) == len(kinds["enum"])


def test_every_definition_is_used() -> None:
    text = json_schema_text()
    for name in json_schema()["$defs"]:
        assert f'"#/$defs/{name}"' in text
