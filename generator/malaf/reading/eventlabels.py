"""What happened at a time, in the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from malaf.arabic import fold
from malaf.reading.governing import finite, is_deed, noun_phrase, of_action
from malaf.reading.phrases import PREPOSITIONS, ROOT_IN_WAW, Words, balanced, is_verb, unjoined
from malaf.reading.tokens import Text, word_set
from malaf.reading.verbforms import is_past_verb, is_verbal_noun
from malaf.source import Span

__all__ = ["is_compared_with", "is_of_dateline", "label_event"]

_CLAUSE: Final = re.compile(r"[،؛:](?=\s|$)|:(?=[\"«“])|\n")
_SPOKEN: Final = re.compile(r":\s*[\"«“]\s*")
_SHORT: Final = 3  # words: a clause of fewer says too little alone
_LONG: Final = 28
_QUOTES: Final = '«»“”"'
_NOTHING: Final = re.compile(r"[\W_]*(?:[وف]?(?:في|خلال|بحلول|يوم|بتاريخ)\s*|[وف]?بـ?)?")  # of the time, if before it
_SIGNS: Final = " \t\n\r\u00a0،؛:.-–—*•"
# What goes with a time that is cut off, and what says nothing without it.
_IN: Final = re.compile(
    r"\s+(?:(?:ابتداء|بدء|اعتبار|انطلاق)[اً]{1,2}(?: من)?|في أفق|و?(?:في|خلال|يوم|بتاريخ|بحلول|من يوم|[بل]ـ?|"
    r"(?:في|خلال) (?:الفترة|المدة|السنوات|الأعوام)))$"
)
_KEPT_WITH: Final = re.compile(
    r"(?:^|\s)(?:[وف]?(?:إلى|الى|منذ|حتى|قبل|بعد|من|عن|على|مع|بين|عند|حول|غاية|لغاية|طوال|طيلة|أن|و|إلا|سوى|التي|الذي|"
    r"(?:في|إلى) (?:آفاق|حدود)|(?:مقارنة|قياسا[ً]?)(?:\s+(?:مع|بـ?))?|مقابل)|إلا في|سوى في|ل|لـ|"
    r"(?:مع |في |منذ )?(?:بدء|انطلاق|ختام|تعاملات|تداولات|ليل|صباح|مساء|فجر)|المقرر|المقررة|المقبل|بمتوسطها?)$"
)
_DEPENDENT: Final = re.compile(
    r"[وف]?(?:ثم\s+(?:إلى|الى|في|على)|الذي|التي|الذين|مقابل|مقارنة|أي|منها|بينها|بينهم|هي|هو|إذ|الموافق|"
    r"كان آخرها|إلى|الى|في|عن|على(?! أن)|وسط|ضمن|ب(?:زيادة|ارتفاع|انخفاض|نمو|تراجع|تحسن|حضور|هدف|معاقبة|مشاركة))\b"
)
_SAYS: Final = (
    "قال|أضاف|أكد|أوضح|ذكر|أعلن|أفاد|كشف|بي[ّ]?ن|أشار|لفت|صر[ّ]?ح|شد[ّ]?د|رأى|اعتبر|زاد|تابع|أبلغ|أظهر|قدر|أورد|نو[ّ]?ه|"
    "يقول|يرى|تقول|ترى|تظهر|يظهر|تشير|يشير|يشار|يذكر|مشير|مؤكد|موضح|لافت|مبين|مضيف|منبه|منوه|معلن|كاشف"
)
_REPORTING: Final = re.compile(
    rf"[وف]?(?:كانت?\s+(?:\S+\s+){{1,7}}?قد\s+)?(?:{_SAYS})[\w\u064b-\u0652]{{0,5}}(?:\s+[^\s،.؛]+){{0,20}}?\s+"
    r"[بل]?[أإا]ن(?:ه|ها|هم|نا|هما)?\s+"
)
_JOINING: Final = re.compile(
    r"(?:[وف]?(?:[بلف]?[أإ]ن(?:ه|ها|هم|هما|نا)?|فيما|بينما|إذ|حيث|كما|لكن|علما[ً]? (?:أن|بأن)|"
    r"(?:على|بعد|قبل|من|عن|إلى|ما|غير|إلا|بيد) أن|في حين|أي|بعدما|لقد|قد)\s+)+"
)
_DATELINE: Final = re.compile(
    r"[^\s.،؛]+(?:\s[^\s.،؛]+)?،\s*(?:في\s+)?\d{1,2}\s+[^\s،.]+(?:\s\d{4})?\s*(?:\([^()]{2,30}\)\s*)?[-\u2013\u2014\u0640]+\s*|"
    r"[^.،؛/]{2,40}/[^\d/]{2,20}/\s*|"
    r"[^.،؛]{2,30}\d{1,2}[-/]\d{1,2}[-/]\d{4}\s+\w+\s?[-\u2013\u2014]+\s*|"
    r"\([^()]{3,60}\)\s*[-\u2013\u2014\u0640]+\s*|[^.،؛]{2,60}?\)\s*[-\u2013\u2014\u0640]+\s*|"
    r"[^\s.،؛]+(?:\s[^\s.،؛]+){0,2}\s+[-\u2013\u2014\u0640]+\s+(?:\([^()]{2,20}\)\s*:?\s*)?"
)
_ALONE: Final = re.compile(r"\s*(?:وحد|نفس|ذات)(?:ه|ها)\b")


def label_event(text: str, sentence: Span, at: tuple[int, int], others: Sequence[tuple[int, int]] = ()) -> str:
    """The clause that a time stands in, without the time where it opens or closes it, and without who says so.

    `others` are the places of all times: what is told of another time is left to that one's label.
    """
    dateline = _DATELINE.match(text, 0, sentence.end) if sentence.start == 0 else None
    apart = dateline is not None and (at[1] <= dateline.end() < sentence.end or dateline.end() <= at[0])
    start = begins_at = dateline.end() if dateline and apart else sentence.start
    if at[0] < start:
        at = (start, start)  # the dateline's own date is that of what follows
    if at[0] != at[1]:
        sentence = Span(*_narrowed(text, start, sentence.end, at, others))
        start = sentence.start
    bounds = [start, *(start + m.end() for m in _CLAUSE.finditer(text[start : sentence.end])), sentence.end]
    first = max(k for k in range(len(bounds) - 1) if bounds[k] <= at[0])
    last = next(k for k in range(first + 1, len(bounds)) if bounds[k] >= min(at[1], sentence.end))
    if around := _around(text, bounds, first, last, at):
        return _short(around)
    if whole := _resumed(text, bounds, first, last, at):
        return _short(whole)
    label = _cut(text, bounds[first], bounds[last], at)
    if first > 0 and _lacks_subject(text[bounds[first] : bounds[last]], label):
        whole = _cut(text, bounds[first - 1], bounds[last], at)
        told = _THAT_FOLLOWS.match(text, bounds[first]) or any(
            _is_verb(fold(word)) for word in text[bounds[first - 1] : bounds[first]].split()
        )
        fits = told and len(whole.split()) <= _WHOLE + 4 and not _depends(whole) and not whole.startswith("أو ")
        label = whole if fits else label
    while _says_little(label) or _depends(label):
        # What somebody says does not go on from who says it.
        begins = first == 0 or _SPOKEN.match(text, bounds[first] - 1) is not None
        if not begins and (_depends(label) or last == len(bounds) - 1):
            # «كشفت الهيئة، في تقرير نشرته عام 2022، عن الأسباب»: what is between goes with what is around it.
            last += _depends(label) and _goes_on(text, bounds, last)
            first -= 1
            # «قام بها الرئيس فلان، رئيس البلاد، إلى عمّان»: what goes on there does so from before the aside.
            first -= first > 0 and _depends(label) and _is_apposition(text, bounds, first)
        elif last < len(bounds) - 1:
            last += 1
        else:
            break
        label = _cut(text, bounds[first], bounds[last], at)
    if not label.strip() or _IN.fullmatch(f" {label}") or _KEPT_WITH.fullmatch(label):
        return text[at[0] : at[1]]
    if start == begins_at and (before := _sentence_before(text, start, label)):
        return _short(f"{before} {text[start : at[0]].split(maxsplit=1)[0]}")
    return _short(_by_what(label))


def _sentence_before(text: str, start: int, label: str) -> str:
    """The sentence before one that is nothing but a verb and when: «اكتمل بناء مدرستين. وستفتتحان في أيار»."""
    verb = fold(label)
    if " " in label or not is_verb(verb) or not text[start:].lstrip().startswith("و") or not verb.endswith(_OF_SEVERAL):
        return ""
    before = _SENTENCE_BEFORE.search(text, max(start - _FAR_BEFORE, 0), start)
    told = before[0].strip() if before else ""
    return unjoined(told) if 1 < len(told.split()) <= _WHOLE else ""


_OF_SEVERAL: Final = ("ان", "ون", "وا", "ت")
_FAR_BEFORE: Final = 200  # characters
_SENTENCE_BEFORE: Final = re.compile(r"(?<![^.؟!\n\s])[^.؟!\n]+\.\s*$")


def _is_apposition(text: str, bounds: list[int], at: int) -> bool:
    """Whether a clause between commas but says who somebody is."""
    clause = text[bounds[at] : bounds[at + 1]]
    words = clause.split()
    between = text[bounds[at] - 1] == "،" and clause.rstrip().endswith("،")
    plain = unjoined(clause.strip()) == clause.strip() and not any(_is_verb(fold(word)) for word in words)
    return between and plain and len(words) <= _FEW and fold(words[0]) not in PREPOSITIONS


_FEW: Final = 6  # words


def _by_what(label: str) -> str:
    """«جراء سيول ضربت المدينة», «وفق حصيلة نشرتها الوزارة»: what the verb tells of, without what leads to it."""
    led = _LEADS_TO.match(label)
    words = label[led.end() :].split() if led else []
    if led is None or len(words) < _SHORT or words[0] in {"ما", "مصدر"}:
        return label
    told = any(is_verb(fold(word)) or _DID_IT.fullmatch(fold(word)) for word in words[1:])
    return label[led.end() :] if told else label


_DID_IT: Final = re.compile(r"\w{3,}ت(?:ه|ها|هم|هما)")  # «حصيلة أعلنتها الوزارة»
_LEADS_TO: Final = re.compile(r"(?:من\s)?(?:جر[اّ]+ء|إثر|عقب|نتيجة|بسبب|وفق|ب?حسب)\s+(?!أن)")
_WHOLE: Final = 18  # words
_ENOUGH: Final = 12  # words of a label that needs no shortening


def _narrowed(
    text: str, start: int, end: int, at: tuple[int, int], others: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    """What of ``text[start:end]`` tells of a time: up to a verb that «و» joins, and from the one before it.

    «بُني السد في 1970 ولم يُصن منذ 2002» has two such parts; so has what «الذي» or «الموقع» tells of a noun.
    """
    stop = next((m.end() for m in _CLAUSE.finditer(text, at[1], end)), end)
    begin = max((m.end() for m in _CLAUSE.finditer(text, start, at[0])), default=start)
    part = Text(text[begin:stop])
    words = Words(part, (), ())
    joints = [begin + part.tokens[i].start for i in range(1, len(words)) if _begins_clause(words, i)]
    told = [other for other in others if other != at and start <= other[0] < end]
    long = len(text[begin:stop].split()) > _WHOLE - 2
    after = next((joint for joint in joints if joint >= at[1]), None)
    compared = _COMPARED.search(text, at[1], stop)
    if compared and any(compared.end() <= other[0] < stop for other in told):
        end = compared.start()
    if after is not None and after < end and (long or any(other[0] >= after for other in told)):
        end = after
    before = max((joint for joint in joints if joint < at[0]), default=None)
    if before is not None and (_THAT.match(text, before) or any(begin <= other[0] < before for other in told)):
        return before, end
    if (first := _of_a_deed(words, begin, at)) is not None:
        return first, at[1]
    apart = words.key(0) in _RELATIVE and len(text[start:end].split()) > _WHOLE - 2
    if long or told or apart:
        if words.key(0) in _RELATIVE and begin > start:
            wider = max((m.end() for m in _CLAUSE.finditer(text, start, begin - 1)), default=start)
            part, begin = Text(text[wider:stop]), wider
            words = Words(part, (), ())
        if (first := _of_a_noun(words, begin, at, relative=True)) is not None:
            # «المجاري التي نظفت في 2024 بلغت»: what follows is of another verb.
            verbs = (begin + words.tokens[i].start for i in range(len(words)) if finite(words, i))
            return first, next((verb for verb in verbs if at[1] <= verb < end), min(end, stop))
        if (first := _of_a_noun(words, begin, at, relative=False)) is not None:
            return first, at[1]
    return start, end


_COMPARED: Final = re.compile(r"\s(?:مقابل|مقارنة|قياسا)\s")
_THAT: Final = re.compile(r"و[أإ]ن")
_BEFORE_VERBS: Final = word_set("ولم ولن وقد وسوف وليس وليست")
_THAT_KEYS: Final = word_set("وان وانه وانها وانهم")


def _begins_clause(words: Words, i: int) -> bool:
    """Whether a clause that is joined to the one before begins at a token: «ولم», «وأودى», «وأن»."""
    key = words.key(i)
    if key == "ثم":
        return finite(words, i + 1)
    if key in {"قبل", "بعد", "علي"} and words.key(i + 1) == "ان" and words.key(i + 2)[:1] in {"ي", "ت"}:
        verb = words.tokens[i + 2].text
        return _HIS_OWN.fullmatch(fold(verb)) is None and words.key(i + 3) not in _BEHIND_A_VERB
    return (
        key in _THAT_KEYS
        or key in _BEFORE_VERBS
        or (key[:1] == "و" and finite(words, i) and not ROOT_IN_WAW.fullmatch(key))
    )


_RELATIVE: Final = word_set("الذي التي الذين اللذين اللتين")
_PARTICIPLES: Final = word_set(
    "الموقع الموقعه المعلن المعلنه الصادر الصادره المبرم المبرمه المنعقد المنعقده المورخ المورخه المنشا المنشاه",
    "المنشور المنشوره الموسس الموسسه المقام المقامه",
)
_FAR: Final = 9  # words from «الذي» to the time


def _of_a_noun(words: Words, begin: int, at: tuple[int, int], *, relative: bool) -> int | None:
    """Where the noun begins that the time tells of: «الإعصار الذي ضرب البلاد في», «الميثاق الموقع في»."""
    last = next((i for i in range(len(words)) if begin + words.tokens[i].start >= at[0]), len(words))
    near = last - 1 - (words.key(last - 1) in {"في", "يوم", "بتاريخ"})
    end = near if words.key(near) in _PARTICIPLES else None
    if relative == (end is not None):
        return None
    if end is None:
        end = next((i for i in range(last - 1, max(last - _FAR, 0), -1) if words.key(i) in _RELATIVE), None)
        # «افتتح الجسر الذي يربط المدينتين يوم الأحد»: then it was opened.
        if (
            end is None
            or words.key(end + 1)[:1] in {"ي", "س"}
            or (words.key(end + 1)[:1] == "ت" and not is_past_verb(words.key(end + 1)))
        ):
            return None
        if any(_begins_clause(words, i) for i in range(end + 1, last)):
            return None
    pronoun = words.key(end) if relative else ""
    apart = relative and words.key(end - 1) == "،"
    end -= apart
    if words.key(end - 1) in {'"', "»", "”"}:  # «إعصار "دانيال" الذي»
        end = next((i for i in range(end - 2, max(end - _FAR, -1), -1) if words.key(i) in {'"', "«", "“"}), end)
    first = noun_phrase(words, end)
    for _ in range(2):
        if first == end or _agrees(words, first, end, pronoun) or words.key(first - 1) not in PREPOSITIONS:
            break
        first = noun_phrase(words, first - 1)  # «مباراة أمام الريان التي انتهت»
    if first < end - 1 and of_action(words.key(first)) is not None and words.key(first + 1).startswith("ال"):
        first += 1
    token = words.tokens[first]
    its = any(_HIS.fullmatch(words.key(i)) or words.tokens[i].text.endswith("ه") for i in range(first, end))
    if (
        first >= end
        or its
        or (finite(words, first - 1) and not (apart and first == end - 1))
        or not _agrees(words, first, end, pronoun)
        or words.key(first) in _MEETINGS
    ):
        return None
    return begin + token.cut(token.key[:1] in {"ب", "ل"} and is_deed(token.key[1:]))


def _agrees(words: Words, first: int, end: int, pronoun: str) -> bool:
    """Whether «التي» may tell of the words before it by their gender, or «الذي»."""
    feminine = any(words.key(i).endswith(("ه", "ات", "اء", "ي")) for i in range(first, end))
    if pronoun == "التي":
        return feminine
    return pronoun != "الذي" or not words.key(first).endswith(("ه", "ات", "ين", "ان"))


# What is told of a meeting is told of what it did: «أقر في الجلسة التي عقدها أمس».
_MEETINGS: Final = word_set(
    "الجلسه جلسه الاجتماع اجتماع المؤتمر موتمر الموتمر اللقاء لقاء القمه قمه الدوره دوره الندوه ندوه"
)
_AFTER: Final = word_set("بعد عقب منذ اثر قبيل غداه")


def _of_a_deed(words: Words, begin: int, at: tuple[int, int]) -> int | None:
    """Where that begins which happened at the time: «نزحوا منذ اندلاع القتال في 2023»; None where nothing is."""
    last = next((i for i in range(len(words)) if begin + words.tokens[i].start >= at[0]), len(words))
    deed = next((i for i in range(last - 1, max(last - _FAR, 0), -1) if words.key(i - 1) in _AFTER), None)
    if deed is None or last - deed < _FEWEST_TOLD or not is_deed(words.key(deed)):
        return None
    if not any(words.key(i).startswith("ال") for i in range(deed, last)):
        return None  # «عاد بعد غياب دام شهورا في مارس»
    verb = any(finite(words, i) or words.kind(i) == "sign" for i in range(deed, last))
    return None if verb or words.key(last - 1) in _AFTER else begin + words.tokens[deed].start


_FEWEST_TOLD: Final = 2  # words
_HIS: Final = re.compile(r"\w{3,}(?:ته|تها|تهم|ها|هم)")


def _resumed(text: str, bounds: list[int], first: int, last: int, at: tuple[int, int]) -> str:
    """«التضخم، بعد تباطئه، يبلغ 1% في 2026»: what goes on behind an aside, without that."""
    if first < 2 or text[bounds[first] - 1] != "،" or text[bounds[first - 1] - 1] != "،":
        return ""
    aside = text[bounds[first - 1] : bounds[first]].strip()
    before = _cut(text, bounds[first - 2], bounds[first - 1], (bounds[first - 1],) * 2)
    before, told = _UP_TO_THAT.subn("", before)
    label = _cut(text, bounds[first], bounds[last], at)
    clause = text[bounds[first] : bounds[last]].strip()
    led = before.split()
    if not label:
        return ""
    if not _ASIDE_OPENS.match(aside) or not led or len(led) > _ENOUGH or _GOES_ON_ELSE.match(clause):
        return ""
    opens = fold(label.split(maxsplit=1)[0])  # without «على أن»
    begins, goes = is_verb(fold(led[0])), is_verb(opens) or opens in {"لم", "لن", "لا"}
    if begins == goes or _depends(label) or _OTHER_CLAUSE.match(clause):
        return ""
    if goes and any(is_verb(fold(word)) for word in led):
        return ""
    # A subject opens its sentence, or what somebody says; elsewhere it may be a name beside another.
    if goes and (len(before.split()) > _SUBJECT or not (told or first == _BEHIND_ASIDE)):
        return ""
    return balanced(f"{before} {label}")


_SUBJECT: Final = 5  # words
_BEHIND_ASIDE: Final = 2  # the clause behind the first aside of a sentence
_UP_TO_THAT: Final = re.compile(r"^.*\s[بل]?[أإ]ن\s+")
_GOES_ON_ELSE: Final = re.compile(r"و|[بلف]?[أإ]ن|من\b")
_ASIDE_OPENS: Final = re.compile(r"(?:ب|أي\b|الذي|التي|بعد|وهو|وهي|في|ال(?:م|بالغ)|وفق|حسب|رغم)")


def _lacks_subject(clause: str, label: str) -> bool:
    """Whether a clause behind «على أن» has but a verb whose subject stands before it: «يبدأ تشغيله», «يرتفع إلى»."""
    words = label.removeprefix("ثم ").split()
    if not _LED_BY_THAT.match(clause.strip()) or len(words) < 1 or not is_verb(fold(words[0])):
        return False
    following = fold(words[1]) if len(words) > 1 else ""
    if _SAID.match(words[0]):
        return False
    if not following or following in _BEHIND_A_VERB or following[0].isdecimal():
        return _TO_SAY.match(" ".join(words[1:])) is None
    return _HIS_OWN.fullmatch(following) is not None and not words[1].endswith("ة")


_BEHIND_A_VERB: Final = frozenset({"الي", "في", "عند", "من", "علي", "بين", "بعد", "قبل", "خلال", "حتي", "بدعم", "بسبب"})
_LED_BY_THAT: Final = re.compile(r"(?:على|بعد|قبل) أن\s|إذ\s|ثم\s|و(?=[^\W\d])")
_THAT_FOLLOWS: Final = re.compile(r"\s*(?:على|بعد|قبل) أن\s")
_SAID: Final = re.compile(f"(?:{_SAYS})")
_TO_SAY: Final = re.compile(r"(?:إلى|على|عن|في)\s(?:\S+\s)?[أإ]ن(?:ه|ها|هم)?\b")  # «وأشار إلى أن»
_HIS_OWN: Final = re.compile(r"\w{2,}(?:ه|ها|هم|هما)(?<!يه)")


def is_of_dateline(text: str, at: tuple[int, int]) -> bool:
    """Whether a time is that of the dateline, which tells when something was reported."""
    dateline = _DATELINE.match(text)
    return dateline is not None and at[1] <= dateline.end()


def is_compared_with(text: str, sentence: Span, at: tuple[int, int]) -> bool:
    """Whether a time is but what another is compared with: «بزيادة 3% عن عام 2024», «مقابل 4 مليارات في 2020»."""
    return _COMPARING.search(text, sentence.start, at[0]) is not None


_COMPARING: Final = re.compile(r"(?:\s(?:مقابل|مقارنة|قياسا[ً]?)\s[^،.؛]{0,40}|[\d%)]\s+عن\s+(?:\w+\s+)?)$")


def _short(label: str) -> str:
    if len(label.split()) > _WHOLE:
        label = re.sub(r"\s*\((?:[^()]*\d[^()]*|[^()\s]*)\)", "", label)
    words = label.split()
    if len(words) <= _LONG:
        return label
    shown = Words(Text(" ".join(words[:_LONG])), (), ())
    # Whole up to where another clause begins, if that is not too near.
    joint = next((i for i in range(len(shown) - 1, _ENOUGH, -1) if _begins_clause(shown, i)), None)
    if joint is not None:
        return balanced(shown.text[: shown.tokens[joint].start].strip(_SIGNS))
    return balanced(shown.text) + "…"


def _around(text: str, bounds: list[int], first: int, last: int, at: tuple[int, int]) -> str:
    """«دشن الوزير، اليوم الأحد، محطة جديدة»: what is around a time that stands alone between commas, without it."""
    led = _NOTHING.fullmatch(text[bounds[first] : at[0]])
    place = text[at[1] : bounds[last]].strip(_SIGNS)  # «دشن الوزير، أمس بالعقبة، محطة»
    if first == 0 or not led or last == len(bounds) - 1 or (place and not _AT_A_PLACE.fullmatch(place)):
        return ""
    if place and not _goes_on(text, bounds, last):
        return ""
    end = bounds[last + 1] if _goes_on(text, bounds, last) else bounds[first]
    # Who did it may be named between commas, too.
    for begin in range(first - 1, max(first - 1 - _ASIDE, -1), -1):
        before = _cut(text, bounds[begin], bounds[first], at)
        words = before.split()
        opens = begin == 0 and len(words) > _PLACE
        if words and (opens or _is_verb(fold(words[0]))):
            if begin < first - 1:
                return _cut(text, bounds[begin], end, at).strip(_SIGNS)
            return balanced(" ".join(filter(None, (before, place, text[bounds[last] : end].strip(_SIGNS))))).strip(
                _SIGNS
            )
    return ""


_AT_A_PLACE: Final = re.compile(r"(?:ب|في )\S+(?:\s\S+){0,2}")
_ASIDE: Final = 3  # clauses between the verb and the time
_PLACE: Final = 2  # words: so many may be the place that a text was written at


def _is_verb(key: str) -> bool:
    """Whether a word that begins a clause is its verb, also «كانت» and «حذرت»."""
    return is_verb(key) or key == "كان" or re.fullmatch(r"\w{2,}[^ايو]ت", key) is not None


def _goes_on(text: str, bounds: list[int], last: int) -> bool:
    """Whether a clause goes on behind the comma at its end, and no other begins there."""
    if last == len(bounds) - 1 or text[bounds[last] - 1] != "،":
        return False
    following = text[bounds[last] : bounds[last + 1]].strip()
    return unjoined(following) == following and not _OTHER_CLAUSE.match(following)


_OTHER_CLAUSE: Final = re.compile(
    r"ف(?!ي\b|ور|وق|جر)|(?:على|قبل|بعد|شرط) أن\s+[يت]|"
    r"وسط\b|وفقا?\b|ثم\b|كما\b|بينما\b|لكن|حيث\b|[إا]ذ\b|بل\b|علما|أي\b|أو\b|الذي|التي|ب?حسب|ب?رغم|مم?ا\b|"
    r"(?:مشير|مشيد|م[ؤو]كد|موضح|لافت|مبين|مضيف|منبه|منوه|معلن|كاشف|مبرز|معتبر|محذر|متهم|مرجح|متعهد|معرب|مشدد|مطالب|داعي)\S"
)


def _says_little(label: str) -> bool:
    """Whether a label is too short to say what happened; a verb and a noun do."""
    words = label.split()
    return len(words) < _SHORT and not (len(words) == _SHORT - 1 and is_verb(fold(words[0])))


def _depends(label: str) -> bool:
    """Whether a label goes on from the clause before it: «الذي ...», «بحضور ...»."""
    word = fold(label.split(maxsplit=1)[0]) if label.strip() else ""
    return _DEPENDENT.match(label) is not None or (word.startswith("ب") and is_verbal_noun(word[1:]))


def _cut(text: str, start: int, end: int, at: tuple[int, int]) -> str:
    """What is between these places as a label: without the time at its edge, and without what leads to the clause."""
    dateline = _DATELINE.match(text, start, end) if start == 0 else None
    start = dateline.end() if dateline else start
    while start < at[0] and text[start].isspace():
        start += 1
    reporting = _REPORTING.match(text, start, at[0])
    start = reporting.end() if reporting else start
    before, after = text[start : at[0]].rstrip(), text[max(at[1], start) : end]
    if _NOTHING.fullmatch(before) and not _ALONE.match(after):
        label = after
    elif not after.strip(_SIGNS + _QUOTES) and not _KEPT_WITH.search(before):
        label = _IN.sub("", before)
    else:
        label = _without(before, text[at[0] : at[1]], after) or text[start:end]
    label = label.strip(_SIGNS)
    if label[:1] in _QUOTES and label[-1:] in _QUOTES and not any(mark in label[1:-1] for mark in _QUOTES):
        label = label[1:-1].strip(_SIGNS)
    joining = _JOINING.match(label)
    label = label[joining.end() :] if joining and len(label) > joining.end() else label
    return balanced(unjoined(label)).strip(_SIGNS)


def _without(before: str, time: str, after: str) -> str:
    """«وقعت الدولتان في 18 مارس اتفاقا»: what goes on behind a time that stands between; empty where that needs it."""
    led = _LED.search(before)
    if not led and not _BY_DAY.match(time):
        return ""
    left, right = before[: led.start()] if led else before, after.strip()
    words = [fold(word) for word in left.split()]
    if len(words) < _FEWEST_LEFT or _KEPT_WITH.search(left) or not _GOES_ON_BEHIND.match(right):
        return ""
    # «إذا مر الخميس بلا رواتب», «كتاب مؤرخ في»; and of two verbs the second may say no more than when.
    verbs = [is_verb(word) for word in words]
    if words[-1] in _DATED or (verbs[-1] and (not led or sum(verbs) > 1)):
        return ""
    if not led and (words[-1] in _OF_A_DAY or not (verbs[0] or len(words) > _FEWEST_LEFT)):
        return ""
    return f"{left} {right}"


_LED: Final = re.compile(r"\s+(?:في|خلال|بتاريخ|يوم|(?:في )?(?:صباح|مساء|فجر)(?: يوم)?|من يوم)$")
_BY_DAY: Final = re.compile(
    r"(?:يوم|أمس|اليوم|غدا|مساء|صباح|ليلة|(?:ال[أا]حد|ال[إا]ثنين|السبت|الثلاثاء|ال[أا]ربعاء|الخميس|الجمعة))\b"
)
_GOES_ON_BEHIND: Final = re.compile(
    r"(?!و|الموافق|عندما|حين|بعدما|قبلما|أي\b|من\b|ال(?:مقبل|ماضي|جاري|حالي|قادم))[^\W\d]"
)
# «جلسة الأحد»: a day tells which one it was.
_OF_A_DAY: Final = word_set(
    "جلسه جلسات جلستي اجتماع قمه مباراه لقاء صلاه خطبه عطله هجوم هجمات بيان خطاب حوار تصريحات تظاهرات احتجاجات سهره حفل"
)
_DATED: Final = word_set("مورخ مورخه المورخ المورخه بتاريخ كان كانت اخرها اخره")
_FEWEST_LEFT: Final = 2  # words
