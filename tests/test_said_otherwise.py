"""What qualifies a sentence, a duty or an office, and is lost in its translation; and what only looks so."""

from __future__ import annotations

import pytest

from malaf.pairs import Pair, check_pair


def codes(source: str, target: str) -> list[str]:
    return [found.code for found in check_pair(Pair("p1", source, target, "ar", "en"))]


LOST = [
    # What may be is made a duty, beside one.
    (
        "يجب على المستأجر إخطار المالك، ويجوز له تقسيط المبلغ.",
        "The tenant must notify the landlord and must pay in parts.",
        "qualifier-mismatch",
    ),
    (
        "على مديري الفنادق تسجيل النزلاء، ويمكنهم استعمال نموذج ورقي.",
        "Hotel managers must register guests, and must use a paper form.",
        "qualifier-mismatch",
    ),
    # «لا ... إلا» leaves one alone.
    ("لا يدخل القاعة إلا الحائزون على بطاقة.", "Holders of a card enter the hall.", "qualifier-mismatch"),
    # Of two Hijri months one is another.
    ("من 10 رجب إلى 5 رمضان", "from 10 Rajab to 5 Shawwal", "date-mismatch"),
    ("خفض البنك الفائدة نصف نقطة مئوية.", "The bank cut rates by half.", "percent-mismatch"),
    ("انتُخبت النائبة سلوى رئيسة للجنة.", "Salwa was elected deputy chair of the committee.", "name-missing"),
    ("رئيس مجلس النواب يزور اليابان.", "The deputy speaker is visiting Japan.", "name-missing"),
]


@pytest.mark.parametrize(("source", "target", "code"), LOST)
def test_what_is_lost(source: str, target: str, code: str) -> None:
    assert codes(source, target) == [code]


SOUND = [
    ("يجب إخطار المالك، ويجوز تقسيط المبلغ.", "The landlord must be notified; the sum may be paid in parts."),
    ("يجب إخطار المالك، ويمكن تقسيط المبلغ.", "The landlord must be notified, while the sum can be split."),
    ("على هامش القمة توقيع اتفاق", "an agreement to be signed on the margins of the summit, which all must read"),
    ("لا يدخل القاعة إلا الحائزون على بطاقة.", "Only card holders may enter the hall."),
    ("لا يدخلها إلا بعد الفحص.", "He enters it after the test."),
    ("من 10 رجب إلى 5 رمضان", "from 10 Rajab to 5 Ramadan"),
    ("خفض البنك الفائدة نصف نقطة مئوية.", "The bank cut rates by half a point."),
    ("النائب الأول لرئيس الجمعية", "the first deputy president of the association"),
]


@pytest.mark.parametrize(("source", "target"), SOUND)
def test_what_is_not(source: str, target: str) -> None:
    assert codes(source, target) == []
