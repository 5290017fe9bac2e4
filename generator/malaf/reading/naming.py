"""Numbers that name something and count nothing: of decrees, streets and telephones, in titles and lists."""

from __future__ import annotations

import re
from typing import Final

from malaf.reading.calendars import read_month
from malaf.reading.numerals import (
    Numeral,
    begins_number,
    is_enclosed,
)
from malaf.reading.tokens import Text, question, word_set
from malaf.reading.units import (
    is_measure,
)

__all__ = ["DASHES", "LISTED", "OF_THEM", "PREFIXED", "TWO", "in_title", "is_day", "is_name"]


# The key of a tatweel that stands for a dash is empty: all of it is folded away.
DASHES: Final = frozenset({"-", "\u2013", "\u2014", "\u2012", "~", ""})
PREFIXED: Final = frozenset({"و", "ب", "ل", "ك", "ف", "ال"})  # what is written against the number behind it
_NAMED_BY_NUMBER: Final = word_set(
    "رقم الرقم برقم الماده ماده الفقره فقره البند القرار المرسوم القانون الطريق الصفحه صفحه الدوره الجوله",
    "النسخه الطبعه الدقيقه الطابق الجزء الفصل الحلقه الملحق القناه الرحله البوابه الساعه ص هاتف الهاتف",
    "فاكس تلفون جوال ت الجدول الشكل اصدار الاصدار القمه المجموعه العدد الاسبوع اليوم المرحله الخط القطعه",
    "المخطط الاليه التعميم السوره الايه القسم مجموعه نسخته نسختها نسخه اصداره اصدارها نموذج طراز موديل",
    "فيروس كوفيد المقعد الغرفه شارع الشارع العام عام سنه بتاريخ تاريخ الموافق",
)
_CALLED: Final = word_set("ص رقم الرقم هاتف الهاتف فاكس جوال")  # «ص. 14», «هاتف: 0537»
_COUNTING_HEADS: Final = frozenset({"العام", "عام", "سنه", "العدد", "المجموعه", "مجموعه", "المرحله", "اليوم", "الخط"})
_NO_NUMBERED: Final = frozenset({"person", "country", "percent"})  # «صوت لصالح القرار 128 عضوا»
OF_THEM: Final = frozenset({"منها", "منهم", "منهن"})
TWO: Final = frozenset({"اثنين", "اثنان", "اثنتين", "اثنتان"})
_CLOCK: Final = frozenset({"صباحا", "مساء", "ظهرا", "فجرا", "عصرا", "بتوقيت", "ليلا", "ص", "م"})


