"""Numbers, quantities and times of Arabic text: by table, on held-aside sentences, and by properties."""

from __future__ import annotations

import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from malaf.dates import in_order, is_edtf
from malaf.reading.calendars import hijri_interval, hijri_to_gregorian
from malaf.reading.durations import read_durations
from malaf.reading.moments import Moment
from malaf.reading.numerals import number_of, read_numerals
from malaf.reading.parts import read_parts
from malaf.reading.periods import read_periods
from malaf.reading.quantity import Quantity
from malaf.reading.tokens import Text, arabic_question, latin_question, question
from malaf.reading.values import read_values
from tests.conftest import calls

_VECTORS = json.loads((Path(__file__).parent / "vectors" / "values.json").read_text("utf-8"))
_PUBLISHED = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7", "7"),
        ("٢٠٢٥", "2025"),
        ("۱۲", "12"),
        ("1,234,567", "1234567"),
        ("3.000.000", "3000000"),
        ("1٬234", "1234"),
        ("٥٠٫٠٧", "50.07"),
        ("50٫07", "50.07"),
        ("1.687,5", "1687.5"),
        ("11,234.56", "11234.56"),
        ("26,5", "26.5"),
        ("0.062", "0.062"),
        ("1,500", "1500"),
        ("2.340", "2340"),
        ("8.1.2", None),
        ("0501234567", None),
        ("1,23,456", None),
    ],
)
def test_digits(written: str, value: str | None) -> None:
    found = number_of(written)
    assert (None if found is None else str(found)) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("ثلاثة", 3),
        ("اثنا عشر", 12),
        ("إحدى عشرة", 11),
        ("ثماني عشرة", 18),
        ("واحد وأربعون", 41),
        ("خمسة وعشرين", 25),
        ("مئة", 100),
        ("مائتان", 200),
        ("ثلاثمئة وأربعة وستون", 364),
        ("ثلاث مئة", 300),
        ("ألف ومئتا", 1200),
        ("ألفان وخمسمائة", 2500),
        ("خمسة وعشرين ألفاً وثلاثمائة وواحد", 25301),
        ("مليون ونصف", 1500000),
        ("مليون ونصف المليون", 1500000),
        ("مليارين ونصف مليار", 2500000000),
        ("مليونان", 2000000),
        ("ثلاثة ملايين ومئة ألف", 3100000),
        ("نصف مليون", 500000),
        ("مليونا و3 آلاف و451", 1003451),
        ("1,000 مليون", 10**9),
        ("ربع مليار", 250000000),
        ("ثلاثة أرباع مليون", 750000),
        ("9 ملايين و200 ألف", 9200000),
        ("12 ألفاً و500", 12500),
        ("3.5 مليار", 3500000000),
        ("1.695 مليار", 1695000000),
        ("3 000 000", 3000000),
        ("تريليون", 10**12),
        ("عشرات الآلاف", None),
        ("مئات الملايين", None),
    ],
)
@pytest.mark.parametrize("prefix", ["", "و", "بـ"])
def test_number_words(written: str, value: int | None, prefix: str) -> None:
    text = Text(prefix + written + " كتاب")
    found = read_numerals(text)
    assert [numeral.value for numeral in found] == [value]
    assert text.text[found[0].start : text.tokens[found[0].last - 1].end] == written


@pytest.mark.parametrize(
    "text", ["رئيس الدورة الخامسة عشرة", "لست هنا", "ألّف كتاباً", "مستشفى واحد", "القائمة الأولى", "كمية من القمح"]
)
def test_no_number(text: str) -> None:
    assert read_numerals(Text(text)) == []


