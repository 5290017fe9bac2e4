"""The words that lead to a number."""

from __future__ import annotations

import re
from typing import Final

from malaf.arabic import fold
from malaf.reading.countedphrases import FEWEST, LONGEST, behind, stops
from malaf.reading.governing import finite, is_deed, noun_phrase, own_start
from malaf.reading.namewords import SAYING
from malaf.reading.phrases import (
    DANGLING,
    PREPOSITIONS,
    Words,
    clause_end,
    clause_start,
    is_number,
    is_time,
    is_verb,
    opening,
    span,
    trimmed,
)
from malaf.reading.quantity import Quantity
from malaf.reading.tokens import word_set
from malaf.reading.units import NOUNS_IN_WAW, is_person, read_unit
from malaf.reading.verbforms import is_past_verb, is_verbal_noun, plain
from malaf.reading.verbs import VERBS

__all__ = [
    "AMOUNTING",
    "DURATIONS",
    "LONGEST_LEAD",
    "LONGEST_WHOLE",
    "MEASURED_BY",
    "OF_A_UNIT",
    "OF_THEM",
    "RELATIVE",
    "ROW",
    "is_row",
    "own_part",
    "start_of_exception",
    "what_leads",
    "with_antecedent",
    "with_deed",
    "with_lead",
    "without_preposition",
]

LONGEST_LEAD: Final = 12
ROW: Final = 5
RELATIVE: Final = word_set("الذي التي الذين اللذين اللتين والذي والتي")
OF_A_UNIT: Final = word_set("ساعي ساعيا ساعه مكعب مكعبا مكعبه مربع مربعا مربعه ميويه مييويه يوميا سنويا شهريا")
_ENDS: Final = frozenset({".", "؟", "!", "؛", "…", "|", ":"})
DURATIONS: Final = frozenset({"year", "month", "day", "hour"})
_SAYING: Final = frozenset(map(fold, SAYING))
AMOUNTING: Final = word_set("نسبته نسبتها قدره قدرها قيمته قيمتها ب يقدر بلغ بلغت يبلغ تبلغ")
LONGEST_WHOLE: Final = 14  # words of a clause that is the label with its number


def with_antecedent(text: Words, start: int, last: int) -> int:
    """Where a label begins that would begin with «الذي» at token `start`: with what that is."""
    if text.key(start) not in RELATIVE:
        return start
    first = noun_phrase(text, start - (text.key(start - 1) == "،"), longest=4)
    if text.key(first)[:1] == "ل" and is_deed(text.key(first)[1:]):
        first = noun_phrase(text, first, longest=3)  # «برنامجها لدعم الأعمال، الذي»
    return first if first < start - 1 and last - first <= LONGEST_WHOLE else start + 1


MEASURED_BY: Final = word_set("في الي عند حدود بنسبه ب يعادل تعادل يمثل تمثل نسبته نسبتها")


