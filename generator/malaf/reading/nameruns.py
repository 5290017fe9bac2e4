"""Runs of words that can be a person's name: where one begins, where it ends."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

import msgspec

from malaf.reading import namewords as words
from malaf.reading.countries import CountryReader, is_country_word, nisbas
from malaf.reading.finals import with_final_alef
from malaf.reading.nameshapes import (
    ADJECTIVE_IN_W,
    BLOCKED,
    FAMILY_PLURAL,
    LONG_PARTICIPLE_IN_A,
    MASDAR,
    PARTICIPLE_IN_A,
    PARTICIPLE_IN_W,
    PARTICIPLES_OF,
    PAST_PLURAL,
    PLURAL,
    WITH_PRONOUN,
    has_arabic_look,
    is_blocked,
    is_plain_word,
    is_role,
    is_verbal_noun,
    looks_like_a_verb,
)
from malaf.reading.nametokens import EN, TANWEEN, Token, forms, is_definite, tokens, word_set

# How a part of a name was recognised: a given name; one that is a common word too; a word with the article; a word
# before the next part («بن», «أبو»); the second half of «نور الدين»; a word that nothing is known of.
Kind = Literal["given", "risky", "family", "particle", "second", "unknown"]

COMMAS: Final = frozenset("،,")
PREPOSITIONS: Final = frozenset({"في", "لدي", "الي", "عن", "باسم", "على", "بين", "من", "لدى", "ضمن", "داخل", "ضد"})
LINKS: Final = frozenset({"الذي", "التي"})
# Given names that are verbs or stop words as often: inside a name only after «بن».
_RISKY_INSIDE: Final = (words.GIVEN & (words.STOP | words.VERBS)) - word_set("حسن هاجر رفعت عزت حكمت أشرف طالب خلف")
_FOREIGN_PARTICLES: Final = word_set("دي دا دو دوس ديل دير فان فون لو دن دلا ديلا")
# What may follow the first of these: «دي لوس», «دو لا».
_FOREIGN_ARTICLES: Final = {
    "دي": word_set("لا لو لوس لاس لي"),
    "دو": word_set("لا لو لي"),
    "فان": word_set("دير دن دي"),
    "فون": word_set("دير"),
}
# Parts of foreign names that are words or months.
_FOREIGN_PARTS: Final = word_set("ماي كي سيري سال راي باي وايت وود وست ويد ووت وين دان دين")
_ELATIVES: Final = word_set("أكبر أصغر")
DEFINITE_GIVEN: Final = frozenset(key for key in words.GIVEN_ARABIC if key.startswith("ال") and key != "الياس")
WEAK_HONORIFICS: Final = word_set(
    """
    الفريق العميد الرائد المقدم الأب الرئيس الرئيسة الوزير الوزيرة السيد السيدة النائب النائبة السفير السفيرة
    الإمام الزعيم الشهيد الراحل المحامي المحامية القاضي الملك السلطان الشريف الشريفة الأخ الأخت الرفيق الرفيقة الراهب
    الراهبة
    """
)
# «الملك محمد السادس», «جامعة محمد الخامس».
ORDINALS: Final = word_set(
    """
    الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر الحادي الأولى الثانية الثالثة الرابعة
    """
)
# Of families of Russia, the Caucasus and Central Asia.
FOREIGN_FAMILY_ENDINGS: Final = ("وف", "وفا", "ييف", "ييفا", "ايف", "فيتش", "سكي", "ينكو", "شفيلي", "اوغلو", "زاده")
# «أبو عمر».
_KUNYAS: Final[tuple[list[Kind], ...]] = (["particle", "given"], ["particle", "risky"])
_CIRCUMSTANCES: Final = word_set("خلال في أمس اليوم عقب عبر لدى أثناء أمام")
# Families are called so, too.
_MONTHS: Final = word_set("شباط محرم صفر شوال نيسان تموز")
# Who is called by one name.
_RULERS: Final = word_set("البابا الملك الملكة الإمبراطور الإمبراطورة القيصر")
OPENING_MARKS: Final = frozenset("«\"“„‘'")
# «أكمل الدين», «قطب الدين»: those that are no given names by themselves.
_BEFORE_DIN: Final = word_set(
    """
    أكمل غياث ظهير معز نظام ركن شرف شهاب محي نجم رفيع حسام جلال تقي تاج برهان قلب قطب مجير صلاح علم عضد رضي سديد صدر
    """
)
# Who is called so has no name here: «قال لي ابني».
MINE: Final = word_set(
    """
    ابي والدي والدتي امي ابني ابنتي اخي اختي زوجي زوجتي جدي جدتي عمي عمتي خالي خالتي صديقي صديقتي زميلي زميلتي
    جاري جارتي استاذي استاذتي معلمي معلمتي مدربي مديري طبيبي طبيبتي رفيقي رفيقتي شريكي شريكتي
    """
)
# First words of the names of towns.
_OF_TOWNS: Final = word_set("بني سان سانت سانتا لوس لاس ساو بيونغ")
_TOWNS: Final = frozenset({("ريو", "دي"), ("هونغ", "كونغ"), ("نيو", "جيرسي")})
# «ضيف الله», «نصر الله».
_BEFORE_ALLAH: Final = word_set(
    """
    ضيف جار عطا جاد خير فتح نصر فضل سعد أسد حبيب ذبيح سيف هبة نعمة روح عون خلف رزق عبيد عناية أمان ثناء حمد عين نور
    لطف كرم ولي حفظ دخل فرج حسب جاب مال عطية فيض شرف حكيم ناصر رفيع
    """
)
# What somebody holds an office of, or for; media are spoken to.
_SERVED: Final = words.ORG_HEADS - words.MEDIA
# What a given name of several words opens with: «عبد الله», «نصر الله», «صلاح الدين», «أمة السلام», «بان كي مون».
COMPOUND: Final = _BEFORE_ALLAH | _BEFORE_DIN | word_set("عبد العبد أمة بان")
# Before what somebody is called as well: «المعروف بأبي خالد», «الملقب بالتمساح».
CALLED: Final = word_set(
    "المعروف المعروفة الملقب الملقبة المكنى المكناة الشهير الشهيرة المسمى المسماة يعرف تعرف يلقب تلقب يكنى"
)
# «أحد قادة الحركة», «إحدى المشاركات».
ONE_OF: Final = word_set("أحد إحدى")
_LONGEST: Final = 9
_MOST_UNKNOWN: Final = 3
# «لـ», «وبـ».
_DETACHED: Final = re.compile("([وف]?[بلك]|[وف])\u0640+(?=..)")


def detached(token: Token) -> int:
    """How many letters of a word are a preposition set apart: «لـباختيور»."""
    found = _DETACHED.match(token.text) if "\u0640" in token.text else None
    return len(found[1]) if found else 0


def names_under(token: Token) -> tuple[tuple[int, str], ...]:
    """A word's forms; «لليون» is «ل» and «ليون» before it is «لل» and «يون»."""
    if token.key.startswith("لل") and token.key[1:] in words.GIVEN_FOREIGN:
        return (token.forms[0], (1, token.key[1:]))
    if "\u0640" in token.text and (taken := detached(token)):
        return ((taken, token.key[taken:]),)
    return token.forms


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
    fathers = particle in {"ابو", "ابي", "ابا", "بو", "بن", "ابن", "بنت", "ولد", "منت"}
    if fathers and key in words.GIVEN and key not in words.STOP:
        return True
    if particle == "ال" or (fathers and (key in words.COMMON or key in words.ROLES or key == "مره")):
        return key not in words.VERBS or key in words.COMMON  # «آل ثاني», «أبو نقطة», «أبو مرة»
    if key in words.GIVEN or key in words.FAMILIES or (key.startswith("عبد") and len(key) > 3):
        return True
    if key in words.STOP or key in words.COMPLEMENTIZERS or key in words.SAYING or key in words.ORG_HEADS:
        return False
    if particle in {"فان", "فون"} and not is_definite(key) and len(key) < 5 and key not in words.VERBS:
        return True  # «فان خال»
    if (is_definite(key) and key not in words.ORG_ADJECTIVES) or key in nisbas() or not is_blocked(key):
        return True
    # «بن بلة» is no «ب» and «له», «دير لاين» no «ل» and «أين».
    return (fathers or particle in _FOREIGN_PARTICLES) and key not in BLOCKED and len(key) <= 5


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

    # Words by which alone the text calls who speaks: the last part of a name, however it looks.
    called: frozenset[str] = frozenset()

    def __init__(self, text: str) -> None:
        super().__init__(text, with_final_alef(tokens(text), text))

    def read_name(self, i: int, letters: int = 0, *, titled: bool = False) -> Name | None:
        """The longest run from token `i` (without its first `letters` letters) that can be a person's name.

        After a title (`titled`) the first part may be a word that nothing is known of, or have the article.
        """
        n = len(self.tokens)
        if i >= n or not self.tokens[i].key or (not letters and self.is_saying_with_and(i)):
            return None
        if self.key(i) == "ربيع" and self.key(i + 1) in {"الاول", "الاخر", "الثاني"}:
            return None  # the month
        if self._is_to_letters(i) or self.key(i) in _OF_TOWNS or (self.key(i), self.key(i + 1)) in _TOWNS:
            return None  # «قالت لبي بي سي», «بني سويف», «سان جيرمان»
        if self.key(i) == "لي" and self.key(i + 1) in MINE:
            return None  # «قال لي ابني»; «لي كوان يو» is one
        if self.key(i) == "شيخ" and is_definite(self.key(i + 1)):
            return None  # «شيخ الأزهر»
        if self.key(i).endswith("عيد") and self.key(i + 1) in {"ميلاد", "الميلاد"}:
            return None
        if self.key(i) in words.HONORIFIC_NOUNS and self.key(i + 1) in words.HONORIFICS:
            return None  # «سعادة الشيخ رئيس المجلس»
        if not titled and (self._is_sidi(i) or self._is_sidi(i - 1)):
            return None  # «بمركز للإيواء في سيدي علال التازي»
        kinds: list[Kind] = []
        j = i
        while j < n and len(kinds) < _LONGEST:
            token = self.tokens[j]
            key = next((form for taken, form in names_under(token) if taken == letters), "") if j == i else token.key
            if not key and kinds and self._is_hyphen(j):
                kinds.append("second")
                j += 1
                continue
            if not key or (key == "فان" and "إ" in token.text):
                break
            if len(key) == 1 and kinds and self.sign(j + 1) == "." and self._may_follow_a_letter(j + 2):
                kinds.extend(["second", "second"])  # «جون ف. كينيدي»
                j += 2
                continue
            size = self._compound(j, key)
            if size:
                kinds.append("given")
                kinds.extend(["second"] * max(size - 2, 1))
                kinds.extend(["family"] * (size > 2))  # «بان كي مون» has two parts
                j += size
                continue
            kind = "unknown" if kinds and self._is_hyphen(j - 1) else self._part(j, key, kinds, titled=titled)
            if kind is None or (kind == "unknown" and kinds.count("unknown") >= _MOST_UNKNOWN):
                break
            kinds.append(kind)
            j += 1
        j = self._before_the_appointed(i, j, kinds)
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
        whom = after in words.GIVEN or is_role(after) or is_definite(after) or after in {"عليه", "عليها", "عليهم"}
        return (i == 0 or self.sign(i - 1) != "") and whom

    def _may_follow_a_letter(self, j: int) -> bool:
        """Whether the family's name can stand at token `j`, behind the initial of a middle name."""
        key = self.key(j)
        return bool(key) and not is_definite(key) and not is_blocked(key)

    def _compound(self, j: int, key: str) -> int:
        """Number of tokens of «عبد الله», «ضيف الله», «بان كي مون» at token `j`; 0 for none."""
        after = self.key(j + 1)
        if key in {"عبد", "العبد"} and (is_definite(after) or after in {"رب", "ربه", "مناف"}):
            return 2
        if (key in _BEFORE_ALLAH and after == "الله") or (key in _BEFORE_DIN and after == "الدين"):
            return 2
        if key == "امه" and f"عبد{after}" in words.GIVEN:
            return 2  # «أمة السلام»
        if key == "بان" and after == "كي":
            return 4 if self._is_hyphen(j + 2) else 3 if self.key(j + 2) else 0  # «بان كي مون», «بان كي-مون»
        return 0

    def _part(self, j: int, key: str, kinds: list[Kind], *, titled: bool) -> Kind | None:
        """What kind of part of a name the word is after `kinds`, or None where the name ends before it."""
        previous = kinds[-1] if kinds else ""
        after = self.key(j + 1)
        if key in ORDINALS and titled and previous in {"given", "risky", "unknown"}:
            return "second"
        if kinds and self.key(j - 1) in ORDINALS and previous == "second":
            return "second" if key == "عشر" else None  # «فيليبي السادس العرش»
        if key in words.NAME_SECONDS and previous in {"given", "unknown", "risky"}:
            return "second"
        if (
            after == "الله"
            and kinds
            and key.endswith("ه")
            and self.tokens[j].text.endswith("ة")
            and key not in words.COMMON
        ):
            return "unknown"  # «عمر وديعة الله»
        if key == "الله" and previous == "family" and self.key(j - 1)[2:] in _BEFORE_ALLAH:
            return "second"  # «رامي الحمد الله»
        if key == EN or (not kinds and key.endswith("ستان") and len(key) > 6) or self._is_to_letters(j):
            return None
        if (key, after) == ("لولا", "دا") or (key == "كي" and kinds and self.key(j - 1) in words.LETTERS):
            return "unknown"  # «لويس إيناسيو لولا دا سيلفا», «جي كي رولينغ»
        if key[0] == "ل" and self.tokens[j].text[1:2] in {"أ", "إ"} and key[1:] in words.ROLES:
            return None  # «لأمين عام الحلف»; «لامين» is one
        if key == "دار" and kinds and after in words.GIVEN:
            return "particle"  # «عبد الكريم دار زيد»
        if key == "الحاج" and previous in {"given", "risky"} and after and not self._ends_at(j + 1):
            return "particle"  # «نازك الحاج شحادة»
        if key == "ابي" and self.tokens[j].text.startswith("آ"):
            return "unknown" if kinds else None  # «شينزو آبي»
        if previous == "particle" and key in _FOREIGN_ARTICLES.get(self.key(j - 1), ()):
            return "particle"  # «دو لا سابلير»
        if key in words.NAME_PARTICLES or (key == "ام" and not kinds and self._can_be_a_child(after)):
            return "particle" if after and self._particle_fits(key, previous) else None
        if previous == "particle":
            if not _follows_particle(key, self.key(j - 1)):
                return None
            return "family" if is_definite(key) else "given" if key in words.GIVEN else "unknown"
        if key.startswith("عبدال") and len(key) >= 7:
            return "given"
        if kinds and key in self.called:
            return "family"
        place = is_country_word(key) or key in words.PLACES
        if not kinds and place and after in self.called and key not in words.GIVEN:
            return "unknown"  # «تشاد هاملتون»
        if TANWEEN.search(self.tokens[j].text):
            stem = key.removesuffix("ا")
            return "given" if stem in words.GIVEN and stem not in words.AMBIGUOUS else None
        if key in words.GIVEN:
            return self._given(j, key, kinds, titled=titled)
        if key in words.PLACES and kinds == ["given"] and after in words.GIVEN:
            return "unknown"  # «حليمة عدن يوسف»
        if is_definite(key) and not self._is_written_with_hamza(j):
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
        after = self.key(j + 1)
        if not kinds and is_role(key) and is_role(after) and after not in words.GIVEN:
            return None  # «معالي مساعد رئيس المجلس»
        with_pronoun = self.tokens[j].text.endswith("ه") and key[:-1] in words.COMMON
        if not kinds and with_pronoun and not titled and after not in words.GIVEN:
            return None  # «أمنه الغذائي»
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
        imam = key == "امام" and "إ" in self.tokens[j].text
        if (
            key in _RISKY_INSIDE
            and not imam
            and not (key in _ELATIVES and not is_definite(after) and not is_blocked(after))
        ):
            if is_definite(after) and after not in words.STOP and (after in words.FAMILIES or after[2:] in words.GIVEN):
                return "risky"  # «سلمان صباح السالم»
            if titled and len(kinds) == 1 and any(after.startswith(verb) for verb in ("ي", "ت")) and is_blocked(after):
                return "risky"  # «المهندس شربل متى يرافقه زميله»: no second verb would follow one
            # «علي أكبر صالحي», but «قالت سلمى كرم إن»
            return "risky" if len(kinds) == 1 and self._is_a_familys(j, titled=titled) else None
        if key == "ضيف" and after in words.COMMON:
            return None  # «قال بن حسين ضيف برنامج»
        if key[0] == "ب" and key[1:] in words.COMMON and is_definite(after):
            return None  # «أشاد بن حسين بدور المثقفين»
        if key in DEFINITE_GIVEN:
            return None if is_role(key) and after in words.ORG_ADJECTIVES else "family"  # «نبيل فهمي الأمين العام»
        if key not in words.AMBIGUOUS:
            return "given"
        # After a complete name a common word is one: «أحمد الشمري رئيس», «محمد سالم حاكم».
        previous = self.key(j - 1)
        after_given = previous in DEFINITE_GIVEN or previous[2:] in words.GIVEN
        family = is_definite(after) and not is_blocked(after)  # «محمد سعيد رمضان الحكيمي»
        ends = (self._is_anchor(j + 1) or family) and not is_role(key)  # «رجب محمد عيد، أستاذ الفقه»
        if not after_given and (kinds[-1] == "family" or (key in words.COMMON and len(kinds) > 1 and not ends)):
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
        spokesman = spokesman or self.key(j - 1) in CALLED
        return bool(after) and not is_definite(after) and not is_blocked(after) and not spokesman

    def _named_after_comma(self, j: int) -> bool:
        """Whether «خلف», a preposition too, is a name at token `j`: «المدير، خلف الشراري», «العضو صباح الشراري،»."""
        after = self.key(j + 1)
        family = is_definite(after) and after.endswith("ي")
        enclosed = is_definite(self.key(j - 1)) and bool(self.sign(j + 2)) and after not in words.DEFINITE_COMMON
        return (self.sign(j - 1) in COMMAS and (after in words.GIVEN or family)) or (family and enclosed)

    def _family(self, j: int, key: str, kinds: list[Kind], *, titled: bool) -> Kind | None:
        """A part with the article."""
        if not kinds:
            after = self.key(j + 1)
            named = after in words.GIVEN or after.startswith("عبد") or after == "ابو"
            adjective = key.endswith("يه") or (key.endswith("ي") and named)
            return "family" if titled and not adjective and not is_blocked(key) and len(key) >= 5 else None
        previous = self.key(j - 1)
        if kinds == ["risky"] and (is_role(key) or key in words.HONORIFICS) and not self._is_anchor(j + 1):
            return None  # «فوز الرئيس المنتهية ولايته»
        if len(kinds) == 1 and self.key(j - 2) in _RULERS:
            return None  # «البابا فرنسيس الوفد»
        if kinds[1:] and kinds[-1] == "unknown" and len(previous) > 4 and previous.endswith(FOREIGN_FAMILY_ENDINGS):
            return None  # «أعلن رستم إيغوروف الحداد»
        alone = [kind for kind in kinds if kind != "second"]
        if key in words.FAMILIES and alone[-1:] in (["given"], ["risky"], ["unknown"]):
            return None if self._begins_a_role(j) else "family"
        plain = key in words.FAMILIES and not is_role(key) and key not in words.HONORIFICS
        if plain and kinds[-1] == "family" and previous in words.FAMILIES:
            return "family"  # «صباح الأحمد الجابر الصباح»
        first = alone in (["given"], ["risky"])
        said = self.key(j + 2) in words.COMPLEMENTIZERS and self.sign(j + 1) in COMMAS and self.sign(j - 2) in COMMAS
        if first and said and key not in words.STOP and not is_role(key):
            return "family"  # «الناطق باسم الوزارة، سامر القدرة، إن»
        if key in nisbas():
            return "family" if first or kinds in _KUNYAS else None  # «أبو عمر الشيشاني»
        after_given = kinds in (["given"], ["risky"]) or (kinds[-1] in {"given", "risky"} and not is_blocked(key))
        if titled and after_given and self._is_anchor(j + 1) and key not in words.STOP:
            return "family"  # «المهندسة رولا القضاة،»
        if first and self.sign(j + 1) in COMMAS and self.key(j + 2) in {"وهو", "وهي"} and key not in words.STOP:
            return "family"  # «سلامة العدوان، وهو مزارع»
        introduced = alone == ["given"] or (j >= 2 and any(is_role(form) for _, form in self.tokens[j - 2].forms))
        if first and introduced and key.endswith("ي") and self._is_anchor(j + 1) and key not in words.STOP:
            return "family"  # «التلميذة آية الغربي», «أحمد الصوفي،»
        if kinds == ["given"] and FAMILY_PLURAL.fullmatch(key) and key not in words.DEFINITE_COMMON:
            return "family"  # «أدهم المخاترة»
        whole = self._is_anchor(j + 1)
        if whole and len(alone) == 2 and set(alone) <= {"given", "risky"} and key in words.DEFINITE_COMMON:
            return "family" if key.endswith("ي") and not is_role(self.key(j - 3)) else None  # «محمد علي البحري،»
        short = len(key) < 5 and not (whole and set(alone) <= {"given", "risky"})
        if is_blocked(key) or short or key.endswith(("يين", "يون")):
            return None
        if kinds[-1] == "unknown" and not whole and key not in words.FAMILIES and self._is_foreign(j - len(kinds)):
            return None  # «دعا توماس غرينفيلد المجتمع الدولي»
        if is_verbal_noun(key) and not (titled and whole and set(kinds) <= {"given", "risky", "particle"}):
            return None  # «المهندس عصام المجالي،» has the measure, too
        if key.endswith("ات"):  # «الهلالات» is a family's, «التعليمات» is not
            return "family" if kinds in (["given"], ["risky"]) and self._is_anchor(j + 1) else None
        if key.endswith(("ون", "ين")) and len(key) >= (7 if key.endswith("ين") else 8):
            return None  # «الزعنون» is no plural
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
            or (after in PREPOSITIONS and self.key(j + 2).removeprefix("ال") in words.ORG_HEADS)
            # «الخطيب لوكالة فرانس برس» is who speaks to it.
            or any(taken and form.removeprefix("ال") in _SERVED for taken, form in forms(after))
            or after in nisbas()
        )

    def _is_woman(self, j: int, kinds: list[Kind]) -> bool:
        """Whether the name that stands before token `j` is a woman's: «عهود بنت سالم الغافرية»."""
        before = [self.key(k) for k in range(j - len(kinds), j)]
        looks = before[0].endswith("ه") and kinds[0] == "given" and before[0] not in words.MASCULINE_IN_TA
        return before[0] in words.FEMININE_GIVEN or "بنت" in before or looks

    def _may_be_unknown_part(self, j: int, key: str, kinds: list[Kind], *, titled: bool) -> bool:
        """Whether a word in no list, without the article, can be a part of a name."""
        if kinds and self.key(j - 1) in self.called:
            return False
        if len(kinds) == 1 and key[0] == "و" and self.key(j - 2) == "بين":
            return False  # «بين كيم وترامب»
        if kinds and PAST_PLURAL.fullmatch(key) and not (self._is_anchor(j + 1) or self._is_foreign(j - len(kinds))):
            return False  # «أنصار سالم حداد سيطروا على البلدة»
        if kinds in (["given"], ["risky"]) and self._is_a_familys(j, titled=titled):
            return True  # «قال سمير خطيب إن»
        whole = self._is_anchor(j + 1)
        plain = key in words.COMMON or key in words.ROLES
        if (kinds == ["given"] or (titled and kinds == ["risky"])) and plain and whole:  # «أحمد عقل أن»
            trade = key.endswith("ي") and titled and not key.startswith("ال")  # «السيد الهادي مهني وزير الداخلية»
            return not any(key in known for known in (words.STOP, words.VERBS, words.ORG_HEADS)) and (
                trade or key not in words.ROLES
            )
        if kinds == ["given"] and whole and key.startswith("ل") and len(key) >= 5 and not key.startswith("لل"):
            return True  # «ياسين لعمارة،»
        if len(kinds) == 1 and whole and key.startswith("بال") and key[1:] in words.GIVEN:
            return True  # «منصف بالطيب»
        if key in nisbas() and kinds and whole and set(kinds) == {"given"}:
            return True  # «أندريا روسي»: an adjective would have the article
        second = kinds in (["given"], ["risky"]) or (len(kinds) == 3 and self._is_hyphen(j - 2))
        second_of_foreign = second and self._is_foreign(j - len(kinds))
        # «إرنستو فالديراما» has neither «ف» nor an article.
        last_of_foreign = bool(kinds) and whole and self._is_foreign(j - len(kinds)) and key[0] in "فك"
        said = key[1:] in words.SAYING and not self.tokens[j].text.endswith("ي")  # «أما هنري كولمان فقال إن»
        whole_word = key in _FOREIGN_PARTS and second_of_foreign
        if key not in BLOCKED and second_of_foreign:  # «كولن باول»: «اول» is too short to be known under «ب»
            short = key[0] in "بلكف" and all(len(form) < 4 for taken, form in self.tokens[j].forms if taken)
            whole_word |= short or key.startswith(("فال", "وال", "كال"))
        whole_word |= key not in BLOCKED and last_of_foreign and not said
        whole_word |= key not in BLOCKED and second_of_foreign and self.key(j + 1) in LINKS  # «ماركوس سيتشيل الذي»
        ends = whole or self.key(j + 1) in PREPOSITIONS
        whole_word |= second_of_foreign and ends and key[-1] == "ه" and key[:-1] in words.VERBS - words.COMMON  # «روته»
        if not key.isalpha() or len(key) < 2 or (is_blocked(key) and not whole_word):
            return False
        if kinds and (len(kinds) > 1 or not self._is_foreign(j - len(kinds))) and self._is_qualified(j):
            return False
        foreign = bool(kinds) and self._is_foreign(j - len(kinds))
        if is_verbal_noun(key) and not (second_of_foreign or (foreign and key[0] == "ا" and key[-1] != "ه")):
            return False  # «دونالد ترامب» has the measure, too
        if is_plain_word(key) and not (second_of_foreign or (foreign and whole)):
            # «مصطفى كواية», «نذير عبيدات أن»
            ends = whole or self.key(j + 1) in PREPOSITIONS
            return kinds in (["given"], ["risky"]) and (
                key.endswith("ايه") or (ends and (key.endswith(("ات", "يه")) or key[0] == "ل"))
            )
        if any(taken and is_verbal_noun(form) for taken, form in self.tokens[j].forms) and not second_of_foreign:
            return False  # «بتوضيح»
        future = key[0] == "س" and looks_like_a_verb(key) and is_blocked(self.key(j + 1))
        if kinds and future and not whole and not second_of_foreign:
            return False  # «سيرج سيحاكم»
        definite = is_definite(self.key(j + 1)) and self.key(j + 1) not in ORDINALS
        if not kinds and key[0] in "بل" and key[1] not in "وي" and definite:
            return False  # «أشادت الوزيرة بجهود الكوادر», «مرشح الحزب لمنصب الرئيس»
        if not kinds and any(form in words.NAMED_AFTER for _, form in self.tokens[j].forms):
            return False  # «الرئيس المدير العام لمجمع صيدال»
        if (
            not kinds
            and PARTICIPLES_OF.fullmatch(key)
            and (is_definite(self.key(j + 1)) or self.key(j - 1) in words.STOP)
        ):
            return False  # «من أبرز معتنقي الفكرة», «أشد منتقدي أوباما»
        if not kinds:
            return not key.startswith("و") and (titled or not looks_like_a_verb(key))
        if kinds[-1] == "family":  # «عبدالله العليمي باوزير», «بنت الشيخ بوكه»
            governs = is_definite(self.key(j + 1)) or self.key(j + 1) in words.COMMON  # «طالب العضو بإحالة عقود»
            return (key.startswith("با") and len(key) > 4 and not governs) or (whole and kinds[-2:-1] == ["particle"])
        return self._may_be_later_part(j, key, kinds, titled=titled)

    def _is_a_familys(self, j: int, *, titled: bool) -> bool:
        """Whether a common word is a family's name: between one name, said or introduced, and «أن» or a comma."""
        key, after = self.key(j), self.key(j + 1)
        if is_definite(key) or key[0] in "وفلب" or key.endswith("ا"):
            return False
        if (
            key in words.SAYING
            or key in words.PARTICIPLES
            or key in words.ADVERBS
            or (key in words.STOP and key not in _MONTHS)
        ):
            return False
        if (is_country_word(key) or key in words.PLACES) and key not in nisbas():
            return False
        with_pronoun = key.endswith(("ها", "هم", "نا")) or self.tokens[j].text.endswith("ه")
        introduced = titled or self._is_introduced(j - 1)
        ends = after in words.COMPLEMENTIZERS or self.sign(j + 1) in COMMAS or (introduced and after in _CIRCUMSTANCES)
        return ends and not with_pronoun and (introduced or self._is_said(j - 2))

    def _is_said(self, i: int) -> bool:
        return i >= 0 and any(taken < 2 and form in words.SAYING for taken, form in self.tokens[i].forms)

    def _is_introduced(self, i: int) -> bool:
        """Whether a role ends before token `i`: «رئيس البلدية», «وزير الصحة اللبناني»."""
        k = i - 1
        while k > i - 4 and is_definite(self.key(k)) and not is_role(self.key(k)):
            k -= 1
        return is_role(self.key(k)) and self.key(k) not in words.PLURAL_ROLES

    def _is_qualified(self, j: int) -> bool:
        """Whether an indefinite noun stands at token `j`, its adjective behind it: «جدلا واسعا», «ضجة كبيرة»."""
        if j + 1 >= len(self.tokens):
            return False
        word, after = self.tokens[j].text, self.tokens[j + 1].text
        if self._is_described(j + 1) or (after.startswith("و") and not ADJECTIVE_IN_W.fullmatch(after)):
            return False  # «لولا دا سيلفا رئيسا», «محمد ولد بونا وهارونا صمبا»
        return any(
            len(word) >= least and word.endswith(end) and after.endswith(end) for end, least in (("ا", 4), ("ة", 3))
        )

    def _may_be_later_part(self, j: int, key: str, kinds: list[Kind], *, titled: bool) -> bool:
        """The same of a part that is not the first: no object of the verb, no adverb, no preposition with its noun."""
        foreign = self._is_foreign(j - len(kinds))
        if key.endswith("اء") or (key.endswith("يا") and not (titled or foreign or self._is_anchor(j + 1))):
            return False  # «نداء», «بدنيا»
        of_foreign = foreign and key[:-1] not in words.COMMON and not is_verbal_noun(key)
        if self.tokens[j].text.endswith("ه") and len(key) >= 4 and not of_foreign and not self._may_end_in_ha(j, kinds):
            return False  # «غوتيريش قلقه»
        enclosed = self.sign(j - 2) in COMMAS and self.sign(j + 1) in COMMAS
        if (
            (titled or enclosed)
            and kinds == ["unknown"]
            and key.startswith("و")
            and self._is_anchor(j + 1)
            and not has_arabic_look(key[1:])
        ):
            return True  # «الحاكمة غريتشن ويتمر إن», «المديرة العامة، لوريم واسيندو، أن»
        named = sum(kind not in {"particle", "second"} for kind in kinds)
        said = self.key(j + 1) in words.COMPLEMENTIZERS or self.sign(j + 1) in OPENING_MARKS | {":"}
        if key.startswith("و") and foreign and named == 2 and said and not has_arabic_look(key[1:]):
            return True  # «كارا ليو ويلتسن إن»
        if key.startswith("و") and len(key) > 3 and (not foreign or named > 1):
            return PARTICIPLE_IN_W.fullmatch(key) is not None and self._is_anchor(j + 1)
        if WITH_PRONOUN.fullmatch(key) and (not foreign or len(key) >= 5):
            return False  # «نهاد بساطها», «أنجلينا جولي خضوعها»
        if len(kinds) > 1 and key[0] in "بل" and self.tokens[j].text.endswith("ه"):
            return False  # «هاكان فيداروف بسجنه»
        if len(kinds) == 1:
            return foreign or not LONG_PARTICIPLE_IN_A.fullmatch(key) or self._is_anchor(j + 1)
        if key.endswith("ين") and len(key) >= 5 and "particle" not in kinds and not self._is_hyphen(j - 2):
            return False  # «كريستيانو رونالدو هدفين»
        after = self.key(j + 1)
        whole = self._is_anchor(j + 1)
        if foreign and PLURAL.fullmatch(key) and not whole:
            return False  # «سوسيلو بامبانغ أوراق الاعتماد»
        # «نيلسون مانديلا بشدة», but «جورج حنا بشارة,» and «خوسيه لويس بيريز»
        manner = key[0] == "ب" and self.tokens[j].text.endswith("ة") and key[1] not in "ويا"
        if manner and not whole:
            return False
        with_pronoun = self.tokens[j].text.endswith("ه") and not key.endswith("يه")
        if (PARTICIPLE_IN_A.fullmatch(key) or with_pronoun) and not whole:
            return False  # «منير غصوب حاملا», «جون كارتر رافضا», «جون كارتر نشاطه»
        read = not foreign and "unknown" not in kinds
        if (
            read
            and is_definite(after)
            and not after.endswith("ي")
            and after not in words.FAMILIES
            and after not in words.GIVEN
            and (has_arabic_look(self.tokens[j].text) or MASDAR.fullmatch(key) or (key.endswith("ا") and len(key) > 4))
            and not key.startswith("با")
        ):
            return False  # «سامر زكي صمود الشعب», «هيثم بن طارق مقاليد الحكم», «تواضروس الثاني ملتقى الحوار»
        if key.startswith(("ي", "ت")) and not foreign and not whole:
            return False  # «بيار أبي رميا يشكو», «سوسن حتّر تشكك في»
        if key[0] == "ل" and len(key) > 3 and key[1:] in words.ROLES:
            return False  # «أكد ماركوف لوزير الدفاع»
        if key.startswith("ل") and key[1] not in "اوي" and (is_role(after) or is_definite(after)):
            return False  # «تشاك هيغل لمنصب وزير الدفاع»
        # «باولو سوزا لفوز»
        return not (key.startswith("ل") and len(key) > 3 and (not foreign or len(key) == 4))

    def _may_end_in_ha(self, j: int, kinds: list[Kind]) -> bool:
        """Whether a word in «ه» can be a name's at token `j`, for all that the «ه» may be a pronoun."""
        after = self.key(j + 1)
        if after in words.GIVEN:
            return len(kinds) == 1 and not is_definite(self.key(j + 1))  # «الحاج منير دكانه الصغير»
        if self._is_hyphen(j - 2):
            return True  # «بيير-لوي غارنييه»
        ends = self._is_anchor(j + 1) or (bool(after) and not is_blocked(after) and self._is_described(j + 2))
        return (len(kinds) == 1 or "particle" in kinds) and ends

    def _is_written_with_hamza(self, j: int) -> bool:
        """Whether what looks like the article is the name's own: «بيتر ألتماير»."""
        return self.tokens[j].text.startswith(("أل", "إل"))

    def _is_foreign(self, i: int) -> bool:
        return any(form in words.GIVEN_FOREIGN for _, form in self.tokens[i].forms)

    def _is_anchor(self, j: int) -> bool:
        """Whether a sign, «أن», the end or a role stands at token `j`: what is before it is whole."""
        key = self.key(j)
        return not key or key in words.COMPLEMENTIZERS or self._is_described(j)

    def _is_described(self, j: int) -> bool:
        """Whether token `j` says what the one named before it is: «مدير المصنع», «رئيسا للجنة», «أحد سكان الحي»."""
        if not 0 <= j < len(self.tokens):
            return False
        key, after = self.key(j), self.key(j + 1)
        if key == "امام" and "إ" not in self.tokens[j].text:
            return False
        if key in ONE_OF:
            return bool(after)
        if key in words.STATES:
            return True
        accusative = key.removesuffix("ا")
        if accusative != key and accusative in words.ROLES and key not in words.GIVEN:
            return True
        if not is_role(key) or key in words.PLURAL_ROLES or key in words.POSSESSED_ROLES:
            return False
        if is_definite(key):
            return key not in words.FAMILIES or self._begins_a_role(j)
        if key == "كبيره":
            return False
        if key in words.GIVEN or key in words.VERBS or key.endswith(("ي", "يه")):
            return is_definite(after) and not after.endswith("ي") and after not in words.FAMILIES
        return after not in words.GIVEN if after else self.sign(j + 1) in OPENING_MARKS

    def _before_the_appointed(self, i: int, j: int, kinds: list[Kind]) -> int:
        """The token after the first of two names: «عين هاني دلول سامر دغيم رئيسا»; cuts `kinds`."""
        role = self.key(j).removesuffix("ا")
        if role == self.key(j) or role not in words.ROLES:
            return j
        for k in range(2, len(kinds) - 1):
            if kinds[k] == "given" and kinds[k - 1] in {"unknown", "family"}:
                del kinds[k:]
                return i + k
        return j

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
