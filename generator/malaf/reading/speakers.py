"""Who speaks: the person, the institution, or the words of the text that a verb of saying goes with."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from msgspec.structs import replace

from malaf.reading import namewords as words
from malaf.reading.countries import nisbas
from malaf.reading.descriptions import (
    HEARERS,
    KIN_OF,
    LISTENERS,
    MODIFIERS,
    NO_NAMES,
    OCCASIONS,
    PARTITIVES,
    SAME,
    TOLD,
)
from malaf.reading.nameruns import LINKS, MINE, ONE_OF, PREPOSITIONS
from malaf.reading.names import Place
from malaf.reading.nameshapes import is_blocked, is_role, is_verbal_noun
from malaf.reading.nametokens import Gender, is_definite, spelling, word_set
from malaf.reading.recalled import OFFICIALS, RecallingReader
from malaf.reading.roles import Phrase
from malaf.reading.voices import (
    SEVERAL,
    Speaker,
    is_feminine,
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
_KNOWN: Final = words.COMMON | words.STOP
_AUXILIARIES: Final = word_set("قد فقد لقد وقد كان كانت")
# A time says nothing: «خلال زيارته الأسبوع الماضي، وقالت».
_TIMES: Final = word_set("أسبوع شهر عام سنة يوم ساعة دقيقة فترة موسم صباح مساء ليل ليلة فجر ظهر عصر قرن عقد ماضي مقبل")
_FEMININE_NOUNS: Final = frozenset({"مصادر", "وسايل", "وسائل"})
_KIN: Final = word_set("الأم الأب الأخ الجد العم")
_STOPS: Final = frozenset(".؛:؟!«»")
# What follows these is no description of the speaker any more.
_CIRCUMSTANCES: Final = word_set("خلال عقب بعد قبل مع أثناء حول بشأن عن ضد إلى منذ أمام الذي التي حيث بين على")
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
_SAME_SPEAKER: Final = OFFICIALS | word_set("المتحدث المتحدثة المصدر المصادر المتكلم")
_CALLED: Final = word_set("يدعى تدعى يسمى تسمى اسمه اسمها")
_CALLED_NEAR: Final = 6  # words of a description
# What somebody is not: «عدد السكان: 27 مليونا».
_MEASURES: Final = word_set(
    "عدد أعداد معدل معدلات متوسط نسبة نسب حجم قيمة إجمالي مجموع حصة كمية مدة مساحة كلفة تكلفة سعر نصيب عائدات إيرادات"
)
# No adverb: «أوباما», «برلسكونيا».
_FAMILY_IN_A: Final = re.compile("[^مت].[^ا]?.{2,}[^ي]ا")
# «المديرة الجديدة، التي قالت», «الوزير والذي قال».
_RELATIVES: Final = word_set("الذي التي والذي والتي")
# Of whom they are said, he or she answers: «سئل الوزير ... قال».
_ASKED: Final = word_set("سئل سئلت")


class SpeakerReader(RecallingReader):
    """A paragraph that is asked who speaks."""

    def _topic(self, first: int, last: int) -> Speaker | None:
        """The person or institution with which a sentence opens: the subject of its first verb where that has none."""
        t = self._opening(first, last)
        if t >= last or t in self.closing or self.key(t) in _MEASURES:
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
            unknown = t == first and not is_definite(self.key(t)) and self.key(t) not in _KNOWN
            if (verb or unknown) and is_definite(body) and body[2:] in words.ORG_HEADS:
                # «قضت المحكمة بحبسه، وأكدت أن»
                return self._mentioned(t + 1) if t + 1 in self.named else self._body(t + 1)
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
        called = next((k + 1 for k in range(t + 1, min(t + _CALLED_NEAR, last)) if self.key(k) in _CALLED), None)
        if called is not None and called in self.named and self.named[called][1] is not None:
            return self._mentioned(called)  # «شاهد عيان يدعى فلان»
        found = self._named_ahead(t, last) or self._of_country(t) or self._described(t, prefixed=prefixed)
        if found is not None and not found.known and self.key(found.end) in LINKS:
            found = self._named_behind(found.end, last) or found
        found = found or self._unnamed(t, last)
        if found is None and self.key(t + 1).endswith(("ين", "ون")) and is_definite(self.key(t + 1)):
            found = self._construct_of(t, last)  # «حراك المعلمين»
        return found or self._by_name_alone(t, last) or self._construct_of(t, last)

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
            if token.key in OFFICIALS and is_definite(self.key(t + 1)):
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

    def _unnamed(self, t: int, last: int) -> Speaker | None:
        """«مسؤولاً إسرائيلياً», «ثلاثة مسؤولين أميركيين», «أربعة من السكان»."""
        key, after = self.key(t), self.key(t + 1)
        if key in SEVERAL and (after in words.PLURAL_ROLES or after in words.SPEAKING_NOUNS):
            end = t + 2
        elif key in SEVERAL and after in {"من", "اشخاص"} and t + 2 < last:
            end = t + 3 if after == "من" else t + 2
            if self.key(t + 2) == "كل" and self.key(t + 3) in SEVERAL:
                end = t + 4 + (self.key(t + 4) in {"منهم", "منهن"})  # «ثلاثة من كل خمسة منهم»
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

    def _asked(self, first: int, t: int) -> bool:
        """Whether a sentence tells first that somebody was asked: «وعند سؤالها عن الموعد، قالت»."""
        return any(self.key(k).startswith(("سوال", "ساله", "سيل")) for k in range(first, min(first + 4, t)))

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
        if self.named[m][1] is None and self._holds(m, clause):
            return None  # «كانت مديرة الهيئة قالت»
        relative = next((k for k in (t - 1, t - 2) if self.key(k) in _RELATIVES), None)
        if relative is not None and self.named[m][1] is not None:
            who = self._mentioned(m)
            agrees = who.gender is None or (who.gender == "f") == self.key(relative).endswith("التي")
            return who if agrees else None  # «صورة الوزير التي قالت»
        if any(self.sign(k) in {"؛", ".", ":"} for k in range(end, t)):
            return None
        if self.tokens[t].key.startswith("و") and self.key(t) not in words.SAYING:
            return None
        opened = self._opens(m, clause)
        return self._mentioned(m) if opened else None

    def _holds(self, m: int, clause: int) -> bool:
        """Whether the institution at token `m` ends somebody's role, who is the subject: «المديرة العامة للهيئة»."""
        for k in range(m - 1, max(m - 6, clause - 1), -1):
            if not self.key(k):
                return False
            role = self.read_role(k, before=False) if is_role(self.key(k)) else None
            if role is not None and role.last >= self.named[m][0]:
                return True
        return False

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
            if without_article(key.removeprefix("ب")) in OCCASIONS or key in OCCASIONS or key[1:] in OCCASIONS:
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
        medium = key[1:] in words.MEDIA or key[1:] in words.ACRONYMS or key[2:] in TOLD
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
        if t == first or self.tokens[t].key not in words.SAYING or self.key(t - 1) == "و":
            return True  # «وأضاف», «و أضاف»
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
