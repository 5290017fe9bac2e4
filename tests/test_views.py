"""An article in one language: what a template gets to print."""

from typing import Any

import pytest
from msgspec.structs import replace

from malaf.article import without_drafts
from malaf.locales import isolate, without_isolates
from malaf.page import ArticleView, Segment, TextView, Words
from malaf.settings import Settings
from malaf.views import Localization, localize
from tests.conftest import make_article, make_catalog, make_policy, make_view

LEAD = {"id": "p1", "text": "شملت الخطة 65 مليون مواطن. ثم توقفت 40% منها."}
FIGURE = {
    "id": "f1",
    "value": 65_000_000,
    "unit": "person",
    "label": "مواطن",
    "quote": "65 مليون مواطن",
    "sentence": "p1-s1",
}
EVENT = {"id": "e1", "label": "توقف", "quote": "توقفت 40%", "sentence": "p1-s2"}


def lead(view: ArticleView) -> TextView:
    text = view.text[0].blocks[0].text
    assert text is not None
    return text


def plain(segments: tuple[Segment, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(without_isolates(segment.text), segment.facts) for segment in segments]


# Marks


def test_marks_cover_the_quote() -> None:
    text = lead(make_view(make_article(lead=LEAD, figures=[FIGURE], timeline=[EVENT])))
    assert [sentence.id for sentence in text.sentences] == ["p1-s1", "p1-s2"]
    assert plain(text.sentences[0].segments) == [("شملت الخطة ", ()), ("65 مليون مواطن", ("f1",)), (".", ())]
    assert plain(text.sentences[1].segments) == [("ثم ", ()), ("توقفت 40%", ("e1",)), (" منها.", ())]


def test_overlapping_quotes_share_one_mark() -> None:
    facts = [FIGURE | {"id": name, "quote": quote} for name, quote in (("f1", "65 مليون"), ("f2", "مليون مواطن"))]
    text = lead(make_view(make_article(lead=LEAD, figures=facts)))
    assert plain(text.sentences[0].segments)[1:] == [("65 مليون مواطن", ("f1", "f2")), (".", ())]


def test_one_quote_within_another_and_one_beside_it() -> None:
    quotes = (("f1", "شملت الخطة 65 مليون"), ("f2", "65"), ("f3", " مواطن"))
    facts = [FIGURE | {"id": name, "quote": quote} for name, quote in quotes]
    text = lead(make_view(make_article(lead=LEAD, figures=facts)))
    assert plain(text.sentences[0].segments) == [
        ("شملت الخطة 65 مليون", ("f1", "f2")),
        (" مواطن", ("f3",)),
        (".", ()),
    ]


def test_the_pieces_of_a_text_are_the_text() -> None:
    view = make_view(make_article(lead=LEAD, figures=[FIGURE], timeline=[EVENT]))
    joined = " ".join("".join(segment.text for segment in sentence.segments) for sentence in lead(view).sentences)
    assert without_isolates(joined) == LEAD["text"]


def test_a_fact_of_a_whole_block_is_marked() -> None:
    text = lead(make_view(make_article(lead=LEAD, figures=[FIGURE | {"sentence": "p1"}])))
    assert any(segment.facts for sentence in text.sentences for segment in sentence.segments)


@pytest.mark.parametrize(
    ("text", "quote", "before"),
    [
        ("قمة G20 و2 من 12.", "2", "قمة G20 و"),
        ("في 12,000 ثم 12.", "12", "في 12,000 ثم "),
        ("من 1.5 إلى 5.", "5", "من 1.5 إلى "),
        ("بعد COVID-19 بـ19.", "19", "بعد COVID-19 بـ"),
        ("الطعام في عام.", "عام", "الطعام في "),
        ("وبالمشاريع 3.", "مشاريع", "وبال"),
        ("للمواطنين 3.", "مواطنين", "لل"),
        ("أسعارها 3.", "أسعار", ""),
        ("مساحة 120م2.", "120", "مساحة "),
    ],
)
def test_a_mark_of_the_source_cuts_no_word_and_no_number(text: str, quote: str, before: str) -> None:
    marked = lead(make_view(make_article(lead=LEAD | {"text": text}, figures=[FIGURE | {"quote": quote}])))
    segments = plain(marked.sentences[0].segments)
    at = segments.index((quote, ("f1",)))
    assert "".join(text for text, _facts in segments[:at]) == before


@pytest.mark.parametrize(
    ("text", "quote", "marked"),
    [
        ("بلغ -12 درجة.", "12 درجة", "-12 درجة"),
        ("من 5-10 أيام.", "10 أيام", "5-10 أيام"),
        ("نسبة 40%.", "40", "40%"),
        ("هاتف iPhone 15 Pro هنا.", "15 Pro", "iPhone 15 Pro"),
        ("بمقدار 1.5 °C.", "1.5", "1.5 °C"),
        ("في ABC Corp 5، و6.", "Corp 5، و6", "ABC Corp 5، و6"),
    ],
)
def test_a_mark_does_not_cut_what_would_change_places(text: str, quote: str, marked: str) -> None:
    view = make_view(make_article(lead=LEAD | {"text": text}, figures=[FIGURE | {"quote": quote}]))
    assert (marked, ("f1",)) in plain(lead(view).sentences[0].segments)


@pytest.mark.parametrize(("text", "quote"), [("قمة G20.", "2"), ("في 12,000.", "000"), ("كل الطعام.", "عام")])
def test_a_quote_that_is_part_of_a_word_marks_the_sentence(text: str, quote: str) -> None:
    marked = lead(make_view(make_article(lead=LEAD | {"text": text}, figures=[FIGURE | {"quote": quote}])))
    assert [(segment.facts, segment.whole) for segment in marked.sentences[0].segments] == [(("f1",), True)]


# Anchors


@pytest.mark.parametrize(
    ("translation", "anchor", "ids"),
    [
        ("It covered 65 million. Then 40% stopped.", "p1-s2", ["p1-s1", "p1-s2"]),
        ("It covered 65 million, and then 40% stopped.", "p1", [""]),
        ("It covered 65 million. Then it stopped. For 40%.", "p1", ["", "", ""]),
    ],
)
def test_anchors_when_the_sentences_do_not_match(translation: str, anchor: str, ids: list[str]) -> None:
    article = make_article(lead=LEAD, timeline=[EVENT])
    view = make_view(article, "en", make_catalog(article, {"p1": translation}))
    assert view.timeline[0].anchor == anchor
    assert [sentence.id for sentence in lead(view).sentences] == ids


def translated_lead(text: str, labels: dict[str, str], *facts: dict[str, Any]) -> list[tuple[Segment, ...]]:
    """The segments of each sentence of the translated lead."""
    article = make_article(
        lead=LEAD, figures=[fact for fact in facts if "value" in fact], timeline=[f for f in facts if "value" not in f]
    )
    return [
        sentence.segments
        for sentence in lead(make_view(article, "en", make_catalog(article, labels | {"p1": text}))).sentences
    ]


def test_in_a_translation_the_words_of_the_fact_are_marked() -> None:
    text = "It covered More than 65 million citizens. Then it stopped."
    facts = (FIGURE | {"qualifier": "more_than"}, EVENT)
    first, second = translated_lead(text, {"f1": "citizens", "e1": "it stopped"}, *facts)
    assert plain(first) == [("It covered ", ()), ("More than 65 million", ("f1",)), (" citizens.", ())]
    assert plain(second) == [("Then ", ()), ("it stopped", ("e1",)), (".", ())]


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        ("$2.5 billion", "$2.5 billion"),
        ("EUR 3 billion and USD 2.5 billion", "USD 2.5 billion"),
        ("2.5 billion dollars", "2.5 billion dollars"),
        ("2.5 billion greenbacks", "2.5 billion"),
        ("US$2.5 billion", "2.5 billion"),
    ],
)
def test_in_a_translation_money_is_marked_however_it_is_written(written: str, marked: str) -> None:
    worth = FIGURE | {"value": 2_500_000_000, "unit": "USD"}
    first, _ = translated_lead(f"It was worth {written}. Then it stopped.", {"f1": "worth of it"}, worth)
    assert [piece for piece, facts in plain(first) if facts] == [marked]


