"""Whether a line opens a running sentence, a list or a question: a heading does not open like one."""

from __future__ import annotations

import re
import unicodedata

from malaf.blocks.patterns import TANWIN, UNSEEN, UNSEEN_CHARS, WHITE, any_of, listed

# «و» is a conjunction before nearly every word; these begin with it. A heading may open with one of them.
_WAW_WORDS = frozenset(
    listed(
        """واجب واجبات واجهة واحات واحة واحد واحدة وادي وارد واردات واس واشنطن واقع واقعة والد والدة والدان والي
        وباء وتر وتيرة وثائق وثب وثبة وثيقة وجبات وجبة وجه وجهاء وجهات وجهة وجود وجوه وحدات وحدة وحش وحوش وحي
        وحيد وداع وداعا ودائع وديعة ودية ورثة ورد ورش ورشة ورق ورقة ورم ورود وريث وزارات وزارة وزاري وزارية وزراء
        وزن وزير وزيرا وزيرة وساطة وسام وسائط وسائل وسط وسطاء وسم وسيط وسيلة وشاح وشائج وصايا وصفات وصفة وصلة
        وصول وصية وضع وضعية وضوح وطن وطني وطنية وظائف وظيفة وعاء وعد وعود وعي وفاء وفاة وفاق وفد وفرة وفود وفيات
        وقاية وقائع وقت وقع وقف وقفات وقفة وقود وقوع وقوف وكالات وكالة وكلاء وكيل ولاء ولاة ولادة ولاية ولايات
        ولد ولوج ولي وليمة وهج وهران وهم وهمية ويب ويكيبيديا ويلز وول"""
    )
)
_OPENERS = frozenset(
    listed(
        """كما لكن إلا بدوره بدورها فيما بينما حيث غير إذ إذا ثم أما كذلك أيضا يذكر يشار جدير الجدير لافتا مشيرا
        مؤكدا موضحا مضيفا إضافة فقد فإن فلا فهو فهي فهل كان كانت ليس لم لن إن إنه إنها قد لقد هذا قال قالت أكد
        أكدت أوضح أوضحت أضاف أضافت أعلن أعلنت ذكر ذكرت أشار أشارت شدد شددت أفاد أفادت بين لفت لفتت نوه نوهت صرح
        صرحت اعتبر اعتبرت تابع تابعت يقول تقول يؤكد تؤكد يوضح يضيف تضيف قرر قررت ناقش ناقشت اتفق اتفقت دعا دعت
        انتهى وافق وافقت تشمل يشمل شملت شمل تتضمن يتضمن تضمن تضمنت جاء جاءت تتمثل يتمثل تمثلت يأتي تأتي نص ينص
        تنص حضر حضرت وقع وقعت"""
    )
)
# Words in «ي» that are not verbs of the present tense.
_YA_WORDS = frozenset(
    listed(
        """يوم يوما يوميات يومية يومي يد يدا يناير يونيو يوليو يوليوز يمين يمن يسار يورو ياسر يوسف يهود يحيى يعقوب
        يوتيوب يقين"""
    )
)
_OPENING_PHRASE = re.compile(
    any_of(
        r"من (?:جهته|جهتها|جانبه|جانبها|ناحيته|ناحيتها|جهة أخرى|ناحية أخرى|المقرر|المتوقع|المنتظر|المرتقب|بينها)",
        r"إلى (?:ذلك|جانب ذلك)",
        r"في (?:المقابل|هذا السياق|السياق|غضون ذلك|سياق متصل|ما يلي)",
        r"على صعيد|بحسب|وفقا",
        r"(?:اقرأ|إقرأ|شاهد|طالع) (?:أيضا|المزيد)",
    )
)
# What says that a list follows: the clause is an introduction, not a heading.
INTRODUCES = re.compile(
    r"\b"
    + any_of(
        r"[كبف]?ما يلي|ما يأتي|كالتالي|كالآتي|كالاتي|الآتي|التالي|التالية|الآتية|هي|"
        r"وهي|وهم|منها|ومنها|بينها|أبرزها|أهمها",
        r"مثل|ب|بـ|في|على|من|إلى|the following|as follows|include[sd]?",
    )
    + r"[\s:：]*\Z"
)
ASKS = re.compile(
    any_of(
        r"[وف]?(?:ماذا|لماذا|كيف|هل|متى|أين|كم|أي|أية|ما|من|لم|بم|بماذا|عم|إلى أي|إلى أين|لمن|ممن|فيم|أليس|ألا)\b",
        r"(?:what|why|how|who|when|where|which|is|are|do|does|did|can|will)\b",
    ),
    re.IGNORECASE,
)
_ADDRESSED = any_of(
    r"[أا]يها|[أا]يتها|يا|[أا]صحاب|صاحبة?|حضرات|(?:[أا]عضاء )?السيدات|السادة|ال[إا]خوة|ال[أا]خوات|الحضور",
    r"الضيوف|الزملاء|الزميلات|ال[أا]صدقاء|ال[أا]عزاء|معالي|سعادة|فخامة|سيادة|جلالة|سمو|فضيلة|سماحة|دولة|السيدة?|المواطنون|الرفاق|dear|ladies",
)
_SALUTES = re.compile(
    rf"(?:{_ADDRESSED})\s[^.؟?:]{{2,90}}[،,!]\Z|و?السلام عليكم(?:\s[ء-ي]+){{0,6}}[،,.!]*\Z"
    r"|(?:تحية طيبة|تحية وبعد)[^.؟]{0,30}[،,:.!]*\Z",
    re.IGNORECASE,
)
_SALUTE_LENGTH = 110
LINK = re.compile(r"[#@]\w|https?:|www\.")
_DIACRITICS = re.compile(rf"[{TANWIN}\u0670ـ{UNSEEN}]")