def is_name(text: Text, numeral: Numeral, *, unit: str | None, qualified: bool) -> bool:
    """Whether a number in digits names something (a decree, a version, a street, a telephone) and counts nothing."""
    first, last = numeral.first, numeral.last
    if text.kind(first) != "number":
        none = _is_figurative(text, numeral) or _is_part(text, numeral)
        return none or (not (unit or qualified) and _is_year_in_words(text, numeral))
    if is_day(text, numeral) or _is_of_years(text, first) or _is_score(text, first, unit):
        return True
    written = text.tokens[first].text
    before = text.key(first - 1)
    if (before == "ال" and not (qualified and unit)) or _is_telephone(text, numeral, unit):
        return True
    if before == "^" and text.key(first - 2) == "[":
        return True  # a footnote's, in Markdown
    if before in {".", ":"} and text.key(first - 2) in _CALLED:
        return True
    if before == "ب" and text.form(first - 3 if text.key(first - 2) == "." else first - 2, {"ص"}):
        return True  # «ص.ب 350»
    glued_before = text.glued(first) and text.kind(first - 1) in {"word", "number"} and before not in PREFIXED
    if glued_before and not unit:
        return True
    if _is_item(text, numeral):
        return True
    # «(-3%)», «و-3%»
    signed = before in {"-", "+", "\u2013"} and text.key(first - 2) in {"(", "[", *PREFIXED} and unit == "percent"
    marked = before in {"-", "/", ":", "_", ".", "#", "+", "@", "\u2013"} and text.glued(first - 1) and not signed
    if text.glued(first) and marked:
        return not (before == "-" and text.kind(first - 2) == "number" and unit)
    if text.key(last) in {"/", ":", "_"} and text.glued(last) and text.glued(last + 1):
        return True
    if text.key(last)[:1] in _TIMES_SIGN or text.key(first - 1)[-1:] in _TIMES_SIGN:
        return True  # «1080×1920»
    if not unit and (_in_pair(text, first - 1, first - 2) or _in_pair(text, last, last + 1)):
        return True  # a score, a day and its month
    at = first - 1 if before not in {"(", "«", '"'} else first - 2
    if not unit:
        at = _head(text, at)
    listed = last
    for _ in range(LISTED):  # «1 إلى 15 نونبر», «3 و5 مايو»
        if text.key(listed) not in _BETWEEN_DAYS or text.kind(listed + 1) != "number":
            break
        listed += 2
    if listed > last and not unit and read_month(text, listed) is not None and numeral.digits:
        return True
    head = text.form(at, _NAMED_BY_NUMBER)
    if head and not (
        unit and (head[1] in _COUNTING_HEADS or unit in _NO_NUMBERED or unit.isupper() or is_measure(text.key(last)))
    ):
        return True
    if re.match("[a-z]", before) and not unit:
        return True
    if text.key(last) in _CLOCK and not unit:
        return True
    if text.kind(last) == "word" and text.glued(last) and not unit:
        return True
    if text.key(first - 1) == "حدود" and text.key(first - 2) != "في" and re.fullmatch(r"\d{4}", written) and not unit:
        return True  # «حدود 1967»
    if unit or qualified:
        return False
    counted = text.key(last) == "من" and text.key(last + 1) in {"اصل", "بين", "كل", "مجموع", "اجمالي"}
    if numeral.digits and not counted and not _may_count(text, at):
        return True
    bracketed = before in {"(", "["} and text.key(last) in {")", "]"}
    digits = len(re.sub(r"\D", "", written))
    year = numeral.digits and numeral.value is not None and digits == 4 and 1000 <= numeral.value <= 2100
    if year and written.isdecimal() and before not in _NUMBERING:
        return text.key(last) not in OF_THEM and before not in OF_THEM
    version = re.fullmatch(r"\d{1,2}\.0", written) is not None
    return bracketed or version or (digits >= 7 and written.isdecimal())


_NUMBERING: Final = word_set("عددهم عددها عدده عددهن قدره قدرها مجموعهم مجموعها مجموعه بلغ بلغت يبلغ تبلغ بواقع")
_TIMES_SIGN: Final = frozenset({"\u00d7", "*"})
_OF_A_YEAR: Final = word_set("مونديال العالم اولمبياد دوره نسخه رويه موسم بطوله انتخابات اكسبو قمه خطه استراتيجيه")
_OF_TWO: Final = frozenset({"الي", "مقابل", "من", "ل"})
_IN_RATIO: Final = word_set("نسبه معدل مركز المركز مرتبه المرتبه")
_MOST_ITEMS: Final = 30


def _is_item(text: Text, numeral: Numeral) -> bool:
    """Whether a number opens a point of a list that goes on in the line: «1. إنشاء مدارس. 2. ترميم مساجد»."""
    opens = numeral.first == 0 or text.key(numeral.first - 1) in {".", ":", "؛"}
    stop = text.key(numeral.last) == "." and text.glued(numeral.last) and text.kind(numeral.last + 1) == "word"
    return opens and stop and numeral.value is not None and numeral.value <= _MOST_ITEMS


def _is_score(text: Text, i: int, unit: str | None) -> bool:
    """«بنتيجة 3 مقابل 1», «بنسبة 2 إلى 1», «من المركز 45 إلى 38»: either number."""
    second = text.key(i - 1) in _OF_TWO and text.kind(i - 2) == "number"
    head = i - 3 if second else i - 1
    if text.form(head, {"نتيجه", "النتيجه"}):
        return True
    first = text.key(i + 1) in _OF_TWO and text.kind(i + 2) == "number"
    return (first or second) and not unit and text.form(head, _IN_RATIO) is not None