def what_leads(text: Words, quantity: Quantity) -> str:
    """What leads to a quantity: the head of its clause up to the first number there, or of the clause before."""
    i = quantity.first
    if quantity.unit == "year" and quantity.qualifier == "range" and is_person(text.key(i - 1)):
        return span(text, i - 1, quantity.last)  # «شبان بين 15 و24 عاما»
    if quantity.unit in DURATIONS and text.key(i - 2) in RELATIVE and finite(text, i - 1):
        return span(text, i - 1, max(trimmed(text, i, clause_end(text, quantity.last, ROW)), quantity.last))
    start = clause_start(text, i)
    # «قتل 19 شخصا وأصيب أكثر من 400»; how long something takes is said of what is beside it.
    counted = next((at + 1 for at in range(i - 1, start - 1, -1) if at in text.counted), None)
    beside = start if counted is None else _past_unit(text, counted, i)
    if counted is None and opening(text, start) >= i and (label := _next(text, quantity, i)):
        return label  # «منها ثلاث في الطاقة، واثنتان في التعليم»
    if beside > start and (label := _next(text, quantity, beside)):
        return label
    words = trimmed(text, beside, i) - beside
    if counted is not None and quantity.unit in DURATIONS and beside == counted and _describes(text, beside):
        last = trimmed(text, start, i)  # «تدريب 120 موظفا محليا في الوزارة على مدى عامين»
        return span(text, opening(text, start), last) if last - start <= LONGEST_WHOLE else ""
    said = quantity.unit in DURATIONS and (words >= FEWEST or (words == 1 and text.key(beside).startswith("ب")))
    own = own_part(text, beside, i) if counted is not None else None
    if own is not None and (label := _said_of(text, quantity, own[0])):
        return _cut(text, label, *own)
    start = beside if said else start
    silent = not said and trimmed(text, start, i) <= opening(text, start)
    if silent and (whole := _of_what(text, quantity)):
        return whole
    until = i
    for _ in range(_CLAUSES):
        before = clause_start(text, start - 1) if text.key(start - 1) == "،" else start
        if silent and start < i and before < start and _is_aside(text, start):
            start, until = before, start - 1  # «بلغت الحقوق، بعد استبعاد الأقلية، 5 مليارات»
            continue
        if _is_told(text, start) and start < i:
            break
        if label := _said_of(text, quantity, start, until):
            return _WITHOUT.sub("", label)
        if start == 0 or i - start > 2 * LONGEST_LEAD or (text.key(start - 1) in _ENDS and not is_row(text, start - 1)):
            break
        start = clause_start(text, start - 1)
    return ""


def _describes(text: Words, at: int) -> bool:
    """Whether an adjective of the counted noun before it stands at a token: «120 موظفا محليا»."""
    return text.key(at).endswith("ا") and text.tokens[at - 1].text.endswith(("اً", "ًا", "ا")) and not finite(text, at)


_ASIDES: Final = word_set("اي بعد منها ومنها بينها بحسب حسب باستثناء وفق وفقا دون رغم بفضل مقابل بما")


def _is_aside(text: Words, start: int) -> bool:
    """Whether a clause between commas goes with what is before it: «بعد استبعاد الأقلية»."""
    while text.kind(start) == "sign":
        start += 1
    if text.key(start) == "في" and text.key(start + 1) == "حين":
        return False
    return text.key(start) in _ASIDES or text.key(start) in PREPOSITIONS


def with_deed(text: Words, quantity: Quantity, label: str) -> str:
    """«زادت الحكومة، بحسب البيان، مخصصات الصحة بنحو 3 مليارات»: a label of by how much something changes, with the verb
    and its subject, where an aside parts these from it."""
    by = text.key(quantity.first - 1) in _BY or text.key(quantity.first).startswith("ب")
    start = clause_start(text, quantity.first) if by else 0
    if not start or not label.startswith(text.tokens[start].text) or _is_no_object(text, start):
        return label
    aside = clause_start(text, start - 1)
    if text.key(aside - 1) != "،" or not (_is_aside(text, aside) or is_time(text, aside, start - 1)):
        return label
    end = aside - 1
    first = opening(text, clause_start(text, end))
    verb = finite(text, first) or bool(VERBS.arabic(text.key(first)))  # «رفع البنك، أمس، سعر الفائدة»
    told = verb and first < end <= first + ROW and not any(is_number(text, at) for at in range(first, end))
    return f"{span(text, first, end)} {label}" if told else label


def _is_no_object(text: Words, start: int) -> bool:
    """Whether what stands behind an aside is no noun that a verb before it could govern; or it is the deed itself."""
    key = text.key(start)
    return (
        text.key(start - 1) != "،"
        or key[:1] in _JOINED_LETTERS
        or key in PREPOSITIONS
        or finite(text, start)
        or is_deed(key)
    )


_BY: Final = word_set("بمقدار بنسبه بواقع بنحو بحوالي بقرابه بزهاء باكثر باقل")
_JOINED_LETTERS: Final = frozenset("وفبلك")
_REPORTED: Final = frozenset({"ان", "انه", "انها", "انهم", "اننا", "بان", "بانه", "بانها", "بانهم"})


