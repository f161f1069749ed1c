"""What `check` says of a data file, as plain data: problems, warnings, counts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from explorer.checks.lint import LintFinding, lint
from explorer.checks.story_views import read_checked
from explorer.data.places import Place
from explorer.errors import MOST_SHOWN, DataError, Problem

_COUNTED = ("actors", "links", "alliances", "sources", "theaters", "stories")
_SINGULAR = {"alliances": "alliance", "stories": "story"}


@dataclass(frozen=True, slots=True)
class LintWarning(Problem):
    """A warning: the data can be used, and somebody should look again.

    `rule`, which is the `code` as well, is one of `lint.Rule`.
    """

    rule: str = ""

    def __str__(self) -> str:
        hint = f"; {self.hint}" if self.hint else ""
        return f"{self.file}:{self.line}:{self.column}: warning: {self.message}{hint}"


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Everything there is to say of a data file."""

    file: str
    problems: tuple[Problem, ...] = ()
    warnings: tuple[LintWarning, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def lines(self) -> tuple[str, ...]:
        """What is wrong and what looks wrong, each in a line."""
        return (*_lines(self.problems), *_lines(self.warnings))

    @property
    def summary(self) -> str:
        """The whole in one line."""
        if self.problems:
            return f"{self.file}: {_many(len(self.problems), 'problem')}"
        held = [
            _many(number, _SINGULAR.get(name, name.removesuffix("s")), name)
            for name, number in self.counts.items()
            if number
        ]
        return f"{self.file}: {', '.join([*held, _many(len(self.warnings), 'warning')])}"

    @property
    def json(self) -> str:
        """All of it as one JSON object."""
        return json.dumps(asdict(self), indent=2)


def check_file(path: Path) -> CheckReport:
    """Read a data file, look at it twice, and say what was found. Raises nothing."""
    file = str(path)
    try:
        dataset, places = read_checked(path)
    except DataError as error:
        return CheckReport(file, problems=error.problems)
    warnings = [
        _warning(file, places.of(finding.section, finding.key), finding)
        for finding in lint(dataset)
    ]
    counts = {name: len(getattr(dataset, name)) for name in _COUNTED}
    return CheckReport(file, warnings=tuple(sorted(warnings)), counts=counts)


def _warning(file: str, place: Place, finding: LintFinding) -> LintWarning:
    rule, message, hint = finding.rule, finding.message, finding.hint
    return LintWarning(file, place.line, place.column, message, hint, code=rule, rule=rule)


def _lines(problems: tuple[Problem, ...]) -> Iterable[str]:
    yield from map(str, problems[:MOST_SHOWN])
    if len(problems) > MOST_SHOWN:
        yield f"... and {len(problems) - MOST_SHOWN} more"


def _many(number: int, singular: str, plural: str = "") -> str:
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