def _read(text: str, published: date | None = None) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    values = read_values(Text(text), published=published)
    return (
        [(q.value, q.high, q.unit, q.qualifier) for q in values.quantities],
        [(m.start, m.end, m.relative) for m in values.moments],
    )


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("40%", 40, "percent", "exact"),
        ("%40", 40, "percent", "exact"),
        ("٤٠٪", 40, "percent", "exact"),
        ("40 في المئة", 40, "percent", "exact"),
        ("40 بالمائة", 40, "percent", "exact"),
        ("أربعين بالمئة", 40, "percent", "exact"),
        ("-3.7%", -3.7, "percent", "exact"),
        ("(-3,4%)", -3.4, "percent", "exact"),
        ("(+2.1%)", 2.1, "percent", "exact"),
        ("1,5- %", -1.5, "percent", "exact"),
        ("%1,5-", -1.5, "percent", "exact"),
        ("5 ملايين أورو", 5000000, "EUR", "exact"),
        ("5 دولارات", 5, "USD", "exact"),
        ("$5", 5, "USD", "exact"),
        ("20 ديناراً كويتياً", 20, "KWD", "exact"),
        ("3 ريالات عمانية", 3, "OMR", "exact"),
        ("7 جنيهات إسترلينية", 7, "GBP", "exact"),
        ("30 جنيهاً مصرياً", 30, "EGP", "exact"),
        ("عامين", 2, "year", "exact"),
        ("ثلاثة أيام", 3, "day", "exact"),
        ("72 ساعة", 72, "hour", "exact"),
        ("100 هكتار", 100, "area", "exact"),
        ("16 كيلومتراً مربعاً", 16, "area", "exact"),
        ("22 دولة", 22, "country", "exact"),
        ("دولتين", 2, "country", "exact"),
        ("35 معلمة", 35, "person", "exact"),
        ("خمسة صحفيين", 5, "person", "exact"),
        ("سبعة متسلقين", 7, "person", "exact"),
        ("ثلاثة مضامين", 3, "مضامين", "exact"),
        ("17 مخطوفاً", 17, "person", "exact"),
        ("مليون مشاهد", 1000000, "person", "exact"),
        ("ثلاثة مشاهد", 3, "مشاهد", "exact"),
        ("640 من القطريات", 640, "person", "exact"),
        ("216 مدرسة", 216, "مدرسة", "exact"),
        ("أكثر من 65 مليون مواطن", 65000000, "person", "more_than"),
        ("ما يزيد على 3 مدن", 3, "مدن", "more_than"),
        ("أزيد من 3 مدن", 3, "مدن", "more_than"),
        ("تجاوز عدد القتلى 45", 45, None, "more_than"),
        ("لا يتجاوز 23 يوماً", 23, "day", "at_most"),
        ("لم تكن تتعدى 38 بالمئة", 38, "percent", "at_most"),
        ("ما لا يقل عن 30%", 30, "percent", "at_least"),
        ("لا تقل قيمتها عن 30 دولاراً", 30, "USD", "at_least"),
        ("37 شخصاً على الأقل", 37, "person", "at_least"),
        ("بحد أقصى 5 أيام", 5, "day", "at_most"),
        ("أقل من دقيقتين", 2, "دقيقتين", "less_than"),
        ("ما دون 60%", 60, "percent", "less_than"),
        ("نحو 60 سفينة", 60, "سفينة", "about"),
        ("بنحو 18,5 في المائة", 18.5, "percent", "about"),
        ("ما يناهز 47 بالمائة", 47, "percent", "about"),
        ("76 في المئة تقريباً", 76, "percent", "about"),
        ("حتى 40%", 40, "percent", "up_to"),
        ("تصل إلى 40%", 40, "percent", "up_to"),
        ("ليصل إلى 40%", 40, "percent", "exact"),
        ("وصل إلى 40%", 40, "percent", "exact"),
        ("عشرات الآلاف من النازحين", None, "person", "vague"),
        ("مليارات الدولارات", None, "دولار", "vague"),
        ("نصف درجة مئوية", 0.5, "درجة", "exact"),
        ("حفرت 12 بئرا", 12, "بئرا", "exact"),
        ("في 23 بلدة من القضاء", 23, "بلدة", "exact"),
        ("ثلاث بقرات", 3, "بقرات", "exact"),
        ("يناهز عدد الزوار 20 ألف زائر", 20000, "person", "about"),
        ("تجاوزت المعدلات عتبة الطوارئ في 29 مقاطعة", 29, "مقاطعة", "exact"),
        ("مليار ونصف المليار درهم مغربي", 1500000000, "MAD", "exact"),
        ("12 مليون دولار و300 ألف", 12300000, "USD", "exact"),
        ("ثلاثة ملايين دولار ونصف المليون", 3500000, "USD", "exact"),
        # marks of direction, as word processors leave them
        ("قدره \u200e150\u200e مليون دولار", 150000000, "USD", "exact"),
        ("بنسبة \u202b40\u202c٪", 40, "percent", "exact"),
        ("بكلفة $\u200e500\u00a0مليون", 500000000, "USD", "exact"),
        ("الصناعة: +٦٫١٪", 6.1, "percent", "exact"),
        ("ثلاثة دنانير أردنية", 3, "JOD", "exact"),
        ("دولارين ونصف الدولار", 2.5, "USD", "exact"),
        ("40 ألف شلن صومالي", 40000, "SOS", "exact"),
        ("500 فرنك قمري", 500, "KMF", "exact"),
        ("عشرات الملايين من الدنانير", None, "دينار", "vague"),
        ("ثلاث ساعات ونصف الساعة", 3.5, "hour", "exact"),
        ("ساعة ونصف", 1.5, "hour", "exact"),
        ("أكثر من عام ونصف", 1.5, "year", "more_than"),
        ("مترين ونصف المتر", 2.5, "مترين", "exact"),
        ("24 مرة", 24, "مرة", "exact"),
        ("3 ملايين م3", 3000000, "م3", "exact"),
        ("3 كلغ", 3, "كلغ", "exact"),
        ("5 لترات", 5, "لترات", "exact"),
        ("هدفين", 2, "هدفين", "exact"),
        ("واجبين كاملين", 2, "واجبين", "exact"),
        ("جوازان مزوران", 2, "جوازان", "exact"),
        ("موسمين متتاليين", 2, "موسمين", "exact"),
        ("مسافرَين", 2, "person", "exact"),
        ("مدنيان سوريان", 2, "person", "exact"),
        ("بقرتين هزيلتين", 2, "بقرتين", "exact"),
        ("واتفاقيتين", 2, "اتفاقيتين", "exact"),
        ("لدولتين", 2, "country", "exact"),
        ("وتلتين", 2, "تلتين", "exact"),
        ("مدة الرحلة 14 ساعة", 14, "hour", "exact"),
        ("وحدتين", 2, "وحدتين", "exact"),
        ("جثتين", 2, "جثتين", "exact"),
        ("قرابة الـ40 قتيلاً", 40, "person", "about"),
        ("قرب 68 دولاراً", 68, "USD", "about"),
        ("على الأقل 40 شخصاً", 40, "person", "at_least"),
        ("نصف ساعة تقريباً", 0.5, "hour", "about"),
        ("نحو نصف كيلومتر", 0.5, "كيلومتر", "about"),
        ("ربع ساعة على الأقل", 0.25, "hour", "at_least"),
        ("قرابة ساعة ونصف", 1.5, "hour", "about"),
        ("ليس أكثر من 40 شخصاً", 40, "person", "at_most"),
        ("لا أقل من 40 شخصاً", 40, "person", "at_least"),
        ("متجاوزاً متوسط التوقعات البالغ 104 ملايين ريال سعودي", 104000000, "SAR", "exact"),
        ("مئات الآلاف محاصرون", None, None, "vague"),
        ("واحداً في المئة", 1, "percent", "exact"),
        ("ثلاثة من أعضاء النادي", 3, "person", "exact"),
        ("12 من أفراد الطاقم", 12, "person", "exact"),
        ("طائرتي شحن", 2, "طائرتي", "exact"),
        ("وقافلتي مساعدات", 2, "قافلتي", "exact"),
        ("2600 ميلي أمبير", 2600, "ميلي أمبير", "exact"),
        ("خمس آلاف أسرة", 5000, "أسرة", "exact"),
        ('12 مليون "زيارة"', 12000000, "زيارة", "exact"),
        ("40 إجراءً", 40, "إجراءً", "exact"),
        ("إنهم 600 على الأقل", 600, None, "at_least"),
        ("400 كيلو فولت", 400, "كيلو فولت", "exact"),
        ("يبلغ ارتفاعه 45م", 45, "م", "exact"),
        ("حكم على 3 غيابياً", 3, None, "exact"),
        ("أكد مقتل 7", 7, None, "exact"),
        ("48.5°م", 48.5, "°م", "exact"),
        ("50º", 50, "º", "exact"),
        (">100 مشارك", 100, "person", "more_than"),
        ("≈30 طناً", 30, "طناً", "about"),
        ("السكان البالغ عددهم 1200", 1200, None, "exact"),
        ("أكثر من نصف المليون نازح", 500000, "person", "more_than"),
        ("12 حفيداً", 12, "person", "exact"),
        ("غرق فيها 17", 17, None, "exact"),
        ("أقل من واحد بالمئة", 1, "percent", "less_than"),
        ("ثلاثة فاصلة خمسة في المئة", 3.5, "percent", "exact"),
        ("صفر فاصل خمسة وسبعين في المئة", 0.75, "percent", "exact"),
        ("6½ أطنان", 6.5, "أطنان", "exact"),
        ("مليونا ومئتي ألف شجرة", 1200000, "شجرة", "exact"),
        ("مليونا ونصف المليون شجرة", 1500000, "شجرة", "exact"),
        ("نحو 17 مليون يحق لهم التصويت", 17000000, None, "about"),
        ("700 سنة ضوئية", 700, "سنة ضوئية", "exact"),
        ("هكتارين", 2, "area", "exact"),
        ("مباراتين", 2, "مباراتين", "exact"),
        ("وفاتان", 2, "وفاتان", "exact"),
        ("امرأتين", 2, "person", "exact"),
        ("خمس درجات مئوية تحت الصفر", -5, "درجات", "exact"),
        ("تصل سرعة الرياح إلى 90 كيلومتراً", 90, "كيلومتراً", "up_to"),
        ("مما يجعل قيمة العقد تصل إلى 40 مليون دولار", 40000000, "USD", "exact"),
        ("وصل عدد المصابين إلى 40", 40, None, "exact"),
        ("تجاوز عدد المشتركين المليون", 1000000, None, "more_than"),
        ("قرابة المئة كيلومتر", 100, "كيلومتر", "about"),
        ("مساحتها 412,305 كم2", 412305, "area", "exact"),
        ("إحداث 1900 منصب", 1900, "منصب", "exact"),
        ("قال إنها «صرفت 300 دولار»", 300, "USD", "exact"),
        ("قالت الشركة «صرفنا 300 دولار»", 300, "USD", "exact"),
    ],
)
def test_quantity(text: str, value: float | None, unit: str | None, qualifier: str) -> None:
    assert _read(text)[0] == [(value, None, unit, qualifier)]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("بين 35 و40 بالمئة", 35, 40, "percent"),
        ("ما بين 10.5% و12.9%", 10.5, 12.9, "percent"),
        ("بين 2 و4 ملايين برميل", 2000000, 4000000, "برميل"),
        ("بين مليون ومليوني برميل", 1000000, 2000000, "برميل"),
        ("من 10 إلى 12 ساعة", 10, 12, "hour"),
        ("60 - 65 دولاراً", 60, 65, "USD"),
        ("6-7%", 6, 7, "percent"),
        ("40 ـ 50 قتيلاً", 40, 50, "person"),
        ("بين 40 إلى 50 قتيلاً", 40, 50, "person"),
        ("من سنة إلى ثلاث سنوات", 1, 3, "year"),
        ("من يومين إلى خمسة أيام", 2, 5, "day"),
        ("15 أو 20 يوماً", 15, 20, "day"),
    ],
)
def test_range(text: str, low: float, high: float, unit: str) -> None:
    assert _read(text)[0] == [(low, high, unit, "range")]


