"""Where the phrase ends that describes somebody who speaks without a name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from malaf.reading import namewords as words
from malaf.reading.nameruns import PREPOSITIONS
from malaf.reading.nametokens import is_definite, word_set
from malaf.reading.people import PeopleReader
from malaf.reading.quotations import quotations
from malaf.reading.roles import Phrase
from malaf.sentences import split_sentences

# Before «أن» these make it no speech; «إلى أن», «على أن» can be what a verb of saying has.
NOT_SUBORDINATE: Final = words.BEFORE_SUBORDINATE - frozenset({"الي", "على"})
# «المسؤول في وزارة النفط», which «الوزير في وزارة النفط» is not.
_UNNAMED_MEMBERS: Final = word_set("مسؤول مسؤولة قيادي قيادية خبير خبيرة باحث باحثة ناشط ناشطة محلل محللة ضابط مصدر")
# «والدة الضحية», «محامي المتهم»: known by somebody else.
KIN_OF: Final = word_set(
    """
    والد والدة والدا شقيق شقيقة أشقاء زوج زوجة نجل نجلة ابن ابنة أبناء عم عمة خال خالة جد جدة أم أخ أخت أرملة خطيب
    خطيبة قريب قريبة أقارب صديق صديقة أصدقاء جار جارة جيران زميل زميلة زملاء محامي محامية محامو عائلة أسرة ذوو أهل
    """
)
# «مصدر دبلوماسي ثان».
_SECOND: Final = word_set("ثان ثانية ثالث ثالثة آخر أخرى")
# «مصدر من المعتمدية».
_SOURCES: Final = word_set("مصدر مصادر شاهد شهود")
# «مسؤول رفيع».
_RANKS: Final = word_set(
    "كبير كبيرة رفيع رفيعة بارز بارزة سابق سابقة مطلع مطلعة مستقل مستقلة آخر أخرى ثان ثانية ثالث ثالثة"
)
# «دبلوماسي معتمد في العاصمة».
_POSTED: Final = word_set("معتمد معتمدة مقيم مقيمة")
# «أحد سكان الحي», «إحدى أمهات التلاميذ».
PARTITIVES: Final = word_set("أحد إحدى بعض عدد معظم أغلب غالبية أكثر جل")
MODIFIERS: Final = word_set(
    """
    أيضا كذلك أمس اليوم غدا لاحقا مجددا بدوره بدورها من جهته جهتها جانبه جانبها السبت الأحد الاثنين الإثنين
    الثلاثاء الأربعاء الخميس الجمعة
    """
)
# To whom something is said, between the verb and its subject: «قال لي القاضي».
LISTENERS: Final = word_set("لي لنا له لها لهم عليه عليها عليهم")
# «قال للصحفيين».
HEARERS: Final = word_set("صحفيين صحافيين إعلاميين نواب حاضرين جمهور مشاركين")
TOLD: Final = words.MEDIA | HEARERS  # «للقناة», «للصحافيين»
NO_NAMES: Final = (words.STOP, words.VERBS, words.COMMON, words.DEFINITE_COMMON, words.ROLES, words.PARTICIPLES)
# What no agency or paper is called by.
_NO_TITLES: Final = (words.STOP, words.VERBS, words.COMPLEMENTIZERS, words.ROLES)
_NO_VERBS: Final = word_set("غير أول")
# What is said, as a noun: «جدد التأكيد على أن», «ختم بالقول إن».
SAID_NOUNS: Final = word_set(
    """
    قوله قولها قولهم بقوله بقولها القول بالقول التأكيد بالتأكيد تأكيده تأكيدها الإشارة بالإشارة التشديد بالتشديد
    التذكير بالتذكير تصريحه تصريحها
    """
)
# In which something is said: «في بيان», «في كلمته».
OCCASIONS: Final = word_set(
    """
    بيان بيانها تصريح تصريحات مؤتمر كلمة كلمته كلمتها تغريدة تدوينة منشور مقابلة حديث حوار رسالة خطاب مداخلة اتصال بلاغ
    تقرير تقريرها ختام مقطع
    """
)
# How it is said: «وأوضح الوزير بالمناسبة».
_MANNERS: Final = word_set("بالمناسبة بالمقابل بالخصوص بالتفصيل بالإجماع بوضوح بشدة بصراحة بدوره بدورها")
# «المتحدث نفسه», «المصدر ذاته»: who spoke last.
SAME: Final = word_set("نفسه نفسها ذاته ذاتها عينه")


class DescriptionReader(PeopleReader):
    """A paragraph, its sentences and quotations, that is asked where descriptions end."""

    def __init__(self, number: int, text: str) -> None:
        super().__init__(number, text, set())
        self.closing = quotations(self.tokens)
        self.ends = frozenset(self.closing.values())
        self.inside = [False] * len(self.tokens)
        for opening, close in self.closing.items():
            for k in range(opening + 1, close):
                self.inside[k] = True

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

    def _noun_phrase_end(self, t: int) -> int:
        """The token after the nouns that begin at token `t`: up to a sign, a preposition, a verb or «أن»."""
        k = t
        while k < min(t + 8, len(self.tokens)):
            key = self.key(k)
            verb = key in words.VERBS and key not in words.COMMON and key not in words.ROLES
            if not key or verb or key in words.STOP or key in words.COMPLEMENTIZERS or key in PREPOSITIONS:
                break
            if key.startswith("ل") and (key[1:] in words.MEDIA or key[2:] in TOLD):
                break
            k += 1
        return k

    def _with_adjectives(self, phrase: Phrase) -> Phrase:
        """The phrase with the adjectives of an unnamed person: «مسؤول حكومي رفيع»."""
        last = phrase.last
        described = all(self._relates(k) or self._qualifies(k) for k in range(phrase.first + 1, last))
        if is_definite(phrase.head) or not described:
            same = not is_definite(phrase.head) and self.key(last) in SAME  # «طبيب في المستشفى ذاته»
            return replace(phrase, last=last + 1, end=self.tokens[last].end) if same else phrase
        while self.key(last - 1) not in _SECOND and (self._relates(last) or self._qualifies(last)):
            last += 1
        if self.key(last - 1) in _POSTED and self.key(last) in PREPOSITIONS:
            last = self._noun_phrase_end(last + 1)  # «دبلوماسي غربي معتمد في طرابلس»
        return replace(phrase, last=last, end=self.tokens[last - 1].end)

    def _unread(self, k: int) -> bool:
        """Whether a word that may be an unknown name follows at token `k`: somebody who is not named in the text."""
        key = self.key(k)
        adverb = key.endswith(("ا", "ه")) or key in MODIFIERS or key in LISTENERS
        known = adverb or key in words.COMPLEMENTIZERS or key in words.SAYING or key in words.PARTICIPLES
        return len(key) > 2 and not known and self._proper(k)

    def _shaped(self, phrase: Phrase, bare: str) -> Phrase:
        """An unnamed speaker's phrase to its end, and no further; `bare` is its head without the article."""
        after = phrase.first + 1
        if phrase.last == after and bare in PARTITIVES:
            last = self._noun_phrase_end(after)
            phrase = replace(phrase, last=last, end=self.tokens[last - 1].end)  # «إحدى أمهات التلاميذ»
        elif phrase.last == after and bare in _SOURCES and self.key(after) in {"من", "في"}:
            last = self._noun_phrase_end(after + 1)
            if last > after + 1:
                phrase = replace(phrase, last=last, end=self.tokens[last - 1].end)  # «مصدر من تفقدية الشغل»
        elif phrase.last == after and phrase.head in words.MEDIA and self._may_be_title(after):
            phrase = replace(phrase, last=after + 1, end=self.tokens[after].end)  # «وكالة أنفاس»
        return self._with_marks(self._without_medium(self._without_occasion(self._with_adjectives(phrase))))

    def _may_be_title(self, k: int) -> bool:
        """Whether the word at token `k` can be what an agency or a paper is called."""
        key = self.key(k)
        return len(key) > 2 and not any(form in known for _, form in self.tokens[k].forms for known in _NO_TITLES)

    def _of_whom(self, phrase: Phrase) -> Phrase:
        """The phrase with him or her whose kin, lawyer or neighbour it is: «والدة الضحية», «شقيق القتيل سامر»."""
        if phrase.head not in KIN_OF or phrase.last > phrase.first + 1 or not is_definite(self.key(phrase.last)):
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
        return len(key) > 3 and unknown and key[:2] != "لل" and key.endswith(("ي", "يه", "يون", "يين", "يات", "يان"))

    def _phrase_end(self, phrase: Phrase) -> int:
        return self.tokens[phrase.last - 1].end

    def _without_occasion(self, phrase: Phrase) -> Phrase:
        """The phrase without where or how it was said: «غرفة الرياض في بيان», «الوزير بالمناسبة», «الجيش بتصريح»."""
        for k in range(phrase.first + 1, phrase.last):
            if self.key(k)[:2] == "لل" and self.key(k)[2:] in HEARERS:
                return replace(phrase, last=k, end=self.tokens[k - 1].end)  # «الوزير للصحافيين»
            if self.key(k)[:1] == "ب" and len(self.key(k)) == 4 and self.key(k)[1:] in words.VERBS:
                return replace(phrase, last=k, end=self.tokens[k - 1].end)  # «اعترف الجيش بقصف المدرسة»
            occasion = self.key(k + 1) if self.key(k) == "في" else self.key(k)[1:] if self.key(k)[:1] == "ب" else ""
            if occasion in OCCASIONS or self.key(k) in _MANNERS or self.key(k) in SAID_NOUNS:
                return replace(phrase, last=k, end=self.tokens[k - 1].end)
        return phrase

    def _without_medium(self, phrase: Phrase) -> Phrase:
        """The phrase without whom it was said to: «مصدر مطلع لوكالة فرانس برس»."""
        if phrase.head in {"مصدر", "مصادر"}:
            to = next((k for k in range(phrase.first + 1, phrase.last) if self.key(k).startswith("لل")), phrase.last)
            phrase = replace(phrase, last=to, end=self.tokens[to - 1].end)  # «أفاد مصدر للأيام»
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

    def _is_verb(self, k: int) -> bool:
        """Whether the word at token `k` of a description is a verb, not a noun that is spelled as one."""
        word = self.key(k)
        if word not in words.VERBS or word in _NO_VERBS or word in words.ROLES or word in words.COMMON:
            return False
        return word[0] != "ن" and self.key(k - 1) not in PREPOSITIONS  # «نصيب», «في علم الاجتماع»

    def _looks_imperfect(self, t: int) -> bool:
        """Whether the word at token `t` may be an imperfect verb in no list: «يقطع», «وتهاتف»."""
        key = self.key(t)
        bare = key[1:] if key[:1] == "و" else key
        return (
            bare[:1] in {"ي", "ت"}
            and len(bare) > 3
            and not any(bare in known for known in NO_NAMES)
            and bare not in words.GIVEN
        )
