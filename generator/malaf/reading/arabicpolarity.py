"""What denies in Arabic, and how far it reaches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from malaf.reading.commonpolarity import BEFORE, FAR, STOPS, Mark, Rules, clause_end
from malaf.reading.lexicon import Senses
from malaf.reading.tokens import Text, arabic_question, forms, word_set
from malaf.reading.verbs import AUXILIARIES, MEANINGS

__all__ = ["ARABIC"]


_PARTICLES: Final = word_set("لم لن لا ليس ليست ليسوا ليسا لست لسنا")
_NOUNS: Final = word_set("عدم انعدام بدون بلا دون دونما غير")  # what denies a noun: the next words
_SCOPING: Final = re.compile(
    r"[وف]?[بلك]?(?:ال|ل)?(?:[يتنا]|ست|سي|سن|ا|م)?(?:عجز|فشل|خفق|رفض|نفي|نفت|نكر|منع|حظر|متنع|تعذر|ستبعد|فتقر|تجنب|حرم|"
    r"ستحيل|ستحال|حجم|تخلف|لغي|لغت|عارض|عترض|تفاد|خلو|خلا|خال|كاد|عف|عزف|توقف|حول|غياب|نقص|ستثن|وقف|ابي|عدل|عطل|فقد|غاب|غيب|"
    r"عاجز|رافض|ناف|حظور|منوع|خفاق|نكار|متناع|لغاء|فتقار|ستحاله|ستثناء|عفاء|نفاد|نفد|ندر|نادر)"
    r"(?:ت|وا|ون|ا|ان|ه|ها|هم|نا|ين|ي|يا|ته|تها|يه|يها|و)?"
)
_JOINED: Final = re.compile(r"لا[يتن]\w{3,}")  # «لايمكن»
_MORE: Final = word_set(
    "كلا لولا لو هيهات قلما نادرا بالكاد هل قليل قليلا حال حالت دونما محال سوي الا ما لكيلا كيلا تحاشي يتحاشي كف",
    "يكف تاجيل ارجاء ارجا اجل اجلت تاجل علق علقت تعليق مناي صعب صعبا الصعب صعوبه صعوبات خشيه تفاديا تحسبا مخافه خوفا",
    "بدلا بدل عوضا فقط حصرا حصريا وحده وحدها وحدهم اقتصر اقتصرت مقتصر مقتصره ابعد استغني ممنوع ممنوعه محظور محظوره",
    "مرفوض مرفوضه اليس اليست الم الن",
)
_ONLY: Final = word_set("فقط حصرا حصريا وحده وحدها وحدهم")
_LIFTED: Final = word_set("رفع رفعت يرفع ترفع انهاء انهي انهت")
_KNOWN_MARKS: Final = _PARTICLES | _NOUNS | _MORE | _LIFTED
_RESTRICTS: Final = frozenset({"الا", "سوي"})
_LIMITS: Final = word_set(
    "باستثناء عدا تماما كليا كثيرا دايما فقط فحسب وحده وحدها وحدهم طويلا جميع كل كامل كامله كاملا بالكامل سوي الا",
)
_UNTIL: Final = word_set("قبل حتي اكثر اقل تجاوز بتجاوز")
# What denies what is not done: «يُحظر استعمالها», «عجز عن الدفع».
_BANS: Final = re.compile(
    r"[وف]?[بلك]?(?:ال)?[يتنا]?(?:حظر|منع|عجز|فشل|خفق|متنع|ممنوع|محظور|امتناع|عاجز)(?:ت|وا|ون|ه|ها|هم|ا)?"
)
# What is no denial of the verb: «لا يزال», «لا يقل عن», «لا يكاد».
_NO_DENIAL: Final = re.compile(r"[يتن]?زا?ل(?:ت|وا|ون)?|(?:[يت]قل|[يت]زيد|[يت]تعدي?)(?:ون|وا)?|سيما|بد")
# What is lifted is no more: «رُفع الحظر».
_LIFTABLE: Final = re.compile(r"(?:ال)?(?:حظر|منع|حصار|تجميد|تعليق|اغلاق)(?:ه|ها)?")
_DOUBT: Final = frozenset({"شك", "ريب"})
# What opens a clause of its own.
_BREAKS: Final = word_set(
    "لكن لكنه لكنها لكنهم لكني ولكن ولكنه ولكنها بل بينما فيما لان لانه لانها لانهم",
)
# Verbs of what is or happens, and of what is allowed: with them what that is is denied.
_HAPPENS: Final = re.compile(
    r"[يت](?:قع|سجل|وجد|رد|سفر|حدث|شهد|صدر|توا?فر|فرض|ستوفي|حصل|نتج|طرا|جر|جري|بد|بدو|ظهر|تلق|تلقي|قدم)"
)
_MODAL: Final = re.compile(r"[يت](?:جوز|حق|مكن|ستطيع|ستطع|سمح|تسني?|نبغي|جب|نصح|شترط|لزم|حتاج)|حاجه|داعي|مجال|يجوز")
_SUBORDINATE: Final = word_set("حين حينما عندما الذي التي الذين اذا لو لان مما")
_ANY: Final = word_set("اي ايه باي لاي احد احدا شيء شيءا")
_BEFORE: Final = {"قبل": 1, "قبيل": 1, "بعد": -1, "عقب": -1}


@arabic_question
def _knows(key: str) -> bool:
    return key.removeprefix("و") in _BEFORE or bool(MEANINGS.arabic(key))


@arabic_question
def _marks(key: str) -> bool:
    return not _KNOWN_MARKS.isdisjoint(form for _, form in forms(key)) or bool(
        _SCOPING.fullmatch(key) or _JOINED.fullmatch(key)
    )


def _mean(text: Text, i: int) -> Senses:
    key = text.key(i)
    if key.endswith("تراجع") and text.key(i + 1) == "عن":
        return {}  # from a decision
    if _RELEASE.fullmatch(key) and not text.key(i + 1).startswith("سراح"):
        return {}  # «إطلاق النار», «أطلقت حملة»: nobody is set free
    if key == "بعد" and text.key(i + 1) in {"ان", "ما"} and _WAS.fullmatch(text.key(i + 2)):
        return {}  # «بعد أن كان فقيراً»: who had been so before
    if sign := _BEFORE.get(key.removeprefix("و") if len(key) > 3 else key):
        return {BEFORE: sign}
    return MEANINGS.arabic(key)


def _ends(text: Text, i: int) -> bool:
    """Whether a clause ends before token `i`, for what is denied before it."""
    key = text.key(i)
    if key in STOPS or key in _BREAKS:
        return True
    if key in {"ان", "انه", "انها"} and text.key(i - 1) in {"غير", "الا"}:
        return True
    return text.key(i - 1) == "،" and key[:1] in {"و", "ف"}


def _mark(text: Text, i: int) -> Mark | None:
    """What the word at token `i` denies; None where it does not deny as it stands."""
    found = {form for _, form in forms(text.key(i))}
    last = clause_end(text, i, FAR, _ends)
    clause = text.keys[i + 1 : last + 1]
    if found & _LIFTED:
        near = range(i + 1, min(i + 3, len(text)))
        return next((Mark(i, at) for at in near if _LIFTABLE.fullmatch(text.key(at))), None)
    if found & _PARTICLES and text.key(i + 1) in _DOUBT:
        return Mark(i, i + 1, [i + 1])  # «لا شك أنه عاد»: he did
    if _says_no_no(text, i, found, clause):
        return None
    if found & _NOUNS:
        limited = not (_RESTRICTS | _LIMITS).isdisjoint(clause[:14])
        return Mark(i, min(last, i + 7), () if limited else _denied(text, i + 1, last)[:1])
    if "ما" in found and _was_to(text, i):
        return Mark(i, last, [i + 2])
    if not (found & (_PARTICLES | {"ما"}) or _is_that_not(text, i)):
        # «عجزت الشركة عن السداد»
        done = next((at + 1 for at in range(i + 1, min(i + 5, last)) if text.key(at) in {"من", "عن", "في"}), i + 1)
        banned = _BANS.fullmatch(text.key(i)) and done <= last
        return Mark(i, last, [done] if banned else (), limits=not found.isdisjoint(_ONLY))
    limited = not (_LIMITS.isdisjoint(clause) and _UNTIL.isdisjoint(clause[:6])) or text.key(i - 1) in _UNLESS
    limited = limited or _is_restricted(text, i)
    return Mark(i, last, () if limited else _denied(text, i + 1, last))


def _says_no_no(text: Text, i: int, found: set[str], clause: Sequence[str]) -> bool:
    """Whether a word that may deny says no in no way: «إلا أن», «لا يزال», «ما», and both words of «لم ... سوى»."""
    following = text.key(i + 1)
    if found & {"الا", "غير"} and following in _THAT:
        return True
    if "ما" in found and _was_to(text, i):
        return False
    if "ما" in found:
        return not (following == "من" and text.key(i + 2) not in {"شانه", "شانها", "شان"})
    if found & _RESTRICTS and not _is_that_not(text, i):
        return any(_is_particle(text, at) for at in range(max(i - _RESTRICTED, 0), i))
    if not found & _PARTICLES:
        return False
    near = enumerate(clause[:_RESTRICTED], i + 1)
    return _NO_DENIAL.fullmatch(following) is not None or any(
        key in _RESTRICTS and text.key(at + 1) not in _THAT and not _is_that_not(text, at) for at, key in near
    )


_THAT: Final = frozenset({"ان", "انه", "انها", "انهم"})


def _was_to(text: Text, i: int) -> bool:
    """«ما كان ليفوز»: he would not have won."""
    return _WAS.fullmatch(text.key(i + 1)) is not None and re.match(r"ل[يتن]\w{2}", text.key(i + 2)) is not None


_WAS: Final = re.compile("كان(?:ت|وا)?")
_RELEASE: Final = re.compile(r"[وف]?[بلك]?(?:ال|ل)?(?:[يتن]?طلق|اطلق|اطلاق)(?:ت|وا|ون|ها|ه|هم)?")
_RESTRICTED: Final = 9  # words: from a denial to what restricts it
_UNLESS: Final = frozenset({"ما", "لماذا", "لم", "لما"})  # «ما لم», «لماذا لم»


def _is_restricted(text: Text, i: int) -> bool:
    """Whether a denial at token `i` holds but for what a later clause says: «لا يُقبل الطلب، ولا يُدرس، إلا إذا»."""
    sentence = takewhile(lambda at: text.key(at) not in STOPS, range(i + 1, min(i + FAR, len(text))))
    return any(
        text.key(at) in _RESTRICTS and text.key(at + 1) not in _THAT and not _is_that_not(text, at) for at in sentence
    )


def _is_particle(text: Text, i: int) -> bool:
    return any(form in _PARTICLES for _, form in forms(text.key(i)))


_THAT_NOT: Final = re.compile("[وف]?أل\u0651?ا")


def _is_that_not(text: Text, i: int) -> bool:
    """Whether «ألّا» stands at token `i`, which folds to what «إلّا» does."""
    return i < len(text) and _THAT_NOT.fullmatch(text.tokens[i].text) is not None


def _denied(text: Text, i: int, last: int) -> list[int]:
    """The tokens that a denial before token `i` denies: the first that is no auxiliary.

    With that goes what is not allowed, what does not happen, and what there is none of («لم يقدموا أي دليل»).
    """
    at = i
    while at <= last and (text.key(at) in AUXILIARIES or text.key(at) in _ANY):
        at += 1
    if at > last:
        return []
    found = [at] if at == i or not text.key(at).startswith("ال") else []
    near = list(takewhile(lambda k: text.key(k) not in _SUBORDINATE, range(at + 1, min(at + 5, last + 1))))
    key = text.key(at)
    if _MODAL.fullmatch(key) or _HAPPENS.fullmatch(key):
        found += [k for k in near if MEANINGS.arabic(text.key(k))][:1]
    elif at > i:
        # «لم يكن رد المدير كافياً»: after an auxiliary, an indefinite word.
        found += [k for k in near[:3] if not text.key(k).startswith("ال")]
    found += [k + 1 for k in near if text.key(k) in _ANY]
    if key == "غير":
        found.append(at + 1)
    return found


def _behind(text: Text, i: int, at: int) -> bool:
    """Whether the mark at token `at` denies a word before it: «التصوير ممنوع», «القرار لم يصدر»."""
    key = text.key(at)
    if key == "غير":
        return at == i + 1 or (text.key(i).startswith("ال") and at - i <= _NEAR)
    if not (_is_particle(text, at) or _is_that_not(text, at) or key in _SAID_OF):
        return False
    if _RAISING.fullmatch(text.key(i)):
        return True  # «يبدو أنه ليس»: "does not appear to be"
    # «وليس» begins a clause.
    return at - i <= _NEAR and key[:1] not in {"و", "ف"} and _OPENS_CLAUSE.isdisjoint(text.keys[i + 1 : at])


_NEAR: Final = 4  # words: from a noun to what is said of it
_OPENS_CLAUSE: Final = frozenset({"ان", "انه", "انها", "اذا", "،"})
_SAID_OF: Final = word_set("ممنوع ممنوعه محظور محظوره مرفوض مرفوضه فقط حصرا حصريا وحده وحدها وحدهم")
_RAISING: Final = re.compile(
    r"[وف]?[يتناس]{0,2}(?:بدو?|توقع|عتقد|ظن|رجح|تصور|ظهر|علم|عرف|قول|قال|ذكر|ءكد|وكد|كد|علن|تضح|ريد|راد|وص|وصي|طلب|نصح)"
    r"(?:ت|وا|ون|ه|ها)?"
)
ARABIC: Final = Rules(_knows, _marks, _mean, _mark, _ends, _behind)
