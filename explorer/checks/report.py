"""The result of `check`, as plain data: problems, warnings, counts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from explorer.checks.lint import LintFinding, lint
from explorer.checks.story_views import read_checked_with_places
from explorer.data.places import Place
from explorer.data.words import count_noun
from explorer.errors import MAX_LISTED_PROBLEMS, DataError, Problem

_COUNTED_SECTIONS = ("actors", "links", "alliances", "sources", "theaters", "stories")
_SINGULARS = {"stories": "story"}


@dataclass(frozen=True, slots=True)
class LintWarning(Problem):
    """A warning: the data can be used, and somebody should look again.

    `rule`, which is the `code` as well, is one of `lint.LintRule`.
    """

    rule: str = ""

    def __str__(self) -> str:
        hint = f"; {self.hint}" if self.hint else ""
        return f"{self.file}:{self.line}:{self.column}: warning: {self.message}{hint}"


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The result of `check`: problems, or else warnings and the number of objects by section."""

    file: str
    problems: tuple[Problem, ...] = ()
    warnings: tuple[LintWarning, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def lines(self) -> tuple[str, ...]:
        """Problems and warnings, one line each; of many the first, and how many more there are."""
        return (*_lines(self.problems), *_lines(self.warnings))

    @property
    def summary(self) -> str:
        """One line: the number of problems, or what the file holds and the number of warnings."""
        if self.problems:
            return f"{self.file}: {count_noun(len(self.problems), 'problem')}"
        held = [
            count_noun(number, _SINGULARS.get(name, name.removesuffix("s")), name)
            for name, number in self.counts.items()
            if number
        ]
        return f"{self.file}: {', '.join([*held, count_noun(len(self.warnings), 'warning')])}"

    @property
    def json(self) -> str:
        """Everything as the text of one JSON object, with the names of the fields as keys."""
        return json.dumps(asdict(self), indent=2)


def check_file(path: Path) -> CheckReport:
    """Read a data file and lint it. A file that cannot be read is a problem, not an exception."""
    file = str(path)
    try:
        dataset, places = read_checked_with_places(path)
    except DataError as error:
        return CheckReport(file, problems=error.problems)
    warnings = [
        _warning(file, places.object_place(finding.section, finding.key), finding)
        for finding in lint(dataset)
    ]
    counts = {name: len(getattr(dataset, name)) for name in _COUNTED_SECTIONS}
    return CheckReport(file, warnings=tuple(sorted(warnings)), counts=counts)


def _warning(file: str, place: Place, finding: LintFinding) -> LintWarning:
    rule, message, hint = finding.rule, finding.message, finding.hint
    return LintWarning(file, place.line, place.column, message, hint, code=rule, rule=rule)


def _lines(problems: tuple[Problem, ...]) -> Iterable[str]:
    yield from map(str, problems[:MAX_LISTED_PROBLEMS])
    if len(problems) > MAX_LISTED_PROBLEMS:
        yield f"... and {len(problems) - MAX_LISTED_PROBLEMS} more"