_WISHED: Final = word_set("مبروك شكر تحيه سلام سلامه رحمه")


def _is_figurative(text: Text, numeral: Numeral) -> bool:
    """«الملحق (ألف)» is the letter; «ألف مبروك» and «ألف ليلة وليلة» count nothing."""
    if numeral.last > numeral.first + 1 or numeral.value is None:
        return False
    key, following = text.key(numeral.first), text.key(numeral.last)
    if key == "الف" and (is_enclosed(text, numeral.first, numeral.last) or following == "باء"):
        return True
    if key == "الف" and text.kind(numeral.last) != "word" and text.form(numeral.first - 1, _LETTERED):
        return True
    return following in _WISHED or (text.kind(numeral.last) == "word" and text.key(numeral.last + 1) == f"و{following}")


def _is_part(text: Text, numeral: Numeral) -> bool:
    """«تسعة أعشار», «واحد من كل خمسة»: a part of what is told, and no number of it."""
    if numeral.last > numeral.first + 1 or text.kind(numeral.last) == "number":
        return False
    of_each = text.key(numeral.first - 1) == "كل" and text.key(numeral.first - 2) == "من"
    each = (
        text.key(numeral.last) == "من"
        and text.key(numeral.last + 1) == "كل"
        and begins_number(text.key(numeral.last + 2))
    )
    return of_each or each or text.key(numeral.last) in _PARTS_OF_WHOLES


_PARTS_OF_WHOLES: Final = word_set("اخماس اسداس اسباع اثمان اتساع اعشار اثلاث ارباع")


_LETTERED: Final = word_set("الماده ماده الفقره فقره البند الملحق المرفق القسم الفرع الجزء المجموعه الجدول الفيه")


def _is_year_in_words(text: Text, numeral: Numeral) -> bool:
    """«مونديال ألفين واثنين وعشرين»."""
    year = numeral.value is not None and 1900 <= numeral.value <= 2100
    return year and text.form(numeral.first - 1, _OF_A_YEAR) is not None


LISTED: Final = 8
_AGAIN: Final = frozenset({"مكرر", "مكررا"})  # «المادة 375 مكرر»
_BETWEEN_DAYS: Final = frozenset({"و", "الي", "حتي", "-", "\u2013", "،"})


def _head(text: Text, i: int) -> int:
    """What stands before a number and those that are listed with it: «الدقيقتين 71 و88», «المواد 3 و5 و7»."""
    for _ in range(LISTED):
        if text.key(i) not in {"و", "،"}:
            break
        at = i - 1 - (text.key(i - 1) in _AGAIN)
        at -= 2 * (text.key(at - 1) == "/" and text.kind(at - 2) == "number")
        if text.kind(at) != "number":
            break
        i = at - 1
    return i


_COUNTS: Final = word_set(
    "بلغ بلغت يبلغ تبلغ سجل سجلت كان كانت اصبح اصبحت صار ليصبح ليبلغ لتبلغ وصل ضم ضمت يضم تضم شمل شملت يشمل تشمل",
    "رفض قبل في من الي علي عن بين حتي مقابل نحو منها منهم ان هو هي فقط اي مجموعه عدد عددها عددهم عددهن قدره قدرها",
    "نسبته ما بنحو لا اصل ثم فيها فيه فيهم بها به له لها لهم عليه عليها بينهم بينها بينهن",
    "مقتل مصرع اصابه وفاه فقدان اعتقال توقيف احتجاز اختطاف استشهاد سقوط جرح غرق نزوح انقاذ تضرر",
    " اصيب جرح قتل اعتقل اوقف توفي لقي نجا غادر فقد ولد استشهد انقذ عاد غرق سقط شارك حضر صوت ايد",
    "عارض امتنع تضرر دمر نزح اجلي احتجز خطف افرج اطلق تخرج سافر دخل خرج",
)