@pytest.mark.parametrize(
    ("value", "unit", "written", "marked"),
    [
        (27, "percent", "It fell by 27 per cent", "27 per cent"),
        (2.5, "percent", "It fell by 2.5 percent", "2.5 percent"),
        (5, "percent", "It fell by five per cent", "five per cent"),
        (5, "year", "It lasts for five years", "five years"),
        (7, "governorate", "They came from seven governorates", "seven"),
    ],
)
def test_in_a_translation_a_number_is_marked_however_it_is_written(
    value: float, unit: str, written: str, marked: str
) -> None:
    first, _ = translated_lead(
        f"{written}. Then it stopped.", {"f1": "what fell"}, FIGURE | {"value": value, "unit": unit}
    )
    assert [piece for piece, facts in plain(first) if facts] == [marked]


@pytest.mark.parametrize(("start", "marked"), [("2028-21", "Spring 2028"), ("2028-11-24", "24 November 2028")])
def test_in_a_translation_the_time_of_an_event_is_marked(start: str, marked: str) -> None:
    _, second = translated_lead(f"It began. {marked} will end it.", {"e1": "An end"}, EVENT | {"start": start})
    assert [piece for piece, facts in plain(second) if facts] == [marked]


def test_in_a_translation_without_its_words_the_whole_sentence_is_marked() -> None:
    first, second = translated_lead("It covered 65 million. Then 40% ended.", {"e1": "A stop"}, EVENT)
    assert first == (Segment(text="It covered 65 million."),)
    assert second == (Segment(text="Then 40% ended.", facts=("e1",), whole=True),)


