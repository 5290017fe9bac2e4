"""Which ministries, courts and houses a text speaks of, and who is a deputy, a spokesman, or in office no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from malaf.reading.lexicon import Lexicon
from malaf.reading.tokens import Text, arabic_question, bare_forms, forms, latin_question, word_set

__all__ = ["Body", "bodies", "may_say", "ranks", "traces"]


class Body(msgspec.Struct, frozen=True, gc=False):
    """What a ministry, a court or a house is for (`rows` of the table of its `kind`), with its words."""

    kind: str
    rows: frozenset[int]
    words: str


# Of each kind what it is for, by the beginnings of words; a word of two rows is of either.
_MINISTRIES: Final = Lexicon("""
صحه صحي: health medic
داخليه: interior home
خارجيه: foreign diplomat external state
دفاع: defence defense military army
ماليه خزانه: financ treasury fiscal
اقتصاد اقتصادي: econom economic economics
تجاره تجاري: commerce trade commercial
طاقه: energy
نفط بترول: oil petroleum
كهرباء كهربايي: electric power
مياه مايي ري: water irrigation
زراعه زراعي فلاحه: agricultur farm
تعليم تربيه معارف: education school teach
عدل: justice
عمل عمال قوي بشريه تشغيل شغل: labour labor employ human manpower job
اجتماعي اجتماعيه تضامن: social welfare solidarity
ثقافه ثقافي: cultur
اعلام: information media
سياحه سياحي اثار: tourism tourist antiquit
نقل مواصلات: transport
بييه بييي مناخي: environment climat
تخطيط: plan
اسكان سكن سكان: hous population
اتصالات رقمي رقميه: communication telecom digital technolog
شباب رياضه: youth sport
اوقاف حج اسلاميه دينيه: endow awqaf religi islamic hajj waqf
بلديه بلديات محليه: municipal municipalities local
صناعه صناعي: industr industrial
استثمار: invest
هجره مهجرين: migrat displac immigra
""")
_COURTS: Final = Lexicon("""
نقض تمييز: cassation supreme top highest
استيناف: appeal appellate
دستوري دستوريه: constitution
جنايات جنايي جناييه جزايي جزاييه جنح: crimin misdemeanour misdemeanor penal felon assize
ابتدايي ابتداييه بدايه كليه درجه: instance primary
عليا: supreme high top
اداري اداريه: administrative
عسكري عسكريه: military martial
تجاري تجاريه: commerc business
شرعي شرعيه اسره: sharia family religious islamic
""")
_HOUSES: Final = Lexicon("""
نواب امه شعب برلمان كنيست نيابي: representative parliament lower deput knesset national people lawmaker mps mp speaker
شيوخ اعيان لوردات مستشارين: senate upper notable lord councillor senator
وزراء حكومه وزاري: cabinet minister government ministerial
امن: security
اداره: board management
شوري: shura consultative advisory
""")
# How the words begin that stand before what a body is for.
_KINDS_AR: Final = {
    **dict.fromkeys(("وزير", "وزيره", "وزاره", "وزراء", "وزارات", "وزيرا", "وزارتي", "وزيري"), "ministry"),
    **dict.fromkeys(("محكمه", "محاكم"), "court"),
    **dict.fromkeys(("مجلس", "مجلسي"), "house"),
}
_ALONE_AR: Final = word_set("الخارجيه الداخليه")  # «استدعت الخارجية الجزائرية»
_BODIES_AR: Final = _ALONE_AR | _KINDS_AR.keys()
_KINDS_EN: Final = {
    **dict.fromkeys(("minister", "ministers", "ministry", "ministries"), "ministry"),
    **dict.fromkeys(("court", "courts"), "court"),
    **dict.fromkeys(("senate", "senators", "cabinet", "parliament", "council", "house", "assembly", "board"), "house"),
}
_NAMED_ALONE: Final = word_set("senate senators cabinet parliament")
_TABLES: Final = {"ministry": _MINISTRIES, "court": _COURTS, "house": _HOUSES}
_GENERAL_AR: Final = word_set("شوون الشوون موارد الموارد التنميه الدوله")
_GENERAL_EN: Final = word_set("affairs resources development")
_OF: Final = frozenset({"of", "for"})


def bodies(text: Text, language: str) -> list[Body]:
    """The bodies of an Arabic or English text that say what they are for."""
    return list(_arabic(text) if language.startswith("ar") else _english(text))


@arabic_question
def _is_body(key: str) -> bool:
    """Whether an Arabic word is a ministry, a minister, a court or a house."""
    return not _BODIES_AR.isdisjoint(bare_forms(key))


def _arabic(text: Text) -> Iterator[Body]:
    for i in text.where(_is_body):
        if alone := text.form(i, _ALONE_AR):
            if text.key(i + 1).startswith("ال") and text.key(i + 1).endswith("يه") and "ال" not in text.key(i - 1)[:4]:
                yield Body("ministry", frozenset(_MINISTRIES.arabic(alone[1])), text.tokens[i].text)
            continue
        kind = next(_KINDS_AR[form] for form in bare_forms(text.key(i)) if form in _KINDS_AR)
        at = i + 1 + (text.key(i + 1) in _GENERAL_AR)
        if rows := _TABLES[kind].arabic(text.key(at)):
            yield Body(kind, frozenset(rows), " ".join(token.text for token in text.tokens[i : at + 1]))


@latin_question
def _is_body_english(key: str) -> bool:
    """Whether an English word is a ministry, a minister, a court or a house."""
    return key in _KINDS_EN


def _english(text: Text) -> Iterator[Body]:
    for i in text.where(_is_body_english):
        kind = _KINDS_EN[text.key(i)]
        known = _TABLES[kind].english
        if text.key(i + 1) in _OF:
            first, last = i, i + 2 + (text.key(i + 2) in {"the", "first", "social"})
            at = last
        else:
            first, last = i - 1 - (text.key(i - 1) in _GENERAL_EN), i
            at = first
        if text.key(at) == "state":
            continue  # any minister's
        rows = known(text.key(at)) or (known(text.key(i)) if text.key(i) in _NAMED_ALONE else {})
        if rows:
            words = " ".join(token.text for token in text.tokens[max(first, 0) : last + 1])
            yield Body(kind, frozenset(rows), words)


def traces(text: Text, language: str, kind: str) -> set[int]:
    """The rows of a kind of which the text has any word, whatever that says there."""
    known = _TABLES[kind].arabic if language.startswith("ar") else _TABLES[kind].english
    return {row for key in text.keys for row in known(key)}


# --- ranks ------------------------------------------------------------------------------------------------------------

_OFFICES_AR: Final = word_set(
    "وزير وزيره الوزير الوزيره رييس رييسه الرييس الرييسه مدير مديره المدير حاكم محافظ قايد القايد امين الامين مندوب",
    "سفير السفير عميد عمده نقيب مفوض قنصل امير مستشار المستشار النايب نايبه ملك مدرب المدرب مسوول المسوول حارس",
)
_OFFICES_EN: Final = word_set(
    "minister ministers president presidents chief head director governor chair chairman chairwoman speaker commander",
    "pm premier secretary prime foreign finance defence defense interior energy general ambassador mayor leader",
    "manager executive ceo chancellor representative editor",
)
# What makes an office a deputy's, one that is no more, or a mouthpiece's; and what else may say so.
_TITLES_AR: Final = {
    **dict.fromkeys(("نايب", "نايبه", "نايبا", "نايبي", "نايبين", "النايب", "النايبه"), "deputy"),
    **dict.fromkeys(("سابق", "سابقه", "السابق", "السابقه", "اسبق", "الاسبق", "السابقين", "السابقون"), "former"),
    **dict.fromkeys(("متحدث", "متحدثه", "المتحدث", "المتحدثه", "ناطق", "ناطقه", "الناطق", "الناطقه"), "speaking"),
}
_TITLES_EN: Final = {
    **dict.fromkeys(("deputy", "vice"), "deputy"),
    "former": "former",
    **dict.fromkeys(("spokesman", "spokeswoman", "spokesperson"), "speaking"),
}
_SAID_AR: Final = {
    "deputy": re.compile(r"[وف]?[بلك]?(?:ال|ل)?(?:نايب|نواب|وكيل|وكلاء|مساعد|معاون|خليف|ولي|رديف|ثاني)\w{0,4}"),
    "former": re.compile(
        r"[وف]?[بلك]?(?:ال|ل)?(?:سابق|اسبق|سالف|قديم|ماضي|مخلوع|معزول|متقاعد|منتهي|راحل|حين|انذاك|كان|مقال|مستقيل|سلف|"
        r"قدام|قدماء|قبل|محرر|بايد|مقيل|اول|منصرم|منحل)\w{0,4}"
    ),
    "speaking": re.compile(r"[وف]?[بلك]?(?:ال|ل)?(?:متحدث|ناطق|باسم|لسان|اعلام|صحاف|نطق)\w{0,4}"),
}
_SAID_EN: Final = {
    "deputy": word_set(
        "deputy deputies vice assistant assistants undersecretary under second junior mp mps lawmaker lawmakers member",
        "members acting aide crown prosecutor attorney",
    ),
    "former": word_set(
        "former formerly ex previous previously then past late earlier onetime erstwhile old outgoing prior preceding",
        "ousted deposed retired veteran predecessor predecessors emeritus once sometime served until",
    ),
    "speaking": word_set(
        "spokesman spokeswoman spokesperson spokesmen spokespersons spokespeople behalf press media mouthpiece spoke",
        "speaking voice",
    ),
}


@arabic_question
def _is_title(key: str) -> bool:
    """Whether an Arabic word makes an office a deputy's, or a former one."""
    return not _TITLES_AR.keys().isdisjoint(bare_forms(key))


