"""Numbers, dates and directions as each language writes them."""

import re

import pytest
from bidi import get_display

from malaf.dates import html_date, is_edtf
from malaf.languages import direction, is_language, language_name
from malaf.locales import Digits, isolate, without_isolates
from tests.conftest import make_policy

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"


def shown(text: str) -> str:
    """Isolates that can be read in a test: ``<`` left to right, ``{`` right to left, ``>`` the end of both."""
    return text.replace(LRI, "<").replace(RLI, "{").replace(PDI, ">")


# Isolation

ISOLATED_IN_ARABIC = [
    ("لا شيء", "لا شيء"),
    ("نسبة 40%", "نسبة <40%>"),
    ("نسبة 40 % فقط", "نسبة <40 %> فقط"),
    ("نسبة ٤٠٪", "نسبة {٤٠٪>"),
    ("من 10-20 سنة", "من <10-20> سنة"),
    ("بين 10 – 20", "بين <10> – <20>"),
    ("في 2024/2025.", "في <2024/2025>."),
    ("عام 2030، ثم", "عام <2030>، ثم"),
    ("+966 11 123 4567 للهاتف", "<+966 11 123 4567> للهاتف"),
    ("درجة -5 مئوية", "درجة <-5> مئوية"),
    ("65,000,000 نسمة", "<65,000,000> نسمة"),
    ("٦٥٬٠٠٠٬٠٠٠ نسمة", "{٦٥٬٠٠٠٬٠٠٠> نسمة"),
    ("$5.5 مليون", "<$5.5> مليون"),
    ("لغة C++ قديمة", "لغة <C++> قديمة"),
    ("شركة AT&T الأمريكية", "شركة <AT&T> الأمريكية"),
    ("قال John Smith، ثم", "قال <John Smith>، ثم"),
    ("طائرة F-16 و Boeing 747 معاً", "طائرة <F-16> و <Boeing 747> معاً"),
    ("موقع https://example.org/a?b=1#c هنا", "موقع <https://example.org/a?b=1#c> هنا"),
    ("بريد info@example.org.", "بريد <info@example.org>."),
    ("حساب @malaf ووسم #malaf", "حساب <@malaf> ووسم <#malaf>"),
    ("في 24.11.2026 عند 10:30", "في <24.11.2026> عند <10:30>"),
    ("(النص 12)", "(النص <12>)"),
    ("شبكة 5G/4G والجيل 5G.", "شبكة <5G/4G> والجيل <5G>."),
    ("دقة 4K وأبعاد 3D وحجم 100MB", "دقة <4K> وأبعاد <3D> وحجم <100MB>"),
    ("بمقدار 1.5°C أو 1.5 °C", "بمقدار <1.5°C> أو <1.5 °C>"),
    ("بلغت -5°C ثم 45° فقط", "بلغت <-5°C> ثم <45°> فقط"),
    ("عند 24°42′N شمالاً", "عند <24°42′N> شمالاً"),
    ("جمعت $5bn و US$5bn و₹500", "جمعت <$5bn> و <US$5bn> و<₹500>"),
    ("وباء COVID-19 أو كوفيد-19", "وباء <COVID-19> أو كوفيد-<19>"),
    ("(كوفيد)-19 وبـ-5%", "(كوفيد)-<19> وبـ<-5%>"),
    ("موسم 2026/27 على مدار 24/7", "موسم <2026/27> على مدار <24/7>"),
    ("تجارة B2B وطائرة A320neo", "تجارة <B2B> وطائرة <A320neo>"),
    ("معيار ISO 9001:2015 وقمة G20", "معيار <ISO 9001:2015> وقمة <G20>"),
    ("+966 11 234 5678، بنسبة 3.5 %.", "<+966 11 234 5678>، بنسبة <3.5 %>."),
    ("من 5%-10% لمن هم 18+ عاماً", "من <5%-10%> لمن هم <18+> عاماً"),
    ("شركة 3M Company ومتجر 7-Eleven", "شركة <3M Company> ومتجر <7-Eleven>"),
    ("قياس 2×4 والعدد #1", "قياس <2×4> والعدد <#1>"),
    ("رالي Paris–Dakar عام 2026 Apple", "رالي <Paris–Dakar> عام <2026> <Apple>"),
    ("شبكة ٥G وقمة G٢٠", "شبكة <٥G> وقمة <G٢٠>"),
    ("انبعاثات CO₂ وبخار H₂O على 12 km² فقط", "انبعاثات <CO₂> وبخار <H₂O> على <12> <km²> فقط"),
    ("نظام Android™ من Acme® اليوم", "نظام <Android™> من <Acme®> اليوم"),
    ("منصة .NET ولغة C#.", "منصة <.NET> ولغة <C#>."),
    ("قال John F. Kennedy إن", "قال <John F. Kennedy> إن"),
    ("قالت J. K. Rowling في St. Louis.", "قالت <J. K. Rowling> في <St. Louis>."),
    ("فيلم Mission: Impossible الجديد", "فيلم <Mission: Impossible> الجديد"),
    ("عن Reuters. Apple تنفي", "عن <Reuters>. <Apple> تنفي"),
    ("الرئيس Nguyễn Phú Trọng أمس", "الرئيس <Nguyễn Phú Trọng> أمس"),
    ("الشاعر Ḥāfiẓ al-Shīrāzī وأبو ʿAbbās", "الشاعر <Ḥāfiẓ al-Shīrāzī> وأبو <ʿAbbās>"),
    ("النائب Jose\u0301 Mujica هنا", "النائب <Jose\u0301 Mujica> هنا"),
    ("شبكة Wi\u2011Fi 6 سريعة", "شبكة <Wi\u2011Fi 6> سريعة"),
    ("صحيفة Егемен Қазақстан في 2026", "صحيفة <Егемен Қазақстан> في <2026>"),
    ("لقب Ελλάδα 2030 رسمي", "لقب <Ελλάδα 2030> رسمي"),
    ("بقيمة US$ 5 فقط", "بقيمة <US$ 5> فقط"),
    ("نحو 1 250 000 درهم و12 345,5 دينار", "نحو <1 250 000> درهم و<12 345,5> دينار"),
    ("نحو 12\u202f500 درهم", "نحو <12\u202f500> درهم"),
    ("في عام 2025 150 شخصاً", "في عام <2025> <150> شخصاً"),
    ("هاتف 050 123 4567 أو 00966 11 234 5678", "هاتف <050 123 4567> أو <00966 11 234 5678>"),
    ("هاتف (011) 234-5678 أو +966 (0)11 234 5678", "هاتف <(011) 234-5678> أو <+966 (0)11 234 5678>"),
    ("ارتفع +5-7% في (2026) 500 موقع", "ارتفع <+5-7%> في (<2026>) <500> موقع"),
    ("بلغ 2،5 مليار و1،250،000 نسمة", "بلغ <2،5> مليار و<1،250،000> نسمة"),
    ("المواد 5،6،7 والسنوات 2020،2021", "المواد <5>،<6>،<7> والسنوات <2020>،<2021>"),
    ("بلغت ٣،٤٥٠ و٢،٥ مليون", "بلغت {٣،٤٥٠> و{٢،٥> مليون"),
    ("طول 2½ متر و5 ½ كيلو", "طول <2½> متر و<5 ½> كيلو"),
]
# Groups of Arabic digits, which each are an isolate within the whole one, and how they are to be seen.
GROUPS = ["+٩٦٦ ١١ ١٢٣", "٠٥٠ ١٢٣ ٤٥٦٧", "(٠١١) ٢٣٤-٥٦٧٨", "١ ٢٥٠ ٠٠٠", "+۹۸ ۲۱ ۱۲۳"]


