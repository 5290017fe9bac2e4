"""A word's comparison keys, by the vectors that the browser reads too."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malaf.arabic import count_words, fold, words
from malaf.inflection import Vocabulary, english_stem, hamza_variants, skeleton

VECTORS: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("vectors").joinpath("search-keys.json").read_text(encoding="utf-8")
)

# Plain text() seldom meets what folding is about.
MARKED = "أإآٱؤئةىکیۀںﻻﷲﱠﹰـًّٰۖ٠٩۵٬٫،,.0123'’والسبلكفaéßİΣςǅʿ \u200f\u200c\u2067\u2069\ufeff\u0301\u0327\u05b0\u05b4"
TEXTS = st.one_of(st.text(), st.text(st.sampled_from(MARKED)), st.text(st.characters(codec=None)))


@pytest.mark.parametrize("vector", VECTORS, ids=[f"{v['class']}-{v['word']!a}" for v in VECTORS])
def test_vector(vector: dict[str, Any]) -> None:
    word = vector["word"]
    assert fold(word) == vector["fold"]
    assert vector.get("skeleton", "") == (skeleton(fold(word)) if "skeleton" in vector else "")
    assert vector.get("stem", "") == (english_stem(fold(word)) if "stem" in vector else "")
    assert [found for _, _, found in words(word)] == vector["words"]


def test_numbers_are_one_word_and_dates_three() -> None:
    text = "في 24.11.2026 بلغ ٣٬٠٠٠ أو 3,000 و65.5% (1436هـ)"
    assert [word for _, _, word in words(text)] == [
        *("في", "24", "11", "2026", "بلغ", "٣٬٠٠٠", "أو", "3,000", "و", "65.5", "1436", "هـ")
    ]


def test_spans_are_code_points() -> None:
    assert words("😀 الأَمْن") == [(2, 9, "الأَمْن")]


@given(TEXTS)
def test_words_are_counted_as_they_are_cut(text: str) -> None:
    assert count_words(text) == Counter(word for _, _, word in words(text))


@given(TEXTS)
def test_words_stand_at_their_spans(text: str) -> None:
    end = 0
    for start, stop, word in words(text):
        assert end <= start < stop
        assert text[start:stop] == word
        end = stop


@given(TEXTS)
def test_every_letter_and_digit_is_in_a_word(text: str) -> None:
    inside = {position for start, stop, _ in words(text) for position in range(start, stop)}
    outside = [c for position, c in enumerate(text) if position not in inside]
    assert not [c for c in outside if c.isalnum() and fold(c).strip()]


@given(st.lists(TEXTS, max_size=4))
def test_a_form_is_listed_under_itself_and_what_is_left_of_it(texts: list[str]) -> None:
    forms = {fold(word) for text in texts for _, _, word in words(text)} - {""}
    vocabulary = Vocabulary(forms)
    for form in forms:
        found = vocabulary.keys(form)
        assert found[0] == form
        assert len(set(found)) == len(found)
        assert all(key and form.endswith(key) for key in found)


@pytest.mark.parametrize(
    ("form", "others", "expected"),
    [
        ("وبالامن", "", ["وبالامن", "بالامن", "الامن", "امن"]),
        ("وزير", "الوزير زير", ["وزير"]),
        ("والوزير", "", ["والوزير", "الوزير", "وزير"]),
        ("كتاب", "تاب الكتاب", ["كتاب"]),
        ("فقال", "قال", ["فقال", "قال"]),
        ("فقال", "", ["فقال"]),
        ("للجنه", "", ["للجنه", "لجنه", "جنه"]),
        ("وبخططها", "", ["وبخططها", "بخططها", "خططها"]),
        ("سيعلن", "", ["سيعلن", "يعلن"]),
        ("الله", "", ["الله"]),
        ("14", "", ["14"]),
    ],
)
def test_a_first_letter_is_a_prefix_where_the_vocabulary_bears_it_out(
    form: str, others: str, expected: list[str]
) -> None:
    assert sorted(Vocabulary([form, *others.split()]).keys(form), key=len, reverse=True) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("مسؤول", {"مسيول", "مساول", "مسءول"}),
        ("هيئة", {"هياه", "هيوه", "هيءه"}),
        ("المأمون", {"المومون", "الميمون", "المءمون"}),
        ("أمر", set()),
        ("كتاب", set()),
        ("الأنهار", set()),
        ("وأعلنت", set()),
    ],
)
def test_a_hamza_on_another_seat(word: str, expected: set[str]) -> None:
    assert set(hamza_variants(word)) == expected
