"""The answer on camps as a file: JSON, or tables in CSV in one zip.

The same numbers that the page shows, all cases behind each of them, and the curve over time.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from io import StringIO
from typing import Any

from explorer.analysis.balance.certainty import Standing, are_fixed
from explorer.analysis.balance.findings import CampFindings
from explorer.analysis.frustration import SignedPair
from explorer.exchange.csv.cells import escape_cell, join_list
from explorer.exchange.csv.write import zip_files
from explorer.graph.view import View
from explorer.graph.view_query import view_to_query
from explorer.presentation.overlays.camps import FoundCamps, find_camps
from explorer.workspace import Workspace

CAMP_TABLES: dict[str, tuple[str, ...]] = {
    "summary": (
        "view", "date", "anchor", "pairs", "index", "bound", "exact", "share",
        "best_splits", "best_splits_counted",
        "chance_draws", "chance_mean", "chance_low", "chance_high", "chance_found",
        "chance_share_as_low", "chance_exact",
    ),
    "actors": ("id", "name", "standing", "camp", "bloc", "side_in_bloc"),
    "against": ("from", "to", "sign", "weight", "in_every_best_split", "links"),
    "by_confidence": ("left_out", "links", "pairs", "index", "bound", "exact", "share"),
    "group_counts": ("groups", "against", "exact"),
    "over_time": ("day", "pairs", "index", "bound", "exact", "share"),
    "triads": ("hostile", "first", "second", "third", "links"),
    "common_foes": ("first", "second", "relation", "foes", "links"),
}  # fmt: skip
"""The tables, and the columns of each; docs/exchange.md says what they hold."""

Row = Mapping[str, Any]


def camp_answer(workspace: Workspace, view: View) -> dict[str, Any]:
    """The answer on the camps of what a view shows: for each of `CAMP_TABLES` its rows.

    The summary is one row. Values are texts, numbers, truth values, lists of ids, or None.
    """
    dataset = workspace.dataset
    graph = workspace.select(view)
    found = find_camps(workspace, graph, view)
    findings = workspace.camp_findings(view, found.parties)
    split, certainty = found.split, found.certainty
    chance = findings.by_chance
    side_in_bloc = {
        actor: (number, side)
        for number, bloc in enumerate(findings.blocs or (), 1)
        for side, members in (("together", bloc.together), ("across", bloc.across))
        for actor in members
    }
    camp_of = {actor: name for name, camp in zip(found.names, found.camps, strict=True)
               for actor in camp}  # fmt: skip
    summary = {
        "view": view_to_query(view, dataset),
        "date": str(view.span) if view.span else None,
        "anchor": certainty.anchor,
        "pairs": split.pairs,
        "index": int(split.frustration),
        "bound": int(split.bound),
        "exact": split.exact,
        "share": split.share,
        "best_splits": certainty.splits,
        "best_splits_counted": certainty.is_counted,
        "chance_draws": chance.draws if chance else 0,
        "chance_mean": chance.mean if chance else None,
        "chance_low": chance.low if chance else None,
        "chance_high": chance.high if chance else None,
        "chance_found": chance.found if chance else None,
        "chance_share_as_low": chance.share_as_low if chance else None,
        "chance_exact": chance.exact if chance else None,
    }
    # Who is in the picture without a friendly or hostile pair is not tied to anybody.
    standing = dict.fromkeys(sorted(found.neither), Standing.NOT_TIED) | dict(certainty.standing)
    actors = [
        {
            "id": actor,
            "name": dataset.label(actor),
            "standing": str(how),
            "camp": camp_of.get(actor),
            "bloc": side_in_bloc.get(actor, (None, None))[0],
            "side_in_bloc": side_in_bloc.get(actor, (None, None))[1],
        }
        for actor, how in standing.items()
    ]
    common = findings.common_foes or {}
    return {
        "summary": summary,
        "actors": actors,
        "against": [_against(found, findings, tie) for tie in split.frustrated],
        "by_confidence": [asdict(one) for one in findings.by_confidence],
        "group_counts": [asdict(one) for one in findings.group_counts],
        "over_time": [
            asdict(one) | {"day": one.day.isoformat()} for one in workspace.index_over_time(view)
        ],
        "triads": [
            {
                "hostile": one.foes,
                **dict(zip(("first", "second", "third"), one.actors, strict=True)),
                "links": list(one.links),
            }
            for cases in findings.triads
            for one in cases
        ],
        "common_foes": [
            {
                "first": one.ends[0],
                "second": one.ends[1],
                "relation": str(relation),
                "foes": list(one.foes),
                "links": list(one.links),
            }
            for relation, cases in common.items()
            for one in cases
        ],
    }


def _against(found: FoundCamps, findings: CampFindings, tie: SignedPair) -> Row:
    """A pair against the split, and whether it is against every other best one as well."""
    return {
        "from": tie.ends[0],
        "to": tie.ends[1],
        "sign": tie.sign,
        "weight": tie.weight,
        "in_every_best_split": are_fixed(found.certainty, findings.blocs, tie.ends),
        "links": list(tie.links),
    }


def camp_answer_json(workspace: Workspace, view: View) -> bytes:
    """The answer as one JSON document."""
    text = json.dumps(camp_answer(workspace, view), ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def camp_answer_csv(workspace: Workspace, view: View) -> bytes:
    """The answer as tables in one zip, of the form that all tables here have."""
    found = camp_answer(workspace, view)
    return zip_files(
        {
            f"{name}.csv": _table(head, [found[name]] if name == "summary" else found[name])
            for name, head in CAMP_TABLES.items()
        }
    )


def _table(head: tuple[str, ...], rows: Iterable[Row]) -> bytes:
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_cell(row[name]) for name in head] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list | tuple):
        return escape_cell(join_list(map(str, value)))
    return escape_cell(str(value))
