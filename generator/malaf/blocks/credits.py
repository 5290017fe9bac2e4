"""What says who wrote, where, when, and whose picture it is: datelines, bylines, captions, end marks."""

from __future__ import annotations

import re

from malaf.blocks.clauses import first_word, is_present
from malaf.blocks.patterns import DASHES, DIGITS, MONTH, TANWIN, UNSEEN_CHARS, WHITE, any_of, listed
from malaf.blocks.pieces import HEADING_LENGTH, Piece

_AGENCY = any_of(
    r"واس|و\.?ا\.?س|رويترز|أ\s?\.?\s?ف\s?\.?\s?ب|ا ف ب|فرانس برس|"
    r"د\s?\.?\s?ب\s?\.?\s?أ|أ\s?\.?\s?ب|أ ش أ|الأناضول|سبوتنيك|وام",
    r"قنا|كونا|بنا|بترا|وات|واع|واج|وأج|و\s?أ\s?ج|و\s?م\s?ع|سانا|صفا|وفا|شينخوا|"
    r"أسوش(?:يتد|ييتد) برس|بلومبر[غج]|بلومبير[غج]",
    r"وكالات|الوكالات|وكالة\s[ء-ي]+(?:\s[ء-ي]+)?|العمانية|الشرق الأوسط|"
    r"[غج]يتي(?: إيماجز)?|أرشيف|[أا]رشيفية|من المصدر|خاص",
    r"إكس|تويتر|فيسبوك|AFP|Reuters|AP|SPA|WAM|QNA|KUNA|BNA|APS|MAP|TAP|EPA|Getty(?: Images)?|Bloomberg|Anadolu|Sputnik",
    r"archive|file photo",
)
_CREDITED = re.compile(
    rf"(?:[(\[]\s?(?:[^()\[\]]{{0,20}}[\s/\-–])?{_AGENCY}(?:[\s/\-–][^()\[\]]{{0,20}})?\s?[)\]]|[©/\-–|]\s?{_AGENCY})\Z",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"[(\[]?\s?"
    + any_of(
        r"(?:ال)?صورة?(?: أرشيفية| تعبيرية| متداولة| من [ء-ي]+| خاصة)?|صور|تصوير|"
        r"ب?عدسة|مصدر الصورة?|تعليق الصورة|حقوق الصورة",
        r"(?:ال)?مصدر|(?:ال)?مصادر|(?:ال)?فيديو|(?:ال)?(?:شكل|جدول)(?: رقم)? ?\d{0,2}|"
        r"رسم بياني|إنفوغراف(?:يك)?|انفوجراف(?:يك)?",
        r"رابط الخبر|photo(?: credit| by)?|image(?: credit)?|picture|caption|sources?|credit|figure \d+|table \d+",
    )
    + r"\s?(?:[:：/|\-–]|by\b)|[(\[]?\s?(?:صورة (?:أرشيفية|تعبيرية|متداولة)|©)|"
    + r"(?:جانب|لقطة|لقطات|مشهد) من\s|file photo\b",
    re.IGNORECASE,
)
BYLINE = re.compile(
    r"[(\[]?\s?(?:"
    + any_of(
        r"كتبه|كتبها|كتبت?|بقلم|إعداد|اعداد|أعده|أعدها|تحرير|حرره|حوار|حاوره|حاورها|"
        r"حاورته|أجرى الحوار|أجرت الحوار|تقرير|متابعة",
        r"متابعات|ترجمة|مراسلة?|مراسلنا|الكاتب|كاتب المقال|المحرر|الناشر|تغطية|خاص|"
        r"نشرت?|النشر|تاريخ النشر|تاريخ|[آا]خر تحديث",
        r"الوقت|الزمان|المكان|مكان (?:الاجتماع|الانعقاد)|الرقم|رقم القرار|الموضوع|المرجع",
    )
    + r"(?: (?:في|بتاريخ|وتصوير|وتحرير|وحوار|التقرير|الخبر))?\s?[:：/|\-–]|"
    + any_of(
        r"بقلم|بواسطة|تحرير من طرف|[آا]خر تحديث|تاريخ النشر|نشر (?:في|بتاريخ|يوم)|تم النشر|تم التحديث",
    )
    + r"\s|"
    + r"(?:written |reporting |reported |edited |editing |additional reporting |story )?by [A-Z]|"
    + r"(?:published|updated|last updated|posted)\b|للتواصل|البريد الإلكتروني|@\w)",
    re.IGNORECASE,
)
# «صفاقس - من مراسلنا نزار بالحاج»
CORRESPONDENT = re.compile(r"(?<![ء-ي])(?:من )?(?:مراسل|مراسلة|مراسلو|موفد|موفدة|مندوب|مندوبة)(?:نا|تنا)(?![ء-ي])")
CORRESPONDENT_WORDS = 8
# «من أحمد الشاوش»: who writes, as an agency has it.
FROM = re.compile(r"(?:من|كتب[ت]?)(?: [ء-ي]{2,}){2,4}\Z")
# «د. ليلى منصور*»
HONOURED = re.compile(
    r"(?:(?:أ\.\s?)?د\.|أ\.|م\.|الدكتورة?|البروفي?سورة?)\s?[ء-ي]+(?: [ء-ي]+){1,3}\s?\*?\Z|[ء-ي]+(?: [ء-ي]+){1,3}\s?\*\Z"
)
NAME_WORDS = 6
AUTHOR = re.compile(
    r"(?:كاتب|باحث|أكاديمي|صحا?في|أستاذ|محلل|خبير|مدير|رئيس|عضو|وزير|سفير|طبيب|محامي?|شاعر|روائي|ناقد|إعلامي|ناشط|مفكر|"
    r"مستشار|اقتصادي|دبلوماسي|مؤرخ|مهندس|نائب)(?:ة|ان|تان)?(?![ء-ي])"
)
_END_MARK = re.compile(r"[/\-–.\s\[({#]{0,6}(?:انتهى|النهاية|ENDS|END|###)(?:[/\-–.\s\])}#]|\d|ت م|م)*\Z")
_DATE_WORD = re.compile(
    any_of(
        r"يوم|السبت|ال[أا]حد|ال[إا]ثنين|الثلاثاء|ال[أا]ربعاء|الخميس|الجمعة|الموافق|الساعة|على|في|صباحاً?|مساءً?|ص|م|هـ|هجري",
        r"ميلادي|بتوقيت|GMT|UTC|ت\.م|الأول|الثاني|الآخرة?|الحجة|القعدة|AM|PM|[-–|/]",
        rf"[{DIGITS}:/.\-–]+(?:م|هـ|ه)?",
        r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August",
        r"(?:Septem|Octo|Novem|Decem)ber",
        MONTH,
    )
    + r"\Z",
    re.IGNORECASE,
)
DATE_EDGE = re.compile(r"(?:في |من )?(?:مطلع|بداية|أوائل|منتصف|أواسط|أواخر|نهاية|ختام|موفى|متم|ليلة|ليل|فجر)\s+")
# «اليوم الأول: الاثنين 16 فبراير» heads what is on that day.
COUNTED_DAY = re.compile(r"(?:اليوم|الجلسة|المرحلة|الجولة|الأسبوع|الدورة)\s")
_FULL_DATE = re.compile(rf"[{DIGITS}]{{1,4}}[/.\-][{DIGITS}]{{1,2}}[/.\-][{DIGITS}]{{1,4}}\Z")
# «الرياض - واس», «جدة: نظمي الخميس», «الجزائر (وأج)»
PLACE_LINE = re.compile(
    r"(?P<left>[^\-–—:/|()\n]{2,40})\s?"
    r"(?:(?:[\-–—:/|]|(?<=\s)ـ(?=\s))\s?(?P<right>[^\-–—:/|()\n]{2,40})|\((?P<in>[^()\n]{2,30})\))\s?[:\-–]?\Z"
)
SPACED_DASH = re.compile(rf"\s[{DASHES}/|]|[{DASHES}/|]\s|\sـ\s")
AGENCY_ONLY = re.compile(rf"[(\[«]?{_AGENCY}[)\]»]?\Z", re.IGNORECASE)
HAS_AGENCY = re.compile(rf"(?<![ء-ي\w]){_AGENCY}(?![ء-ي\w])", re.IGNORECASE)
# «وام/ سالمة الشامسي/ عاصم الخولي/», as wires sign.
SIGNED = re.compile(
    rf"(?:/?\s?{_AGENCY}\s?/(?:[^/\n.،]{{2,30}}/?){{1,4}}|(?:[^/\n.،]{{2,30}}/){{2,4}})\Z", re.IGNORECASE
)
# «الرياض (واس) - » opens a paragraph, never a title.
_DATELINE = re.compile(
    rf"[^.،؟!\n]{{2,40}}?(?:[(«\"]\s?[^()\n]{{2,30}}[)»\"]\s?[{DASHES}:،]|[{DASHES}]\s?{_AGENCY}\s?[{DASHES}:])"
)
CITIES = frozenset(
    listed(
        "الرياض|جدة|مكة|مكة المكرمة|المدينة المنورة|الدمام|أبها|تبوك|نيوم|دبي|أبوظبي|أبو ظبي|الشارقة|"
        "الدوحة|الكويت|المنامة|مسقط|صنعاء|عدن|القاهرة|الإسكندرية|الخرطوم|عمان|عمّان|دمشق|بيروت|بغداد|"
        "أربيل|القدس|القدس المحتلة|غزة|رام الله|طرابلس|بنغازي|تونس|الجزائر|وهران|الرباط|الدار البيضاء|"
        "مراكش|فاس|طنجة|أكادير|العيون|نواكشوط|مقديشو|جيبوتي|لندن|باريس|برلين|بروكسل|جنيف|فيينا|مدريد|"
        "روما|موسكو|أنقرة|إسطنبول|طهران|واشنطن|نيويورك|بكين|طوكيو|نيودلهي|إسلام آباد|أستانا|سنغافورة",
        "|",
    )
)
SECTION_LABELS = frozenset(
    listed(
        "عاجل|خاص|تقرير|تحليل|اقتصاد|سياسة|رياضة|ثقافة|مجتمع|محليات|دوليات|منوعات|آراء|رأي|مقالات|الأخبار|أخبار|"
        "عربي|دولي|صحة|تعليم|علوم|تكنولوجيا|فنون|حوادث|العالم|مال وأعمال|اقتصاد وأعمال|أخبار محلية|أخبار عاجلة|تقارير|"
        "بيان|بيان صحفي|بيان صحافي|بلاغ|بلاغ صحفي|بلاغ صحافي|خبر صحفي|تصريح صحفي|للنشر الفوري|للنشر",
        "|",
    )
)
CREDIT_WORDS = 25
# «ورقة سياسات رقم 14», «العدد 37»
NUMBER_OF_SERIES = re.compile(
    rf"(?:ورقة|سلسلة|تقرير|موجز|نشرة|دراسة|وثيقة|ال?عدد|المجلد|السنة|الإصدار)\s(?:[ء-ي]+\s){{0,3}}"
    rf"(?:(?:رقم|العدد)\s?)?:?\s?\(?[{DIGITS}]{{1,4}}\)?(?:\s?[|،\-–/].{{0,40}})?\Z"
)
# «S/RES/2791 (2026)», "Distr.: General", «الأصل: بالإنكليزية», as the United Nations head their documents
SYMBOL = re.compile(
    r"[A-Z]{1,6}(?:/[\w.()]+){1,5}(?:\s\([0-9]{4}\))?\Z|(?:Distr|Original|GE)\s?[.:]|(?:التوزيع|الأصل|التوقيت)\s?:\s?\S+(?:\s\S+)?\Z"
)
# «الذي اتخذه مجلس الأمن في جلسته 9981»: what stands below the title of a resolution, a law, a judgment.
_ISSUED_BY = re.compile(
    r"(?:الذي|التي)\s(?:[اأ]تخذ|[اأ]عتمد|[أا]صدر|[أا]قر|وافق|صدر|صادق|[أا]لق)[ء-ي]*\s|(?:المنعقدة?|المعقودة?|الصادرة?)\s(?:في|عن|بتاريخ)\s"
)
NAMED_AUTHOR = re.compile(r"(?:بقلم|كتبت?|كتبه|كتبها|حاورها|حاوره|حاورته|حاورتها)\s?[:/]\s?(?:\S+\s){1,4}\S+\Z")
SIGNATURE = re.compile(r"[(\[]?\s?(?:ال)?(?:توقيع|ختم|[إا]مضاء)(?:\s?و\s?(?:ال)?(?:توقيع|ختم))?\s?[:.…_]*\s?[)\]]?\Z")
_INVOCATION = re.compile(
    r"[«﴿(\s]*(?:بسم الله الرحمن الرحيم(?:[»﴾)،\s]+و?(?:ال[ء-ي]+|به)(?:\s[ء-ي]+){0,10})?|باسم الشعب|﷽)[»﴾)،.\s]*\Z"
)
# «للمزيد من المعلومات:» over names and numbers, at the end.
CONTACTS = re.compile(
    r"(?:للتواصل|للاتصال|للاستفسار(?:ات)?|للمزيد من|لمزيد من|لطلبات|جهات? الاتصال|معلومات الاتصال"
    r"|بيانات الاتصال|مسؤول الاتصال|media contacts?|contacts?)(?![ء-ي])[^.؟!]{0,60}\Z",
    re.IGNORECASE,
)
_ISSUERS = frozenset(
    listed(
        """المملكة الجمهورية جمهورية دولة سلطنة إمارة وزارة الوزارة محكمة المحكمة الدائرة دائرة هيئة الهيئة مؤسسة
        المؤسسة جامعة الجامعة كلية مديرية المديرية إدارة الإدارة أمانة الأمانة رئاسة ديوان الديوان مجلس المجلس حزب
        نقابة النقابة جمعية الجمعية اتحاد الاتحاد مكتب المكتب المفوضية مفوضية لجنة اللجنة منظمة المنظمة الأمم جامعة
        حركة تيار جبهة تجمع ائتلاف منتدى كتلة تنسيقية الدورة دورة البند الجلسة
        مصرف المصرف بنك البنك بلدية محافظة ولاية النيابة الشركة شركة مركز المركز معهد المعهد قسم القسم مصلحة الوكالة
        وكالة الأمانة غرفة الغرفة القيادة قيادة الاتحادية الرابطة رابطة"""
    )
)
_DOCUMENTS = frozenset(
    listed(
        """بيان البيان بلاغ البلاغ قرار القرار مرسوم المرسوم حكم الحكم ملخص خلاصة محضر مذكرة اتفاقية اتفاق بروتوكول
        إعلان نداء تقرير التقرير ورقة كلمة خطاب رسالة برنامج جدول دليل نشرة تعميم قانون نظام لائحة مشروع توصيات نتائج
        وثيقة ميثاق دعوة إشعار صحيفة مناقصة عقد نص خطة استراتيجية"""
    )
)
_ISSUER_WORDS = 8


