"""The route of the answer on camps: which file it answers with, and under which name."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO

import pytest
from dash import html
from flask.testing import FlaskClient

from explorer.presentation.theme import PALETTES, Theme
from explorer.web.app import create_app
from explorer.web.camps_route import connect_camps
from explorer.web.security import GuardedDash
from question_samples import SAMPLE, START, WARS
from samples import two_wars

THEATER = next(iter(WARS.theaters))


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    app = GuardedDash("camps")
    app.layout = html.Div()
    connect_camps(app, SAMPLE)
    found: FlaskClient = app.server.test_client()
    return found


def test_json_is_of_the_view_in_the_address(client: FlaskClient) -> None:
    answer = client.get(f"/_camps?theater={THEATER}&ask=camps&_format=json")
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    assert f"{THEATER}_{START.span}_camps.json" in answer.headers["Content-Disposition"]
    assert f"theater={THEATER}" in json.loads(answer.data)["summary"]["view"]


def test_tables_come_in_a_zip(client: FlaskClient) -> None:
    answer = client.get("/_camps?_format=csv")
    assert answer.mimetype == "application/zip"
    assert "_camps.zip" in answer.headers["Content-Disposition"]
    with zipfile.ZipFile(BytesIO(answer.data)) as archive:
        assert "actors.csv" in archive.namelist()


def test_the_curve_is_a_picture_in_either_theme(client: FlaskClient) -> None:
    for theme in Theme:
        answer = client.get(f"/_camps?_format=svg&_theme={theme}")
        assert answer.mimetype == "image/svg+xml"
        assert "Content-Disposition" not in answer.headers
        assert PALETTES[theme].panel.encode() in answer.data


@pytest.mark.parametrize("wrong", ["_format=xlsx", "_format=svg&_theme=pink"])
def test_a_wrong_choice_is_answered_with_a_line(client: FlaskClient, wrong: str) -> None:
    answer = client.get(f"/_camps?{wrong}")
    assert answer.status_code == 400
    assert answer.text.count("\n") == 1
    assert "json, csv, svg" in answer.text


def test_who_has_the_file_is_told_so(client: FlaskClient) -> None:
    first = client.get("/_camps?_format=json")
    again = client.get("/_camps?_format=json", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get("/_camps?_format=csv", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200


def test_the_page_of_a_dataset_has_it() -> None:
    client = create_app(two_wars()).server.test_client()
    assert client.get("/_camps?_format=json").status_code == 200
