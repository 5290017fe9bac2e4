"""Facts and the words that they are tied to: what contradicts them, and what they leave open."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malaf.evidence import contradictions, read_amounts
from tests.conftest import make_article


def codes(text: str, **facts: Any) -> list[tuple[str, str]]:
    """(code, key) of all that contradicts the text `text`, which is the block ``p1``."""
    article = make_article(lead={"id": "p1", "text": text}, **facts)
    return [(found.code, str(found.path[-1])) for found in contradictions(article)]


def message(text: str, **facts: Any) -> str:
    article = make_article(lead={"id": "p1", "text": text}, **facts)
    return " / ".join(f"{found.message}; {found.hint}" for found in contradictions(article))


def figure(quote: str, value: float | None, unit: str | None, **more: Any) -> dict[str, Any]:
    return {"id": "f1", "value": value, "unit": unit, "label": "x", "quote": quote, "sentence": "p1-s1", **more}


# Figures


@pytest.mark.parametrize(
    ("quote", "value", "unit", "agrees"),
    [
        ("40 ألف متر مربع", 40000, "متر مربع", True),
        ("40 ألف متر مربع", 40000, "area", True),
        ("40 ألف متر مربع", 40000, "هكتار", True),  # an area, too
        ("40 ألف متر مربع", 40000, "SAR", False),
        ("40 ألف متر مربع", 40000, "شجرة", False),
        ("40 ألف متر مربع", 40000, None, True),
        ("12 شجرة", 12, "أشجار", True),
        ("12 شجرة", 12, "نخلة", True),  # of two nouns nothing is known
        ("12 شجرة", 12, "person", True),  # as of «12 قابلة», a word for people that the reader does not know
        ("12 شجرة", 12, "SAR", False),
        ("12 شجرة", 12, "percent", False),
        ("12 شجرة", 12, "XOF", True),  # a currency whose nouns are not listed
        ("193 عضواً", 193, "country", True),
        ("193 عضواً", 193, "قابلة", True),
        ("193 عضواً", 193, "year", False),
        ("40 في المئة", 40, "percent", True),
        ("40 في المئة", 40, "person", False),
        ("3.5 نقطة مئوية", 3.5, "percent", True),
        ("5 ملايين ريال", 5000000, "SAR", True),
        ("5 ملايين ريال", 5000000, "QAR", True),
        ("5 ملايين ريال", 5000000, "USD", False),
        ("5 ملايين ريال قطري", 5000000, "ريال", True),
        ("5 ملايين ريال قطري", 5000000, "دينار", False),
        ("5 ملايين دولار", 5000000, "CAD", True),
        ("ريالين", 2, "OMR", True),
        ("ليرتان", 2, "TRY", True),
        ("ليرتان", 2, "USD", False),
        ("5 ملايين فرنك", 5000000, "XOF", True),
        ("ثلاثة أشهر", 3, "month", True),
        ("ثلاثة أشهر", 3, "year", False),
        ("12 من أصل 20", 12, "person", True),
    ],
)
def test_what_is_counted_is_what_the_quote_counts(quote: str, value: float, unit: str | None, agrees: bool) -> None:
    expected = [] if agrees else [("unit-not-in-quote", "unit")]
    assert codes(f"جاء في النص: {quote}.", figures=[figure(quote, value, unit)]) == expected


@pytest.mark.parametrize(
    ("quote", "unit", "told"),
    [
        ("5 ملايين دولار", "دولار", True),
        ("40 في المئة", "في المئة", True),
        ("ثلاث سنوات", "سنة", True),
        ("5 ملايين دولار", "USD", False),
        ("5 ملايين ليرة", "ليرة", False),  # of which country, no code can tell
        ("12 شجرة", "شجرة", False),
        ("12 مهندساً", "مهندس", False),
    ],
)
def test_a_unit_that_pages_write_out_is_a_code(quote: str, unit: str, told: bool) -> None:
    value = next(one.value for one in read_amounts(quote))
    found = codes(f"جاء في النص: {quote}.", figures=[figure(quote, value, unit)])
    assert found == ([("unit-in-words", "unit")] if told else [])


def test_what_is_counted_may_stand_farther_on() -> None:
    text = "بلغت الأرباح 40 مليوناً مقابل 30 مليون ريال."
    assert codes(text, figures=[figure("40 مليوناً مقابل", 40000000, "SAR")]) == []
    assert codes(text.replace(" ريال", " شجرة"), figures=[figure("30 مليون شجرة", 30000000, "SAR")]) != []


def test_a_figure_is_told_in_words() -> None:
    text = "تتجاوز المساحة 40 ألف متر مربع."
    quote = "تتجاوز المساحة 40 ألف متر مربع"
    assert message(text, figures=[figure(quote, 4000, "متر مربع")]) == (
        "the figure 'f1' is 4000, but its quote reads 40000 («تتجاوز المساحة 40 ألف متر مربع»); "
        "correct the value, or quote the words that give it"
    )
    assert message(text, figures=[figure(quote, 40000, "SAR")]) == (
        "the figure 'f1' counts 'SAR', but its quote reads «تتجاوز المساحة 40 ألف متر مربع»; "
        "write `unit: area`, or quote the words that give the unit"
    )


@pytest.mark.parametrize(
    ("quote", "value", "agrees"),
    [
        ("قد يصل إلى 1,200 شجرة", 1200, False),
        ("وقد تبلغ نحو 1,200 شجرة", 1200, False),
        ("قد يبلغ ألف شجرة", 1000, False),
        ("وقد بلغ 1,200 شجرة", 1200, True),
        ("قد تجاوز 1,200 شجرة", 1200, True),
        ("قد يغلق المصنع الذي فيه 300 عامل", 300, True),  # who work there all the same
        ("يمكن أن يستوعب 300 طالب", 300, True),  # it has the room
    ],
)
def test_what_may_be_is_not_stated(quote: str, value: float, agrees: bool) -> None:
    expected = [] if agrees else [("modality-not-in-quote", "modality")]
    assert codes(f"{quote}.", figures=[figure(quote, value, None)]) == expected
    assert codes(f"{quote}.", figures=[figure(quote, value, None, modality="possible")]) == []


# Labels


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("مساحة الحديقة", None),
        ("مساحة 75 حديقة", "75 حديقة"),
        ("تكلفتها 90 مليون دولار", "90 مليون دولار"),
        ("مساحتها 40,000 متر", None),
        ("مساحتها ٤٠ ألف متر", None),
        ("الاتفاق في 2019", "2019"),
        ("الاتفاق في 2026", None),
        ("ثلاث حدائق", None),
        ("مجموعة G7", None),
    ],
)
def test_a_label_has_no_number_of_its_own(label: str, found: str | None) -> None:
    text = "أُعلن في 24 نوفمبر 2026 عن حديقة مساحتها 40 ألف متر مربع."
    event = {"id": "e1", "start": "2026-11-24", "label": label, "quote": "في 24 نوفمبر 2026", "sentence": "p1-s1"}
    hint = "say what the text says, and no more"
    expected = f"the label of 'e1' says «{found}», which is nowhere in the text; {hint}" if found else ""
    assert message(text, timeline=[event]) == expected


# Dates


@pytest.mark.parametrize(
    ("quote", "start", "end", "wrong"),
    [
        ("في 24 نوفمبر 2026", "2026-11-24", None, ""),
        ("في 24 نوفمبر 2026", "2026-11", None, ""),
        ("في 24 نوفمبر 2026", "2026?", None, ""),
        ("في 24 نوفمبر 2026", "2025-11-24", None, "start"),
        ("في 24 نوفمبر 2026", "2026-11-25", None, "start"),
        ("في 24 نوفمبر 2026", "2026-11-24/2026-12-01", None, ""),  # how long it went on is told elsewhere
        ("في 24 نوفمبر 2026", "2026-11-24", "2026-12-01", ""),
        ("في 24 نوفمبر 2026", None, "2027", "end"),
        ("في 24 نوفمبر 2026", "2026-99", None, ""),  # told by another rule
        ("في ربيع 2028", "2028-21", None, ""),
        ("في ربيع 2028", "2028-04", None, ""),
        ("في ربيع 2028", "2027-21", None, "start"),
        ("في شتاء 2028", "2027-12", None, ""),
        ("منذ 2015", "2015", "..", ""),
        ("منذ 2015", "2015/..", None, ""),
        ("منذ 2015", "2016/..", None, "start"),
        ("من 2020 إلى 2024", "2020", "2024", ""),
        ("من 2020 إلى 2024", "2020/2024", None, ""),
        ("من 2020 إلى 2024", "2020/2026", None, "start"),
        ("من 2020 إلى 2024", "2020", "2026", "end"),
        ("من 2020 إلى 2024", "2022", None, ""),
        ("في ثمانينيات القرن الماضي", "198X", None, ""),
        # Without the year, day and month are left.
        ("في 24 نوفمبر", "2026-11-24", None, ""),
        ("في 24 نوفمبر", "2019-11-24", None, ""),
        ("في 24 نوفمبر", "2026-11-25", None, "start"),
        ("في 24 نوفمبر", "2026", None, ""),
        ("في نوفمبر", "2026-12-01", None, "start"),
        # By the moon a day apart is common.
        ("في 1 رمضان 1447", "2026-02-18", None, ""),
        ("في 1 رمضان 1447", "2026-02-19", None, ""),
        ("في 1 رمضان 1447", "2026-03-18", None, "start"),
        ("في 1 رمضان 1447", "2025-02-18", None, "start"),
        # From another time, or from the article's date: nobody but the editor knows.
        ("يوم الثلاثاء", "2020-01-01", None, ""),
        ("أمس", "2020-01-01", None, ""),
        ("العام الماضي", "2020-01-01", None, ""),
        ("بعد عامين من اتفاق 2019", "2021", None, ""),
        ("في 2019 وفي العام التالي", "2020", None, ""),
        ("في 2019 ثم الثلاثاء", "2026-11-24", None, ""),
        ("الحديقة المشتركة", "2020-01-01", None, ""),
    ],
)
def test_a_date_is_the_one_of_its_quote(quote: str, start: str | None, end: str | None, wrong: str) -> None:
    event = {"id": "e1", "start": start, "end": end, "label": "x", "quote": quote, "sentence": "p1-s1"}
    assert codes(f"كان ذلك {quote}.", timeline=[event]) == ([("date-not-in-quote", wrong)] if wrong else [])


@pytest.mark.parametrize(
    ("quote", "start", "wrong"),
    [
        ("اليوم الأحد", "2026-11-22", False),
        ("اليوم الأحد", "2026-11-24", True),
        ("أمس الاثنين", "2026-11-22", True),
        ("غداً الخميس", "2026-11", False),
        ("ليل السبت الأحد", "2026-11-24", False),
        ("غداً", "2026-11-24", False),
    ],
)
def test_a_weekday_is_that_of_the_day(quote: str, start: str, *, wrong: bool) -> None:
    """Of a time that is told from the text's date: where that is wrong, all of them are."""
    event = {"id": "e1", "start": start, "label": "x", "quote": quote, "sentence": "p1-s1", "relative": "P0D"}
    found = codes(f"كان ذلك {quote}.", timeline=[event | {"words": quote}])
    assert found == ([("date-not-in-quote", "start")] if wrong else [])