@pytest.mark.parametrize(("text", "expected"), ISOLATED_IN_ARABIC)
def test_another_implementation_shows_what_is_isolated_as_it_is_written(text: str, expected: str) -> None:
    # UAX #9 by python-bidi: in the line as it is seen, each left-to-right run stands unscrambled.
    line = str(get_display(isolate(text, "ar"), base_dir="R"))
    for run in re.findall("<([^>]*)>", expected):
        assert run in line


@pytest.mark.parametrize("number", GROUPS)
def test_groups_of_arabic_digits_stand_in_the_order_of_their_writing(number: str) -> None:
    text = f"رقم {number}، ثم"
    isolated = isolate(text, "ar")
    assert without_isolates(isolated) == text
    assert number in re.sub("[\u2066-\u2069]", "", str(get_display(isolated, base_dir="R")))
    assert number not in str(get_display(text, base_dir="R"))


@pytest.mark.parametrize("number", ["٣،٤٥٠", "٢،٥", "٢٤/١١/٢٠٢٦", "٣٬٤٥٠", "۱٬۲۵۰٬۰۰۰"])
def test_isolation_turns_no_number_round_that_bidi_leaves_as_it_is(number: str) -> None:
    for text in (f"بلغ {number} ثم", f"بلغ {number}، ثم", f"({number})"):
        assert number in re.sub("[\u2066-\u2069]", "", str(get_display(isolate(text, "ar"), base_dir="R")))


