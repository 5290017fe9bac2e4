"""Whether a text denies something: by a word that can only deny, or by one that may stand for a denial."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import msgspec

from malaf.reading.tokens import Text, forms, question, word_set

__all__ = ["Negations", "negations"]


class Negations(msgspec.Struct, frozen=True, gc=False):
    """How many words of a text deny (`sure`), and how many may deny, or stand for a denial (`likely`).

    `words` is the first of the sure ones, with its neighbour.
    """

    sure: int
    likely: int
    words: str


def negations(text: Text, language: str) -> Negations | None:
    """The denials of a text; None for a language without rules here."""
    reader = _READERS.get(language.split("-", maxsplit=1)[0])
    return reader(text) if reader else None


# «عدم» and «دون» are here too: whatever a translator makes of them denies.
_SURE_AR: Final = word_set("رفض رفضت يرفض ترفض رفضه رفضها لم لن ليس ليست ليسوا ليسا لست لسنا عدم انعدام دونما بدون بلا")
_ABSENCE: Final = frozenset({"عدم"})
# «لا يزال» is still, «لا يقل عن» at least, «لا سيما» especially: these deny nothing, or not as they stand.
_NOT_DENIED: Final = re.compile(
    r"[يت]زال\w*|زال\w*|[يت]قل\w*|[يت]تجاوز\w*|[يت]تعد\w*|[يت]زيد\w*|سيما|بد|شك|ريب|محاله|[يت]فوق|[يت]نفك|[يت]برح|"
    r"تقتصر|يقتصر|[يت]خلو|[يت]عدو|مناص|جرم|باس|[يت]خف\w*|مفر|غني|غرو|[يت]الو|[يت]بعد|[يت]مضي|[يت]توقف\w*|تجاوز\w*|[يت]ستبعد\w*|[يت]نقطع\w*|[يت]كف\w*|[يت]كاد|[يت]لبث"
)
_LIKELY_AR: Final = word_set(
    "يعجز تعجز عاجز عاجزه يفشل تفشل يمتنعون محروم محرومه محرومون استحال يمنع تمنع يحظر تحظر رافضين نافين",
    "ينكر تنكر لا غير دون سوي الا غياب رفض رفضت يرفض ترفض رافضا رافضه رفضها رفضه نفي نفت ينفي تنفي نافيا",
    "نافيه نفيه نفيها فشل فشلت اخفق اخفقت حظر منع منعت تعذر يتعذر استبعد استبعدت مستبعدا كلا امتنع امتنعت",
    "يمتنع عجز عجزت نقص افتقر تفتقر يفتقر خاليه خال فقط نادرا بالكاد انكر انكرت مستحيل يستحيل الغاء الغي",
    "الغت توقف وقف تجنب تجنبا حرمان مستبعد مجهول ابي يابي تابي لكن بل معارضه عارض عارضت",
    "كاد كادت يكاد تكاد",
)


def _bare(key: str) -> set[str]:
    return {key, key[1:] if key[:1] in {"و", "ف"} else key}


@question
def _may_deny(key: str) -> bool:
    """Whether an Arabic word denies, or may, whatever stands beside it."""
    found = {*_bare(key), *(form for _, form in forms(key))}
    found |= {form.removeprefix("ال") for form in found}
    return "لا" in found or not found.isdisjoint(_SURE_AR) or not found.isdisjoint(_LIKELY_AR)


def _arabic(text: Text) -> Negations:
    sure = likely = 0
    words = ""
    for i in text.where(_may_deny):
        key = text.key(i)
        found = _bare(key)
        following = text.key(i + 1)
        if found & _SURE_AR or "لا" in found or text.form(i, _ABSENCE):
            weak = _NOT_DENIED.fullmatch(following) is not None
            # «ليس ... إلا» is only, «لا يمر أسبوع من دون» every week.
            restricted = bool({"الا", "سوي", "دون", "بدون"} & set(text.keys[i + 1 : i + 16]))
            verb = "لا" not in found or re.match("[يتنا]", following) is not None
            if weak or restricted or not verb:
                likely += 1
            else:
                sure += 1
                after = text.tokens[i + 1].text if i + 1 < len(text) else ""
                words = words or f"{text.tokens[i].text} {after}".strip()
        elif (found | {form.removeprefix("ال") for form in found}) & _LIKELY_AR and not (
            "غير" in found and following in {"ان", "انه", "انها"}
        ):
            likely += 1
    return Negations(sure, likely, words)


_SURE_EN: Final = word_set("not cannot never nobody nothing nowhere neither nor none without")
_BEFORE_NOUN: Final = frozenset({"the", "a", "this", "its", "their", "of"})
_TURNED: Final = word_set("refuse refused refuses decline declined declines fail failed fails neglected")
_LIKELY_EN: Final = word_set(
    "no out must disregard disregarded against ignore ignored ignoring overlook overlooked unless except",
    "only hardly barely scarcely rarely seldom reject rejected rejects rejecting rejection refuse refused",
    "refuses refusing refusal deny denied denies denying denial fail failed fails failing failure",
    "failures lack lacks lacked lacking absence absent avoid avoided avoiding prevent prevented prevents",
    "preventing prohibit prohibited prohibits prohibition ban banned bars barred exclude excluded",
    "excluding rule ruled rules free decline declined declines stop stopped stops halt halted cease",
    "ceased impossible unlikely unable ineligible unaware unclear unchanged unknown unprecedented",
    "untouched unpaid unresolved unacceptable unjustified unlawful unfair unsafe unaffected unanswered",
    "uncertain unavailable unfounded unmet unsuccessful insufficient inadequate inability incapable",
    "inactive incomplete illegal irregular invalid non void cancel cancelled canceled missing miss missed",
    "oppose opposed opposes opposition exempt exempted yet far anything any longer devoid forgo stem",
    "short dismiss dismissed dismissing exceed exceeding other than but rather little few zero goalless",
    "nil nonetheless refrain refrained withheld withhold stuck beyond",
)


_NEGATIVE: Final = re.compile(
    r"(?!unless|regardless|nonetheless|nevertheless|inevitable|invaluable|incredible|indispensable|indelible|irrevocable)"
    r"(?:[a-z]{3,}less|non[a-z]{4,}|dis(?:agree|approve|continue|miss)[a-z]*|"
    r"un(?!til|der|ion|it[esy]?|iver|less|iq|ani|if|esco|icef|hcr)[a-z]{4,}|i[nmrl][a-z]+[ai]ble|in(?:visib|viol)[a-z]+)"
)


def _is_turned(text: Text, i: int) -> bool:
    """ "declined to condemn", and neither "the decline to" nor "declined to 1.4%"."""
    follows = text.key(i + 1) == "to" and text.kind(i + 2) == "word" and text.key(i + 2) not in _BEFORE_NOUN
    return text.key(i) in _TURNED and follows and text.key(i - 1) not in _BEFORE_NOUN


@question
def _may_deny_english(key: str) -> bool:
    """Whether an English word denies, or may, whatever stands beside it."""
    if key in _SURE_EN or key in _LIKELY_EN or key in _CONTRACTED or key in _TURNED or key == "t":
        return True
    return _NEGATIVE.fullmatch(key) is not None


def _english(text: Text) -> Negations:
    sure = likely = 0
    words = ""
    for i in text.where(_may_deny_english):
        key = text.key(i)
        following = text.key(i + 1)
        contracted = key == "t" and text.key(i - 1) in {"'", "’"}
        if key == "not" and following in {"only", "less", "more", "exceeding", "exceed"}:
            likely += 1
        elif key in _SURE_EN or contracted or key in _CONTRACTED or _is_turned(text, i):
            sure += 1
            words = words or " ".join(token.text for token in text.tokens[max(i - 1, 0) : i + 2])
        elif key == "no" and following in {"one", "circumstances", "person", "state"}:
            sure += 1
            words = words or f"no {following}"
        elif key in _LIKELY_EN:
            # "No. 45" counts.
            likely += not (key == "no" and following == "." and text.kind(i + 2) == "number")
        elif _NEGATIVE.fullmatch(key):
            likely += 1
    return Negations(sure, likely, words)


_CONTRACTED: Final = word_set(
    "dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt wont wouldnt cant couldnt shouldnt",
    "mustnt",
)
_READERS: Final[dict[str, Callable[[Text], Negations]]] = {"ar": _arabic, "en": _english}
