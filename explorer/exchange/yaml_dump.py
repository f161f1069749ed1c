"""Dataset -> YAML, as a person would write the file: what has its default is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from explorer.data.ids import LinkIdGenerator, is_generated_link_id
from explorer.data.model import Dataset, Link

_SECTIONS = ("theaters", "sources", "actors", "alliances")
_WIDTH = 96
_MAX_PASSES = 5
_NULLS = ("~", "null", "Null", "NULL")

_BASE: Any = yaml.CSafeDumper if yaml.__with_libyaml__ else yaml.SafeDumper


class _Dumper(_BASE):  # type: ignore[misc]
    """Writes texts plainly where that is safe; the reader takes every value as a text."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 - as PyYAML has it

    def ignore_aliases(self, _: Any) -> bool:
        return True


def _text(dumper: Any, text: str) -> Any:
    quoted = not text or text in _NULLS or text.isspace() or text == "<<"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="'" if quoted else None)


def _number(dumper: Any, number: float) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:str", f"{number:.9f}".rstrip("0").rstrip("."))


def _flag(dumper: Any, flag: bool) -> Any:  # noqa: FBT001 - PyYAML calls it so
    return dumper.represent_scalar("tag:yaml.org,2002:str", "true" if flag else "false")


_Dumper.add_representer(str, _text)
_Dumper.add_representer(int, _number)
_Dumper.add_representer(float, _number)
_Dumper.add_representer(bool, _flag)


def dump_yaml(values: Mapping[str, Any]) -> str:
    """Texts, numbers, flags, lists and mappings as YAML, as `data.reading` reads it."""
    return str(
        yaml.dump(
            values,
            Dumper=_Dumper,
            allow_unicode=True,
            sort_keys=False,
            width=_WIDTH,
            default_flow_style=False,
        )
    )


def dataset_to_yaml(dataset: Dataset, remarks: Iterable[str] = ()) -> str:
    """A dataset as the text of a data file.

    `remarks`: lines of comment at its start. Reading the text gives an equal dataset. The
    sections for alliances and stories are left out where there are none, and so are ids of
    links that the reader will give by itself.
    """
    values = dataset.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    header = {
        name: values[name]
        for name in ("title", "as_of", "license", "description", "headline")
        if name in values
    }
    plain: dict[str, Any] = {"dataset": header}
    for section in _SECTIONS:
        if values.get(section) or section != "alliances":
            plain[section] = {key: _without_id(one) for key, one in values[section].items()}
    written = _ids_to_write(dataset)
    plain["links"] = [
        {name: field for name, field in one.items() if name != "id" or key in written}
        for key, one in values["links"].items()
    ]
    if values.get("stories"):
        plain["stories"] = {key: _without_id(one) for key, one in values["stories"].items()}
    head = "".join(f"# {line}\n" for line in remarks)
    return head + "".join(f"\n{dump_yaml({name: part})}" for name, part in plain.items()).lstrip(
        "\n"
    )


def _without_id(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _shortened(name, field) for name, field in values.items() if name != "id"}


def _shortened(name: str, field: Any) -> Any:
    """A member or a party of which nothing else is said is written as its id."""
    if name in ("members", "parties"):
        return [one["actor"] if list(one) == ["actor"] else one for one in field]
    return field


def _ids_to_write(dataset: Dataset) -> set[str]:
    """The ids of links that the reader would not give in the same way by itself."""
    links = list(dataset.links.values())
    written = {
        link.id for link in links if not is_generated_link_id(link.id, *_ends_and_kind(link))
    }
    for _ in range(_MAX_PASSES):
        wrong = _given_otherwise(links, written)
        if not wrong:
            return written
        written |= wrong
    return set(dataset.links)


def _given_otherwise(links: list[Link], written: set[str]) -> set[str]:
    """The ids that the reader would give otherwise, if only `written` were in the file."""
    link_ids = LinkIdGenerator(written)
    others = (link for link in links if link.id not in written)
    return {link.id for link in others if link_ids.next_id(*_ends_and_kind(link)) != link.id}


def _ends_and_kind(link: Link) -> tuple[str, str, str]:
    return link.from_id, link.kind, link.to_id