def test_without_isolates_it_would_not() -> None:
    scrambled = [
        run
        for text, expected in ISOLATED_IN_ARABIC
        for run in re.findall("<([^>]*)>", expected)
        if run not in str(get_display(text, base_dir="R"))
    ]
    assert len(scrambled) >= 20


@pytest.mark.parametrize(("text", "expected"), ISOLATED_IN_ARABIC)
def test_runs_that_bidi_would_scramble_in_arabic(text: str, expected: str) -> None:
    assert shown(isolate(text, "ar")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The word ملف means dossier.", "The word {ملف> means dossier."),
        ("He said الأمن والاستثمار, twice.", "He said {الأمن والاستثمار>, twice."),
        ("أول، ثانٍ؛ ثالث", "{أول، ثانٍ؛ ثالث>"),
        ("40% in 2030", "40% in 2030"),
        ("(ملف)", "({ملف>)"),
        ("Vision “رؤية السعودية 2030”", "Vision “{رؤية السعودية 2030>”"),
        ("قمة 2030 في الرياض, a summit", "{قمة 2030 في الرياض>, a summit"),
        ("The word ملف 5 times", "The word {ملف> 5 times"),
        ("He wrote ملف: دوسييه here", "He wrote {ملف: دوسييه> here"),
        ("In Hebrew, שלום עולם means that", "In Hebrew, {שלום עולם> means that"),
    ],
)
def test_arabic_words_in_english(text: str, expected: str) -> None:
    assert shown(isolate(text, "en")) == expected


@pytest.mark.parametrize("text", [f"نسبة {LRI}40%{PDI} و 50%", f"نص \u2068x{PDI}", "نص \u2067 5"])
def test_isolates_of_the_text_itself_are_left(text: str) -> None:
    assert isolate(text, "ar") == text


def test_without_isolates() -> None:
    assert without_isolates(f"{LRI}40%{PDI} و{RLI}٤٠{PDI}\u2068x{PDI}") == "40% و٤٠x"


# Languages


@pytest.mark.parametrize(
    ("lang", "expected"), [("ar", "rtl"), ("ar-SA", "rtl"), ("fa", "rtl"), ("he", "rtl"), ("en", "ltr"), ("kk", "ltr")]
)
def test_direction(lang: str, expected: str) -> None:
    assert direction(lang) == expected


def test_language_names() -> None:
    assert [language_name(code) for code in ("ar", "en", "ar-SA")] == ["العربية", "English", "العربية"]
    assert (language_name("ar", "en"), language_name("en", "ar")) == ("Arabic", "الإنجليزية")


@pytest.mark.parametrize(
    ("lang", "known"), [("ar", True), ("ar-SA", True), ("kk", True), ("qaa", False), ("zz", False)]
)
def test_languages_that_cldr_knows(lang: str, known: bool) -> None:
    assert is_language(lang) == known


