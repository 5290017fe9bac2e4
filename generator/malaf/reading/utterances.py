"""What is said: the quotation, or the clause, that follows a verb of saying."""

from __future__ import annotations

import re
from typing import Final, Literal

import msgspec
from msgspec.structs import replace

from malaf.reading import namewords as words
from malaf.reading.descriptions import HEARERS, MODIFIERS, NOT_SUBORDINATE, SAID_NOUNS
from malaf.reading.institutions import OPENERS
from malaf.reading.nametokens import spelling, word_set
from malaf.reading.speakers import ASSERTED, EXCEPTING, JOINING, SpeakerReader
from malaf.reading.voices import Speaker


class Content(msgspec.Struct, frozen=True):
    """What is said: code points ``[start, end)``, and the token to go on from."""

    kind: Literal["direct", "indirect"]
    start: int
    end: int
    next: int
    noun: bool = False  # a noun after a preposition, not a clause


_NAMED: Final = word_set(
    """
    برنامج رؤية قناة صحيفة جريدة مجلة وكالة شركة مبادرة خطة منصة كتاب كتابه كتابها فيلم فيلمه رواية روايته مسلسل
    حملة مؤتمر مهرجان منتدى معرض تطبيق موقع حزب حركة تنظيم جماعة مشروع عملية اتفاق اتفاقية قانون مدينة جائزة لقب
    شعار عنوان بعنوان أغنية ألبوم مسرحية قصيدة ديوان إذاعة مركز مؤسسة مجموعة فريق نادي فندق مطعم سفينة صاروخ
    طائرة إعصار متحور فيروس لقاح مبدأ نظام مرحلة بطولة دوري كأس سلسلة علامة منظمة ميدان قمة تسمى يسمى سمي باسم
    جامعة مدرسة مستشفى معهد كلية متحف جمعية مصنع مطار ملعب مسرح قاعة دار شارع
    شركتي شركتا شركات صحيفتي صحيفتا صحف قناتي قناتا قنوات مجموعتي مجموعتا حركتي حركتا حزبي حزبا فريقي منصتي منصات
    اسم المسمى المسماة الملقب المعروف المعروفة مصطلح كلمة عبارة وسم هاشتاغ لصحيفة لقناة لوكالة لموقع
    """
)
# Nouns with a preposition of their own: «أكد في رده على النواب أن».
_ANSWERS: Final = word_set("رد ردا رده ردها ردهم تعليق تعليقا تعليقه تعليقها جواب جوابا جوابه جوابها إجابته إجابتها")
_ASIDES: Final = {
    "على": {"هامش", "لسان", "حد", "صعيد", "مدي", "ضوء", "راس", "الاقل", "ما", "سبيل", "الفور", "اثر", "خلفيه", "شاشه"},
    "من": {
        "جهته",
        "جهتها",
        "جانبه",
        "جانبها",
        "خلال",
        "جهه",
        "ناحيه",
        "ناحيته",
        "ناحيتها",
        "ثم",
        "قبل",
        "بين",
        "المقرر",
        "المتوقع",
    },
    "الي": {"جانب", "ذلك", "وكاله", "صحيفه", "قناه", "الصحفيين", "الصحافيين"},
    "عن": {"طريق", "بعد", "كثب"},
}
_ADVERBS: Final = word_set(
    "اليوم أمس السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة أيضا مجددا كذلك خلال اللقاء الاجتماع"
)
_CONTRASTS: Final = word_set("لكن ولكن لكنه لكنها لكنهم ولكنه ولكنها ولكنهم بينما فيما وفيما وبينما أما وأما كما حين")
_MEANWHILE: Final = word_set("فيما بينما وفيما وبينما")
_DASHES: Final = frozenset("-–—")
# These report no statement, unless its words are quoted.
URGING: Final = word_set(
    """
    دعا طالب ناشد حث نصح اتهم شكر رحب أشاد ثمن أدان أثنى أيد أوصى هدد
    """
)
# These do, with «بأن»: «هدد بأنه سيرد».
_BY_THAT: Final = word_set("هدد توعد اتهم أوصى")
_THAT: Final = word_set("بأن بأنه بأنها بأنهم بأنهما")
_JOINED_THAT: Final = word_set("وأن وإن")
# «"نحن بخير"، هكذا يختم الطبيب حديثه».
THUS: Final = word_set("هكذا بهذا بهذه")
_WRITING: Final = word_set("كتب غرد نشر")
# After a colon these go on with the text's own words; «إننا» is already the speaker's.
_REPORTING: Final = word_set("إن إنه إنها إنهم إنهما بأن بأنه بأنها بأنهم بأنهما")
# Before «أن» these are said with the verb that takes them: «حذر من أن».
_LEADING: Final = word_set("من على إلى في")
# In tokens; what has no full stop for so long is no clause.
_LONGEST: Final = 600
_END: Final = re.compile(r"[\s.؟!?…،,؛;:]+$")


