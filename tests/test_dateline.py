"""The date that a text gives as its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malaf.reading.dateline import read_dateline

DATED = [
    ("أنقرة - الخميس 19/11/2026", True, "2026-11-19"),
    ("الرياض 22 ربيع الآخر 1447هـ الموافق 14 أكتوبر 2025م واس", True, "2025-10-14"),
    ("بيروت في 3 كانون الثاني 2026", True, "2026-01-03"),
    ("صدر في أنقرة بتاريخ 9 جمادى الآخرة 1448هـ الموافق 19 نوفمبر 2026م", False, "2026-11-19"),
    ("نُشر في 3 دجنبر 2025", False, "2025-12-03"),
    ("حرر بالرباط في 3 ماي 2026.", False, "2026-05-03"),
    ("القنيطرة 17 فبراير 2026 (ومع) - أعلنت ولاية الجهة", False, "2026-02-17"),
    ("الدوحة في 02 مارس 2026 /قنا/ ترأس سعادة الشيخ الاجتماع", False, "2026-03-02"),
]
DATED_KEPT = [
    ("تونس، الاثنين 12 جانفي 2026", True, "2026-01-12"),
    ("تاريخ النشر: 12/05/2026", False, "2026-05-12"),
    ("الخرطوم 22-9-2026 (سونا)- تفقد الوالي", False, "2026-09-22"),
    ("صدر عن الديوان في 19 شباط 2026", False, "2026-02-19"),
    ("عمان 2 تشرين الثاني 2025 (بترا)- أقر المجلس", False, "2025-11-02"),
    ("الجزائر - 7 أوت 2025", True, "2025-08-07"),
    ("نشر يوم 4 غشت 2026", False, "2026-08-04"),
    ("حرر في القاهرة بتاريخ 30 يونيو 2026", False, "2026-06-30"),
]


@pytest.mark.parametrize(("passage", "alone", "date"), DATED + DATED_KEPT)
def test_a_date_of_the_text_itself(passage: str, alone: bool, date: str) -> None:
    found = read_dateline(passage, alone=alone)
    assert found is not None
    assert found.date == date
    assert passage[found.start : found.end].strip()


@pytest.mark.parametrize(
    ("passage", "alone"),
    [
        ("صدر القانون في 5 مايو 2019.", False),
        ("كتب - أحمد عبد الغفار:", True),
        ("القاهرة في 12 أبريل /أ ش أ/ انطلقت المحادثات", False),
        ("افتتح في 5 مايو 2019 - وهو يوم جميل - مصنع", False),
        ("نشر في 2026", False),
        ("من 3 مايو 2026 إلى 5 مايو 2026", True),
        ("صدر في 5 مايو 2019 قانون ينظم الصيد في البحر", False),
        ("الأردن - العراق: 3 مايو 2026 موعد المباراة", False),
    ],
)
def test_what_is_no_date_of_the_text(passage: str, alone: bool) -> None:
    assert read_dateline(passage, alone=alone) is None


_PIECES = ["الرياض", "صدر", "في", "3", "مايو", "2026", "-", "(واس)", "/", "م", ".", "1447هـ"]


@given(st.lists(st.sampled_from(_PIECES), max_size=20).map(" ".join), st.booleans())
def test_any_line_is_read(passage: str, alone: bool) -> None:
    found = read_dateline(passage, alone=alone)
    assert found is None or 0 <= found.start < found.end <= len(passage)
