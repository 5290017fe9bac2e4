"""What a text says is so and what not, word by word, as far as the verbs that two languages share tell."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import Final

import msgspec

from malaf.reading.lexicon import Senses
from malaf.reading.tokens import Text, arabic_question, forms, latin_question, word_set
from malaf.reading.verbs import AUXILIARIES, PARTICLES, VERBS

__all__ = ["Assertion", "assertions", "clash", "contradictions"]


class Assertion(msgspec.Struct, frozen=True, gc=False):
    """A word of known meaning (`verbs`): `sign` is 1 where it is said, -1 where it is denied, 0 where nobody can tell.

    `words` are the word and what denies it; `start` is where it stands in the text.
    """

    start: int
    senses: Senses
    sign: int
    words: str


class _Mark(msgspec.Struct, frozen=True, gc=False):
    """What denies, or may, at token `at`: what is said up to `last` cannot be told to be so, `denied` is not so."""

    at: int
    last: int
    denied: Sequence[int] = ()


def assertions(text: Text, language: str) -> list[Assertion]:
    """The words of a text whose meaning is known, in their order; none for a language without rules here."""
    match language.split("-", maxsplit=1)[0]:
        case "ar":
            return _read(text, _ARABIC_TEXT)
        case "en":
            return _read(text, _ENGLISH_TEXT)
    return []


class _Rules(msgspec.Struct, frozen=True):
    """How a language is read."""

    knows: Callable[[str], bool]
    marks: Callable[[str], bool]
    mean: Callable[[Text, int], Senses]
    mark: Callable[[Text, int], _Mark | None]
    ends: Callable[[Text, int], bool]
    behind: Callable[[Text, int, int], bool]


def _read(text: Text, rules: _Rules) -> list[Assertion]:
    marks = [mark for i in text.where(rules.marks) if (mark := rules.mark(text, i))]
    places = [mark.at for mark in marks]
    tokens = text.tokens
    found: list[Assertion] = []
    for i in text.where(rules.knows):
        senses = rules.mean(text, i)
        if not senses:
            continue
        first, last = bisect_left(places, i - _FAR), bisect_right(places, i + _BEHIND)
        near = [mark for mark in marks[first:last] if mark.at != i and _touches(text, rules, mark, i)]
        denying = [mark for mark in near if i in mark.denied]
        token = tokens[i]
        words = token.text
        if not near:
            sign = 1
        elif len(near) == len(denying) <= _MOST and _BEFORE not in senses:
            sign = (-1) ** len(denying)
            words = f"{tokens[denying[0].at].text} {words}"
        else:
            sign = 0
        found.append(Assertion(token.start, senses, sign, words))
    return found


_MOST: Final = 2  # denials of one word: «ليس من غير المألوف»
_FAR: Final = 24  # words: no denial reaches further
_BEHIND: Final = 6  # words: so far behind a verb may stand what denies it ("gave them no reason")


def _touches(text: Text, rules: _Rules, mark: _Mark, i: int) -> bool:
    """Whether a mark may deny the word at token `i`: it stands before it in its clause, or not far behind it."""
    if mark.at < i:
        return i <= mark.last
    return rules.behind(text, i, mark.at)


def _clause(text: Text, i: int, most: int, ends: Callable[[Text, int], bool]) -> int:
    """The last token of the clause that token `i` is in, and no more than `most` behind it."""
    last = i
    while last < min(i + most, len(text) - 1) and not ends(text, last + 1):
        last += 1
    return last


# --- Arabic -----------------------------------------------------------------------------------------------------------

_STOPS: Final = frozenset({".", ";", ":", "!", "?", "—", "؛", "؟", "…", "|"})
_PARTICLES_AR: Final = word_set("لم لن لا ليس ليست ليسوا ليسا لست لسنا")
_NOUNS: Final = word_set("عدم انعدام بدون بلا دون دونما غير")  # what denies a noun: the next words
_SCOPING_AR: Final = re.compile(
    r"[وف]?[بلك]?(?:ال|ل)?(?:[يتنا]|ست|سي|سن|ا|م)?(?:عجز|فشل|خفق|رفض|نفي|نفت|نكر|منع|حظر|متنع|تعذر|ستبعد|فتقر|تجنب|حرم|"
    r"ستحيل|ستحال|حجم|تخلف|لغي|لغت|عارض|عترض|تفاد|خلو|خلا|خال|كاد|عف|عزف|توقف|حول|غياب|نقص|ستثن|وقف|ابي|عدل|عطل|فقد|غاب|غيب|"
    r"عاجز|رافض|ناف|حظور|منوع|خفاق|نكار|متناع|لغاء|فتقار|ستحاله|ستثناء|عفاء|نفاد|نفد|ندر|نادر)"
    r"(?:ت|وا|ون|ا|ان|ه|ها|هم|نا|ين|ي|يا|ته|تها|يه|يها|و)?"
)
_JOINED: Final = re.compile(r"لا[يتن]\w{3,}")  # «لايمكن»
_MORE_AR: Final = word_set(
    "كلا لولا لو هيهات قلما نادرا بالكاد هل رغم قليل قليلا حال حالت دونما محال سوي الا ما لكيلا كيلا تحاشي يتحاشي كف",
    "يكف تاجيل ارجاء ارجا اجل اجلت تاجل علق علقت تعليق مناي صعب صعبا الصعب صعوبه صعوبات خشيه تفاديا تحسبا مخافه خوفا",
    "بدلا بدل عوضا فقط حصرا حصريا وحده وحدها وحدهم اقتصر اقتصرت مقتصر مقتصره ابعد استغني ممنوع ممنوعه محظور محظوره",
    "مرفوض مرفوضه اليس اليست الم الن",
)
_LIFTED: Final = word_set("رفع رفعت يرفع ترفع انهاء انهي انهت")
_KNOWN_MARKS: Final = _PARTICLES_AR | _NOUNS | _MORE_AR | _LIFTED
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
_MODAL: Final = re.compile(r"[يت](?:جوز|حق|مكن|ستطيع|ستطع|سمح|نبغي|جب|نصح|شترط|لزم|حتاج)|حاجه|داعي|مجال|يجوز")
_SUBORDINATE: Final = word_set("حين حينما عندما الذي التي الذين اذا لو لان مما")
_ANY: Final = word_set("اي ايه باي لاي احد احدا شيء شيءا")
_BEFORE: Final = -1  # the row of "before", whose contrary is "after"
_BEFORE_AR: Final = {"قبل": 1, "قبيل": 1, "بعد": -1, "عقب": -1}
_BEFORE_EN: Final = {"before": 1, "after": -1}


@arabic_question
def _knows_arabic(key: str) -> bool:
    return key.removeprefix("و") in _BEFORE_AR or bool(VERBS.arabic(key))


@arabic_question
def _marks_arabic(key: str) -> bool:
    return not _KNOWN_MARKS.isdisjoint(form for _, form in forms(key)) or bool(
        _SCOPING_AR.fullmatch(key) or _JOINED.fullmatch(key)
    )


def _mean_arabic(text: Text, i: int) -> Senses:
    key = text.key(i)
    if text.key(i + 1) == "عن" and key.endswith("تراجع"):
        return {}  # from a decision
    if key == "بعد" and text.key(i + 1) in {"ان", "ما"} and _WAS.fullmatch(text.key(i + 2)):
        return {}  # «بعد أن كان فقيراً»: who had been so before
    if sign := _BEFORE_AR.get(key.removeprefix("و") if len(key) > 3 else key):
        return {_BEFORE: sign}
    return VERBS.arabic(text.key(i))


def _ends_arabic(text: Text, i: int) -> bool:
    """Whether a clause ends before token `i`, for what is denied before it."""
    key = text.key(i)
    if key in _STOPS or key in _BREAKS:
        return True
    if key in {"ان", "انه", "انها"} and text.key(i - 1) in {"غير", "الا"}:
        return True
    return text.key(i - 1) == "،" and key[:1] in {"و", "ف"}


def _mark_arabic(text: Text, i: int) -> _Mark | None:
    """What the word at token `i` denies; None where it does not deny as it stands."""
    found = {form for _, form in forms(text.key(i))}
    last = _clause(text, i, _FAR, _ends_arabic)
    clause = text.keys[i + 1 : last + 1]
    if found & _LIFTED:
        near = range(i + 1, min(i + 3, len(text)))
        return next((_Mark(i, at) for at in near if _LIFTABLE.fullmatch(text.key(at))), None)
    if found & _PARTICLES_AR and text.key(i + 1) in _DOUBT:
        return _Mark(i, i + 1, [i + 1])  # «لا شك أنه عاد»: he did
    if _says_no_no(text, i, found, clause):
        return None
    if found & _NOUNS:
        limited = not (_RESTRICTS | _LIMITS).isdisjoint(clause[:14])
        return _Mark(i, min(last, i + 7), () if limited else _denied(text, i + 1, last)[:1])
    if "ما" in found and _was_to(text, i):
        return _Mark(i, last, [i + 2])
    if not (found & (_PARTICLES_AR | {"ما"}) or _is_that_not(text, i)):
        # «عجزت الشركة عن السداد»
        done = next((at + 1 for at in range(i + 1, min(i + 5, last)) if text.key(at) in {"من", "عن", "في"}), i + 1)
        return _Mark(i, last, [done] if _BANS.fullmatch(text.key(i)) and done <= last else ())
    limited = not (_LIMITS.isdisjoint(clause) and _UNTIL.isdisjoint(clause[:6])) or text.key(i - 1) in _UNLESS
    limited = limited or _is_restricted(text, i)
    return _Mark(i, last, () if limited else _denied(text, i + 1, last))


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
    if not found & _PARTICLES_AR:
        return False
    near = enumerate(clause[:_RESTRICTED], i + 1)
    return _NO_DENIAL.fullmatch(following) is not None or any(
        key in _RESTRICTS and not _is_that_not(text, at) for at, key in near
    )


_THAT: Final = frozenset({"ان", "انه", "انها", "انهم"})


def _was_to(text: Text, i: int) -> bool:
    """«ما كان ليفوز»: he would not have won."""
    return _WAS.fullmatch(text.key(i + 1)) is not None and re.match(r"ل[يتن]\w{2}", text.key(i + 2)) is not None


_WAS: Final = re.compile("كان(?:ت|وا)?")
_RESTRICTED: Final = 9  # words: from a denial to what restricts it
_UNLESS: Final = frozenset({"ما", "لماذا", "لم", "لما"})  # «ما لم», «لماذا لم»


def _is_restricted(text: Text, i: int) -> bool:
    """Whether a denial at token `i` holds but for what a later clause says: «لا يُقبل الطلب، ولا يُدرس، إلا إذا»."""
    sentence = takewhile(lambda at: text.key(at) not in _STOPS, range(i + 1, min(i + _FAR, len(text))))
    return any(
        text.key(at) in _RESTRICTS and text.key(at + 1) not in _THAT and not _is_that_not(text, at) for at in sentence
    )


def _is_particle(text: Text, i: int) -> bool:
    return any(form in _PARTICLES_AR for _, form in forms(text.key(i)))


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
        found += [k for k in near if VERBS.arabic(text.key(k))][:1]
    elif at > i:
        # «لم يكن رد المدير كافياً»: after an auxiliary, an indefinite word.
        found += [k for k in near[:3] if not text.key(k).startswith("ال")]
    found += [k + 1 for k in near if text.key(k) in _ANY]
    if key == "غير":
        found.append(at + 1)
    return found


def _behind_arabic(text: Text, i: int, at: int) -> bool:
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


_ARABIC_TEXT: Final = _Rules(_knows_arabic, _marks_arabic, _mean_arabic, _mark_arabic, _ends_arabic, _behind_arabic)


# --- English ----------------------------------------------------------------------------------------------------------

_DENY: Final = word_set("not never nobody nothing neither nor none without no cannot nowhere")
_CONTRACTED: Final = word_set(
    "dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt wont wouldnt cant couldnt shouldnt mustnt t",
)
_TO: Final = word_set(
    "refuse refused refuses refusing decline declined declines fail failed fails failing neglected unable unwilling",
    "yet",
)
_SCOPING_EN: Final = word_set(
    "unless except hardly barely scarcely rarely seldom reject rejected rejects rejecting rejection refuse refused",
    "refuses refusing refusal deny denied denies denying denial fail failed fails failing failure failures lack lacks",
    "lacked lacking absence absent avoid avoided avoiding prevent prevented prevents preventing prohibit prohibited",
    "prohibits prohibition ban banned bans banning bar bars barred exclude excluded excluding free stop stopped stops",
    "halt halted cease ceased impossible unlikely unable unwilling ineligible incapable inability missing miss missed",
    "oppose opposed opposes objected objects object exempt exempted far devoid dismiss dismissed dismissing little",
    "few zero refrain refrained withheld withhold beyond less fewer least merely bereft deprived deprive scarce short",
    "shortage rebuff rebuffed spurn spurned boycott boycotted resist resisted veto vetoed abstain abstained forbid",
    "forbidden forbade forbids block blocked blocking preclude precluded avert averted suspend suspended waive waived",
    "powerless reluctant neglect neglected omit omitted skip skipped escape escaped forget forgot forgotten doubt",
    "doubts doubtful sceptical against cancel cancelled canceled scrap scrapped shelved off yet whether instead defy",
    "defied defies too struggle struggled struggling hard difficult waiting last first elude eluded eludes elusive",
    "non awaits await awaiting mystery unclear unknown lose lost dissuade dissuaded deter deterred discouraged",
    "hinder hindered keep keeps kept keeping",
)
_ENDS_EN: Final = word_set("but while whereas although though however saying adding because")
_AFTER_COMMA: Final = word_set("and as which who with so yet since when where after before")
_FINITE: Final = word_set(
    "has have had is are was were will would said does did can could may might must shall should he she it they we i",
)
_REACH: Final = 7  # words
_KEPT: Final = word_set("keep keeps kept keeping")
_GOVERNED_BY: Final = word_set("that who which because if when since whether and he she it they we i , ( ) to")
_AWAY: Final = word_set(
    "rule ruled rules ruling opt opted opts shut lock locked sit sat left miss missed lose lost drop dropped pull",
    "pulled call called put hold held stave staved fend fended",
)
_PERIODS: Final = word_set(
    "week month year night season quarter summer winter spring autumn decade century term half monday tuesday",
    "wednesday thursday friday saturday sunday nine three six few",
)
_DETERMINERS: Final = word_set("the a an this that its their his her our")
_LIMITS_EN: Final = word_set(
    "until unless except before than only all every fully entirely much always necessarily completely if save other",
)
_NOUNS_EN: Final = word_set(
    "lack lacks lacked absence without free non short shortage scarce few little against minimal negligible limited",
    "scant slight marginal expectation expectations hope hopes fears prospect prospects threat threats calls demand",
    "demands plans plan bid attempt attempts proposal proposals risk risks talk",
)
_BEHIND_EN: Final = _CONTRACTED | word_set(
    "no nothing none nobody neither little few prohibited banned forbidden barred not never hardly impossible out",
    "off unlikely denied refused rejected cannot nowhere suspended cancelled halted vetoed against void pending",
    "awaited overdue outstanding blocked failed fails prevented stopped elude eluded eludes elusive",
)


@latin_question
def _knows_english(key: str) -> bool:
    return bool(VERBS.english(key)) or key in _PHRASAL or key in _BEFORE_EN


_PHRASAL: Final = word_set("rule ruled rules ruling turn turned turns turning stand stands stood call called")


@latin_question
def _marks_english(key: str) -> bool:
    return key in _MARKS_EN or _PREDICATE.fullmatch(key) is not None


_MARKS_EN: Final = _DENY | _CONTRACTED | _SCOPING_EN | _NOUNS_EN | _TO | _BEHIND_EN | {"rather"}
# "was inadmissible", "remains unclear".
_PREDICATE: Final = re.compile(r"(?:un|in|im|il|ir)\w{4,}")
_BE: Final = word_set("is are was were be been being remain remains remained deemed considered ruled declared")


def _mean_english(text: Text, i: int) -> Senses:
    key, following = text.key(i), text.key(i + 1)
    if following in PARTICLES and (found := VERBS.english(f"{key} {following}")):
        return found
    if key in _BEFORE_EN:
        return {} if following == "dawn" else {_BEFORE: _BEFORE_EN[key]}
    before = text.key(i - 1)
    if key == "used" and following == "to":
        return {}
    if before == "open" or (before == "-" and text.key(i - 2) not in {"non", "re", "un"}):
        return {}  # "an open secret", "open-ended"
    return VERBS.english(key)


def _ends_english(text: Text, i: int) -> bool:
    key = text.key(i)
    if key in _STOPS:
        return not (key == "." and text.kind(i + 1) == "number" and text.glued(i + 1))
    if key in _ENDS_EN or (text.key(i - 1) == "," and key in _AFTER_COMMA):
        return True
    return key == "and" and text.key(i + 1) in _FINITE


def _mark_english(text: Text, i: int) -> _Mark | None:
    """What the word at token `i` denies; None where it does not deny as it stands."""
    key, following = text.key(i), text.key(i + 1)
    to = key in _TO and following == "to" and text.kind(i + 2) == "word" and text.key(i + 2) not in _DETERMINERS
    if _is_idle(key, text.key(i - 1), following) and not to:
        return None
    if key not in _MARKS_EN or key == "void":
        return _Mark(i, i)
    if key in _KEPT and "from" not in text.keys[i + 1 : i + 6]:
        return None
    last = _clause(text, i, _FAR, _ends_english)
    if key == "short" and following == "of":
        return _Mark(i, last, [i + 2])
    if key in {"no", "non"} and following == "-":
        return _Mark(i, min(i + 3, last), [i + 2] if key == "non" else ())
    if key in _NOUNS_EN and key != "without":
        noun = takewhile(lambda at: text.key(at) not in _GOVERNED_BY, range(i + 1, min(i + 4, last) + 1))
        return _Mark(i, max(noun, default=i))
    if key in _DENY or key in _CONTRACTED or to:
        first = i + 2 if to else i + 1
        clause = list(takewhile(lambda at: not _is_past(text, at), range(first, last + 1)))
        limited = any(text.key(at) in _LIMITS_EN for at in range(i + 1, first + len(clause) + 1))
        limited = limited or (text.key(last + 1) == "but" and text.key(last) != ",")
        reach = min(i + 8, last) if key == "without" else last
        return _Mark(i, reach, () if limited else clause[:_REACH])
    return _Mark(i, last)


def _is_past(text: Text, i: int) -> bool:
    """Whether no denial before token `i` is known to reach it: "not well-known - you know"."""
    key = text.key(i)
    return key in _GOVERNED_BY or (key in _DASHES and not text.glued(i))


_DASHES: Final = frozenset("-\u2013")


def _is_idle(key: str, before: str, following: str) -> bool:
    """Whether a word that may deny does nothing of the kind between these two: "at least", "yet", "ran out of"."""
    if key not in _MARKS_EN or key == "void":
        return before not in _BE  # an adjective that is said of nothing
    match key:
        case "t":
            return before not in {"'", "\u2019"}
        case "no":
            return following in {"fewer", "less", "."}  # "no fewer than twenty" are so many, and "No. 45" counts
        case "fewer" | "less":
            return before == "no"
        case "least":
            return before == "at"
        case "rather":
            return following != "than"
        case "out" | "off":
            return following != "of" and before not in _AWAY
        case "last" | "first":
            return following in _PERIODS
    return key == "yet" or (key in _TO and key not in _SCOPING_EN)


def _behind_english(text: Text, i: int, at: int) -> bool:
    """Whether the mark at token `at` denies a word before it: "gave no reason", "photography is prohibited"."""
    key = text.key(at)
    if at == i + 1 and key in PARTICLES:
        return False  # its own: "rule out"
    if not (_SUBORDINATE_EN.isdisjoint(text.keys[i + 1 : at]) or _RAISING_EN.match(text.key(i))):
        return False  # "applies to claims that are not settled"
    return (key in _BEHIND_EN or key not in _MARKS_EN) and at <= _clause(text, i, _BEHIND, _ends_english)


_SUBORDINATE_EN: Final = word_set("that which who because when if")
_RAISING_EN: Final = re.compile(
    "think|thought|believ|expect|seem|appear|want|wish|hope|sa[iy]|claim|suggest|confirm|affirm|den[iy]"
)


_ENGLISH_TEXT: Final = _Rules(
    _knows_english, _marks_english, _mean_english, _mark_english, _ends_english, _behind_english
)


# --- both -------------------------------------------------------------------------------------------------------------


def clash(source: Sequence[Assertion], target: Sequence[Assertion]) -> bool:
    """Whether one text says anything that the other denies: else no parts of them contradict each other."""
    said = {(row, one.sign * sign) for one in source if one.sign for row, sign in one.senses.items()}
    return any((row, -one.sign * sign) in said for one in target if one.sign for row, sign in one.senses.items())


def contradictions(source: Sequence[Assertion], target: Sequence[Assertion]) -> Iterator[tuple[Assertion, Assertion]]:
    """What one text says and the other, its translation, denies: a word with its own.

    A word tells nothing where the other text has one that agrees with it in any of its meanings, or one of which nobody
    can tell.
    """
    ours, theirs = _signs(source), _signs(target)
    left = [one for one in source if one.sign and not _is_met(one, theirs)]
    right = [one for one in target if one.sign and not _is_met(one, ours)]
    by_row: dict[int, Assertion] = {}
    for one in right:
        for row in one.senses:
            by_row.setdefault(row, one)
    for one in left:
        other = next((by_row[row] for row in one.senses if row in by_row), None)
        if other is not None and not (_BEFORE in one.senses and _is_turned_round(one, source, other, target)):
            yield one, other


def _is_turned_round(
    one: Assertion, source: Sequence[Assertion], other: Assertion, target: Sequence[Assertion]
) -> bool:
    """Whether what stands before one word of time stands behind the other: who left after signing had signed before."""
    (first, then), (before, behind) = _around(one, source), _around(other, target)
    return not (first.isdisjoint(behind) and then.isdisjoint(before))


def _around(one: Assertion, said: Sequence[Assertion]) -> tuple[set[int], set[int]]:
    """What the two words before a word may mean, and what the next one."""
    at = said.index(one)
    near = said[max(at - 2, 0) : at], said[at + 1 : at + 2]
    return {row for word in near[0] for row in word.senses}, {row for word in near[1] for row in word.senses}


def _signs(said: Sequence[Assertion]) -> dict[int, set[int]]:
    signs: dict[int, set[int]] = {}
    for one in said:
        for row, sign in one.senses.items():
            signs.setdefault(row, set()).add(one.sign * sign)
    return signs


def _is_met(one: Assertion, signs: dict[int, set[int]]) -> bool:
    return any(not signs.get(row, _NONE).isdisjoint({0, one.sign * sign}) for row, sign in one.senses.items())


_NONE: Final[frozenset[int]] = frozenset()
