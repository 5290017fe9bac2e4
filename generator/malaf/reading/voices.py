"""Who may speak in a text, and who has spoken so far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from malaf.reading import namewords as words
from malaf.reading.countries import nisbas
from malaf.reading.names import OrganisationFound, PersonFound, Place
from malaf.reading.nameshapes import is_role
from malaf.reading.nametokens import Gender, is_definite, spelling, word_set


class Speaker(msgspec.Struct, frozen=True):
    """Who speaks, by name or in the words of the text; `sure` is false where that is a guess."""

    text: str
    person: int | None = None
    organisation: int | None = None
    gender: Gender | None = None
    end: int = 0  # the token after the words that name the speaker
    sure: bool = True

    @property
    def known(self) -> bool:
        return self.person is not None or self.organisation is not None


# Before those of whom there are some: «ثلاثة مسؤولين», «أربعة من السكان».
SEVERAL: Final = word_set("ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة عدة بضعة عشرات مئات كثير كثيرون عديد")
# Broken plurals of people.
_MANY: Final = word_set(
    "شهود سكان أهالي نشطاء خبراء أطباء علماء تجار طلاب عمال ضباط نواب وزراء أقارب أصحاب أعضاء قادة ركاب جيران أنصار"
)
# Who stands in for another, or belongs to him: «نائب رئيس الوزراء».
_UNDER: Final = word_set(
    """
    نائب نائبة مساعد مساعدة مستشار مستشارة وكيل وكيلة مبعوث مبعوثة ممثل ممثلة باسم مكتب زوجة زوج نجل ابن ابنة شقيق
    شقيقة سكرتير سكرتيرة مندوب مندوبة خليفة سلف معاون معاونة
    """
)
# Who holds one of these is «المسؤول الحكومي».
OFFICES: Final = word_set(
    """
    وزير وزيرة كاتب كاتبة محافظ محافظة رئيس رئيسة مدير مديرة أمين أمينة مستشار مستشارة متحدث متحدثة ناطق ناطقة نائب
    نائبة وكيل وكيلة سفير سفيرة مفوض مفوضة مبعوث مبعوثة وال والي عمدة قائد قائدة مسؤول مسؤولة منسق منسقة مندوب مندوبة
    ممثل ممثلة مساعد مساعدة حاكم حاكمة معتمد عامل
    """
)
_APPOSITION: Final = re.compile(r"\s*[،,]\s*(?:وهو|وهي)?\s*([^\s،,.؛:؟!«»\"]+(?: [^\s،,.؛:؟!«»\"]+){0,7})(?=[،,.])")
_OFFICE_GIVEN: Final = re.compile(r"\s+[^\W\d_]+(?:اً|ًا|ا)(?: [^\W\d_]+){0,2}")


class Voices:
    """One text's speech; the state is who spoke last."""

    def __init__(
        self, paragraphs: Sequence[str], people: Sequence[PersonFound], organisations: Sequence[OrganisationFound]
    ) -> None:
        self.paragraphs = paragraphs
        self.people = people
        self.organisations = organisations
        self.last: Speaker | None = None
        self.last_paragraph = -9
        # Who has spoken without a name, and without the article: head -> the other words, and all of them.
        self.unnamed: dict[str, list[tuple[frozenset[str], Speaker]]] = {}
        self.acting: Speaker | None = None  # the subject of the last sentence, where it said nothing
        self.pending: tuple[Speaker, Place] | None = None
        self.mentions: list[list[tuple[int, int, int, int | None, int | None]]] = [[] for _ in paragraphs]
        for n, person in enumerate(people):
            for place in person.mentions:
                self.mentions[place.paragraph].append((place.start, 0, place.end, n, None))
        for n, organisation in enumerate(organisations):
            for place in organisation.mentions:
                self.mentions[place.paragraph].append((place.start, 1, place.end, None, n))
        # Who is named in each paragraph.
        self.present = [frozenset(n for *_, n, _ in mentions if n is not None) for mentions in self.mentions]
        # A role's words, for «الوزير» alone: head -> people who have it, in the order of the text.
        self.roles: dict[str, list[tuple[int, frozenset[str]]]] = {}
        for n, person in enumerate(people):
            said = f"{person.role or ''} {person.honorific or ''} {self.apposed(person)}"
            bare = role_words(said)
            for head in dict.fromkeys(offices_of(said)):
                self.roles.setdefault(head, []).append((n, frozenset(bare)))
        # By country and gender, in the order of the text; who may be either is in both.
        self.compatriots: dict[tuple[str, Gender], list[int]] = {}
        genders: tuple[Gender, Gender] = ("f", "m")
        for n, person in enumerate(people):
            for gender in genders:
                country = person.country or country_of(person.role or "")
                if country and person.gender in {None, gender}:
                    self.compatriots.setdefault((country, gender), []).append(n)
        self.heads: dict[str, list[int]] = {}
        for n, organisation in enumerate(organisations):
            self.heads.setdefault(without_article(organisation.name.split()[0]), []).append(n)
            head = without_article(organisation.quote.split()[0])
            if head in words.ORG_HEADS and n not in self.heads.get(head, []):
                self.heads.setdefault(head, []).append(n)  # «شركة أرامكو السعودية»
        # By the last part of the name, for who speaks before the text names him in full.
        self.families: dict[str, list[int]] = {}
        for n, person in enumerate(people):
            self.families.setdefault(spelling(person.name.split()[-1]), []).append(n)
        # The same without long vowels, which foreign names are spelled with and without: «زوكربيرغ», «زوكربرغ».
        self.consonants: dict[str, list[int]] = {}
        for family, bearers in self.families.items():
            if len(consonants_of(family)) > 3:
                self.consonants.setdefault(consonants_of(family), []).extend(bearers)
        self.shorts = {spelling(found.short): n for n, found in enumerate(organisations) if found.short}

    def apposed(self, person: PersonFound) -> str:
        """What stands after the name: «المندوبة نادية القاضي، طبيبة بالقنيطرة،», «انتخاب فلان أميناً عاماً للحزب»."""
        place = person.mentions[0]
        text = self.paragraphs[place.paragraph]
        found = _APPOSITION.match(text, place.end)
        if found and is_role(spelling(found[1].split()[0])):
            return found[1]
        made = _OFFICE_GIVEN.match(text, place.end)
        if made is None:
            return ""
        bare = [spelling(word).removesuffix("ا") for word in made[0].split()]
        return " ".join(bare) if is_role(bare[0]) else ""


