"""The JSON Schema of a data file (draft 2020-12), for completion and hints in an editor.

It describes what one object may hold, with the words of the model and the vocabulary. What
concerns several objects (references, circles, ids used twice) only `check` can find.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from explorer.data.ids import SCHEMA_ID_PATTERN
from explorer.data.model import Actor, Alliance, DatasetHeader, Link, Source, Story, Theater
from explorer.data.vocabulary import ACTOR_TYPES, ALLIANCE_KINDS, CREDIBILITY, KINDS, RELIABILITY

_MODELS: tuple[type[BaseModel], ...] = (
    DatasetHeader,
    Theater,
    Source,
    Actor,
    Alliance,
    Link,
    Story,
)

_SECTIONS: dict[str, tuple[str, str]] = {
    "theaters": (
        "Theater",
        "The conflict areas, by id, in the order of the page.",
    ),
    "sources": ("Source", "What was read, by id."),
    "actors": ("Actor", "Who can act, by id."),
    "alliances": ("Alliance", "Named ties of two or more actors, by id."),
    "stories": ("Story", "Walks through the picture, by id."),
}
_REQUIRED = ("dataset", "theaters", "sources", "actors", "links")

# What an editor shows beside a field. The models say what it is; this says what to write.
_FIELDS: dict[str, dict[str, str]] = {
    "DatasetHeader": {
        "title": "What the page and every picture are headed with.",
        "as_of": "The day that the picture stands for at first: 2019-12-25.",
        "license": "Under which licence the data may be used: CC-BY-4.0.",
        "description": "What the data is about, in a few sentences.",
        "headline": "What stands above the first picture, in place of what the links say.",
        "format": "The version of this file format.",
    },
    "Theater": {
        "name": "How the conflict area is called.",
        "parties": "The actors that fight for it, by id; the first is drawn at the top.",
        "longitude": "Degrees east; orders theaters from left to right, as on a map.",
    },
    "Party": {
        "actor": "The id of the actor.",
        "since": "When it became a party, where that is not when it began.",
        "until": "When it was one no more, where that is not when it ended.",
    },
    "Source": {
        "title": "The title of the page or paper.",
        "publisher": "Who published it.",
        "url": "Its web address.",
        "reliability": "How far the source is trusted: A (completely) to E, F cannot be judged.",
        "date": "When it was published; left out only where it bears no date.",
    },
    "Evidence": {
        "source": "The id of the source.",
        "claim": "What the source says, in your own, neutral words.",
        "credibility": "How far the claim is believed: 1 (confirmed) to 5, 6 cannot be judged.",
        "stance": "Whether it speaks for the link or, as a denial does, against it.",
    },
    "Actor": {
        "name": "The full name.",
        "type": "What sort of party it is.",
        "description": "Who it is, in a sentence or two.",
        "short": "What the picture writes: GNA, LNA, HTS.",
        "aliases": "Other names that a reader would search for.",
        "names": "Native names by language code: {ar: ..., tr: ..., ru: ...}.",
        "note": "Why something that looks wrong is right.",
    },
    "Member": {
        "actor": "The id of the actor.",
        "role": "What it is in the alliance.",
    },
    "Alliance": {
        "name": "The full name.",
        "kind": "What sort of tie it is.",
        "members": "Ids of actors, or {actor: id, role: ...}; two or more.",
        "theater": "The id of a theater, or a list of ids.",
        "short": "What the picture writes.",
        "description": "What it is, in a sentence or two.",
        "confidence": "How sure you are, all evidence weighed.",
        "note": "What a reader of the evidence should know besides.",
        "evidence": "Who says so; one piece at least.",
    },
    "Link": {
        "id": "Left out, it is made from ends and kind: turkey.weapons.gna.",
        "from": "The id of the actor that does it.",
        "to": "The id of the actor, or of the alliance, that it is done to.",
        "kind": "What the one does to the other, or both do together.",
        "theater": "The id of a theater, or a list of ids; part-of, leads and serves need none.",
        "confidence": "How sure you are that the link holds, all evidence weighed.",
        "mutual": "true where neither end comes first, though the kind has a direction.",
        "note": "What a reader of the evidence should know besides: why it looks contradictory.",
        "evidence": "Who says so; no link without evidence.",
    },
    "StoryStep": {
        "title": "The heading of the step.",
        "text": "What there is to see.",
        "view": "What the picture shows, as in the address of the page: {theater: libya}.",
        "cites": "The ids of the sources of the text.",
    },
    "Story": {
        "title": "How the story is called.",
        "steps": "Its pages, in order.",
    },
}
_PERIOD = {
    "since": "When it began: 2019, 2019-11 or 2019-11-27. Left out: not known.",
    "until": "When it ended. Left out, with no last_reported: still open.",
    "last_reported": "In place of until: when it was last reported, if nobody says it stopped.",
}
_MEANINGS: dict[tuple[str, str], dict[Any, str]] = {
    ("Link", "kind"): {kind.id: kind.meaning for kind in KINDS.values() if not kind.derived},
    ("Alliance", "kind"): {kind: entry.meaning for kind, entry in ALLIANCE_KINDS.items()},
    ("Source", "reliability"): RELIABILITY,
    ("Evidence", "credibility"): CREDIBILITY,
    ("Actor", "type"): {str(kind): entry.meaning for kind, entry in ACTOR_TYPES.items()},
}


def json_schema() -> dict[str, Any]:
    """The schema of a whole file."""
    definitions = _definitions()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Data file of the conflict-actor explorer",
        "description": "Actors, alliances and sourced links. docs/codebook.md has the rules.",
        "type": "object",
        "additionalProperties": False,
        "required": list(_REQUIRED),
        "properties": {
            "dataset": {
                **_reference("DatasetHeader"),
                "description": "What the file says about itself.",
            },
            "theaters": _by_id("theaters"),
            "sources": _by_id("sources"),
            "actors": _by_id("actors"),
            "alliances": _by_id("alliances"),
            "links": {
                "type": "array",
                "description": "Who does what to whom, one item for each relation.",
                "items": _reference("Link"),
            },
            "stories": _by_id("stories"),
        },
        "$defs": definitions,
    }


def json_schema_text() -> str:
    """The schema as the text of a JSON file."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def _reference(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