def is_invocation(words: str) -> bool:
    """«بسم الله الرحمن الرحيم», as speeches and minutes begin."""
    return _INVOCATION.match(re.sub(rf"[{TANWIN}ـ]", "", words)) is not None


def is_issued_by(words: str) -> bool:
    """«الذي اعتمدته الجمعية العامة في جلستها 80», below the title."""
    return _ISSUED_BY.match(words) is not None


def is_issuer(piece: Piece) -> bool:
    """«وزارة الصحة», «المحكمة الإدارية العليا»: an institution and nothing else in a line."""
    words = piece.text.split()
    return (
        piece.words <= _ISSUER_WORDS
        and not piece.stops
        and piece.last not in ":،؛"
        and first_word(piece.text) in _ISSUERS
        and not any(is_present(word) or (piece.words > _NAME_WORDS and _ACTS.fullmatch(word)) for word in words[1:])
    )


_NAME_WORDS = 4
_ACTS = re.compile("ت[ء-ي]{3}")  # «وزارة الصحة تطلق حملة التلقيح»


def names_document(piece: Piece) -> bool:
    """«ملخص الحكم ...», «بيان صادر عن ...»: what a document calls itself; not «القرار يدعو إلى ...»."""
    following = piece.text.split()[1:2]
    return first_word(piece.text) in _DOCUMENTS and not any(map(is_present, following))


