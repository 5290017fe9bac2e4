"""Whom a title, a role, a kind or a verb alone means, of those named before."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from msgspec.structs import replace

from malaf.reading import namewords as words
from malaf.reading.countries import ADJECTIVE_COUNTRIES, is_country_word, nisbas
from malaf.reading.descriptions import (
    MODIFIERS,
    NO_NAMES,
    DescriptionReader,
)
from malaf.reading.nameruns import PREPOSITIONS
from malaf.reading.nametokens import Gender, Token, is_definite, spelling, word_set
from malaf.reading.roles import Phrase, is_feminine_role
from malaf.reading.voices import (
    OFFICES,
    Speaker,
    Voices,
    consonants_of,
    is_feminine,
    is_several,
    offices_of,
    role_words,
    without_article,
)

# What the text goes on to call an institution by, with an adjective.
_COMPANIES: Final = word_set("منظمة شركة وكالة مؤسسة نادي بنك مصرف جمعية مجموعة هيئة صحيفة قناة حركة جماعة")
_ORG_HEADS: Final = words.ORG_HEADS | words.PROPER_ORG_HEADS
_HEADS: Final = words.ORG_HEADS | words.SPEAKING_NOUNS | words.ROLES | words.PLURAL_ROLES | words.TOPICS
_OF_ALL_NATIONS: Final = word_set("الدولية الأممية العالمية")
_SPOKESMEN: Final = frozenset(
    {"متحدث", "متحدثه", "ناطق", "ناطقه", "مسوول", "مسؤول", "رئيس", "وزير", "امين", "مدير", "طرف"}
)
_IMPERSONAL: Final = word_set(
    """
    يذكر يتوقع يعتقد يرجح يقدر يعتبر تعتبر يرى يلاحظ يشار يؤمل يعد تعد
    """
)
# Who is called so may have any role.
_ANYBODY: Final = word_set(
    "الرجل المرأة السيد السيدة الشاب الشابة الفتى الفتاة العجوز المسن المسنة الأرملة الطفل الطفلة"
)
# What the text goes on to call somebody who has another role: «وأضاف الدبلوماسي أن».
_CALLED_BY_TRADE: Final = word_set(
    """
    السياسي السياسية الخبير الخبيرة المبعوث المبعوثة النجم النجمة الباحث الباحثة
    العالم العالمة الناشط الناشطة الزعيم الزعيمة القيادي القيادية الضابط الجنرال الفنان الفنانة الكاتب الكاتبة
    المحلل المحللة الاقتصادي الأكاديمي الأكاديمية البرلماني البرلمانية الحقوقي الحقوقية الممثل الممثلة
    المخرج المخرجة المغني المغنية المطرب المطربة المؤرخ المؤرخة
    """
)
_CALLED_AGAIN: Final = _CALLED_BY_TRADE | word_set(
    """
    الأب الأم الوالد الوالدة الزوج الزوجة الابن الابنة الشقيق الشقيقة الجار الجارة المسؤول المسؤولة الطبيب الطبيبة
    الدبلوماسي الدبلوماسية
    """
)
_ADDING: Final = word_set("أضاف تابع زاد أردف استطرد واصل استدرك أكمل ختم اختتم")
# What a role may have that says nothing of it.
_TRANSIENT: Final = word_set("جديد جديدة منتخب منتخبة حالي حالية معين معينة")
OFFICIALS: Final = word_set("المسؤول المسؤولة الدبلوماسي الدبلوماسية الديبلوماسي الديبلوماسية")
# Participles, which a preposition goes with: «البالغ من العمر», «المنتمي إلى الحزب».
_TOLD: Final = re.compile(r"ال(?:م.{2,3}[^ي]|من.مي|.ا[^ي][^ي]|.اي.)ه?")
# In paragraphs: so far from what somebody said may he or she go on without being named again.
_FAR: Final = 8


def _is_of_country(word: str) -> bool:
    """Whether a word without its article is a country's name or its adjective."""
    return any(form in nisbas() or is_country_word(form) for form in (word, f"ال{word}"))


