"""What happened at a time, in the words around it."""

from __future__ import annotations

import re
from typing import Final

from malaf.arabic import fold
from malaf.reading.phrases import balanced, is_verb, unjoined
from malaf.reading.verbforms import is_verbal_noun
from malaf.source import Span

__all__ = ["label_event"]

_CLAUSE: Final = re.compile(r"[،؛:](?=\s|$)|:(?=[\"«“])|\n")
_SPOKEN: Final = re.compile(r":\s*[\"«“]\s*")
_SHORT: Final = 3  # words: a clause of fewer says too little alone
_LONG: Final = 28
_QUOTES: Final = '«»“”"'
_NOTHING: Final = re.compile(r"[\W_]*(?:[وف]?(?:في|خلال|بحلول|يوم|بتاريخ)\s*|[وف]?بـ?)?")  # of the time, if before it
_SIGNS: Final = " \t\n\r\u00a0،؛:.-–—*•"
# What goes with a time that is cut off, and what says nothing without it.
_IN: Final = re.compile(r"\s+و?(?:في|خلال|يوم|بتاريخ|بحلول|من يوم|[بل]ـ?)$")
_KEPT_WITH: Final = re.compile(
    r"(?:^|\s)(?:[وف]?(?:إلى|الى|منذ|حتى|قبل|بعد|من|عن|على|مع|بين|عند|حول|غاية|لغاية|طوال|طيلة|أن|و|التي|الذي|"
    r"(?:في|إلى) (?:آفاق|حدود)|(?:مقارنة|قياسا[ً]?)(?:\s+(?:مع|بـ?))?|مقابل)|ل|لـ|"
    r"(?:مع |في |منذ )?(?:بدء|انطلاق|ختام|تعاملات|تداولات|ليل|صباح|مساء|فجر)|المقرر|المقررة|المقبل|بمتوسطها?)$"
)
_DEPENDENT: Final = re.compile(
    r"[وف]?(?:الذي|التي|الذين|مقابل|مقارنة|أي|منها|بينها|بينهم|هي|هو|إذ|الموافق|كان آخرها|إلى|الى|في|عن|"
    r"على(?! أن)|وسط|ضمن|ب(?:زيادة|ارتفاع|انخفاض|نمو|تراجع|تحسن|حضور|هدف|معاقبة|مشاركة))\b"
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
    r"[^.،؛/]{2,40}/[^\d/]{2,20}/\s*|"
    r"[^.،؛]{2,30}\d{1,2}[-/]\d{1,2}[-/]\d{4}\s+\w+\s?[-\u2013\u2014]+\s*|"
    r"\([^()]{3,60}\)\s*[-\u2013\u2014]+\s*|[^.،؛]{2,60}?\)\s*[-\u2013\u2014]+\s*|[^\s.،؛]+(?:\s[^\s.،؛]+){0,2}\s+[-\u2013\u2014]+\s+"
)
_ALONE: Final = re.compile(r"\s*(?:وحد|نفس|ذات)(?:ه|ها)\b")


def label_event(text: str, sentence: Span, at: tuple[int, int]) -> str:
    """The clause that a time stands in, without the time where it opens or closes it, and without who says so."""
    dateline = _DATELINE.match(text, 0, sentence.end) if sentence.start == 0 else None
    start = dateline.end() if dateline and dateline.end() <= at[0] else sentence.start
    bounds = [start, *(start + m.end() for m in _CLAUSE.finditer(text[start : sentence.end])), sentence.end]
    first = max(k for k in range(len(bounds) - 1) if bounds[k] <= at[0])
    last = next(k for k in range(first + 1, len(bounds)) if bounds[k] >= min(at[1], sentence.end))
    if around := _around(text, bounds, first, last, at):
        return _short(around)
    label = _cut(text, bounds[first], bounds[last], at)
    while _says_little(label) or _depends(label):
        # What somebody says does not go on from who says it.
        begins = first == 0 or _SPOKEN.match(text, bounds[first] - 1) is not None
        if not begins and (_depends(label) or last == len(bounds) - 1):
            # «كشفت الهيئة، في تقرير نشرته عام 2022، عن الأسباب»: what is between goes with what is around it.
            last += _depends(label) and _goes_on(text, bounds, last)
            first -= 1
        elif last < len(bounds) - 1:
            last += 1
        else:
            break
        label = _cut(text, bounds[first], bounds[last], at)
    if not label.strip() or _IN.fullmatch(f" {label}") or _KEPT_WITH.fullmatch(label):
        return text[at[0] : at[1]]
    return _short(label)


def _short(label: str) -> str:
    words = label.split()
    return label if len(words) <= _LONG else balanced(" ".join(words[:_LONG])) + "…"


def _around(text: str, bounds: list[int], first: int, last: int, at: tuple[int, int]) -> str:
    """«دشن الوزير، اليوم الأحد، محطة جديدة»: what is around a time that stands alone between commas, without it."""
    led = _NOTHING.fullmatch(text[bounds[first] : at[0]])
    if first == 0 or not led or text[at[1] : bounds[last]].strip(_SIGNS) or last == len(bounds) - 1:
        return ""
    end = bounds[last + 1] if _goes_on(text, bounds, last) else bounds[first]
    # Who did it may be named between commas, too.
    for begin in range(first - 1, max(first - 1 - _ASIDE, -1), -1):
        before = _cut(text, bounds[begin], bounds[first], at)
        words = before.split()
        opens = begin == 0 and len(words) > _PLACE
        if words and (opens or _is_verb(fold(words[0]))):
            if begin < first - 1:
                return _cut(text, bounds[begin], end, at)
            return balanced(f"{before} {text[bounds[last] : end].strip(_SIGNS)}".strip())
    return ""


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
    r"ف(?!ي\b|ور|وق|جر)|وسط\b|وفقا?\b|ثم\b|كما\b|بينما\b|لكن|حيث\b|[إا]ذ\b|بل\b|علما|أي\b|أو\b|الذي|التي|ب?حسب|ب?رغم|مم?ا\b|"
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
        label = text[start:end]
    label = label.strip(_SIGNS)
    if label[:1] in _QUOTES and label[-1:] in _QUOTES and not any(mark in label[1:-1] for mark in _QUOTES):
        label = label[1:-1].strip(_SIGNS)
    joining = _JOINING.match(label)
    label = label[joining.end() :] if joining and len(label) > joining.end() else label
    return balanced(unjoined(label)).strip(_SIGNS)