# Numbers


@pytest.mark.parametrize(
    ("value", "english", "arabic", "indic"),
    [
        (0, "0", "<0>", "{٠>"),
        (12, "12", "<12>", "{١٢>"),
        (-5, "-5", "<-5>", None),
        (1200, "1,200", "<1,200>", "{١٬٢٠٠>"),
        (3.5, "3.5", "<3.5>", "{٣٫٥>"),
        (999_999, "999,999", "<999,999>", "{٩٩٩٬٩٩٩>"),
        (1_000_000, "1 million", "<1> مليون", "{١> مليون"),
        (65_000_000, "65 million", "<65> مليون", "{٦٥> مليون"),
        (2_500_000, "2.5 million", "<2.5> مليون", "{٢٫٥> مليون"),
        (1_234_567, "1,234,567", "<1,234,567>", "{١٬٢٣٤٬٥٦٧>"),
        (1_250_000_000, "1.25 billion", "<1.25> مليار", "{١٫٢٥> مليار"),
        (3_000_000_000_000, "3 trillion", "<3> تريليونات", "{٣> تريليونات"),
    ],
)
def test_numbers(value: float, english: str, arabic: str, indic: str | None) -> None:
    assert shown(make_policy("en").number(value)) == english
    assert shown(make_policy("en", "arab").number(value)) == english
    assert shown(make_policy("ar").number(value)) == arabic
    if indic:
        assert shown(make_policy("ar", "arab").number(value)) == indic


@pytest.mark.parametrize(("value", "text"), [(0.0004, "0.0004"), (1.2345, "1.2345")])
def test_small_numbers_are_not_rounded(value: float, text: str) -> None:
    assert make_policy("en").number(value) == text


@pytest.mark.parametrize(
    ("digits", "value", "text"),
    [("latn", 40, "<40%>"), ("arab", 40, "{٤٠٪>"), ("latn", 2.5, "<2.5%>"), ("arab", 0, "{٠٪>")],
)
def test_percent_in_arabic(digits: Digits, value: float, text: str) -> None:
    assert shown(make_policy("ar", digits).percent(value)) == text


def test_percent_in_english() -> None:
    assert make_policy("en").quantity(40, "percent") == "40%"


@pytest.mark.parametrize(
    ("value", "unit", "english", "arabic"),
    [
        (1, "USD", "1 US dollar", "دولار أمريكي واحد"),
        (3, "USD", "3 US dollars", "<3> دولارات أمريكية"),
        (4_000_000_000, "USD", "4 billion US dollars", "<4> مليارات دولار أمريكي"),
        (2_000_000, "USD", "2 million US dollars", "مليونا دولار أمريكي"),
        (2_500_000, "EUR", "2.5 million euros", "<2.5> مليون يورو"),
        (10, "SAR", "10 Saudi riyals", "<10> ريالات سعودية"),
        (1_010, "SAR", "1,010 Saudi riyals", "<1,010> ريالات سعودية"),
        (-2, "SAR", "-2 Saudi riyals", "<-2> ريال سعودي"),
        (5, "XQQ", "5 XQQ", "<5> XQQ"),
        (12, "person", "12", "<12>"),
        (7, "شجرة", "7", "<7>"),
        (3, "year", "3 years", "<3> سنوات"),
        (1.5, "year", "1.5", "<1.5>"),
    ],
)
def test_quantities(value: float, unit: str, english: str, arabic: str) -> None:
    assert shown(make_policy("en").quantity(value, unit)) == english
    assert shown(make_policy("ar").quantity(value, unit)) == arabic


@pytest.mark.parametrize(
    ("value", "unit", "arabic"),
    [
        (2, "SAR", "ريالين سعوديين"),
        (2_000_000_000, "SAR", "ملياري ريال سعودي"),
        (2, "year", "سنتين"),
        (3, "SAR", "<3> ريالات سعودية"),
        (11, "day", "<11> يوماً"),
        (2, "person", "<2>"),
    ],
)
def test_after_a_preposition_the_dual_is_another(value: float, unit: str, arabic: str) -> None:
    assert shown(make_policy("ar").quantity(value, unit, oblique=True)) == arabic
    english = make_policy("en")
    assert english.quantity(value, unit, oblique=True) == english.quantity(value, unit)


