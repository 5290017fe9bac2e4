"""The facts of whole articles: each with its words, its sentence and its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from malaf.article import Figure, SourceInfo, block_texts
from malaf.blocks import parse_blocks
from malaf.consistency import disagreements
from malaf.evidence import contradictions
from malaf.extract import Extraction, extract_article
from malaf.ingest import as_data, read_file
from malaf.pairs import Pair, check_pair
from malaf.reading.facts import Passage, read_facts
from malaf.reading.quantity import usage_of
from malaf.reading.tokens import Text
from malaf.reading.values import read_values
from malaf.sentences import split_sentences

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "saudi-kazakh-security" / "source.txt"
ARTICLES = [SEED, *sorted((ROOT / "benchmarks" / "articles").glob("*/*.txt"))]
GROUPS = ("figures", "timeline", "people", "organisations", "quotes")


def extract(text: str, published: str | None = "2026-11-24") -> Extraction:
    source = SourceInfo(file="source.txt", sha256="0" * 64, published=published)
    return extract_article(parse_blocks(text), slug="x", language="ar", source=source)


def _printed(path: Path) -> list[str]:
    return path.read_bytes().decode("utf-8", "ignore").split()


def words(fact: dict[str, Any]) -> str:
    return str(fact.get("quote") or fact.get("text") or fact["name"])


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_fact_stands_where_it_says(path: Path) -> None:
    published = None
    if path != SEED:
        published = json.loads(path.with_suffix(".json").read_text("utf-8")).get("published")
    reading, problems = read_file(path, path.name, slug="x", published=published)
    assert reading is not None
    assert {problem.code for problem in problems} <= {"denied"}
    data = as_data(reading)
    sentences = _sentences(reading.article)
    for group in GROUPS:
        for fact in data.get(group, ()):
            start, end = fact["span"]
            found = reading.text[start:end]
            # «للوزارة» is «الوزارة» without its alef.
            assert found == words(fact) or (group == "organisations" and words(fact).endswith(found[1:])), fact
            assert found in sentences[fact["sentence"]]


def test_the_dates_over_the_parts_of_a_chronology_are_its_events() -> None:
    text = """محطات الأزمة

شهدت البلدة أحداثاً غيّرت حياة سكانها.

15 أبريل 2023
اندلعت الاشتباكات في العاصمة. ثم امتدت.

في مطلع يونيو 2024:
- عادت 12 أسرة إلى بيوتها.

أزمة 2024
قال السكان إنهم عادوا.