@pytest.mark.parametrize("text", ["رفعت العقوبة من سنتين إلى أربع سنوات", "زادت العقوبة من سنتين إلى 4 سنوات"])
def test_a_changed_duration_is_no_range(text: str) -> None:
    assert _read(text)[0] == [(2, None, "year", "exact"), (4, None, "year", "exact")]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("13.1 مليار دينار، منها 11.2 مليار نفقات جارية و1.9 مليار نفقات رأسمالية", ["دينار", "دينار", "دينار"]),
        ("40 مليون ريال، منها 30 مليوناً على الطرق", ["ريال", "ريال"]),
        ("12 مليون دولار للتعليم و8 ملايين للصحة", ["USD", "USD"]),
        ("12 مليون دولار و3 ملايين سائح", ["USD", "person"]),
        ("12 مليون دولار. و3 ملايين يعملون", ["USD", None]),
    ],
)
def test_a_part_of_a_sum_is_money_too(text: str, units: list[str | None]) -> None:
    assert [unit for _, _, unit, _ in _read(text)[0]] == units


def test_a_list_has_one_unit() -> None:
    assert [unit for _, _, unit, _ in _read("بأوزان 16 و32 و64 طناً")[0]] == ["طناً"] * 3


def test_a_unit_has_no_number_of_its_own() -> None:
    assert _read("مساحته 1500م2 و25كم")[0] == [(1500, None, "area", "exact"), (25, None, "كم", "exact")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("قفز 45ر2 م ثم 28ر2 م ثم 33ر2 م", [2.45, 2.28, 2.33]),  # what most share is no fraction
        ("بلغ 05ر3 مليون طن ثم 37ر1 مليون طن", [3050000, 1370000]),
        ("ارتفع 3ر05 دولار إلى 37ر1 دولار", [3.05, 37.1]),
        ("زاد 05ر3 دولار ثم 3ر05 دولار", []),
        ("زاد 37ر1 دولار", []),
    ],
)
def test_which_side_is_the_fraction(text: str, values: list[float]) -> None:
    assert [value for value, _, _, _ in _read(text)[0]] == values


def test_points_of_a_list_count_nothing() -> None:
    assert _read("1. إنشاء ثلاث مدارس. 2. ترميم المساجد.")[0] == [(3, None, "مدارس", "exact")]


def test_a_time_before_what_is_counted() -> None:
    assert _read("أجريت الدراسة قبل عامين على 300 طفل") == ([(300, None, "person", "exact")], [(None, None, "-P2Y")])


def test_duals_in_a_row() -> None:
    assert _read("دمر صاروخان وطائرتان مسيرتان وزورقان")[0] == [
        (2, None, "صاروخان", "exact"),
        (2, None, "طائرتان", "exact"),
        (2, None, "زورقان", "exact"),
    ]


def test_two_amounts_are_no_range() -> None:
    assert _read("خسر 2 دولار أو 3 في المئة")[0] == [(2, None, "USD", "exact"), (3, None, "percent", "exact")]


def test_a_number_counts_what_a_verb_tells_of() -> None:
    assert [value for value, *_ in _read("أسقطت الدفاعات 38 من أصل 52")[0]] == [38, 52]
    found = _read("قتل 5 أشخاص وأصيب 12، وصوت لصالح القرار 128 عضواً، وارتفع 3.5 في المئة إلى 12 ملياراً")[0]
    assert [(value, high, unit) for value, high, unit, _ in found] == [
        (5, None, "person"),
        (12, None, None),
        (128, None, "person"),
        (3.5, None, "percent"),
        (12000000000, None, None),
    ]


@pytest.mark.parametrize("verb", ["ارتفع", "سيرتفع", "يزيد", "رفع", "تقليص", "انتقل", "سينخفض"])
def test_a_change_is_no_range(verb: str) -> None:
    assert [value for value, *_ in _read(f"{verb} العدد من 3 رحلات إلى 5 رحلات")[0]] == [3, 5]