def test_in_a_translation_of_other_sentences_nothing_is_guessed() -> None:
    sentences = translated_lead("It covered all, then stopped. Yes! No.", {"e1": "A stop"}, EVENT)
    assert [segment.facts for segments in sentences for segment in segments] == [(), (), ()]


@pytest.mark.parametrize("number", ["12,000", "12.5", "5/12", "-12"])
def test_a_mark_is_not_part_of_another_number(number: str) -> None:
    text = f"It grew to {number} and 12 in all. Then it stopped."
    first, _ = translated_lead(text, {"f1": "x"}, FIGURE | {"value": 12, "unit": "person"})
    assert plain(first)[0][0] == f"It grew to {number} and "


def test_anchors_of_rows_and_items() -> None:
    blocks = [
        {"id": "l1", "kind": "list", "items": [{"id": "l1-1", "text": "بند 12."}]},
        {"id": "t1", "kind": "table", "rows": [{"id": "t1-1", "cells": ["أ", "12"]}]},
    ]
    facts = [FIGURE | {"id": f"f{i}", "sentence": s} for i, s in enumerate(["l1-1-s1", "t1-1-s1", "t1-1", "l1-1"])]
    view = make_view(make_article(sections=[{"id": "s1", "blocks": blocks}], figures=facts))
    assert [figure.anchor for figure in view.figures] == ["l1-1-s1", "t1-1", "t1-1", "l1-1"]


@pytest.mark.parametrize(
    ("marks", "lang", "shown"),
    [
        (["١", "٢"], "ar", ["١", "٢"]),
        (["١", "٢"], "en", ["1", "2"]),
        (["أ", "ب", "ج"], "ar", ["أ", "ب", "ج"]),
        (["أ", "ب", "ت"], "en", ["a", "b", "c"]),
        (["iv", None], "en", ["iv", ""]),
    ],
)
def test_items_are_counted_in_the_language_of_the_page(marks: list[str | None], lang: str, shown: list[str]) -> None:
    items = [{"id": f"l1-{i}", "mark": mark, "text": "بند."} for i, mark in enumerate(marks)]
    sections = [{"id": "s1", "blocks": [{"id": "l1", "kind": "list", "items": items}]}]
    view = make_view(make_article(sections=sections), lang=lang)
    assert [item.mark for item in view.text[-1].blocks[0].items] == shown


def test_every_anchor_is_an_id_of_the_page() -> None:
    blocks = [
        {"id": "p2", "kind": "paragraph", "text": "أولى. ثانية."},
        {"id": "l1", "kind": "list", "items": [{"id": "l1-1", "text": "بند."}]},
    ]
    facts = [FIGURE | {"id": f"f{i}", "sentence": s} for i, s in enumerate(["p1-s1", "p2-s2", "l1-1-s1"])]
    article = make_article(lead=LEAD, sections=[{"id": "s1", "blocks": blocks}], figures=facts)
    catalog = make_catalog(article, {"p1": "One.", "p2": "One. Two."})
    for view in (make_view(article), make_view(article, "en", catalog)):
        texts = [block.text for section in view.text for block in section.blocks if block.text]
        texts += [item.text for section in view.text for block in section.blocks for item in block.items]
        ids = {text.id for text in texts} | {sentence.id for text in texts for sentence in text.sentences}
        assert {figure.anchor for figure in view.figures} <= ids


# States


def test_a_stale_translation_gives_way_to_the_source() -> None:
    article = make_article(lead=LEAD, timeline=[EVENT])
    catalog = make_catalog(article, {"p1": "It covered 64 million. Then 40% stopped.", "headline": "Headline"})
    changed = make_article(lead=LEAD | {"text": LEAD["text"].replace("65", "66")}, timeline=[EVENT])
    view = make_view(changed, "en", catalog)
    text = lead(view)
    assert (text.state, text.lang, text.dir) == ("stale", "ar", "rtl")
    assert "66" in "".join(s.text for sentence in text.sentences for s in sentence.segments)
    assert view.headline == Words(text="Headline", lang="en", dir="ltr", state="translated")
    assert view.timeline[0].label == Words(text="توقف", lang="ar", dir="rtl", state="missing")
    assert (view.progress.translated, view.progress.stale, view.progress.missing, view.progress.total) == (1, 1, 1, 3)
    assert view.progress.current_to is None
    assert view.lead is not None
    assert view.lead.state == "stale"
    dated = make_view(changed, "en", replace(catalog, source_date="2026-11-24"))
    assert dated.progress.current_to == "24 November 2026"