2025
"""
    article = extract(text).article
    assert [(event.start, event.label, event.quote, event.sentence) for event in article.timeline] == [
        ("2023-04-15", "اندلعت الاشتباكات في العاصمة", "15 أبريل 2023", article.sections[0].id),
        ("2024-06", "عادت 12 أسرة إلى بيوتها", "مطلع يونيو 2024", article.sections[1].id),
    ]
    assert [heading for _, heading in _headings(article)][:2] == ["15 أبريل 2023", "في مطلع يونيو 2024:"]


def _headings(article: Any) -> list[tuple[str, str]]:
    return [(section.id, section.heading) for section in article.sections if section.heading]


def _sentences(article: Any) -> dict[str, str]:
    texts = dict(block_texts(article))
    for name, text in list(texts.items()):
        for i, span in enumerate(split_sentences(text, "ar"), start=1):
            texts[f"{name}-s{i}"] = text[span.start : span.end]
    return texts


def test_a_name_in_the_shape_of_a_dual_counts_nothing() -> None:
    article = extract("وقال الدكتور سامي نجمان إن الوحدة جاهزة، وإن رجلان أصيبا.").article
    assert [figure.quote for figure in article.figures] == ["رجلان"]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_value_is_read_from_its_quote(path: Path) -> None:
    reading, _ = read_file(path, path.name, slug="x", published=None)
    assert reading is not None
    usage = usage_of(Text(text) for _, text in block_texts(reading.article))
    for figure in reading.article.figures:
        found = {(q.value, q.high) for q in read_values(Text(figure.quote), usage=usage).quantities}
        # A bare «1900» is a year but for the words beside it.
        assert (figure.value, figure.high) in found or not found, figure
    assert list(contradictions(reading.article)) == []


def test_the_first_article() -> None:
    reading, _ = read_file(SEED, "source.txt", slug="x", published=None)
    assert reading is not None
    article = reading.article
    read = {(figure.value, figure.unit, figure.qualifier) for figure in article.figures}
    assert read >= {
        (12, "person", "exact"),
        (65000000, "person", "more_than"),
        (9, "person", "exact"),
        (3, "person", "exact"),
        (40, "percent", "up_to"),
        (None, "دولار", "vague"),
    }
    whole = next(figure for figure in article.figures if figure.value == 12)
    assert [_value(article.figures, part) for part in whole.parts] == [9, 3]
    assert {event.relative for event in article.timeline} >= {"P2Y", "P0D"}
    assert {person.name for person in article.people} == {
        "عبدالعزيز بن سعود بن نايف",
        "إرجان سادينوف",
        "أحمد الراجحي",
        "عبدالله المطيري",
        "سارة النصار",
    }
    crime = next(figure for figure in article.figures if figure.unit == "percent")
    assert crime.modality == "possible"
    assert any(row.figure == crime.id for row in article.summary)


def _value(figures: tuple[Figure, ...], name: str) -> float | None:
    return next(figure.value for figure in figures if figure.id == name)


def test_a_claim_is_attributed_to_whom_the_text_names() -> None:
    article = extract("قال الوزير خالد بن سعد الحربي إن عدد المدارس بلغ 350 مدرسة في عام 2024.\n").article
    assert article.people[0].name == "خالد بن سعد الحربي"
    assert [quote.speaker for quote in article.quotes] == [article.people[0].id]
    assert [figure.attribution for figure in article.figures] == ["خالد بن سعد الحربي"]
    assert [event.attribution for event in article.timeline] == ["خالد بن سعد الحربي"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("بلغ عدد المدارس 350 مدرسة.", "stated"),
        ("من المتوقع أن يبلغ عدد المدارس 350 مدرسة.", "expected"),
        ("ستبني الوزارة 350 مدرسة.", "expected"),
        ("قد يصل العدد إلى 350 مدرسة.", "possible"),
        ("كان محللون قد توقعوا أن يبلغ عدد المدارس 350 مدرسة.", "expected"),
        ("رجّح الخبراء بناء 350 مدرسة.", "possible"),
        ("تشير الدراسة إلى احتمال إغلاق 350 مدرسة.", "possible"),
    ],
)
def test_a_forecast_never_looks_like_a_fact(text: str, modality: str) -> None:
    assert [figure.modality for figure in extract(text).article.figures] == [modality]


@pytest.mark.parametrize("published", [None, "2026-11-24"])
def test_a_time_that_the_text_looks_ahead_to_is_expected(published: str | None) -> None:
    text = "من المتوقع إنجاز المرحلة الأولى في الربع الأول من عام 2028. ويُنتظر أن يفتتح الجسر عام 2029."
    events = extract(text, published).article.timeline
    assert [(event.start, event.modality) for event in events] == [("2028-33", "expected"), ("2029", "expected")]


def test_a_time_to_come_is_expected() -> None:
    events = extract("افتتح المركز في عام 2020، ويكتمل العمل في 2030.").article.timeline
    assert [(event.start, event.modality) for event in events] == [("2020", "stated"), ("2030", "expected")]


@pytest.mark.parametrize(
    ("words", "start", "modality"),
    [
        ("في الربع الأول من عام 2026", "2026-33", "stated"),
        ("خلال الربع الثالث من 2026", "2026-35", "stated"),
        ("في الربع الأخير من سنة 2026", "2026-36", "stated"),  # it had begun
        ("في الثلاثي الثاني من سنة 2026", "2026-34", "stated"),
        ("في النصف الأول من 2026", "2026-40", "stated"),
        ("في النصف الثاني من عام 2026", "2026-41", "stated"),
        ("في صيف 2026", "2026-22", "stated"),
        ("في ربيع عام 2026", "2026-21", "stated"),
        ("في خريف 2026", "2026-23", "stated"),
        ("في شتاء 2026", "2026-24", "stated"),
        ("في تشرين الثاني 2026", "2026-11", "stated"),
        ("في ثمانينيات القرن الماضي", "198X", "stated"),
        ("في الربع الأول من عام 2027", "2027-33", "expected"),
        ("في الربع الرابع من 2027", "2027-36", "expected"),
        ("في النصف الأول من 2027", "2027-40", "expected"),
        ("في ربيع 2027", "2027-21", "expected"),
        ("في شتاء 2027", "2027-24", "expected"),
        ("في دجنبر 2026", "2026-12", "expected"),
        ("في 23 نوفمبر 2026", "2026-11-23", "expected"),
        ("في 22 نوفمبر 2026", "2026-11-22", "stated"),
    ],
)
def test_a_time_is_to_come_by_the_days_that_it_stands_for(words: str, start: str, modality: str) -> None:
    events = extract(f"دشنت الشركة مصنعا {words}.", published="2026-11-22").article.timeline
    assert [(event.start, event.modality) for event in events] == [(start, modality)]


@pytest.mark.parametrize(("published", "modality"), [("2026-02-10", "expected"), ("2026-07-01", "stated")])
def test_a_season_has_begun_or_not(published: str, modality: str) -> None:
    events = extract("التصوير في صيف 2026.", published=published).article.timeline
    assert [(event.start, event.modality) for event in events] == [("2026-22", modality)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "وقالت الرئيسة التنفيذية للشركة \u200fم. نورة بنت سعد القحطاني\u200f: «حققنا هذا النمو».",
            ["نورة بنت سعد القحطاني"],
        ),
        ("قام دولة الســيد حسن عبد الكريم الربيعي، رئيس مجلس الوزراء العراقي، بزيارة.", ["حسن عبد الكريم الربيعي"]),
        ("واستقبل وزير الخارجية الدكتور محمـــد بن علي الحربي الوفد.", ["محمد بن علي الحربي"]),
        ("وأكد \u202bالوزير خالد بن سعد الحربي\u202c أن العمل بدأ.", ["خالد بن سعد الحربي"]),
        ("صرح المدير العــام للشركة سالم بن أحمد الحربي للصحافة.", ["سالم بن أحمد الحربي"]),
    ],
)
def test_names_are_without_tatweel_and_marks_and_quotes_with_them(text: str, names: list[str]) -> None:
    article = extract(text).article
    assert [person.name for person in article.people] == names
    written = [part for one in article.people for part in (one.name, one.honorific, one.role) if part]
    written += [quote.speaker for quote in article.quotes] + [one.name for one in article.organisations]
    assert not [part for part in written if set(part) & set("\u0640\u200f\u202b\u202c")]
    assert all(one.quote in text for one in article.people)


TABLE = """بلغت صادرات البلاد 40 مليار دولار في عام 2024.

