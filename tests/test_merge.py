"""An article read anew, merged into the one that people have worked on."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from malaf.article import Article, List, Paragraph
from malaf.merge import merge_articles
from tests.conftest import make_article


def article(*paragraphs: str, **changes: Any) -> Article:
    blocks = [{"kind": "paragraph", "id": f"p{i}", "text": text} for i, text in enumerate(paragraphs, start=2)]
    return make_article(lead={"id": "p1", "text": "المقدمة."}, sections=[{"id": "s1", "blocks": blocks}], **changes)


def paragraphs(merged: Article) -> list[tuple[str, str]]:
    return [(block.id, block.text) for block in merged.blocks() if isinstance(block, Paragraph)]


FIGURE = {"id": "f1", "value": 12, "unit": "person", "label": "حاضر", "quote": "12 شخصاً", "sentence": "p2-s1"}


def test_the_same_text_changes_nothing() -> None:
    old = article("حضر 12 شخصاً.", "وغادروا.", figures=[FIGURE])
    assert merge_articles(old, msgspec.structs.replace(old, figures=())) == (old, [])


def test_ids_follow_their_text() -> None:
    old = article("الأولى هنا.", "الثانية هنا.")
    merged, _ = merge_articles(old, article("جديدة تماماً في أول النص.", "الثانية هنا.", "الأولى هنا."))
    assert paragraphs(merged) == [("p4", "جديدة تماماً في أول النص."), ("p3", "الثانية هنا."), ("p2", "الأولى هنا.")]


def test_a_text_that_was_edited_a_little_keeps_its_id() -> None:
    old = article("حضر اللقاء 12 شخصاً من البلدين.")
    merged, _ = merge_articles(old, article("حضر اللقاء أمس 12 شخصاً من البلدين."))
    assert paragraphs(merged)[0][0] == "p2"


def test_facts_follow_their_quote_and_stay_as_they_were_written() -> None:
    old = article("حضر 12 شخصاً.", figures=[FIGURE | {"label": "بقلم المحرر"}])
    merged, told = merge_articles(old, article("سبق ذلك كلام كثير لا يشبهه.", "حضر 12 شخصاً."))
    assert told == []
    assert [(f.label, f.sentence) for f in merged.figures] == [("بقلم المحرر", "p2-s1")]
    moved, _ = merge_articles(old, article("سبق كلام آخر. حضر 12 شخصاً."))
    assert moved.figures[0].sentence.endswith("-s2")


def test_a_fact_whose_words_are_gone_is_kept_and_told() -> None:
    old = article("حضر 12 شخصاً.", figures=[FIGURE])
    merged, (problem,) = merge_articles(old, article("حضر كثيرون."))
    assert merged.figures[0].quote == "12 شخصاً"
    assert (problem.code, problem.context["id"]) == ("quote-vanished", "f1")


def test_new_facts_come_as_drafts_with_new_ids() -> None:
    old = article("حضر 12 شخصاً.", figures=[FIGURE])
    text = "حضر 12 شخصاً وغاب 3 أشخاص."
    found = {"id": "f1", "value": 3, "unit": "person", "label": "غائب", "quote": "3 أشخاص", "sentence": "p2-s1"}
    merged, _ = merge_articles(old, article(text, figures=[found, FIGURE | {"id": "f2"}]))
    assert [(f.id, f.value, f.draft) for f in merged.figures] == [("f1", 12, False), ("f2", 3, True)]


def test_what_an_editor_changed_on_purpose_stays() -> None:
    edited = [{"kind": "paragraph", "id": "p2", "text": "نص صححه المحرر هنا.", "edited": True}]
    old = make_article(headline={"text": "عنوان المحرر", "by": "editor"}, sections=[{"id": "s1", "blocks": edited}])
    new = make_article(
        headline={"text": "عنوان آخر", "by": "editor"},
        sections=[{"id": "s1", "blocks": [{"kind": "paragraph", "id": "p2", "text": "نص صححه الكاتب هنا."}]}],
    )
    merged, _ = merge_articles(old, new)
    assert merged.headline.text == "عنوان المحرر"
    assert paragraphs(merged) == [("p2", "نص صححه المحرر هنا.")]


def test_items_and_pillars() -> None:
    def with_items(*texts: str) -> Article:
        items = [{"id": f"l1-{i}", "text": text} for i, text in enumerate(texts, start=1)]
        pillars = [{"id": f"pillar-{i}", "block": item["id"]} for i, item in enumerate(items, start=1)]
        section = {"id": "s1", "blocks": [{"kind": "list", "id": "l1", "items": items}]}
        return make_article(sections=[section], pillars=pillars)

    old = with_items("تبادل المعلومات", "تدريب المتطوعين")
    merged, _ = merge_articles(old, with_items("دعم البحث العلمي", "تبادل المعلومات", "تدريب المتطوعين"))
    (block,) = merged.blocks()
    assert isinstance(block, List)
    assert [item.id for item in block.items] == ["l1-3", "l1-1", "l1-2"]
    assert [(p.id, p.block, p.draft) for p in merged.pillars] == [
        ("pillar-1", "l1-1", False),
        ("pillar-2", "l1-2", False),
        ("pillar-3", "l1-3", True),
    ]


@pytest.mark.parametrize("publisher", [None, "ناشر"])
def test_what_is_known_of_the_source_is_kept(publisher: str | None) -> None:
    old = article("نص.", source={"file": "source.txt", "sha256": "0" * 64, "publisher": publisher, "published": "2026"})
    merged, _ = merge_articles(old, article("نص.", source={"file": "source.txt", "sha256": "1" * 64}))
    assert (merged.source.publisher, merged.source.published, merged.source.sha256) == (publisher, "2026", "1" * 64)
