"""An article read anew, merged into the one that people have worked on."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from malaf.article import Article, Credits, List, Paragraph, SourceInfo
from malaf.blocks import parse_blocks
from malaf.extract import extract_article
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


def test_a_quote_is_looked_for_among_whole_words_first() -> None:
    old = article("وُقع 2 منها.", figures=[FIGURE | {"quote": "2"}])
    merged, _ = merge_articles(old, article("سبقت ذلك قمة G20 في مدينة أخرى. وُقع 2 منها."))
    assert merged.figures[0].sentence.endswith("-s2")


def test_a_fact_whose_words_are_gone_is_kept_and_told() -> None:
    old = article("حضر 12 شخصاً.", figures=[FIGURE])
    merged, (problem,) = merge_articles(old, article("حضر كثيرون."))
    assert merged.figures[0].quote == "12 شخصاً"
    assert (problem.code, problem.context["id"]) == ("quote-vanished", "f1")


def test_a_fact_is_told_with_the_draft_of_its_own_unit() -> None:
    first = read("العنوان\nحضر اللقاء اليوم 350 مهندساً من البلدين، وبلغت حصة الشركة منه 40 في المئة.\n")
    changed = "العنوان\nحضر اللقاء اليوم 360 مهندساً من البلدين، وبلغت حصة الشركة منه 45 في المئة.\n"
    merged, problems = merge_articles(first, read(changed))
    drafts = {figure.value: figure.id for figure in merged.figures if figure.draft}
    hints = {problem.context["id"]: problem.hint for problem in problems}
    for old, new in ((350, 360), (40, 45)):
        (gone,) = (figure.id for figure in merged.figures if figure.value == old)
        assert f"the draft {drafts[new]!r} may be what it is now" in (hints[gone] or "")


def test_a_pillar_and_a_row_that_are_gone_are_kept_and_told() -> None:
    first = read("العنوان\nنص.\nمجالات التعاون:\n- الطاقة المتجددة\n- تدريب المهندسين\n- النقل البحري\n")
    assert len(first.pillars) == 3
    merged, (problem,) = merge_articles(
        first, read("العنوان\nنص.\nمجالات التعاون:\n- الطاقة المتجددة\n- تدريب المهندسين\n")
    )
    assert merged.pillars == first.pillars
    assert (problem.code, problem.context) == ("quote-vanished", {"id": "pillar-3"})
    assert problem.message == "the list item of pillar 'pillar-3' is no longer in the text; it is kept as it was"


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


def test_an_item_has_the_number_of_the_new_text() -> None:
    def counted(*texts: str) -> Article:
        items = [{"id": f"l1-{i}", "mark": str(i), "text": text} for i, text in enumerate(texts, start=1)]
        return make_article(sections=[{"id": "s1", "blocks": [{"kind": "list", "id": "l1", "items": items}]}])

    merged, _ = merge_articles(counted("تبادل المعلومات", "تدريب"), counted("دعم البحث", "تبادل المعلومات", "تدريب"))
    (block,) = merged.blocks()
    assert isinstance(block, List)
    assert [(item.id, item.mark) for item in block.items] == [("l1-3", "1"), ("l1-1", "2"), ("l1-2", "3")]


@pytest.mark.parametrize("publisher", [None, "ناشر"])
def test_what_is_known_of_the_source_is_kept(publisher: str | None) -> None:
    old = article("نص.", source={"file": "source.txt", "sha256": "0" * 64, "publisher": publisher, "published": "2026"})
    merged, _ = merge_articles(old, article("نص.", source={"file": "source.txt", "sha256": "1" * 64}))
    assert (merged.source.publisher, merged.source.published, merged.source.sha256) == (publisher, "2026", "1" * 64)


TEXT = """قال الوزير خالد بن سعد الحربي إن عدد المدارس بلغ 350 مدرسة في عام 2024.

