"""The values that a data file holds: frozen, complete, checked one by one.

What concerns one value alone is checked here. What concerns several (references, circles,
ids used twice) is checked in `reading`, which also knows the places in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
)

from explorer.data.dates import PartialDate, Period
from explorer.data.ids import LINK_ID_PATTERN, RESERVED_IDS, SCHEMA_ID_PATTERN, is_id, is_link_id
from explorer.data.problem_texts import InvalidValueError, ProblemCode
from explorer.data.vocabulary import (
    ALLIANCE_KINDS,
    CREDIBILITY,
    KINDS,
    RELIABILITY,
    ROLES,
    ActorType,
    AllianceKind,
    Confidence,
    Family,
    Kind,
    Stance,
)

_LINE_ENDS = re.compile(r"\s*\n\s*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?")
_GRADES = {str(grade): grade for grade in CREDIBILITY}
_FLAGS = {"true": True, "false": False}
_DECIMAL = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,9})?")


def _check_id(text: str) -> str:
    if text in RESERVED_IDS:
        raise InvalidValueError(ProblemCode.RESERVED_ID, value=text)
    if not is_id(text):
        raise InvalidValueError(ProblemCode.NOT_AN_ID, value=text)
    return text


def _check_link_id(text: str) -> str:
    if not is_link_id(text):
        raise InvalidValueError(ProblemCode.NOT_A_LINK_ID, value=text)
    return text


def _check_text(text: str) -> str:
    if not text.strip():
        raise InvalidValueError(ProblemCode.EMPTY_VALUE)
    return text


def _check_line(text: str) -> str:
    """A text of one line; the lines of a block are joined, as YAML joins plain ones."""
    return _LINE_ENDS.sub(" ", _check_text(text)).strip() if "\n" in text else _check_text(text)


def _check_url(text: str) -> str:
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        usable = False
    if not usable or any(mark.isspace() or mark in '<>"' for mark in text):
        raise InvalidValueError(ProblemCode.NOT_A_WEB_ADDRESS, value=text)
    return text


def _one_of(known: Iterable[str]) -> BeforeValidator:
    """Refuses unknown words; `known` goes along, so that the reader can name the nearest."""
    words = tuple(map(str, known))

    def check(text: object) -> object:
        if isinstance(text, str) and text not in words:
            raise InvalidValueError(ProblemCode.UNKNOWN_WORD, field="word", value=text, known=words)
        return text

    return BeforeValidator(check)


def _listed(value: object) -> object:
    """One value where a list may stand is a list of one."""
    return (value,) if isinstance(value, str) else value


def _exact_day(value: object) -> date:
    if isinstance(value, date):
        return value
    partial = PartialDate.parse(str(value))
    if partial.day is None:
        raise InvalidValueError(ProblemCode.NOT_A_DAY, value=str(value))
    return partial.first


# A file gives text. What is a number or a truth there has one form only: pydantic by itself
# would also take "1_0", " 2 ", "2.0", "1e3" or "yes".


def _decimal(value: object) -> object:
    if isinstance(value, str):
        if not _DECIMAL.fullmatch(value):
            raise InvalidValueError(ProblemCode.NOT_DEGREES, value=value)
        return float(value)
    return value


def _grade(value: object) -> object:
    if isinstance(value, str):
        if value not in _GRADES:
            raise InvalidValueError(ProblemCode.NOT_A_GRADE, value=value)
        return _GRADES[value]
    return value


def _flag(value: object) -> object:
    if isinstance(value, str):
        if value not in _FLAGS:
            raise InvalidValueError(ProblemCode.NOT_A_TRUTH_VALUE, value=value)
        return _FLAGS[value]
    return value


def _format_version(value: object) -> object:
    return 1 if value == "1" else value


_ID_SCHEMA = {"type": "string", "pattern": SCHEMA_ID_PATTERN}

Id = Annotated[str, AfterValidator(_check_id), WithJsonSchema(_ID_SCHEMA)]
LinkId = Annotated[
    str,
    AfterValidator(_check_link_id),
    Field(json_schema_extra={"pattern": f"^{LINK_ID_PATTERN}$"}),
]
Text = Annotated[str, AfterValidator(_check_text), Field(json_schema_extra={"minLength": 1})]
OneLineText = Annotated[str, AfterValidator(_check_line), Field(json_schema_extra={"minLength": 1})]
Url = Annotated[str, AfterValidator(_check_url), Field(json_schema_extra={"pattern": "^https?://"})]
KindId = Annotated[
    str,
    _one_of(tuple(k for k, kind in KINDS.items() if not kind.derived)),
    Field(json_schema_extra={"enum": [k for k, kind in KINDS.items() if not kind.derived]}),
]
AllianceKindId = Annotated[
    str, _one_of(ALLIANCE_KINDS), Field(json_schema_extra={"enum": [*ALLIANCE_KINDS]})
]
TypeId = Annotated[ActorType, _one_of(ActorType)]
StanceId = Annotated[Stance, _one_of(Stance)]
ConfidenceId = Annotated[Confidence, _one_of(Confidence)]
Role = Annotated[str, _one_of(ROLES), Field(json_schema_extra={"enum": [*ROLES]})]
Reliability = Annotated[
    str, _one_of(RELIABILITY), Field(json_schema_extra={"enum": [*RELIABILITY]})
]
Ids = Annotated[
    tuple[Id, ...],
    BeforeValidator(_listed),
    WithJsonSchema({"anyOf": [_ID_SCHEMA, {"type": "array", "items": _ID_SCHEMA}]}),
]
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False), BeforeValidator(_decimal)]
Grade = Annotated[int, Field(ge=1, le=6), BeforeValidator(_grade)]
Flag = Annotated[bool, BeforeValidator(_flag)]
FormatVersion = Annotated[Literal[1], BeforeValidator(_format_version)]
Day = Annotated[
    date,
    BeforeValidator(_exact_day),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
]


class _Value(BaseModel):
    """A frozen value that refuses unknown fields."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True
    )