def test_without_a_catalogue_all_is_missing() -> None:
    view = make_view(make_article(lead=LEAD), "en")
    assert (view.progress.missing, view.progress.total) == (2, 2)
    assert (view.headline.lang, view.headline.state) == ("ar", "missing")


def test_the_source_language_needs_no_translation() -> None:
    view = make_view(make_article(lead=LEAD))
    assert not view.is_translation
    assert (view.headline.lang, view.headline.dir, view.headline.state) == ("ar", "rtl", "source")
    assert (view.progress.stale, view.progress.missing) == (0, 0)


def test_quotes_stay_in_the_source_language() -> None:
    article = make_article(lead=LEAD, figures=[FIGURE])
    view = make_view(article, "en", make_catalog(article, rest="x"))
    quote = view.figures[0].quote
    assert (without_isolates(quote.text), quote.lang, quote.dir) == (FIGURE["quote"], "ar", "rtl")


def test_machine_translation_is_said() -> None:
    def credited(method: str) -> ArticleView:
        article = make_article(credits={"translator": {"en": {"method": method, "name": "سالم"}}})
        return make_view(article, "en", make_catalog(article, rest="x"))

    assert [credited(method).machine_translated for method in ("machine", "both", "human")] == [True, False, False]
    terms = {detail.term: detail.value.text for detail in credited("machine").details}
    assert without_isolates(terms["Translation"]) == "by machine, not reviewed by a translator: سالم"
    assert not make_view(make_article(credits={"translator": {"en": {"method": "machine"}}})).machine_translated


# Facts


@pytest.mark.parametrize(
    ("change", "qualifier", "amount", "spoken"),
    [
        ({}, "as given", "65 million", "65 million citizens"),
        ({"qualifier": "about"}, "about", "65 million", "about 65 million citizens"),
        ({"qualifier": "more_than"}, "more than", "65 million", "more than 65 million citizens"),
        ({"qualifier": "less_than"}, "less than", "65 million", "less than 65 million citizens"),
        ({"qualifier": "at_least"}, "at least", "65 million", "at least 65 million citizens"),
        ({"qualifier": "at_most"}, "at most", "65 million", "at most 65 million citizens"),
        ({"qualifier": "up_to", "value": 40, "unit": "percent"}, "up to", "40%", "up to 40% citizens"),
        (
            {"qualifier": "range", "value": 10, "high": 20, "unit": "percent"},
            "range",
            "from 10 to 20%",
            "from 10 to 20% citizens",
        ),
        (
            {"qualifier": "vague", "value": None, "words": "ملايين"},
            "no number given",
            "millions",
            "millions citizens",
        ),
    ],
)
def test_no_qualifier_is_lost(change: dict[str, Any], qualifier: str, amount: str, spoken: str) -> None:
    article = make_article(lead=LEAD, figures=[FIGURE | change])
    catalog = make_catalog(article, {"f1": "citizens", "f1.words": "millions"})
    figure = make_view(article, "en", catalog).figures[0]
    assert (figure.qualifier, figure.amount.text, figure.spoken) == (qualifier, amount, spoken)


@pytest.mark.parametrize(
    ("change", "spoken"),
    [
        ({}, "مليونا دولار أمريكي ربح"),
        ({"qualifier": "more_than"}, "أكثر من مليوني دولار أمريكي ربح"),
        ({"qualifier": "up_to", "value": 2, "unit": "year"}, "حتى سنتين ربح"),
        (
            {"qualifier": "range", "value": 1_000_000, "high": 2_000_000},
            "من 1 مليون إلى مليوني دولار أمريكي ربح",
        ),
        ({"qualifier": "about", "value": 10_000_000_000, "unit": None}, "نحو 10 مليارات ربح"),
    ],
)
def test_arabic_amounts_read_on_from_their_qualifier(change: dict[str, Any], spoken: str) -> None:
    figure = FIGURE | {"value": 2_000_000, "unit": "USD", "label": "ربح"} | change
    assert without_isolates(make_view(make_article(figures=[figure])).figures[0].spoken) == spoken


@pytest.mark.parametrize(
    ("label", "spoken"),
    [
        ("مواطن", "65 مليون مواطن"),
        ("إعانة 65 مليون مواطن", "إعانة 65 مليون مواطن"),
        ("إعانة 165 مليون مواطن", "65 مليون إعانة 165 مليون مواطن"),
    ],
)
def test_a_number_that_its_label_has_is_said_once(label: str, spoken: str) -> None:
    (figure,) = make_view(make_article(lead=LEAD, figures=[FIGURE | {"label": label}])).figures
    assert without_isolates(figure.spoken) == spoken