def _may_count(text: Text, i: int) -> bool:
    """Whether a number without a noun can count something after the word at token `i`: a verb or a particle.

    After a noun it is a name's: «الفرقة 36», «ويندوز 11».
    """
    if text.kind(i) != "word":
        return True
    key = text.key(i)
    if text.form(i, _COUNTS) or key in {"و", "ب", "ل", "ك"}:
        return True
    return not key.startswith("ال") and (key.endswith(("ت", "نا", "وا")) or (key[:1] in {"ي", "ت"} and len(key) > 3))


def _is_of_years(text: Text, i: int) -> bool:
    """Whether a number is one of two years in brackets: «(2013-2015)»."""
    for at in (i, i - 2):
        if text.key(at - 1) == "(" and text.key(at + 1) in DASHES and text.key(at + 3) == ")":
            years = text.key(at), text.key(at + 2)
            return all(re.fullmatch(r"\d{4}", key) and 1800 <= int(key) <= 2100 for key in years)
    return False


def _in_pair(text: Text, sign: int, number: int) -> bool:
    return text.key(sign) in {"-", "\u2013", "/"} and text.kind(number) == "number"


_LAST_DAY: Final = 31


def is_day(text: Text, numeral: Numeral) -> bool:
    """Whether a number is the day of a month, though no date was made of it: the year may not be known."""
    month = read_month(text, numeral.last) is not None or text.key(numeral.last) == "تشرين"
    return month and numeral.digits and numeral.value is not None and numeral.value <= _LAST_DAY


_TELEPHONE: Final = 12  # tokens


def _is_telephone(text: Text, numeral: Numeral, unit: str | None) -> bool:
    """Whether a number stands in a row of three or more, or behind «+»: ``+966 11 234 5678``, but not 1 250 000."""
    first = last = numeral.first
    for _ in range(_TELEPHONE):
        if text.kind(first - 1) == "number" or (text.key(first - 1) == "-" and text.kind(first - 2) == "number"):
            first -= 1
        if text.kind(last + 1) == "number" or (text.key(last + 1) == "-" and text.kind(last + 2) == "number"):
            last += 1
        if first == last:
            break
    if text.key(first - 1) == "+" and text.glued(first) and not unit:
        return True
    if unit and first == numeral.first and first < last < numeral.last and text.key(first - 1) != "+":
        return False  # the groups of one number
    return sum(text.kind(at) == "number" for at in range(first, last + 1)) >= 3


_WORKS: Final = word_set(
    "برنامج فيلم مسلسل وثايقي روايه كتاب اغنيه البوم ديوان قصيده مسرحيه قصه مبادره حمله تطبيق لعبه مسابقه معرض مهرجان",
    "شعار عنوان وسم سلسله عمليه",
)
_BODIES: Final = word_set("موقع صحيفه جريده مجله قناه اذاعه منصه فرقه شركه موسسه جمعيه حركه مجموعه مراسل مراسله")
_TITLED: Final = _WORKS | _BODIES | {f"ال{work}" for work in _WORKS}
_OPENING: Final = frozenset('"\u00ab\u201c\u201d')
_CLOSING: Final = frozenset('"\u00bb\u201c\u201d')
_TITLE: Final = 8  # tokens


@question
def _is_opening(key: str) -> bool:
    return key in _OPENING


def in_title(text: Text, i: int) -> bool:
    """Whether a number stands in the name of a work or a body: «رواية "مئة عام من العزلة"», «برنامج "60 دقيقة"»."""
    if not text.near(_is_opening, i - _TITLE + 1, i):
        return False
    for at in range(i - 1, max(i - _TITLE, 0), -1):
        if text.key(at) in _OPENING:
            adjective = text.key(at - 1).startswith("ال") and text.form(at - 1, _TITLED) is None
            named = text.form(at - 1 - adjective, _TITLED) is not None
            return named and not _CLOSING.isdisjoint(text.keys[i : i + _TITLE])
        if text.key(at) in {"\u00bb", ".", "،", ":"}:
            return False
    return False