def _is_told(text: Words, start: int) -> bool:
    """Whether the clause at token `start` leads up to what somebody says: «قال الوزير إن»."""
    end = clause_end(text, start, LONGEST + LONGEST_LEAD)
    words = range(start, end)
    saying = any(bare in _SAYING for at in words for bare in plain(text.key(at)))
    return saying and len(words) > 1 and text.key(end) in _REPORTED  # «يتوقع أن» says nobody


def own_part(text: Words, first: int, i: int) -> tuple[int, int] | None:
    """Where in ``[first, i)`` that begins which only the number at token `i` is of, and the letters to take off."""
    first = _past_unit(text, first, i)
    if text.key(first) == "ثم" and first + 1 < i:
        return first + 1, 0
    joined = _joined(text, first, i)
    if any(finite(text, at) for at in range(first, i)) or joined is None:
        return own_start(text, first, i)
    return joined, 1


def _cut(text: Words, label: str, at: int, letters: int) -> str:
    """A label without the first letters of its first word, if that is token `at`."""
    token = text.tokens[at]
    return label[token.cut(letters) - token.start :] if letters and label.startswith(token.text) else label


def _next(text: Words, quantity: Quantity, beside: int) -> str:
    """«9 ملايين في السعودية و20 مليونا في العراق»: the second number with what follows, where that is what tells it."""
    i, following = quantity.first, text.key(quantity.last)
    joined = text.key(i - 1) == "و" or text.key(i)[:1] == "و"
    alone = following in _IN_A_WAY or beside >= i - 1 or _leads_on(text.key(beside))
    if not (joined and _leads_on(following) and alone):
        return ""
    first = quantity.last + (following in PREPOSITIONS)
    end = behind(text, first)
    end = next((at for at in range(first + 1, end) if text.key(at) in PREPOSITIONS), end)
    while end > first and end in text.times:
        end += 1  # «و7% في موازنة العام السابق»
    return text.text[quantity.start : text.tokens[end - 1].end]


def _leads_on(key: str) -> bool:
    return key in {"في", "من", "علي", "الي"} or key.startswith("لل") or key in _IN_A_WAY


_IN_A_WAY: Final = word_set("بصوره بشكل بالكامل كليا جزييا")


def _of_what(text: Words, quantity: Quantity) -> str:
    """«مشروع الربط (GREGY) الذي تبلغ كلفته 4 مليارات»: what the relative clause with the number tells of."""
    near = range(quantity.first - 1, max(quantity.first - ROW, 0), -1)
    at = next((at for at in near if text.key(at) in RELATIVE), None)
    if at is None or not any(re.fullmatch(r"\w{3,}(?:ها|هم|ه)", text.key(k)) for k in range(at, quantity.first)):
        return ""
    end = at - (text.key(at - 1) == "،")
    while text.key(end - 1) in _OPENED:
        opener = _OPENED[text.key(end - 1)]
        end = next((k for k in range(end - 2, max(end - LONGEST, 0), -1) if text.key(k) == opener), 0)
        if not end:
            return ""
    first = noun_phrase(text, end)
    return span(text, first, quantity.last) if first < end and quantity.last - first <= LONGEST_WHOLE + ROW else ""


_OPENED: Final = {")": "(", "»": "«", "”": "“"}
_WITHOUT: Final = re.compile(r"^مقابل (?=[^\d\s]+$)")  # «مقابل مصروفات بلغت 3 مليارات»
_CLAUSES: Final = 6  # that are looked through for what leads to a number


