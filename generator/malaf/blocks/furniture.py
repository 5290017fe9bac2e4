"""What a web page puts around an article and into it: the way to it, buttons, and where else to go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from malaf.blocks.patterns import DIGITS, UNSEEN_CHARS, WHITE, any_of
from malaf.blocks.pieces import TITLE_LENGTH, TITLE_WORDS, Piece

_WORDS = 25
_END = r"\s?(?:[:：|\-–]|\Z)"
# Over the titles of other articles.
_ELSEWHERE = re.compile(
    any_of(
        r"(?:[إا]قر(?:أ|ئي|أوا|ؤوا)|طالع|شاهد|تابع)\s(?:[أا]يضا?ً?ا?|المزيد|كذلك)",
        r"(?:موضوعات|مواضيع|مقالات|[أا]خبار|روابط|مواد|تقارير)\s(?:[أا]خرى\s)?(?:ذات صلة|متعلقة|مشابهة|[أا]خرى)",
        r"ذات صلة|قد (?:يهمك|يعجبك|تهمك)(?:\s[أا]يضا?ً?ا?)?|اخترنا ل(?:ك|كم)|[آا]خر ال[أا]خبار|[أا]حدث ال[أا]خبار",
        r"ال[أا]كثر (?:قراءة|مشاهدة|تداولا?ً?ا?|تعليقا?ً?ا?|شيوعا?ً?ا?)(?:\s[ء-ي]+)?|المزيد من ال[أا]خبار",
        r"related(?: articles| stories| news)?|read (?:also|more)|most read|see also",
    )
    + r"\s?[:：|\-–]?\s?\Z",
    re.IGNORECASE,
)
_NETWORK = any_of(
    r"في ?س ?بوك|تويتر|منصة [إا]كس|[إا]كس|وات ?س ?[آا]ب|تي?لي?[غج]را?م|لينكد ?[إا]ن|[إا]نستا?[غج]رام|يوتيوب|تيك ?توك",
    r"سناب ?(?:شات)?|ماسنجر|ثريدز|البريد(?: ال[إا]لكتروني)?|بريد [إا]لكتروني|[إا]يميل|RSS",
    r"facebook|twitter|X|whatsapp|telegram|linkedin|instagram|youtube|tiktok|messenger|threads|e-?mail|copy link",
)
_BUTTON = any_of(
    r"شارك(?:ها|ه|وا|ونا)?|مشاركة|انشر|غرد|تغريدة|طباعة|اطبع|حفظ|نسخ|[أا]عجبني|استمع|[إا]رسال|[إا]غلاق|القائمة|بحث|المفضلة",
    r"نسخ الرابط|حجم الخط|تسجيل الدخول|[إا]علانات?|share|print|save|listen|menu|advertisement|login|sign in",
)
# Any of these alone may be a heading; beside others of its kind it is not.
_BUTTONS = re.compile(rf"(?:(?:{_NETWORK}|{_BUTTON})(?:[\s|/•·,،+\-–]++|\Z))++\Z", re.IGNORECASE)
_ADVERTISEMENT = re.compile(r"[\[(\-– ]*+(?:[إا]علان(?: ممول)?|advertisement)[\])\-– ]*+\Z", re.IGNORECASE)
_FURNITURE = re.compile(
    any_of(
        r"(?:الصفحة )?الرئيسية\s?(?:[>›»/|\\←:<]|[-–]\s)",
        r"(?:[إا]قر(?:أ|ئي|أوا|ؤوا)|طالع|شاهد|تابع)\s(?:[أا]يضا?ً?ا?|المزيد|كذلك)\s?(?:[:：|\-–]|\Z|(?:عن|في)\s)",
        rf"(?:موضوعات|مواضيع|مقالات|[أا]خبار|روابط|مواد)\s(?:ذات صلة|متعلقة|مشابهة|قد تهمك){_END}",
        rf"(?:شارك(?:ها|ه|وا|ونا)?|مشاركة|انشر)(?![ء-ي])[^.:؟!]{{0,20}}?(?:{_NETWORK})(?![ء-ي\w])",
        rf"(?:شارك|مشاركة|انشر)\s(?:هذا\s)?(?:ال)?(?:خبر|مقال[ة]?|موضوع|صفحة|تقرير){_END}",
        r"نسخ الرابط|حجم الخط|طباعة\s?[|/\-–]|[إا]رسال\s?[|/\-–]",
        rf"(?:مدة|وقت|زمن)\s(?:ال)?قراءة(?![ء-ي])|(?:[{DIGITS}]+\s)?دقيقة?(?:تان|تين|\sواحدة)?\s(?:لل)?قراءة\Z",
        rf"[{DIGITS}]+\sدقائق\s(?:لل)?قراءة\Z|[{DIGITS}]+ min(?:ute)?s? read\Z",
        rf"(?:عدد\s)?(?:ال)?(?:مشاهدات|زيارات|قراءات)\s?[:：]\s?[{DIGITS}]|[{DIGITS}][{DIGITS},.]*\s(?:مشاهدة|تعليقات?)\Z",
        r"(?:ال)?(?:كلمات|علامات)\s(?:ال)?(?:مفتاحية|دلالية)\s?[:：|]|(?:ال)?(?:وسوم|[أا]وسمة|تا[غج]ات?|هاشتا[غج]ات?)\s?[:：|]",
        r"tags?\s?[:：|]|keywords?\s?[:：|]",
        rf"(?:ال)?تعليقات(?:\sال(?:قراء|زوار))?\s?(?:\(\s?[{DIGITS}]+\s?\)|[:：]?\s?[{DIGITS}]+)?\Z",
        r"(?:اترك|[أا]ضف|[أا]كتب)\s(?:تعليقا?ً?ا?|ردا?ً?ا?)(?![ء-ي])|لا (?:توجد|يوجد) (?:[أا]ي )?تعليقات|التعليقات مغلقة",
        r"(?:جميع|كل|كافة)\sالحقوق\sمحفوظة|حقوق (?:النشر|الطبع)(?: والتوزيع)? (?:©|محفوظة)|©\s?[{DIGITS}]{4}",
        r"(?:copyright|\(c\))\s?(?:©|[0-9]{4})|all rights reserved",
        r"اشترك(?:وا)?\s(?:ال[آا]ن|معنا|مجانا?ً?ا?|(?:في|ب)\s?(?:ال)?(?:نشرة|قناة|قناتنا|نشرتنا|خدمة))",
        r"تابع(?:ونا|نا)\s(?:على|عبر|في)(?![ء-ي])|انضم(?:وا)?\s[إا]لى\s(?:قناتنا|قناة|مجموعة)",
        r"حم[ّ]?ل(?:وا)?\s(?:ال)?تطبيق",
        r"(?:زر )?(?:الذهاب|العودة|الانتقال|عودة) [إا]لى (?:ال[أا]على|المحتوى)",
        r"من ويكيبيديا، الموسوعة|تصنيف(?:ات)?\s?[:：]",
        r"(?:ل)?[إا]لغاء الاشتراك|وصلت(?:ك|كم) هذه (?:الرسالة|النشرة)",
        r"تابعوا? .{0,30}(?:google news|[أا]خبار (?:جوجل|غوغل))",
        r"هل (?:كان|كانت|وجدت) (?:هذا |هذه )?(?:الصفحة|المقال[ة]?|الخبر|المحتوى|المعلومات) مفيد",
        r"(?:جار[يٍ]?|جاري)\s(?:ال)?تحميل|عرض (?:الكل|المزيد)\Z",
    ),
    re.IGNORECASE,
)


def find_furniture(pieces: Sequence[Piece]) -> set[int]:
    """The pieces that are none of the article, all of them short and without a full stop."""
    found = {at for at, piece in enumerate(pieces) if _is_furniture(piece)}
    found |= set(_advertisements(pieces))
    found |= set(_buttons(pieces, found))
    return found | set(_titles_of_others(pieces, found))


def _shown(piece: Piece) -> str:
    return piece.text.strip(UNSEEN_CHARS + WHITE + "*_[(")


def _is_furniture(piece: Piece) -> bool:
    words = _shown(piece)
    if piece.kind not in ("plain", "bold") or piece.words > _WORDS or words.endswith("."):
        return False
    return _FURNITURE.match(words) is not None or _ELSEWHERE.match(words) is not None


def _advertisements(pieces: Sequence[Piece]) -> Iterator[int]:
    """«إعلان» behind the first paragraph; before it, it is the title of one."""
    begun = False
    for at, piece in enumerate(pieces):
        if begun and piece.kind == "plain" and _ADVERTISEMENT.match(piece.text):
            yield at
        begun = begun or _is_prose(piece)


def _buttons(pieces: Sequence[Piece], found: set[int]) -> Iterator[int]:
    """Names of networks and buttons, two lines of them or one beside other furniture."""
    run: list[int] = []
    for at, piece in enumerate([*pieces, None]):
        if piece is not None and piece.kind == "plain" and piece.words <= _WORDS and _BUTTONS.match(_shown(piece)):
            run.append(at)
            continue
        if run and (len(run) > 1 or {run[0] - 1, at} & found or pieces[run[0]].words > 2):
            yield from run
        run = []


def _titles_of_others(pieces: Sequence[Piece], found: set[int]) -> Iterator[int]:
    """What stands below «أخبار ذات صلة», where nothing but titles follows up to the end or to other furniture."""
    begun = next((at for at, piece in enumerate(pieces) if _is_prose(piece)), len(pieces))
    end: int | None = len(pieces)
    for at in range(len(pieces) - 1, begun, -1):
        if at in found:
            if end is not None and _ELSEWHERE.match(_shown(pieces[at])):
                yield from range(at + 1, end)
            end = at
        elif not _is_title(pieces[at]):
            end = None


def _is_prose(piece: Piece) -> bool:
    return piece.stops and piece.words > _WORDS // 2


def _is_title(piece: Piece) -> bool:
    short = piece.words <= TITLE_WORDS and piece.end - piece.start <= TITLE_LENGTH
    return piece.kind in ("plain", "mark", "ornament") and short and not piece.stops and piece.last != ":"