@pytest.mark.parametrize(
    "text",
    [
        "على دعم الوقود[^1]، كما ذكر التقرير[^12].",
        "نشرة المالية، ص. 14.",
        "رقم: 14 في القائمة",
        "انظر https://example.org/news/1234?id=7 و www.example.org/2024.",
        "حصل أغنى خُمس على الدعم، وتبرعوا بالعُشر.",
        "عمل في المغرب (2013-2015) مديراً.",
        "القرار رقم 2231",
        "المادة 5 من القانون",
        "الطريق 66",
        "الدورة الـ14",
        "هاتف 0501234567",
        "للتواصل +966 11 234 5678",
        "فاز الفريق 2-1",
        "الساعة 10:30",
        "في تمام 9 صباحاً",
        "كوفيد-19",
        "EGX30",
        "بدقة 8K",
        "الإصدار 8.0",
        "م/14",
        "في الدقيقتين 71 و88",
        "المواد 12 و13 و15",
        "في الثالثة والستين من عمره",
        "والمدرستين",
        "حدود 1967",
        "القناة 12 الإسرائيلية",
        "في 17 تشرين",
        "يوم 20 دجنبر المقبل",
        "من 1 إلى 15 نونبر",
        "بين 3 و5 مايو",
        "في 3-5 مايو",
        "البلدين",
        "رؤية 2030",
        "ملحق (ألف)",
        "البند ألف.",
        "ألف باء النحو",
        "ألف مبروك للفائزين",
        "ألف سبب وسبب",
        "المادتان 12 و13 مكرر",
        "المواد 4 و6/2 و9",
        "في سن الثمانية عشر عاماً",
        "بطلان الحكم",
        "تأييد خمس النواب",
        "يملك سبع الأسهم",
        "من بلدان عدة",
        "لبلدان أخرى",
        "جزيئات بروتين",
        "فاز بنتيجة 16.5 إلى 10.5",
        "خسر بنتيجة 3 مقابل 1",
        "خلطوها بنسبة 2 إلى 1",
        "تقدم من المركز 45 إلى 38",
        "نال معدل 3.8 من 4",
        "بوينغ 737 ماكس",
        "دقة الشاشة 1080×1920 بكسل",
        "يأتي في ذاتي وحياتي",
        "حل في المركز 37 عالمياً",
        "ص.ب 350",
        "برنامج «90 دقيقة»",
        "رواية «مئة عام من العزلة»",
        'المبادرة الرئاسية "100 مليون فكرة"',
        "فقدت الأسعار نحو خمس قيمتها.",
        "يعيش سبع السكان في الريف، ويملك عشر الأسر سيارة.",
        "وافق تسعة أعشار الأعضاء.",
        "إن واحداً من كل خمسة يستخدم هاتفه.",
        "كانت المخالفتان واضحتين.",
    ],
)
def test_no_quantity(text: str) -> None:
    assert _read(text)[0] == []


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("15 مارس 2025", "2025-03-15", None),
        ("الخميس 5 جانفي 2025", "2025-01-05", None),
        ("الأول من سبتمبر 2025", "2025-09-01", None),
        ("الحادي والعشرين من مايو (أيار) 2024", "2024-05-21", None),
        ("15 أبريل/نيسان 2023", "2023-04-15", None),
        ("كانون الأول 2019", "2019-12", None),
        ("شتنبر 2025", "2025-09", None),
        ("15/3/2025م", "2025-03-15", None),
        ("2025-03-15", "2025-03-15", None),
        ("15/9/1446هـ", "2025-03-15", None),
        ("11 رمضان 1446هـ", "2025-03-11", None),
        ("11 رمضان 1446هـ الموافق 11 مارس 2025م", "2025-03-11", None),
        ("رمضان 1446هـ", "2025-03-01", "2025-03-29"),
        ("عام 1446هـ", "2024-07-07", "2025-06-25"),
        ("يومي 19 و20 مايو 2025", "2025-05-19", "2025-05-20"),
        ("من 26 أكتوبر إلى 6 نوفمبر 2025", "2025-10-26", "2025-11-06"),
        ("ما بين أكتوبر 2025 ويناير 2026", "2025-10", "2026-01"),
        ("بين عامي 1900 و1950", "1900", "1950"),
        ("السنة المالية 2024/2025", "2024", "2025"),
        ("2023-2026", "2023", "2026"),
        ("عام ألفين وخمسة وعشرين", "2025", None),
        ("الربع الثالث من 2026", "2026-35", None),
        ("النصف الثاني من عام 2025", "2025-41", None),
        ("صيف 2024", "2024-22", None),
        ("صائفة 2022", "2022-22", None),
        ("ثمانينيات القرن الماضي", "198X", None),
        ("التسعينيات", "199X", None),
        ("السبعينيات من القرن الماضي", "197X", None),
        ("القرن التاسع عشر", "18XX", None),
        ("القرن الحادي والعشرين", "20XX", None),
        ("الأشهر التسعة الأولى من 2025", "2025-01", "2025-09"),
        ("التسعة أشهر الأولى من 2025", "2025-01", "2025-09"),
        ("أول تسعة أشهر من عام 2025", "2025-01", "2025-09"),
        ("5 تشرين ثاني 2025", "2025-11-05", None),
        ("12 مايس 2025", "2025-05-12", None),
        ("أول نوفمبر 1954", "1954-11-01", None),
        ("12 - 11 - 2025", "2025-11-12", None),
        ("غرة محرم 1448هـ", "2026-06-16", None),
        ("05/2026", "2026-05", None),
        ("من 3 مايو وحتى 5 يونيو 2026", "2026-05-03", "2026-06-05"),
        ("من 3 إلى غاية 5 ماي 2026", "2026-05-03", "2026-05-05"),
        ("من يناير حتى نهاية سبتمبر 2026", "2026-01", "2026-09"),
        ("بين مطلع يناير ونهاية سبتمبر 2026", "2026-01", "2026-09"),
        ("من السبت 12 إلى الاثنين 14 ديسمبر 2026", "2026-12-12", "2026-12-14"),
        ("أعوام 2019 و2020 و2021", "2019", "2021"),
        ("من فاتح يناير إلى متم غشت 2026", "2026-01-01", "2026-08"),
        ("بين الرابع والسابع من ديسمبر 2026", "2026-12-04", "2026-12-07"),
        ("من الـ4 إلى الـ7 من ديسمبر 2026", "2026-12-04", "2026-12-07"),
        ("يومي السابع والثامن من كانون الأول 2026", "2026-12-07", "2026-12-08"),
        ("الحادي والعشرين من كانون الأول 2026", "2026-12-21", None),
        ("من ماي إلى أوت 2026", "2026-05", "2026-08"),
        ("بين مارس وآب 2026", "2026-03", "2026-08"),
        ("بين ربيع 2022 وصيف 2024", "2022-21", "2024-22"),
        ("من عام 2019 وحتى نهاية 2023", "2019", "2023"),
        ("شتاء 2025-2026", "2025-24", None),
        ("النصف الأول من نوفمبر 2025", "2025-11", None),
        ("النصف الثاني من القرن العشرين", "19XX", None),
        ("النصف الأول من التسعينيات", "199X", None),
        ("القرن 19", "18XX", None),
        ("العام الدراسي 1446/1447هـ", "2024-07-07", "2026-06-15"),
        ("سنة 50 للهجرة", "0670", "0671"),
        ("سنة 50 للهجرة (670م)", "0670", None),
        ("عام 184هـ/800م", "0800", None),
        ("عام 308 من الهجرة", "0920", "0921"),
        ("رمضان من عام 449هـ، الموافق نوفمبر 1057م", "1057-11", None),
        ("سنة 1250هـ", "1834", "1835"),
        ("القرن الرابع الهجري", "0913", "1010"),
        ("سنة 856م", "0856", None),
        ("عام 1446هـ (2025م)", "2025", None),
    ],
)
def test_date(text: str, start: str, end: str | None) -> None:
    assert _read(f"حدث ذلك في {text}.") == ([], [(start, end, None)])


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("14 تمكنت من الوصول", None),
        ("14 استقبلت زوارها", None),
        ("14 انهارت في الزلزال", None),
        ("14 حاوية وصلت", "حاوية"),
        ("14 بيتاً انهارت", "بيتاً"),
        ("14 اسمنتاً", "اسمنتاً"),
        ("14 تحويلات", "تحويلات"),
    ],
)
def test_a_verb_is_nothing_that_is_counted(text: str, unit: str | None) -> None:
    (quantity,) = read_values(Text(f"من أصل {text}."), published=None).quantities
    assert quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("تضم السوق أكثر من 2000 نول للنسيج.", 0),
        ("تضم السوق أكثر من 2000.", 1),
        ("تضم السوق ما يزيد على 1900 دكان.", 0),
        ("زادت الأسعار عما كانت في أكثر من 1990 ونقصت.", 1),
        ("وتضم المدينة اليوم مساجد كثيرة.", 0),
        ("وتضم القائمة اليوم الثلاثاء اسماً جديداً.", 1),
        ("تضم اللجنة عضواً، واجتمعت اليوم.", 1),
        ("يفتتح الوزير اليوم معرضاً.", 1),
        ("اختتمت أمس، الاثنين، أعمال الملتقى.", 1),
        ("اختتمت أمس، الاثنين يبدأ غيرها.", 2),
        ("تنص المادة 50 على ذلك.", 0),
        ("بلغ الوزن 50 كيلوغراماً.", 0),
    ],
)
def test_what_only_looks_like_a_time(text: str, times: int) -> None:
    assert len(read_values(Text(text), published=date(2026, 11, 24)).moments) == times