def _said_of(text: Words, quantity: Quantity, start: int, until: int | None = None) -> str:
    """What the clause that begins at token `start` says of a quantity; empty where that is nothing.

    `until` is where an aside begins that stands before the quantity.
    """
    i, first = quantity.first if until is None else until, opening(text, start)
    number = next((at for at in range(first, i) if is_number(text, at)), i)
    relative = text.key(first) in RELATIVE and start > 0
    excepted = start_of_exception(text, start, quantity)
    if excepted is not None:
        return span(text, excepted, quantity.last)
    if number - first == 1 and any(bare in _LASTING for bare in plain(text.key(first))):
        return span(text, first, quantity.last)
    if text.key(first) in OF_THEM and number == i:
        # «منهم 9 ملايين في العراق»
        end = clause_end(text, quantity.last, LONGEST)
        end = next((at for at in range(quantity.last, end) if is_number(text, at)), end)
        return span(text, first, max(trimmed(text, first, end), quantity.last))
    last = trimmed(text, first, number)
    if last <= first or relative or is_time(text, first, last):
        return ""
    if text.key(first - 1) in _FOLLOWING and number == i and last - first == 1:
        return span(text, first, last)
    if number == i and _is_verb_alone(text, quantity, first, last):
        # «تُستخدم 133 أخرى مراكز إيواء»
        end = trimmed(text, quantity.last, clause_end(text, quantity.last, LONGEST))
        last = max(end, quantity.last)
        led = text.key(i - 1) in MEASURED_BY or text.key(i - 1) in AMOUNTING
        return (led and _with_clause_before(text, quantity, start, last)) or span(text, first, last)
    manner = text.key(first).endswith("ا") and not stops(text.key(first))
    told = text.key(start - 1) in _REPORTED or manner
    alone = last - first == 1 and (finite(text, first) or manner)
    if alone and finite(text, first) and number < i and quantity.last - first <= LONGEST_WHOLE:
        return span(text, first, quantity.last)  # «فحصت 4 آلاف مستند على مدى تسعة أشهر»
    if quantity.unit in DURATIONS and last == i and (finite(text, i - 1) or _is_of_it(text, quantity)):
        end = behind(text, quantity.last) if finite(text, i - 1) else quantity.last
        return span(text, first, max(end, quantity.last))  # «عرف سبع سنوات متتالية من الجفاف»
    if alone and not told and number == i and finite(text, first):
        return span(text, first, max(trimmed(text, quantity.last, clause_end(text, quantity.last, ROW)), quantity.last))
    if alone and told and (whole := _with_clause_before(text, quantity, start, last if number < i else quantity.last)):
        return whole
    return without_preposition(span(text, *_near(text, first, last)))


_FOLLOWING: Final = word_set("تليه تليها يليه يليها تلته تلتها تلاه تلاها")  # «تلتها مصر بـ 3 ملايين»


def _is_of_it(text: Words, quantity: Quantity) -> bool:
    """«أمطار شهرين»: whether a dual only tells of the noun before it which that is."""
    before = text.key(quantity.first - 1)
    noun = (
        not before.startswith("ال") and before not in DANGLING and not text.tokens[quantity.first - 1].text.endswith("ً")
    )
    return noun and quantity.last == quantity.first + 1 and quantity.value == _DUAL and not before.endswith("ا")


_DUAL: Final = 2


def _with_clause_before(text: Words, quantity: Quantity, start: int, last: int) -> str:
    """«عدد المشمولين 3 ملايين، على أن يرتفع إلى 8 ملايين»: a verb without its subject, with the clause that has it."""
    if start == 0 or text.key(start - 1) in _ENDS:
        return ""
    for _ in range(3):
        end, start = start, clause_start(text, start - 1)
        first = opening(text, start)
        if first < end and text.key(first) not in _ASIDES and trimmed(text, first, end) - first >= FEWEST:
            return span(text, first, last) if last - first <= LONGEST_WHOLE + 2 and not _is_told(text, start) else ""
        if start == 0 or text.key(start - 1) in _ENDS:
            break
    return ""


def start_of_exception(text: Words, start: int, quantity: Quantity) -> int | None:
    """Where what leads to «سوى 18%» begins: without the number it would say the contrary."""
    first = opening(text, start)
    if not any(bare in _EXCEPT for at in range(first, quantity.first) for bare in plain(text.key(at))):
        return None
    relative = text.key(first) in RELATIVE and start > 0
    return opening(text, clause_start(text, start - 1)) if relative else first


