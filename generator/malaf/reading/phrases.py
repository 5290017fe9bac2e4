"""Where a phrase of an Arabic text begins and ends, so that it can stand alone."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from malaf.reading.numerals import begins_number
from malaf.reading.tokens import Text, forms, word_set
from malaf.reading.units import NOUNS_IN_WAW
from malaf.reading.verbforms import is_past_verb, is_verbal_noun, plain

__all__ = [
    "DANGLING",
    "PREPOSITIONS",
    "ROOT_IN_WAW",
    "Words",
    "balanced",
    "clause_end",
    "clause_start",
    "is_joined",
    "is_number",
    "is_time",
    "is_verb",
    "opening",
    "span",
    "trimmed",
    "unjoined",
    "without_and",
]

_FARTHEST: Final = 60  # tokens
_OPENING: Final = word_set(
    "في حين اما فيما بينما كما اذ حيث اي قد بما لكن عن من الي مع ان انه انها انهم انهما بان بانه بانها و ف علما وهو",
    "تليه تليها يليه يليها تلته تلتها تلاه تلاها",
    "وهي بذلك ذلك فان حتي لقد كذلك ايضا ثم ضمن ليبلغ لتبلغ ليصل لتصل ليرتفع لترتفع ليصبح لتصبح",
)
# No label ends in one of these: what they lead to is not in it.
_TRAILING: Final = word_set(
    "في من علي عن الي مع بين نحو حوالي قرابه بنسبه نسبه بمقدار بقيمه بلغ بلغت يبلغ تبلغ ليبلغ لتبلغ وصل كلا كل",
    "وصلت يصل تصل ليصل لتصل سجل سجلت نسبته نسبتها قدره قدرها قيمته قيمتها بواقع بمعدل كان كانت هو هي ان ب",
    "ل و ما التي الذي مستوي بحدود حدود مقابل عند يقارب تقدر يقدر قدرت تتجاوز يتجاوز تجاوز تجاوزت اكثر اقل ك",
    "بحوالي بنحو لنحو يناهز تناهز خلال مده لمده منذ بعد قبل حتي طوال غضون لدي وذلك لا لم لن ليس سوي الا غير",
    "تتراوح يتراوح تراوحت تراوح يراوح بلوغ البالغه البالغ البالغين اي او بما مما الاقل الاكثر اقصي ادني وقد قد",
    "يزيد تزيد تقل يقل مجموعه عددها عددهم عدده طوله طولها بطول وزنها وزنه بوزن عمرها عمره اصل تحت دون فوق",
    "ضد وسط حسب مقارنه بدلا طيله",
    "بكلفه بتكلفه كلفه بمساحه بطاقه بزياده بارتفاع بانخفاض بنمو بتراجع بحصه بسعر بسعه بقوه بعمق بعمر بعد وقدره وقدرها",
    "بلغا فاق فاقت بحياه سعه بسعه استمر استمرت تستمر يستمر امتدت يمتد تمتد استغرقت استغرق",
    "بحجم بعدد مدتها مدته بمبلغ بمجموع حيث كما لكن فيما بينما بحلول يقدر بسبب عقب اثر قرب نطاق يبدا تبدا",
    "لبلوغ ببلوغ غايه لغايه مدي ربما لعل يفوق تفوق",
    "يتوقع تتوقع يرجح ترجح يرتقب متوقع متوقعا مرجحا",
    "باجمالي عتبه حاجز مقداره مقدارها مجموعها لاكثر لاقل باكثر باقل بداخله بداخلها بحوزته بحوزتها بحوزتهما بحوزتهم",
    "اذ ال",
    "بعدما عندما لمن ممن عما فيمن بحضور انخفاضا ارتفاعا صعودا نزولا هبوطا حول المقدره المقدر مقدره",
)
_SUBORDINATE: Final = word_set(
    "ان انه انها انهم بان بانه بانها حيث فيما بينما اذ بعدما عندما لكن علما كما لان",
    "مشيرا مضيفا موضحا موكدا لافتا مبينا مبينه مشيره مضيفه موضحه موكده لافته",
)
PREPOSITIONS: Final = word_set(
    "في من علي عن الي مع بين عقب قرب ضد لدي نحو عبر ضمن داخل خارج حول وراء امام وسط دون تحت فوق"
)
_PRONOUNS: Final = word_set("منه منها منهم منهن فيه فيها فيهم عليه عليها بها به لها له وهو وهي")
_TIME_WORDS: Final = word_set(
    "عام العام سنه السنه شهر الشهر يوم اليوم يومي الربع النصف الفتره القرن عامي نهايه بدايه مطلع منتصف اواخر اوائل",
    "لعام امس غدا فجر صباح مساء ليل موسم لموسم الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت",
)
DANGLING: Final = _TRAILING | _PRONOUNS
_STOP_SIGNS: Final = frozenset({"،", ".", "؟", "!", "؛", ":", "…", "|", "\u2022"})
# «وقعت» and «وصل» begin with a letter of their own.
ROOT_IN_WAW: Final = re.compile(
    r"و(?:قع|صل|افق|زع|ضع|جه|عد(?![دم])|لد(?!ي)|دع|صف|ثق|فر(?!نس|يق|ض|ص)|جد(?!د)|قف(?!ز)|رد|حد(?![ثد]|ود)|سع(?!ود|ر)|"
    r"ظف|اصل|اجه|كل(?!ف|م)|رث|هب(?!ط)|زن|في|عي|"
    r"طن|اكب|سط|زار(?:ه|ات|ي|ت\w)|كال|رق|فد|زير|لاي|جود|ظيف|ارد(?:ات|ه)|قت(?!ل)|سيل|ثيق|فاه|فاء|اشنطن|ارسو)\w*"
)


class Words:
    """A text of which some tokens are times, and some quantities."""

    def __init__(self, text: Text, times: Collection[int], counted: Collection[int]) -> None:
        self.text = text.text
        self.tokens = text.tokens
        self.key = text.key
        self.kind = text.kind
        self.glued = text.glued
        self.whole = text
        self.times = times
        self.counted = counted

    def __len__(self) -> int:
        return len(self.tokens)


def is_number(text: Words, at: int) -> bool:
    """Whether a number begins at a token, and not that of a time."""
    word = begins_number(text.key(at)) and text.key(at) != "كميه"  # a quantity, not «ك» and a hundred
    named = text.key(at - 1) == "ال" and text.glued(at)  # «دور الـ16»
    return at not in text.times and not named and (text.kind(at) == "number" or word)


def is_time(text: Words, first: int, last: int) -> bool:
    """Whether nothing but a time or a pronoun stands there: «في العام الماضي», «بين عامي», «منها»."""
    words = [at for at in range(first, last) if text.key(at) not in PREPOSITIONS and text.key(at) not in _PRONOUNS]
    if not words or all(at in text.times for at in words):
        return True
    led = text.key(first) in PREPOSITIONS or text.key(first) in {"امس", "اليوم", "غدا"}
    return led and any(form in _TIME_WORDS for _, form in forms(text.key(words[0])))


def clause_start(text: Words, i: int) -> int:
    """The first token of the clause that stands before token `i`, or where that is very long a token of it."""
    at = i
    while at > max(i - _FARTHEST, 0):
        key = text.key(at - 1)
        if (key in _STOP_SIGNS and not _is_within(text, at - 1)) or _is_dash(text, at - 1):
            break
        if any(bare in _SUBORDINATE for bare in plain(key)):
            break
        at -= 1
    return at


def _is_within(text: Words, at: int) -> bool:
    """Whether a sign stands within a time of day or an abbreviation: «7:30», «د.ك»."""
    number = text.kind(at - 1) == "number" and text.kind(at + 1) == "number"
    letter = text.key(at) == "." and len(text.key(at - 1)) == 1 and text.glued(at + 1)
    return (number or letter) and text.glued(at)


def _is_dash(text: Words, at: int) -> bool:
    # The key of a tatweel that stands for a dash is empty: all of it is folded away.
    return text.kind(at) is not None and text.key(at) in {"-", "\u2013", "\u2014", ""} and not text.glued(at)


def clause_end(text: Words, i: int, most: int) -> int:
    """The token after the clause that goes on at token `i`, `most` words on at the latest."""
    at = i
    while at < len(text) and at - i < most and not _is_dash(text, at):
        if text.key(at) in _STOP_SIGNS and not _is_within(text, at):
            break
        if at > i and text.key(at) in _SUBORDINATE:
            break
        at += 1
    return at


def opening(text: Words, i: int) -> int:
    """Past the signs and the words that join a clause to the sentence before it."""
    while i < len(text) and (text.kind(i) == "sign" or any(bare in _OPENING for bare in plain(text.key(i)))):
        i += 1
    return i


def trimmed(text: Words, first: int, last: int) -> int:
    """`last` without the words there that lead to something else."""
    while last > first:
        key = text.key(last - 1)
        if text.kind(last - 1) != "sign" or key in {")", "»", '"', "”"}:
            # «الدين العام»: general.
            time = last - 1 not in text.times and not (key == "العام" and text.key(last - 2).startswith("ال"))
            if key in _STILL and last - 2 > first and text.key(last - 2) in {"ما", "لا"}:
                last -= 2  # «البطالة بين النساء ما زالت تفوق ...»
                continue
            trailing = any(bare in _TRAILING or (bare in _TIME_WORDS and time) for bare in plain(key))
            if not trailing and text.kind(last - 1) != "sign":
                break
            if key in {")", "»", '"', "”"}:
                break
        last -= 1
    return last


_STILL: Final = word_set("زال زالت يزال تزال")


def is_joined(text: Words, at: int) -> bool:
    """«وإصابة», «بحاجة»: a word that a letter joins to the phrase."""
    key = text.key(at)
    if key in NOUNS_IN_WAW or ROOT_IN_WAW.fullmatch(key):
        return False
    return len(key) > 3 and (key[0] == "و" or (key[0] in {"ب", "ل"} and is_verbal_noun(key[1:])) or key == "بحاجه")


def is_verb(key: str) -> bool:
    """Whether a folded word has the look of a finite verb."""
    return is_past_verb(key) or (
        re.fullmatch(r"س?[يت]\w{2,}(?:ون|ان)?(?<!ه)", key) is not None and not is_verbal_noun(key)
    )


def span(text: Words, first: int, last: int) -> str:
    """The text of tokens ``[first, last)``, without a «و» that joins the first to the sentence before."""
    if last <= first:
        return ""
    label = text.text[without_and(text, first) : text.tokens[last - 1].end].strip("\u0640 ،؛:-\u2013\u2014\u2022*.")
    return _JOINED.sub("", label, count=1) if text.kind(first - 1) != "word" and _JOINED.match(label) else label


def without_and(text: Words, i: int) -> int:
    """Where the word at token `i` begins without a «و» that joins it to what is before: «وأكد», but «وقع»."""
    token = text.tokens[i]
    joins = token.key.startswith("و") and len(token.key) > 3 and token.key not in NOUNS_IN_WAW
    opens = text.kind(i - 1) != "word" or is_past_verb(token.key[1:]) or is_verbal_noun(token.key[1:])
    return token.cut(1) if joins and opens and not ROOT_IN_WAW.fullmatch(token.key) else token.start


_PAIRS: Final = {"(": ")", "[": "]", "«": "»", "“": "”", "\u2018": "\u2019"}
_PAIRED: Final = re.compile(f'[{re.escape("".join([*_PAIRS, *_PAIRS.values()]))}"]')


def balanced(label: str) -> str:
    """A label without the brackets and quotation marks of which it has one alone."""
    if not _PAIRED.search(label):
        return label
    alone = set()
    for left, right in _PAIRS.items():
        waiting: list[int] = []
        for i, char in enumerate(label):
            if char == left:
                waiting.append(i)
            elif char == right and waiting:
                waiting.pop()
            elif char == right:
                alone.add(i)
        alone.update(waiting)
    if label.count('"') % 2:
        alone.add(label.index('"') if label.startswith('"') else label.rindex('"'))
    kept = "".join(char for i, char in enumerate(label) if i not in alone)
    return re.sub(r"\s{2,}", " ", kept).strip(" ،؛:-–—•*") if alone else label


_ENOUGH: Final = 80  # characters: the first words
_JOINED: Final = re.compile(r"و(?:\s+|(?=(?:من|في|عن|لم|لا|لن|ما|كل|إن|أن)\s))")


def unjoined(label: str) -> str:
    """Without the «و» that joins the sentence to the one before."""
    joined = _JOINED.match(label)
    if joined:
        return label[joined.end() :]
    words = Words(Text(label[:_ENOUGH]), (), ())
    return label[without_and(words, 0) :] if len(words) else label
