"""Blocks to an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malaf.article import Article, List, Paragraph, SourceInfo, Table, block_texts
from malaf.blocks import parse_blocks
from malaf.extract import extract_article

SOURCE = SourceInfo(file="source.txt", sha256="0" * 64)
TEXT = """اتفاق بين بلديتين على حديقة
أعلنت بلديتا الروض والنخيل اتفاقاً على حديقة مشتركة. وقال المدير إن العمل يبدأ قريباً.
كلمة قبل العناوين في فقرة ثانية من النص نفسه تكمل ما سبق من كلام.
مجالات التعاون
- تبادل الخبرات بين البلديتين
- تدريب المتطوعين على رعاية الحديقة
| العنصر | البيان |
|---|---|
| المساحة | 40 ألف متر |
| الأشجار | 1200 شجرة |
وتوقعت البلديتان افتتاح الحديقة في الربيع، وقالتا إنها ستكون الأولى من نوعها.
"""

PROSE = "هذه فقرة أولى تطول قليلاً وفيها كلام كثير يكفي لفقرة."


def extract(text: str) -> Article:
    return extract_article(parse_blocks(text), slug="x", language="ar", source=SOURCE).article


def test_everything_has_its_place() -> None:
    article = extract(TEXT)
    assert (article.headline.text, article.headline.by) == ("اتفاق بين بلديتين على حديقة", "source")
    assert article.lead
    assert article.lead.id == "p1"
    before, titled = article.sections
    assert before.heading is None
    assert [type(block) for block in before.blocks] == [Paragraph]
    assert titled.heading == "مجالات التعاون"
    assert [block.id for block in titled.blocks] == ["l1", "t1", "p3"]
    assert [(p.id, p.block) for p in article.pillars] == [("pillar-1", "l1-1"), ("pillar-2", "l1-2")]
    assert [(r.id, r.block) for r in article.summary] == [("row-1", "t1-1"), ("row-2", "t1-2")]
    table = titled.blocks[1]
    assert isinstance(table, Table)
    assert table.header == ("العنصر", "البيان")
    assert article.review.state == "draft"


def test_a_text_without_a_title_gets_its_first_words_marked_as_the_editors() -> None:
    article = extract("أعلنت الوزارة، اليوم، اتفاقاً جديداً مع الجامعة في العاصمة. وأضافت أن العمل به يبدأ غداً.")
    assert (article.headline.text, article.headline.by) == ("أعلنت الوزارة", "editor")
    long = extract("توفي في بيروت فجر الثلاثاء المؤرخ اللبناني كمال حنا الصليبي الحفيد عن ٨٢ عاماً.")
    assert long.headline.text == "توفي في بيروت فجر الثلاثاء المؤرخ اللبناني كمال حنا الصليبي الحفيد…"


def test_a_deck_stands_before_the_first_part_and_leaves_the_author_above() -> None:
    deck = "الوزارة تعد بمقاعد إضافية والطلبة يطالبون بالإنارة"
    prose = f"{PROSE} ثم جملة أخرى تزيد عليها كلمات."
    article = extract(f"مكتبات حلب تعود إلى العمل\n{deck}\nكتب: نادر الخطيب\n{prose}\n{prose}")
    (section,) = article.sections
    assert section.heading is None
    assert [(type(block).__name__, block.id) for block in section.blocks] == [
        ("Deck", "d1"),
        ("Byline", "c1"),
        ("Paragraph", "p2"),
    ]
    assert article.lead
    assert article.lead.text == prose
    assert article.credits.author == "نادر الخطيب"


def test_nested_items() -> None:
    article = extract(
        "عنوان المقال\nهذه فقرة أولى تطول قليلاً وفيها كلام كثير يكفي لفقرة.\n- أول\n  - داخل\n  - آخر\n- ثانٍ\n"
    )
    lists = [block for block in article.blocks() if isinstance(block, List)]
    assert [(item.id, [inner.id for inner in item.items]) for item in lists[0].items] == [
        ("l1-1", ["l1-1-1", "l1-1-2"]),
        ("l1-2", []),
    ]


def test_items_keep_their_number_or_letter() -> None:
    prose = "عنوان المقال\nهذه فقرة أولى تطول قليلاً وفيها كلام كثير يكفي لفقرة.\n"
    article = extract(f"{prose}1- أول\n2- ثان:\nأ) داخل\nب) آخر\n")
    (found,) = [block for block in article.blocks() if isinstance(block, List)]
    assert [(item.mark, [inner.mark for inner in item.items]) for item in found.items] == [("1", []), ("2", ["أ", "ب"])]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (["تعزيز الأمن", "تنمية المهارات", "مكافحة الفساد", "إنشاء صندوق"], 4),
        (["اعتماد المعايير", "استكمال الربط", "إعادة الهيكلة", "دعم المشاريع"], 4),
        (["الاستثمار في التعليم", "التعاون في الصحة"], 2),
        (["تخصيص حصة من الموازنة", "صرف حوافز للمعلمين", "حفر 120 بئراً"], 3),
        (["صرف حوافز", "حفر آبار"], 0),
        (["إلغاء الرسوم", "إلحاق الموظفين بالتدريب"], 2),
        (["وزير الخارجية", "وزير الداخلية"], 0),
        (["زيت زيتون", "تمر سكري", "صناعة يدوية"], 0),
        (["أولاً: الموافقة على العقد", "ثانياً: اعتماد الحساب الختامي"], 0),
        (["1200 شجرة", "40 متراً"], 0),
        (["زار الوفد المتحف", "التقى الوفد الوزير"], 0),
    ],
)
def test_pillars_are_lists_of_nouns_of_action(items: list[str], expected: int) -> None:
    text = "عنوان\nهذه فقرة أولى تطول قليلاً وفيها كلام كثير يكفي لفقرة.\n" + "".join(f"- {item}\n" for item in items)
    assert len(extract(text).pillars) == expected


def test_pillars_stand_within_an_item_too() -> None:
    prose = "عنوان المقال\nهذه فقرة أولى تطول قليلاً وفيها كلام كثير يكفي لفقرة.\n"
    article = extract(f"{prose}1- رحب الجانبان بالنتائج\n2- اتفق الجانبان على:\nأ) تنظيم تمرين\nب) تبادل الخبرات\n")
    assert [pillar.block for pillar in article.pillars] == ["l1-2-1", "l1-2-2"]


@pytest.mark.parametrize(
    ("over", "items", "expected"),
    [
        ("محاور العمل", ["أسواق جديدة في أفريقيا", "تأهيل المصدرين", "الخدمات الرقمية"], 3),
        ("ومن مجالات التعاون:", ["الطاقة", "المياه"], 2),
        ("توصيات", ["إنشاء مخزون مشترك", "توحيد المواصفات", "صندوق لتمويل المزارعين"], 3),
        ("كما يطالب الحزب بـ:", ["خفض الأسعار", "فتح حوار وطني", "أجور أعلى"], 3),
        ("توصيات", ["مخزون مشترك", "صندوق لتمويل المزارعين", "إنشاء مركز"], 0),
        ("الحاضرون", ["سامي الطرابلسي", "هدى المزغني"], 0),
        ("محاور العمل", ["ما هي الأسواق؟", "من هم المصدرون؟"], 0),
        ("ومن أبرز النتائج:", ["تراجع التحصيل", "ارتفاع الوزن", "استهلاك المنبهات"], 0),
        ("وعزت الشركة ارتفاع الربح إلى:", ["انخفاض التكاليف", "تحسين التشغيل"], 0),
        ("أسباب الأزمة", ["ارتفاع الأسعار", "تعطيل الموانئ"], 0),
        ("ومن أبرز نتائج الزيارة:", ["إنشاء صندوق", "تعزيز التجارة"], 2),
        ("أبرز نتائج القمة", ["إنشاء صندوق", "تعزيز التجارة"], 2),
        ("واتفق الجانبان على:", ["أولاً: إنشاء صندوق.", "ثانياً: تشغيل خط بحري.", "ثالثاً: دراسة الربط."], 3),
        ("وتعهدت الدولتان بما يأتي:", ["تسهيل التأشيرات", "معرض سنوي", "تبادل الوفود"], 3),
        ("بنود الاتفاقية", ["خط ملاحي مباشر", "تدريب الكوادر", "إعفاء السلع من الرسوم"], 3),
        ("أبرز المنتجات", ["تعبئة التمور", "زراعة الورد"], 0),
        ("الاتفاق على معالجة أسبابها وعلى:", ["إنشاء صندوق", "تعزيز التجارة"], 2),
    ],
)
def test_pillars_are_lists_that_are_named_as_such(over: str, items: list[str], expected: int) -> None:
    text = f"عنوان\n{PROSE}\n{over}\n" + "".join(f"- {item}\n" for item in items)
    assert len(extract(text).pillars) == expected


def test_a_heading_names_the_first_thing_below_it() -> None:
    text = f"عنوان\n{PROSE}\nمحاور العمل\n{PROSE}\nوحضر الجلسة:\n- سامي الطرابلسي\n- هدى المزغني\n"
    assert extract(text).pillars == ()


def test_figures_of_a_table_with_several_values_in_a_row() -> None:
    table = "| المؤشر | الأردن | لبنان |\n|---|---|---|\n| نسبة الدعم | 1.8٪ | 5.6٪ |"
    article = extract(f"عنوان المقال\n\nمتن المقال هنا في جملة كاملة.\n\n{table}\n")
    assert [(figure.value, figure.label) for figure in article.figures] == [
        (1.8, "نسبة الدعم، الأردن"),
        (5.6, "نسبة الدعم، لبنان"),
    ]


def test_a_table_of_three_columns_is_no_summary() -> None:
    assert extract("هذه فقرة أولى تطول قليلاً.\n| أ | ب | ج |\n|---|---|---|\n| 1 | 2 | 3 |\n").summary == ()


_LINES = st.lists(
    st.sampled_from(
        [
            "عنوان قصير",
            "- بند",
            "  - بند داخلي",
            "| أ | ب |",
            "",
            "1- أول",
            "فقرة طويلة فيها كلام. وجملة أخرى.",
            "أولاً: كلام",
        ]
    ),
    max_size=20,
)


@given(_LINES)
def test_no_text_is_lost_and_ids_are_unique(lines: list[str]) -> None:
    text = "\n".join(lines)
    blocks = parse_blocks(text)
    article = extract_article(blocks, slug="x", language="ar", source=SOURCE).article
    ids = [name for name, _ in block_texts(article)]
    assert len(ids) == len(set(ids))
    kept = "\n".join(body for _, body in block_texts(article))
    kept += "\n".join(section.heading or "" for section in article.sections) + article.headline.text
    for block in blocks:
        if block.role != "table":
            assert block.text in kept


def test_a_first_paragraph_under_a_heading_stays_under_it() -> None:
    text = "ورقة عن المياه\nملخص:\nتقترح الورقة خطة تبدأ العام المقبل.\nالخلفية:\nتراجعت المياه كثيراً.\n"
    article = extract(text)
    assert article.lead is None
    assert [(section.heading, len(section.blocks)) for section in article.sections] == [("ملخص:", 1), ("الخلفية:", 1)]