ونفت وزارة التعليم إغلاق 12 مدرسة. وأكدت الوزارة أن 12 مدرسة أخرى ستُفتح.
"""


def read(text: str) -> Article:
    source = SourceInfo(file="source.txt", sha256="0" * 64)
    return extract_article(parse_blocks(text), slug="x", language="ar", source=source).article


def test_facts_of_a_changed_text_join_those_that_people_have_worked_on() -> None:
    first = read(TEXT)
    mine = msgspec.structs.replace(
        first,
        figures=tuple(msgspec.structs.replace(figure, label="عدد المدارس") for figure in first.figures),
        people=(msgspec.structs.replace(first.people[0], id="al-harbi"),),
        quotes=tuple(
            msgspec.structs.replace(quote, speaker="al-harbi" if quote.speaker == first.people[0].id else quote.speaker)
            for quote in first.quotes
        ),
    )
    added = "\n\nوأضاف الحربي أن 5 جامعات ستُبنى في 2030. وقالت الدكتورة منى سعيد الغامدي إن 7 جامعات لا تكفي.\n"
    merged, problems = merge_articles(mine, read(TEXT + added))
    assert problems == []
    assert merged.figures[: len(mine.figures)] == mine.figures
    fresh = merged.figures[len(mine.figures) :]
    assert [(figure.value, figure.draft) for figure in fresh] == [(5, True), (7, True)]
    assert [person.id for person in merged.people] == ["al-harbi", "person-2"]
    speakers = {quote.text[:6]: quote.speaker for quote in merged.quotes}
    assert speakers["5 جامع"] == "al-harbi"
    assert speakers["7 جامع"] == "person-2"
    # Once more, with nothing new, nothing happens.
    assert merge_articles(merged, read(TEXT + added)) == (merged, [])


def test_an_author_comes_with_the_text_that_names_one_first() -> None:
    plain, signed = "افتتاح المدارس\n" + TEXT, "افتتاح المدارس\nكتب: نادر الخطيب\n" + TEXT
    merged, _ = merge_articles(read(plain), read(signed), read(plain))
    assert merged.credits.author == "نادر الخطيب"
    # Somebody has removed it, or put another in its place.
    merged, _ = merge_articles(read(plain), read(signed + TEXT), read(signed))
    assert merged.credits.author is None
    mine = msgspec.structs.replace(read(plain), credits=Credits(author="أسرة التحرير"))
    merged, _ = merge_articles(mine, read(signed), read(plain))
    assert merged.credits.author == "أسرة التحرير"


def test_a_number_that_changed_is_told_and_the_new_one_comes_as_a_draft() -> None:
    first = read(TEXT)
    merged, problems = merge_articles(first, read(TEXT.replace("350", "360")))
    assert [problem.code for problem in problems] == ["quote-vanished", "quote-vanished"]  # the figure, the statement
    told = [f"the words of {what} are no longer in the text" for what in ("figure 'fig-1'", "statement 'quote-1'")]
    assert [problem.message.partition(";")[0] for problem in problems] == told
    (draft,) = (figure for figure in merged.figures if figure.draft)
    assert problems[0].hint == f"the draft {draft.id!r} may be what it is now, «{draft.quote}»: keep one of the two"
    assert [figure.value for figure in merged.figures if figure.draft] == [360]
    assert {350, 360} <= {figure.value for figure in merged.figures}


def test_the_same_words_in_another_sentence_are_another_fact() -> None:
    one = read("أُغلقت 12 مدرسة في الشمال.\n")
    merged, _ = merge_articles(one, read("أُغلقت 12 مدرسة في الشمال. وفُتحت 12 مدرسة في الجنوب.\n"))
    assert [(figure.value, figure.sentence, figure.draft) for figure in merged.figures] == [
        (12, "p1-s1", False),
        (12, "p1-s2", True),
    ]


def test_what_somebody_removed_does_not_come_again() -> None:
    text = "حضر 12 شخصاً من البلدية."
    person = {"id": "person-1", "name": "كمال حداد", "quote": "كمال حداد", "sentence": "p3-s1", "organisation": "org-1"}
    read = {
        "figures": [FIGURE],
        "organisations": [{"id": "org-1", "name": "البلدية", "sentence": "p2-s1"}],
        "people": [person],
        "quotes": [{"id": "quote-1", "speaker": "person-1", "kind": "direct", "text": "جئنا", "sentence": "p3-s1"}],
    }
    before = article(text, "قال كمال حداد «جئنا».", **read)
    new = article(text, "قال كمال حداد «جئنا».", "نص جديد لا يشبه ما سبقه.", **read)
    merged, (told,) = merge_articles(article(text, "قال كمال حداد «جئنا»."), new, before)
    assert (merged.figures, merged.organisations, merged.people, merged.quotes) == ((), (), (), ())
    assert told.code == "removed-before"
    assert "4 facts" in told.message
    # Where the sentence is another, it is read anew; whoever is named stays out.
    edited = article("حضر 12 شخصاً من البلدية أمس.", "قال كمال حداد اليوم «جئنا».", **read)
    merged, (told,) = merge_articles(article(text, "قال كمال حداد «جئنا»."), edited, before)
    assert [(figure.id, figure.draft) for figure in merged.figures] == [("f1", True)]
    assert [(quote.speaker, quote.draft) for quote in merged.quotes] == [("كمال حداد", True)]
    assert (merged.organisations, merged.people) == ((), ())
    assert "«البلدية», «كمال حداد»" in told.message
    # Nothing is known of what was there before.
    merged, told_now = merge_articles(article(text, "قال كمال حداد «جئنا»."), new)
    assert (len(merged.figures), len(merged.people), told_now) == (1, 1, [])
    assert merged.people[0].organisation == "org-1"


def test_a_person_without_the_organisation_that_somebody_removed() -> None:
    read = {
        "organisations": [{"id": "org-1", "name": "البلدية", "sentence": "p2-s1"}],
        "people": [
            {"id": "person-1", "name": "كمال حداد", "quote": "كمال", "sentence": "p3-s1", "organisation": "org-1"}
        ],
    }
    before = article("نص البلدية.", organisations=read["organisations"])
    merged, _ = merge_articles(article("نص البلدية."), article("نص البلدية.", "كمال حداد حضر.", **read), before)
    assert [(person.name, person.organisation) for person in merged.people] == [("كمال حداد", None)]


def test_pillars_that_somebody_removed_do_not_come_again() -> None:
    items = [{"id": f"l1-{n}", "text": f"البند رقم {n} من القائمة"} for n in (1, 2)]
    sections = [{"id": "s1", "blocks": [{"kind": "list", "id": "l1", "items": items}]}]
    pillars = [{"id": f"pillar-{n}", "block": f"l1-{n}"} for n in (1, 2)]
    before = make_article(sections=sections, pillars=pillars)
    merged, (told,) = merge_articles(make_article(sections=sections, pillars=pillars[:1]), before, before)
    assert [pillar.id for pillar in merged.pillars] == ["pillar-1"]
    assert "«البند رقم 2 من القائمة»" in told.message


def test_an_organisation_is_still_there_in_another_form() -> None:
    old = article("أعلن الصندوق الوطني.", organisations=[{"id": "o", "name": "الصندوق الوطني", "sentence": "p2-s1"}])
    merged, told = merge_articles(old, article("سبق كلام آخر هنا.", "حصة للصندوق الوطني اليوم."))
    assert told == []
    [organisation] = merged.organisations
    assert organisation.sentence == "p4-s1"


def test_a_lead_that_stands_under_a_heading_now_keeps_its_id_and_facts() -> None:
    figure = FIGURE | {"quote": "12 شخصاً", "sentence": "p1-s1"}
    text = "حضر اللقاء 12 شخصاً."
    old = make_article(lead={"id": "p1", "text": text}, figures=[figure])
    section = {"id": "s1", "heading": "ملخص", "blocks": [{"kind": "paragraph", "id": "p1", "text": text}]}
    new = make_article(lead=None, sections=[section])
    merged, told = merge_articles(old, new)
    assert (merged.lead, paragraphs(merged), told) == (None, [("p1", "حضر اللقاء 12 شخصاً.")], [])
    again, told = merge_articles(merged, old)
    assert again.lead == old.lead
    assert (paragraphs(again), [fact.sentence for fact in again.figures], told) == ([], ["p1-s1"], [])


def test_a_new_lead_takes_no_id_that_was_given() -> None:
    section = {"id": "s1", "heading": "ملخص", "blocks": [{"kind": "paragraph", "id": "p1", "text": "حضروا."}]}
    old = make_article(lead=None, sections=[section])
    again = section | {"blocks": [{"kind": "paragraph", "id": "p2", "text": "حضروا."}]}
    new = make_article(lead={"id": "p1", "text": "مقدمة جديدة."}, sections=[again])
    merged, _ = merge_articles(old, new)
    assert merged.lead
    assert (merged.lead.id, paragraphs(merged)) == ("p2", [("p1", "حضروا.")])
