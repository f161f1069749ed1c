"""What the documents name exists in the code, and what the code offers is named in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from pydantic import BaseModel

from conftest import ROOT
from explorer import cli
from explorer.data import model, vocabulary

DOCUMENTS = [
    path
    for path in (
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        ROOT / "SECURITY.md",
        *sorted((ROOT / "docs").rglob("*.md")),
    )
    if path.exists()
]
PROGRAM = re.compile(r"(?:conflict-explorer|python3? -m explorer)(?=\s|$)")
WORD = re.compile(r"[a-z][a-z0-9-]*")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
FENCE = re.compile(r"^( *)```(\w*)[^\n]*\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"(`+)(.+?)\1", re.DOTALL)
MAKE_TARGET = re.compile(r"(?:^|[;&] ?)make ([a-z][a-z-]*)")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)[^)]*\)")
SECTIONS = {"theaters", "sources", "actors", "alliances", "stories"}
"""Keys of the file under which ids stand, and no keys."""

OTHERS = {"--help"}
"""Options that every command has of itself."""


@dataclass(frozen=True)
class Document:
    path: Path

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def prose(self) -> str:
        return FENCE.sub("", self.text)

    @cached_property
    def spans(self) -> list[str]:
        """What stands in backticks."""
        return [" ".join(span.split()) for _, span in SPAN.findall(self.prose)]

    @cached_property
    def blocks(self) -> list[tuple[str, str]]:
        """The fenced blocks, each with its language."""
        return [(language, block) for _, language, block in FENCE.findall(self.text)]

    @cached_property
    def code(self) -> list[str]:
        """Every line and every span of code; a line that goes on is one."""
        lines = [
            " ".join(line.partition(" #")[0].split())
            for language, block in self.blocks
            if language not in ("yaml", "json")
            for line in block.replace("\\\n", " ").splitlines()
        ]
        return lines + self.spans

    @cached_property
    def calls(self) -> list[tuple[str, list[str]]]:
        """Each call of the program: the command, and the options behind it."""
        found = []
        for code in self.code:
            for one in PROGRAM.split(code)[1:]:
                words = re.split(r"\s[|>&;]", one)[0].split()
                if words and WORD.fullmatch(words[0]):
                    found.append((words[0], OPTION.findall(" ".join(words))))
        return found

    @cached_property
    def tables(self) -> list[list[list[str]]]:
        """Each table as rows of cells; the first row is its head."""
        found: list[list[list[str]]] = [[]]
        for line in self.prose.splitlines():
            if line.lstrip().startswith("|"):
                cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
                if not all(re.fullmatch(":?-+:?", cell) for cell in cells):
                    found[-1].append(cells)
            elif found[-1]:
                found.append([])
        return [table for table in found if table]


DOCS = [Document(path) for path in DOCUMENTS]
each_document = pytest.mark.parametrize(
    "document", DOCS, ids=lambda one: str(one.path.relative_to(ROOT))
)


def commands(group: click.Command = cli.commands, path: str = "") -> dict[str, set[str]]:
    """Each command with its options; `import ucdp-esd` is one."""
    options = {
        name
        for parameter in group.params
        if isinstance(parameter, click.Option) and not parameter.hidden
        for name in (*parameter.opts, *parameter.secondary_opts)
        if name.startswith("--")
    }
    if not isinstance(group, click.Group):
        return {path: options}
    found = {path: options}
    for name, command in group.commands.items():
        found |= commands(command, f"{path} {name}".strip())
    return found


COMMANDS = commands()
ALL_OPTIONS = set().union(*COMMANDS.values()) | OTHERS
KINDS = {*vocabulary.KINDS, *vocabulary.ALLIANCE_KINDS}
TYPES = {str(one) for one in vocabulary.ActorType}
FAMILIES = {str(one) for one in vocabulary.Family}


def file_keys() -> set[str]:
    """Every key that a data file may hold."""
    values = [
        one
        for one in vars(model).values()
        if isinstance(one, type) and issubclass(one, BaseModel) and one is not BaseModel
    ]
    names = {field.alias or name for value in values for name, field in value.model_fields.items()}
    return names | {"dataset", "links", "from", "to"} | SECTIONS


KEYS = file_keys()


def make_targets() -> set[str]:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"(?m)^([a-z][a-z-]*):", text))


@each_document
def test_its_commands_exist(document: Document) -> None:
    first = {name.split()[0] for name in COMMANDS if name}
    unknown = {command for command, _ in document.calls} - first
    assert not unknown, f"no such command: {unknown}"


@each_document
def test_its_options_exist(document: Document) -> None:
    for command, options in document.calls:
        known = set().union(*(o for name, o in COMMANDS.items() if name.split()[:1] == [command]))
        assert set(options) <= known | OTHERS, f"{command} has no {set(options) - known}"
    for span in document.spans:
        if span.startswith("--"):
            unknown = set(OPTION.findall(span)) - ALL_OPTIONS
            assert not unknown, f"no command has {unknown}"


@each_document
def test_its_make_targets_exist(document: Document) -> None:
    for code in document.code:
        for target in re.findall(MAKE_TARGET, code):
            assert target in make_targets(), f"no such target: make {target}"


@each_document
def test_its_links_lead_somewhere(document: Document) -> None:
    for target in LINK.findall(document.prose):
        path, _, anchor = target.partition("#")
        if re.match("[a-z]+:", target):
            continue
        file = document.path.parent / path if path else document.path
        assert file.exists(), f"no such file: {target}"
        if anchor and file.suffix == ".md":
            titles = re.findall(r"(?m)^#+ (.+)$", file.read_text(encoding="utf-8"))
            anchors = {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in titles}
            assert anchor in anchors, f"no such heading: {target}"


@each_document
def test_the_kinds_and_types_in_its_tables_exist(document: Document) -> None:
    for head, *rows in document.tables:
        title = head[0].lower()
        known = (KINDS if "kind" in title else set()) | (TYPES if "type" in title else set())
        first = {span for row in rows for _, span in SPAN.findall(row[0])}
        assert not known or first <= known, f"table {head[0]!r}: not known: {first - known}"


def yaml_values(document: Document) -> Iterator[Any]:
    for language, block in document.blocks:
        if language in ("yaml", "yml"):
            yield yaml.load(
                block, Loader=yaml.CBaseLoader
            )  # every scalar a text, as the reader has it


def mappings(value: Any, parent: str = "") -> Iterator[dict[str, Any]]:
    """The mappings in an example whose keys are words of the file, not ids."""
    if isinstance(value, list):
        for one in value:
            yield from mappings(one, parent)
    elif isinstance(value, dict):
        ids = parent in SECTIONS or (
            not parent
            and not set(value) & KEYS
            and all(isinstance(v, dict) for v in value.values())
        )
        if not ids and parent not in ("names", "view"):
            yield value
        for key, inner in value.items():
            yield from mappings(inner, "id" if ids else key)


@each_document
def test_the_keys_and_words_in_its_examples_exist(document: Document) -> None:
    for value in yaml_values(document):
        for mapping in mappings(value):
            assert set(mapping) <= KEYS, f"no such key: {set(mapping) - KEYS}"
            for key, known in (("kind", KINDS), ("type", TYPES)):
                if isinstance(word := mapping.get(key), str):
                    assert word in known, f"no such {key}: {word}"


@pytest.mark.parametrize("command", [name for name in COMMANDS if name])
def test_every_command_has_a_section_that_names_its_options(command: str) -> None:
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    found = re.search(rf"(?ms)^## `?{re.escape(command)}`?$(.*?)(?=^## |\Z)", text)
    assert found, f"docs/commands.md has no section {command!r}"
    missing = COMMANDS[command] - set(OPTION.findall(found[1]))
    assert not missing, f"docs/commands.md, {command}: nothing is said of {missing}"


def test_every_word_of_the_vocabulary_is_documented() -> None:
    spans = {span for one in DOCS for span in one.spans}
    missing = {*KINDS, *TYPES, *FAMILIES, *vocabulary.ROLES} - spans
    assert not missing, f"no document explains {sorted(missing)}"


def test_every_key_of_the_file_is_documented() -> None:
    spans = {span for one in DOCS for span in one.spans}
    written = {
        key
        for one in DOCS
        for _, text in one.blocks
        for key in re.findall(r"(?<![\w-])([a-z_]+)\??:", text)
    }
    missing = KEYS - spans - written
    assert not missing, f"no document explains {sorted(missing)}"


def test_every_make_target_is_documented() -> None:
    named = {
        target for one in DOCS for code in one.code for target in re.findall(MAKE_TARGET, code)
    }
    missing = make_targets() - named - {"browser"}
    assert not missing, f"no document says what these targets do: {missing}"