class RecallingReader(DescriptionReader):
    """A paragraph that is asked whom of those before it its words mean."""

    def __init__(self, voices: Voices, number: int) -> None:
        super().__init__(number, voices.paragraphs[number])
        self.all = voices
        self.number = number
        starts = [token.start for token in self.tokens]
        self.named: dict[int, tuple[int, int | None, int | None]] = {}
        self.prefixed: set[int] = set()  # where the name has «و» or a preposition before it
        for start, _, end, person, organisation in sorted(voices.mentions[number], key=lambda m: (m[0], m[1], -m[2])):
            first = bisect_right(starts, start) - 1
            last = bisect_right(starts, end - 1)
            if first not in self.named:
                self.named[first] = (last, person, organisation)
                if start > self.tokens[first].start:
                    self.prefixed.add(first)
        self.named_starts = sorted(self.named)

    def _body(self, t: int) -> Speaker:
        """The institution, with the article, at token `t`, if only as the text calls it."""
        n = self._latest(self.all.heads.get(self.key(t)[2:], []), t)
        if n is not None:
            organisation = self.all.organisations[n]
            return Speaker(organisation.name, None, n, organisation.gender, t + 1)
        if self.all.last is not None and self._is_last(self.key(t), t):
            return replace(self.all.last, end=t + 1)
        token, end = self.tokens[t], self._adjectives(t + 1)
        gender: Gender = "f" if token.key.endswith("ه") else "m"
        return self._worded(token.start, self.tokens[end - 1].end, gender, end, sure=False)

    def _mentioned(self, t: int) -> Speaker:
        end, person, organisation = self.named[t]
        if person is not None:
            found = self.all.people[person]
            return Speaker(found.name, person, None, found.gender, end, True)
        # «وكالة الفضاء الأمريكية (ناسا)» is meant by «ناسا» later.
        organisation = self.all.shorts.get(spelling(self.all.organisations[organisation or 0].name), organisation)
        institution = self.all.organisations[organisation or 0]
        return Speaker(institution.name, None, organisation, institution.gender, end, True)

    def _by_title(self, title: str, t: int) -> Speaker | None:
        """«معاليه», «سموه»: the last speaker with the title, else the first person who has it."""
        key = spelling(title)
        gender = "f" if self.key(t).endswith("ها") else "m"
        last = self.all.last
        if (
            last is not None
            and last.gender in {None, gender}
            and (not key or (last.person is not None and any(n == last.person for n, _ in self.all.roles.get(key, []))))
        ):
            return replace(last, end=t + 1)
        limit = (self.number, self.tokens[t].start)
        best: tuple[tuple[int, int], int] | None = None
        for n, _ in self.all.roles.get(key, [])[:8]:
            place = self.all.people[n].mentions[0]
            if self.all.people[n].gender not in {None, gender}:
                continue
            if (place.paragraph, place.start) < limit and (best is None or (place.paragraph, place.start) < best[0]):
                best = ((place.paragraph, place.start), n)
        if best:
            person = self.all.people[best[1]]
            return Speaker(person.name, best[1], None, person.gender, t + 1, True)
        return replace(self.all.last, end=t + 1, sure=False) if self.all.last else self._last_named(t)

    def _last_named(self, t: int) -> Speaker | None:
        """The last person named before token `t` in this paragraph or the one before."""
        at = bisect_right(self.named_starts, t - 1) - 1
        while at >= 0:
            if self.named[self.named_starts[at]][1] is not None:
                return replace(self._mentioned(self.named_starts[at]), end=t + 1, sure=False)
            at -= 1
        return None

    def _unnamed_before(self, t: int) -> Speaker | None:
        """«المسؤول العراقي», «الدبلوماسي»: who spoke as «مسؤول عراقي», «دبلوماسي غربي», with no other adjective."""
        key = self.key(t)
        if not key.startswith("ال"):
            return None
        for others, speaker in reversed(self.all.unnamed.get(key[2:], [])[-4:]):
            k = t + 1
            while is_definite(self.key(k)) and self.key(k)[2:] in others:
                k += 1
            told = is_definite(self.key(k)) and self.key(k) not in MODIFIERS
            whole = k > t + 1 or not (self._has_complement(k) or self._has_spoken_with(key[2:], t))
            if whole and not told:
                return replace(speaker, end=k)
        return None

    def _has_spoken_with(self, head: str, t: int) -> bool:
        """Whether a person with a role, or an institution of a kind, has spoken last, or is now said to go on."""
        last = self.all.last
        if last is None or not last.known:
            return False
        if last.person is None:
            return last.organisation in self.all.heads.get(head, [])
        person = self.all.people[last.person]
        held = head in offices_of(f"{person.role or ''} {person.honorific or ''}")
        return held or (self.key(t) in _CALLED_AGAIN and self._adds(t - 1))

    def _without_participle(self, role: Phrase) -> Phrase:
        """«اللاعب البالغ من العمر 31 عاما», «الوزير المنتمي إلى الحزب»: the role without what is told of him or her."""
        word = self.key(role.last - 1)
        told = role.last > role.first + 1 and _TOLD.fullmatch(word) and self.key(role.last) in PREPOSITIONS
        return replace(role, last=role.last - 1, end=self.tokens[role.last - 2].end) if told else role

    def _of_the_family(self, t: int) -> Speaker | None:
        """The one person of the text whose name ends with the word at token `t`, if it is none in a list."""
        key = self.key(t)
        family = self.all.families.get(key) or self.all.consonants.get(consonants_of(key), [])
        if len(family) != 1 or any(form in listed for _, form in self.tokens[t].forms for listed in NO_NAMES):
            return None
        person = self.all.people[family[0]]
        return Speaker(person.name, family[0], None, person.gender, t + 1)

    def _one_of_gender(self, form: str) -> Speaker | None:
        """The one person named here or in the paragraph before with whose gender a verb agrees."""
        wanted: Gender = "f" if is_feminine(form) else "m"
        near = self.all.present[max(self.number - 1, 0)] | self.all.present[self.number]
        found = [n for n in near if self.all.people[n].gender == wanted]
        if len(found) != 1:
            return None
        return Speaker(self.all.people[found[0]].name, found[0], None, wanted, sure=False)

    def _worded(self, start: int, end: int, gender: Gender, after: int, *, sure: bool) -> Speaker:
        """A speaker in the words of the text; the fuller words where they go on with the last one."""
        text = self.text[start:end]
        if text.startswith("ل") and self.text[:start].endswith("ل"):
            text = f"ا{text}"  # «للخارجية القطرية»
        last = self.all.last
        if last is not None and not last.known and len(last.text) > len(text):
            mine, before = (
                [without_article(word) for word in text.split()],
                [without_article(word) for word in last.text.split()],
            )
            if mine == before[: len(mine)]:
                text = last.text
        return Speaker(text, None, None, gender, after, sure)

    def _has_complement(self, i: int) -> bool:
        return self.key(i) in {"باسم", "الرسمي", "الامني", "العسكري", "الاعلامي", "الحكومي"}

    def _ministry(self, form: str, t: int) -> Speaker | None:
        """«الخارجية» for the ministry named before."""
        if form not in words.TOPICS or not form.startswith("ال"):
            return None
        for n in self.all.heads.get("وزاره", [])[-12:]:
            organisation = self.all.organisations[n]
            parts = [spelling(word) for word in organisation.name.split()]
            place = organisation.mentions[0]
            if (
                len(parts) > 1
                and parts[1] == form
                and (place.paragraph, place.start) < (self.number, self.tokens[t].start)
            ):
                return Speaker(organisation.name, None, n, organisation.gender, t + 1, True)
        return None

    def _is_last(self, form: str, t: int) -> bool:
        """Whether «التجمع» at token `t` is the phrase that spoke last: «تجمع المهنيين»."""
        last = self.all.last
        if last is None or last.known or not form.startswith("ال") or is_definite(self.key(t + 1)):
            return False
        said = last.text.split()
        return len(said) > 1 and spelling(said[0]) == form[2:]

    def _has_no_head(self, speaker: Speaker) -> bool:
        """Whether a speaker is called by a bare name, such as «ميتا», «برشلونة»: what «الشركة», «النادي» go on with."""
        if speaker.person is not None or is_several(speaker.text) or self.number - self.all.last_paragraph > 1:
            return False
        first = without_article(speaker.text.split()[0])
        return not (speaker.text.startswith("ال") or first in _HEADS) and len(speaker.text.split()) < 3

    def _is_ministry(self, speaker: Speaker) -> bool:
        """Whether a speaker is a ministry that is called by its subject: «الخارجية القطرية»."""
        return not speaker.known and spelling(speaker.text.split()[0]) in words.TOPICS

    def _second_mention(self, t: int, form: str) -> int | None:
        """The institution whose head alone stands at token `t`, with the article: «وحذرت المنظمة من أن»."""
        bare = form[2:]
        if not form.startswith("ال") or bare not in _ORG_HEADS:
            return None
        if self.key(t + 1).startswith("ال") and self.key(t + 1) not in words.STOP:
            return None
        return self._latest(self.all.heads.get(bare, []), t)

    def _in_other_words(self, t: int) -> int | None:
        """The one institution of its kind that has been named: «المنظمة الحقوقية», «الشركة الأميركية»."""
        key, adjective = self.key(t), self.key(t + 1)
        bare = key.removeprefix("ال")
        if bare == key or bare not in _COMPANIES or not is_definite(adjective) or is_definite(self.key(t + 2)):
            return None
        if not adjective.endswith(("ي", "يه")):
            return None
        if bare == "منظمه" and adjective in _OF_ALL_NATIONS and self.all.heads.get("امم"):
            bare = "امم"
        called = self.text[self.tokens[t].start : self.tokens[t + 1].end]
        # Two others are too many, so no more of them are asked for.
        named = [n for n in self.all.heads.get(bare, [])[:3] if self.all.organisations[n].name != called]
        return self._latest(named, t) if len(named) == 1 else None

    def _latest(self, institutions: list[int], t: int) -> int | None:
        """Of some institutions, the one first named last before token `t`."""
        limit = (self.number, self.tokens[t].start)
        found = None
        for n in institutions[-12:]:
            place = self.all.organisations[n].mentions[0]
            if (place.paragraph, place.start) < limit:
                found = n
        return found

    def _with_role(self, role: Phrase, t: int) -> Speaker | None:
        """The person named before, whom a role alone means: the last one whose role has these words."""
        said = role_words(" ".join(token.text for token in self.tokens[role.first : role.last] if token.key))
        head = role.head[2:] if role.head.startswith("ال") and len(role.head) > 4 else role.head
        wanted = {head, *said[1:]} - _TRANSIENT
        limit = (self.number, self.tokens[t].start)
        best: int | None = None
        country = role.country if role.last > role.first + 2 else None
        without = {word for word in wanted if not _is_of_country(word)} if country else wanted
        for n, has in self.all.roles.get(head, [])[-12:]:
            place = self.all.people[n].mentions[0]
            # «وزير خارجية السعودية» is «وزير الخارجية السعودي».
            compatriot = country is not None and self.all.people[n].country == country and without <= has
            if (place.paragraph, place.start) < limit and (wanted <= has or compatriot):
                best = n
        if best is None:
            best = self._only_one(head, limit)
        if best is None and role.country is not None and role.head.startswith("ال"):
            best = self._compatriot(role.country, "f" if is_feminine_role(role.head) else "m", limit)
            if best is not None and head in OFFICES and role.head not in OFFICIALS:
                held = offices_of(self.all.people[best].role or "")
                best = best if not held or head in held else None  # «الرئيس الصيني» is not China's spokesman
        if best is None:
            return None
        person = self.all.people[best]
        return Speaker(person.name, best, None, person.gender, role.last, True)

    def _holds_office(self, speaker: Speaker, t: int) -> bool:
        """Whether a person is «المسؤول الحكومي», «المسؤولة الأممية» of token `t`: in office, of no other country.

        Who has no role in the text may hold any, if nobody is surer to have spoken last.
        """
        if speaker.person is None:
            return False
        person = self.all.people[speaker.person]
        said = f"{person.role or ''} {person.honorific or ''} {self.all.apposed(person)}".split()
        nisba = nisbas().get(self.key(t + 1))
        ours = nisba is None or person.country in {None, nisba[0]}
        fits = person.gender in {None, "f" if self.key(t).endswith("ه") else "m"}
        held = any(without_article(word) in OFFICES for word in said) or (speaker.sure and not said)
        return ours and fits and held

    def _of_the_talk(self, role: Phrase) -> Speaker | None:
        """«يروي الرجل», «ختم اللاعب»: who spoke or acted last, where nothing speaks against it."""
        if role.last != role.first + 1 or not role.head.startswith("ال"):
            return None
        gender = "f" if is_feminine_role(role.head) else "m"
        spoke = self.all.last if self.number - self.all.last_paragraph <= 1 else None
        for who in (self.all.acting, spoke):
            if who is None or who.person is None:
                continue
            person = self.all.people[who.person]
            said = offices_of(f"{person.role or ''} {person.honorific or ''}")
            fits = role.head in _ANYBODY or not said or role.head[2:] in said
            fits = fits or (who is spoke and role.head in _CALLED_AGAIN and self._adds(role.first - 1))
            fits = fits or (who is spoke and role.head in _CALLED_BY_TRADE and role.head[2:] not in self.all.roles)
            if fits and person.gender in {None, gender}:
                return replace(who, end=role.last)
        return None

    def _adds(self, t: int) -> bool:
        """Whether a verb at token `t` adds to what has been said: «وأضاف», «وتابعت»."""
        return any(form in words.SAYING and words.SAYING[form][0] in _ADDING for _, form in self.tokens[t].forms)

    def _compatriot(self, country: str, gender: Gender, limit: tuple[int, int]) -> int | None:
        """The one person named so far who comes from a country: «المدرب البرتغالي», «السويسري»."""
        # Two are too many, so no more of them are asked for.
        found = [
            n
            for n in self.all.compatriots.get((country, gender), ())[:2]
            if (place := self.all.people[n].mentions[0]) and (place.paragraph, place.start) < limit
        ]
        return found[0] if len(found) == 1 else None

    def _of_country(self, t: int) -> Speaker | None:
        """«وقال السويسري», «وختم السويسري الشاب»: the one person named so far from there, or who spoke last, if so."""
        nisba = nisbas().get(self.key(t))
        key = self.key(t)
        if nisba is None or not key.startswith("ال") or not key.endswith(("ي", "يه")) or key in ADJECTIVE_COUNTRIES:
            return None  # «السعودية»
        who = self.all.acting or self.all.last
        if who is not None and who.person is not None and self.number - self.all.last_paragraph <= 2:
            person = self.all.people[who.person]
            if person.country == nisba[0] and person.gender in {None, nisba[1]}:
                return replace(who, end=t + 1)
        found = self._compatriot(nisba[0], nisba[1], (self.number, self.tokens[t].start))
        if found is None:
            return None
        person = self.all.people[found]
        return Speaker(person.name, found, None, person.gender, t + 1)

    def _only_one(self, head: str, limit: tuple[int, int]) -> int | None:
        """The one person named so far with a role, where the text now adds to it: «المخرجة التونسية»."""
        if head in _SPOKESMEN:
            return None
        having = [n for n, _ in self.all.roles.get(head, [])[:4]]
        earlier = [n for n in having if (p := self.all.people[n].mentions[0]) and (p.paragraph, p.start) < limit]
        return earlier[0] if len(earlier) == 1 and len(having) == 1 else None

    def _described_so_far(self, role: Phrase, t: int) -> Speaker | None:
        """A role that nobody has been given yet, with the article: the person last named, where he or she has none."""
        if not role.head.startswith("ال") or role.head[2:] in _SPOKESMEN:
            return None
        last = self._last_named(t)
        if last is None or last.person is None or self.all.people[last.person].role is not None:
            return None
        gender = "f" if role.head.endswith("ه") else "m"
        return replace(last, end=role.last) if last.gender == gender else None

    def _continued(self, verb: Token, form: str) -> Speaker | None:
        """The last speaker, where a verb without a subject agrees with him or her."""
        last = self.all.last
        if form in _IMPERSONAL:
            return None
        if last is None or (self.number - self.all.last_paragraph > 2 and not self._only_speaker(last)):
            return None
        several = not last.known and is_several(last.text)
        if several != form.endswith(("وا", "ون")):
            return None  # «وقال إنه يملك» is none of «الخبراء»
        if not several and last.gender is not None and (last.gender == "f") != is_feminine(form):
            return None
        return replace(last, sure=self.number - self.all.last_paragraph <= 1)

    def _only_speaker(self, last: Speaker) -> bool:
        """Whether a text of one person goes on with him or her: nobody else is named since he or she spoke."""
        since = range(max(self.all.last_paragraph, 0), self.number + 1)
        alone = frozenset({last.person})
        return last.person is not None and len(since) <= _FAR and all(self.all.present[k] <= alone for k in since)

    def _agreeing(self, actor: Speaker | None, form: str) -> Speaker | None:
        """Who acted last without a word, where the verb's gender is known to be his or hers."""
        if actor is None or actor.gender is None or form in _IMPERSONAL or form.endswith(("وا", "ون")):
            return None
        return replace(actor, sure=False) if (actor.gender == "f") == is_feminine(form) else None
