"""Whether an Arabic text states what stands at a word, expects it, holds it possible, or denies it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, Literal

from malaf.reading.numerals import begins_number
from malaf.reading.tokens import Text, forms, word_set
from malaf.reading.verbforms import (
    is_future_verb,
    is_imperfect,
    is_past_verb,
    is_possible_verb,
    is_verbal_noun,
    plain,
)

__all__ = ["Claim", "Claims"]

Claim = Literal["stated", "expected", "possible", "denied"]

# What a particle negates, in the present or past and in the future.
_Scope = Literal["stated", "expected", "possible", "denied", "not", "never"]
_NEGATED: Final[dict[_Scope, Claim]] = {"not": "stated", "never": "expected"}
_NEGATIVE: Final = frozenset({"denied", "not", "never"})

_EXPECTED: Final = re.compile(
    r"[يتن]توقع(?:ون|وا|ان|ه|ها)?|توقع(?:ت|وا|نا|ه|ها|ات\w*)?|(?:ال)?متوقع(?:ه|ا|ون|ين|ات)?|(?:ال)?توقع(?:ات)?|"
    r"(?:ال)?(?:منتظر|مرتقب|مومل|مزمع|مفترض|مقرر|مخطط)(?:ه|ا)?|(?:ال)?مستهدف|مستهدفه|"
    r"[يتن](?:رتقب|ترقب|عتزم|نوي|خطط|ستهدف|هدف|سعي|طمح|امل|تطلع|تعهد|فترض)(?:ون|وا|ان)?|ينوون|يسعون|"
    r"(?:ال)?(?:معتزم|عازم)(?:ه|ا|ون|ين)?|اعتزام\w*|عزم(?:ه|ها|هم)?|تعهد(?:ت|وا)|وعدت?|بهدف|شانه?|شانها|نيته|نيتها"
)
_POSSIBLE: Final = re.compile(
    r"ربما|لعل\w{0,3}|[يت]مكن|(?:ال)?ممكن|(?:ال)?احتمال(?:ات|يه|ا)?|(?:ال)?محتمل(?:ه|ا)?|[يت]حتمل|امكانيه|"
    r"رجح(?:ت|وا|نا)?|[يتن]رجح(?:ون|وا)?|(?:ال)?مرجح(?:ه|ا)?|مرجحين|ترجيح(?:ات)?"
)
_MANAGED: Final = word_set("تمكن")  # «تمكن من ربط 118 ألف مسكن»: has been able to
_DENIED: Final = re.compile(
    r"نف(?:ت|ي|وا|يه|يها|يهم)|[يتن]نفي|ينفون|نافي(?:ا|ه|ن)|كذب(?:ت|وا)|[يت]كذب|فند(?:ت|وا)?|[يت]فند|دحض(?:ت|وا)?|"
    r"[يت]دحض|انكر(?:ت|وا)?|[يت]نكر|(?:مفند|مكذب|منكر|داحض)(?:ا|ه)|(?:است|[يت]ست|مست)بعد(?:ت|وا|ون|ا|ه)?"
)
_NO_VERB_BEHIND: Final = word_set("كان كانت كانوا ليس ليست ليسوا علي الي عند عندما لدي لديه لديها منذ بين خلال")
_MAY_BE_NOUN: Final = word_set("سجل وقع قدم عقد رفع خفض نقل نشر فتح دفع زرع جمع ضرب قتل ضبط جرح نما عرض ضم دخل خرج هدم")
_DAMMA_FIRST: Final = re.compile(r"[وف]?\u064e?[^\W\d_]\u064f")
_SIGNED: Final = re.compile(
    r"(?:ال)?(?:عقد|عقدا|عقود|عقدين|اتفاق\w*|مذكر\w*|بروتوكول\w*|صفقه|معاهده|ميثاق\w*|علي|اعلان)"
)
_STRIKES: Final = word_set("القصف قصف غاره الغاره غارات الغارات هجوم الهجوم الهجمات ضربات المدفعيه الطيران طيران")
_COMPARED: Final = word_set("اكثر اقل اعلي ادني افضل اسوا اسرع ابطا اكبر")
_NAMED: Final = word_set("الخاص الخاصه الدراسي الدراسيه الاممي الاسري")  # «المقرر الخاص» is a rapporteur
_BOUND: Final = re.compile(
    r"[يتن](?:تجاوز|تعدي?|زيد|زد|قل|قلل|فوق|تخطي?|زال|نفك|برح|ستبعد|كاد|كد|عدو|قتصر|خلو)\w*|سيما|شك|ريب|بد"
)
_PUNISHED: Final = word_set("يعاقب عوقب يغرم غرم يحبس حبس يسجن سجن تعاقب")
_PENALTIES: Final = word_set("بغرامه غرامه بالغرامه بالحبس بالسجن بعقوبه بالاشغال بالاعدام الحبس السجن الغرامه")
_NEGATES: Final = word_set("لم لن لا ليس ليست ليسوا عدم")
_ABSOLUTELY: Final = word_set("وجود نيه صحه خساير ضحايا اصابات وفيات قتلي جرحي تغيير خطط")  # «لا ضحايا»
_ABSENT: Final = word_set("ليس ليست ليسوا عدم")
_HAPPENS: Final = re.compile(
    r"[يتن](?:قتل|صب|صاب|صيب|سقط|سجل|قع|وقع|حدث|وجد|ملك|متلك|شهد|بلغ|صل|كن|كون|جر|جري|نتج|لحق|خلف|سفر|ود|رصد|عثر|"
    r"ضبط|عتقل|حصد|رتفع|نخفض|حقق|وفر|تح|تم|ستشهد|لق|لقي|فقد|خسر|طلق|كبد|تكبد|تعرض|ستخدم|نفق|دفع|تلف)(?:وا|ون|ت|ها|ه)?"
)
_ONLY: Final = word_set("الا سوي غير عدا انما بل لكن منذ")
_CLAUSES: Final = word_set(
    "بينما فيما حين علما مقارنه قياسا بالمقارنه بدلا عوضا بعدما اذ لان لكن مضيفا موضحا مشيرا لافتا موكدا مبينا",
    "منوها مضيفه موضحه مشيره لافته موكده مبينه منوهه نزولا صعودا ارتفاعا انخفاضا مسجلا مسجله بدل",
)
_AFTER_THAT: Final = frozenset({"الا", "غير"})  # «إلا أن», «غير أن»
_THAT: Final = word_set("ان انه انها بان")
_RELATIVE: Final = word_set("الذي التي الذين اللذان اللتان اللواتي اللاتي اللذين اللتين")
_SOLD: Final = word_set("بيع شراء استحواذ الاستحواذ تملك تنازل اجر رسوم صفقه بيعها شراءها تذاكر تاجير استيجار")
_STOPS: Final = frozenset({"؟", "!", "؛", "…", "|"})
_NEAR: Final = 6  # words: from what opens a clause to its verb
_LED: Final = 2  # tokens before a time that opens its clause


class Claims:
    """How a text claims what stands at each of its words. Linear in its length; never raises.

    A word that looks ahead, holds possible or denies governs what follows in its sentence (what is expected: a clause
    with «أن», or a verbal noun), up to the next verb in the past or to what opens a clause of its own.

    >>> claims = Claims(Text("رجح الخبراء أن يصل السعر إلى 80 دولارا، وكان قد بلغ 70 دولارا"))
    >>> claims.at(7, 8), claims.at(13, 14)
    ('possible', 'stated')
    """

    def __init__(self, text: Text) -> None:
        self.text = text
        self._claims: list[_Scope] = []
        self._clauses: list[int] = []  # the first token of each token's clause
        self._particles: list[int] = []  # the last particle of negation up to each token
        self._told: list[int] = []  # the last verb in the past up to each token
        claim: _Scope = "stated"
        aside: _Scope | None = None  # what goes on behind a relative clause that tells of the past
        figures = sales = punishes = False
        clause, told, particle = 0, -1, -1
        before = ""
        self._of_crimes: set[int] = set()  # the particles of what is punished
        for i, key in enumerate(text.keys):
            number = False
            if _may_turn(key) or aside is not None or before in _RELATIVE:
                bare = plain(key)[-1]
                opened = self._opens(i)
                number = text.kind(i) == "number" or begins_number(key)
                if self._stops(i):
                    claim, aside, figures, sales, punishes, clause = "stated", None, False, False, False, i + 1
                elif opened:
                    # «لا تخطط»: what is not planned is denied, and so is what somebody denies to be planned.
                    planned = claim in _NEGATED and self._is_particle(i - 1)
                    denied = planned or (claim == "denied" and opened not in _NEGATIVE)
                    claim = "denied" if denied else opened
                    particle = i if opened in _NEGATED else particle
                    if punishes and particle == i:
                        self._of_crimes.add(i)
                    aside, figures, sales = None, False, False
                elif self._is_past(i):
                    told = i
                    aside = claim if text.key(i - 1) in _RELATIVE and claim != "stated" else None
                    claim = "stated"
                elif self._turns(i):
                    claim, aside, clause = "stated", None, i + 1
                elif claim in _NEGATED and (bare in _ONLY or key == "،" or (punishes and key in _PENALTIES)):
                    claim = "stated"
                elif bare == "مقابل" and figures and not sales:
                    claim, aside = "stated", None
                elif aside is not None and self._is_governed(i):
                    claim, aside = aside, None
                if text.kind(i) == "sign" or key in _THAT:
                    clause = i + 1
                sales = sales or any(form in _SOLD for _, form in forms(key))
                figures = figures or number
                punishes = punishes or bare in _PUNISHED
            self._claims.append(claim)
            self._clauses.append(clause)
            self._told.append(told)
            self._particles.append(particle)
            if number and aside is not None and text.kind(i + 1) != "number":
                claim, aside = aside, None
            before = key

    def at(self, first: int, last: int, *, time: bool = False) -> Claim:
        """How what stands at tokens ``[first, last)`` is claimed: by what is before it in its clause, or just behind.

        A `time` may open its clause («في 2030 سيصل ...»), and so may what is counted («300 موظف سيغادرون»).
        """
        text = self.text
        number = next((i for i in range(first, last) if text.kind(i) == "number" or begins_number(text.key(i))), first)
        claim = self._claims[first if time else number]
        if claim in _NEGATED:
            return "denied" if not time and self._denies_number(first) else _NEGATED[claim]
        if claim != "stated":
            return claim  # type: ignore[return-value]
        if not time and self._adjective(last):
            return "expected"
        if self._told[first] >= self._clauses[first]:
            return "stated"
        # «في 2030، سيصل», but «التضخم، بعد تباطئه سنة 2025، سيصل»: there it is of the aside.
        opens = first - self._clauses[first] <= _LED
        begin = last + (time and opens and text.key(last) == "،")
        for i in range(begin, min(begin + _NEAR, len(text))):
            if text.kind(i) != "word" or self._is_past(i) or self._turns(i):
                break
            opened = self._opens(i)
            if opened and text.key(i).startswith("و"):
                break
            if opened in _NEGATED:
                return _NEGATED[opened] if time else "stated"
            ahead = is_future_verb(text.key(i)) or text.key(i) == "قد"
            if opened and (time or ahead):
                return opened  # type: ignore[return-value]
        return "stated"

    def negation(self, i: int) -> int | None:
        """The token of the particle that negates what stands at token `i`: «لم يتلق 300 عامل رواتبهم»."""
        return self._particles[i] if self._claims[i] in _NEGATED else None

    def _denies_number(self, i: int) -> bool:
        """«لم يسجل 14 إصابة» has no such number; «لم يتلق 300 عامل رواتبهم» has."""
        verb = self.text.key(self._particles[i] + 1)
        if self._particles[i] in self._of_crimes:
            return False  # «يعاقب من لا يسجل عماله خلال 30 يوما»
        if any(bare in _ABSENT for bare in plain(self.text.key(self._particles[i]))):
            return True
        return _HAPPENS.fullmatch(verb) is not None or verb in _ABSOLUTELY or is_verbal_noun(verb)

    def _adjective(self, i: int) -> bool:
        """«395 مليون دولار متوقعة», «... كانت متوقعة»."""
        at = i + (self.text.key(i) in {"كانت", "كان"})
        return re.fullmatch(r"متوقع(?:ه|ا)?|مستهدف(?:ه|ا)?|محتمل(?:ه|ا)?", self.text.key(at)) is not None

    def _stops(self, i: int) -> bool:
        """Whether a sentence ends at token `i`; the stop of «د.» and «م.» ends none."""
        key = self.text.key(i)
        if key == ".":
            before = self.text.key(i - 1)
            return not (self.text.glued(i) and self.text.kind(i - 1) == "word" and len(before) == 1)
        return key in _STOPS

    def _turns(self, i: int) -> bool:
        """Whether a clause of its own begins at token `i`: «فيما», «مشيرا إلى», «بعد أن رفعها», «وذلك بعد»."""
        key, before = self.text.key(i), self.text.key(i - 1)
        if key == "ان":
            return before in {"بعد", "وبعد"} and not is_imperfect(self.text.key(i + 1))
        if _any(_AFTER_THAT.__contains__, key):
            return self.text.key(i + 1).startswith("ان")
        return _any(_CLAUSES.__contains__, key) or (key == "بعد" and before == "وذلك")

    def _is_past(self, i: int) -> bool:
        key = self.text.key(i)
        if is_past_verb(key):
            return True
        if self.text.key(i - 1) in _RELATIVE:
            return re.match(r"[يتنس]|ال|\w{1,2}$", key) is None and key not in _NO_VERB_BEHIND
        passive = key.endswith("ت") and not key.endswith("ات")
        if not passive and not _any(_MAY_BE_NOUN.__contains__, key):
            return False
        # «قُتل» with its vowel, and «سجل» where a sentence begins, are verbs.
        if _DAMMA_FIRST.match(self.text.tokens[i].text):
            return True
        if passive:
            return False
        return self.text.key(i - 1) in {"", "."} or (key.startswith("و") and key[1:] in {"سجل", "وقع", "قدم"})

    def _is_particle(self, i: int) -> bool:
        return any(bare in _NEGATES for bare in plain(self.text.key(i)))

    def _is_governed(self, i: int) -> bool:
        """Whether what is expected or denied begins at token `i`: «أن يصل», «إنشاء»."""
        key = self.text.key(i)
        if key in {"ان", "بان"}:
            return is_imperfect(self.text.key(i + 1))
        return any(is_verbal_noun(form) for _, form in forms(key) if not form.startswith("ال"))

    def _opens(self, i: int) -> _Scope | None:
        """What a word governs: the claim that begins at token `i`."""
        key = self.text.key(i)
        if not _may_open(key):
            return None
        following = self.text.key(i + 1)
        for bare in plain(key):
            if bare in _NEGATES:
                if not self._denies(i, bare):
                    return None
                return "never" if bare == "لن" else "not"
            if bare == "قد":
                return "possible" if is_possible_verb(following) else None
            if _DENIED.fullmatch(bare):
                if self._is_particle(i - 1) or self.text.key(i - 1) == "غير":
                    return "possible"
                return "denied" if self._denies_what_follows(i, bare) else None
            if _POSSIBLE.fullmatch(bare) and bare not in _MANAGED:
                return "possible"
            if self._expects(i, bare):
                return "expected"
        if any(_POSSIBLE.fullmatch(form) for taken, form in forms(key) if taken and len(form) > 3):
            return "possible"
        return None

    def _denies(self, i: int, particle: str) -> bool:
        """Whether what follows is negated: not so in «لا يتجاوز», «لم تكن تتعدى», «ما لم», «ليس أقل من»."""
        following = self.text.key(i + 1)
        if following in {"يكن", "تكن", "يكونوا", "تعد", "يعد"}:
            following = self.text.key(i + 2)
        if self.text.key(i - 1) == "ما" or _BOUND.fullmatch(following) or _DENIED.fullmatch(following):
            return False
        if particle == "لا" and (is_verbal_noun(following) or following in _ABSOLUTELY):
            return True
        if particle in {"لم", "لن", "لا"}:
            return re.match("[يتنا]", following) is not None and not following.startswith("ال")
        return following not in {"اقل", "اكثر", "فقط", "اول", "باقل"}

    def _denies_what_follows(self, i: int, bare: str) -> bool:
        """«استبعد أن يبلغ», «استبعد رفع الأسعار»; but «استبعدت اللجنة 14 مرشحا»."""
        if "ستبعد" not in bare:
            return True
        near = range(i + 1, min(i + 1 + _NEAR, len(self.text)))
        return any(self.text.key(at) == "ان" or self._is_governed(at) for at in near)

    def _expects(self, i: int, bare: str) -> bool:
        following = self.text.key(i + 1)
        if is_future_verb(bare):
            return True
        if bare == "ان":
            return self.text.key(i - 1) in {"علي", "وعلي"} and is_imperfect(following)
        if re.fullmatch("[يت]نتظر", bare):
            return following == "ان" or is_verbal_noun(following)
        if bare in _ESTIMATES:
            near = range(i + 1, min(i + 5, len(self.text)))
            return any(self.text.key(at) == "ان" and is_imperfect(self.text.key(at + 1)) for at in near)
        if bare in _PLANS:
            return following.startswith("ل") and len(following) > 3
        if bare in {"شان", "شانه", "شانها"}:
            return self.text.key(i - 1) in {"من", "ومن"}
        if not _EXPECTED.fullmatch(bare):
            return False
        if bare == "توقع" and _SIGNED.fullmatch(following):
            return False
        if "ستهدف" in bare and following in _STRIKES:
            return False
        return not (bare.startswith("ال") and (following in _NAMED or self.text.key(i - 2) in _COMPARED))


_ESTIMATES: Final = word_set("يقدر تقدر قدر قدرت قدروا")
_PLANS: Final = word_set("خطه خطط الخطه مرشح مرشحه مرشحا مرشحون مرشحين")
_MAY_OPEN: Final = {*_NEGATES, *_ESTIMATES, *_PLANS}
_SHAPES: Final = (_EXPECTED, _POSSIBLE, _DENIED, re.compile("قد|ان|[يت]نتظر"))


@lru_cache(maxsize=65536)
def _may_turn(key: str) -> bool:
    """Whether another claim or clause can begin at a folded word, behind one of no relative clause."""
    if not key[:1].isalpha() or _may_open(key) or begins_number(key) or is_past_verb(key) or key.endswith("ت"):
        return True
    return any(form in _TURNING for _, form in forms(key))


_TURNING: Final = (
    _MAY_BE_NOUN | _AFTER_THAT | _CLAUSES | _ONLY | _THAT | _SOLD | _PUNISHED | _PENALTIES | {"بعد", "مقابل"}
)


@lru_cache(maxsize=65536)
def _may_open(key: str) -> bool:
    """Whether a folded word can govern a clause at all: the others need not be looked at."""
    return any(
        form in _MAY_OPEN or is_future_verb(form) or any(shape.fullmatch(form) for shape in _SHAPES)
        for _, form in forms(key)
    )


def _any(asked: Callable[[str], bool], key: str) -> bool:
    return any(asked(bare) for bare in plain(key))
