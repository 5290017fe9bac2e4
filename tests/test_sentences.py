"""Where sentences end, in Arabic and in Latin script."""

import pytest

from malaf.sentences import split_sentences
from malaf.source import Span

ARABIC = [
    "وقّع الوزير الاتفاق.|ثم غادر.",
    "هل انتهى الأمر؟|نعم!|انتهى…|حقاً.",
    "قال: «انتهينا.»|ثم سكت.",
    "نمت بنسبة 3.5% في 2026.|ثم استقرت عند 40%.",
    "التقى د. عبدالله و أ. سالم في الرياض.|ثم سافرا.",
    "كتب أ.د. محمد إلى ص.ب. 14.|لم يُجب أحد.",
    "أولاً، ثم ثانياً؛ ثم ثالثاً: انتهى",
    "هكذا...|ثم ماذا؟!|لا شيء.",
    "(انتهى الخبر.)|وبدأ غيره.",
    "زار موقع example.com وعاد.|ونشر v1.2.3 بعده.",
    "التقى عبدالله وأ. سالم.",
    "وقالت الرئيسة \u200fم. نورة القحطاني.\u200f|ثم غادرت.",
    "وحضر (\u200fد.\u200f سالم) الحفل.|ثم انتهى.",
    "ملاحظة: U.S. Army تعني الجيش.",
]
ENGLISH = [
    "He signed it.|Then he left.",
    "Is it over?|Yes!|It is…|Really.",
    "“We are done.”|Then silence.",
    "(It ended.)|“Another” began.",
    "It grew 3.5% to 1.2 million.|Then it stopped.",
    "Dr. Al-Mutairi met Gen. Sadenov and J. K. Smith.|They left.",
    "The U.S. Army and the U.N. Council agreed, e.g. Riyadh did.|Others did not.",
    "It fell by 5 p.m. Monday and rose on 3 Nov. 2026.|So it goes.",
    "He paused... and went on.|Élan returned.",
    "See example.com for more.|2030 is near.",
    "Version 1. two is odd",
    "Rates vs. Prices Inc. Ltd. Co. reports.|Done.",
]


def cut(text: str, lang: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text, lang)]


@pytest.mark.parametrize("text", ARABIC)
def test_arabic(text: str) -> None:
    assert cut(text.replace("|", " "), "ar") == text.split("|")


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text: str) -> None:
    assert cut(text.replace("|", " "), "en") == text.split("|")


@pytest.mark.parametrize("lang", ["ar", "ar-SA", "fa", "ur"])
def test_languages_of_arabic_script_need_no_capital(lang: str) -> None:
    assert cut("one. two.", lang) == ["one.", "two."]


def test_english_needs_a_capital() -> None:
    assert cut("one. two.", "en") == ["one. two."]


@pytest.mark.parametrize("text", ["", " ", "\n\t "])
def test_nothing_in_nothing(text: str) -> None:
    assert split_sentences(text, "ar") == []
    assert split_sentences(text, "en") == []


def test_spans_leave_out_the_space_between() -> None:
    assert split_sentences("  One.\n\n Two \n", "en") == [Span(2, 6), Span(9, 12)]


def test_a_text_of_stops_is_one_sentence() -> None:
    assert cut("...", "ar") == ["..."]
    assert cut("؟", "ar") == ["؟"]