@pytest.mark.parametrize(
    ("text", "start", "relative"),
    [
        ("اليوم", "2026-11-24", "P0D"),
        ("أمس الاثنين", "2026-11-23", "-P1D"),
        ("أول من أمس", "2026-11-22", "-P2D"),
        ("أول أمس الأحد", "2026-11-22", "-P2D"),
        ("مساء أول أمس", "2026-11-22", "-P2D"),
        ("غداً", "2026-11-25", "P1D"),
        ("الثلاثاء المقبل", "2026-12-01", None),
        ("الأحد المقبل", "2026-11-29", None),
        ("الخميس الماضي", "2026-11-19", None),
        ("العام الماضي", "2025", "-P1Y"),
        ("السنة القادمة", "2027", "P1Y"),
        ("هذا الشهر", "2026-11", "P0M"),
        ("الشهر المقبل", "2026-12", "P1M"),
        ("الأسبوع الماضي", None, "-P1W"),
        ("أكتوبر الماضي", "2026-10", None),
        ("مارس المقبل", "2027-03", None),
        ("الأسبوع الأول من ديسمبر المقبل", "2026-12", None),
        ("25 من الشهر الجاري", "2026-11-25", None),
        ("خلال العامين المقبلين", None, "P2Y"),
        ("خلال السنوات الخمس الماضية", None, "-P5Y"),
        ("العقود الثلاثة الماضية", None, "-P30Y"),
        ("منذ عشر سنوات", None, "-P10Y"),
        ("قبل ثلاثة أيام", None, "-P3D"),
        ("ربيع العام المقبل", "2027-21", None),
        ("منذ عقود", None, None),
        ("قبل بضعة أيام", None, None),
        ("الليلة الماضية", "2026-11-23", "-P1D"),
        ("الليلة قبل الماضية", "2026-11-22", "-P2D"),
        ("هذا الصباح", "2026-11-24", "P0D"),
        ("قبل أمس", "2026-11-22", "-P2D"),
        ("صباح الغد", "2026-11-25", "P1D"),
        ("ليل الاثنين الثلاثاء", "2026-11-23", None),
        ("صبيحة الأحد", "2026-11-22", None),
        ("الأحد قبل الماضي", "2026-11-15", None),
        ("الخميس بعد المقبل", "2026-12-03", None),
        ("العام ما قبل الماضي", "2024", "-P2Y"),
        ("الشهر بعد المقبل", "2027-01", "P2M"),
        ("في 24 الجاري", "2026-11-24", None),
        ("يوم 12/5", "2026-05-12", None),
        ("مطلع العام", "2026", "P0Y"),
        ("مطلع الصيف", "2026-22", None),
        ("هذا الصيف", "2026-22", None),
        ("مطلع القرن", "20XX", None),
        ("هذا الموسم", None, "P0Y"),
        ("العشرية الأخيرة", None, "-P10Y"),
        ("الربع الأخير من العام", "2026-36", None),
        ("النصف الثاني من السنة المالية الحالية", "2026-41", None),
        ("النصف الأول من الشهر الجاري", "2026-11", "P0M"),
        ("منذ ثلاث ليالٍ", None, "-P3D"),
        ("قبل 48 ساعة", None, "-P2D"),
        ("خلال الساعات الأربع والعشرين الماضية", None, "-P1D"),
        ("خلال الـ72 ساعة المقبلة", None, "P3D"),
        ("قبل عامين ونصف", None, "-P30M"),
        ("قبل سنة ونصف السنة", None, "-P18M"),
        ("قبل عقد من الزمن", None, "-P10Y"),
        ("بعد شهر من الآن", None, "P1M"),
        ("قبل يوم واحد", None, "-P1D"),
        ("حتى نهاية الأسبوع", None, "P0W"),
        ("منذ أكثر من نصف قرن", None, "-P50Y"),
        ("منذ ما لا يقل عن ثلاثة أسابيع", None, "-P3W"),
        ("منذ ما يقرب من عامين", None, "-P2Y"),
        ("منذ قرابة العامين", None, "-P2Y"),
        ("الخميس المقبل 26 نوفمبر", "2026-11-26", None),
        ("الخميس 26 الجاري", "2026-11-26", None),
        ("الخميس المقبل 3 ديسمبر", "2026-12-03", None),
        ("الخميس (3/12)", "2026-12-03", None),
        ("وصباح غد", "2026-11-25", "P1D"),
        ("قبل عامين", None, "-P2Y"),
        ("أواخر هذا العقد", "202X", None),
        ("وقبل أمس", "2026-11-22", "-P2D"),
        ("الأسبوع الثاني من ديسمبر", "2026-12", None),
        ("الأسبوع الأخير من أكتوبر", "2026-10", None),
        ("اليوم الـ26 من الشهر الجاري", "2026-11-26", None),
    ],
)
def test_time_from_the_article(text: str, start: str | None, relative: str | None) -> None:
    assert _read(f"افتتح المعرض {text}.", _PUBLISHED) == ([], [(start, None, relative)])


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("يستمر من الأحد إلى الخميس المقبلين", "2026-11-29", "2026-12-03"),
        ("أقيم بين السبت والاثنين الماضيين", "2026-11-21", "2026-11-23"),
        ("يقام يومي الأحد والاثنين المقبلين", "2026-11-29", "2026-11-30"),
        ("أقيم الأحد والاثنين الماضيين", "2026-11-22", "2026-11-23"),
        ("يقام من الاثنين (7/12) إلى الخميس (10/12)", "2026-12-07", "2026-12-10"),
        ("أقيم في رمضان الماضي", "2026-02-18", "2026-03-19"),
        ("يقام في شعبان المقبل", "2027-01-09", "2027-02-07"),
        ("خلال رمضان، تغلق المطاعم", "2027-02-08", "2027-03-08"),
    ],
)
def test_days_from_the_article(text: str, start: str, end: str) -> None:
    assert _read(text, _PUBLISHED)[1] == [(start, end, None)]