| البند | القيمة |
|---|---|
| الصادرات | 40 مليار دولار |
| الواردات | 35 مليار دولار |
"""


def test_a_cell_points_to_the_figure_of_the_prose_and_is_one_where_there_is_none() -> None:
    article = extract(TABLE).article
    assert [(figure.value, figure.label) for figure in article.figures] == [
        (40 * 10**9, "بلغت صادرات البلاد"),
        (35 * 10**9, "الواردات"),
    ]
    assert [row.figure for row in article.summary] == [figure.id for figure in article.figures]
    assert article.figures[1].sentence == article.summary[1].block


def test_two_calendars_that_differ_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("عنوان\nصدر القرار في 22 ربيع الآخر 1447هـ الموافق 24 أكتوبر 2025م في العاصمة.\n", "utf-8")
    _, problems = read_file(path, "a.txt", slug="x", published=None)
    assert [(problem.code, problem.line, problem.column) for problem in problems] == [("calendars-differ", 2, 15)]


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("مقتل 12 شخصاً في حريق", []),
        ("مقتل 13 شخصاً في حريق", ["title-mismatch"]),
        ("مقتل أشخاص في حريق", []),
        ("خسائر بقيمة 5 ملايين دولار", []),
        ("خسائر بقيمة 9 ملايين دولار", []),  # the lead says nothing of money
    ],
)
def test_a_title_that_says_another_number_is_told(title: str, codes: list[str]) -> None:
    body = "قُتل 12 شخصاً في حريق شب أمس في مصنع بالمدينة، وفق ما قالت الشرطة.\n\nوقدرت الخسائر بنحو 5.1 مليون دولار."
    assert [found.code for found in disagreements(extract(f"{title}\n\n{body}\n").article)] == codes


_WORDS = sorted(set(SEED.read_text("utf-8").split()))
_TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(
        st.sampled_from([*_WORDS, "\n", "\n\n", "- ", "| أ | 5% |\n", "«", "»", '"', ":", "قال", "إن", "12"]),
        max_size=60,
    ).map(" ".join),
)


@given(_TEXTS)
def test_any_text_is_read(text: str) -> None:
    found = extract(text)
    article = found.article
    sentences = _sentences(article)
    ids = [fact.id for group in GROUPS for fact in getattr(article, group)]
    assert len(ids) == len(set(ids))
    for group in GROUPS:
        for fact in getattr(article, group):
            span = found.spans[fact.id]
            quote = text[span.start : span.end]
            assert quote in sentences[fact.sentence]
            if group != "organisations":
                assert quote == (fact.text if group == "quotes" else fact.quote)


_PRINTED = [word for path in ARTICLES if path.read_bytes()[:2] != b"\xff\xfe" for word in _printed(path)]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.integers(0, len(_PRINTED) - 1), min_size=1, max_size=25))
def test_pieces_of_articles_in_any_order_are_read(starts: list[int]) -> None:
    """Sentences that break off, and go on with others, as in a text that was cut or put together."""
    text = " ".join(word for start in starts for word in _PRINTED[start : start + 1 + start % 5])
    article = extract(f"عنوان\n\n{text}").article
    list(contradictions(article))
    check_pair(Pair("p1", text, "On Monday the minister said that 12 people were hurt.", "ar", "en"))


@pytest.mark.parametrize("text", ["أوقفت هيئة الرقابة ومكافحة", "وقال محافظ بني", "في تسعينيات القرن السادس"])
def test_a_sentence_may_break_off(text: str) -> None:
    extract(f"عنوان\n\n{text}")


@pytest.mark.parametrize(
    ("prose", "cell", "figure"),
    [
        ("يشمل الاتفاق أكثر من 65 مليون مواطن.", "أكثر من 65 مليون", "fig-1"),
        ("جذب الاتفاق مليارات الدولارات.", "مليارات الدولارات", "fig-1"),
        ("يشمل الاتفاق 4200 أسرة.", "4200", "fig-1"),
        ("يشمل الاتفاق 4200 أسرة و4200 طالب.", "4200", None),
        ("يشمل الاتفاق 3 محاور.", "3", None),
        ("يشمل الاتفاق 4200 أسرة.", "4300", None),
        ("جذب الاتفاق مليارات الدولارات.", "ملايين الدولارات", None),
    ],
)
def test_a_row_without_a_unit_is_the_figure_of_the_prose(prose: str, cell: str, figure: str | None) -> None:
    passages = [Passage("p1", prose, 0), Passage("t1-1", "العدد", 100, "cell"), Passage("t1-1", cell, 110, "cell")]
    assert read_facts(passages, published=None).row_figures.get("t1-1") == figure
