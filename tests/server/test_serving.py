"""Serving and watching: real sockets, real signals, a small app in place of the page."""

from __future__ import annotations

import gc
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from queue import Queue
from urllib.request import urlopen
from wsgiref.types import WSGIApplication

import pytest

from conftest import PROGRAM, ROOT, SECONDS, SHIPPED, Server, answering
from explorer.data.model import Dataset
from explorer.errors import DataError, MissingToolError, Problem
from explorer.server.reload import watch_file
from explorer.server.serving import serve_forever
from running_server import running_server

SMALL = """
import signal, sys, time
from explorer.server.serving import serve_forever

signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a script's background has it

def app(environ, start_response):
    if environ["PATH_INFO"] == "/slow":
        time.sleep(0.5)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"hello"]

def ready(url):
    print(url, flush=True)

serve_forever(app, sys.argv[1], int(sys.argv[2]), on_ready=ready)
print("stopped", flush=True)
"""


def get(url: str) -> str:
    with urlopen(url, timeout=10) as answer:
        return str(answer.read().decode())


@contextmanager
def small(host: str = "127.0.0.1", port: int = 0) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A small app in a process of its own, and its address."""
    with subprocess.Popen(
        [sys.executable, "-c", SMALL, host, str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stops_cleanly_when_told_to(number: signal.Signals) -> None:
    with small() as (process, url):
        assert get(url) == "hello"
        process.send_signal(number)
        rest, _ = process.communicate(timeout=SECONDS)
        assert (rest, process.returncode) == ("stopped\n", 0)


def test_an_answer_under_way_does_not_keep_it_from_stopping() -> None:
    with small() as (process, url):
        host, _, port = url.removeprefix("http://").rpartition(":")
        connection = HTTPConnection(host, int(port), timeout=10)
        connection.request("GET", "/slow")
        time.sleep(0.1)
        process.terminate()
        rest, _ = process.communicate(timeout=SECONDS)
        connection.close()
        assert "Traceback" not in rest
        assert process.returncode == 0


def test_brackets_around_an_ipv6_address() -> None:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.xfail("this machine has no IPv6")
    with small("::1") as (_, url):
        assert url.startswith("http://[::1]:")
        assert get(url) == "hello"


def test_localhost_is_the_address_that_everything_else_expects() -> None:
    with small("localhost") as (_, url):
        assert url.startswith("http://127.0.0.1:")


def test_a_port_that_is_taken_names_the_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(MissingToolError, match=rf"port {port} .* in use; .* --port 0"):
            serve_forever(answering("no"), "127.0.0.1", port, on_ready=print)


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid", "a..b"])
def test_a_host_that_is_not_ours(host: str) -> None:
    with pytest.raises(MissingToolError, match="not an address of this machine") as caught:
        serve_forever(answering("no"), host, 0, on_ready=print)
    assert "\n" not in str(caught.value)


def test_the_same_port_again_at_once() -> None:
    with small() as (process, url):
        get(url)
        process.terminate()
        process.communicate(timeout=SECONDS)
    with small(port=int(url.rpartition(":")[2])) as (_, again):
        assert (again, get(again)) == (url, "hello")


def test_a_browser_is_opened_on_an_address_that_it_can_reach(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: Queue[str] = Queue()
    monkeypatch.setattr("webbrowser.open", opened.put)
    said: list[str] = []
    asked: list[str] = []

    def interrupt() -> None:
        asked.append(opened.get(timeout=SECONDS))
        os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=interrupt, daemon=True)
    thread.start()
    serve_forever(
        answering("x"), "0.0.0.0", 0, on_ready=said.append, open_browser=True, start_path="/?hops=2"
    )
    thread.join()
    assert said[0].startswith("http://0.0.0.0:")
    assert said[0].endswith("/?hops=2")
    assert asked == [said[0].replace("0.0.0.0", "127.0.0.1")]


def test_serving_beside_other_work() -> None:
    threads = threading.active_count()
    with running_server(answering("hello")) as url:
        assert get(url) == "hello"
        assert get(url) == "hello"
    with pytest.raises(OSError, match="refused"):
        get(url)
    deadline = time.monotonic() + SECONDS
    while threading.active_count() > threads and time.monotonic() < deadline:
        time.sleep(0.01)
    assert threading.active_count() == threads


def test_half_sent_answers_leave_no_file_open() -> None:
    """Waitress keeps in a file what nobody has fetched yet."""
    with running_server(answering("x" * 8_000_000)) as url:
        host, port = url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as slow:
            slow.sendall(b"GET / HTTP/1.0\r\n\r\n")
            assert slow.recv(100)
    with warnings.catch_warnings():
        warnings.simplefilter("error", ResourceWarning)
        gc.collect()


def test_many_requests_at_once_are_answered_without_warnings(
    caplog: pytest.LogCaptureFixture,
) -> None:
    answers: list[str] = []
    with running_server(answering("hello")) as url:
        threads = [
            threading.Thread(target=lambda: answers.append(get(url)), daemon=True)
            for _ in range(40)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert answers == ["hello"] * 40
    assert not caplog.records


def put(path: Path, text: str) -> None:
    """Change a file as a careful editor does: nobody ever sees half of it."""
    new = path.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "actors.yaml"
    path.write_text("one")
    return path


def loader(path: Path) -> Callable[[], WSGIApplication]:
    """Reads the file as an app; refuses what starts with "bad"."""

    def load() -> WSGIApplication:
        text = path.read_text()
        if text.startswith("bad"):
            raise DataError([Problem(path.name, 1, 1, "is bad")])
        return answering(text)

    return load


def test_a_changed_file_is_read_again(file: Path) -> None:
    said: Queue[str] = Queue()
    with (
        watch_file(file, loader(file), report=said.put, interval=0.02) as app,
        running_server(app) as url,
    ):
        assert get(url) == "one"
        put(file, "two")
        assert said.get(timeout=10) == f"Read {file} again."
        assert get(url) == "two"


def test_a_broken_file_keeps_the_last_good_state(file: Path) -> None:
    said: Queue[str] = Queue()
    with (
        watch_file(file, loader(file), report=said.put, interval=0.02) as app,
        running_server(app) as url,
    ):
        put(file, "bad file")
        first, second = said.get(timeout=10).splitlines()
        assert first == "actors.yaml:1:1: is bad"
        assert second.startswith("The page keeps the last good state")
        assert get(url) == "one"
        put(file, "mended")
        assert said.get(timeout=10) == f"Read {file} again."
        assert get(url) == "mended"
        assert said.empty()


@pytest.mark.parametrize("error", [RecursionError("too deep,\nreally"), KeyError(), MemoryError()])
def test_an_unexpected_error_does_not_end_the_watching(file: Path, error: Exception) -> None:
    said: Queue[str] = Queue()
    read = loader(file)

    def load() -> WSGIApplication:
        if file.read_text() == "trap":
            raise error
        return read()

    with (
        watch_file(file, load, report=said.put, interval=0.02) as app,
        running_server(app) as url,
    ):
        put(file, "trap")
        first, second = said.get(timeout=10).splitlines()
        assert first.startswith(f"{file}: unexpected {type(error).__name__}")
        assert second.startswith("The page keeps the last good state")
        assert get(url) == "one"
        put(file, "mended")
        assert said.get(timeout=10) == f"Read {file} again."
        assert get(url) == "mended"


def test_a_report_that_cannot_be_written_does_not_end_the_watching(file: Path) -> None:
    said: Queue[str] = Queue()

    def report(text: str) -> None:
        said.put(text)
        raise BrokenPipeError

    with watch_file(file, loader(file), report=report, interval=0.02):
        for text in ("two", "three"):
            put(file, text)
            assert said.get(timeout=10) == f"Read {file} again."


def test_an_editor_that_deletes_and_renames(file: Path) -> None:
    said: Queue[str] = Queue()
    with (
        watch_file(file, loader(file), report=said.put, interval=0.02) as app,
        running_server(app) as url,
    ):
        file.unlink()
        time.sleep(0.1)
        assert get(url) == "one"
        put(file, "new")
        assert said.get(timeout=10) == f"Read {file} again."
        assert get(url) == "new"


def test_the_first_read_raises_what_it_raises(file: Path) -> None:
    file.write_text("bad")
    with (
        pytest.raises(DataError, match="is bad"),
        watch_file(file, loader(file), report=print),
    ):
        pass


def test_the_command_follows_its_file(
    serve_file: Callable[..., Server], tmp_path: Path, dataset: Dataset
) -> None:
    path = tmp_path / "mine.yaml"
    good = SHIPPED.read_text(encoding="utf-8")
    path.write_text(good, encoding="utf-8")
    server = serve_file(path, "--watch")
    assert f"<title>{dataset.title}</title>" in get(server.url)
    put(path, good.replace(f"title: {dataset.title}", "title: Another", 1))
    server.wait_for(f"Read {path} again.")
    assert "<title>Another</title>" in get(server.url)
    put(path, "dataset: [")
    server.wait_for(f"{path}:1:")
    server.wait_for("keeps the last good state")
    assert "<title>Another</title>" in get(server.url)


def refused(*arguments: str) -> tuple[int, str]:
    """The exit code of a `serve` that cannot, and the one thing it says."""
    done = subprocess.run(
        [*PROGRAM, "serve", "--no-open", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert not done.stdout
    return done.returncode, done.stderr.strip()


def test_the_command_says_why_it_cannot_serve(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("dataset: [\n", encoding="utf-8")
    code, said = refused(str(broken), "--port", "0")
    assert code == 1
    assert said.startswith(f"{broken}:")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, said = refused("--port", str(taken.getsockname()[1]))
    assert code == 3
    assert "--port" in said
    assert "\n" not in said
    assert refused("--port", "70000")[0] == 2
