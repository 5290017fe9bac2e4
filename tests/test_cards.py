"""The pictures: letters joined and in order, everything inside, the same bytes each time."""

from __future__ import annotations

import io
import os
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from malaf.cards import Amount, Card, can_draw, draw
from malaf.locales import isolate


@pytest.fixture(autouse=True)
def _fribidi() -> None:
    if not can_draw():
        message = "FriBidi is missing (Debian: libfribidi0)"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)


def _card(lang: str = "ar", **values: Any) -> Card:
    text = {"site": "ملف" if lang == "ar" else "Malaf", "headline": "تحالف أمني" if lang == "ar" else "An alliance"}
    return Card(lang=lang, dir="rtl" if lang == "ar" else "ltr", **(text | values))


def _ink(card: Card) -> tuple[int, int, int, int]:
    """The box of what is drawn, without the band at the start side."""
    with Image.open(io.BytesIO(draw(card))) as file:
        image = file.convert("RGB")
    assert image.size == (1200, 630)
    inside = image.crop((20, 0, 1180, 630))
    box = ImageChops.difference(inside, Image.new("RGB", inside.size, image.getpixel((600, 2)))).getbbox()
    assert box
    return box[0] + 20, box[1], box[2] + 20, box[3]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_same_card_gives_the_same_bytes(lang: str) -> None:
    card = _card(lang, figures=(Amount("أكثر من", "65 مليون", "مواطن"),))
    assert draw(card) == draw(card)


def test_arabic_begins_at_the_right_and_english_at_the_left() -> None:
    assert _ink(_card("ar"))[2] > 1100
    assert _ink(_card("ar"))[0] > 600
    assert _ink(_card("en"))[0] < 100
    assert _ink(_card("en"))[2] < 700


def test_arabic_letters_are_joined() -> None:
    # Joined, a word is narrower than its letters one by one.
    joined = _ink(_card(site=".", headline="تحالف"))
    apart = _ink(_card(site=".", headline="\u200c".join("تحالف")))
    assert joined[2] - joined[0] < apart[2] - apart[0]


def test_what_is_isolated_is_drawn_without_a_sign_for_it() -> None:
    plain, apart = _card(headline="نسبة 40% من"), _card(headline=isolate("نسبة 40% من", "ar"))
    assert plain.headline != apart.headline
    assert _ink(plain) == _ink(apart)


@pytest.mark.parametrize("lang", ["ar", "en", "ru"])
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_everything_stays_inside(lang: str, data: st.DataObject) -> None:
    words = {"ar": ["تعاون", "استراتيجي", "«الأمن»", "و", "40%", "G20"], "en": ["cooperation", "a", "40%", "on"]}
    words["ru"] = ["сотрудничество", "и", "40%"]
    text = st.lists(st.sampled_from(words[lang]), min_size=1, max_size=40).map(" ".join)
    figure = st.builds(Amount, text, text, text)
    card = Card(
        lang=lang,
        dir="rtl" if lang == "ar" else "ltr",
        site=data.draw(text),
        headline=data.draw(text),
        note="بحسب نص الناشر" if lang == "ar" else "According to the publisher’s text",
        figures=tuple(data.draw(st.lists(figure, max_size=3))),
    )
    left, top, right, bottom = _ink(card)
    assert left >= 60
    assert right <= 1140
    assert top >= 40
    assert bottom <= 615