@latin_question
def _is_title_english(key: str) -> bool:
    """Whether an English word makes an office a deputy's, or a former one."""
    return key in _TITLES_EN


def ranks(text: Text, language: str) -> dict[str, str]:
    """The words by which an Arabic or English text says that an office is a deputy's, or was held before."""
    return dict(_ranks_arabic(text) if language.startswith("ar") else _ranks_english(text))


def _ranks_arabic(text: Text) -> Iterator[tuple[str, str]]:
    for i in text.where(_is_title):
        rank = next((_TITLES_AR[form] for _, form in forms(text.key(i)) if form in _TITLES_AR), "")
        if rank and _is_held(text, i, rank):
            first = i - (rank == "former")
            yield rank, " ".join(token.text for token in text.tokens[first : first + 2])


def _is_held(text: Text, i: int, rank: str) -> bool:
    """Whether the title at token `i` is one of an office: «النائب الأول لرئيس» is, and «النائب» alone is an MP."""
    if rank == "speaking":
        return "باسم" in text.keys[i + 1 : i + 3]
    if rank == "former":
        return any(text.form(at, _OFFICES_AR) for at in (i - 3, i - 2, i - 1))
    numbered = text.key(i + 1) in _NTH
    return text.form(i + 1 + numbered, _OFFICES_AR) is not None and (numbered or not text.key(i).startswith("ال"))


_NTH: Final = word_set("الاول الاولي الثاني الثانيه الثالث")


def _ranks_english(text: Text) -> Iterator[tuple[str, str]]:
    for i in text.where(_is_title_english):
        rank = _TITLES_EN[text.key(i)]
        if rank == "speaking" or not _OFFICES_EN.isdisjoint(text.keys[i + 1 : i + 4]):
            yield rank, " ".join(token.text for token in text.tokens[i : i + 2])


def _sits(text: Text, i: int) -> bool:
    """Whether the word at token `i` is for members of parliament: «النائبة مريم», «مجلس النواب»."""
    return text.form(i, _SEATED) is not None and text.key(i + 1) not in _NTH


_SEATED: Final = word_set("النايب النايبه النواب النايبات النايبان النايبين")


def may_say(text: Text, language: str, rank: str) -> bool:
    """Whether any word of a text may say that somebody is of that rank."""
    if language.startswith("ar"):
        return any(
            _SAID_AR[rank].fullmatch(key) and not (rank == "deputy" and _sits(text, i))
            for i, key in enumerate(text.keys)
        )
    return not _SAID_EN[rank].isdisjoint(text.keys)