def test_who_wrote_stands_over_the_text() -> None:
    byline = {"id": "c1", "kind": "byline", "text": "كتب: نادر الخطيب"}
    paragraph = {"id": "p2", "kind": "paragraph", "text": "ثم انتهت."}
    view = make_view(make_article(lead=LEAD, sections=[{"id": "s1", "blocks": [byline, paragraph]}]))
    assert [[block.id for block in section.blocks] for section in view.text] == [["c1", "p1"], ["p2"]]
    view = make_view(make_article(lead=LEAD, sections=[{"id": "s1", "blocks": [byline]}]))
    assert [[block.id for block in section.blocks] for section in view.text] == [["c1", "p1"]]
    deck = {"id": "d1", "kind": "deck", "text": "ومن تحت العنوان سطر"}
    view = make_view(make_article(lead=LEAD, sections=[{"id": "s1", "blocks": [deck, byline, paragraph]}]))
    assert [[block.id for block in section.blocks] for section in view.text] == [["d1", "c1", "p1"], ["p2"]]
    view = make_view(make_article(lead=LEAD, sections=[{"id": "s1", "heading": "خلفية", "blocks": [byline]}]))
    assert [[block.id for block in section.blocks] for section in view.text] == [["p1"], ["c1"]]


@pytest.mark.parametrize(
    ("change", "publisher", "by"),
    [
        ({"attribution": "خبير"}, None, "According to an expert, as reported in the publisher’s text"),
        ({"attribution": "خبير"}, "صحيفة", "According to an expert, as reported in the publisher’s text"),
        ({}, "صحيفة", "According to the text of a paper"),
        ({}, None, "According to the publisher’s text"),
    ],
)
def test_whose_claim_it_is(change: dict[str, Any], publisher: str | None, by: str) -> None:
    article = make_article(
        source={"file": "source.txt", "sha256": "0" * 64, "publisher": publisher}, figures=[FIGURE | change]
    )
    catalog = make_catalog(article, {"f1.attribution": "an expert", "source.publisher": "a paper"})
    assert make_view(article, "en", catalog).figures[0].claim.by.text == by


def test_a_forecast_never_looks_like_a_fact() -> None:
    facts = [FIGURE | {"id": m, "modality": m} for m in ("stated", "expected", "possible")]
    for lang in ("ar", "en"):
        claims = [figure.claim for figure in make_view(make_article(figures=facts), lang).figures]
        assert [claim.modality for claim in claims] == ["stated", "expected", "possible"]
        assert len({claim.certainty for claim in claims}) == 3


@pytest.mark.parametrize(
    ("time", "kind", "when", "datetime"),
    [
        ({"start": "2026-11-24"}, "dated", "24 November 2026", "2026-11-24"),
        ({"start": "2030"}, "dated", "2030", "2030"),
        ({"start": "2028-21"}, "dated", "Spring 2028", None),
        ({"start": "2026", "end": "2030"}, "dated", "From 2026 to 2030", None),
        ({"start": "2026~"}, "approximate", "About 2026", None),
        ({"start": "202X"}, "approximate", "The 2020s", None),
        ({"start": "2026/.."}, "open", "Since 2026", None),
        ({"end": "2026"}, "dated", "Until 2026", None),
        ({"relative": "-P20Y"}, "relative", "Within 20 years before the text", None),
        ({"relative": "-P20Y", "words": "عقدان"}, "relative", "“two decades”", None),
        ({"words": "عقدان"}, "undated", "“two decades”", None),
        ({}, "undated", "Undated", None),
    ],
)
def test_times(time: dict[str, str], kind: str, when: str, datetime: str | None) -> None:
    article = make_article(lead=LEAD, timeline=[EVENT | time])
    event = make_view(article, "en", make_catalog(article, {"e1.words": "two decades"})).timeline[0]
    assert (event.kind, event.when.text, event.datetime) == (kind, when, datetime)
    assert (event.tag is None) == (kind == "dated")


def test_a_date_that_stands_alone_begins_with_a_capital() -> None:
    source = {"file": "source.txt", "sha256": "0" * 64, "published": "2028-33", "retrieved": "2028-40"}
    article = make_article(source=source, timeline=[EVENT | {"start": "2028-33"}])
    view = make_view(article, "en", make_catalog(article))
    details = {detail.term: detail.value.text for detail in view.details}
    assert (details["Published"], details["Retrieved"]) == ("First quarter of 2028", "First half of 2028")
    assert view.timeline[0].when.text == "First quarter of 2028"
    assert view.dated == "first quarter of 2028"  # goes on after “Published”
    assert without_isolates(make_view(article).timeline[0].when.text) == "الربع الأول من 2028"


