"""Whether a text says that it is others who say so: «بحسب مصدر أمني», «زعمت الجماعة», "according to"."""

from __future__ import annotations

import re
from typing import Final

from malaf.reading.tokens import Text, arabic_question, bare_forms, word_set

__all__ = ["attributions", "may_attribute"]

_BY: Final = word_set("بحسب حسب وفق وفقا طبقا نقلا استنادا")
_CLAIM: Final = word_set("زعم زعمت زعموا يزعم تزعم يزعمون زعمه زعمها زعمهم مزاعم ادعي ادعت ادعوا يدعي تدعي يدعون حسبما")
_TELLING: Final = _BY | _CLAIM
_SOURCES: Final = word_set(
    "مصدر مصادر مصدرين بيان بيانات تقرير تقارير وكاله وكالات صحيفه صحف موقع قناه شهود شاهد مسوول مسوولين مسوولون متحدث",
    "ناطق منظمه منظمات هييه مرصد دراسه دراسات باحثين خبراء محللين ارقام احصاءات احصاييات احصاء تقديرات استطلاع شرطه",
    "سلطات محامي محام ناشطين ناشطون نقابه اطباء طبيب سكان عايله اهالي روايه روايات تصريح تصريحات وساءل وسايل",
)
_REACH: Final = 4  # words: from «بحسب» to who says so


@arabic_question
def _tells(key: str) -> bool:
    return not _TELLING.isdisjoint(bare_forms(key))


def attributions(text: Text) -> list[str]:
    """The words by which an Arabic text says that others say so, and can say nothing else."""
    found = text.where(_tells)
    return [said for i in found if (said := _attribution(text, i))] if found else _NONE


_NONE: Final[list[str]] = []


def _attribution(text: Text, i: int) -> str:
    last = (
        i + 1 if text.form(i, _CLAIM) else next((at for at in range(i + 1, i + _REACH) if _is_source(text, at)), None)
    )
    return " ".join(token.text for token in text.tokens[i : last + 1]) if last else ""


def _is_source(text: Text, i: int) -> bool:
    return text.kind(i) == "word" and not _SOURCES.isdisjoint(bare_forms(text.key(i)))


_MAY: Final = re.compile(
    r"\b(?:accord|sa(?:id|y)|tell|told|report|cit(?:e|ing)|quot|claim|alleg|show|indicat|estimat|suggest|f[io]und|reveal|"
    r"announc|stat(?:e|ing)|not(?:e|ing)|add(?:s|ed|ing)\b|confirm|believ|describ|warn|insist|sourc|accounts?\b|figures?\b|"
    r"data|surve|poll|think|thought|acknowledg|admit|den(?:y|ied|ies)|maintain|argu|expect|predict|forecast|words?\b|view|"
    r"official|record|depend|wr(?:ote|ite|itten)|witness|testi|declar|disclos|speak|spoke|explain|assert|contend|purport|"
    r"suppos|put|per\b|calculat|count|measur|review|stud|see|inform|boast|brand|pretend|pretext|blam|accus|stress|affirm|"
    r"emphas|underlin)"
)


def may_attribute(text: Text) -> bool:
    """Whether an English text has any word that may say that others say so, or a quotation."""
    return _MAY.search(" ".join(text.keys)) is not None or not _MARKS.isdisjoint(text.keys)


_MARKS: Final = frozenset('"“”:')
