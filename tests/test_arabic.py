"""A word's comparison keys, by the vectors that the browser reads too."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malaf.arabic import CLITICS, fold, keys, words

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
    assert list(keys(word)) == vector["keys"]
    assert [found for _, _, found in words(word)] == vector["words"]


def test_vectors_cover_every_clitic() -> None:
    folded = [key for vector in VECTORS for key in vector["keys"]]
    assert all(any(key.startswith(rule.prefix) for key in folded) for rule in CLITICS)


def test_numbers_are_one_word_and_dates_three() -> None:
    text = "في 24.11.2026 بلغ ٣٬٠٠٠ أو 3,000 و65.5% (1436هـ)"
    assert [word for _, _, word in words(text)] == [
        *("في", "24", "11", "2026", "بلغ", "٣٬٠٠٠", "أو", "3,000", "و", "65.5", "1436", "هـ")
    ]


def test_spans_are_code_points() -> None:
    assert words("😀 الأَمْن") == [(2, 9, "الأَمْن")]


@given(TEXTS)
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


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


@given(TEXTS)
def test_keys_start_with_the_fold_and_differ(text: str) -> None:
    for _, _, word in words(text):
        found = keys(word)
        assert len(set(found)) == len(found)
        assert found[:1] == ((fold(word),) if fold(word) else ())
        assert all(found)
