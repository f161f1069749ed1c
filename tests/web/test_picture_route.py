"""The route of pictures: which file it answers with, under which name, and when with none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from urllib.parse import quote

import pytest
from dash import html
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from explorer.exchange.picture_file import PictureMaker, PictureOptions
from explorer.graph.view import View
from explorer.graph.view_query import view_from_query
from explorer.presentation.presets import DEFAULT_PRESET, PICTURE_FORMATS
from explorer.presentation.theme import Theme
from explorer.web import picture_route
from explorer.web.answers import Answers
from explorer.web.app import create_app
from explorer.web.filter_options import FilterOptions
from explorer.web.picture_route import connect_pictures, picture_options
from explorer.web.security import GuardedDash, protect
from explorer.web.wire import compress_answers
from explorer.workspace import Workspace
from samples import two_wars

WARS = two_wars()
THEATER = next(iter(WARS.theaters))


class Drawer:
    """Draws nothing, and notes what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[View, PictureOptions]] = []

    def __call__(self, view: View, options: PictureOptions) -> bytes:
        self.asked.append((view, options))
        return b"<svg>" + b"x" * 5000 + b"</svg>"


def client_of(drawer: Drawer) -> FlaskClient:
    workspace = Workspace(WARS)
    app = GuardedDash("pictures")
    app.layout = html.Div()
    answers = Answers(workspace, FilterOptions.from_workspace(workspace))
    connect_pictures(app, answers, drawer)
    compress_answers(app)
    protect(app)
    client: FlaskClient = app.server.test_client()
    return client


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


@pytest.fixture
def client(drawer: Drawer) -> FlaskClient:
    return client_of(drawer)


@pytest.fixture(scope="module")
def page() -> Iterator[FlaskClient]:
    with create_app(WARS).server.test_client() as client:
        yield client


@pytest.mark.parametrize("file_format", PICTURE_FORMATS)
def test_it_is_the_file_that_the_command_writes(page: FlaskClient, file_format: str) -> None:
    query = f"theater={THEATER}&kinds=combat"
    answer = page.get(f"/_picture?{query}&_format={file_format}&_preset=slide&_theme=dark")
    assert answer.status_code == 200
    options = PictureOptions(file_format, "slide", Theme.DARK)
    view, _ = view_from_query(query, WARS)
    assert answer.data == PictureMaker(Workspace(WARS)).file(view, options)
    assert answer.mimetype == {"png": "image/png", "svg": "image/svg+xml"}[file_format]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-cache"


def test_what_is_left_out_is_as_usual(client: FlaskClient, drawer: Drawer) -> None:
    client.get("/_picture")
    assert drawer.asked == [(view_from_query("", WARS)[0], PictureOptions())]


def test_a_view_is_drawn_once_however_it_is_written(client: FlaskClient, drawer: Drawer) -> None:
    for query in ("?theater={0}&kinds=combat", "?kinds=combat&_format=png&theater={0}",
                  "?_ga=1.2&theater={0}&kinds=combat&_=",
                  "?what=ever&kinds=combat&theater={0}"):  # fmt: skip
        assert client.get(f"/_picture{query.format(THEATER)}").status_code == 200
    assert len(drawer.asked) == 1
    client.get("/_picture?kinds=combat")
    assert len(drawer.asked) == 2


@pytest.mark.parametrize("coding", ["identity", "gzip", "gzip, br, zstd"])
@pytest.mark.parametrize("file_format", PICTURE_FORMATS)
def test_who_has_it_is_told_so_and_nothing_is_drawn(file_format: str, coding: str) -> None:
    address = f"/_picture?_format={file_format}"
    headers = {"Accept-Encoding": coding}
    first = client_of(Drawer()).get(address, headers=headers)
    etag = first.headers["ETag"]
    assert not etag.startswith("W/")
    drawer = Drawer()
    again = client_of(drawer).get(address, headers=headers | {"If-None-Match": etag})
    assert again.status_code == 304
    assert not again.data
    assert not drawer.asked
    weak = headers | {"If-None-Match": f'"another", W/{etag}'}
    assert client_of(drawer).get(address, headers=weak).status_code == 304
    other = client_of(drawer).get(address, headers=headers | {"If-None-Match": '"another"'})
    assert other.status_code == 200
    assert len(drawer.asked) == 1


