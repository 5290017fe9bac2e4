"""What of an article is translated: everything that is read, once."""

from collections.abc import Iterator
from typing import Any

import pytest

from malaf.article import Article
from malaf.messages import messages
from tests.conftest import make_article

FULL: dict[str, Any] = {
    "source": {"file": "source.txt", "sha256": "0" * 64, "publisher": "Tناشر"},
    "headline": {"text": "Tعنوان", "by": "source"},
    "image": {"file": "a.png", "alt": "Tوصف", "credit": "Tمصور"},
    "corrections": [{"date": "2026-01-01", "text": "Tتصحيح"}, {"date": "2026-02-01", "text": "Tثانٍ"}],
    "lead": {"id": "p1", "text": "Tمقدمة"},
    "sections": [
        {
            "id": "s1",
            "heading": "Tقسم",
            "blocks": [
                {"id": "p2", "kind": "paragraph", "text": "Tفقرة"},
                {"id": "b1", "kind": "byline", "text": "Tكاتب"},
                {"id": "c1", "kind": "caption", "text": "Tتعليق"},
                {
                    "id": "l1",
                    "kind": "list",
                    "items": [{"id": "l1-1", "text": "Tبند", "items": [{"id": "l1-2", "text": "Tداخلي"}]}],
                },
                {
                    "id": "t1",
                    "kind": "table",
                    "header": ["Tرأس", ""],
                    "rows": [{"id": "t1-1", "cells": ["Tخلية", "", "Tزائدة"]}],
                },
                {"id": "e1", "kind": "closing", "text": "Tخاتمة"},
            ],
        },
        {"id": "s2", "blocks": []},
    ],
    "pillars": [{"id": "pillar-1", "block": "l1-1"}],
    "figures": [
        {
            "id": "f1",
            "value": None,
            "words": "Tمليارات",
            "unit": "USD",
            "qualifier": "vague",
            "label": "Tرقم",
            "attribution": "Tخبير",
            "quote": "مقدمة",
            "sentence": "p1-s1",
        }
    ],
    "timeline": [
        {
            "id": "e2",
            "relative": "P1Y",
            "words": "Tبعد عام",
            "label": "Tحدث",
            "attribution": "Tوزير",
            "quote": "مقدمة",
            "sentence": "p1-s1",
        }
    ],
    "people": [
        {
            "id": "h1",
            "name": "Tاسم",
            "honorific": "Tلقب",
            "role": "Tدور",
            "organisation": "Tجهة",
            "quote": "مقدمة",
            "sentence": "p1-s1",
        },
        {"id": "h2", "name": "Tآخر", "organisation": "o1", "quote": "مقدمة", "sentence": "p1-s1"},
    ],
    "organisations": [{"id": "o1", "name": "Tوزارة", "sentence": "p1-s1"}],
    "quotes": [
        {"id": "q1", "speaker": "h1", "kind": "direct", "text": "Tقول", "sentence": "p1-s1"},
        {"id": "q2", "speaker": "Tمجهول", "kind": "indirect", "text": "Tخبر", "sentence": "p1-s1"},
    ],
}


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


@pytest.fixture
def full() -> Article:
    return make_article(**FULL)


def test_every_text_that_is_read_is_there(full: Article) -> None:
    wanted = sorted(text for text in strings(FULL) if text.startswith("T"))
    assert sorted(message.text for message in messages(full)) == wanted


def test_ids_are_unique_and_comments_say_what_it_is(full: Article) -> None:
    found = list(messages(full))
    assert len({message.id for message in found}) == len(found)
    assert all(message.comment for message in found)


def test_ids_and_comments(full: Article) -> None:
    by_id = {message.id: message.comment for message in messages(full)}
    assert list(by_id)[:12] == [
        *("headline", "p1", "s1", "p2", "b1", "c1", "l1-1", "l1-2", "t1.header.1", "t1-1.1", "t1-1.3", "e1")
    ]
    assert by_id["headline"] == "headline"
    assert by_id["l1-1"] == "list item, also a pillar of cooperation, under “Tقسم”"
    assert by_id["l1-2"] == "list item, under “Tقسم”"
    assert by_id["e1"] == "closing paragraph, under “Tقسم”"
    assert by_id["correction.2026-02-01"] == "correction"
    assert {"f1.words", "f1.attribution", "e2.words", "h1.role", "h1.organisation", "q2.speaker"} <= by_id.keys()
    assert not {"h2.organisation", "q1.speaker", "t1.header.2", "t1-1.2", "s2"} & by_id.keys()


def test_blank_texts_are_left_out() -> None:
    article = make_article(lead={"id": "p1", "text": " \n"})
    assert [message.id for message in messages(article)] == ["headline"]


def test_headline_by_the_editor_says_so() -> None:
    assert next(messages(make_article())).comment == "headline, by the editor"