@pytest.mark.parametrize(
    ("latin", "indic"),
    [
        ("بلغ 1,200 من 1,200,000", "بلغ ١٬٢٠٠ من ١٬٢٠٠٬٠٠٠"),
        ("نسبة 3.5% و+6.3%", "نسبة ٣٫٥٪ و+٦٫٣٪"),
        ("عند 10:30 في 24.11.2026", "عند ١٠:٣٠ في ٢٤.١١.٢٠٢٦"),
        ("هاتف +966 11 234 5678", "هاتف +٩٦٦ ١١ ٢٣٤ ٥٦٧٨"),
        ("في 2026/27 ثم 5-10 أيام", "في ٢٠٢٦/٢٧ ثم ٥-١٠ أيام"),
        ("نحو 1 250 000 درهم", "نحو ١ ٢٥٠ ٠٠٠ درهم"),
    ],
)
def test_numbers_of_a_text_in_the_digits_of_the_page(latin: str, indic: str) -> None:
    assert make_policy("ar", "arab").in_digits(latin) == indic
    assert make_policy("ar").in_digits(indic) == latin
    for digits, text in (("arab", indic), ("latn", latin)):
        assert make_policy("ar", digits).in_digits(text) == text  # type: ignore[arg-type]


def test_what_in_a_text_is_no_number_of_its_digits_stays() -> None:
    arab = make_policy("ar", "arab")
    for text in ("قمة G20 وشبكة 5G وCOVID-19", "معيار ISO 9001:2015", "لا رقم", f"نص {LRI}5{PDI}"):
        assert arab.in_digits(text) == text
    # A comma that parts no thousands, and a full stop that may.
    assert arab.in_digits("19,8 و2.000") == "١٩٫٨ و٢.٠٠٠"
    assert make_policy("en", "arab").in_digits("1,200") == "1,200"


def test_persian_digits_and_arabic_commas_become_those_of_the_page() -> None:
    text = "۱٬۲۵۰٫۵ و۱۲٪ و٣،٤٥٠ و٢،٥"
    assert make_policy("ar").in_digits(text) == "1,250.5 و12% و3,450 و2.5"
    assert make_policy("ar", "arab").in_digits(text) == "١٬٢٥٠٫٥ و١٢٪ و٣،٤٥٠ و٢،٥"
    assert make_policy("ar", "arab").in_digits("3،450 و2،5") == "٣٬٤٥٠ و٢٫٥"


COUNTS = (0, 1, 2, 3, 11, 100, 103)
PLURALS = {
    "year": ["0 سنة", "سنة واحدة", "سنتان", "3 سنوات", "11 سنة", "100 سنة", "103 سنوات"],
    "month": ["0 شهر", "شهر واحد", "شهران", "3 أشهر", "11 شهراً", "100 شهر", "103 أشهر"],
    "week": ["0 أسبوع", "أسبوع واحد", "أسبوعان", "3 أسابيع", "11 أسبوعاً", "100 أسبوع", "103 أسابيع"],
    "day": ["0 يوم", "يوم واحد", "يومان", "3 أيام", "11 يوماً", "100 يوم", "103 أيام"],
    "hour": ["0 ساعة", "ساعة واحدة", "ساعتان", "3 ساعات", "11 ساعة", "100 ساعة", "103 ساعات"],
}


@pytest.mark.parametrize("unit", PLURALS)
def test_arabic_plurals_through_the_real_catalogue(unit: str) -> None:
    policy = make_policy("ar")
    assert [without_isolates(policy.duration_words(n, unit)) for n in COUNTS] == PLURALS[unit]