def test_a_date_is_told_with_the_words_of_it() -> None:
    event = {"id": "e1", "start": "2025-11-24", "label": "x", "quote": "في 24 نوفمبر 2026", "sentence": "p1-s1"}
    assert message("كان ذلك في 24 نوفمبر 2026.", timeline=[event]) == (
        "the start of event 'e1' is 2025-11-24, but its quote reads 2026-11-24 («24 نوفمبر 2026»); "
        "correct the date, or quote the words that give it"
    )


# Names


TEXT = (
    "قالت المهندسة ليلى المثال، مديرة بلدية الروض، لأبي بكر إن بلديتي النخيل والوادي وافقتا للبنك. وقال عبدالله الوزير."
)


@pytest.mark.parametrize(
    ("name", "sentence", "found"),
    [
        ("ليلى المثال", "p1-s1", []),
        ("ليلى المثال", "p1", []),
        ("ليلى المثال", "p1-s2", ["name-not-in-sentence"]),
        ("ليلى المثال", "p1-s9", []),  # told by another rule
        ("أبو بكر", "p1-s1", []),
        ("عبد الله الوزير", "p1-s2", []),
        ("سعاد المثال", "p1-s1", ["name-not-in-text"]),
        ("سعاد الخير", "p1-s1", ["name-not-in-text"]),
        ("ليل المثال", "p1-s1", ["name-not-in-text"]),
        ("إ. ليلى", "p1-s1", []),
    ],
)
def test_a_person_is_named_in_the_sentence(name: str, sentence: str, found: list[str]) -> None:
    person = {"id": "x1", "name": name, "quote": "ليلى المثال", "sentence": sentence}
    assert codes(TEXT, people=[person]) == [(code, "name") for code in found]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("بلدية الروض", []),
        ("بلدية النخيل", []),
        ("بلدية الوادي", []),
        ("البنك", []),
        ("بلدية الزهور", ["name-not-in-text"]),
        ("جامعة الزهور", ["name-not-in-text"]),
        ("الوزير", ["name-not-in-sentence"]),
    ],
)
def test_an_organisation_may_be_named_in_another_form(name: str, found: list[str]) -> None:
    organisation = {"id": "x1", "name": name, "sentence": "p1-s1"}
    assert codes(TEXT, organisations=[organisation]) == [(code, "name") for code in found]