class UtteranceReader(SpeakerReader):
    """A paragraph that is asked what is said."""

    def _content(
        self, t: int, start: int, last: int, lemma: str, before: str, who: Speaker | None, *, near: int = 45
    ) -> Content | None:
        """What is said after the speaker, from token `start`; `before` is the verb's own preposition."""
        preposition = spelling(before) if before else ""
        k = start
        if who is not None and who.known and lemma in {"اكد", "جدد"}:
            object_ = start
            while object_ < last and self.key(object_) in _ADVERBS:
                object_ += 1
            if object_ < last and self.key(object_) in ASSERTED:
                content = self._clause(object_, last)
                return replace(content, noun=True) if content else None
        k = self._after_aside(k, last)
        at_once = self._after_hearers(start, last) + 1
        while k < min(last, start + near):
            if k in self.closing and not self.inside[k]:
                if self._is_speech(k, colon=False, at_once=k <= at_once) and (
                    k <= at_once or lemma not in words.WEAK_SAYING or (lemma in _WRITING and self._is_posted(start, k))
                ):
                    return self._quoted(k)
                if (
                    k >= start > t + 1
                    and lemma not in words.WEAK_SAYING
                    and self._is_short_speech(k, at_once=k == start)
                ):
                    return self._quoted(k)
                k = self.closing[k] + 1
                continue
            sign = self.sign(k)
            if k == start and sign in OPENERS and k not in self.ends and not self.inside[k]:
                content = self._clause(k + 1, last)  # a quotation that never closes
                return replace(content, kind="direct") if content and last - k >= 4 else None
            if sign in _DASHES:
                k = self._after_dashes(k, last)
                continue
            if lemma in _BY_THAT and self.key(k) in _THAT:
                return self._subordinate(k, last)  # «هدد بأنه سيرد»
            if lemma in URGING and sign != ":":
                if any(taken <= 1 and form in words.SAYING for taken, form in self.tokens[k].forms[:2]) and k > start:
                    return None  # «وناشد المنظمات الإسراع، وقال: ...»
                k += 1
                continue
            if sign == ":":
                return self._after_colon(k, last, t=t, who=who)
            key = self.key(k)
            if key in words.COMPLEMENTIZERS:
                agreed = self.key(k - 1) == "على" and self.sign(k - 2) in {"،", ","}  # «، على أن يتم التسليم غدا»
                if (self.key(k - 1) in NOT_SUBORDINATE or agreed) and self.key(k - 1) != preposition:
                    k += 1
                    continue
                of_noun = self.key(k - 2) in SAID_NOUNS or self.key(k - 1) in SAID_NOUNS
                if lemma in words.WEAK_SAYING and self.key(k - 1) in _LEADING - {preposition} and not of_noun:
                    return None  # «أثار القرار مخاوف من أن», «واصل تدريباته على أن»
                return self._subordinate(k, last)
            if (
                key
                and key == preposition
                and self.key(k + 1) not in words.COMPLEMENTIZERS
                and self.key(k + 1) not in _ASIDES.get(preposition, set())
                and self.key(k + 1) not in SAID_NOUNS
                and self.key(k - 1) not in _ANSWERS
                and not self._in_aside(k, start, last)
            ):
                if k + 1 in self.closing and self.key(k + 2) in words.COMPLEMENTIZERS:
                    return self._quoted(k + 1)  # «شدد على "أن الأجهزة لن تتهاون"»
                content = self._clause(k + 1, last)
                return replace(content, noun=True) if content else None
            if (
                k > start
                and key
                and self.key(k - 1) != "من"  # «وهو من أبرز المؤيدين»
                and any(
                    form in words.SAYING and words.SAYING[form][0] not in words.WEAK_SAYING and taken <= 1
                    for taken, form in self.tokens[k].forms
                )
            ):
                return None
            if key and k > start and key in words.PARTICIPLES and words.PARTICIPLES[key][0] != "قال":
                return None
            k += 1
        return None

    def _is_posted(self, start: int, q: int) -> bool:
        """Whether where something was written stands before token `q`: «وكتب على تويتر "..."»."""
        return any(self.key(k) in {"على", "عبر", "في"} for k in range(start, min(q, start + 3)))

    def _is_short_speech(self, q: int, *, at_once: bool) -> bool:
        """Whether two or three words in quotation marks are all that is said: «وقال المحامي "قدمنا الطعن".».

        Where they do not come `at_once`, after «في باريس», they end the sentence and follow no word for a name.
        """
        close = self.closing[q]
        said = sum(bool(token.key) for token in self.tokens[q + 1 : close])
        if not at_once:
            return said > 2 and self._ends_sentence(close) and not self._names_what_follows(q - 1)
        goes_on = any(self.key(k) in words.COMPLEMENTIZERS for k in (close + 1, close + 2))
        after = self.key(close + 1)
        return said > 1 and not goes_on and (not after or after[0] == "و" or after in words.PARTICIPLES)

    def _ends_sentence(self, close: int) -> bool:
        """Whether nothing but a full stop follows the quotation that token `close` closes."""
        return close + 1 >= len(self.tokens) or self.sign(close + 1) in {".", "؟", "!"}

    def _names_what_follows(self, k: int) -> bool:
        """Whether a quotation after token `k` is what something is called: «صحيفة "..."», «في "..."»."""
        key = self.key(k)
        return key in {"ل", "ب", "لل", "في", "من", "عن", "الي", "على", "او", "و"} or self._is_called_so(k)

    def _is_called_so(self, k: int) -> bool:
        return any(form.removeprefix("ال") in _NAMED for _, form in self.tokens[k].forms)

    def _after_aside(self, k: int, last: int) -> int:
        """The token after an aside between commas at token `k` that what is said follows at once, or token `k`."""
        if self.sign(k) not in {"،", ","}:
            return k
        comma = next((m for m in range(k + 1, min(k + 30, last)) if self.sign(m) in {"،", ","}), last)
        if comma == last or any(self._may_say(m) for m in range(k + 1, comma)):
            return k
        return comma + 1 if self._may_say(comma + 1) else k

    def _after_hearers(self, k: int, last: int) -> int:
        """The token after those to whom, or the day on which, something is said: «، للصحفيين، "..."»."""
        j = k + (self.sign(k) in {"،", ","})
        heard = j
        while heard < last and (self.key(heard)[2:] in HEARERS or self.key(heard) in MODIFIERS):
            heard += 1
        return heard if heard > j else k

    def _in_aside(self, k: int, start: int, last: int) -> bool:
        """Whether «على» at token `k` is between commas, with «أن» behind them: «، خلال إشرافه على ندوة، أن»."""
        if not any(self.sign(m) in {"،", ","} for m in range(start, k)):
            return False
        comma = next((m for m in range(k + 1, min(k + 15, last)) if self.sign(m)), last)
        return self.sign(comma) in {"،", ","} and self.key(comma + 1) in words.COMPLEMENTIZERS - _JOINED_THAT

    def _may_say(self, k: int) -> bool:
        """Whether «أن», a colon or a quotation stands at token `k`."""
        return k in self.closing or self.sign(k) == ":" or self.key(k) in words.COMPLEMENTIZERS

    def _after_dashes(self, k: int, last: int) -> int:
        """The token after an aside between dashes that opens at token `k`, or the next token."""
        for m in range(k + 2, min(k + 45, last)):
            if self.sign(m) in _DASHES and not self.inside[m]:
                return m + 1
        return k + 1

    def _after_colon(self, k: int, last: int, *, t: int = 0, who: Speaker | None = None) -> Content | None:
        """What a colon at token `k` announces: a quotation, here or in the next paragraph, or the sentence's rest."""
        j = k + 1
        if (
            j < len(self.tokens)
            and j not in self.closing
            and self.sign(j) in {'"', "”", "“", "«"}
            and j + 1 < len(self.tokens)
            and self.sign(j + 1) == ":"
        ):
            j += 2  # «قائلا”:”»
        if j in self.closing:
            return self._quoted(j)
        if j >= len(self.tokens):
            if who is not None:
                self.all.pending = (who, self._place(t, t + 1))
            return None
        if self._reports(j):
            return self._subordinate(j, last)
        j += self.sign(j) in OPENERS  # a quotation that never closes
        content = self._clause(j, last)
        return replace(content, kind="direct") if content and last - j >= 3 else None

    def _reports(self, j: int) -> bool:
        """Whether «إن» at token `j`, after a colon, reports: «وقال: إنه سيعود», not «إننا سنعود», «إن كان كذلك»."""
        key = self.key(j)
        if key not in _REPORTING:
            return False
        after = self.key(j + 1)
        return key != "ان" or (after not in words.VERBS and after != "لم") or after in words.COMMON

    def _subordinate(self, k: int, last: int) -> Content | None:
        """What «أن» at token `k` opens: the quotation that is all of it, else the clause."""
        if k + 1 in self.closing and self._fills(k + 1, last) and self._is_speech(k + 1, colon=True, at_once=True):
            return self._quoted(k + 1)
        return self._clause(k + 1, last)

    def _goes_on(self, k: int, last: int) -> Content | None:
        """The next clause of what is said, from token `k`: «..."، وأن الحكومة لن تسمح بذلك»."""
        k += self.sign(k) in {"،", ","}
        if k >= last or self.key(k)[:1] != "و" or self.key(k)[1:] not in _REPORTING:
            return None
        return self._subordinate(k, last)

    def _considered(self, t: int, after: int, last: int, follows: bool) -> Content | None:
        """«الذي يعتبر هذا التعاون فتحاً»: the verb belongs to what is said, where nothing stands between."""
        start = after if follows else t
        nxt = self.key(start if follows else t + 1)
        if not (nxt in {"هذا", "هذه", "ذلك", "تلك"} or nxt.startswith("ال")):
            return None
        content = self._clause(start, last)
        return replace(content, noun=True) if content else None

    def _quoted(self, q: int) -> Content:
        close = self.closing[q]
        start, end = self.tokens[q].end, self.tokens[close].start
        while start < end and (self.text[start].isspace() or self.text[start] == ":"):
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Content("direct", start, end, close + 1)

    def _fills(self, q: int, last: int) -> bool:
        """Whether a quotation after «أن» is all that is said: a sign follows, a source, or the next that is said."""
        k = self.closing[q] + 1
        key = self.key(k)
        if k >= last or not key or key in words.ACCORDING or key == "وذلك":
            return True
        if key == "على" and self.key(k + 1) == "حد":
            return True
        if key == "خلال" and self.closing[q] - q > 5:
            return True
        return key in words.PARTICIPLES or (key[0] == "و" and (key[1:] in _REPORTING or self._next_speech(k, last)))

    def _is_speech(self, q: int, *, colon: bool, at_once: bool) -> bool:
        """Whether a quotation is words that somebody says, not a name or a word held at a distance."""
        close = self.closing[q]
        inner = [token for token in self.tokens[q + 1 : close] if token.key]
        if not inner:
            return False
        if colon or (inner[0].key in words.COMPLEMENTIZERS and not self._is_called_so(q - 1)):
            return True
        previous = self.key(q - 1)
        if self._names_what_follows(q - 1):
            return False
        if len(inner) >= 4 and at_once:
            return True
        if len(inner) <= 3:
            said = (
                self.key(close + 1) in words.SAYING
                or self.key(close + 2) in words.SAYING
                or self.key(close + 2) in THUS
                or self.key(close + 2) in words.ACCORDING
            )
            return at_once and (
                said
                or self.sign(close - 1) in {".", "؟", "!"}
                or bool(previous and any(form in words.SAYING for _, form in self.tokens[q - 1].forms))
            )
        return True

    def _clause(self, start: int, last: int) -> Content | None:
        """From token `start` to the end of what is said: the sentence's end, the next speaker, or the source."""
        if start >= last:
            return None
        last = min(last, start + _LONGEST)
        end = last
        for k in range(start, last):
            if self.inside[k]:
                continue
            key = self.key(k)
            if self.sign(k) == ":" and k > start and k + 1 in self.closing:
                end = k - (k - 1 > start and self.key(k - 1) in words.PARTICIPLES)  # «عن سعادته بالفوز قائلا: "..."»
                break
            if not key:
                continue
            boundary = self._boundary(k, start)
            if boundary is None:
                continue
            if key in words.PARTICIPLES or key[1:] in words.PARTICIPLES:
                if self._opens_quotation(k + 1, last):
                    end = boundary
                    break
                continue
            if (
                key in words.ACCORDING
                or key == "وذلك"
                or (key == "على" and self.key(k + 1) in {"حد", "ما"})
                or (key == "كما" and self.key(k + 1) in words.SAYING)
            ):
                end = boundary
                break
            if self._next_speech(k, last):
                end = boundary
                break
        if end <= start:
            return None
        stop = self._trimmed(start, self.tokens[end - 1].end)
        if stop <= self.tokens[start].start:
            return None
        return Content("indirect", self.tokens[start].start, stop, end)

    def _boundary(self, k: int, start: int) -> int | None:
        """The token at which the clause of token `k` parts from what is said, if it does."""
        if k <= start:
            return None
        key = self.key(k)
        if self.sign(k - 1) in {"،", ",", "؛"}:
            return k - 1
        if key.startswith("و") and key not in words.SAYING and key[1:] in words.SAYING:
            return k
        if self.key(k - 1) == "و" and key in words.SAYING:
            return k - 1 - (self.sign(k - 2) in {"،", ","})  # «و أضاف»
        if k - 1 > start and self.key(k - 1) in JOINING:
            return k - 1 - (self.sign(k - 2) in {"،", ","})
        for back in range(k - 1, max(k - 14, start), -1):
            if self.sign(back) in {"،", ",", "؛"}:
                return (
                    back
                    if self.key(back + 1) in _CONTRASTS
                    or (self.key(back + 1) in {"في", "وفي"} and self.key(back + 2) in {"حين", "الوقت"})
                    else None
                )
            if self.key(back) in words.COMPLEMENTIZERS:
                if self.key(back) != "ان" or self.key(back - 1) not in EXCEPTING or back - 1 <= start:
                    return None
                return back - 1 - (self.sign(back - 2) in {"،", ","})  # «..., غير أن رئيسها نفى ذلك وقال»
        return None

    def _next_speech(self, k: int, last: int) -> bool:
        token = self.tokens[k]
        for taken, form in token.forms:
            if taken > 1 or (taken and token.key[0] not in "وف") or form not in words.SAYING:
                continue
            lemma, before = words.SAYING[form]
            if self.key(k - 1) in {"الذي", "التي", "ما", "لم", "لا", "لن", "ان"} and self.key(k - 2) != "الوقت":
                return False
            if lemma in words.WEAK_SAYING:
                if self._announces(k + 1, min(last, k + 6)):
                    return True
                if self.key(k - 1) in _MEANWHILE:
                    return True  # «..., فيما كشفت زوجته عن»
                if self.key(k - 1) not in _CONTRASTS:
                    return False
                return bool(before) and any(self.key(m) == spelling(before) for m in range(k + 1, min(k + 10, last)))
            if self._announces(k + 1, last):
                return True
            return bool(before) and any(self.key(m) == spelling(before) for m in range(k + 1, min(k + 14, last)))
        return False

    def _opens_quotation(self, k: int, last: int) -> bool:
        """Whether a participle leads to a quotation at once: «قائلاً: "..."»، «مؤكداً أن "..."»."""
        for m in range(k, min(k + 8, last)):
            if m in self.closing:
                return self._is_speech(m, colon=self.sign(m - 1) == ":", at_once=True) and (
                    self.sign(m - 1) == ":" or self._fills(m, last)
                )
            if self.sign(m) == ":":
                return True
            if self.key(m) in words.COMPLEMENTIZERS and m + 1 not in self.closing:
                return False
        return False

    def _trimmed(self, start: int, end: int) -> int:
        """`end` without the white space and the signs that close a sentence."""
        begin = self.tokens[start].start
        piece = self.text[begin:end]
        return begin + len(_END.sub("", piece))