def _is_verb_alone(text: Words, quantity: Quantity, first: int, last: int) -> bool:
    """Whether there is nothing in ``[first, last)`` that a quantity could be of: «نزح منهم 40 ألفا», «امتنع 12»."""
    one = quantity.unit is None and last - first == 1 and not text.key(first).startswith(("ال", "وال", "فال"))
    return one or all(is_verb(key) or key in OF_THEM or key in _PARTICLES for key in map(text.key, range(first, last)))


_PARTICLES: Final = frozenset({"لا", "لم", "ما", "قد", "لن"})
_EXCEPT: Final = frozenset({"سوي", "الا"})
OF_THEM: Final = word_set("منه منها منهم منهما بينهم بينها فيه فيها له لها لهم")
_LASTING: Final = word_set("استغرق استغرقت يستغرق تستغرق استمر استمرت يستمر تستمر امتد امتدت يمتد تمتد دام دامت")


def _past_unit(text: Words, at: int, i: int) -> int:
    """Past what goes with a number before token `i`: «دولار للبرميل», «طن يوميا», «متهما آخرين»."""
    if at < i and text.key(at)[:1] == "و" and text.key(at)[1:].startswith(text.key(at - 1)[:_STEM]):
        at += 1  # «30 طالبا وطالبة»
    while at < i and (text.key(at) in _CLOSING or text.key(at) in OF_A_UNIT | _OTHERS or text.key(at).startswith("لل")):
        at += 1
    return at


_CLOSING: Final = frozenset({")", '"', "»", "”"})
_OTHERS: Final = word_set("اخر اخرا اخرين اخرون اخري")


def _joined(text: Words, first: int, i: int) -> int | None:
    """«ارتفعت الصادرات 40% والواردات 3%»: the token behind the first number at which what is of the second begins."""
    first = _past_unit(text, first, i)
    key = text.key(first)
    noun = key[1:]
    joins = first < i and key[:1] == "و" and len(noun) > FEWEST and key not in NOUNS_IN_WAW and key[:4] != "وظيف"
    if not joins or first in text.times or is_number(text, first) or noun in PREPOSITIONS or noun in _NO_NOUN:
        return None
    # «ومركزا للأبحاث و12 غرفة»: the number is of a third.
    return None if stops(noun) or text.key(i)[:1] == "و" or text.key(i - 1) == "و" else first


_STEM: Final = 4  # letters
_NO_NOUN: Final = word_set("ايضا كذلك ذلك هذا هذه تلك كل كلا بعض")


def is_row(text: Words, colon: int) -> bool:
    """«باجة: 3,1 مليون قنطار»: whether a few words and a colon say what the number is of."""
    words = range(clause_start(text, colon), colon)
    most = LONGEST if words.start == 0 else ROW
    return (
        text.key(colon) == ":"
        and len(words) <= most
        and not any(is_past_verb(bare) or bare in _SAYING for at in words for bare in plain(text.key(at)))
    )


def without_preposition(label: str) -> str:
    """«باستثمارات» alone as «استثمارات», «لإقامة مصنع» as «إقامة مصنع»; «بالسجن النافذ» as «السجن النافذ»."""
    key = fold(label)
    word, _, rest = key.partition(" ")
    if word in {"علي", "عن"} and is_deed(rest.partition(" ")[0]):
        return label.partition(" ")[2]
    if re.match(r"بال[^غيوا ]\w{2}|فال\w{3}", key):
        return label[1:]
    if word in {"لهذا", "لهذه", "بهذا", "بهذه"} and rest:
        return label[1:]
    if word == "بنسبه" and rest:
        return label.partition(" ")[2]
    led = word[:1] in {"ب", "ل"} and len(word) > _STEM
    noun = is_deed(re.sub(r"(?<=\w{4})(?:ه|ها|هم)$", "", word[1:])) or is_deed(word[1:])
    if _MEASURING.fullmatch(word):
        return label[1:]
    alone = not rest and (word.endswith("ات") or re.fullmatch(r"با\w{2}ا\w", word) is not None)
    return label[1:] if led and (noun or alone) else label