@pytest.mark.parametrize("unit", PLURALS)
def test_english_plurals(unit: str) -> None:
    policy = make_policy("en")
    expected = [f"{n} {unit}" if n == 1 else f"{n} {unit}s" for n in COUNTS]
    assert [policy.duration_words(n, unit) for n in COUNTS] == expected


# Dates

DATES = [
    ("2030", None, "2030", "<2030>"),
    ("2026-11", None, "November 2026", "نوفمبر <2026>"),
    ("2026-11-24", None, "24 November 2026", "<24> نوفمبر <2026>"),
    ("2028-21", None, "spring 2028", "ربيع <2028>"),
    ("2028-22", None, "summer 2028", "صيف <2028>"),
    ("2028-23", None, "autumn 2028", "خريف <2028>"),
    ("2028-24", None, "winter 2028", "شتاء <2028>"),
    ("1984~", None, "about 1984", "نحو <1984>"),
    ("1984?", None, "1984 (uncertain)", "<1984> (غير مؤكد)"),
    ("1984%", None, "about 1984 (uncertain)", "نحو <1984> (غير مؤكد)"),
    ("2004-06~", None, "about June 2004", "نحو يونيو <2004>"),
    ("202X", None, "the 2020s", "عشرينيات القرن الحادي والعشرين"),
    ("200X", None, "the 2000s", "العقد الأول من القرن الحادي والعشرين"),
    ("191X", None, "the 1910s", "العقد الثاني من القرن العشرين"),
    ("197X~", None, "about the 1970s", "نحو سبعينيات القرن العشرين"),
    ("198X", "199X", "from the 1980s to the 1990s", "من ثمانينيات القرن العشرين إلى تسعينيات القرن العشرين"),
    ("19XX", None, "the 20th century", "القرن العشرون"),
    ("20XX", "..", "since the 21st century", "منذ القرن الحادي والعشرين"),
    ("19XX~", None, "about the 20th century", "نحو القرن العشرين"),
    ("18XX", None, "the 19th century", "القرن التاسع عشر"),
    ("10XX", None, "the 11th century", "القرن الحادي عشر"),
    ("09XX", None, "the 10th century", "القرن العاشر"),
    ("00XX", None, "the 1st century", "القرن الأول"),
    ("29XX", None, "the 30th century", "القرن الثلاثون"),
    ("2026", "2030", "from 2026 to 2030", "من <2026> إلى <2030>"),
    ("2026/2030", None, "from 2026 to 2030", "من <2026> إلى <2030>"),
    ("2026", "..", "since 2026", "منذ <2026>"),
    ("2026/..", None, "since 2026", "منذ <2026>"),
    ("../2026", None, "until 2026", "حتى <2026>"),
    (None, "2026", "until 2026", "حتى <2026>"),
    ("2026-11-18", "2026-11-19", "18–19 November 2026", "من <18> إلى <19> نوفمبر <2026>"),
    ("2026-11-18/2026-11-19", None, "18–19 November 2026", "من <18> إلى <19> نوفمبر <2026>"),
    (
        "2026-11-18",
        "2026-12-02",
        "from 18 November 2026 to 2 December 2026",
        "من <18> نوفمبر <2026> إلى <2> ديسمبر <2026>",
    ),
    (
        "2026-11-18~",
        "2026-11-19",
        "from about 18 November 2026 to 19 November 2026",
        "من نحو <18> نوفمبر <2026> إلى <19> نوفمبر <2026>",
    ),
    ("2026-11-24", "2027-01", "from 24 November 2026 to January 2027", "من <24> نوفمبر <2026> إلى يناير <2027>"),
]


@pytest.mark.parametrize(("start", "end", "english", "arabic"), DATES)
def test_dates(start: str | None, end: str | None, english: str, arabic: str) -> None:
    assert make_policy("en").date(start, end) == english
    assert shown(make_policy("ar").date(start, end)) == arabic


def test_days_of_a_month_with_the_hijri_date_are_told_in_full() -> None:
    said = make_policy("en", hijri=True).date("2026-11-18", "2026-11-19")
    assert said == "from 18 November 2026 (8 Jumada II 1448 AH) to 19 November 2026 (9 Jumada II 1448 AH)"