def test_every_choice_and_every_view_has_an_etag_of_its_own(client: FlaskClient) -> None:
    queries = ["", "theater=" + THEATER, "kinds=combat", "select=" + next(iter(WARS.actors)),
               "_format=svg", "_preset=paper", "_preset=slide", "_theme=dark"]  # fmt: skip
    etags = {client.get(f"/_picture?{query}").headers["ETag"] for query in queries}
    assert len(etags) == len(queries)


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("_format=gif", "_format is 'gif'; it may be png, svg"),
        ("_preset=", "_preset is ''; it may be screen, slide, paper, article, article-wide"),
        ("_theme=<b>", "_theme is '<b>'; it may be light, dark"),
        ("_theme=dark&_theme=x", "_theme is 'x'; it may be light, dark"),
    ],
)
def test_a_wrong_choice_is_refused_in_one_line(
    client: FlaskClient, drawer: Drawer, query: str, reason: str
) -> None:
    answer = client.get(f"/_picture?{query}")
    assert answer.status_code == 400
    assert answer.text == f"{reason}\n"
    assert answer.mimetype == "text/plain"
    assert not drawer.asked


def test_nonsense_in_the_view_is_ignored_as_on_the_page(
    client: FlaskClient, drawer: Drawer
) -> None:
    assert client.get("/_picture?theater=nowhere&date=%ff").status_code == 200
    assert [view for view, _ in drawer.asked] == [view_from_query("", WARS)[0]]


def test_head_says_the_same_and_nothing_is_drawn_twice(client: FlaskClient, drawer: Drawer) -> None:
    head = client.head("/_picture")
    assert head.status_code == 200
    assert not head.data
    get = client.get("/_picture")
    assert len(drawer.asked) == 1
    for name in ("Content-Length", "ETag", "Content-Type", "Content-Disposition", "Cache-Control"):
        assert head.headers[name] == get.headers[name]


def test_nothing_can_be_sent_to_it(client: FlaskClient) -> None:
    assert client.post("/_picture").status_code == 405


def test_an_svg_is_compressed_and_a_png_is_not(client: FlaskClient) -> None:
    headers = {"Accept-Encoding": "gzip, br, zstd"}
    assert "Content-Encoding" in client.get("/_picture?_format=svg", headers=headers).headers
    assert "Content-Encoding" not in client.get("/_picture", headers=headers).headers


def saved_as(client: FlaskClient, query: str = "") -> str:
    """The name under which a browser saves it."""
    header = client.get(f"/_picture?{query}").headers["Content-Disposition"]
    assert header.startswith("attachment;")
    message = Message()
    message["Content-Disposition"] = header
    name = message.get_filename()
    assert name
    return name


def test_the_file_is_named_after_the_view(client: FlaskClient) -> None:
    on_map = saved_as(client, f"theater={THEATER}&date=2019&tab=network")
    assert on_map == f"{title()}_{THEATER}_2019.png"
    overview = saved_as(client, "_format=svg&_preset=paper&date=any")
    assert overview == f"{title()}_all_any_overview_paper.svg"


def title() -> str:
    return re.sub(r"\W+", "-", WARS.title)


@given(st.text("äé中\U0001f600 \"';\\%/\r\n%aB-", min_size=1, max_size=20))
def test_any_title_is_a_name_in_every_header(title: str) -> None:
    workspace = Workspace(WARS.model_copy(update={"title": title}))
    app = GuardedDash("pictures")
    app.layout = html.Div()
    answers = Answers(workspace, FilterOptions.from_workspace(workspace))
    connect_pictures(app, answers, Drawer())
    answer = app.server.test_client().get("/_picture")
    header = answer.headers["Content-Disposition"]
    assert header.isascii()
    words = re.sub(r"\W+", "-", title).strip("-") or "conflict-explorer"
    assert f"filename*=UTF-8''{quote(words, safe='')}_all_" in header
    assert header.count('"') == 2


def test_another_renderer_gives_another_etag(monkeypatch: pytest.MonkeyPatch) -> None:
    before = client_of(Drawer()).get("/_picture").headers["ETag"]
    monkeypatch.setattr(picture_route, "version", lambda name: f"{name == 'resvg-py'}")
    changed = client_of(Drawer()).get("/_picture").headers["ETag"]
    monkeypatch.setattr(picture_route, "version", lambda _: "False")
    assert len({before, changed, client_of(Drawer()).get("/_picture").headers["ETag"]}) == 3


def test_options_are_read_from_the_parts_of_an_address() -> None:
    assert picture_options([]) == PictureOptions("png", DEFAULT_PRESET, Theme.LIGHT)
    parts = [("theater", "x"), ("_format", "svg"), ("_theme", "dark"), ("_preset", "paper")]
    assert picture_options(parts) == PictureOptions("svg", "paper", Theme.DARK)