def test_the_reviewer_and_the_day_are_parted_as_the_language_does() -> None:
    article = make_article(review={"state": "reviewed", "by": "ليلى", "date": "2026-11-24"})
    shown = [
        without_isolates({detail.term: detail.value.text for detail in make_view(article, lang).details}[term])
        for lang, term in (("ar", "المراجعة"), ("en", "Review"))
    ]
    assert shown == ["ليلى، 24 نوفمبر 2026", "ليلى, 24 November 2026"]


def test_the_reviewer_of_another_script_stands_apart_from_the_day() -> None:
    for lang, by, shown in (
        ("en", "سلمى الحداد", "\u2067سلمى الحداد\u2069, 24 November 2026"),
        ("ar", "Salma", "\u2066Salma\u2069، \u206624\u2069 نوفمبر \u20662026\u2069"),
    ):
        article = make_article(review={"state": "reviewed", "by": by, "date": "2026-11-24"})
        assert shown in [detail.value.text for detail in make_view(article, lang).details]


@pytest.mark.parametrize(
    ("review", "shown"),
    [
        ({"state": "draft"}, ("لم يُراجَع بعد", "not reviewed yet")),
        ({"state": "draft", "by": "ليلى", "date": "2026-11-24"}, ("لم يُراجَع بعد", "not reviewed yet")),
        ({"state": "reviewed"}, ("لم يُسجَّل اسم المراجع", "reviewer not named")),
    ],
)
def test_what_is_not_filled_in_is_said_to_be_not_recorded(review: dict[str, str], shown: tuple[str, str]) -> None:
    article = make_article(review=review)
    for lang, published, publisher, reviewed in (
        ("ar", ("تاريخ النشر", "لم يُسجَّل"), "الناشر", ("المراجعة", shown[0])),
        ("en", ("Published", "not recorded"), "Publisher", ("Review", shown[1])),
    ):
        details = {detail.term: detail.value.text for detail in make_view(article, lang).details}
        assert details[published[0]] == details[publisher] == published[1]
        assert details[reviewed[0]] == reviewed[1]


def test_untranslated_words_of_a_time_keep_their_language() -> None:
    article = make_article(lead=LEAD, timeline=[EVENT | {"words": "عقدان"}])
    when = make_view(article, "en", make_catalog(article)).timeline[0].when
    assert (when.text, when.lang, when.dir, when.state) == ("«عقدان»", "ar", "rtl", "missing")


def test_organisations_and_speakers_are_named() -> None:
    article = make_article(
        people=[
            {"id": "h1", "name": "ليلى", "organisation": "o1", "country": "SA", "quote": "x", "sentence": "p1-s1"},
            {"id": "h2", "name": "سالم", "organisation": "شركة", "quote": "x", "sentence": "p1-s1"},
        ],
        organisations=[{"id": "o1", "name": "وزارة", "sentence": "p1-s1"}],
        quotes=[
            {"id": f"q{i}", "speaker": s, "kind": "direct", "text": "x", "sentence": "p1-s1"}
            for i, s in enumerate(["h1", "o1", "شاهد"])
        ],
    )
    catalog = make_catalog(
        article, {"h1": "Layla", "o1": "Ministry", "h2.organisation": "Company", "q2.speaker": "A witness"}
    )
    view = make_view(article, "en", catalog)
    assert [person.organisation.text for person in view.people if person.organisation] == ["Ministry", "Company"]
    assert [person.country for person in view.people] == ["Saudi Arabia", None]
    assert [quote.speaker.text for quote in view.quotes] == ["Layla", "Ministry", "A witness"]


def test_draft_facts_are_dropped_with_what_points_to_them() -> None:
    table = {"id": "t1", "kind": "table", "rows": [{"id": f"r{i}", "cells": ["أ", "ب"]} for i in range(2)]}
    items = {"id": "l1", "kind": "list", "items": [{"id": "l1-1", "text": "بند"}]}
    fact = {"id": "o1", "name": "x", "sentence": "p1-s1"}
    article = make_article(
        sections=[{"id": "s1", "blocks": [table, items]}],
        figures=[FIGURE | {"draft": True}, FIGURE | {"id": "f2"}],
        summary=[
            {"id": "x1", "block": "r0", "figure": "f1"},
            {"id": "x2", "block": "r1", "figure": "f2"},
            {"id": "x3", "block": "r1", "draft": True},
        ],
        timeline=[EVENT | {"draft": True}],
        pillars=[{"id": "b1", "block": "l1-1", "draft": True}],
        people=[{"id": "h1", "name": "x", "quote": "x", "sentence": "p1-s1", "draft": True}],
        organisations=[fact | {"draft": True}],
        quotes=[{"id": "q1", "speaker": "x", "kind": "direct", "text": "x", "sentence": "p1-s1", "draft": True}],
    )
    kept = without_drafts(article)
    assert [figure.id for figure in kept.figures] == ["f2"]
    assert [(row.id, row.figure) for row in kept.summary] == [("x1", None), ("x2", "f2")]
    assert not any([kept.timeline, kept.pillars, kept.people, kept.organisations, kept.quotes])
    assert make_view(kept).summary is not None