@pytest.mark.parametrize(
    ("text", "start", "relative"),
    [
        ("يعقد المجلس جلسته الخميس", "2026-11-26", None),
        ("يفتتح الوزير، الخميس، المعرض", "2026-11-26", None),
        ("إذا مرّ الخميس بلا رواتب", "2026-11-26", None),
        ("يسري القرار اعتباراً من الخميس", "2026-11-26", None),
        ("لم يعقد المجلس جلسته الخميس", "2026-11-19", None),
        ("سأل عما إذا كان قد وصل الخميس", "2026-11-19", None),
        ("سيبدأ الحوار قريباً كما قال الوزير الأحد", "2026-11-22", None),
        ("يصل عدد القتلى إلى المئات بعد غارة الأحد", "2026-11-22", None),
        ("ستستأنف على براءة من اتهمها التي أخلي سبيلها الخميس", "2026-11-19", None),
        ("تأمل في جمع المبلغ قبل نهاية كانون الثاني", "2027-01", None),
        ("إذا غادرت الشركة في نهاية يونيو", "2027-06", None),
        ("وإذا كانت الشركة غادرت في يونيو", "2026-06", None),
        ("سأل عما إذا غادرت الشركة في يونيو", "2026-06", None),
        ("تعهد بإعادتهم في غضون عشرة أيام", None, "P10D"),
        ("يعلن القرار خلال أسبوعين", None, "P2W"),
        ("قال إنه سيعود بعد عامين", None, "P2Y"),
        ("يفتتح المعرض بعد عامين", None, "P2Y"),
        ("أعلن أن الموسم يبدأ بعد ثلاثة أيام", None, "P3D"),
        *((f"{verb} الفريق في طنجة يوم الخميس", "2026-11-26", None) for verb in ("سينطلق", "سيرحل", "سيدخل", "وستدير")),
        *((f"تعادل {name} مع الفريق الخميس", "2026-11-19", None) for name in ("سيلفا", "سيمون", "ستيفن", "سيناتور")),
        ("كان سيغادر لكنه بقي حتى الخميس", "2026-11-19", None),
        ("قد يعلن الاتحاد الخميس عن المدرب", "2026-11-26", None),
        ("قد تعرض للضرب الخميس", "2026-11-19", None),
        ("قال إن الرحلة المقررة يوم الخميس أجلت", "2026-11-26", None),
        ("يلتقي السفير بالطلاب الذين وصلوا الخميس", "2026-11-19", None),
        ("يزور الوزير قرية ارتفعت فيها المياه الخميس", "2026-11-19", None),
        ("تفتتح دار «نخيل» معرضها الخميس", "2026-11-26", None),
        ("جاء النمو أعلى من المتوقع في يوليو", "2026-07", None),
        ("يختتم الدوري منتصف مايو", "2027-05", None),
        ("يواجه القطاع أزمة منذ مايو", "2026-05", None),
        ("سيضربون إذا لم تصرف رواتب يونيو", "2026-06", None),
    ],
)
def test_whether_the_sentence_looks_ahead(text: str, start: str | None, relative: str | None) -> None:
    assert _read(text, _PUBLISHED)[1] == [(start, None, relative)]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("بدأ في مايو 2019 وانتهى في أكتوبر من العام نفسه", ["2019-05", "2019-10"]),
        ("بدأ في مايو 2019 وانتهى في يناير من العام التالي", ["2019-05", "2020-01"]),
        ("من 2 إلى 3 مايو 2019، ثم في 16 من الشهر ذاته", ["2019-05-02", "2019-05-16"]),
        ("من 2 إلى 3 مايو 2019، ثم في 16 منه", ["2019-05-02", "2019-05-16"]),
        ("يومي 3 و4 من الشهر المقبل", ["2026-12-03"]),
        ("في مايو ويونيو 2019", ["2019-05", "2019-06"]),
        ("بعد زلزال 2023 وانقلاب 1969", ["2023", "1969"]),
        ("اليوم الثلاثاء الموافق 13 جمادى الآخرة 1448هـ", ["2026-11-24"]),
    ],
)
def test_one_time_tells_another(text: str, times: list[str]) -> None:
    assert [start for start, _, _ in _read(text, _PUBLISHED)[1]] == times
    assert _read(text, _PUBLISHED)[0] == []


@pytest.mark.parametrize(
    "text",
    [
        "أيام الأحد والثلاثاء والخميس",
        "في تلك الليلة",
        "عاماً بعد عام",
        "جريدة الأحد",
        "من أجل الغد",
        "النصف الثاني من المباراة",
        "عام 1500 قبل الميلاد",
        "إجازة منتصف العام",
        "بعد رمضان صبحي",
        "نهاية العقد مع اللاعب",
        "الإصدار 8.0",
        "ارتفع 40%",
        "اليوم الوطني",
        "مارس ضغوطاً",
        "قال أب لطفلين",
        "ذهب رجب إلى السوق",
        "صلاة الجمعة",
        "كل يوم",
        "فاز الفريق 1-صفر",
        "أرملة في الخمسينيات من عمرها",
        "منذ ثورة 25 يناير",
        "وأحزاب ثورة 14 يناير",
        "ينتهي العمل به في 31 ديسمبر من كل عام",
        "في مثل هذا اليوم",
        "عاد إلى قريته بعد عامين",
        "هم في أمسّ الحاجة إلى الماء",
        "أمضى يوماً ونصف اليوم",
        "يتصدر الدوري في الموسم الحالي",
        "في اليوم الذي أعقب الحادث",
        "كان اليوم الذي سبق الحفل ماطراً",
        "في لقاء مع السيدة مايو",
        "مدة إقامته ليلتان وثلث الليلة",
    ],
)
def test_no_time(text: str) -> None:
    assert _read(text, _PUBLISHED)[1] == []