@pytest.mark.parametrize(
    ("words", "known"),
    [("المهندسة ليلى", True), ("مدير بلدية الروض", True), ("مسؤولة الروض", False), ("الخبراء", False)],
)
def test_a_speaker_a_role_and_an_attribution_are_words_of_the_text(words: str, known: bool) -> None:
    quote = {"id": "q1", "speaker": words, "kind": "direct", "text": "x", "sentence": "p1-s1"}
    person = {"id": "x1", "name": "ليلى المثال", "role": words, "quote": "ليلى المثال", "sentence": "p1-s1"}
    claim = figure("ليلى", None, None, words="x", qualifier="vague", attribution=words)
    found = [] if known else ["name-not-in-text"]
    assert codes(TEXT, quotes=[quote]) == [(code, "speaker") for code in found]
    assert codes(TEXT, quotes=[quote | {"speaker": "x1"}], people=[person | {"role": None}]) == []
    assert codes(TEXT, people=[person]) == [(code, "role") for code in found]
    assert codes(TEXT, figures=[claim]) == [(code, "attribution") for code in found]


def test_names_are_told_with_what_is_not_there() -> None:
    def said(name: str, sentence: str = "p1-s1") -> str:
        person = {"id": "x1", "name": name, "quote": "ليلى المثال", "sentence": sentence}
        return message(TEXT, people=[person])

    assert said("سعاد المثال") == (
        "the name of person 'x1' is «سعاد المثال», but «سعاد» is nowhere in the text; write it as the text has it"
    )
    assert said("سعاد الخير") == (
        "the name of person 'x1', «سعاد الخير», is nowhere in the text; write it as the text has it"
    )
    assert said("ليلى المثال", "p1-s2") == (
        "the name of person 'x1', «ليلى المثال», is not in its sentence, p1-s2; point to the sentence that has the name"
    )


# Anything

_WORDS = st.lists(st.sampled_from([*TEXT.split(), "24", "نوفمبر", "2026", "1", "رمضان", "عام", "قد", "0001", "شتاء"]))


@given(
    _WORDS.map(" ".join), st.sampled_from(["0001", "9999-12-31", "00XX", "0001-01-01", "..", "2026/2027", "xx", None])
)
def test_no_words_are_too_odd(text: str, start: str | None) -> None:
    event = {"id": "e1", "start": start, "label": "x", "quote": text or "x", "sentence": "p1"}
    person = {"id": "x1", "name": text or "x", "quote": text or "x", "sentence": "p1"}
    found = codes(text or "x", figures=[figure(text or "x", 24, text or "x")], timeline=[event], people=[person])
    assert "name" not in {key for _, key in found}