# The rest of the page


def test_summary_rows_link_to_the_sentence_of_their_figure() -> None:
    table = {
        "id": "t1",
        "kind": "table",
        "header": ["العنصر"],
        "rows": [{"id": "r1", "cells": ["أ", "ب", "ج"]}, {"id": "r2", "cells": ["د"]}],
    }
    article = make_article(
        lead=LEAD,
        sections=[{"id": "s1", "blocks": [table]}],
        figures=[FIGURE],
        summary=[{"id": "x1", "block": "r1", "figure": "f1"}, {"id": "x2", "block": "r2"}],
    )
    summary = make_view(article).summary
    assert summary is not None
    assert [(row.head.text, len(row.values), row.anchor) for row in summary.rows] == [
        ("أ", 2, "p1-s1"),
        ("د", 0, "r2"),
    ]
    assert [cell.text for cell in summary.header] == ["العنصر"]


def test_what_a_page_arranges_has_numbers_in_its_digits_and_the_text_its_own() -> None:
    table = {"id": "t1", "kind": "table", "header": ["عام 2026"], "rows": [{"id": "r1", "cells": ["G20", "1,200"]}]}
    item = {"id": "l1-1", "text": "بند 12"}
    article = make_article(
        lead=LEAD,
        sections=[{"id": "s1", "blocks": [table, {"id": "l1", "kind": "list", "items": [item]}]}],
        summary=[{"id": "x1", "block": "r1"}],
        pillars=[{"id": "b1", "block": "l1-1"}],
        figures=[FIGURE | {"value": 1200, "label": "منذ 12 يوماً"}],
        timeline=[EVENT | {"label": "توقف 40%", "words": "منذ 3 أيام"}],
    )
    words = make_policy("ar", "arab")
    view = localize(article, Localization(words, Settings()))
    assert view.summary is not None
    arranged = [view.summary.header[0], view.summary.rows[0].head, *view.summary.rows[0].values]
    arranged += [
        view.pillars[0].text,
        view.figures[0].amount,
        view.figures[0].label,
        view.timeline[0].label,
        view.timeline[0].when,
    ]
    assert [without_isolates(one.text) for one in arranged] == [
        *("عام ٢٠٢٦", "G20", "١٬٢٠٠", "بند ١٢", "١٬٢٠٠", "منذ ١٢ يوماً", "توقف ٤٠٪", "«منذ ٣ أيام»")
    ]
    assert [without_isolates(cell.text) for cell in view.text[1].blocks[0].rows[0].cells] == ["G20", "1,200"]
    assert without_isolates(view.figures[0].quote.text) == FIGURE["quote"]
    # Words that are not translated are left in their language, and its digits.
    untranslated = localize(article, Localization(make_policy("en", "arab"), Settings()))
    assert untranslated.timeline[0].label.text == isolate("توقف 40%", "ar")


def test_pillars_and_summary_leave_out_what_is_not_there() -> None:
    view = make_view(make_article(pillars=[{"id": "x", "block": "no"}], summary=[{"id": "y", "block": "no"}]))
    assert view.pillars == ()
    assert view.summary is None


def test_topics_have_their_names_in_the_settings() -> None:
    topics = {"security": {"ar": "الأمن", "en": "Security"}}
    article = make_article(topics=["security", "other"])
    views = {lang: make_view(article, lang, topics=topics) for lang in ("ar", "en")}
    assert [topic.name for topic in views["ar"].topics] == ["الأمن", "other"]
    assert [topic.name for topic in views["en"].topics] == ["Security", "other"]
    assert [topic.url for topic in views["en"].topics] == ["topics/security/", "topics/other/"]


def test_a_withdrawn_dossier_leads_to_no_topic() -> None:
    view = make_view(make_article(topics=["security"], status="withdrawn"))
    assert [(topic.name, topic.url) for topic in view.topics] == [("security", None)]


def test_the_excerpt_is_short_and_cut_at_a_word() -> None:
    excerpt = make_view(make_article(lead={"id": "p1", "text": "كلمات، " * 100})).excerpt
    assert 200 <= len(excerpt.text) <= 240
    assert excerpt.text.endswith("كلمات…")
    assert make_view(make_article(lead=None)).excerpt.text == "عنوان"
    assert make_view(make_article(lead=LEAD), "en").excerpt.lang == "ar"