@pytest.mark.parametrize(
    "piece",
    [
        "من الأحد إلى ",
        "بين مطلع ",
        "مايو ومايو ",
        "1 و",
        "أعوام 2019 و2020 و",
        "2019-2020-",
        "ساعة ونصف ",
        "رجلين ",
        "1 أو ",
        "3 و6/2 و",
        'برنامج "3 ',
        "45ر2 و",
        "3- % ",
        "بعد عامين ",
    ],
)
def test_time_is_linear(piece: str) -> None:
    def work(times: int) -> int:
        return calls(lambda: read_values(Text(piece * times), published=_PUBLISHED))

    assert work(1000) < 15 * work(100)


def test_money_is_of_the_country_that_the_text_speaks_of() -> None:
    def unit(text: str) -> str | None:
        return read_values(Text(text)).quantities[0].unit

    assert unit("دفع 5 دنانير في الكويت") == "KWD"
    assert unit("دفع 5 دنانير في تونس") == "TND"
    assert unit("دفع 5 دنانير") == "دنانير"


def test_both_calendars_are_checked_against_each_other() -> None:
    agreeing = read_values(Text("22 ربيع الآخر 1447هـ الموافق 14 أكتوبر 2025م")).moments
    assert [moment.conflict for moment in agreeing] == [None]
    apart = read_values(Text("22 ربيع الآخر 1447هـ الموافق 24 أكتوبر 2025م")).moments
    assert [(moment.start, moment.conflict) for moment in apart] == [("2025-10-24", "2025-10-14 / 2025-10-24")]


def test_hijri() -> None:
    assert hijri_to_gregorian(1447, 2, 30) is None
    assert hijri_to_gregorian(1200, 1, 1) is None
    assert hijri_interval(1446, 12) == (date(2025, 5, 28), date(2025, 6, 25))


def _scored(half: str) -> dict[str, tuple[int, int, int]]:
    """(labelled, found, right) of quantities and moments."""
    sums = {"quantities": (0, 0, 0), "moments": (0, 0, 0)}
    for case in _VECTORS:
        if case["half"] != half:
            continue
        published = date.fromisoformat(case["published"]) if case["published"] else None
        values = read_values(Text(case["text"]), published=published)
        pairs: list[tuple[str, list[Any], list[Any], Any]] = [
            ("quantities", case["quantities"], list(values.quantities), _same_quantity),
            ("moments", case["moments"], list(values.moments), _same_moment),
        ]
        for kind, labels, found, same in pairs:
            count = len(found)
            right = 0
            for label in labels:
                twin = next((fact for fact in found if same(label, fact)), None)
                if twin is not None:
                    found.remove(twin)
                    right += 1
            before = sums[kind]
            sums[kind] = (before[0] + len(labels), before[1] + count, before[2] + right)
    return sums


def _same_quantity(label: list[Any], found: Quantity) -> bool:
    value, high, unit, qualifier = label
    return (value, high, qualifier) == (found.value, found.high, found.qualifier) and unit in {None, found.unit}


def _same_moment(label: list[Any], found: Moment) -> bool:
    start, end, relative = label
    if start:
        return bool((start, end) == (found.start, found.end))
    return bool(relative == found.relative)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ويضم الحي (12) مسجدا", ("(12) مسجدا", 12, "مسجدا")),
        ("وقضى «5» آلاف نازح", ("«5» آلاف نازح", 5000, "person")),
        ('ووزعت نحو "300" خيمة', ('نحو "300" خيمة', 300, "خيمة")),
        ("قال «نريد 5» مشيراً إلى الطلب", None),
        ("وتعرض أربعة ملايين من سكانها للجوع", ("أربعة ملايين من سكانها", 4000000, "person")),
        ("وغاب 9 من أعضائه", ("9 من أعضائه", 9, "person")),
        ("حضر القمة 21 رئيساً", ("21 رئيساً", 21, "person")),
        ("وشارك 4 ملوك", ("4 ملوك", 4, "person")),
        ("في 7 محافظات", ("7 محافظات", 7, "محافظات")),
        ("وارتفع بنسبة 6ر0 في المئة", ("6ر0 في المئة", 0.6, "percent")),
        ("وارتفع السعر 37ر1 دولار", None),  # 1.37 in some papers, 37.1 in others
        ("وزاد 3ر5 مليون برميل", None),
        ("في كأس العالم لألفين واثنين وعشرين", None),
        ("وبلغ عدد الطلبة ألفين واثنين وعشرين", ("ألفين واثنين وعشرين", 2022, None)),
        ("نزح 20 ألفا وعادوا", ("20 ألفا", 20000, None)),
        ("بقيمة 3 آلاف و 500 ريال سعودي", ("3 آلاف و 500 ريال سعودي", 3500, "SAR")),
        ("تجاوز حاجز الخمسمئة مليون درجة", ("تجاوز حاجز الخمسمئة مليون درجة", 500000000, "درجة")),
        ("نحو المئتي ألف نازح", ("نحو المئتي ألف نازح", 200000, "person")),
        ("بلغوا الثلاثين مليون نسمة", ("الثلاثين مليون نسمة", 30000000, "person")),
        ("غرسوا الخمسة ملايين شتلة", ("الخمسة ملايين شتلة", 5000000, "شتلة")),
        ("قال الثلاثة إن المئة الأوائل", None),
    ],
)
def test_numbers_as_papers_write_them(text: str, expected: tuple[str, float, str | None] | None) -> None:
    found = [(text[q.start : q.end], q.value, q.unit) for q in read_values(Text(text)).quantities]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "quote", "relative"),
    [
        ("ويستمر على مدى أربع سنوات مقبلة", "على مدى أربع سنوات مقبلة", "P4Y"),
        ("وعلى امتداد عقدين مقبلين", "على امتداد عقدين مقبلين", "P20Y"),
        ("وعلى مدى 12 عاماً ماضية", "على مدى 12 عاماً ماضية", "-P12Y"),
        ("ووصل في غضون عشرة أيام من الآن", "غضون عشرة أيام من الآن", "P10D"),
        ("وقال قبل شهرين من الآن", "قبل شهرين من الآن", "-P2M"),
        ("واستمر على مدى ثلاث سنوات", None, None),
    ],
)
def test_spans_told_from_today(text: str, quote: str | None, relative: str | None) -> None:
    found = [(text[m.at[0] : m.at[1]], m.relative) for m in read_values(Text(text), published=_PUBLISHED).moments]
    assert found == ([(quote, relative)] if quote else [])


