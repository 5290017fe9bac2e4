"""What hides in a text or makes it look like another is told; what is in use is not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malaf.arabic import fold, words
from malaf.catalogs import Entry
from malaf.characters import gathered, named, odd_host, oddities
from malaf.diagnostics import Diagnostic, as_github, as_json, as_text, visible
from malaf.proof import prove
from malaf.source import Source
from tests.conftest import ProjectFolder, calls
from tests.test_check import found
from tests.test_properties import TEXTS

ROOT = Path(__file__).parents[1]
ARTICLE = "seeds/example/article.yaml"

# (text, language, codes in their order)
HOSTILE = [
    ("أمن\u202eنص", "ar", "bidi-override"),
    ("a \u202db\u202c c", "en", "bidi-override"),
    ("access \u2067level", "en", "bidi-unbalanced"),
    ("x\u2069 y", "en", "bidi-unbalanced"),
    ("\u202b\u2066a\u202c\u2069", "en", "bidi-unbalanced bidi-unbalanced"),
    ("\u2066one\ntwo\u2069", "en", "bidi-unbalanced bidi-unbalanced"),
    ("pass\u200bword", "en", "invisible-character"),
    ("ال\u2060سعودية", "ar", "invisible-character"),
    ("co\u00adoperation", "en", "invisible-character"),
    ("one\ufefftwo", "en", "invisible-character"),
    ("ab\u200dcd", "en", "invisible-character"),
    ("ab\u200ccd", "en", "invisible-character"),
    ("a\ufe0fb", "en", "invisible-character"),
    ("👍\ufe0f\U000e0100\U000e0101", "en", "invisible-character invisible-character"),
    ("hi\U000e0068\U000e0069", "en", "invisible-character invisible-character"),
    ("\ufff9a\ufffab\ufffb", "en", "invisible-character invisible-character invisible-character"),
    ("a\u3164b", "en", "invisible-character"),
    ("one\u2028two", "en", "odd-character"),
    ("\ue000", "ar", "odd-character"),
    ("السعود\ufffdة", "ar", "odd-character"),
    ("a\x1b[31mb", "en", "control-character"),
    ("a\x85b", "en", "control-character"),
    ("a\ufdd0\U0001ffffb", "en", "control-character control-character"),
    ("p\u0430ypal", "en", "mixed-script"),
    ("\u041cuscat", "en", "mixed-script"),
    ("S\u0430ud\u0456", "en", "mixed-script"),
    ("\u039fman", "en", "mixed-script"),
    ("Министрлiгi", "kk", "mixed-script"),
    ("السعودیة", "ar", "mixed-script"),
    ("المملکة", "ar", "mixed-script"),
    ("ایراني", "fa", "mixed-script"),
    ("ﻣﺤﻤﺪ", "ar", "presentation-form"),
    ("ﻻ شيء", "ar", "presentation-form"),
]
# Written when the rules were done; none was changed for them.
HELD_OUT = [
    ("/* \u202e } \u2066if (admin)\u2069 \u2066 begin */", "en", "bidi-override bidi-unbalanced"),
    ("قال\u202aHe", "ar", "bidi-unbalanced"),
    ("Ka\u200bzakhstan", "en", "invisible-character"),
    ("الأم\u200bن", "ar", "invisible-character"),
    ("a\u2062b", "en", "invisible-character"),
    ("Х\u0430бар Riy\u0430dh", "ru", "mixed-script"),
    ("\u0410stana", "en", "mixed-script"),
    ("A\u0391B", "en", "mixed-script"),
    ("وزارة الداخلیة", "ar", "mixed-script"),
    ("الملک سلمان", "ar", "mixed-script"),
    ("ﺍﻟﺮﻳﺎﺽ", "ar", "presentation-form"),
    ("x\x00y", "en", "control-character"),
    ("\u202e\u202c\u202c", "en", "bidi-override bidi-unbalanced"),
    ("Turkiye\U000e0020", "en", "invisible-character"),
    ("نص\u2029آخر", "ar", "odd-character"),
]
IN_USE = [
    ("ar", "قال محمد ﷺ: ﴿اقْرَأْ بِاسْمِ رَبِّكَ﴾ — سنة 1447هـ، بسعر ٣٠ ﷼"),
    ("ar", "العربيـــة ٱلرَّحْمَٰنِ ﷲ ﷽ «نصّ» وإنّ الأمن؛ أليس كذلك؟ 40٪"),
    ("ar", "يوم 5\u200f/\u200f3\u200f/\u200f2026 و\u200eC++\u200e و\u061c10-20"),
    ("ar", "في \u2066John Smith\u2069 و\u202bنص\u202c و\u2068نص \u2067آخر\u2069\u2069"),
    ("ar", "هـ‍ و ه‍ و أبو بكر البغدادي وپوتين وڤيينا وغوغل وگوگل"),
    ("ar", "علی خامنه‌ای وحسن روحانی ومحمود احمدی‌نژاد وشهباز شریف وکرزئی"),
    ("fa", "می‌خواهم خانه‌ای در مسئولیت تأثیر کتاب‌های الکترونیک"),
    ("ur", "پاکستان کے وزیرِ اعظم نے کہا ہے کہ یہ مسئلہ ہے"),
    ("kk", "Қасым-Жомарт Тоқаев, Нұр-Сұлтан, Әлихан Смайылов, Үкімет, һәм ғылым"),
    ("ru", "IT-компания, SMSки, COVIDом, Ёлка — в Астане; iPhone 15"),
    ("en", "Café naïve Zürich Kraków İstanbul Şahin Nguyễn Đặng ʿAbd al-Raḥmān"),
    ("en", "10 μm, 5 kΩ, ΔT, TNFα, β-carotene, 𝛼, π, µg, 25 °C, x² + y₂"),
    ("en", "👩‍❤️‍👨 👨🏽‍🚀 🏳️‍🌈 🏴‍☠️ 1️⃣ #️⃣ ☎︎ ©️ ✔️ 🇸🇦 🇰🇿 🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"),
    ("el", "Αθήνα, Θεσσαλονίκη και ο Όμηρος"),
    ("hi", "क्‍षत्रिय और श्री‌मान"),
    ("th", "สวัสดี\u200bครับ"),
    ("ja", "葛\U000e0100城市 ー〜。"),
    ("he", "ירושלים \u200fשלום"),
    ("ku", "کوردستان و هەرێمی کوردستان ێ ۆ ڵ ڕ"),
]
IN_USE_HELD_OUT = [
    ("ar", "سلطان بن سلمان بن عبدالعزيز آل سعود، وزير الخارجية الأمير فيصل بن فرحان"),
    ("ar", "قال ﷺ «إنما الأعمال بالنيات» ﴾٧﴿ رضي الله عنه ﷵ"),
    ("ar", "الدكتور/ أحمد — ت: \u202d+966 11 123\u202c".replace("\u202d", "\u2066").replace("\u202c", "\u2069")),
    ("ar", "مهرداد بهرامی، کیانوش، شرکت نفت"),
    ("fa", "آیت‌الله سید علی حسینی خامنه‌ای، رئیس‌جمهور، ۱۴۰۴"),
    ("ur", "میاں محمد نواز شریف، لاہور، خیبر پختونخواہ"),
    ("kk", "Мұрат Нұртілеу, Сыртқы істер министрі, Өскемен, Ыбырай"),
    ("en", "The “λ-phage” (48.5 kb), Ångström, Øresund; Li₂CO₃ and σ = 0.1"),
    ("en", "👨‍👩‍👧‍👦 🧑🏾‍🤝‍🧑🏻 ❤️‍🔥 ⚖️ ™️ ↔️ 〰️"),
    ("tr", "Iğdır, ışık, Çağrı ﬁn"),
    ("ru", "Сергей Лавров; ООО «Яндекс»; Windows-совместимый; VIPы"),
]


def codes(text: str, lang: str = "") -> str:
    return " ".join(odd.code for odd in oddities(text, lang))


@pytest.mark.parametrize(("text", "lang", "expected"), HOSTILE + HELD_OUT)
def test_what_hides_or_misleads_is_found(text: str, lang: str, expected: str) -> None:
    assert sorted(codes(text, lang).split()) == sorted(expected.split())


@pytest.mark.parametrize(("lang", "text"), IN_USE + IN_USE_HELD_OUT)
def test_what_is_in_use_is_no_alarm(lang: str, text: str) -> None:
    assert [odd.message for odd in oddities(text, lang)] == []


def test_the_texts_of_this_repository_are_no_alarm() -> None:
    golden = (ROOT / "tests" / "golden" / "valid").glob("*/*")
    texts = [*(ROOT / "seeds").rglob("*.*"), *(path for path in golden if path.suffix in {".po", ".txt", ".yaml"})]
    assert len(texts) > 15
    for path in texts:
        lang = path.stem if path.suffix == ".po" else "ar"
        assert codes(path.read_text("utf-8-sig"), lang) == "", path


@given(TEXTS)
def test_every_place_has_what_is_said_of_it(text: str) -> None:
    for odd in oddities(text, "ar"):
        assert text.startswith(odd.what, odd.start)
        assert odd.message
        assert odd.hint


def test_many_of_a_kind_are_one() -> None:
    (one,) = gathered(oddities("a\u200bb" * 1000))
    assert (one.start, one.more) == (1, 999)
    many = gathered(oddities(" ".join(f"p\u0430{chr(97 + n)}" for n in range(20))))
    assert len(many) == 8
    assert sum(odd.more for odd in many) == 12


@pytest.mark.parametrize(
    "piece", ["\u2067", "\u2066\u2069", "p\u0430", "\u202b", "\U0001f3f4\U000e0067", "ی", "ﻣ", "\u200d"]
)
def test_the_time_is_linear(piece: str) -> None:
    def count(times: int) -> int:
        return calls(lambda: gathered(oddities(piece * times, "ar")))

    assert count(4000) < 5 * count(1000) + 1000


def test_a_text_without_any_is_looked_at_once() -> None:
    text = "الأمن Security 40% " * 1000
    assert calls(lambda: list(oddities(text, "ar"))) < 10


def test_names() -> None:
    assert named("\u202e") == "U+202E RIGHT-TO-LEFT OVERRIDE"
    assert named("\x07") == "U+0007 CONTROL"
    assert named("\ue000") == "U+E000 PRIVATE USE"


# Addresses


@pytest.mark.parametrize(
    "address",
    [
        "https://\u0430\u0440\u0440\u04cf\u0435.com/",
        "https://xn--80ak6aa92e.com/",
        "https://www.p\u0430ypal.com/x",
        "https://spa.gov.sa@evil.example/",
        "https://spa.gov.sa:x@evil.example/",
        "https://spa\u200b.gov.sa/",
        "https://xn--\u0430/",
        "http://[::1",
        "http:///path",
        "https://xn--99999999999/",
        f"https://{'a' * 64}.example/",
        "https://\u202esa.gov/",
    ],
)
def test_an_address_that_misleads(address: str) -> None:
    assert odd_host(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.spa.gov.sa/w123?x=1#y",
        "http://localhost:8000/",
        "https://президент.рф/",
        "https://xn--d1abbgf6aiiy.xn--p1ai/",
        "https://موقع.وزارة-الاتصالات.مصر/",
        "https://xn--4gbrim.xn----rmckbbajlc6dj7bxne2c.xn--wgbh1c/",
        "https://münchen.example/@name",
        "https://日本語.jp/",
        "https://ایران.ir/",
        "http://[::1]/",
    ],
)
def test_an_address_that_does_not(address: str) -> None:
    assert odd_host(address) is None


# Where it is told


def test_the_line_and_column_in_article_yaml(project: Callable[..., ProjectFolder]) -> None:
    folder = project()
    text = folder.read(ARTICLE)
    line = next(n for n, line in enumerate(text.split("\n"), 1) if "زراعة" in line)
    at = text.split("\n")[line - 1].index("زراعة") + 3
    folder.write(ARTICLE, text.replace("زراعة", "زرا\u202eعة", 1))
    problem = next(one for one in folder.problems() if one.code == "bidi-override")
    assert (problem.path, problem.line, problem.column, problem.severity) == (ARTICLE, line, at + 1, "error")
    assert "U+202E RIGHT-TO-LEFT OVERRIDE" in problem.message
    assert problem.hint == "remove it from the text, and from the source"


def test_an_escape_is_found_at_its_text(tmp_path: Path) -> None:
    problems = found(tmp_path, corrections=[{"date": "2026-01-01", "text": "x\u2028y"}])
    (problem,) = [one for one in problems if one.code == "odd-character"]
    assert problem.line is not None
    assert problem.context == {"key": "corrections[0].text"}


def test_a_comment_that_hides_its_line(project: Callable[..., ProjectFolder]) -> None:
    folder = project()
    folder.write(ARTICLE, f"# \u2067 reviewed\n{folder.read(ARTICLE)}")
    (problem,) = folder.problems()
    assert (problem.code, problem.line, problem.column) == ("bidi-unbalanced", 1, 3)


def test_the_source_is_asked_for_what_the_article_has_not(project: Callable[..., ProjectFolder]) -> None:
    folder = project()
    folder.write("seeds/example/source.txt", f"{folder.read('seeds/example/source.txt')}\n\u202e\n")
    problem = next(one for one in folder.problems() if one.code == "bidi-override")
    assert (problem.path, problem.severity) == ("seeds/example/source.txt", "warning")


def test_a_misleading_address_of_the_source(project: Callable[..., ProjectFolder]) -> None:
    folder = project()
    folder.edit(ARTICLE, "  file: source.txt\n", '  file: source.txt\n  url: "https://spa.gov.sa@evil.example/"\n')
    assert folder.codes() == ["odd-address"]


def test_a_translation_is_asked_too_and_a_comment_accepts_it() -> None:
    def told(msgstr: str, comment: str = "") -> list[tuple[str, str, int | None]]:
        entry = Entry("نص", msgstr, fuzzy=False, line=7, context="p1", comment=comment)
        found = prove([entry], path="en.po", source="ar", target="en")
        return [(one.code, one.severity, one.line) for one in found]

    assert told("A te\u200bxt") == [("invisible-character", "warning", 7)]
    assert told("A te\u200bxt", "malaf: ignore[invisible-character] as in print") == []
    assert told("A te\u202ext", "malaf: ignore[*]") == [("bidi-override", "error", 7)]


# Search looks past them


@pytest.mark.parametrize("hidden", ["\u200b", "\u2060", "\ufeff", "\u00ad", "\u200c", "\u202e", "\u2067", "\ufe0f"])
def test_search_finds_a_word_in_spite_of_what_hides_in_it(hidden: str) -> None:
    for word in ("السعودية", "security"):
        (found,) = words(f"{word[:3]}{hidden}{word[3:]}")
        assert fold(found[2]) == fold(word)


def test_search_finds_a_word_in_presentation_forms() -> None:
    assert [fold(word) for _, _, word in words("ﻣﺤﻤﺪ")] == [fold("محمد")]


# Messages


def test_messages_do_nothing_to_a_terminal() -> None:
    told = Diagnostic(
        code="x",
        severity="error",
        path="a\n::error::b",
        message="a\u202e\x1b[2J\n::set-output name=x::y",
        hint="\x85\u2028",
    )
    text = as_text([told])
    assert text == "a\\n::error::b: error[x]: a\\u202e\\x1b[2J\\n::set-output name=x::y\n  hint: \\x85\\u2028\n"
    github = as_github([told])
    assert github.count("\n") == 1
    assert "\u202e" not in github
    assert "\x1b" not in github
    written = as_json([told])
    assert "\u202e" not in written
    assert json.loads(written)["diagnostics"][0]["message"] == told.message


@given(st.text())
def test_every_message_can_be_printed_in_every_form(text: str) -> None:
    told = Diagnostic(code="x", severity="error", path=text, message=text, hint=text)
    assert as_text([told]).encode().count(b"\n") <= 2
    assert as_github([told]).encode().count(b"\n") == 1
    assert json.loads(as_json([told]))["diagnostics"][0]["message"] == text
    assert visible(visible(text)) == visible(text)


def test_a_name_that_is_not_utf_8_can_be_printed() -> None:
    told = Diagnostic(code="x", severity="error", path="a\udcff", message="m")
    assert as_text([told]) == "a\\udcff: error[x]: m\n"
    assert json.loads(as_json([told]))["diagnostics"][0]["path"] == "a\udcff"
    as_github([told]).encode()


def test_offsets_and_positions_are_one_the_other_turned_round() -> None:
    source = Source("x", "ab\nc\n\nd")
    assert [source.offset(*source.position(at)) for at in range(8)] == list(range(8))
    assert source.offset(9, 1) == 7
