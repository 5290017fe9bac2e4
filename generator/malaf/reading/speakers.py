"""Who speaks: the person, the institution, or the words of the text that a verb of saying goes with."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from malaf.reading import namewords as words
from malaf.reading.countries import nisbas
from malaf.reading.nameruns import PREPOSITIONS, is_role, is_verbal_noun
from malaf.reading.names import OrganisationFound, PersonFound, Place
from malaf.reading.nametokens import Token, is_definite, spelling, word_set
from malaf.reading.namewords import Gender
from malaf.reading.people import PeopleReader
from malaf.reading.quotations import quotations
from malaf.reading.roles import Phrase, is_feminine_role
from malaf.sentences import split_sentences


class Speaker(msgspec.Struct, frozen=True):
    text: str
    person: int | None = None
    organisation: int | None = None
    gender: Gender | None = None
    end: int = 0  # the token after the words that name the speaker
    sure: bool = True

    @property
    def known(self) -> bool:
        return self.person is not None or self.organisation is not None


_SKIPPED_BEFORE: Final = word_set(
    """
    أما وأما لكن ولكن بينما وبينما فيما وفيما كان وكان كانت وكانت كما ثم عندما وعندما حين وحين حينما وحينما لما ولما
    """
)
# Before «أن» these make it no speech; «إلى أن», «على أن» can be what a verb of saying has.
NOT_SUBORDINATE: Final = words.BEFORE_SUBORDINATE - frozenset({"الي", "على", "بعد"})
_EXCEPTING: Final = word_set("غير إلا بيد على")
# Before those of whom there are some: «ثلاثة مسؤولين», «أربعة من السكان».
_SEVERAL: Final = word_set("ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة عدة بضعة عشرات مئات كثير كثيرون عديد")
_MANY: Final = word_set(
    "شهود سكان أهالي نشطاء خبراء أطباء علماء تجار طلاب عمال ضباط نواب وزراء أقارب أصحاب أعضاء قادة ركاب جيران أنصار"
)
# «مسؤولاً», but not «مؤسسها», «أحداً».
_UNNAMED: Final = frozenset(
    word for word in words.ROLES | words.SPEAKING_NOUNS if not word.endswith("ه") and word != "احد"
)
# How adjectives of relation end: «إسرائيلياً», «أميركيين».
_RELATING: Final = ("ي", "يا", "يه", "يين", "يون", "يات")
# «المسؤول في وزارة النفط», which «الوزير في وزارة النفط» is not.
_UNNAMED_MEMBERS: Final = word_set("مسؤول مسؤولة قيادي قيادية خبير خبيرة باحث باحثة ناشط ناشطة محلل محللة ضابط مصدر")
_KIN_OF: Final = word_set(
    """
    والد والدة والدا شقيق شقيقة أشقاء زوج زوجة نجل نجلة ابن ابنة أبناء عم عمة خال خالة جد جدة أم أخ أخت أرملة خطيب
    خطيبة قريب قريبة أقارب صديق صديقة أصدقاء جار جارة جيران زميل زميلة زملاء محامي محامية محامو عائلة أسرة ذوو أهل
    """
)
_SECOND: Final = word_set("ثان ثانية ثالث ثالثة آخر أخرى")
_SOURCES: Final = word_set("مصدر مصادر شاهد شهود")
_RANKS: Final = word_set(
    "كبير كبيرة رفيع رفيعة بارز بارزة سابق سابقة مطلع مطلعة مستقل مستقلة آخر أخرى ثان ثانية ثالث ثالثة"
)
# «أحد سكان الحي», «إحدى أمهات التلاميذ».
_PARTITIVES: Final = word_set("أحد إحدى بعض عدد معظم أغلب غالبية أكثر جل")
# What «أكد» may have for its object: no speaker.
ASSERTED: Final = word_set(
    """
    أهمية ضرورة حرص التزام دعم عمق رفض استعداد متانة وجود موقف عزم ثقته ثقتها حرصه حرصها دعمه دعمها التزامه
    التزامها رفضه رفضها استعداده استعدادها
    """
)
_AUXILIARIES: Final = word_set("قد فقد لقد وقد كان كانت")
_MODIFIERS: Final = word_set(
    """
    أيضا كذلك أمس اليوم غدا لاحقا مجددا بدوره بدورها من جهته جهتها جانبه جانبها السبت الأحد الاثنين الإثنين
    الثلاثاء الأربعاء الخميس الجمعة
    """
)
_SPOKESMEN: Final = frozenset(
    {"متحدث", "متحدثه", "ناطق", "ناطقه", "مسوول", "مسؤول", "رئيس", "وزير", "امين", "مدير", "طرف"}
)
# A time says nothing: «خلال زيارته الأسبوع الماضي، وقالت».
_TIMES: Final = word_set("أسبوع شهر عام سنة يوم ساعة دقيقة فترة موسم صباح مساء ليل ليلة فجر ظهر عصر قرن عقد ماضي مقبل")
_FEMININE_NOUNS: Final = frozenset({"مصادر", "وسايل", "وسائل"})
_IMPERSONAL: Final = word_set(
    """
    يذكر يتوقع يعتقد يرجح يقدر يعتبر تعتبر يرى يلاحظ يشار يؤمل يعد تعد
    """
)
# «المتحدث نفسه», «المصدر ذاته»: who spoke last.
# To whom something is said, between the verb and its subject: «قال لي القاضي».
_LISTENERS: Final = word_set("لي لنا له لها لهم")
# Who is called so may have any role.
_ANYBODY: Final = word_set(
    "الرجل المرأة السيد السيدة الشاب الشابة الفتى الفتاة العجوز المسن المسنة الأرملة الطفل الطفلة"
)
_KIN: Final = word_set("الأم الأب الأخ الجد العم")
_HEARERS: Final = word_set("صحفيين صحافيين إعلاميين نواب حاضرين جمهور مشاركين")
_NO_NAMES: Final = (words.STOP, words.VERBS, words.COMMON, words.DEFINITE_COMMON, words.ROLES, words.PARTICIPLES)
_STOPS: Final = frozenset(".؛:؟!«»")
_NO_VERBS: Final = word_set("غير أول")
# What follows these is no description of the speaker any more.
_CIRCUMSTANCES: Final = word_set("خلال عقب بعد قبل مع أثناء حول بشأن عن ضد إلى منذ أمام الذي التي حيث بين على")
# In which something is said: «في بيان», «في كلمته».
_OCCASIONS: Final = word_set(
    """
    بيان بيانها تصريح تصريحات مؤتمر كلمة كلمته كلمتها تغريدة تدوينة منشور مقابلة حديث حوار رسالة خطاب مداخلة اتصال بلاغ
    تقرير تقريرها ختام مقطع
    """
)
_MANNERS: Final = word_set("بالمناسبة بالمقابل بالخصوص بالتفصيل بالإجماع بوضوح بشدة بصراحة بدوره بدورها")
# What a role may have that says nothing of it.
_TRANSIENT: Final = word_set("جديد جديدة منتخب منتخبة حالي حالية معين معينة")
_STATEMENTS: Final = word_set("تصريحات تصريح كلمة حديث كلام أقوال مداخلة رسالة خطاب")
_SAME_SPEAKER: Final = word_set("المتحدث المتحدثة المصدر المصادر المتكلم المسؤول المسؤولة")
_OFFICIALS: Final = word_set("المسؤول المسؤولة")
# Of whom they are said, he or she answers: «سئل الوزير ... قال».
_ASKED: Final = word_set("سئل سئلت")
WHEN: Final = word_set("عندما وعندما حين وحين حينما وحينما لما ولما")
_UNDER: Final = word_set(
    """
    نائب نائبة مساعد مساعدة مستشار مستشارة وكيل وكيلة مبعوث مبعوثة ممثل ممثلة باسم مكتب زوجة زوج نجل ابن ابنة شقيق
    شقيقة سكرتير سكرتيرة مندوب مندوبة خليفة سلف معاون معاونة
    """
)
_OFFICES: Final = word_set(
    """
    وزير وزيرة كاتب كاتبة محافظ محافظة رئيس رئيسة مدير مديرة أمين أمينة مستشار مستشارة متحدث متحدثة ناطق ناطقة نائب
    نائبة وكيل وكيلة سفير سفيرة مفوض مفوضة مبعوث مبعوثة وال والي عمدة قائد قائدة مسؤول مسؤولة منسق منسقة مندوب مندوبة
    ممثل ممثلة مساعد مساعدة حاكم حاكمة معتمد عامل
    """
)
_SAME: Final = word_set("نفسه نفسها ذاته ذاتها عينه")


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
        self.acting: Speaker | None = None  # the subject of the last sentence, where it said nothing
        self.pending: tuple[Speaker, Place] | None = None
        self.mentions: list[list[tuple[int, int, int, int | None, int | None]]] = [[] for _ in paragraphs]
        for n, person in enumerate(people):
            for place in person.mentions:
                self.mentions[place.paragraph].append((place.start, 0, place.end, n, None))
        for n, organisation in enumerate(organisations):
            for place in organisation.mentions:
                self.mentions[place.paragraph].append((place.start, 1, place.end, None, n))
        # A role's words, for «الوزير» alone: head -> people who have it, in the order of the text.
        self.roles: dict[str, list[tuple[int, frozenset[str]]]] = {}
        for n, person in enumerate(people):
            said = f"{person.role or ''} {person.honorific or ''} {self.apposed(person)}"
            bare = [without_article(word) for word in said.split()]
            for head in dict.fromkeys(_offices(said)):
                self.roles.setdefault(head, []).append((n, frozenset(bare)))
        # By country and gender, in the order of the text; who may be either is in both.
        self.compatriots: dict[tuple[str, Gender], list[int]] = {}
        genders: tuple[Gender, Gender] = ("f", "m")
        for n, person in enumerate(people):
            for gender in genders:
                if person.country and person.gender in {None, gender}:
                    self.compatriots.setdefault((person.country, gender), []).append(n)
        self.heads: dict[str, list[int]] = {}
        for n, organisation in enumerate(organisations):
            self.heads.setdefault(without_article(organisation.name.split()[0]), []).append(n)
            head = without_article(organisation.quote.split()[0])
            if head in words.ORG_HEADS and n not in self.heads.get(head, []):
                self.heads.setdefault(head, []).append(n)  # «شركة أرامكو السعودية»
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


_APPOSITION: Final = re.compile(r"\s*[،,]\s*(?:وهو|وهي)?\s*([^\s،,.؛:؟!«»\"]+(?: [^\s،,.؛:؟!«»\"]+){0,7})(?=[،,.])")
_OFFICE_GIVEN: Final = re.compile(r"\s+[^\W\d_]+(?:اً|ًا|ا)(?: [^\W\d_]+){0,2}")


def _offices(role: str) -> list[str]:
    """The words of a role that are his or her own: «نائب رئيس الوزراء» is no «رئيس», «زوجة الرئيس» neither."""
    said = role.split()
    own = [word for i, word in enumerate(said) if i == 0 or spelling(said[i - 1]) not in _UNDER]
    return [without_article(word) for word in own]


def without_article(word: str) -> str:
    key = spelling(re.sub(r"\W", "", word))
    if key.startswith("لل"):
        return key[2:]
    return key[2:] if key.startswith("ال") and len(key) > 4 else key


class SpeakerReader(PeopleReader):
    """A paragraph that is asked who speaks."""

    def __init__(self, voices: Voices, number: int) -> None:
        super().__init__(number, voices.paragraphs[number], set())
        self.all = voices
        self.number = number
        self.closing = quotations(self.tokens)
        self.ends = frozenset(self.closing.values())
        self.inside = [False] * len(self.tokens)
        for opening, close in self.closing.items():
            for k in range(opening + 1, close):
                self.inside[k] = True
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

    def sentences(self) -> list[tuple[int, int]]:
        """Token ranges of the sentences; none ends inside a quotation."""
        starts = [token.start for token in self.tokens]
        ranges: list[tuple[int, int]] = []
        first = 0
        for span in split_sentences(self.text, "ar"):
            last = bisect_right(starts, span.end - 1)
            if (
                last < len(self.tokens)
                and last > 0
                and (self.inside[last] or self.inside[last - 1])
                and self._still_inside(last)
            ):
                continue
            if last > first:
                ranges.append((first, last))
                first = last
        if first < len(self.tokens):
            ranges.append((first, len(self.tokens)))
        return [part for whole in ranges for part in self._parted(*whole)]

    def _parted(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The sentences of a range, where the space after a full stop has been left out: «انتهت الجلسة.وقال»."""
        for k in range(first + 1, last - 1):
            if self.tokens[k].text != "." or self.inside[k]:
                continue
            glued = self.tokens[k - 1].end == self.tokens[k].start and self.tokens[k].end == self.tokens[k + 1].start
            before, after = self.key(k - 1), self.key(k + 1)
            if glued and len(before) > 2 and len(after) > 2 and not (before.isascii() or after.isascii()):
                yield first, k + 1
                first = k + 1
        yield first, last

    def _still_inside(self, i: int) -> bool:
        """Whether token `i` stands in the same quotation as the one before it, or closes it."""
        return self.inside[i] or (self.inside[i - 1] and i in self.ends)

    def _topic(self, first: int, last: int) -> Speaker | None:
        """The person or institution with which a sentence opens: the subject of its first verb where that has none."""
        t = self._opening(first, last)
        if t >= last or t in self.closing:
            return None
        found = self._subject(t, last)
        verb = self.key(t + 1)
        unknown = found is None or not (found.known or found.sure)
        if unknown and self.key(t - 1) in {"اما", "واما"} and verb[:1] == "ف" and verb[1:] in words.SAYING:
            found = Speaker(self.tokens[t].text, end=t + 1)  # «أما الرجاء فأعلن»
        return found if found and (found.known or found.sure) else None

    def _opening(self, first: int, last: int) -> int:
        """The token after what joins a sentence to the one before: «أما», «لكن», «غير أن», «وكان قد»."""
        t = first
        while t < last and (self.key(t) in _SKIPPED_BEFORE or self.key(t) in _AUXILIARIES):
            t += 1
        return t + 2 if self.key(t) in _EXCEPTING and self.key(t + 1) == "ان" else t

    def _actor(self, first: int, last: int) -> Speaker | None:
        """The person or institution that stands after the sentence's first verb, or before it."""
        first = self._opening(first, last)
        if self.key(first) in {"في", "وفي", "من", "ومن"}:
            # «في ضاحية ماتيرو، تابع الخياط ميشاك باندا النتائج»
            issued = self._issued_by(first + 1, last)
            if issued is not None:
                return issued
            comma = next((k for k in range(first, min(first + 9, last)) if self.sign(k) in {"،", ","}), first - 1)
            first = comma + 1
        for t in range(first, min(first + 4, last)):
            before = self.key(t - 1)
            acts = any(form in words.VERBS or form in _ASKED for form in (before, before[1:]))
            acts = acts or (t == first + 1 and self._looks_imperfect(first))
            if t in self.named and (t == first or acts):
                return self._mentioned(t)
            verb = any(form in words.VERBS or form in _ASKED for form in (self.key(t), self.key(t)[1:]))
            verb = verb or self._looks_imperfect(t)
            if verb or t == first:
                statement = verb and self.key(t + 1) in _STATEMENTS  # «جاءت تصريحات الوزير»
                j = self._after_introduction(t + verb + statement, last)
                if j is not None and j in self.named and self.named[j][1] is not None:
                    return self._mentioned(j)
            body = self.key(t + 1)
            unknown = t == first and not is_definite(self.key(t)) and self.key(t) not in words.COMMON | words.STOP
            if (verb or unknown) and is_definite(body) and body[2:] in words.ORG_HEADS:
                return self._body(t + 1)  # «قضت المحكمة بحبسه، وأكدت أن»
        return None

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

    def _issued_by(self, t: int, last: int) -> Speaker | None:
        """Whose statement stands at token `t`: «في بيان أصدره الوزير», «في كلمة ألقتها المديرة»."""
        if self.key(t) not in _OCCASIONS:
            return None
        k = next((k for k in range(t + 1, min(t + 5, last)) if self.key(k).endswith(("ه", "ها"))), last)
        at = self._after_introduction(k + 1, last) if k + 1 < last and k + 1 not in self.named else k + 1
        return self._mentioned(at) if at is not None and at in self.named and self.named[at][1] is not None else None

    def _looks_imperfect(self, t: int) -> bool:
        """Whether the word at token `t` may be an imperfect verb in no list: «يقطع», «وتهاتف»."""
        key = self.key(t)
        bare = key[1:] if key[:1] == "و" else key
        return (
            bare[:1] in {"ي", "ت"}
            and len(bare) > 3
            and not any(bare in known for known in _NO_NAMES)
            and bare not in words.GIVEN
        )

    def _remember(self, speaker: Speaker) -> None:
        self.all.acting = None
        self.all.last = replace(speaker, end=0)
        self.all.last_paragraph = self.number

    def _place(self, i: int, j: int) -> Place:
        return Place(self.number, self.tokens[i].start, self.tokens[j - 1].end)

    def _subject(self, t: int, last: int, *, prefixed: bool = False) -> Speaker | None:
        """The speaker whose name, title or description begins at token `t`."""
        while t < last:
            if self.sign(t) == "#":
                t += 1
                continue
            before_last = self.key(t) == "الاول" and self.key(t - 1) == "امس"
            if self.key(t) in _MODIFIERS or self.key(t) in _LISTENERS or before_last:
                t += 1
            elif not prefixed and t in self.prefixed and self.key(t).startswith("ل"):
                t = self.named[t][0]  # «قال لوكالة فرانس برس مسؤول تركي»
            elif not prefixed and self.key(t) == "ل" and self.closing.get(t + 1, t + 9) < t + 7:
                t = self.closing[t + 1] + 1  # «قال لـ"النهار" الخبير فلان»
            elif not prefixed and self.key(t).startswith("لل") and self.key(t)[2:] in _HEARERS:
                t += 1  # «وقالت للصحافيين»
            else:
                break
        if t >= last:
            return None
        if t in self.named:
            return self._mentioned(t)
        key = self.key(t)
        if not key:
            return self._in_marks(t, last)
        if key == "امام" and "إ" not in self.tokens[t].text:
            return None
        if key in {"ذات", "نفس"} and self.key(t + 1) in _SAME_SPEAKER and self.all.last is not None:
            return replace(self.all.last, end=t + 2)
        if key in {"هذا", "هذه"} and self.key(t + 1) in {"الاخير", "الاخيره"}:
            return self._last_named(t + 1)
        if key in words.PRONOUN_TITLES:
            return self._by_title(words.PRONOUN_TITLES[key], t)
        j = self._after_introduction(t, last)
        if j is not None and j in self.named and self.named[j][1] is not None:
            return self._mentioned(j)
        if key in words.HONORIFIC_NOUNS and t + 1 < last:
            return self._subject(t + 1, last, prefixed=prefixed)  # «معالي الوزيرة»
        if key.endswith(("ه", "ها", "هم")) and t + 1 in self.named and self.named[t + 1][1] is not None:
            return self._mentioned(t + 1)  # «نقيبها فلان», «زميله فلان»
        found = self._named_ahead(t, last) or self._described(t, prefixed=prefixed)
        return found or self._unnamed(t, last) or self._by_name_alone(t, last) or self._construct_of(t, last)

    def _in_marks(self, q: int, last: int) -> Speaker | None:
        """«أعلنت «طيران الرياض» أن»: an institution that is nothing but a name in quotation marks."""
        close = self.closing.get(q, last)
        if q in self.closing and (named := self._name_in_marks(q)) is not None:
            return named
        said = self.key(close + 1) in words.COMPLEMENTIZERS or (
            self.key(close + 1) == "في" and self._announces(close + 1, min(last, close + 8))
        )
        if not q + 1 < close < min(q + 6, last) or not said:
            return None
        name = self.text[self.tokens[q].end : self.tokens[close].start].strip()
        return Speaker(name, end=close + 1)

    def _name_in_marks(self, q: int) -> Speaker | None:
        """A name that is all that a quotation at token `q` holds."""
        close = self.closing[q]
        if q + 1 not in self.named or self.named[q + 1][0] != close:
            return None
        return replace(self._mentioned(q + 1), end=close + 1)

    def _named_ahead(self, t: int, last: int) -> Speaker | None:
        """The person whom a description leads to: «المتنبئ الجوي عبدالعزيز الحصيني», «مدرب الوصل، الصربي ميلوش»."""
        key = self.key(t)
        if not (is_role(key) or is_definite(key)) or key in words.STOP or key in words.PLURAL_ROLES:
            return None
        at = bisect_right(self.named_starts, t)
        while at < len(self.named_starts) and self.named[self.named_starts[at]][1] is None:
            at += 1
        if at >= len(self.named_starts) or self.named_starts[at] >= min(last, t + 16):
            return None
        m = self.named_starts[at]
        before = self.key(m - 1)
        if before in words.STOP or before in PREPOSITIONS or m in self.prefixed:
            return None
        for k in range(t, m):
            word = self.key(k)
            if self.inside[k] or (not word and self.inside[k - 1]) or self.closing.get(k, k + 9) < k + 6:
                continue  # «رئيس صندوق "سامروك" نورلان جاقوبوف»
            if self.sign(k) in _STOPS or word in words.COMPLEMENTIZERS or word in _CIRCUMSTANCES or k in self.closing:
                return None
            if self._is_verb(k):
                return None
        return self._mentioned(m)

    def _is_verb(self, k: int) -> bool:
        """Whether the word at token `k` of a description is a verb, not a noun that is spelled as one."""
        word = self.key(k)
        if word not in words.VERBS or word in _NO_VERBS or word in words.ROLES or word in words.COMMON:
            return False
        return word[0] != "ن" and self.key(k - 1) not in PREPOSITIONS  # «نصيب», «في علم الاجتماع»

    def _mentioned(self, t: int) -> Speaker:
        end, person, organisation = self.named[t]
        if person is not None:
            found = self.all.people[person]
            return Speaker(found.name, person, None, found.gender, end, True)
        institution = self.all.organisations[organisation or 0]
        return Speaker(institution.name, None, organisation, institution.gender, end, True)

    def _after_introduction(self, t: int, last: int) -> int | None:
        """The token after the titles and roles that begin at token `t`, where a name is expected."""
        j = t
        for _ in range(6):
            if j >= last:
                return None
            if j > t and j in self.named and self.named[j][1] is not None:
                return j
            after = self.titles(j)
            if after is not None and (after in self.named or not is_role(self.key(j))):
                j = after
                continue
            role = self.read_role(j, before=True)
            if role is None:
                return j if j > t else None
            # A name inside the phrase ends it: «وزير الخارجية سامح شكري».
            inside = next((k for k in self.named_starts[bisect_right(self.named_starts, j) :] if k < role.last), None)
            while inside is not None and self.named[inside][1] is None:
                inside = next(
                    (k for k in self.named_starts[bisect_right(self.named_starts, inside) :] if k < role.last), None
                )
            if inside is not None:
                return inside
            j = role.last
            if self.sign(j) in {"،", ","}:
                j += 1
        return j

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

    def _described(self, t: int, *, prefixed: bool = False) -> Speaker | None:
        """«الوزير», «وزيرة التخطيط», «الوزارة», «مسؤول عراقي رفيع», «مصدر في وزارة النفط»."""
        token = self.tokens[t]
        if token.key in _SAME_SPEAKER and self.all.last is not None:
            spoken = token.key in {"المتحدث", "المتحدثه"} and not self._has_complement(t + 1)
            if token.key == "المصدر" and not is_definite(self.key(t + 1)):
                return replace(self.all.last, end=t + 2 if self.key(t + 1) in _SAME else t + 1)
            if token.key in _OFFICIALS and is_definite(self.key(t + 1)) and self.all.last.person is not None:
                official = self.all.acting if self.all.acting and self.all.acting.person is not None else self.all.last
                if self._holds_office(official, t):
                    return replace(official, end=t + 2)
            if self.key(t + 1) in _SAME or (spoken and token.key[2:] not in self.all.roles):
                return replace(self.all.last, end=t + 2 if self.key(t + 1) in _SAME else t + 1)
        if token.key in words.HONORIFICS and not is_role(token.key) and not is_definite(self.key(t + 1)):
            title = Phrase(t, t + 1, token.start, token.end, token.key, None, plural=False, orgs=())
            known = self._of_the_talk(title) or self._with_role(title, t)
            if known is not None:
                return known  # «وأشار الدكتور إلى أن»
        role = self.read_role(t, before=False) if self._second_mention(t, token.key) is None else None
        if role is not None and not role.plural:
            role = self._without_tail(self._without_occasion(role))
            known = self._of_the_talk(role) or self._with_role(role, t) or self._described_so_far(role, t)
            if known is not None and not self._unread(role.last):
                return known
            role = self._with_marks(self._with_adjectives(self._of_whom(role)))
            return self._worded(
                role.start, self._phrase_end(role), "f" if role.head.endswith("ه") else "m", role.last, sure=True
            )
        for taken, form in token.forms if prefixed and token.key[:1] == "ل" else token.forms[:1]:
            bare = form[2:] if form.startswith("ال") and len(form) > 4 else form
            of_whom = form in _KIN_OF and is_definite(self.key(t + 1))
            listed = bare in words.SPEAKING_NOUNS or form in _PARTITIVES or of_whom
            if (form in words.STOP or form in words.VERBS or bare in _TIMES) and not listed:
                return None
            n = self._second_mention(t, form)
            if n is not None:
                organisation = self.all.organisations[n]
                return Speaker(organisation.name, None, n, organisation.gender, t + 1, True)
            ministry = self._ministry(form, t)
            if ministry is not None:
                return ministry
            if self._is_last(form, t):
                return replace(self.all.last or Speaker(""), end=t + 1)
            if bare in words.PROPER_ORG_HEADS and form != bare and self.all.last and self._has_no_head(self.all.last):
                return replace(self.all.last, end=t + 1)
            if form == "الوزاره" and self.all.last and self._is_ministry(self.all.last):
                return replace(self.all.last, end=t + 1)
            if listed or form in words.SPEAKING_NOUNS or role is not None:
                phrase = self.read_phrase(t, taken, form, before=False)
            elif (form.startswith("ال") and (len(form) > 4 or form in _KIN)) or self.country_at(t):
                phrase = self._without_tail(self.read_phrase(t, taken, form, before=False))
            elif form in words.COMMON - ASSERTED and taken == 0 and is_definite(self.key(t + 1)):
                phrase = self.read_phrase(t, taken, form, before=False)
                if self.key(phrase.last) not in words.COMPLEMENTIZERS:
                    continue  # «سلاح الجو الأوكراني أن»
            else:
                continue
            if bare in _PARTITIVES and phrase.last == t + 1:
                last = self._noun_phrase_end(t + 1)
                phrase = replace(phrase, last=last, end=self.tokens[last - 1].end)  # «إحدى أمهات التلاميذ»
            phrase = self._shaped(self._of_whom(phrase), bare)
            end = self._phrase_end(phrase)
            gender: Gender = "f" if form.endswith("ه") or form in _FEMININE_NOUNS else "m"
            return self._worded(phrase.start, end, gender, phrase.last, sure=listed or role is not None)
        return None

    def _unnamed(self, t: int, last: int) -> Speaker | None:
        """«مسؤولاً إسرائيلياً», «ثلاثة مسؤولين أميركيين», «أربعة من السكان»."""
        key, after = self.key(t), self.key(t + 1)
        if key in _SEVERAL and (after in words.PLURAL_ROLES or after in words.SPEAKING_NOUNS):
            end = t + 2
        elif key in _SEVERAL and after in {"من", "اشخاص"} and t + 2 < last:
            end = t + 3 if after == "من" else t + 2
        elif key.endswith("ا") and key[:-1] in _UNNAMED:
            end = t + 1
        else:
            return None
        while end < last and self.key(end).endswith(_RELATING) and self.key(end) not in words.STOP:
            end += 1
        return self._worded(self.tokens[t].start, self.tokens[end - 1].end, "m", end, sure=True)

    def _by_name_alone(self, t: int, last: int) -> Speaker | None:
        """«طهران», «ترامب», «غوغل»: one word in no list, or a place, right after the verb and soon before «أن»."""
        key = self.key(t)
        if not any(form in words.SAYING and taken < 2 for taken, form in self.tokens[t - 1].forms) or len(key) < 3:
            return None
        n = self.all.shorts.get(key, self.all.shorts.get(key.removeprefix("ال")))
        if n is not None:
            organisation = self.all.organisations[n]
            return Speaker(organisation.name, None, n, organisation.gender, t + 1, True)
        if key.startswith(("لل", "بال")):
            return None  # «قال للجزيرة», «ختم بالقول»
        # An adverb may stand there as well: «وأكد مجدداً أن», «وقال صراحة إن».
        unknown = not key.endswith(("ا", "ه")) and not any(
            form in known for _, form in self.tokens[t].forms for known in _NO_NAMES
        )
        if (key not in words.PLACES and not unknown) or not self._announces(t + 1, min(last, t + 6)):
            return None
        return Speaker(self.text[self.tokens[t].start : self.tokens[t].end], end=t + 1)

    def _construct_of(self, t: int, last: int) -> Speaker | None:
        """«سفارة المغرب بباريس», «عائلة الضحية»: nouns in no list, between a verb of saying and what is said."""
        key = self.key(t)
        verb = next((form for taken, form in self.tokens[t - 1].forms if form in words.SAYING and taken < 2), "")
        if not verb or len(key) < 3 or key.endswith("ا") or is_definite(key) or key[0] in "بل" or is_verbal_noun(key):
            return None
        end = self._noun_phrase_end(t + 1)
        if key in words.STOP or key in PREPOSITIONS or key in _TIMES or (key in words.VERBS and key != "تجمع"):
            return None
        named = key in words.ORG_HEADS or any(
            is_definite(self.key(k)) or self.key(k) in words.PLACES or self.country_at(k) for k in (t + 1, t + 2)
        )
        if key in ASSERTED or end < t + 2 or not named:
            return None
        if key.endswith("ه") and not _feminine(verb):
            return None  # «وأكد أهمية الحوار وأن»
        follows = self.key(end) in words.COMPLEMENTIZERS and self.key(end)[0] != "و"
        if not follows and not (
            self._announces(end, min(last, end + 8)) and (not self.key(end) or self.key(end) == "في")
        ):
            return None
        return self._worded(
            self.tokens[t].start, self.tokens[end - 1].end, "f" if key.endswith("ه") else "m", end, sure=True
        )

    def _noun_phrase_end(self, t: int) -> int:
        """The token after the nouns that begin at token `t`: up to a sign, a preposition, a verb or «أن»."""
        k = t
        while k < min(t + 8, len(self.tokens)):
            key = self.key(k)
            verb = key in words.VERBS and key not in words.COMMON and key not in words.ROLES
            if not key or verb or key in words.STOP or key in words.COMPLEMENTIZERS or key in PREPOSITIONS:
                break
            if key.startswith("ل") and (key[1:] in words.MEDIA or key[2:] in words.MEDIA | _HEARERS):
                break
            k += 1
        return k

    def _with_adjectives(self, phrase: Phrase) -> Phrase:
        """The phrase with the adjectives of an unnamed person: «مسؤول حكومي رفيع»."""
        last = phrase.last
        described = all(self._relates(k) or self._qualifies(k) for k in range(phrase.first + 1, last))
        if is_definite(phrase.head) or not described:
            same = not is_definite(phrase.head) and self.key(last) in _SAME  # «طبيب في المستشفى ذاته»
            return replace(phrase, last=last + 1, end=self.tokens[last].end) if same else phrase
        while self.key(last - 1) not in _SECOND and (self._relates(last) or self._qualifies(last)):
            last += 1
        return replace(phrase, last=last, end=self.tokens[last - 1].end)

    def _unread(self, k: int) -> bool:
        """Whether a word that may be an unknown name follows at token `k`: somebody who is not named in the text."""
        key = self.key(k)
        adverb = key.endswith(("ا", "ه")) or key in _MODIFIERS or key in _LISTENERS
        known = adverb or key in words.COMPLEMENTIZERS or key in words.SAYING or key in words.PARTICIPLES
        return len(key) > 2 and not known and self._proper(k)

    def _shaped(self, phrase: Phrase, bare: str) -> Phrase:
        """An unnamed speaker's phrase to its end, and no further; `bare` is its head without the article."""
        after = phrase.first + 1
        if phrase.last == after and bare in _PARTITIVES:
            last = self._noun_phrase_end(after)
            phrase = replace(phrase, last=last, end=self.tokens[last - 1].end)  # «إحدى أمهات التلاميذ»
        elif phrase.last == after and bare in _SOURCES and self.key(after) in {"من", "في"}:
            last = self._noun_phrase_end(after + 1)
            if last > after + 1:
                phrase = replace(phrase, last=last, end=self.tokens[last - 1].end)  # «مصدر من تفقدية الشغل»
        return self._with_marks(self._without_medium(self._without_occasion(self._with_adjectives(phrase))))

    def _of_whom(self, phrase: Phrase) -> Phrase:
        """The phrase with him or her whose kin, lawyer or neighbour it is: «والدة الضحية», «شقيق القتيل سامر»."""
        if phrase.head not in _KIN_OF or phrase.last > phrase.first + 1 or not is_definite(self.key(phrase.last)):
            return phrase
        last = self._noun_phrase_end(phrase.last)
        return replace(phrase, last=last, end=self.tokens[last - 1].end)

    def _with_marks(self, phrase: Phrase) -> Phrase:
        """The phrase with the name in quotation marks that ends it: «مراسلو "الضفاف"», «نشطاء في جماعة "النور"»."""
        close = self.closing.get(phrase.last, phrase.last + 9)
        after = self.key(close + 1)
        if close > phrase.last + 4 or not self._announces(close + 1, close + 9) or after in words.SAYING:
            return phrase
        if is_definite(phrase.head) or (not after and self.sign(close + 1) not in {"،", ","}):
            return phrase
        return replace(phrase, last=close + 1, end=self.tokens[close].end)

    def _qualifies(self, k: int) -> bool:
        """Whether «رفيع», «منشق» and their like, a rank or a participle without the article, stands at token `k`."""
        key = self.key(k)
        known = (words.STOP, words.VERBS, words.COMMON, words.GIVEN, words.FAMILIES, words.ROLES, words.PARTICIPLES)
        return key in _RANKS or (key[:1] == "م" and 3 < len(key) < 8 and not any(key in listed for listed in known))

    def _relates(self, k: int) -> bool:
        """Whether an adjective of relation without the article stands at token `k`: «حكومي», «سياسيون»."""
        key = self.key(k)
        unknown = not is_definite(key) and key not in words.STOP and key not in words.GIVEN
        return len(key) > 4 and unknown and key.endswith(("ي", "يه", "يون", "يين", "يات", "يان"))

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
        if speaker.person is not None or _is_several(speaker.text) or self.number - self.all.last_paragraph > 1:
            return False
        first = without_article(speaker.text.split()[0])
        heads = words.ORG_HEADS | words.SPEAKING_NOUNS | words.ROLES | words.PLURAL_ROLES | words.TOPICS
        return not (speaker.text.startswith("ال") or first in heads) and len(speaker.text.split()) < 3

    def _is_ministry(self, speaker: Speaker) -> bool:
        """Whether a speaker is a ministry that is called by its subject: «الخارجية القطرية»."""
        return not speaker.known and spelling(speaker.text.split()[0]) in words.TOPICS

    def _phrase_end(self, phrase: Phrase) -> int:
        return self.tokens[phrase.last - 1].end

    def _without_occasion(self, phrase: Phrase) -> Phrase:
        """The phrase without where or how it was said: «غرفة الرياض في بيان», «الوزير بالمناسبة», «الجيش بتصريح»."""
        for k in range(phrase.first + 1, phrase.last):
            occasion = self.key(k + 1) if self.key(k) == "في" else self.key(k)[1:] if self.key(k)[:1] == "ب" else ""
            if occasion in _OCCASIONS or self.key(k) in _MANNERS:
                return replace(phrase, last=k, end=self.tokens[k - 1].end)
        return phrase

    def _without_medium(self, phrase: Phrase) -> Phrase:
        """The phrase without whom it was said to: «مصدر مطلع لوكالة فرانس برس»."""
        for org in phrase.orgs:
            if self.key(org.first)[:1] == "ل" and org.head in words.MEDIA and org.first > phrase.first:
                return replace(phrase, last=org.first, end=self.tokens[org.first - 1].end)
        return phrase

    def _without_tail(self, phrase: Phrase) -> Phrase:
        """The phrase without the circumstances at its end: «رئيس الوزراء في مؤتمر صحفي»."""
        vague = not is_definite(phrase.head) or phrase.head[2:] in _UNNAMED_MEMBERS
        for k in range(phrase.first + 1, phrase.last):
            if vague and self.key(k) in {"في", "من", "لدى", "لدي"} and self._is_body(k + 1):
                continue  # «مسعف في مستشفى كوستي», «شاهد من رويترز»
            if self.key(k) in {"في", "خلال", "عن", "على", "الي", "بين", "من"} and not (
                (self.key(k) == "في" and phrase.head in {"مصدر", "مسؤول", "عضو", "خبير", "باحث"})
                or (self.key(k) == "من" and phrase.head == "مصدر")
            ):
                return replace(phrase, last=k, end=self.tokens[k - 1].end)
        return phrase

    def _is_body(self, k: int) -> bool:
        """Whether what somebody is of stands at token `k`: an institution, or one that the text has named."""
        key = self.key(k)
        if (
            self.read_org(k) is not None
            or key in words.ORG_HEADS
            or (key.startswith("ال") and key[2:] in words.ORG_HEADS)
        ):
            return True
        return key in words.TOPICS or key in words.ACRONYMS

    def _second_mention(self, t: int, form: str) -> int | None:
        """The institution whose head alone stands at token `t`, with the article: «وحذرت المنظمة من أن»."""
        bare = form[2:]
        if not form.startswith("ال") or bare not in words.ORG_HEADS | words.PROPER_ORG_HEADS:
            return None
        if self.key(t + 1).startswith("ال") and self.key(t + 1) not in words.STOP:
            return None
        return self._latest(self.all.heads.get(bare, []), t)

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
        said = [
            word
            for word in (without_article(token.text) for token in self.tokens[role.first : role.last] if token.key)
            if word
        ]
        head = role.head[2:] if role.head.startswith("ال") and len(role.head) > 4 else role.head
        wanted = {head, *said[1:]} - _TRANSIENT
        limit = (self.number, self.tokens[t].start)
        best: int | None = None
        for n, has in self.all.roles.get(head, [])[-12:]:
            place = self.all.people[n].mentions[0]
            if (place.paragraph, place.start) < limit and wanted <= has:
                best = n
        if best is None:
            best = self._only_one(head, limit)
        if best is None and role.country is not None:
            best = self._compatriot(role, limit)
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
        held = any(without_article(word) in _OFFICES for word in said) or (speaker.sure and not said)
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
            said = _offices(f"{person.role or ''} {person.honorific or ''}")
            fits = role.head in _ANYBODY or not said or role.head[2:] in said
            if fits and person.gender in {None, gender}:
                return replace(who, end=role.last)
        return None

    def _compatriot(self, role: Phrase, limit: tuple[int, int]) -> int | None:
        """The one person named so far who comes from the role's country: «المدرب البرتغالي»."""
        if not role.head.startswith("ال"):
            return None
        gender: Gender = "f" if is_feminine_role(role.head) else "m"
        # Two are too many, so no more of them are asked for.
        found = [
            n
            for n in self.all.compatriots.get((role.country or "", gender), ())[:2]
            if (place := self.all.people[n].mentions[0]) and (place.paragraph, place.start) < limit
        ]
        return found[0] if len(found) == 1 else None

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
        if last is None or self.number - self.all.last_paragraph > 2:
            return None
        several = not last.known and _is_several(last.text)
        if several != form.endswith(("وا", "ون")):
            return None  # «وقال إنه يملك» is none of «الخبراء»
        if not several and last.gender is not None and (last.gender == "f") != _feminine(form):
            return None
        return replace(last, sure=self.number - self.all.last_paragraph <= 1)

    def _agreeing(self, actor: Speaker | None, form: str) -> Speaker | None:
        """Who acted last without a word, where the verb's gender is known to be his or hers."""
        if actor is None or actor.gender is None or form in _IMPERSONAL or form.endswith(("وا", "ون")):
            return None
        return replace(actor, sure=False) if (actor.gender == "f") == _feminine(form) else None

    def _before(self, t: int, clause: int) -> Speaker | None:
        """The person or institution named before the verb at token `t` as its subject."""
        at = bisect_right(self.named_starts, t - 1) - 1
        if at < 0:
            return None
        m = self.named_starts[at]
        # An institution inside a person's role is not the subject: look at the person.
        for back in range(at, max(at - 4, -1), -1):
            candidate = self.named_starts[back]
            if candidate < clause or t - self.named[candidate][0] > 30:
                break
            if self.named[candidate][1] is not None:
                m = candidate
                break
        if m < clause or t - self.named[m][0] > 30:
            return None
        end = self.named[m][0]
        between = self.tokens[end:t]
        if any(
            form in words.SAYING and form not in words.WEAK_SAYING
            for token in between
            for taken, form in token.forms
            if taken <= 1
        ):
            return None
        relative = self.key(t - 1) in {"الذي", "التي", "والذي", "والتي"} or self.key(t - 2) in {"الذي", "التي"}
        if relative and self.named[m][1] is not None:
            return self._mentioned(m)
        if any(self.sign(k) in {"؛", ".", ":"} for k in range(end, t)):
            return None
        if self.tokens[t].key.startswith("و") and self.key(t) not in words.SAYING:
            return None
        opened = self._opens(m, clause)
        return self._mentioned(m) if opened else None

    def _opens(self, m: int, clause: int) -> bool:
        """Whether the mention at token `m`, with its titles and roles, opens the clause."""
        k = m
        while k > clause:
            key = self.key(k - 1)
            if not key:
                if self.sign(k - 1) in {"،", ","} and k - 2 >= clause and self.key(k - 2) and is_role(self.key(k - 2)):
                    k -= 1
                    continue
                return self.sign(k - 1) in {"،", ",", "؛", "-", "–", ")", "»", '"', "”"}
            if key in _SKIPPED_BEFORE or key in _AUXILIARIES or key in {"ان", "بان", "فان", "حيث", "حين"}:
                return True
            if key.endswith(("ه", "ها")) and (self.key(k - 2) in _OCCASIONS or self.key(k - 3) in _OCCASIONS):
                return True  # «في بيان أصدره فلان قال», «في تصريح أدلى به فلان أكد»
            if (
                is_role(key)
                or key in words.HONORIFICS
                or key in words.HONORIFIC_NOUNS
                or key in words.COMMON
                or (key.startswith("ال") and key not in words.STOP)
            ):
                k -= 1
                continue
            return False
        return True

    def _issuer(self, t: int, first: int, form: str) -> Speaker | None:
        """Whose statement the clause before the verb at token `t` tells of; `form` is that verb, or nothing.

        It is whom a statement comes from («رسالة من الوزير», «تقرير للنقابة»), else the subject of the verb before.
        """
        for k in range(t - 1, max(t - 40, first - 1), -1):
            if self.sign(k) in {".", "؛"}:
                return None
            key = self.key(k)
            if self.inside[k] or not key:
                continue
            who: Speaker | None = None
            if without_article(key.removeprefix("ب")) in _OCCASIONS or key in _OCCASIONS:
                after = next((j for j in range(k + 1, min(k + 5, t)) if self._comes_from(j)), t)
                who = self._subject(after + (self.key(after) in {"من", "عن"}), t, prefixed=True) if after < t else None
            elif self._acts(k, first):
                who = self._subject(k + 1, t)
            elif k == first or self.sign(k - 1) in {"،", ","}:
                who = self._topic(k, t)
            if who is not None and (who.known or who.sure) and self._agrees(who, form):
                return who
        return None

    def _acts(self, k: int, first: int) -> bool:
        """Whether token `k` is a verb: one that is spelled as a noun is, where it opens a clause."""
        opens = k == first or not self.key(k - 1)
        return any(
            taken < 2 and form in words.VERBS and (opens or form not in words.COMMON)
            for taken, form in self.tokens[k].forms
        )

    def _comes_from(self, j: int) -> bool:
        """Whether token `j` leads to whom a statement is from, not to whom it was given."""
        key = self.key(j)
        if key in {"من", "عن"}:
            return True
        medium = key[1:] in words.MEDIA or key[1:] in words.ACRONYMS or key[2:] in words.MEDIA | _HEARERS
        return key.startswith("ل") and not medium

    def _agrees(self, who: Speaker, form: str) -> bool:
        """Whether a verb of saying can have a speaker for its subject, as far as genders are known."""
        return not form or who.gender is None or (who.gender == "f") == _feminine(form)

    def _ends_before(self, t: int, clause: int) -> Speaker | None:
        """The speaker whose title or description ends right before the verb: «لكن الوزير قال إن»."""
        for k in range(t - 1, max(t - 9, clause - 1), -1):
            key = self.key(k)
            if not key or key in words.STOP or key in words.VERBS:
                return None
            if not (is_role(key) or (key.startswith("ال") and key[2:] in words.ORG_HEADS)):
                continue
            role = self.read_role(k, before=False)
            if (role is not None and role.last == t) or k == t - 1:
                previous = self.key(k - 1)
                if k > clause and previous and previous not in words.STOP and previous not in words.COMPLEMENTIZERS:
                    continue
                found = self._described(k)
                return found if found and found.end == t else None
        return None

    def _starts_clause(self, t: int, first: int) -> bool:
        """Whether nothing that could be the subject stands right before the verb at token `t`."""
        if t == first or self.tokens[t].key not in words.SAYING:
            return True  # «وأضاف»
        previous = self.key(t - 1)
        return not previous or previous in words.STOP or previous in _AUXILIARIES or previous in _MODIFIERS

    def _plain(self, start: int, t: int) -> bool:
        """Whether no other clause stands between a topic and the verb at token `t`."""
        return t - start <= 25 and not any(self.sign(k) in {"؛", ".", ":"} for k in range(start, t))

    def _announces(self, i: int, last: int) -> bool:
        """Whether «أن», a colon, or a quotation follows token `i` soon, without another verb before it."""
        for k in range(i, min(i + 14, last)):
            if self.sign(k) == ":" or k in self.closing:
                return True
            key = self.key(k)
            if key in words.COMPLEMENTIZERS and self.key(k - 1) not in NOT_SUBORDINATE:
                return True
            if key in words.SAYING and words.SAYING[key][0] not in words.WEAK_SAYING:
                return False
        return False


def _is_several(text: str) -> bool:
    """Whether a speaker in the words of the text is more than one: «الخبراء», «ثلاثة مسؤولين»."""
    first = spelling(text.split(maxsplit=1)[0])
    if without_article(first) in _OFFICES:
        return False  # «الأمين»
    if without_article(first) in _MANY:
        return True  # «الشهود»
    return first in words.PLURAL_ROLES or first in _SEVERAL or (len(first) > 4 and first.endswith(("ون", "ين")))


def _feminine(form: str) -> bool:
    lemma = words.SAYING.get(form, ("", ""))[0]
    return form != lemma and (form.endswith("ت") or form.startswith(("ت", "ست")))  # not «لفت», «تابع»