def test_citation_with_and_without_an_address() -> None:
    article = make_article(headline={"text": "عنوان", "by": "source"})
    assert "http" not in make_view(article).citation.text
    cited = make_view(article, url="https://example.org/", name={"ar": "ملف"}).citation.text
    assert without_isolates(cited).endswith("https://example.org/ar/articles/x/")
    assert "«عنوان»" in cited


def test_corrections() -> None:
    article = make_article(corrections=[{"date": "2026-11-24", "text": "أول"}, {"date": "2026-12~", "text": "ثانٍ"}])
    catalog = make_catalog(article, {"correction.2026-11-24": "First"})
    found = make_view(article, "en", catalog).corrections
    assert [(c.when, c.datetime, c.text.text, c.text.lang) for c in found] == [
        ("24 November 2026", "2026-11-24", "First", "en"),
        ("about December 2026", None, "ثانٍ", "ar"),
    ]


def test_a_newer_correction_leaves_the_others_their_translation() -> None:
    old = {"date": "2026-11-24", "text": "أول"}
    catalog = make_catalog(make_article(corrections=[old]), {"correction.2026-11-24": "First"})
    newer = make_article(corrections=[{"date": "2026-11-24", "text": "ثانٍ"}, old])
    found = make_view(newer, "en", catalog).corrections
    assert [(c.text.text, c.text.lang) for c in found] == [("ثانٍ", "ar"), ("First", "en")]


def test_image_and_states() -> None:
    article = make_article(
        image={"file": "a.png", "alt": "", "credit": "مصور"}, status="withdrawn", review={"state": "draft"}
    )
    view = make_view(article)
    assert view.image is not None
    assert (view.image.file, view.image.alt.text) == ("a.png", "")
    assert view.image.credit is not None
    assert (view.withdrawn, view.draft) == (True, True)
    assert make_view(make_article()).image is None


# Who wrote, and for whom somebody works


def test_the_author_stands_over_the_dossier_and_in_its_citation() -> None:
    source = {"file": "source.txt", "sha256": "0" * 64, "publisher": "صحيفة"}
    article = make_article(lead=LEAD, credits={"author": "ليلى"}, source=source)
    view = make_view(article)
    assert view.author
    assert view.author.text == "ليلى"
    assert "المصدر: ليلى، صحيفة، " in without_isolates(view.citation.text)


def test_an_author_without_a_publisher_is_source_enough() -> None:
    view = make_view(make_article(lead=LEAD, credits={"author": "ليلى"}))
    assert "المصدر: ليلى، بلا تاريخ" in without_isolates(view.citation.text)


@pytest.mark.parametrize(
    ("role", "organisation", "apart"),
    [
        ("رئيس اتحاد الصناعيين", "اتحاد الصناعيين", False),
        ("الأمين العام للاتحاد البحري", "الاتحاد البحري", False),
        ("الأمين العام بالاتحاد البحري", "الاتحاد البحري", False),
        ("مدير الاتحاد", "الاتحاد البحري", True),
        (None, "الاتحاد البحري", True),
    ],
)
def test_an_organisation_that_the_role_names_is_not_named_twice(
    role: str | None, organisation: str, apart: bool
) -> None:
    person = {"id": "i1", "name": "سامي", "role": role, "organisation": organisation}
    view = make_view(make_article(lead=LEAD, people=[person | {"quote": "65 مليون", "sentence": "p1-s1"}]))
    assert (view.people[0].apart is not None) == apart
    assert view.people[0].organisation


def test_a_dossier_without_a_lead_opens_with_its_first_paragraph() -> None:
    section = {
        "id": "s1",
        "heading": "ملخص",
        "blocks": [{"id": "p1", "kind": "paragraph", "text": "تقترح الورقة خطة."}],
    }
    view = make_view(make_article(lead=None, sections=[section]))
    assert view.lead
    assert (view.lead.text, view.excerpt.text) == ("تقترح الورقة خطة.", "تقترح الورقة خطة.")
    assert [section.heading and section.heading.text for section in view.text] == ["ملخص"]


def test_a_list_and_a_table_run_as_all_their_words_do() -> None:
    blocks = [
        {"id": "l1", "kind": "list", "items": [{"id": "l1-1", "text": "أول"}, {"id": "l1-2", "text": "ثانٍ"}]},
        {"id": "t1", "kind": "table", "header": ["رأس"], "rows": [{"id": "t1-1", "cells": ["خلية"]}]},
    ]
    article = make_article(lead=LEAD, sections=[{"id": "s1", "blocks": blocks}])

    def directions(lang: str, translations: dict[str, str]) -> list[Any]:
        view = make_view(article, lang, make_catalog(article, translations))
        return [block.dir for section in view.text for block in section.blocks][1:]

    assert directions("ar", {}) == [None, None]
    assert directions("en", {}) == ["rtl", "rtl"]
    assert directions("en", {"l1-1": "first", "t1-1.1": "cell"}) == [None, None]