class _Lasting(_Value):
    since: PartialDate | None = None
    until: PartialDate | None = None

    @field_validator("until", mode="after")
    @classmethod
    def _in_order(cls, until: PartialDate | None, info: ValidationInfo) -> PartialDate | None:
        Period(info.data.get("since"), until)  # raises where they are not in order
        return until

    @cached_property
    def period(self) -> Period:
        """From when until when it held."""
        return Period(self.since, self.until)


class _Dated(_Lasting):
    last_reported: PartialDate | None = None

    @field_validator("last_reported", mode="after")
    @classmethod
    def _in_place_of_until(
        cls, last_reported: PartialDate | None, info: ValidationInfo
    ) -> PartialDate | None:
        # Raises where there is an end besides, or they are not in order.
        Period(info.data.get("since"), info.data.get("until"), last_reported)
        return last_reported

    @cached_property
    def period(self) -> Period:
        """From when until when it held."""
        return Period(self.since, self.until, self.last_reported)


class Party(_Lasting):
    """An actor that fights for a theater: from when until when, where that is not all its life."""

    actor: Id


def _as_item(value: object) -> object:
    """An item that is only named is one of whom nothing else is said."""
    return {"actor": value} if isinstance(value, str) else value


class Theater(_Value):
    """A conflict area. `longitude` in degrees east orders theaters from left to right."""

    id: Id
    name: OneLineText
    dated_parties: tuple[Annotated[Party, BeforeValidator(_as_item)], ...] = Field(alias="parties")
    longitude: Longitude | None = None

    @property
    def parties(self) -> tuple[str, ...]:
        """The ids of its parties of all time, in their order."""
        return tuple(party.actor for party in self.dated_parties)


class Source(_Value):
    """Where a claim was read. `date` is missing only where the page bears none."""

    id: Id
    title: OneLineText
    publisher: OneLineText
    url: Url
    reliability: Reliability
    date: PartialDate | None = None


class Evidence(_Value):
    """A claim, in the curator's words, that a source makes for a link or against it."""

    source: Id
    claim: Text
    credibility: Grade
    stance: StanceId = Stance.FOR


