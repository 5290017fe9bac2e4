"""Who wrote a text, as the lines beside it have it."""

from __future__ import annotations

import pytest

from malaf.article import SourceInfo
from malaf.blocks import parse_blocks
from malaf.extract import extract_article
from malaf.reading.authors import read_author

PROSE = "عقد الوزراء في العاصمة اجتماعاً لبحث القضايا العالقة بين البلدين، واتفقوا على مواصلة المشاورات."


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("كتب: نادر الخطيب", "نادر الخطيب"),
        ("كتبت - سلمى الشرقاوي", "سلمى الشرقاوي"),
        ("كتب / طارق الشامي (جدة)", "طارق الشامي"),
        ("كتب نادر الخطيب - القاهرة", "نادر الخطيب"),
        ("بقلم د. هالة منصور*", "د. هالة منصور"),
        ("بقلم: السفير رائد بيومي، سفير سابق", "السفير رائد بيومي"),
        ("الكاتب: عبد الرحمن بن الخطاب الفاسي", "عبد الرحمن بن الخطاب الفاسي"),
        ("كتب: وليد المعلم", "وليد المعلم"),
        ("كتب: ليلى كرامي", "ليلى كرامي"),
        ("المنار- رامي الصالح:", "رامي الصالح"),
        ("تقرير | ياسر عبدالعزيز | جدة", "ياسر عبدالعزيز"),
        ("إعداد: سامي علي ومنى خالد", "سامي علي ومنى خالد"),
        ("إعداد وتقديم: علي الظفيري", "علي الظفيري"),
        ("صفاقس - من مراسلنا نزار بالحاج", "نزار بالحاج"),
        ("من مراسلنا في جنيف أحمد عطا", "أحمد عطا"),
        ("من أحمد الشاوش", "أحمد الشاوش"),
        ("الهفوف: ليان السهلي", "ليان السهلي"),
        ("عمان - بترا - محمد الخوالدة", "محمد الخوالدة"),
        ("د. هالة منصور*", "د. هالة منصور"),
        ("By Jane Smith, Riyadh", "Jane Smith"),
        ("الرياض - واس", None),
        ("القاهرة (أ ش أ)", None),
        ("وام/ سالمة الشامسي/ عاصم الخولي/", None),
        ("إعداد: وحدة الدراسات", None),
        ("كتب: محرر الشؤون السياسية", None),
        ("جدة: المحرر الاقتصادي", None),
        ("دبي: «الشرق الأوسط»", None),
        ("تقرير: مركز الدراسات", None),
        ("حوار: التحول الرقمي في الخليج", None),
        ("تحرير: سامي علي", None),
        ("المحرر: وليد علي", None),
        ("ترجمة: محمد عيسى", None),
        ("الناشر: دار الفكر العربي", None),
        ("تاريخ النشر: 12 مايو 2024", None),
        ("By Reuters", None),
        ("كتب محمد صلاح هدفاً", None),
        ("من الرياض", None),
        ("سامي علي", None),
    ],
)
def test_author_of_a_line(line: str, author: str | None) -> None:
    assert read_author([line], []) == author


def test_who_wrote_comes_before_who_sent_it() -> None:
    assert read_author(["الهفوف: ليان السهلي"], ["كتب: نادر الخطيب"]) == "نادر الخطيب"
    assert read_author([], ["الهفوف: ليان السهلي"]) is None  # beside the text, that may be anybody


@pytest.mark.parametrize(
    ("text", "author"),
    [
        (f"اجتماع في العاصمة\nكتب: نادر الخطيب\n{PROSE}", "نادر الخطيب"),
        (f"اجتماع في العاصمة\n{PROSE}\nبقلم: نادر الخطيب", "نادر الخطيب"),
        (f"اجتماع في العاصمة\nالرياض - واس\n{PROSE}", None),
        (f"اجتماع في العاصمة\n{PROSE}\nكتب: نادر الخطيب رسالة إلى الوزير، وطلب فيها النظر في القضية من جديد.", None),
    ],
)
def test_author_of_an_article(text: str, author: str | None) -> None:
    source = SourceInfo(file="source.txt", sha256="0" * 64)
    article = extract_article(parse_blocks(text), slug="visit", language="ar", source=source).article
    assert article.credits.author == author
