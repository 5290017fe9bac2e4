"""Runs of words that can be a person's name: where one begins, where it ends."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

import msgspec

from malaf.reading import namewords as words
from malaf.reading.countries import CountryReader, is_country_word, nisbas
from malaf.reading.nametokens import TANWEEN, Token, forms, is_definite, tokens, word_set

# How a part of a name was recognised: a given name; one that is a common word too; a word with the article; a word
# before the next part («بن», «أبو»); the second half of «نور الدين»; a word that nothing is known of.
Kind = Literal["given", "risky", "family", "particle", "second", "unknown"]

COMMAS: Final = frozenset("،,")
PREPOSITIONS: Final = frozenset({"في", "لدي", "الي", "عن", "باسم", "على", "بين", "من", "لدى", "ضمن", "داخل", "ضد"})
LINKS: Final = frozenset({"الذي", "التي"})
_BLOCKED: Final = frozenset().union(
    *(words.STOP, words.VERBS, words.COMMON, words.ROLES, words.PLURAL_ROLES, words.POSSESSED_ROLES),
    *(words.HONORIFICS, words.HONORIFIC_NOUNS, words.ORG_HEADS, words.DEFINITE_COMMON, words.TOPICS),
    *(words.ORG_ADJECTIVES, words.SPEAKING_NOUNS, words.ACCORDING, words.COMPLEMENTIZERS, words.PLACES),
    *(words.PARTICIPLES, words.PURPOSES),
)
# Given names that are verbs or stop words as often: inside a name only after «بن».
_RISKY_INSIDE: Final = (words.GIVEN & (words.STOP | words.VERBS)) - word_set("حسن هاجر رفعت عزت حكمت أشرف طالب خلف")
DEFINITE_GIVEN: Final = frozenset(key for key in words.GIVEN_ARABIC if key.startswith("ال") and key != "الياس")
WEAK_HONORIFICS: Final = word_set(
    """
    الفريق العميد الرائد المقدم الأب الرئيس الرئيسة الوزير الوزيرة السيد السيدة النائب النائبة السفير السفيرة
    الإمام الزعيم الشهيد الراحل المحامي المحامية القاضي الملك السلطان
    """
)
# «الملك محمد السادس», «جامعة محمد الخامس».
ORDINALS: Final = word_set("الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر")
_LONGEST: Final = 9
_MOST_UNKNOWN: Final = 3
# Verbal nouns by their measure (افتعال، انفعال، استفعال، تفعيل، تفاعل، مفاعلة), with a pronoun or the mark of the
# accusative: «ارتياحه», «الاعتداء». Names of these measures are in the lists.
_VERBAL_NOUN: Final = re.compile(r"(?:ا.ت.ا.|ان..ا.|است.{1,3}ا.|ت..ي.|ت.ا.[وي]?.|م.ا..ه|م.ا.ت)(?:ه|ها|هم|هما|ا|ات|هن)?")
_DEFINITE_NOUN: Final = re.compile(r"(?:ا.ت.ا.|ان..ا.|است.{1,3}ا.|ا..ا.|ت..ي[^ي]|ت.ا..|م.ا..ه|..ا.ي[^هي]|م.ا..|ا...ه)")
# The plural by which families of the Levant are called: «الخصاونة», «المعايطة».
_FAMILY_PLURAL: Final = re.compile(r"ال..ا..ه")
# A pronoun at the end of a noun: «رئيسها».
_WITH_PRONOUN: Final = re.compile(r".{2,}(?:ها|هم|هما|هن)")


@lru_cache(maxsize=65536)
def is_blocked(key: str) -> bool:
    """Whether a word, alone or under its prefixes, is known as something that is no part of a name."""
    for taken, form in forms(key):
        if form in _BLOCKED or is_country_word(form) or (taken and form in words.ACRONYMS):
            return True
        if taken and (_prefixed_name(key, form, taken) or (form.startswith("ال") and len(form) > 4)):
            return True
        if taken and form.startswith("عبد"):
            return True
    if (
        key.endswith("ا")
        and len(key) > 3
        and any(key[:-1] in known for known in (words.COMMON, words.ROLES, words.ORG_HEADS))
    ):
        return True  # «اتصالا», «مديرا» without the mark
    if key.startswith("ال") and (key[2:] in words.ROLES or key[2:] in words.ORG_HEADS or key[2:] in words.COMMON):
        return True
    return key in nisbas() or _known_with_pronoun(key)


def _prefixed_name(key: str, form: str, taken: int) -> bool:
    """Whether a word is a name under «و» or a preposition; «بدارين» is no «ب» and «دارين»."""
    if form in words.NAME_PARTICLES:
        return taken == 1 and key[0] in "وف"
    if key.startswith(("بل", "بن", "بو")):
        return False  # «بلحسين»
    return form in (words.GIVEN if key[0] in "وفل" else words.GIVEN_ARABIC)


def _known_with_pronoun(key: str) -> bool:
    """Whether a word is a known verb or noun with a pronoun: «يرأسها», «شعبنا», «شركتهم»."""
    for pronoun in ("ها", "هم", "هما", "هن", "نا", "ه"):
        stem = key.removesuffix(pronoun)
        if stem != key and len(stem) >= 3:
            if stem in words.VERBS or (pronoun != "ه" and (stem in words.COMMON or stem in words.ROLES)):
                return True
            if stem.endswith("ت") and (stem[:-1] + "ه" in words.COMMON or stem[:-1] + "ه" in words.ORG_HEADS):
                return True
    return False


@lru_cache(maxsize=65536)
def is_verbal_noun(key: str) -> bool:
    """Whether a word has the measure of a verbal noun or, with the article, of a plural; for words in no list.

    >>> is_verbal_noun("ارتياحه"), is_verbal_noun("الاعتداء"), is_verbal_noun("دغلس")
    (True, True, False)
    """
    if key in words.GIVEN or key in words.FAMILIES:
        return False
    if is_definite(key):
        return key[2:] not in words.GIVEN and _DEFINITE_NOUN.fullmatch(key[2:]) is not None
    return _VERBAL_NOUN.fullmatch(key) is not None


@lru_cache(maxsize=65536)
def is_role(key: str) -> bool:
    """Whether a word says what somebody is: «وزير», «المتحدثة», «نظيره»."""
    return (
        key in words.ROLES
        or (key.startswith("ال") and key[2:] in words.ROLES)
        or key in words.POSSESSED_ROLES
        or key in words.PLURAL_ROLES
    )


@lru_cache(maxsize=65536)
def _is_plain_word(key: str) -> bool:
    """Whether an unknown word has the look of a verb, an adjective or a noun with something attached."""
    if key.endswith(("ات", "يه", "ته", "تها", "هما", "تهم", "ائها", "ائه")) and len(key) >= 5:
        return True
    if key.startswith("ي") and len(key) >= 4 and key.endswith(("ون", "ان", "وا")):
        return True
    return key[0] in "بلو" and key.endswith("ه") and len(key) >= 5 and not key.startswith(("بو", "بل", "با"))


class Name(msgspec.Struct, frozen=True):
    """A run of tokens that can be a name: ``[first, last)``, and how each part was recognised."""

    first: int
    last: int
    start: int
    end: int
    kinds: tuple[Kind, ...]

    @property
    def parts(self) -> int:
        """How many parts can stand for the person: «بن» and «الدين» do not."""
        return sum(kind not in {"particle", "second"} for kind in self.kinds)


def _follows_particle(key: str, particle: str) -> bool:
    """Whether a word can stand after «بن», «آل», «أبو»: all but what is surely something else."""
    fathers = particle in {"ابو", "ابي", "ابا", "بو"}
    if particle == "ال" or (fathers and (key in words.COMMON or key in words.ROLES or key == "مره")):
        return key not in words.VERBS or key in words.COMMON  # «آل ثاني», «أبو نقطة», «أبو مرة»
    if key in words.GIVEN or key in words.FAMILIES or (key.startswith("عبد") and len(key) > 3):
        return True
    if key in words.STOP or key in words.COMPLEMENTIZERS or key in words.SAYING or key in words.ORG_HEADS:
        return False
    return (is_definite(key) and key not in words.ORG_ADJECTIVES) or key in nisbas() or not is_blocked(key)


@lru_cache(maxsize=16384)
def name_keys(name: str) -> tuple[str, ...]:
    """A name's words as they are compared: «عبد الله» and «عبدالله» are one, «بن» is left out.

    >>> name_keys("محمد بن عبد الله") == name_keys("محمد عبدالله")
    True
    """
    keys: list[str] = []
    joined = ""
    for token in tokens(name):
        key = token.key
        if not key or key in {"بن", "ابن", "بنت", "منت"}:
            continue
        if key == "عبد":
            joined = key
            continue
        if key in words.NAME_SECONDS and keys and not joined:
            keys[-1] += key
            continue
        keys.append(joined + key)
        joined = ""
    if joined:
        keys.append(joined)
    return tuple(keys)


class NameReader(CountryReader):
    """A paragraph that is asked for names of people."""

    def read_name(self, i: int, letters: int = 0, *, titled: bool = False) -> Name | None:
        """The longest run from token `i` (without its first `letters` letters) that can be a person's name.

        After a title (`titled`) the first part may be a word that nothing is known of, or have the article.
        """
        n = len(self.tokens)
        if i >= n or not self.tokens[i].key or (not letters and self.is_saying_with_and(i)):
            return None
        if self.key(i) == "ربيع" and self.key(i + 1) in {"الاول", "الاخر", "الثاني"}:
            return None  # the month
        if self._is_to_letters(i) or self.key(i) == "بني":
            return None  # «قالت لبي بي سي», «بني سويف»
        if not titled and (self._is_sidi(i) or self._is_sidi(i - 1)):
            return None  # «بمركز للإيواء في سيدي علال التازي»
        kinds: list[Kind] = []
        j = i
        while j < n and len(kinds) < _LONGEST:
            token = self.tokens[j]
            key = next((form for taken, form in token.forms if taken == letters), "") if j == i else token.key
            if not key and kinds and self._is_hyphen(j):
                kinds.append("second")
                j += 1
                continue
            if not key:
                break
            size = self._compound(j, key)
            if size:
                kinds.append("given")
                kinds.extend(["second"] * (size - 1))
                j += size
                continue
            kind = self._part(j, key, kinds, titled=titled)
            if kind is None or (kind == "unknown" and kinds.count("unknown") >= _MOST_UNKNOWN):
                break
            kinds.append(kind)
            j += 1
        while kinds and kinds[-1] == "particle":
            kinds.pop()
            j -= 1
        if all(kind in {"particle", "second"} for kind in kinds):
            return None
        return Name(i, j, self.tokens[i].cut(letters), self.tokens[j - 1].end, tuple(kinds))

    def _is_to_letters(self, i: int) -> bool:
        """Whether «لبي بي سي» begins at token `i`: to whom something is said."""
        key = self.key(i)
        return key[:1] == "ل" and key[1:] in words.LETTERS and self.key(i + 1) in words.LETTERS

    def _is_hyphen(self, j: int) -> bool:
        """Whether token `j` joins the parts of a name: «بيير-لوي»."""
        if self.sign(j) != "-" or not self.key(j + 1):
            return False
        return self.tokens[j - 1].end == self.tokens[j].start and self.tokens[j].end == self.tokens[j + 1].start

    def _is_sidi(self, i: int) -> bool:
        """Whether the name of a place begins at token `i`: «في سيدي سليمان», «القنيطرة وسيدي سليمان»."""
        before = self.key(i - 1)
        of_place = before in PREPOSITIONS or before in words.COMMON or before in words.NAMED_AFTER
        return self.key(i) in {"وسيدي", "بسيدي"} or (self.key(i) == "سيدي" and of_place)

    def is_saying_with_and(self, i: int) -> bool:
        """Whether «ورد» is «و» and a verb of saying at token `i`: a name follows that no name goes before."""
        key = self.key(i)
        if key[:1] != "و" or key not in words.GIVEN or key[1:] not in words.SAYING:
            return False
        after = self.key(i + 1)
        return (i == 0 or self.sign(i - 1) != "") and (after in words.GIVEN or is_role(after) or is_definite(after))

    def _compound(self, j: int, key: str) -> int:
        """Number of tokens of «عبد الله», «ضيف الله», «بان كي مون» at token `j`; 0 for none."""
        after = self.key(j + 1)
        if key in {"عبد", "العبد"} and (is_definite(after) or after in {"رب", "ربه", "مناف"}):
            return 2
        if key in {"ضيف", "جار", "عطا", "جاد", "خير", "فتح", "نصر", "فضل", "سعد"} and after == "الله":
            return 2
        if key == "امه" and f"عبد{after}" in words.GIVEN:
            return 2  # «أمة السلام»
        if key == "بان" and after == "كي":
            return 3 if self.key(j + 2) == "مون" else 0
        return 0

    def _part(self, j: int, key: str, kinds: list[Kind], *, titled: bool) -> Kind | None:
        """What kind of part of a name the word is after `kinds`, or None where the name ends before it."""
        previous = kinds[-1] if kinds else ""
        after = self.key(j + 1)
        if key in ORDINALS and titled and previous in {"given", "risky", "unknown"}:
            return "second"
        if key in words.NAME_SECONDS and previous in {"given", "unknown", "risky"}:
            return "second"
        if self._is_to_letters(j):
            return None
        if key == "دار" and kinds and after in words.GIVEN:
            return "particle"  # «عبد الكريم دار زيد»
        if key == "الحاج" and previous in {"given", "risky"} and after and not self._ends_at(j + 1):
            return "particle"  # «نازك الحاج شحادة»
        if key in words.NAME_PARTICLES or (key == "ام" and not kinds and self._can_be_a_child(after)):
            return "particle" if after and self._particle_fits(key, previous) else None
        if previous == "particle":
            if not _follows_particle(key, self.key(j - 1)):
                return None
            return "family" if is_definite(key) else "given" if key in words.GIVEN else "unknown"
        if key.startswith("عبدال") and len(key) >= 7:
            return "given"
        if TANWEEN.search(self.tokens[j].text):
            stem = key.removesuffix("ا")
            return "given" if stem in words.GIVEN and stem not in words.AMBIGUOUS else None
        if key in words.GIVEN:
            return self._given(j, key, kinds, titled=titled)
        if key in words.PLACES and kinds == ["given"] and after in words.GIVEN:
            return "unknown"  # «حليمة عدن يوسف»
        if is_definite(key):
            return self._family(j, key, kinds, titled=titled)
        return "unknown" if self._may_be_unknown_part(j, key, kinds, titled=titled) else None

    def _ends_at(self, j: int) -> bool:
        """Whether the word at token `j` is surely no part of a name."""
        return self.key(j) not in words.GIVEN and is_blocked(self.key(j))

    def _can_be_a_child(self, key: str) -> bool:
        """Whether a woman can be called after the word: «أم كلثوم», «أم جوزف»."""
        return key in words.GIVEN or key.startswith("عبد")

    def _particle_fits(self, key: str, previous: str) -> bool:
        return previous != "family" or key not in {"بو", "لو", "سان", "ماك", "ود", "دن"}

    def _given(self, j: int, key: str, kinds: list[Kind], *, titled: bool) -> Kind | None:
        """A given name: the first part, or a later one that nothing speaks against."""
        if not kinds and is_role(key) and is_role(after := self.key(j + 1)) and after not in words.GIVEN:
            return None  # «معالي مساعد رئيس المجلس»
        if not kinds:
            # «إمام» and «آية» are not «أمام» and «أية».
            stop = key in words.STOP and not (
                (key == "امام" and "إ" in self.tokens[j].text)
                or (key == "ايه" and "آ" in self.tokens[j].text)
                or (key == "باسم" and self._is_basim(j))
            )
            if stop and not titled and not self._named_after_comma(j):
                return None
            if key in {"لي", "له"} and is_definite(self.key(j + 1)):
                return None
            return "risky" if key in words.AMBIGUOUS else "given"
        if key in _RISKY_INSIDE:
            return None
        if key in DEFINITE_GIVEN:
            return "family"
        if key not in words.AMBIGUOUS:
            return "given"
        # After a complete name a common word is one: «أحمد الشمري رئيس», «محمد سالم حاكم».
        previous, after = self.key(j - 1), self.key(j + 1)
        after_given = previous in DEFINITE_GIVEN or previous[2:] in words.GIVEN
        if not after_given and (kinds[-1] == "family" or (key in words.COMMON and len(kinds) > 1)):
            return None
        if is_role(key) and not is_role(after) and (after in words.ORG_HEADS or after in words.COMMON):
            return None  # «حسام صلاح عميد كلية الطب»
        if is_role(key) and is_definite(after) and not after.endswith("ي") and after not in words.FAMILIES:
            return None
        return "risky"

    def _is_basim(self, j: int) -> bool:
        """Whether «باسم» is a name: nothing follows that one could speak for, and no spokesman goes before."""
        after = self.key(j + 1)
        spokesman = any(self.key(k).removeprefix("ال") in words.SPOKESMEN for k in range(j - 3, j))
        return bool(after) and not is_definite(after) and not is_blocked(after) and not spokesman

    def _named_after_comma(self, j: int) -> bool:
        """Whether «خلف», a preposition too, is a name at token `j`: «المدير، خلف الشراري»."""
        after = self.key(j + 1)
        return self.sign(j - 1) in COMMAS and (after in words.GIVEN or (is_definite(after) and after.endswith("ي")))

    def _family(self, j: int, key: str, kinds: list[Kind], *, titled: bool) -> Kind | None:
        """A part with the article."""
        if not kinds:
            adjective = key.endswith("يه") or (key.endswith("ي") and self.key(j + 1) in words.GIVEN)
            return "family" if titled and not adjective and not is_blocked(key) and len(key) >= 5 else None
        previous = self.key(j - 1)
        if kinds == ["risky"] and (is_role(key) or key in words.HONORIFICS) and not self._is_anchor(j + 1):
            return None  # «فوز الرئيس المنتهية ولايته»
        if key in words.FAMILIES and kinds[-1] in {"given", "risky", "unknown"}:
            return None if self._begins_a_role(j) else "family"
        alone = [kind for kind in kinds if kind != "second"]
        first = alone in (["given"], ["risky"])
        if key in nisbas():
            return "family" if first else None
        if kinds == ["given"] and titled and self._is_anchor(j + 1) and key not in words.STOP:
            return "family"  # «المهندسة رولا القضاة،»
        if first and self.sign(j + 1) in COMMAS and self.key(j + 2) in {"وهو", "وهي"} and key not in words.STOP:
            return "family"  # «سلامة العدوان، وهو مزارع»
        introduced = alone == ["given"] or is_role(self.key(j - 2))
        if first and introduced and key.endswith("ي") and self._is_anchor(j + 1) and key not in words.STOP:
            return "family"  # «التلميذة آية الغربي», «أحمد الصوفي،»
        if kinds == ["given"] and _FAMILY_PLURAL.fullmatch(key) and key not in words.DEFINITE_COMMON:
            return "family"  # «أدهم المخاترة»
        if is_blocked(key) or len(key) < 5 or key.endswith(("يين", "يون")) or is_verbal_noun(key):
            return None
        if key.endswith("ات"):  # «الهلالات» is a family's, «التعليمات» is not
            return "family" if kinds in (["given"], ["risky"]) and self._is_anchor(j + 1) else None
        if key.endswith(("ون", "ين")) and len(key) >= 7:
            return None
        if key.endswith("يه"):
            return "family" if self._is_woman(j, kinds) else None
        # A second one with the article is the family's if it looks so; else it is what the verb governs.
        if kinds[-1] == "family" and previous not in DEFINITE_GIVEN and previous not in words.FAMILIES:
            return "family" if key.endswith("ي") or key in words.FAMILIES else None
        return "family"

    def _begins_a_role(self, j: int) -> bool:
        """Whether a word that is a family's too goes on as a role: «أحمد سالم المدير العام», «علي حسن النائب في»."""
        key, after = self.key(j), self.key(j + 1)
        if not is_role(key) and key not in words.HONORIFICS:
            return False
        return (
            after in words.DEFINITE_COMMON
            or after in words.ORG_ADJECTIVES
            or after in words.GIVEN
            or after in PREPOSITIONS
            or after in nisbas()
        )

    def _is_woman(self, j: int, kinds: list[Kind]) -> bool:
        """Whether the name that stands before token `j` is a woman's: «عهود بنت سالم الغافرية»."""
        before = [self.key(k) for k in range(j - len(kinds), j)]
        return before[0] in words.FEMININE_GIVEN or "بنت" in before or (before[0].endswith("ه") and kinds[0] == "given")

    def _may_be_unknown_part(self, j: int, key: str, kinds: list[Kind], *, titled: bool) -> bool:
        """Whether a word in no list, without the article, can be a part of a name."""
        whole = self._is_anchor(j + 1)
        if (kinds == ["given"] or (titled and kinds == ["risky"])) and key in words.COMMON and whole:  # «أحمد عقل أن»
            return not any(key in known for known in (words.ROLES, words.STOP, words.VERBS, words.ORG_HEADS))
        if kinds == ["given"] and whole and key.startswith("ل") and len(key) >= 5 and not key.startswith("لل"):
            return True  # «ياسين لعمارة،»
        if len(kinds) == 1 and whole and key.startswith("بال") and key[1:] in words.GIVEN:
            return True  # «منصف بالطيب»
        if key in nisbas() and kinds and whole and set(kinds) == {"given"}:
            return True  # «أندريا روسي»: an adjective would have the article
        second = kinds == ["given"] or (len(kinds) == 3 and self._is_hyphen(j - 2))
        second_of_foreign = second and self._is_foreign(j - len(kinds))
        # «إرنستو فالديراما» has neither «ف» nor an article.
        last_of_foreign = bool(kinds) and whole and self._is_foreign(j - len(kinds)) and key[0] in "فك"
        whole_word = key not in _BLOCKED and (
            last_of_foreign or (second_of_foreign and key.startswith(("فال", "وال", "كال")))
        )
        if not key.isalpha() or len(key) < 2 or (is_blocked(key) and not whole_word):
            return False
        if is_verbal_noun(key) and not second_of_foreign:
            return False  # «دونالد ترامب» has the measure, too
        if _is_plain_word(key) and not second_of_foreign:
            # «مصطفى كواية», «نذير عبيدات أن»
            ends = whole or self.key(j + 1) in PREPOSITIONS
            return kinds == ["given"] and (key.endswith("ايه") or (key.endswith("ات") and ends))
        if any(taken and is_verbal_noun(form) for taken, form in self.tokens[j].forms):
            return False  # «بتوضيح»
        if not kinds and titled and key[0] == "ب" and key[1] != "و" and is_definite(self.key(j + 1)):
            return False  # «أشادت الوزيرة بجهود الكوادر»
        if not kinds:
            return not key.startswith("و") and (titled or not key.startswith(("ي", "ت", "ن", "سي", "ست")))
        if kinds[-1] == "family":  # «عبدالله العليمي باوزير», «بنت الشيخ بوكه»
            governs = is_definite(self.key(j + 1)) or self.key(j + 1) in words.COMMON  # «طالب العضو بإحالة عقود»
            return (key.startswith("با") and len(key) > 4 and not governs) or (whole and kinds[-2:-1] == ["particle"])
        return self._may_be_later_part(j, key, kinds, titled=titled)

    def _may_be_later_part(self, j: int, key: str, kinds: list[Kind], *, titled: bool) -> bool:
        """The same of a part that is not the first: no object of the verb, no adverb, no preposition with its noun."""
        foreign = self._is_foreign(j - len(kinds))
        if key.endswith("اء") or (key.endswith("يا") and not titled and not foreign):
            return False  # «نداء», «بدنيا»
        if self.tokens[j].text.endswith("ه") and len(key) >= 4 and not self._may_end_in_ha(j, kinds):
            return False  # «غوتيريش قلقه»
        if key.startswith("و") and len(key) > 3 and not foreign:
            return False
        if not foreign and _WITH_PRONOUN.fullmatch(key):
            return False  # «نهاد بساطها»
        if len(kinds) == 1:
            return True
        if key.endswith("ين") and len(key) >= 5 and "particle" not in kinds:
            return False  # «كريستيانو رونالدو هدفين»
        after = self.key(j + 1)
        whole = not foreign and "unknown" not in kinds
        if (
            whole
            and is_definite(after)
            and not after.endswith("ي")
            and after not in words.FAMILIES
            and after not in words.GIVEN
        ):
            return False  # «هيثم بن طارق مقاليد الحكم», «تواضروس الثاني ملتقى الحوار»
        if key.startswith(("ي", "ت")) and not foreign and not self._is_anchor(j + 1):
            return False  # «بيار أبي رميا يشكو», «سوسن حتّر تشكك في»
        # «باولو سوزا لفوز»
        return not (key.startswith("ل") and len(key) > 3 and (not foreign or len(key) == 4))

    def _may_end_in_ha(self, j: int, kinds: list[Kind]) -> bool:
        """Whether a word in «ه» can be a name's at token `j`, for all that the «ه» may be a pronoun."""
        if self.key(j + 1) in words.GIVEN:
            return len(kinds) == 1 and not is_definite(self.key(j + 1))  # «الحاج منير دكانه الصغير»
        if self._is_hyphen(j - 2):
            return True  # «بيير-لوي غارنييه»
        return (len(kinds) == 1 or "particle" in kinds) and self._is_anchor(j + 1)

    def _is_foreign(self, i: int) -> bool:
        return any(form in words.GIVEN_FOREIGN for _, form in self.tokens[i].forms)

    def _is_anchor(self, j: int) -> bool:
        """Whether a sign, «أن» or the end stands at token `j`: what is before it is whole."""
        key = self.key(j)
        return not key or key in words.COMPLEMENTIZERS

    def starts_person(self, k: int) -> bool:
        """Whether a person's name of two parts or more, the first one known as a name, stands at token `k`."""
        key = self.key(k)
        if key not in words.GIVEN and not (key == "عبد" or key.startswith("عبدال")):
            return False
        name = self.read_name(k)
        return name is not None and name.parts >= 2


def is_feminine_verb(token: Token) -> bool:
    """Whether the verb of saying in a token has a woman for its subject."""
    form = next((form for _, form in token.forms if form in words.SAYING), "")
    lemma = words.SAYING[form][0] if form else ""
    return form != lemma and (form.endswith("ت") or form.startswith("ت"))  # not «لفت», «تابع»
