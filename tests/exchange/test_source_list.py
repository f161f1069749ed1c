"""The sources behind a picture as a list: all that are cited, none besides, in order."""

from __future__ import annotations

import csv
from dataclasses import replace

from hypothesis import given

from explorer.data.model import Source
from explorer.exchange.source_list import (
    NO_DATE,
    SOURCE_LIST_COLUMNS,
    source_words,
    sources_csv,
    sources_of_view,
    sources_text,
)
from explorer.graph.view import View, default_view
from explorer.presentation.tab_captions import cited_sources
from explorer.workspace import Workspace
from sweeping import examples
from view_samples import SAMPLE, views

WARS = Workspace(SAMPLE)


def source(**fields: object) -> Source:
    usual = {"id": "a", "title": "A report.", "publisher": "UN", "url": "https://un.org/a",
             "reliability": "A"}  # fmt: skip
    return Source.model_validate(usual | fields)


def test_a_source_has_author_year_title_date_and_address() -> None:
    assert source_words(source(date="2019-12-09")) == (
        "UN (2019): A report. 9 December 2019. https://un.org/a"
    )
    assert source_words(source(date="2019")) == "UN (2019): A report. https://un.org/a"
    assert source_words(source()) == f"UN ({NO_DATE}): A report. https://un.org/a"


@examples(30)
@given(views())
def test_the_list_holds_what_is_cited(view: View) -> None:
    listed = sources_of_view(WARS, view)
    assert sorted(one.id for one in listed) == sorted(cited_sources(WARS, view))
    rows = list(csv.DictReader(sources_csv(listed).decode("utf-8-sig").splitlines()))
    assert [row["id"] for row in rows] == [one.id for one in listed]
    assert sources_text(listed).decode().splitlines() == [source_words(one) for one in listed]


def test_the_list_is_by_author_and_date(workspace: Workspace) -> None:
    listed = sources_of_view(workspace, default_view(workspace.dataset))
    authors = [one.publisher.casefold() for one in listed]
    assert len(listed) > 100
    assert authors == sorted(authors)
    fewer = sources_of_view(workspace, replace(default_view(workspace.dataset), theater="libya"))
    assert len(fewer) < len(listed)


def test_no_source_is_a_formula() -> None:
    text = sources_csv([source(title="=1+1", date="2019-11")]).decode("utf-8-sig")
    head, row = csv.reader(text.splitlines())
    assert tuple(head) == SOURCE_LIST_COLUMNS
    assert row == ["UN", "2019", "'=1+1", "2019-11", "https://un.org/a", "A", "a"]