def _by_id(section: str) -> dict[str, Any]:
    name, description = _SECTIONS[section]
    return {
        "type": "object",
        "description": description,
        "propertyNames": {"pattern": SCHEMA_ID_PATTERN},
        "additionalProperties": _reference(name),
    }


def _definitions() -> dict[str, Any]:
    """The models as pydantic describes them, turned into what the file holds."""
    _, top = models_json_schema(
        [(model, "validation") for model in _MODELS], by_alias=True, ref_template="#/$defs/{model}"
    )
    definitions: dict[str, Any] = top["$defs"]
    for name, definition in definitions.items():
        fields = definition.get("properties")
        if fields is None:
            continue  # an enum
        definition["required"] = [one for one in definition["required"] if one != "id"]
        if name != "Link":
            fields.pop("id", None)  # it is the key
        for field, described in fields.items():
            fields[field] = _described(name, field, described)
    for model, field in (("Alliance", "members"), ("Theater", "parties")):
        listed = definitions[model]["properties"][field]
        only_id = {"type": "string", "pattern": SCHEMA_ID_PATTERN}
        listed["items"] = {"anyOf": [only_id, listed["items"]]}
    definitions["Actor"]["properties"]["names"]["additionalProperties"] = False
    # An editor sees a number in `hops: 2`; the reader takes every value as text.
    view = definitions["StoryStep"]["properties"]["view"]
    view["additionalProperties"] = {"type": ["string", "number"]}
    del definitions["ActorType"]  # its values stand with their meanings where they are used
    return definitions


def _described(name: str, field: str, schema: dict[str, Any]) -> dict[str, Any]:
    """A field with its description; without null, which a file may not hold."""
    choices = schema.pop("anyOf", None)
    if choices is not None:
        choices = [one for one in choices if one != {"type": "null"}]
        schema |= choices[0] if len(choices) == 1 else {"anyOf": choices}
    schema.pop("title", None)
    if schema.get("default", ...) in (None, [], {}):
        schema.pop("default")
    schema["description"] = (_PERIOD | _FIELDS[name])[field]
    meanings = _MEANINGS.get((name, field))
    if meanings:
        # Editors show the descriptions; validators pass over what they do not know.
        return {
            "description": schema["description"],
            "enum": list(meanings),
            "enumDescriptions": list(meanings.values()),
        }
    return schema