class Actor(_Dated):
    """A party that can act. `names` holds native names by language code."""

    id: Id
    name: OneLineText
    type: TypeId
    description: Text | None = None
    short: OneLineText | None = None
    aliases: tuple[OneLineText, ...] = ()
    names: dict[Annotated[str, Field(pattern=f"^{_LANGUAGE.pattern}$")], OneLineText] = Field(
        default_factory=dict
    )
    note: Text | None = None

    @property
    def label(self) -> str:
        """What the picture writes: the short name, or else the name."""
        return self.short or self.name


class Member(_Value):
    """An actor in an alliance, and what it is there."""

    actor: Id
    role: Role = "member"


class Alliance(_Dated):
    """A named tie of two or more members, with evidence of its own."""

    id: Id
    name: OneLineText
    kind: AllianceKindId
    members: Annotated[
        tuple[Annotated[Member, BeforeValidator(_as_item)], ...], Field(min_length=2)
    ]
    theaters: Ids = Field(default=(), alias="theater")
    short: OneLineText | None = None
    description: Text | None = None
    confidence: ConfidenceId
    note: Text | None = None
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]

    @property
    def label(self) -> str:
        """What the picture writes: the short name, or else the name."""
        return self.short or self.name

    @property
    def entry(self) -> AllianceKind:
        """What its kind means."""
        return ALLIANCE_KINDS[self.kind]


class Link(_Dated):
    """One sourced relation between two actors, or from an actor to an alliance."""

    id: LinkId
    from_id: Id = Field(alias="from")
    to_id: Id = Field(alias="to")
    kind: KindId
    theaters: Ids = Field(default=(), alias="theater")
    confidence: ConfidenceId
    mutual: Flag = False
    note: Text | None = None
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]

    @property
    def entry(self) -> Kind:
        """What its kind means."""
        return KINDS[self.kind]

    @property
    def is_mutual(self) -> bool:
        """True where neither end comes first: by its kind, or because the file says so."""
        return self.mutual or self.entry.mutual

    @property
    def is_event(self) -> bool:
        """True where it stays in the picture for a while after it ended."""
        return self.entry.family is Family.DIPLOMACY or self.period.is_short


class StoryStep(_Value):
    """One page of a story: a text, and the view that it speaks of."""

    title: OneLineText
    text: Text
    view: dict[str, str] = Field(default_factory=dict)
    cites: Ids = ()


class Story(_Value):
    """A walk through the picture."""

    id: Id
    title: OneLineText
    steps: Annotated[tuple[StoryStep, ...], Field(min_length=1)]


class DatasetHeader(_Value):
    """What a data file says about itself."""

    title: OneLineText
    as_of: Day
    license: OneLineText
    description: Text | None = None
    headline: OneLineText | None = None
    format: FormatVersion = 1


class Dataset(DatasetHeader):
    """A whole data file: its header and its objects by id, in the order of the file.

    The mappings must not be changed.

    Attributes:
        title: The title of the page and of every picture.
        as_of: The day that is shown if no other is chosen.
        headline: What stands above the first picture, in place of what the links say.
        theaters: The theaters by id; so are sources, actors, alliances, links and stories.

    """

    theaters: dict[str, Theater]
    sources: dict[str, Source]
    actors: dict[str, Actor]
    alliances: dict[str, Alliance] = Field(default_factory=dict)
    links: dict[str, Link]
    stories: dict[str, Story] = Field(default_factory=dict)

    def label(self, node: str) -> str:
        """The short name of an actor or alliance, or else its name.

        Args:
            node: The id of an actor or alliance.

        Returns:
            What the picture writes.

        Raises:
            KeyError: Nothing has this id.

        """
        return self.node(node).label

    def node(self, node: str) -> Actor | Alliance:
        """The actor or the alliance with an id.

        Args:
            node: The id.

        Returns:
            The actor or alliance.

        Raises:
            KeyError: Nothing has this id.

        """
        return self.actors[node] if node in self.actors else self.alliances[node]

    def nodes(self) -> Iterator[Actor | Alliance]:
        """All actors, then all alliances, in the file's order."""
        yield from self.actors.values()
        yield from self.alliances.values()
