"""What Arabic words look like: verbal nouns, verbs in the past, and verbs that look ahead."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from malaf.reading.tokens import word_set

__all__ = ["is_future_verb", "is_imperfect", "is_past_verb", "is_possible_verb", "is_verbal_noun", "plain"]

# The patterns of Arabic verbal nouns (masdar), on folded words without the article: f, ayn and l of the grammarians
# are any letters. Of the first form, which has no one pattern, the nouns that open points of a programme.
_PATTERNS: Final = (
    "ت..ي.",  # tafʿīl: تعزيز
    "ت...ه",  # tafʿila: تنميه
    "ت.ا..",  # tafāʿul: تبادل
    "م.ا..ه",  # mufāʿala: مكافحه
    "ا..ا.",  # ifʿāl: انشاء
    "ا..ا.ه",  # its weak form: اعاده, اداره
    "ا.ت.ا.",  # iftiʿāl: اعتماد
    "ان..ا.",  # infiʿāl: انضمام
    "است..ا.ه?",  # istifʿāl: استكمال, استعاده
    "..ا.ه",  # fiʿāla: زراعه
)
_FIRST_FORM: Final = (
    *("دعم", "رفع", "خفض", "نقل", "فتح", "بناء", "وضع", "نشر", "منع", "ضمان", "سد", "حل", "ربط", "صون"),
    *("حفظ", "بحث", "رصد", "كشف", "جذب", "سن", "ضبط", "حظر", "وقف", "تطور"),
)
_VERBAL_NOUN: Final = re.compile("|".join((*_PATTERNS, *_FIRST_FORM)))


def is_verbal_noun(key: str) -> bool:
    """Whether a folded word has the look of a verbal noun, with or without the article: «إنشاء», «التوسعة»."""
    return key in _IN_AL or _VERBAL_NOUN.fullmatch(key.removeprefix("ال")) is not None


# Where «ال» is of the word: «إلغاء العقوبات».
_IN_AL: Final = word_set("الغاء الحاق الزام القاء الهام التقاء التزام التحاق التماس التفاف التهاب الصاق التقاط التهام")


# --- verbs in the past ---

# In the masculine these cannot be a verbal noun or a common noun too, as «رفع» and «تراجع» can.
_PAST: Final = word_set(
    "بلغ وصل ارتفع انخفض زاد هبط صعد قفز حقق باع اشتري انفق خصص افتتح دشن اطلق اعلن اكد قال اضاف اوضح اشار لفت",
    "افاد صرح اصيب لقي توفي اعتقل نزح شارك زار التقي استقبل اقر وافق اصدر صدر بدا انطلق انتهي استمر شهد تلقي",
    "منح حصل فاز خسر احتل فاق تخطي ناهز وزع نفذ انجز اكتمل انشا تاسس شيد تضرر اندلع كلف استثمر مول سدد تقاضي",
    "ادان رفض طالب دعا قرر انتخب عين استقال غادر عاد سافر اجلي انقذ عثر صادر اغلق اوقف استانف انتج استورد استهلك",
    "تم اصبح بات اظهر تبين ظهر شمل كتب ذكر ذكرت احتفل استضاف اجتمع ابرم وقعا اعتمد انضم اسفر ادي اودي اضطر",
    "احرز سبق اتفق خلص استحوذ كشف جري اجري انتقل اوصي سحب قضي انفجر انهار اجتاز استقر اقتصر بيعت شكل",
)
_PAST_FEMININE: Final = word_set(
    "بلغت سجلت وصلت زادت نمت هبطت صعدت قفزت باعت خصصت وقعت دشنت اكدت قالت لفتت صرحت قتلت لقيت توفيت جرحت نزحت شاركت",
    "حضرت زارت عقدت اقرت وافقت صدرت بدات شهدت تلقت قدمت منحت حصلت فازت خسرت فاقت تخطت ناهزت جمعت وزعت نفذت بنت",
    "شيدت دمرت غرقت ضربت هزت كلفت مولت سددت دفعت رفضت طالبت دعت قررت صوتت عينت غادرت عادت دخلت خرجت نقلت عثرت",
    "ضبطت صادرت فتحت علقت حفرت زرعت حصدت صدرت خفضت رفعت زودت وفرت تمت جرت حدثت باتت بينت ظهرت شملت ضمت كتبت نشرت",
    "ذكرت كشفت لحقت راحت كبدت حررت طرحت ربحت حققت سقطت لقت شكلت تمكنت رست كرمت سلمت وثقت بثت مثلت وصفت خلفت",
    "ردت مدت شنت سدت حلت مرت غطت حثت حطت دلت",
    "كلفته كلفتها عقدها اعلنه اعلنها نشرها نشرته نشره قدمها اصدرها اصدره",
)
_PAST_LOOK: Final = re.compile(
    r"(?!ال)(?:ا\w{3,5}|ت\w{3,4})(?<![اي])ت|(?![يتن]|ال)\w{3,}وا|است\w{2}ي|است[^\Wا]\w[^\Wاهي]"
)
_NO_VERB: Final = word_set(
    "انترنت اسمنت تفاوت تحت اصوات ابيات اخت انت اذا اوقات تهافت ذوا توقعت توقعوا استبعدت استبعدوا استوني"
)


@lru_cache(maxsize=65536)
def is_past_verb(key: str) -> bool:
    """Whether a folded word, with «و» and «ف» or without, can only be a verb in the past: «ارتفعت», «قالوا»."""
    return any(
        bare in _PAST or bare in _PAST_FEMININE or (bare not in _NO_VERB and _PAST_LOOK.fullmatch(bare) is not None)
        for bare in plain(key)
    )


def plain(key: str) -> tuple[str, ...]:
    """A folded word, and without «و» or «ف» before it where it has one."""
    return (key, key[1:]) if key[:1] in {"و", "ف"} and len(key) > 2 else (key,)


# --- verbs in the present, and what looks ahead ---

_IMPERFECT: Final = re.compile(r"[يتن]\w{2,}(?<!ه)")
_NO_IMPERFECT: Final = word_set("نسب نحو نمو نقص ثمن توقعات يوم تراجع تحقيق تمويل تصدير نصف نظام نتائج")
_PAST_OF_T: Final = word_set(
    "تراجع تجاوز توقف تحقق تقدم تعرض تلقي تسلم توفي تضاعف توصل تمكن تاسس تبين توقع تحول تسبب تغير تاثر تعادل تولي ترك",
    "تم تعهد تزامن تقلص تحسن تكبد تعافي ترشح تخلي تخرج تاهل توج تعاقد تبادل تناول تضمن تضرر تبني تدهور",
)


def is_imperfect(key: str) -> bool:
    """Whether a folded word has the look of a verb in the present: «يصل», «تبدأ»."""
    return _IMPERFECT.fullmatch(key) is not None and key not in _NO_IMPERFECT and not is_past_verb(key)


def is_possible_verb(key: str) -> bool:
    """Whether «قد» before a verb says that something may be: «قد تصل», and not «قد تراجع»."""
    return is_imperfect(key) and key not in _PAST_OF_T


# After «س» and the prefix of the person the stem of a verb: the tenth form, the fifth and sixth, those of three or four
# letters, those whose root begins with a hamza; then endings and pronouns. Most foreign names are longer.
_STEM: Final = r"(?:ست\w{2,3}|ت\w{2,4}|[^\Wا]\w{1,3}|ا\w{1,2})"
_ENDING: Final = r"(?:ون|وا|ان|ين|ن)?(?:ه|ها|هم|هما|هن|نا|ني|كم|ك|ي)?"
_FUTURE: Final = re.compile(rf"س[يتن]{_STEM}{_ENDING}|سوف")
_NOT_FUTURE: Final = re.compile(
    # nouns, with what may be behind them
    r"س(?:ياس|ياح|ياق|ياد|ياج|يناريو|ينما|يكولوج|يمفون|يليكون|تاير|تراتيج|نوات|نوي|نتيم|ندات|نابل|يناتور)\w*|"
    r"سير(?:ه|ا|ته|تها|تهم)?|س(?:يار|يد|يول|ين|تين|نت|نين|ند)(?:ه|ا|ي|ات|ان|تان|تين|ين|ته|تها|تهم|اتها|اتهم|نا|ها)?|"
    r"سيطر(?:ه|ت|وا|ا|ته|تها|تهم)?|سيوف|سيناء|سنجاب|ستون|ستره|ستار|ستارا|ستاد|ستينيات|ستينات|ستمايه|ستميه|ستءمايه|"
    # names
    r"س(?:يدني|يمون|يمنز|يلان|يباست|يبيري|يرجي|يرخي|يرغي|يرين|يراليون|يلست|يسيل|يتروين|يليني|يميون|يزار|يمز|يلفا|يلفي|"
    r"تيف|تيو|تيرلين|تراسبور|ترايك|تريت|تانلي|تانفورد|تاندر|تالين|تامفورد|توك|توري|تولتن|تونز|نغاف|نودن|نكلير|نترال|ندرلاند)\w*|"
    r"س(?:يسي|يتي|يشل|ينغ|ينر|يبي|يرك|يني|يستم|يرا|يسك|نجار|نام|نار|نيور)"
)


@lru_cache(maxsize=65536)
def is_future_verb(key: str) -> bool:
    """Whether a folded word, with «و» and «ف» or without, is a verb in the future.

    >>> [is_future_verb(key) for key in ("سيرتفع", "وستستخدمونها", "سوف", "سياسات", "ستاندرد", "ستيلانتيس")]
    [True, True, True, False, False, False]
    """
    return any(_FUTURE.fullmatch(bare) and not _NOT_FUTURE.fullmatch(bare) for bare in plain(key))
