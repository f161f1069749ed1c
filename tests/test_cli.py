"""The commands `check` and `schema`, and how every command ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from explorer import cli
from explorer.checks import report
from explorer.data.json_schema import json_schema
from explorer.data.package_data import assets_path, data_path
from explorer.errors import DataError, MissingToolError, Problem

HERE = Path(__file__).parent
VALID = HERE / "valid.yaml"
TEXT = VALID.read_text(encoding="utf-8")

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.yaml"
    text = TEXT.replace("kind: weapons", "kind: weapon").replace("type: state", "type: stat")
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A file without warnings."""
    path = tmp_path / "sound.yaml"
    text = TEXT.replace("    short: LNA", "    short: LNA\n    note: It has none here.")
    path.write_text(text, encoding="utf-8")
    return path


def python(*arguments: str, **options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        check=False,
        capture_output=True,
        text=True,
        cwd=HERE.parent,
        env={"PATH": "", **options},
    )


# check


def test_check_counts_what_is_right(sound: Path, capsys: Capture) -> None:
    assert cli.run(["check", str(sound)]) == 0
    out, err = capsys.readouterr()
    assert out == (
        f"{sound}: 3 actors, 2 links, 1 alliance, 1 source, 1 theater, 1 story, 0 warnings\n"
    )
    assert err == ""


def test_check_shows_every_problem(broken: Path, capsys: Capture) -> None:
    assert cli.run(["check", str(broken)]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        f"{broken}:24:11: actor turkey: unknown type 'stat'; did you mean 'state'?",
        f"{broken}:52:11: link turkey > gna: unknown kind 'weapon'; did you mean 'weapons'?",
    ]
    assert err == f"{broken}: 2 problems\n"


def test_check_shows_warnings(capsys: Capture) -> None:
    assert cli.run(["check", str(VALID)]) == 0
    out, err = capsys.readouterr()
    assert out == (
        f"{VALID}:8:3: warning: theater libya: the party lna has no backer there; "
        "add who supports it, or a note to the actor lna\n"
    )
    assert err.endswith("1 story, 1 warning\n")


def test_strict_makes_warnings_count(sound: Path) -> None:
    assert cli.run(["check", str(VALID), "--strict"]) == 1
    assert cli.run(["check", str(sound), "--strict"]) == 0


def test_check_as_json(broken: Path, capsys: Capture) -> None:
    assert cli.run(["check", str(broken), "--format", "json"]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    found = json.loads(out)
    assert found["file"] == str(broken)
    assert found["counts"] == {}
    assert found["warnings"] == []
    assert found["problems"][0] == {
        "file": str(broken),
        "line": 24,
        "column": 11,
        "message": "actor turkey: unknown type 'stat'",
        "hint": "did you mean 'state'?",
        "code": "unknown-word",
    }


def test_warnings_as_json(capsys: Capture) -> None:
    assert cli.run(["check", str(VALID), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["problems"] == []
    assert found["counts"]["actors"] == 3
    (warning,) = found["warnings"]
    assert (warning["line"], warning["column"]) == (8, 3)
    assert warning["rule"] == "party-without-backer"


def test_check_takes_the_shipped_file_if_none_is_named(capsys: Capture) -> None:
    assert cli.run(["check"]) == 0
    out, err = capsys.readouterr()
    assert f"{data_path()}: " in out + err


def test_check_shows_no_more_than_anybody_reads(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "many.yaml"
    path.write_text("".join(f"x{number}: y\n" for number in range(300)))
    assert cli.run(["check", str(path)]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 201
    assert out.endswith("... and 105 more\n")
    assert err == f"{path}: 305 problems\n"


def test_a_file_that_is_not_there(capsys: Capture) -> None:
    assert cli.run(["check", "none.yaml"]) == 1
    assert capsys.readouterr().out == "none.yaml: there is no such file; check the name\n"


def test_check_loads_no_page() -> None:
    code = (
        "import sys; from explorer import cli; cli.run(['check', sys.argv[1]]);"
        "print([name for name in ('dash', 'plotly', 'networkx', 'numpy') if name in sys.modules])"
    )
    assert python("-c", code, str(VALID)).stdout.splitlines()[-1] == "[]"


def test_warnings_are_plain_data() -> None:
    found = report.check_file(VALID)
    assert found.lines == tuple(map(str, found.warnings))
    assert found == report.check_file(VALID)


# schema


def test_schema_prints_the_schema(capsys: Capture) -> None:
    assert cli.run(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == json_schema()


def test_schema_writes_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    assert cli.run(["schema", "-o", str(path)]) == 0
    assert json.loads(path.read_text(encoding="utf-8")) == json_schema()


# How commands end


@pytest.mark.parametrize(
    "arguments",
    [["chekc"], ["check", "--formt", "json"], ["check", "--format", "xml"], ["check", "a", "b"]],
)
def test_a_wrong_command_line(arguments: list[str], capsys: Capture) -> None:
    assert cli.run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Error: " in err


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["check", "-h"], ["--version"]])
def test_every_command_has_help(arguments: list[str], capsys: Capture) -> None:
    assert cli.run(arguments) == 0
    assert capsys.readouterr().out


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (DataError([Problem("a.yaml", 1, 2, "is wrong", "mend it")]), 1,
         "a.yaml:1:2: is wrong; mend it\n"),
        (MissingToolError("no browser; run make browser"), 3,
         "conflict-explorer: no browser; run make browser\n"),
        (OSError(28, "No space left on device"), 3,
         "conflict-explorer: [Errno 28] No space left on device\n"),
        (MemoryError(), 3, "conflict-explorer: out of memory\n"),
        (KeyboardInterrupt(), 130, ""),
        (click.UsageError("--date and --any"), 2, "Error: --date and --any\n"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)  # fmt: skip
def test_errors_end_in_a_line_and_a_code(
    error: BaseException, code: int, said: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def fail(_: object) -> None:
        raise error

    monkeypatch.setattr(report, "check_file", fail)
    assert cli.run(["check"]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.strip().endswith(said.strip())
    assert "Traceback" not in err


def test_as_a_module_it_is_the_same(broken: Path) -> None:
    done = python("-m", "explorer", "check", str(broken))
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2


def test_a_terminal_that_knows_latin_letters_only(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(TEXT.replace("type: state", "type: دولة"), encoding="utf-8")
    done = python("-m", "explorer", "check", str(path), PYTHONIOENCODING="latin-1")
    assert done.returncode == 1
    assert done.stdout.startswith(f"{path}:24:11: actor turkey: unknown type '\\u062f")
    assert "Traceback" not in done.stderr


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "many.yaml"
    path.write_text("".join(f"x{number}: y\n" for number in range(300)))
    with subprocess.Popen(
        [sys.executable, "-m", "explorer", "check", str(path), "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=HERE.parent,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


# What comes with the package


def test_the_shipped_files_are_there() -> None:
    assert data_path().is_file()
    assert assets_path().is_dir()
