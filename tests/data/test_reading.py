"""The strict reader: every rule has a file in `invalid/`, and nothing makes it stumble."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic_core import ErrorDetails

from conftest import ROOT
from explorer.data.model import Dataset
from explorer.data.reading import read_dataset, read_text, read_with_places, validation_problems
from explorer.data.reading import text as texts
from explorer.data.reading import tree as trees
from explorer.data.reading.problem_collector import ProblemCollector
from explorer.data.vocabulary import Stance
from explorer.errors import MAX_LISTED_PROBLEMS, DataError, Problem

HERE = ROOT / "tests"
VALID = HERE / "valid.yaml"
TEXT = VALID.read_text(encoding="utf-8")
INVALID = sorted((HERE / "invalid").glob("*.yaml"))
EXPECTED = re.compile(r"# ([0-9]+:[0-9]+: .+)")


def problems(text: str | bytes) -> tuple[Problem, ...]:
    """What is wrong with a text; it must be wrong."""
    with pytest.raises(DataError) as caught:
        read_text(text, "a.yaml")
    return caught.value.problems


def lines(text: str | bytes) -> list[str]:
    return [str(problem).removeprefix("a.yaml:") for problem in problems(text)]


def changed(old: str, new: str) -> str:
    """The valid file with one thing changed."""
    assert old in TEXT
    return TEXT.replace(old, new, 1)


def expected(path: Path) -> list[str]:
    """What a file of `invalid/` says is wrong with it: on top, or in a text beside it."""
    beside = path.with_suffix(".txt")
    if beside.exists():
        return beside.read_text(encoding="utf-8").splitlines()
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        match = EXPECTED.fullmatch(line)
        if match is None:
            break
        found.append(match[1])
    return found


# The right file.


def test_reads_what_is_right() -> None:
    dataset = read_dataset(VALID)
    assert dataset.title == "A test"
    assert list(dataset.actors) == ["turkey", "gna", "lna"]
    assert dataset.actors["turkey"].names == {"tr": "Türkiye"}
    assert list(dataset.links) == ["turkey.weapons.gna", "lna.opposition.memorandum"]
    assert dataset.links["turkey.weapons.gna"].theaters == ("libya",)
    assert [member.role for member in dataset.alliances["memorandum"].members] == [
        "member",
        "signatory",
    ]
    assert dataset.stories["drones"].steps[0].view == {"theater": "libya", "focus": "turkey"}


def test_knows_where_everything_stands() -> None:
    _, places = read_with_places(VALID)
    assert places.file == str(VALID)
    for section, key in (
        ("theaters", "libya"),
        ("sources", "reuters-drones"),
        ("actors", "turkey"),
        ("alliances", "memorandum"),
        ("stories", "drones"),
    ):
        line, column, _ = places.object_place(section, key)
        assert TEXT.splitlines()[line - 1][column - 1 :] == f"{key}:"
    line, column, _ = places.object_place("links", "lna.opposition.memorandum")
    assert TEXT.splitlines()[line - 1][column - 1 :] == "from: lna"


@pytest.mark.parametrize("value", ["NO", "yes", "12:30", "1_000", "0x1F", "1e3", "2019-11-27"])
def test_every_value_stays_the_text_that_it_is(value: str) -> None:
    dataset = read_text(changed("short: GNA", f"short: {value}"))
    assert dataset.actors["gna"].short == value


def test_a_quoted_null_is_a_text() -> None:
    assert read_text(changed("short: GNA", "short: 'null'")).actors["gna"].short == "null"


@pytest.mark.parametrize(("written", "value"), [("17", 17.0), ("-17.5", -17.5), ("0", 0.0)])
def test_longitudes(written: str, value: float) -> None:
    dataset = read_text(changed("longitude: 17", f"longitude: {written}"))
    assert dataset.theaters["libya"].longitude == value


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + TEXT,
        TEXT.replace("\n", "\r\n"),
        "---\n" + TEXT + "...\n",
        "%YAML 1.2\n---\n" + TEXT,
        TEXT.rstrip("\n"),
    ],
    ids=["byte order mark", "windows", "one document", "directive", "no last line end"],
)
def test_reads_all_that_editors_write(text: str) -> None:
    assert read_text(text) == read_text(text.encode()) == read_dataset(VALID)


def test_what_may_be_left_out_may_be_empty() -> None:
    start = TEXT.index("stories:")
    assert read_text(TEXT[:start] + "stories: {}\n") == read_text(TEXT[:start])


def test_format_one_is_ours() -> None:
    assert read_text(changed("as_of:", "format: 1\n  as_of:")).format == 1


def test_long_texts_in_blocks() -> None:
    text = changed("name: Turkey", "name: Turkey\n    description: |\n      One\n\n      \ttwo\n")
    assert read_text(text).actors["turkey"].description == "One\n\n\ttwo\n"


@pytest.mark.parametrize("block", ["|\n      {}\n", ">\n      {}\n", "|\n      {}\n\n"])
def test_a_text_of_one_line_has_no_line_end(block: str) -> None:
    for old, new in (
        ("name: Turkey", "name: " + block.format("Turkey").rstrip("\n")),
        ("short: GNA", "short: " + block.format("GNA").rstrip("\n")),
    ):
        assert read_text(changed(old, new)) == read_dataset(VALID)


def test_the_lines_of_a_name_are_joined() -> None:
    text = changed("name: Turkey", "name: |\n      Republic  \n\n      of Turkey")
    assert read_text(text).actors["turkey"].name == "Republic of Turkey"


# Links without an id.

LINK = "{{{}from: turkey, to: gna, kind: {}, confidence: low, evidence: [{}]}}"
EVIDENCE = "{source: reuters-drones, claim: x, credibility: 6}"


def linked(*links: tuple[str, str]) -> Dataset:
    """The valid file with these links: own id or nothing, and kind."""
    start, end = TEXT.index("links:"), TEXT.index("stories:")
    items = [
        "  - " + LINK.format(f"id: {own}, " if own else "", kind, EVIDENCE) for own, kind in links
    ]
    return read_text(TEXT[:start] + "\n".join(["links:", *items, ""]) + TEXT[end:])


def test_links_are_named_after_their_ends_kind_and_place() -> None:
    dataset = linked(("", "weapons"), ("", "troops"), ("", "weapons"), ("", "weapons"))
    assert list(dataset.links) == [
        "turkey.weapons.gna",
        "turkey.troops.gna",
        "turkey.weapons.gna.2",
        "turkey.weapons.gna.3",
    ]
    assert [link.id for link in dataset.links.values()] == list(dataset.links)


def test_an_id_that_is_written_out_is_not_given_again() -> None:
    dataset = linked(
        ("", "weapons"), ("turkey.weapons.gna.2", "weapons"), ("own", "weapons"), ("", "weapons")
    )
    assert list(dataset.links) == [
        "turkey.weapons.gna",
        "turkey.weapons.gna.2",
        "own",
        "turkey.weapons.gna.3",
    ]
    assert list(linked(("", "weapons"), ("turkey.weapons.gna", "weapons")).links) == [
        "turkey.weapons.gna.2",
        "turkey.weapons.gna",
    ]


# Wrong files.


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_says_what_is_wrong(path: Path) -> None:
    with pytest.raises(DataError) as caught:
        read_dataset(path)
    assert expected(path)
    assert str(caught.value).splitlines() == [f"{path}:{line}" for line in expected(path)]


def test_every_text_beside_belongs_to_a_file() -> None:
    assert {path.stem for path in (HERE / "invalid").glob("*.txt")} <= {p.stem for p in INVALID}


def test_problems_come_in_the_order_of_the_file() -> None:
    found = problems(changed("type: state", "type: stat").replace("kind: weapons", "kind: weapon"))
    assert all(one <= other for one, other in pairwise(found))


def test_one_broken_object_does_not_raise_others() -> None:
    # The link points at an actor whose own entry is broken; it is there nevertheless.
    assert lines(changed("type: state", "type: stat")) == [
        "24:11: actor turkey: unknown type 'stat'; did you mean 'state'?"
    ]


@pytest.mark.parametrize("section", ["theaters", "sources", "actors"])
def test_a_missing_section_is_one_problem(section: str) -> None:
    start = TEXT.index(f"\n{section}:") + 1
    end = TEXT.index("\n\n", start) + 2
    assert lines(TEXT[:start] + TEXT[end:]) == [
        f"2:1: section {section!r} is missing; add '{section}:'"
    ]


def test_a_wrong_item_does_not_make_its_list_too_short() -> None:
    found = lines(changed("[turkey, {actor: gna, role: signatory}]", "[turkey, {role: host}]"))
    assert found == ["40:23: alliance memorandum, member 2: lacks 'actor'; add a line 'actor: ...'"]


def test_what_a_merge_key_would_bring_is_not_missed() -> None:
    assert len(lines(changed("    name: Turkey\n    type: state\n", "    <<: {a: b}\n"))) == 1


def test_after_a_syntax_error_what_comes_later_is_not_missed() -> None:
    start = TEXT.index("  gna:\n")
    assert lines(TEXT[:start] + "\t\n\tx: y\n") == ["27:1: a tab is used to indent; use spaces"]


def test_what_is_read_before_a_syntax_error_is_checked() -> None:
    found = lines(TEXT.replace("type: state", "type: stat") + "\t- x: y")
    assert [line.split(":")[0] for line in found] == ["24", "79"]


def test_a_reference_into_what_broke_off_is_not_dangling() -> None:
    start = TEXT.index("actors:")
    moved = TEXT[start:] + TEXT[:start] + "\t!"
    assert all("not among" not in line for line in lines(moved))


def test_dangling_references_have_no_hint_where_comparing_would_be_long() -> None:
    actors = "".join(f"  actor-{n}: {{name: x, type: state}}\n" for n in range(2000))
    bad = "".join(
        f"  - {{from: turkey, to: actor-x{n}, kind: combat, confidence: low, "
        f"evidence: [{EVIDENCE}]}}\n"
        for n in range(400)
    )
    text = TEXT.replace("actors:\n", "actors:\n" + actors).replace("stories:", bad + "stories:")
    found = lines(text)
    assert len(found) == 400
    assert "did you mean" in found[0]
    assert found[-1].endswith("add it to 'actors'")


def test_shows_no_more_problems_than_anybody_reads() -> None:
    text = "".join(f"x{n}: y\n" for n in range(300))
    with pytest.raises(DataError) as caught:
        read_text(text)
    assert len(caught.value.problems) == 305
    assert len(str(caught.value).splitlines()) == MAX_LISTED_PROBLEMS + 1
    assert str(caught.value).endswith("... and 105 more")


def test_a_message_is_one_short_line_whatever_the_file_holds() -> None:
    long = "x y" * 300_000
    for old, new in (
        ("type: state", f"type: {long}"),
        ("since: 2019-05", f"since: {long}"),
        ("from: turkey", f"from: '{long}'"),
        ("kind: weapons", 'kind: "a\\nb\\tc"'),
        ("  gna:\n", f"  ? {long}\n  : x\n  gna:\n"),
        ("    short: GNA\n", '    "a\\nb": GNA\n'),
        ("{tr: Türkiye}", '{"t\\nr": ["x"]}'),
        ("name: Turkey", f"name: !{'t' * 9999} Turkey"),
    ):
        for line in lines(changed(old, new)):
            assert len(line) < 400
            assert line.isprintable()


# Files that cannot be opened.


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "none.yaml"
    with pytest.raises(DataError, match=r"none\.yaml: there is no such file; check the name"):
        read_dataset(path)


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="is a folder; name the data file in it"):
        read_dataset(tmp_path)


def test_a_file_that_may_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(DataError, match="may not be read; check its permissions"):
        read_dataset(VALID)


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_a_name_that_no_file_can_have(name: str) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        read_dataset(name)


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "MAX_FILE_BYTES", 1000)
    with pytest.raises(DataError, match="is larger than"):
        read_dataset(VALID)


def test_a_file_with_too_many_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trees, "MAX_TREE_NODES", 50)
    assert lines(TEXT)[-1].endswith("more than 50 values; split the file by theater")


# Nasty files.


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "a: " + "{a: " * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "[\n" * 100_000,
        "&a " * 1000,
        "*a",
        "<<",
        "<<: *a",
        "a: " + "x" * 1_000_000,
        "x" * 2_000_000,
        "'" + "x\n" * 100_000,
        "%TAG ! tag:x\n---\na: !b c",
        "? [a, b]\n: {c: d}",
        "[a]: b",
        "{? a}: b",
        "a: |999\n b",
        "\x00" * 5000,
        "\u202e" * 5000,
        "--- a\n--- b\n",
        "- &x [*x]",
        "actors: {a: }\nlinks: [{}, [], x, ~]\n",
        "links:\n  -\n  - from:\n    to: {}\n    evidence: [x, [], {}]\n    theater: [[], {}, x]\n",
        "alliances: {a: {members: [x, [y], {actor: [z]}, ~, {}]}}",
        "stories: {a: {steps: [x, {view: x}, {view: {a: []}}, {cites: {}}]}}",
        "dataset: {format: [], as_of: {}, title: ~}",
        "theaters: {a: {longitude: [], parties: {}}}",
        "actors: {a: {names: {a: [], b: ~}, aliases: [[], {}], type: {}}}",
    ],
    ids=lambda text: repr(text[:20]),
)
def test_problems_of_a_malformed_file_lie_within_it(text: str) -> None:
    for problem in problems(text):
        assert_in_file(problem, text)


def test_a_pile_of_links_in_a_ring_is_one_circle() -> None:
    number = 3000
    actors = "".join(f"  a{n}: {{name: x, type: body}}\n" for n in range(number))
    links = "".join(
        f"  - {{from: a{n}, to: a{(n + 1) % number}, kind: part-of, confidence: low, "
        f"evidence: [{EVIDENCE}]}}\n"
        for n in range(number)
    )
    text = TEXT.replace("actors:\n", "actors:\n" + actors).replace("stories:", links + "stories:")
    (line,) = lines(text)
    assert "part-of runs in a circle: a0 > a1 > " in line
    assert " > ... > a0;" in line


def test_parts_of_two_wholes_are_no_circle() -> None:
    links = "".join(
        f"  - {{from: {start}, to: {end}, kind: part-of, confidence: low, "
        f"evidence: [{EVIDENCE}]}}\n"
        for start, end in (("turkey", "gna"), ("turkey", "lna"), ("gna", "lna"))
    )
    assert read_text(TEXT.replace("stories:", links + "stories:"))


def test_without_libyaml_it_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    assert read_text(TEXT) == read_dataset(VALID)


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_without_libyaml_it_finds_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    with pytest.raises(DataError) as caught:
        read_dataset(path)
    # Its words and columns differ in places, the lines do not.
    assert [problem.line for problem in caught.value.problems] == [
        int(line.partition(":")[0]) for line in expected(path)
    ]


# Whatever comes.


def assert_in_file(problem: Problem, text: str) -> None:
    shown = text.removeprefix("\ufeff").split("\n")
    assert 1 <= problem.line <= len(shown)
    assert 1 <= problem.column <= len(shown[problem.line - 1]) + 1
    assert problem.message
    assert "is not valid" not in problem.message, "an error of pydantic without words"


def found_in(text: str) -> tuple[Problem, ...]:
    """The problems of a text that may be right."""
    try:
        read_text(text)
    except DataError as error:
        return error.problems
    return ()


def read_anything(text: str) -> None:
    for problem in found_in(text):
        assert_in_file(problem, text)
        assert str(problem).isprintable()


@given(st.binary())
@example(b"\xff\xfe")
@example(b"a\x00")
@example(b"\xef\xbb\xbf\xff")
@example(b"\xed\xa0\x80")
def test_any_bytes_are_a_dataset_or_a_data_error(data: bytes) -> None:
    with pytest.raises(DataError):
        read_text(data)


@given(st.text())
@example("\ud800")
@example("\r")
def test_any_text_is_a_dataset_or_a_data_error(text: str) -> None:
    read_anything(text)


@given(st.text(alphabet="ab:-[]{}&*!|>'\"%@#,?<~ \t\n\r\\0u\u2028\ufeff"))
def test_any_yaml_is_a_dataset_or_a_data_error(text: str) -> None:
    read_anything(text)


PIECES = st.sampled_from(
    ("", "x", ":", ": ", "\n", "  ", "\t", "- ", "[", "]", "{", "}", "'", '"', "&a ", "*a", "!",
     "~", "null", "|", ">", "#", "<<: ", "? ", "---\n", "\u202e", "\x00", "\ud800", "2019-02-30",
     "é", "turkey", "gna", "libya", "[]", "{}", "[{}]", "{a: b}", "true", "7", "-1", "1e9")
)  # fmt: skip


@given(
    st.lists(
        st.tuples(st.integers(0, len(TEXT)), st.integers(0, 30), PIECES), min_size=1, max_size=4
    )
)
def test_a_file_with_random_mistakes_is_a_dataset_or_a_data_error(
    slips: list[tuple[int, int, str]],
) -> None:
    text = TEXT
    for start, length, piece in slips:
        text = text[:start] + piece + text[start + length :]
    read_anything(text)


VALUES = [
    match for match in re.finditer(r"(?<=: )[^\n{}\[\]#]+(?=\n)", TEXT) if match.start() > 100
]
WRONG = ["[a, b]", "{a: b}", "", "~", "'  '", "x", "-1", "[[a]]", "*a", "[{a: [b]}]", "99", '"\\0"']


@given(st.sampled_from(VALUES), st.sampled_from(WRONG))
def test_a_wrong_value_is_shown_where_it_stands(value: re.Match[str], wrong: str) -> None:
    text = TEXT[: value.start()] + wrong + TEXT[value.end() :]
    line = TEXT.count("\n", 0, value.start()) + 1
    found = found_in(text)
    for problem in found:
        assert_in_file(problem, text)
    # An id that is no longer there is missed where it is used.
    assert {problem.line for problem in found} <= {line} or wrong in ("x", "99", "-1")


@given(st.sampled_from(VALUES), st.text(min_size=1))
@example(VALUES[0], "line 999999999999")
@example(VALUES[0], "add a line '(x): ...'; {value} {0} {about!r}")
def test_any_text_as_a_value_is_right_or_a_problem(value: re.Match[str], text: str) -> None:
    written = json.dumps(text)
    for problem in found_in(TEXT[: value.start()] + written + TEXT[value.end() :]):
        assert problem.line
        assert problem.code


LINK_SLIPS = [
    ("kind: weapons", "kind: weapon"),
    ("since: 2019-05", "since: 2019-15"),
    ("confidence: high\n    evidence:\n      - source: reuters-drones\n        claim: Turkey",
     "confidence: top\n    evidence:\n      - source: reuters-drones\n        claim: Turkey"),
    ("from: turkey", "from: turkye"),
    ("claim: Turkey sent", "claim: []\n        x: Turkey sent"),
]  # fmt: skip
OTHER_SLIPS = [
    ("kind: opposition", "kind: opinion"),
    ("to: memorandum", "to: memorundum"),
    ("mutual: false", "mutual: off"),
    ("credibility: 3", "credibility: high"),
    ("theater: [libya]", "theater: [lybia]"),
]


@given(st.sampled_from(LINK_SLIPS), st.sampled_from(OTHER_SLIPS))
def test_two_broken_links_are_two_problems(one: tuple[str, str], other: tuple[str, str]) -> None:
    first, second = lines(changed(*one)), lines(changed(*other))
    shift = one[1].count("\n") - one[0].count("\n")
    both = lines(changed(*one).replace(*other))
    moved = [re.sub(r"^\d+", lambda match: str(int(match[0]) + shift), line) for line in second]
    assert both == first + moved


def test_denials_and_grades_are_read() -> None:
    dataset = read_text(
        changed("        credibility: 3\n", "        credibility: 3\n        stance: against\n")
    )
    (piece,) = dataset.links["lna.opposition.memorandum"].evidence
    assert piece.stance is Stance.AGAINST
    assert piece.credibility == 3


# What pydantic can find.

KINDS_OF_ERRORS = {
    "bool_type", "dict_type", "enum", "extra_forbidden", "float_type", "greater_than_equal",
    "int_type", "less_than_equal",
    "literal_error", "missing", "model_type", "string_pattern_mismatch", "string_type",
    "too_short", "tuple_type", "value_error",
}  # fmt: skip


def test_every_error_of_pydantic_has_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = set()
    add_problem = validation_problems._add_problem

    def note(
        raw: validation_problems.RawObject, error: ErrorDetails, problems: ProblemCollector
    ) -> None:
        seen.add(error["type"])
        add_problem(raw, error, problems)

    monkeypatch.setattr(validation_problems, "_add_problem", note)
    for value in re.finditer(r"(?<=: )\S[^\n]*(?=\n)", TEXT):
        for wrong in (*WRONG, "[]", "{}", "181", "-181"):
            text = TEXT[: value.start()] + wrong + TEXT[value.end() :]
            assert not [one for one in found_in(text) if "is not valid" in one.message]
    for path in INVALID:
        with pytest.raises(DataError):
            read_dataset(path)
    assert seen == KINDS_OF_ERRORS


def test_a_party_may_have_dates_of_its_own() -> None:
    listed = "parties: [gna, {actor: lna, since: 2014-05, until: 2021}]"
    libya = read_text(changed("parties: [gna, lna]", listed)).theaters["libya"]
    assert libya.parties == ("gna", "lna")
    assert [party.period.words for party in libya.dated_parties] == [
        "start not known",
        "May 2014 to 2021",
    ]


@pytest.mark.parametrize(
    ("listed", "words"),
    [
        ("[gna, {actor: nobody}]", "nobody"),
        ("[gna, {actor: gna, since: 2014}]", "gna"),
        ("[{actor: gna, since: 2014, until: 2011}]", "2011"),
        ("[{actor: gna, from: 2014}]", "from"),
        ("[{since: 2014}]", "actor"),
        ("[[gna]]", "party"),
        ("gna", "list"),
    ],
)
def test_a_wrong_party_is_one_problem_that_names_it(listed: str, words: str) -> None:
    (problem,) = problems(changed("parties: [gna, lna]", f"parties: {listed}"))
    assert words in f"{problem.message} {problem.hint}"