def first_word(text: str) -> str:
    """The first word as it is listed here: without marks before it, vowel signs and stops."""
    # NFKC: old systems wrote presentation forms (ﻗﺎﻝ for قال).
    head = unicodedata.normalize("NFKC", text[:80]).lstrip(UNSEEN_CHARS + WHITE + '«“"(*_-–—').split(maxsplit=1)
    return _DIACRITICS.sub("", head[0]).strip(':،,.؛»”")') if head else ""


def is_present(word: str) -> bool:
    """Whether the word may be a verb of the present tense, third person."""
    return len(word) >= 4 and word.startswith("ي") and word not in _YA_WORDS


# Nouns in «ت» that are not verbs of the past tense.
_TA_WORDS = frozenset(
    listed(
        """بيت وقت صوت زيت موت قوت بنت أخت حوت بيروت كويت إنترنت تثبيت توقيت تصويت تشتيت ثابت ملكوت تابوت ياقوت سبت
        سمت نعت نبت صمت تحت"""
    )
)


def tells(text: str) -> bool:
    """Whether a line opens as «حكمت المحكمة», «أوصت اللجنة»: a verb of the past tense, feminine, and who did it."""
    word, *rest = [*text[:80].split(), ""][:2]
    word = _DIACRITICS.sub("", word)
    verb = len(word) >= 3 and word.endswith("ت") and not word.endswith("ات") and not word.startswith("ال")
    return verb and word not in _TA_WORDS and rest[0].startswith("ال")


def opens_clause(text: str) -> bool:
    """Whether the first words are those of a running sentence: «و» and a word, «كما», «قال», «من جهته» ..."""
    word = first_word(text)
    if LINK.match(word):
        return True  # a hashtag, a name or an address heads nothing
    if word.startswith("و") and len(word) >= 3 and word not in _WAW_WORDS:
        return True
    plain = _DIACRITICS.sub("", text[:40].lstrip(UNSEEN_CHARS + WHITE))
    return word in _OPENERS or _OPENING_PHRASE.match(plain) is not None


def salutes(text: str) -> bool:
    """«أصحاب المعالي والسعادة،», «السلام عليكم ورحمة الله وبركاته»: who is spoken to, before or within a speech."""
    plain = _DIACRITICS.sub("", text[: 2 * _SALUTE_LENGTH]).strip(UNSEEN_CHARS + WHITE)
    return len(plain) <= _SALUTE_LENGTH and _SALUTES.match(plain) is not None