def offices_of(role: str) -> list[str]:
    """The words of a role that are his or her own: «نائب رئيس الوزراء» is no «رئيس», «زوجة الرئيس» neither."""
    said = role.split()
    own = [word for i, word in enumerate(said) if i == 0 or spelling(said[i - 1]) not in _UNDER]
    return [without_article(word) for word in own]


def country_of(role: str) -> str | None:
    """The country whose ministry, or bank, ends a role: «الناطق باسم وزارة الخارجية الروسية»."""
    last = spelling(role.rsplit(maxsplit=1)[-1]) if role else ""
    nisba = nisbas().get(last) if is_definite(last) else None
    return nisba[0] if nisba else None


def consonants_of(key: str) -> str:
    """A word without the letters of long vowels."""
    return re.sub("[اوي]", "", key)


def role_words(said: str) -> list[str]:
    """A role's words without the article: who is «رئيس الحكومة» is «رئيس الوزراء», and «رئيس مجلس الوزراء»."""
    bare = ["وزراء" if key == "حكومه" else key for word in said.split() if (key := without_article(word))]
    return [word for i, word in enumerate(bare) if word != "مجلس" or bare[i + 1 : i + 2] != ["وزراء"]]


def without_article(word: str) -> str:
    key = spelling(re.sub(r"\W", "", word))
    if key.startswith("لل"):
        return key[2:]
    return key[2:] if key.startswith("ال") and len(key) > 4 else key


def is_several(text: str) -> bool:
    """Whether a speaker in the words of the text is more than one: «الخبراء», «ثلاثة مسؤولين»."""
    first = spelling(text.split(maxsplit=1)[0])
    if without_article(first) in OFFICES:
        return False  # «الأمين»
    if without_article(first) in _MANY:
        return True  # «الشهود»
    return first in words.PLURAL_ROLES or first in SEVERAL or (len(first) > 4 and first.endswith(("ون", "ين")))


def is_feminine(form: str) -> bool:
    lemma = words.SAYING.get(form, ("", ""))[0]
    if form == "بينت":
        return True  # of «بين», which is no verb of saying as often
    return form != lemma and (form.endswith("ت") or form.startswith(("ت", "ست")))  # not «لفت», «تابع»