def test_dates_in_arabic_indic_digits() -> None:
    assert shown(make_policy("ar", "arab").date("2026-11-18", "2026-11-19")) == "من {١٨> إلى {١٩> نوفمبر {٢٠٢٦>"
    assert shown(make_policy("ar", "arab").date("2026-11-24")) == "{٢٤> نوفمبر {٢٠٢٦>"
    assert shown(make_policy("ar", "arab").date("2028-21")) == "ربيع {٢٠٢٨>"


@pytest.mark.parametrize("value", [start for start, _, _, _ in DATES if start])
def test_what_is_formatted_is_edtf(value: str) -> None:
    assert is_edtf(value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "2026-13",
        "2026-02-30",
        "2026-11-31",
        "2026-00",
        "2026-11-32",
        "26",
        "24 نوفمبر 2026",
        "2026-11-2٤",
        "2026/11/24",
        "soon",
        "2023-02-29",
        "1900-02-29",
        "2026 ",
        " 2026-11",
    ],
)
def test_what_is_not_edtf(value: str) -> None:
    assert not is_edtf(value)


@pytest.mark.parametrize(
    "value", ["-0044-03-15", "0000-01-01", "2004-01-01T10:10:10Z", "Y17000", "~2004", "2028-33~-01"]
)
def test_what_no_page_can_say_is_no_date(value: str) -> None:
    assert not is_edtf(value)
    with pytest.raises(ValueError, match=r"EDTF|year 0"):
        make_policy("en").date(value)


@pytest.mark.parametrize(
    ("value", "english"),
    [("2004-06-XX", "June 2004"), ("1999-XX", "1999"), ("2028-33", "first quarter of 2028"), ("1999-XX-XX", "1999")],
)
def test_what_is_unspecified_is_not_shown(value: str, english: str) -> None:
    assert is_edtf(value)
    assert make_policy("en").date(value) == english


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        *(("2026", "2026"), ("2026-11", "2026-11"), ("2026-11-24", "2026-11-24")),
        *(("2026~", None), ("2028-21", None), ("202X", None), ("2026/2027", None), (None, None), ("-0044", None)),
    ],
)
def test_html_dates(value: str | None, expected: str | None) -> None:
    assert html_date(value) == expected


@pytest.mark.parametrize(
    ("duration", "english", "arabic"),
    [
        ("P0D", "The date of the text", "يوم كتابة النص"),
        ("-P20Y", "Within 20 years before the text", "20 سنة"),
        ("P2Y", "Within 2 years after the text", "سنتان"),
        ("P1M", "Within 1 month after the text", "شهر واحد"),
        ("P1Y6M", "Within 1 year and 6 months after the text", "6 أشهر"),
        ("-P3W", "Within 3 weeks before the text", "3 أسابيع"),
    ],
)
def test_relative_times(duration: str, english: str, arabic: str) -> None:
    assert make_policy("en").relative(duration) == english
    assert arabic in without_isolates(make_policy("ar").relative(duration))


def test_countries() -> None:
    assert (make_policy("en").country("SA"), make_policy("ar").country("KZ")) == ("Saudi Arabia", "كازاخستان")
    assert make_policy("en").country("XX") == "XX"


@pytest.mark.parametrize(
    ("value", "english", "arabic"),
    [
        ("2025-03-15", "15 March 2025 (15 Ramadan 1446 AH)", "<15> مارس <2025> (<15> رمضان <1446> هـ)"),
        ("2025-03", "March 2025", "مارس <2025>"),
        ("1800-01-01", "1 January 1800", "<1> يناير <1800>"),  # no table reaches so far
    ],
)
def test_hijri_beside_gregorian(value: str, english: str, arabic: str) -> None:
    assert without_isolates(make_policy("en", hijri=True).date(value)) == english
    assert shown(make_policy("ar", hijri=True).date(value)) == arabic
    assert "AH" not in make_policy("en").date(value)
