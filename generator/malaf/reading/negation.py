"""Whether a text denies something: by a word that can only deny, or by one that may."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from malaf.reading.tokens import Text, forms, word_set

__all__ = ["Negations", "negations"]


@dataclass(frozen=True, slots=True)
class Negations:
    """How many words of a text can only deny (`sure`), and may deny or stand for a denial (`likely`).

    `words` is the first of the sure ones.
    """

    sure: int
    likely: int
    words: str


def negations(text: str, language: str) -> Negations | None:
    """The denials of a text; None for a language without rules here."""
    reader = _READERS.get(language.split("-", maxsplit=1)[0])
    return reader(Text(text)) if reader else None


_SURE_AR: Final = word_set("لم لن ليس ليست ليسوا ليسا لست لسنا")
# «لا يزال» is still, «لا يقل عن» at least, «لا سيما» especially: these deny nothing, or not as they stand.
_NOT_DENIED: Final = re.compile(
    r"[يت]زال\w*|زال\w*|[يت]قل\w*|[يت]تجاوز\w*|[يت]تعدي|[يت]زيد\w*|سيما|بد|شك|ريب|"
    r"محاله|[يت]فوق|[يت]نفك|[يت]بد|تقتصر|يقتصر|[يت]خلو|[يت]عدو|مناص|جرم|باس"
)
_LIKELY_AR: Final = word_set(
    "لا ما غير دون بدون عدم بلا سوي الا انعدام غياب رفض رفضت يرفض ترفض رافضا نفي نفت ينفي تنفي نافيا فشل",
    "فشلت اخفق اخفقت حظر منع منعت تعذر استبعد استبعدت كلا بل امتنع امتنعت عجز نقص افتقر تفتقر يفتقر خال",
    "خاليه فقط نادرا بالكاد لولا دونما لكن انكر ليته مستحيل يستحيل الغاء الغي الغت توقف وقف اوقف انهي",
    "تجنب تجنبا حرمان تخلي عدول قبل مجهول مستبعد",
)


def _arabic(text: Text) -> Negations:
    sure = likely = 0
    words = ""
    for i, key in enumerate(text.keys):
        found = {form for taken, form in forms(key) if taken <= 1}
        if found & _SURE_AR or "لا" in found:
            following = text.key(i + 1)
            weak = _NOT_DENIED.fullmatch(following) is not None
            restricted = "الا" in text.keys[i + 1 : i + 8] or "سوي" in text.keys[i + 1 : i + 8]
            verb = not (found & {"لا"}) or re.match("[يتنا]", following) is not None
            if weak or restricted or not verb:
                likely += 1
            else:
                sure += 1
                words = words or f"{text.tokens[i].text} {text.tokens[i + 1].text if i + 1 < len(text) else ''}".strip()
        elif found & _LIKELY_AR:
            likely += 1
    return Negations(sure, likely, words)


_SURE_EN: Final = word_set("not cannot never nobody nothing nowhere neither nor none")
_LIKELY_EN: Final = word_set(
    "no without unless except only hardly barely scarcely rarely seldom few little reject rejected",
    "rejects rejecting refuse refused refuses refusing deny denied denies denying denial fail failed",
    "fails failing failure lack lacks lacked lacking absence absent avoid avoided avoiding prevent",
    "prevented still yet remain remains remained continue continues continued prohibit prohibited ban",
    "banned bar barred exclude excluded excluding rule ruled free refusal rejection decline declined",
    "declines stop stopped halt halted impossible unlikely instead rather but despite nevertheless",
    "otherwise beyond short cease ceased before until pending oppose opposed opposition unable ineligible",
    "void cancel cancelled canceled missing less miss missed minus stopping ending exempt exempted",
    "neither least most exceed exceeding sole just merely pre far anything any longer devoid forgo stem",
    "unpaid yet-to-be unchanged",
)
_PREFIXED: Final = re.compile(r"(?:un|in|im|il|ir|non|dis)[a-z]{4,}|[a-z]+less")


def _english(text: Text) -> Negations:
    sure = likely = 0
    words = ""
    for i, key in enumerate(text.keys):
        contracted = key in {"t", "n't"} and text.key(i - 1) in {"'", "’"}
        if key in _SURE_EN or contracted or (key.endswith(("n't", "nt")) and key in _CONTRACTED):
            if key == "not" and (
                text.key(i + 1) == "only" or (text.key(i + 1) in {"less", "more", "exceeding", "exceed", "to"})
            ):
                likely += 1
            else:
                sure += 1
                words = words or " ".join(token.text for token in text.tokens[max(i - 1, 0) : i + 2])
        elif key in _LIKELY_EN or _PREFIXED.fullmatch(key):
            likely += 1
    return Negations(sure, likely, words)


_CONTRACTED: Final = word_set(
    "dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt wont wouldnt cant couldnt shouldnt",
    "mustnt",
)
_READERS: Final[dict[str, Callable[[Text], Negations]]] = {"ar": _arabic, "en": _english}