_MEASURING: Final = re.compile(
    r"ب(?:اجمالي|مجموع|اغلبيه|فارق|معدل|عجز|فايض|قيمه|كلفه|تكلفه|استثمارات|عايدات|ايرادات|سعه|طاقه|حضور)"
)


def _with_counted(text: Words, quantity: Quantity, counted: int) -> str:
    """«باحث من 25 دولة», «طرق يبلغ طولها 612 كيلومترا»: with what is counted right before token `counted`."""
    noun, i = counted - 1, quantity.first
    unit = read_unit(text.whole, noun, {})
    joined = text.key(i)[:1] == "و" or text.key(i - 1) == "و"
    if joined or i == counted or unit is None or unit.name in DURATIONS or quantity.last - noun > LONGEST_LEAD:
        return ""
    first = noun
    while first - 1 in text.counted:
        first -= 1
    return span(text, first, quantity.last)


def with_lead(text: Words, quantity: Quantity, alone: str) -> str:
    """«مقتل 14 شخصا», where «شخصا» alone is all that stands behind the number.

    Behind another number that is of something else, the noun is said `alone`.
    """
    i = quantity.first
    start = opening(text, clause_start(text, i))
    words = [at for at in range(start, i) if text.kind(at) == "word"]
    if not words:
        return ""
    counted = next((at + 1 for at in range(i - 1, start, -1) if at in text.counted), None)
    own = None if counted is None else own_part(text, counted, i)
    if own is not None:
        return without_preposition(_cut(text, span(text, own[0], quantity.last), *own))
    if counted is not None and (whole := _of_what(text, quantity)):
        return without_preposition(whole)  # «40% من حاجات المدينة التي يبلغ عدد سكانها مليون نسمة»
    if quantity.last - start > LONGEST_LEAD:
        if counted is not None:
            return "" if text.key(i - 1) == "الي" else _with_counted(text, quantity, counted) or alone
        head = _head(text, words[-6], i) if len(words) >= 6 else start
        start = head if _may_head(text, head) else start
        if quantity.last - start > LONGEST_LEAD or start >= i:
            return ""
    while start in text.times:
        start += 1
    start = with_antecedent(text, start, quantity.last)
    return without_preposition(span(text, start, quantity.last))


def _near(text: Words, first: int, last: int) -> tuple[int, int]:
    """The phrase before token `last`, from its verb or verbal noun on; without one the first words of its clause."""
    if last - first <= LONGEST_LEAD:
        return first, last
    head = _head(text, last - LONGEST_LEAD, last - FEWEST)
    if head > last - LONGEST_LEAD:
        return head, last
    if last - first - sum(at in text.times for at in range(first, last)) <= LONGEST_LEAD:
        while last - 1 > first and last - 1 in text.times:
            last -= 1
        return first, trimmed(text, first, last)
    last = first + LONGEST_LEAD
    while last - 1 > first and last - 1 in text.times:
        last -= 1
    return first, trimmed(text, first, last)


def _head(text: Words, first: int, last: int) -> int:
    """The last verb or verbal noun in ``[first, last)``, at which a phrase may begin; `first` where there is none."""
    return next((at for at in range(last - 1, first, -1) if _may_head(text, at)), first)


def _may_head(text: Words, at: int) -> bool:
    key = text.key(at)
    noun = is_verbal_noun(key) and is_deed(key) and text.key(at - 1) not in _WHEN
    return at not in text.times and (is_past_verb(key) or noun or (key[:1] == "ل" and is_deed(key[1:])))


_WHEN: Final = word_set("منذ بعد قبل خلال عقب عند اثر حتي لدي اثناء فور")  # «منذ اندلاع النزاع» is a time