@pytest.mark.parametrize(
    ("text", "quote", "start"),
    [
        ("في أكتوبر بعام 2025", "أكتوبر بعام 2025", "2025-10"),
        ("وفي مارس في عام 2022", "مارس في عام 2022", "2022-03"),
        ("ومايو 2021", "مايو 2021", "2021-05"),
        ("وفي سبتمبر العام المقبل", "سبتمبر العام المقبل", "2027-09"),
        ("وفي آب/أغسطس العام الماضي", "آب/أغسطس العام الماضي", "2025-08"),
        ("وفي 15 مارس السنة الماضية", "15 مارس السنة الماضية", "2025-03-15"),
        ("وأيار/مايو 2021", "أيار/مايو 2021", "2021-05"),
        ("وفي تسعينيات القرن السادس", "تسعينيات القرن السادس", "059X"),
        ("وفي تسعينيات القرن الماضي", "تسعينيات القرن الماضي", "199X"),
    ],
)
def test_months_with_their_year(text: str, quote: str, start: str) -> None:
    found = [(text[m.at[0] : m.at[1]], m.start) for m in read_values(Text(text), published=_PUBLISHED).moments]
    assert found == [(quote, start)]


def test_a_verb_is_no_yesterday() -> None:
    assert not read_values(Text("ولم أمس أي دين"), published=_PUBLISHED).moments


@pytest.mark.parametrize(
    ("half", "kind", "floor"),
    [("tuned", "quantities", 0.9), ("tuned", "moments", 0.9), ("held", "quantities", 0.85), ("held", "moments", 0.85)],
)
def test_sentences_of_the_press(half: str, kind: str, floor: float) -> None:
    labelled, found, right = _scored(half)[kind]
    assert 2 * right / (labelled + found) >= floor


_WORDS = sorted({word for case in _VECTORS for word in case["text"].split()})
_TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_WORDS), max_size=30).map(" ".join))


@given(_TEXTS, st.sampled_from([None, _PUBLISHED]))
@example("0خمسً", None)
def test_values_stand_where_they_say(text: str, published: date | None) -> None:
    values = read_values(Text(text), published=published)
    dates = [(m.start, m.end) for m in values.moments]
    assert all(is_edtf(day) for pair in dates for day in pair if day is not None)
    assert all(in_order(start, end) for start, end in dates if start and end)
    spans = sorted([(q.start, q.end) for q in values.quantities] + [m.at for m in values.moments])
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)


@given(st.text(st.sampled_from("aB1ا٣ء.,-–'’%()«» \t\n\u00a0\u0640\u064b\u200f_"), max_size=60))
def test_tokens_stand_where_they_say(written: str) -> None:
    tokens = Text(written).tokens
    assert [written[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    # In a word, a mark that is not seen stays; alone, it is nothing.
    shown = re.sub(r"[\s\u200f]", "", written)
    assert "".join(token.text for token in tokens).replace("\u200f", "") == shown
    for token, following in pairwise(tokens):
        assert token.end <= following.start
        assert following.glued == (not re.search(r"\s", written[token.end : following.start]))


@question
def _in_waw(key: str) -> bool:
    return key.startswith("و")


@given(st.lists(st.sampled_from(["وقال", "قال", "3", ".", "وزير", "و"]), max_size=12))
def test_the_words_that_answer_a_question(written: list[str]) -> None:
    text = Text(" ".join(written))
    assert text.where(_in_waw) == [i for i, word in enumerate(written) if word.startswith("و")]


@given(
    st.lists(st.sampled_from(["وقال", "قال", "3", ".", "وزير", "و"]), max_size=12),
    st.integers(0, 40),
    st.integers(0, 40),
)
def test_a_part_of_a_text_has_its_tokens_at_their_places(written: list[str], start: int, end: int) -> None:
    text = Text(" ".join(written))
    part = text.part(start, end)
    assert part.tokens == [token for token in text.tokens if start <= token.start < end]
    assert part.keys == [token.key for token in part.tokens]
    assert part.where(_in_waw) == [i for i, key in enumerate(part.keys) if key.startswith("و")]
    assert part.near(_in_waw, 1, 3) == any(key.startswith("و") for key in part.keys[1:3])


@arabic_question
def _in_lam(key: str) -> bool:
    return key.startswith("ل")


@latin_question
def _in_l(key: str) -> bool:
    return key.startswith("l")


def test_a_question_of_an_alphabet_is_put_to_its_words() -> None:
    text = Text("لم lacks قال said")
    assert (text.where(_in_lam), text.where(_in_l)) == ([0], [1])


@pytest.mark.parametrize(
    ("text", "language", "durations"),
    [
        ("ربع قرن", "ar", [("month", 300)]),
        ("عام ونصف العام", "ar", [("month", 18)]),
        ("بعد يومين", "ar", [("minute", 2880)]),
        ("half an hour", "en", [("minute", 30)]),
        ("a year and a half", "en", [("month", 18)]),
        ("two and a half years", "en", [("month", 30)]),
        ("within a fortnight", "en", [("minute", 20160)]),
    ],
)
def test_durations_without_a_number(text: str, language: str, durations: list[tuple[str, int]]) -> None:
    assert [tuple(told.duration) for told in read_durations(Text(text), language)] == durations


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        ("أقل من عُشر الأموال", "ar", [(0.1, "less_than")]),
        ("ثلاثة أرباع", "ar", [(0.75, "exact")]),
        ("واحدة من كل أربع", "ar", [(0.25, "exact")]),
        ("أكثر من ثلثي السكان", "ar", [(0.667, "more_than")]),
        ("less than half of it", "en", [(0.5, "less_than")]),
        ("three in five", "en", [(0.6, "exact")]),
        ("eight out of ten", "en", [(0.8, "exact")]),
        ("nine tenths", "en", [(0.9, "exact")]),
        ("the third time", "en", []),
        ("two in 10 days", "en", []),
    ],
)
def test_parts_in_words(text: str, language: str, parts: list[tuple[float, str]]) -> None:
    assert [(float(part.value), part.qualifier) for part in read_parts(Text(text), language)] == parts


@pytest.mark.parametrize(
    ("text", "language", "periods"),
    [
        ("الأسبوع المقبل", "ar", {("week", "future")}),
        ("هذا الشهر وأمس", "ar", {("month", "present"), ("day", "past")}),
        ("over the past three years", "en", {("year", "past")}),
        ("later this week", "en", {("week", "present")}),
        ("the week", "en", set()),
    ],
)
def test_periods_told_from_today(text: str, language: str, periods: set[tuple[str, str]]) -> None:
    assert read_periods(Text(text), language) == periods
