"""Who speaks: the person, the institution, or the words of the text that a verb of saying goes with."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from msgspec.structs import replace

from malaf.reading import namewords as words
from malaf.reading.countries import ADJECTIVE_COUNTRIES, nisbas
from malaf.reading.descriptions import (
    HEARERS,
    KIN_OF,
    LISTENERS,
    MODIFIERS,
    NO_NAMES,
    OCCASIONS,
    PARTITIVES,
    SAME,
    DescriptionReader,
)
from malaf.reading.nameruns import LINKS, MINE, ONE_OF, PREPOSITIONS, is_blocked, is_role, is_verbal_noun
from malaf.reading.names import Place
from malaf.reading.nametokens import Gender, Token, is_definite, spelling, word_set
from malaf.reading.roles import Phrase, is_feminine_role
from malaf.reading.voices import (
    OFFICES,
    SEVERAL,
    Speaker,
    Voices,
    consonants_of,
    is_feminine,
    is_several,
    offices_of,
    role_words,
    without_article,
)

# «وعندما سئل الوزير عن الضرائب قال».
WHEN: Final = word_set("عندما وعندما حين وحين حينما وحينما لما ولما")
# What joins a sentence to the one before.
_SKIPPED_BEFORE: Final = WHEN | word_set(
    """
    أما وأما لكن ولكن بينما وبينما فيما وفيما كان وكان كانت وكانت كما ثم
    """
)
EXCEPTING: Final = word_set("غير إلا بيد")
# What the text goes on to call an institution by, with an adjective.
_COMPANIES: Final = word_set("منظمة شركة وكالة مؤسسة نادي بنك مصرف جمعية مجموعة هيئة صحيفة قناة حركة جماعة")
_OF_ALL_NATIONS: Final = word_set("الدولية الأممية العالمية")
# What opens a sentence whose subject may be the one of the sentence before.
_INTRODUCING: Final = word_set(
    """
    في عن حول بشأن بخصوص حيال إزاء بعد قبل عقب إثر خلال أثناء لدى عند ردا تعليقا تعقيبا بالنسبة بالمقابل فور قبيل بعيد
    على أمام ضمن من
    """
)
# A verb of saying right after one of these goes on, behind a comma or not: «حيث قال إن», «لكنه أكد أن».
JOINING: Final = word_set("حيث إذ كما ثم فيما بينما وفيما وبينما لكنه لكنها لكنهم ولكنه ولكنها ولكنهم")
# «مسؤولاً», but not «مؤسسها», «أحداً».
_UNNAMED: Final = frozenset(
    word for word in words.ROLES | words.SPEAKING_NOUNS if not word.endswith("ه") and word != "احد"
)
# How adjectives of relation end: «إسرائيلياً», «أميركيين».
_RELATING: Final = ("ي", "يا", "يه", "يين", "يون", "يات")
# What «أكد» may have for its object: no speaker.
ASSERTED: Final = word_set(
    """
    أهمية ضرورة حرص التزام دعم عمق رفض استعداد متانة وجود موقف عزم ثقته ثقتها حرصه حرصها دعمه دعمها التزامه
    التزامها رفضه رفضها استعداده استعدادها
    """
)
_AUXILIARIES: Final = word_set("قد فقد لقد وقد كان كانت")
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
_KIN: Final = word_set("الأم الأب الأخ الجد العم")
_STOPS: Final = frozenset(".؛:؟!«»")
# What follows these is no description of the speaker any more.
_CIRCUMSTANCES: Final = word_set("خلال عقب بعد قبل مع أثناء حول بشأن عن ضد إلى منذ أمام الذي التي حيث بين على")
# What a role may have that says nothing of it.
_TRANSIENT: Final = word_set("جديد جديدة منتخب منتخبة حالي حالية معين معينة")
# Adjectives of roles: «الوزير السابق».
_FORMER: Final = word_set(
    """
    السابق السابقة الأسبق الأسبقة الحالي الحالية الجديد الجديدة الراحل الراحلة المستقيل المستقيلة المنتخب
    المنتخبة المكلف المكلفة المؤقت المؤقتة المساعد المساعدة المنتدب المنتدبة الأول الأولى الثاني الثانية الخاص
    الخاصة المقيم المقيمة الكبير الكبيرة الشاب الشابة المعارض المعارضة المفوض المفوضة البارز البارزة المخضرم
    المخضرمة الأكبر العظمى الشهير
    """
)
# «وجاءت تصريحات الوزير».
_STATEMENTS: Final = word_set("تصريحات تصريح كلمة حديث كلام أقوال مداخلة رسالة خطاب")
_OFFICIALS: Final = word_set("المسؤول المسؤولة الدبلوماسي الدبلوماسية الديبلوماسي الديبلوماسية")
_SAME_SPEAKER: Final = _OFFICIALS | word_set("المتحدث المتحدثة المصدر المصادر المتكلم")
# Participles, which a preposition goes with: «البالغ من العمر», «المنتمي إلى الحزب».
_TOLD: Final = re.compile(r"ال(?:م.{2,3}[^ي]|من.مي|.ا[^ي][^ي]|.اي.)ه?")
# In paragraphs: so far from what somebody said may he or she go on without being named again.
_FAR: Final = 8
# No adverb: «أوباما», «برلسكونيا».
_FAMILY_IN_A: Final = re.compile("[^مت].[^ا]?.{2,}[^ي]ا")
# Of whom they are said, he or she answers: «سئل الوزير ... قال».
_ASKED: Final = word_set("سئل سئلت")


class SpeakerReader(DescriptionReader):
    """A paragraph that is asked who speaks."""

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
        return t + 2 if self.key(t) in {*EXCEPTING, "على"} and self.key(t + 1) == "ان" else t

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
            # «فاز السويسري فلان»
            before = self.key(t - 2 if self.key(t - 1).startswith("ال") and self.key(t - 1) in nisbas() else t - 1)
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

    def _doer(self, first: int, last: int) -> Speaker | None:
        """Who, without a name, does what a sentence tells first: «ودعا مسؤول حكومي إلى الهدوء»."""
        verb = self._first_verb(self._opening(first, last), last)
        if verb is None or verb + 1 >= last:
            return None
        who = self._subject(verb + 1, last)
        return self._without_object(verb + 1, who) if who is not None and who.sure and not who.known else None

    def _first_verb(self, first: int, last: int) -> int | None:
        """The verb with which a sentence begins, or that follows where and when: «وخلال الجولة تفقد المحافظ السوق»."""
        if first >= last:
            return None
        if self._acts(first, first):
            # «رفض» is a noun as well.
            forms = [form for taken, form in self.tokens[first].forms if taken < 2]
            plain = any(form in words.VERBS and form not in words.COMMON for form in forms)
            return first if plain or is_definite(self.key(first + 1)) or is_role(self.key(first + 1)) else None
        if self.key(first).removeprefix("و") not in _INTRODUCING:
            return None
        for k in range(first + 1, min(first + 10, last)):
            if self.key(k) in words.COMPLEMENTIZERS or k in self.named or k in self.closing:
                return None
            verb = self._is_verb(k) or (self.key(k) in words.VERBS and is_definite(self.key(k - 1)))
            if verb and is_role(self.key(k + 1)):
                return k
        return None

    def _without_object(self, t: int, who: Speaker) -> Speaker:
        """Who acts, at token `t`, without what the verb governs: «زار الوزير الجرحى», «انتقد رئيس الاتحاد القرار»."""
        role = self.read_role(t, before=False)
        if role is None or role.plural or who.known:
            return who
        for k in range(role.first + 1, role.last):
            if is_definite(self.key(k)) and is_definite(self.key(k - 1)) and not self._is_adjective(k):
                role = replace(role, last=k, end=self.tokens[k - 1].end)
                known = self._of_the_talk(role) or self._with_role(role, t)
                return known or self._worded(role.start, role.end, who.gender or "m", k, sure=True)
        return who

    def _is_adjective(self, k: int) -> bool:
        """Whether the word with the article at token `k` is an adjective of a role or an institution."""
        key = self.key(k)
        relating = self.tokens[k].text.endswith(("ي", "ية", "يه"))
        return relating or key in words.ORG_ADJECTIVES or key in nisbas() or key in _FORMER

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
        if self.key(t) not in OCCASIONS:
            return None
        k = next((k for k in range(t + 1, min(t + 5, last)) if self.key(k).endswith(("ه", "ها"))), last)
        at = self._after_introduction(k + 1, last) if k + 1 < last and k + 1 not in self.named else k + 1
        return self._mentioned(at) if at is not None and at in self.named and self.named[at][1] is not None else None

    def _remember(self, speaker: Speaker) -> None:
        self.all.acting = None
        self.all.last = replace(speaker, end=0)
        self.all.last_paragraph = self.number
        head, *others = speaker.text.split() or [""]
        if not speaker.known and others and not is_definite(spelling(head)):
            said = (frozenset(without_article(word) for word in others), replace(speaker, sure=True))
            self.all.unnamed.setdefault(spelling(head), []).append(said)

    def _place(self, i: int, j: int) -> Place:
        return Place(self.number, self.tokens[i].start, self.tokens[j - 1].end)

    def _subject(self, t: int, last: int, *, prefixed: bool = False) -> Speaker | None:
        """The speaker whose name, title or description begins at token `t`."""
        while t < last:
            if self.sign(t) == "#":
                t += 1
                continue
            before_last = self.key(t) == "الاول" and self.key(t - 1) == "امس"
            if self.key(t) in MODIFIERS or (self.key(t) in LISTENERS and t not in self.named) or before_last:
                t += 1
            elif not prefixed and t in self.prefixed and self.key(t).startswith("ل"):
                t = self.named[t][0]  # «قال لوكالة فرانس برس مسؤول تركي»
            elif not prefixed and self.key(t) == "ل" and self.closing.get(t + 1, t + 9) < t + 7:
                t = self.closing[t + 1] + 1  # «قال لـ"النهار" الخبير فلان»
            elif not prefixed and self.key(t).startswith("لل") and self.key(t)[2:] in HEARERS:
                t += 1  # «وقالت للصحافيين»
            else:
                break
        if t >= last:
            return None
        n = self._in_other_words(t)
        if n is not None:
            organisation = self.all.organisations[n]
            return Speaker(organisation.name, None, n, organisation.gender, t + 2, True)
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
        if key in {"الاخير", "الاخيره"} and not is_definite(self.key(t + 1)):
            return self._last_named(t)
        if key in words.PRONOUN_TITLES:
            return self._by_title(words.PRONOUN_TITLES[key], t)
        j = self._after_introduction(t, last)
        if j is not None and j in self.named and self.named[j][1] is not None:
            return self._mentioned(j)
        if key in words.HONORIFIC_NOUNS and t + 1 < last:
            return self._subject(t + 1, last, prefixed=prefixed)  # «معالي الوزيرة»
        if key.endswith(("ه", "ها", "هم")) or key in MINE:
            k = t + 1 + (t + 1 not in self.named and is_definite(self.key(t + 1)))
            if k in self.named and self.named[k][1] is not None:
                return self._mentioned(k)  # «نقيبها فلان», «زميله السابق فلان»
        found = self._named_ahead(t, last) or self._of_country(t) or self._described(t, prefixed=prefixed)
        if found is not None and not found.known and self.key(found.end) in LINKS:
            found = self._named_behind(found.end, last) or found
        return found or self._unnamed(t, last) or self._by_name_alone(t, last) or self._construct_of(t, last)

    def _in_marks(self, q: int, last: int) -> Speaker | None:
        """«أعلنت «طيران الرياض» أن»: an institution that is nothing but a name in quotation marks."""
        close = self.closing.get(q, last)
        if q in self.closing and (named := self._speaker_in_marks(q)) is not None:
            return named
        said = self.key(close + 1) in words.COMPLEMENTIZERS or (
            self.key(close + 1) == "في" and self._announces(close + 1, min(last, close + 8))
        )
        if not q + 1 < close < min(q + 6, last) or not said:
            return None
        name = self.text[self.tokens[q].end : self.tokens[close].start].strip()
        return Speaker(name, end=close + 1)

    def _speaker_in_marks(self, q: int) -> Speaker | None:
        """A name that is all that a quotation at token `q` holds."""
        close = self.closing[q]
        if q + 1 not in self.named or self.named[q + 1][0] != close:
            return None
        return replace(self._mentioned(q + 1), end=close + 1)

    def _named_ahead(self, t: int, last: int) -> Speaker | None:
        """The person whom a description leads to: «المتنبئ الجوي عبدالعزيز الحصيني», «مدرب الوصل، الصربي ميلوش»."""
        key = self.key(t)
        may_describe = is_role(key) or is_definite(key)
        if key not in ONE_OF and (not may_describe or key in words.STOP or key in words.PLURAL_ROLES):
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
        if key in ONE_OF and (not is_definite(before) or is_role(before) or before in words.HONORIFICS):
            return None  # «أحد أنصار المرشح فلان», «أحد موقعي النداء فلان»
        for k in range(t, m):
            word = self.key(k)
            if self.inside[k] or (not word and self.inside[k - 1]) or self.closing.get(k, k + 9) < k + 6:
                continue  # «رئيس صندوق "سامروك" نورلان جاقوبوف»
            if self.sign(k) in _STOPS or word in words.COMPLEMENTIZERS or word in _CIRCUMSTANCES or k in self.closing:
                return None
            if self._is_verb(k) or (k > t and word in words.POSSESSED_ROLES):
                return None
        return self._mentioned(m)

    def _named_behind(self, t: int, last: int) -> Speaker | None:
        """The name between commas behind a relative clause at token `t`: «الطبيبة التي عاينته، هدى رمضان، إن»."""
        comma = next((k for k in range(t + 1, min(t + 12, last)) if self.sign(k) or self._may_be_said(k)), last)
        named = self.named.get(comma + 1)
        if comma >= last or self.sign(comma) not in {"،", ","} or named is None or named[1] is None:
            return None
        return self._mentioned(comma + 1) if self.sign(named[0]) in {"،", ","} else None

    def _may_be_said(self, k: int) -> bool:
        """Whether «أن» or a verb of saying stands at token `k`."""
        return self.key(k) in words.COMPLEMENTIZERS or self.key(k) in words.SAYING

    def _mentioned(self, t: int) -> Speaker:
        end, person, organisation = self.named[t]
        if person is not None:
            found = self.all.people[person]
            return Speaker(found.name, person, None, found.gender, end, True)
        # «وكالة الفضاء الأمريكية (ناسا)» is meant by «ناسا» later.
        organisation = self.all.shorts.get(spelling(self.all.organisations[organisation or 0].name), organisation)
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
            if role is None or (j > t and role.head in words.POSSESSED_ROLES):
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
        if (unnamed := self._unnamed_before(t)) is not None:
            return unnamed
        if token.key in _SAME_SPEAKER and self.all.last is not None:
            spoken = token.key in {"المتحدث", "المتحدثه"} and not self._has_complement(t + 1)
            told = self.all.last.sure or self.all.last.person is None
            if token.key == "المصدر" and told and not is_definite(self.key(t + 1)):
                return replace(self.all.last, end=t + 2 if self.key(t + 1) in SAME else t + 1)
            if token.key in _OFFICIALS and is_definite(self.key(t + 1)):
                official = self.all.acting if self.all.acting and self.all.acting.person is not None else self.all.last
                if self._holds_office(official, t):
                    return replace(official, end=t + 2)
            if self.key(t + 1) in SAME or (spoken and token.key[2:] not in self.all.roles):
                return replace(self.all.last, end=t + 2 if self.key(t + 1) in SAME else t + 1)
        if token.key in words.HONORIFICS and not is_role(token.key) and not is_definite(self.key(t + 1)):
            title = Phrase(t, t + 1, token.start, token.end, token.key, None, plural=False, orgs=())
            known = self._of_the_talk(title) or self._with_role(title, t)
            if known is not None:
                return known  # «وأشار الدكتور إلى أن»
        role = self.read_role(t, before=False) if self._second_mention(t, token.key) is None else None
        if role is not None and not role.plural:
            role = self._without_tail(self._without_occasion(role))
            who = self._without_participle(role)
            known = self._of_the_talk(who) or self._with_role(who, t) or self._described_so_far(who, t)
            if known is not None and not self._unread(role.last):
                return known
            role = self._with_marks(self._with_adjectives(self._of_whom(role)))
            return self._worded(
                role.start, self._phrase_end(role), "f" if role.head.endswith("ه") else "m", role.last, sure=True
            )
        for taken, form in token.forms if prefixed and token.key[:1] == "ل" else token.forms[:1]:
            bare = form[2:] if form.startswith("ال") and len(form) > 4 else form
            of_whom = form in KIN_OF and is_definite(self.key(t + 1))
            listed = bare in words.SPEAKING_NOUNS or form in PARTITIVES or of_whom
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
            else:
                continue
            if (
                not (listed or role)
                and phrase.last > t + 1
                and is_role(self.key(t + 1))
                and not is_definite(self.key(t + 1))
            ):
                phrase = replace(phrase, last=t + 1, end=token.end)  # «البدراوي مدير الكرة»
            if bare in PARTITIVES and phrase.last == t + 1:
                last = self._noun_phrase_end(t + 1)
                phrase = replace(phrase, last=last, end=self.tokens[last - 1].end)  # «إحدى أمهات التلاميذ»
            phrase = self._shaped(self._of_whom(phrase), bare)
            end = self._phrase_end(phrase)
            gender: Gender = "f" if form.endswith("ه") or form in _FEMININE_NOUNS else "m"
            return self._worded(phrase.start, end, gender, phrase.last, sure=listed or role is not None)
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

    def _unnamed(self, t: int, last: int) -> Speaker | None:
        """«مسؤولاً إسرائيلياً», «ثلاثة مسؤولين أميركيين», «أربعة من السكان»."""
        key, after = self.key(t), self.key(t + 1)
        if key in SEVERAL and (after in words.PLURAL_ROLES or after in words.SPEAKING_NOUNS):
            end = t + 2
        elif key in SEVERAL and after in {"من", "اشخاص"} and t + 2 < last:
            end = t + 3 if after == "من" else t + 2
        elif key.endswith("ا") and key[:-1] in PARTITIVES:
            end = self.read_phrase(t, 0, key[:-1], before=False).last  # «عددا من المسؤولين»
        elif key.endswith("ا") and key[:-1] in _UNNAMED and key[:-1] not in words.PAPERS:
            end = t + 1
        else:
            return None
        while end < last and self.key(end).endswith(_RELATING) and self.key(end) not in words.STOP:
            end += 1
        return self._worded(self.tokens[t].start, self.tokens[end - 1].end, "m", end, sure=True)

    def _by_name_alone(self, t: int, last: int) -> Speaker | None:
        """«طهران», «ترامب», «غوغل»: one word in no list, or a place, right after the verb and soon before «أن»."""
        key = self.key(t)
        if not self._saying_before(t) or len(key) < 3:
            return None
        if key in words.NAME_PARTICLES and self._proper(t + 1) and self._announces(t + 2, min(last, t + 7)):
            return Speaker(self.text[self.tokens[t].start : self.tokens[t + 1].end], end=t + 2)  # «أبو مازن»
        n = self.all.shorts.get(key, self.all.shorts.get(key.removeprefix("ال")))
        if n is not None:
            organisation = self.all.organisations[n]
            return Speaker(organisation.name, None, n, organisation.gender, t + 1, True)
        if key.startswith(("لل", "بال")):
            return None  # «قال للجزيرة», «ختم بالقول»
        known = [form for _, form in self.tokens[t].forms if any(form in listed for listed in NO_NAMES)]
        if (person := self._of_the_family(t)) is not None and self._announces(t + 1, min(last, t + 6)):
            return person
        # An adverb may stand there as well: «وأكد مجدداً أن», «وقال صراحة إن».
        adverb = key.endswith("ا") and (not _FAMILY_IN_A.fullmatch(key) or is_verbal_noun(key))
        unknown = not known and not key.endswith("ه") and not adverb
        if (key not in words.PLACES and not unknown) or not self._announces(t + 1, min(last, t + 6)):
            return None
        return Speaker(self.text[self.tokens[t].start : self.tokens[t].end], end=t + 1)

    def _of_the_family(self, t: int) -> Speaker | None:
        """The one person of the text whose name ends with the word at token `t`, if it is none in a list."""
        key = self.key(t)
        family = self.all.families.get(key) or self.all.consonants.get(consonants_of(key), [])
        if len(family) != 1 or any(form in listed for _, form in self.tokens[t].forms for listed in NO_NAMES):
            return None
        person = self.all.people[family[0]]
        return Speaker(person.name, family[0], None, person.gender, t + 1)

    def _asked(self, first: int, t: int) -> bool:
        """Whether a sentence tells first that somebody was asked: «وعند سؤالها عن الموعد، قالت»."""
        return any(self.key(k).startswith(("سوال", "ساله", "سيل")) for k in range(first, min(first + 4, t)))

    def _one_of_gender(self, form: str) -> Speaker | None:
        """The one person named here or in the paragraph before with whose gender a verb agrees."""
        wanted: Gender = "f" if is_feminine(form) else "m"
        near = self.all.present[max(self.number - 1, 0)] | self.all.present[self.number]
        found = [n for n in near if self.all.people[n].gender == wanted]
        if len(found) != 1:
            return None
        return Speaker(self.all.people[found[0]].name, found[0], None, wanted, sure=False)

    def _saying_before(self, t: int) -> str:
        """The verb of saying right before token `t`, or before the one that is told something: «قال لي والدي»."""
        at = t - 1 - (self.key(t - 1) in LISTENERS)
        return next((form for taken, form in self.tokens[at].forms if form in words.SAYING and taken < 2), "")

    def _construct_of(self, t: int, last: int) -> Speaker | None:
        """«سفارة المغرب بباريس», «عائلة الضحية»: nouns in no list, between a verb of saying and what is said."""
        key = self.key(t)
        verb = self._saying_before(t)
        if not verb or len(key) < 3 or key.endswith("ا") or is_definite(key) or key[0] in "بل" or is_verbal_noun(key):
            return None
        end = self._noun_phrase_end(t + 1)
        close = self.closing.get(t + 1, t + 9)
        if close < t + 6 and self._announces(close + 1, last):  # «جماعة "الأنصار" المسلحة»
            end = self._adjectives(close + 1, of=key)
            gender: Gender = "f" if key.endswith("ه") else "m"
            return self._worded(self.tokens[t].start, self.tokens[end - 1].end, gender, end, sure=True)
        if key in words.STOP or key in PREPOSITIONS or key in _TIMES or (key in words.VERBS and key != "تجمع"):
            return None
        named = key in words.ORG_HEADS or any(
            is_definite(self.key(k)) or self.key(k) in words.PLACES or self.country_at(k) for k in (t + 1, t + 2)
        )
        if key in ASSERTED or end < t + 2 or not named:
            return None
        if key.endswith("ه") and not is_feminine(verb):
            return None  # «وأكد أهمية الحوار وأن»
        follows = self.key(end) in words.COMPLEMENTIZERS and self.key(end)[0] != "و"
        if not follows and not (
            self._announces(end, min(last, end + 8)) and (not self.key(end) or self.key(end) == "في")
        ):
            return None
        return self._worded(
            self.tokens[t].start, self.tokens[end - 1].end, "f" if key.endswith("ه") else "m", end, sure=True
        )

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
        heads = words.ORG_HEADS | words.SPEAKING_NOUNS | words.ROLES | words.PLURAL_ROLES | words.TOPICS
        return not (speaker.text.startswith("ال") or first in heads) and len(speaker.text.split()) < 3

    def _is_ministry(self, speaker: Speaker) -> bool:
        """Whether a speaker is a ministry that is called by its subject: «الخارجية القطرية»."""
        return not speaker.known and spelling(speaker.text.split()[0]) in words.TOPICS

    def _second_mention(self, t: int, form: str) -> int | None:
        """The institution whose head alone stands at token `t`, with the article: «وحذرت المنظمة من أن»."""
        bare = form[2:]
        if not form.startswith("ال") or bare not in words.ORG_HEADS | words.PROPER_ORG_HEADS:
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
        for n, has in self.all.roles.get(head, [])[-12:]:
            place = self.all.people[n].mentions[0]
            if (place.paragraph, place.start) < limit and wanted <= has:
                best = n
        if best is None:
            best = self._only_one(head, limit)
        if best is None and role.country is not None and role.head.startswith("ال"):
            best = self._compatriot(role.country, "f" if is_feminine_role(role.head) else "m", limit)
            if best is not None and head in OFFICES and role.head not in _OFFICIALS:
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

    def _joined(self, t: int, clause: int) -> Speaker | None:
        """Whom a relative clause is about that the verb at token `t` goes on with: «فلان، الذي نقل التحيات وقال إن»."""
        for k in range(t - 1, max(t - 16, clause), -1):
            if not self.key(k):
                return None
            if self.key(k) in {"الذي", "التي"}:
                return self._before(k + 1, clause)
        return None

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
            if key.endswith(("ه", "ها")) and (self.key(k - 2) in OCCASIONS or self.key(k - 3) in OCCASIONS):
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
            if without_article(key.removeprefix("ب")) in OCCASIONS or key in OCCASIONS:
                after = next((j for j in range(k + 1, min(k + 5, t)) if self._comes_from(j)), t)
                who = self._subject(after + (self.key(after) in {"من", "عن"}), t, prefixed=True) if after < t else None
            elif self._acts(k, first):
                who = self._without_paper(self._subject(k + 1, t))
            elif k == first or self.sign(k - 1) in {"،", ","}:
                who = self._topic(k, t)
            if who is not None and (who.known or who.sure) and self._agrees(who, form):
                return who
        return None

    def _without_paper(self, who: Speaker | None) -> Speaker | None:
        """«نشرت صحيفة المساء تقريرا قالت فيه»: who has published it."""
        if who is None or who.known or not who.text.endswith(("ا", "اً", "ًا")) or " " not in who.text:
            return who
        return replace(who, text=who.text.rsplit(maxsplit=1)[0]) if is_blocked(spelling(who.text.split()[-1])) else who

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
        medium = key[1:] in words.MEDIA or key[1:] in words.ACRONYMS or key[2:] in words.MEDIA | HEARERS
        return key.startswith("ل") and not medium

    def _agrees(self, who: Speaker, form: str) -> bool:
        """Whether a verb of saying can have a speaker for its subject, as far as genders are known."""
        return not form or who.gender is None or (who.gender == "f") == is_feminine(form)

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

    def _acted_before(self, t: int, first: int) -> Speaker | None:
        """Who, with a title alone, is the subject of the verb that opens the sentence: «ونعاه رئيس البيرو قائلا»."""
        for k in range(first + 1, min(first + 3, t)):
            role = self.read_role(k, before=False) if is_role(self.key(k)) else None
            if role is not None and role.last == t and self.key(k - 1) not in PREPOSITIONS:
                return self._described(k)
        return None

    def _starts_clause(self, t: int, first: int) -> bool:
        """Whether nothing that could be the subject stands right before the verb at token `t`."""
        if t == first or self.tokens[t].key not in words.SAYING:
            return True  # «وأضاف»
        previous = self.key(t - 1)
        joins = previous in words.STOP or previous in _AUXILIARIES or previous in MODIFIERS or previous in JOINING
        return not previous or joins or self._introduces(first, t)

    def _introduces(self, first: int, t: int) -> bool:
        """Whether only what it is said of, or when, stands before a verb: «وعن الأسعار قال», «وفي وقت لاحق أكد»."""
        if self.key(first).removeprefix("و") not in _INTRODUCING or t - first > 12:
            return False
        return not any(
            k in self.named or not self.key(k) or self.key(k) in LINKS or (k > first and self._is_verb(k))
            for k in range(first, t)
        )

    def _plain(self, start: int, t: int) -> bool:
        """Whether no other clause stands between a topic and the verb at token `t`."""
        return t - start <= 40 and not any(self.sign(k) in {"؛", ".", ":"} for k in range(start, t))
