"""Folding of names: what one writes in two ways is one."""

from __future__ import annotations

import unicodedata

import pytest
from anyascii import anyascii
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.text_folding import LATIN_LETTERS, fold_text, transliterate

# ruff: noqa: RUF001 - look-alikes are what this is about


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Türkiye", "turkiye"),
        ("Erdoğan", "ERDOGAN"),
        ("İstanbul", "istanbul"),
        ("ISTANBUL", "istanbul"),
        ("ısparta", "isparta"),
        ("Danışmanlık", "DANISMANLIK"),
        ("Łódź", "lodz"),
        ("Ærø", "aero"),
        ("Straße", "STRASSE"),
        # Arabic: seats of the hamza, alef maqsura, teh marbuta, tatweel, vowel signs
        ("أحمد", "احمد"),
        ("إدلب", "ادلب"),
        ("آل", "ال"),
        ("ٱلجيش", "الجيش"),
        ("مصطفى", "مصطفي"),
        ("حكومة", "حكومه"),
        ("حـكـومـة", "حكومة"),
        ("مُحَمَّد", "محمد"),
        ("روسیه", "روسيه"),
        ("کرد", "كرد"),
        # Cyrillic
        ("РОССИЯ", "россия"),
        ("Лавров Сергей", "лавров сергеи"),
        ("Королёв", "королев"),
        # gaps and marks
        ("  al-Bab ", "al bab"),
        ("Workers' Party", "workers party"),
        ("Workers’ Party", "workers party"),
        ("Ba‘ath", "baath"),
        ("Ṣanʿāʾ", "sana"),
        ("a\u00a0b\tc", "a b c"),
        ("Tahrir al-Sham (HTS)", "tahrir al sham hts"),
        ("al–Bab", "al-bab"),
        ("Əliyev", "eliyev"),
        ("Oʻzbekiston", "Ozbekiston"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
        ("“Wagner”", "wagner"),
        ("---", ""),
    ],
)
def test_two_ways_of_writing_a_name_are_one(one: str, other: str) -> None:
    assert fold_text(one) == fold_text(other)


def test_what_is_folded_is_plain() -> None:
    assert fold_text("  Recep-Tayyip   ERDOĞAN. ") == "recep tayyip erdogan"


@given(st.text())
def test_folding_leaves_no_gap_at_the_ends_and_none_doubled(text: str) -> None:
    folded = fold_text(text)
    assert folded == folded.strip()
    assert "  " not in folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


NAMES = st.text(
    st.sampled_from(
        [
            char
            for first, last in (("!", "ʯ"), ("Α", "ώ"), ("А", "я"), ("ء", "ي"))
            for char in map(chr, range(ord(first), ord(last) + 1))
            if unicodedata.category(char)[0] in "LN"
        ]
        + list(" '’-")
    ),
    max_size=20,
)


@given(NAMES)
def test_case_does_not_count(text: str) -> None:
    assert fold_text(text.lower()) == fold_text(text)
    assert fold_text(text.title()) == fold_text(text)


@given(NAMES, st.sampled_from("َ̧̀́̈"))
def test_accents_do_not_count(text: str, accent: str) -> None:
    accented = "".join(char + accent if char.isalpha() else char for char in text)
    assert fold_text(accented) == fold_text(text)


@given(NAMES, st.sampled_from("-‐‑–—._/"))
def test_hyphens_and_spaces_are_one(text: str, hyphen: str) -> None:
    assert fold_text(text.replace(" ", hyphen)) == fold_text(text)


@given(NAMES, st.sampled_from("'’ʻ"))
def test_apostrophes_do_not_count(text: str, apostrophe: str) -> None:
    assert fold_text(apostrophe.join(text)) == fold_text(text)


@given(st.text())
def test_a_transliteration_is_plain_ascii(text: str) -> None:
    assert transliterate(text).isascii()
    assert transliterate(transliterate(text)) == transliterate(text)


def test_other_scripts_have_latin_forms() -> None:
    assert transliterate("Путин") == "putin"
    assert transliterate("Θεσσαλονίκη") == "thessaloniki"
    assert transliterate("Łódź") == fold_text("Łódź") == "lodz"


def test_the_table_holds_what_unicode_does_not_decompose() -> None:
    for letter in LATIN_LETTERS:
        assert unicodedata.normalize("NFKD", letter) == letter == letter.lower()
        assert anyascii(letter).isalpha()