def is_caption(piece: Piece) -> bool:
    """«صورة أرشيفية», «المصدر: ...», or a line that an agency is credited for at its end."""
    words = piece.text.strip(UNSEEN_CHARS + WHITE)
    if piece.words > CREDIT_WORDS or len(words) > 2 * HEADING_LENGTH:
        return False
    if _CAPTION.match(words):
        return not piece.stops or ":" in words[:30]
    return not piece.stops and _CREDITED.search(words[-60:]) is not None and piece.words > 2


def is_end_mark(piece: Piece) -> bool:
    """«انتهى», "ENDS", ###."""
    return piece.words < 8 and piece.end - piece.start <= HEADING_LENGTH and _END_MARK.match(piece.text) is not None


def is_date(words: str) -> bool:
    """Whether a line says a date, a time of day or both, and next to nothing else."""
    parts = re.sub(r"[،,()]|(?<=[ء-ي])/(?=[ء-ي])", " ", words).split()
    known = sum(_DATE_WORD.match(part) is not None for part in parts)
    return (
        (len(parts) >= 2 or _FULL_DATE.match(words) is not None)
        and any(char.isdigit() for char in words)
        and known >= 0.8 * len(parts)
    )


def is_dateline(words: str) -> bool:
    """«ينبع 11 رمضان 1446هـ الموافق 11 مارس 2025م واس»: a place of a word or two, a date, perhaps an agency."""
    if COUNTED_DAY.match(words):
        return False
    parts = [part for part in words.split() if part != "في"]
    if parts and AGENCY_ONLY.match(parts[-1]):
        parts.pop()
    unknown = next((i for i, part in enumerate(parts) if _DATE_WORD.match(part)), len(parts))
    rest = parts[unknown:]
    whole = len(rest) >= 3 or (len(rest) == 1 and _FULL_DATE.fullmatch(rest[0]) is not None)
    return unknown <= 2 and whole and has_digit(words) and is_date(" ".join(rest))


_FULL_DATE = re.compile(rf"[{DIGITS}]{{1,4}}([/.-])[{DIGITS}]{{1,2}}\1[{DIGITS}]{{1,4}}")  # «بيروت في 2/11/2026»


def opens_with_dateline(text: str) -> bool:
    """«الرياض (واس) - ...», «القاهرة «المصري اليوم»: ...»; «مجمع «الأوراس»: ...» is a title."""
    found = _DATELINE.match(text)
    return found is not None and ("(" in found[0] or re.split('[«"]', found[0])[0].strip() in CITIES)


def has_digit(words: str) -> bool:
    """Whether there is a digit of any script."""
    return any(char.isdigit() for char in words)
