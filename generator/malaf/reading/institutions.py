"""Institutions by name: where one begins, where it ends."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import msgspec
from msgspec.structs import replace

from malaf.reading import institutionwords as terms
from malaf.reading import namewords as words
from malaf.reading.adjectives import adjective_gender, agrees
from malaf.reading.countries import ADJECTIVE_COUNTRIES, nisbas
from malaf.reading.nameruns import ORDINALS, PREPOSITIONS, NameReader
from malaf.reading.nameshapes import is_blocked, is_role, is_verbal_noun
from malaf.reading.nametokens import TANWEEN, forms, is_definite, restored

_KNOWN_ORGS: Final[dict[str, list[tuple[str, ...]]]] = {}
for _name in sorted(words.KNOWN_ORGS, key=len, reverse=True):
    _KNOWN_ORGS.setdefault(_name[0], []).append(_name)


class Institution(msgspec.Struct, frozen=True):
    """An institution at one place: tokens ``[first, last)``, its acronym with them; `start` is after any prefix."""

    first: int
    last: int
    start: int
    end: int
    name: str
    country: str | None
    short: str | None
    head: str
    sure: bool


# What is left of «للجنة» without the «ل».
_TO_COMMITTEE: Final = "الجنه"
# Heads with the article only: «خطوط», «منتدى» without it are none.
_ONLY_DEFINITE: Final = frozenset({"الخطوط", "المنتدي", "الاتحاديه", "القياده"})
OPENERS: Final = {"«": "»", '"': '"', "“": "”", "”": "“”", "„": "“”", "‘": "’", "'": "'"}
# Singular heads that no feminine adjective goes with.
_MASCULINE: Final = frozenset(
    f"ال{head}" for head in words.ORG_HEADS - words.FEMININE_HEADS if not head.endswith(("ه", "ات"))
)
# After whom or what «ل» tells the end: «اجتمع المجلس لبحث الأزمة», «خطة الهيئة لتطوير الطرق».
_TO_AN_END: Final = words.STRIVING | terms.PLANS
_PLURAL: Final = ("ين", "ون", "اء", "ات")
_DUAL: Final = ("تان", "تين")
_STOPS: Final = frozenset(".؟!؛;:")


@lru_cache(maxsize=65536)
def _may_be_institution(key: str) -> bool:
    """Whether a word, whole or under a prefix, begins an institution's name."""
    return any(
        form in _KNOWN_ORGS
        or form in words.ORG_HEADS
        or (form.startswith("ال") and form[2:] in words.ORG_HEADS)
        or (taken and form == _TO_COMMITTEE)
        or form in _ONLY_DEFINITE
        for taken, form in forms(key)
    )


_PARTICIPLE: Final = re.compile("م.{3,5}ة")
_ITS: Final = re.compile(r"\w{3,}(?:ها|هم)")
_PAST: Final = re.compile(r"(?:ا(?!ل)\w{3,5}|ت\w{3,4})(?<![اي])ت")  # a verb of the feminine


class InstitutionReader(NameReader):
    """A paragraph that is asked for institutions."""

    def read_org(self, i: int) -> Institution | None:
        """The institution that begins at token `i`, whole or under a prefix."""
        if not _may_be_institution(self.tokens[i].key):
            return None
        for taken, form in self.tokens[i].forms:
            for name in _KNOWN_ORGS.get(form, ()):
                if all(self.key(i + n) == word for n, word in enumerate(name[1:], 1)):
                    if len(name) == 1 and ((len(form) < 5 and taken) or (form == "الفاو" and self._is_place(i, taken))):
                        continue
                    return self._known_org(i, i + len(name), taken, form)
            if form == "رئاسه" and taken and self.tokens[i].key[0] == "ب":
                continue  # «برئاسة الزعيمين»
            if form == _TO_COMMITTEE and taken:
                # «للجنة الفنية» is «ل» and «اللجنة الفنية», «للجنة التحكيم» is «ل» and «لجنة التحكيم».
                found = self._definite_org(i, taken, "اللجنه") or self._indefinite_org(i, taken, "لجنه")
            elif form in words.ORG_HEADS:
                found = self._indefinite_org(i, taken, form)
            elif form == "الاتحاديه" and (self.tokens[i].key[0] == "و" or (not taken and is_definite(self.key(i - 1)))):
                continue  # «الموازنة الاتحادية العامة»
            elif (form.startswith("ال") and form[2:] in words.ORG_HEADS) or form in _ONLY_DEFINITE:
                found = self._definite_org(i, taken, form)
            else:
                continue
            if found:
                return self._whole_in_marks(found)
        return None

    def _whole_in_marks(self, org: Institution) -> Institution:
        """The institution with the place behind it that ends the quotation: «لجنة الدفاع في الجزيرة العربية»."""
        close = self._closing(org.first - 1, within=10) if self.key(org.last) == "في" else None
        if close is None or close < org.last:
            return org
        end = self.tokens[close - 1].end
        return replace(org, last=close, end=end, name=org.name + self.text[org.end : end])

    def _is_place(self, i: int, taken: int) -> bool:
        """Whether «الفاو» at token `i` is the port, not the organisation."""
        before = self.key(i - 1)
        prefixed = taken > 0 and self.tokens[i].key[taken - 1] == "ب"
        return prefixed or before in PREPOSITIONS or before in words.PLACES or before in terms.BEFORE_PLACES

    def _known_org(self, i: int, j: int, taken: int, form: str) -> Institution:
        if (form in words.ORG_HEADS or form.startswith("ال")) and self.key(j) != "الساميه":
            j = self._adjectives(j)  # «مفوضة الأمم المتحدة السامية»: she is
        if self.key(j) == "للامم" and self.key(j + 1) == "المتحده":
            j += 2  # «منظمة الأغذية والزراعة للأمم المتحدة»
        return self._finish_org(i, j, taken, form)

    def _indefinite_org(self, i: int, taken: int, head: str) -> Institution | None:
        """«وزارة الداخلية السعودية», «جامعة الملك سعود», «شركة «دفعات» الناشئة», «بنك مصر»."""
        j = i + 1
        key = self.key(j)
        country = self.country_at(j)
        if self._is_thing(i, taken, head):
            return None
        if self.sign(j) in OPENERS and head not in terms.NEVER_QUOTED:
            close = self._closing(j)
            return None if close is None else self._finish_org(i, close + 1, taken, head, own=j + 1, stop=close)
        if key in words.HONORIFICS and (key not in terms.WEAK_TITLES or (head == "جامعه" and key == "القاضي")):
            if head not in terms.NAMED_AFTER_PEOPLE:
                return None  # «برئاسة الدكتور»
            name = self.read_name(j + 1, titled=True)
            if name is None:
                return None
            last = min(name.last, j + 2 if key == "القاضي" else j + 6)
            while key in terms.KINGS and last > j + 2 and not self._may_end_king(last - 1):
                last -= 1  # «وجهت جامعة الملك عبدالعزيز الدعوة»
            end = self._purpose(self._adjectives(last))
        elif country and country[0] == 0 and key not in ADJECTIVE_COUNTRIES:
            end = self._purpose(self._adjectives(self._after_countries(j), of=head))
            end = self._seat(end) if head in terms.MISSIONS else end
        elif head in terms.OF_BODIES and is_definite(key) and (known := self._known_end(j)) is not None:
            end = self._seat(self._purpose(known))
        elif (place := self._local(j, head)) is not None:
            end = self._adjectives(place)
        elif head == "جامعه" and (key, self.key(j + 1)) in words.TWO_WORD_PLACES:
            end = self._adjectives(j + 2)
        elif (
            key in words.PLACES
            and head in terms.PURPOSEFUL
            and (after := self._purpose(self._adjectives(j + 1))) > j + 1
        ):
            end = after  # «صندوق دبي للإغاثة»
        elif key in nisbas() and is_definite(key):
            if head not in terms.HEADS_OF_NATIONS:
                return None
            end = j + 1
        elif key in terms.HOLY and self.key(j + 1):
            end = self._adjectives(j + 2)
        elif is_definite(key) and self._can_name(j, head):
            end = self._after_topics(j, head)
        elif (whole := self._of_state(j, head)) is not None:
            end = whole
        elif (noun := self._construct(j, head)) is not None:
            return self._finish_org(i, self._after_topics(noun, head), taken, head, sure=False)
        elif head in words.PROPER_ORG_HEADS and key in words.GIVEN and self.key(j + 1) in {"بن", "بنت"}:
            end = self._purpose(self._adjectives(self._after_son(j, head)))
        elif head in words.PROPER_ORG_HEADS and self._is_motto(j) and (after := self._purpose(j + 1)) > j + 1:
            end = after
        elif head in words.PROPER_ORG_HEADS and self._proper(j):
            one = head == "جامعه" and key not in words.GIVEN and key not in terms.SAINTS
            end = self._after_proper(j, head, most=1 if one else 2 if key in terms.SAINTS else 3)
            if head == "شركه":
                # «شركة توتال الفرنسية» is Total; «شركة نسيم العمانية» is called so as a whole.
                nisba = nisbas().get(self.key(end - 1)) if end > j + 1 and not self._known_at(j, end) else None
                stop = end - 1 if nisba and nisba[0] not in terms.ARAB else end
                if self._known_at(j, end) or not self._has_article(j + 1, stop):
                    return self._finish_org(i, end, taken, head, own=j, stop=stop)
        else:
            return None
        return self._finish_org(i, self._without_portfolio(j, end, head), taken, head)

    def _after_son(self, j: int, head: str) -> int:
        """The token after «حمد بن خليفة», «محمد بن راشد آل مكتوم», «أحمد بن يحيى الونشريسي» at token `j`."""
        end = j + 3
        while self.key(end) in {"بن", "ال"}:
            end += 2
        end = min(end, len(self.tokens))
        family = self.key(end)
        plain = family in words.ORG_ADJECTIVES or family in nisbas() or self._describes(end, head)
        return end + (is_definite(family) and family.endswith("ي") and not plain)

    def _of_state(self, j: int, head: str) -> int | None:
        """The token after «الدولة لشؤون الإنتاج», «الحكم المحلي» at token `j` of a ministry."""
        if head != "وزاره":
            return None
        if self.key(j) == "الحكم":
            return self._adjectives(j + 1)
        end = self._purpose(j + 1) if self.key(j) == "الدوله" else j
        return end if end > j + 1 else None

    def _without_portfolio(self, j: int, end: int, head: str) -> int:
        """The token after a university's name without its deputy's field: «وكيل جامعة الملك سعود للدراسات العليا»."""
        if head not in {"جامعه", "وزاره"} or self.key(j - 2) not in terms.DEPUTIES:
            return end
        fields = (k for k in range(j + 1, end) if self.key(k)[:1] == "ل" and self.key(k).lstrip("ل") in terms.FIELDS)
        return next(fields, end)

    def _may_end_king(self, k: int) -> bool:
        """Whether a king's name can end with token `k`: no family's name has the article."""
        key = self.key(k)
        return not is_definite(key) or key in ORDINALS or key in words.GIVEN or self.key(k - 1) in {"عبد", "بن", "ال"}

    def _is_thing(self, i: int, taken: int, head: str) -> bool:
        """Whether the head at token `i` means a thing here: «شبكة المياه», «قناة الري», «برنامج الأمسيات»."""
        j = i + 1
        key = self.key(j)
        if (
            head == "منظومه"
            or key in terms.THINGS.get(head, ())
            or (key[:1] == "ل" and "ا" + key in terms.THINGS.get(head, ()))
        ):
            return True
        if taken == 0 and i and self._counts(i - 1):
            return True  # «12 مركز تجميع», «340 شركة برؤوس أموال»
        if _ITS.fullmatch(key) and key not in words.GIVEN and key not in words.FAMILIES:
            return True  # «قناة طولها»
        if head == "مصلحه" and (self.key(i)[0] == "ل" or self.key(i - 1).removeprefix("و") in {"من", "في"}):
            # «من مصلحة الفريق», «لمصلحة البلد», «تصب في مصلحة الاقتصاد»
            return key not in words.TOPICS or self.key(i - 2).endswith("صب")
        if head == "برنامج":
            return is_definite(key) and key not in words.HONORIFICS and self._known_end(j) is None
        if head == "شبكه":
            return self._is_work(j, key) and not is_definite(key) and not is_definite(self.key(j + 1))
        if head != "قناه" or self.sign(j):
            return False
        said = taken > 0 or self.key(i - 1) in terms.ON_CHANNELS
        said = said or any(form in words.VERBS for _, form in self.tokens[i - 1].forms)
        return not said and not any(self.key(k) in terms.BROADCASTING for k in range(j, j + 4))

    def _counts(self, i: int) -> bool:
        """Whether the number at token `i` counts the noun behind it, which then is no one's name; a year does not."""
        text = self.tokens[i].text
        return text[0].isdigit() and not re.fullmatch(r"(?:1[89]|20)\d\d", text, re.ASCII)

    def _known_end(self, j: int) -> int | None:
        """The token after the known institution at token `j`."""
        for name in _KNOWN_ORGS.get(self.key(j), ()):
            if len(name) > 1 and all(self.key(j + n) == word for n, word in enumerate(name)):
                return j + len(name)
        return None

    def _known_under(self, j: int) -> int | None:
        """The token after the known institution that begins at token `j` behind a «ل»: «لقوى الأمن الداخلي»."""
        for name in _KNOWN_ORGS.get(self.key(j)[1:], ()):
            if name[0] in {"قوي", "قوات"} and all(self.key(j + n) == word for n, word in enumerate(name[1:], 1)):
                return j + len(name)
        return None

    def _seat(self, j: int) -> int:
        """The token after «ببيروت», «في الخرطوم» at token `j`."""
        at = j + 1 if self.key(j) in {"في", "لدي"} else j
        key = self.key(at) if at > j else self.key(j)[1:] if self.key(j).startswith("ب") else ""
        if at > j and (after := self._after_places(at)) > at:
            return after
        if key in words.PLACES:
            return at + 1
        country = self.country_at(at)
        return at + country[1] if country and country[0] == (0 if at > j else 1) else j

    def _after_places(self, k: int) -> int:
        """The token after the places from token `k`: «رأس الخيمة», «سوس ماسة»."""
        while True:
            if (self.key(k), self.key(k + 1)) in words.TWO_WORD_PLACES:
                k += 2
            elif self.key(k) in words.PLACES:
                k += 1
            else:
                return k

    def _local(self, j: int, head: str) -> int | None:
        """The token after «تجارة حلب», «صحة محافظة كركوك», «أسيوط» at token `j`."""
        if head not in terms.LOCAL:
            return None
        k = j
        while k < j + 3 and (self.key(k) in terms.LOCAL_NOUNS or (k > j and self.key(k)[1:] in terms.LOCAL_NOUNS)):
            k += 1
        if k == j and head not in terms.TOWNS:
            return None
        country = self.country_at(k)
        if (after := self._after_places(k)) > k and not (country and k == j):
            return after
        if country and country[0] == 0 and k > j:
            return k + country[1]
        # Any word is a town's after «بلدة», one with the article after «محكمة بداية».
        first = k + 1 if self.key(k) in {"وادي", "بني", "راس", "عين"} else k
        if (
            head == "بلديه"
            and k == j
            and self._proper(j)
            and not self.starts_person(j)
            and not is_definite(self.key(j))
        ):
            return j + 1  # «بلدية بنعفور»
        town = k > j and self.key(first) and not is_blocked(self.key(first)) and not self.starts_person(first)
        if town and (self.key(k - 1) in terms.LANDS or (head in terms.TOWNS and is_definite(self.key(k)))):
            return self._adjectives(first + 1, of=head)
        return None

    def _has_article(self, j: int, end: int) -> bool:
        """Whether one of tokens ``[j, end)`` has the article, under «ل» as well: as in names that are Arabic."""
        return any(form.startswith("ال") for k in range(j, end) for _, form in self.tokens[k].forms)

    def _known_at(self, j: int, end: int) -> bool:
        """Whether tokens ``[j, end)`` are the name of a known institution: «أرامكو السعودية»."""
        name = tuple(self.key(k) for k in range(j, end))
        return name in _KNOWN_ORGS.get(name[0], ())

    def _after_countries(self, j: int) -> int:
        """The token after the countries and places at token `j`: «بنك فلسطين», «جامعة قطر»."""
        first = j
        while True:
            country = self.country_at(j)
            if country and country[0] == 0:
                j += country[1]
            elif j > first and self.key(j) in words.PLACES:
                j += 1
            else:
                return j

    def _after_topics(self, j: int, head: str) -> int:
        """The token after what an institution is for, which begins at the definite noun of token `j`."""
        end = self._topics(j, head)
        if head in terms.PARTIES and self.key(end)[:2] == "لل":
            whose = "ال" + self.key(end)[2:]
            return self._purpose(end) if whose in words.TOPICS or whose in terms.OF_PEOPLE else end
        if head not in terms.PURPOSEFUL:
            return end
        return self._purpose(end) if self.key(end - 1) not in nisbas() else self._works(end)

    def _construct(self, j: int, head: str) -> int | None:
        """The token of the definite noun that ends a row of nouns from token `j`: «مياه الليطاني», «حماية المستهلك»."""
        key = self.key(j)
        if head == "مجلس" and key in {"اداره", "امناء"}:
            return None
        if key in terms.CONSTRUCT_NOUNS and is_definite(self.key(j + 1)):
            return j + 1
        if (
            head == "نادي"
            and key in terms.CLUBS
            and (is_definite(self.key(j + 1)) or self._after_places(j + 1) > j + 1)
        ):
            return self._after_places(j + 1) - 1 if not is_definite(self.key(j + 1)) else j + 1
        if head == "جهاز" and key in terms.DEVICES:
            return None  # «جهاز كشف المعادن»
        company = head == "شركه" and (is_verbal_noun(key) or key in words.PURPOSES or key in terms.PLANTS)
        if head not in terms.CONSTRUCT and not company:
            return None
        for k in range(j, j + 2):
            word = self.key(k)
            country = self.country_at(k)
            if k > j and country and country[0] == 0:
                return k + country[1] - 1
            if is_definite(word) or (k > j and word in words.PLACES):
                return k if k > j and self._can_name(k, "") else None
            if (
                not word
                or word in words.STOP
                or word in words.VERBS
                or word in words.COMPLEMENTIZERS
                or word in words.ROLES
                or (word[0] in "بلو" and word not in words.COMMON and word not in terms.LOCAL_NOUNS)
            ):
                return None
            if word in words.GIVEN or TANWEEN.search(self.tokens[k].text):
                return None
        ends = is_definite(self.key(j + 2)) or self.key(j + 2) in words.PLACES
        return j + 2 if ends and self._can_name(j + 2, "") else None

    def _after_proper(self, j: int, head: str, *, most: int) -> int:
        """The token after a proper name of up to `most` words at token `j`, letters not counted."""
        begin = k = j
        while self.key(j) in words.LETTERS and self._proper(j):
            j += 1
        while self._is_dotted(k):
            k += 2  # «يو.بي.إس»
        j = max(j, k)
        while k < j + most or self.key(k) in words.LETTERS:
            if not self._proper(k) or (k > j and (_PAST.fullmatch(self.key(k)) or _ITS.fullmatch(self.key(k)))):
                break  # «شركة كيماديا تعاقدت», «أعلنت شركة تويوتا أرباحها»
            if k > j and self.tokens[k].text.endswith("ة") and self.key(k + 1) in PREPOSITIONS:
                break  # «شركة موبيلا قادرة على»
            if k > j and (self.starts_person(k) or self._is_object_of_verb(k, begin) or self.key(k) in {"ابو", "بن"}):
                break
            k += 1
        if k == j + 1 and self.key(j) in words.GIVEN and self.key(k) in words.COMMON and self._is_anchor(k + 1):
            k += 1  # «مستشفى كمال عدوان،»
        if self.key(k) in ORDINALS and self.key(k - 1) in words.GIVEN:
            k += 1
        if k == j + 1 and self._owns(j):
            return self._purpose(self._adjectives(k + 1, of=head))
        return self._purpose(self._adjectives(k, proper=True))

    def _is_motto(self, j: int) -> bool:
        """Whether the noun at token `j`, before «للدراسات», is a name: «مركز رؤية», not «مركز جديد», «مركز تدريب»."""
        key = self.key(j)
        if key not in words.COMMON or key in words.ROLES or key in words.PURPOSES or self._is_work(j, key):
            return False
        field = "ال" + self.key(j + 1)[2:]
        return adjective_gender(f"ال{key}") is None and self.key(j + 1).startswith("لل") and field in words.TOPICS

    def _is_dotted(self, k: int) -> bool:
        """Whether a letter stands at token `k`, and after a full stop the next one."""
        letters = self.key(k) in words.LETTERS and self.key(k + 2) in words.LETTERS
        return letters and self.sign(k + 1) == "." and self.tokens[k].end == self.tokens[k + 2].start - 1

    def _is_object_of_verb(self, k: int, begin: int) -> bool:
        """Whether token `k` is no part of the name from token `begin`, but its verb's: «باعت شركة نسيم الأرض»."""
        key = self.key(k)
        if not is_definite(key) and is_definite(self.key(k - 1)) and self.key(begin) in words.GIVEN:
            return True  # «تملك مجموعة ماجد الفطيم متاجر»
        if not is_definite(key) or key.endswith("ي") or key in words.GIVEN or key in words.FAMILIES:
            return False
        verb = any(form in words.VERBS for _, form in self.tokens[begin - 2].forms) if begin > 1 else False
        named = key in terms.WHEREABOUTS or (self.key(k - 1) in words.GIVEN and key[2:] not in words.COMMON)
        return is_verbal_noun(key) or (verb and not named)

    def _owns(self, j: int) -> bool:
        """Whether the noun at token `j` is one with the definite noun after it: «مرافئ الجنوب», «سفن البحر الأحمر»."""
        if is_definite(self.key(j)) or self.key(j) in words.GIVEN or self.key(j).isascii():
            return False
        after = self.key(j + 1)
        return after in terms.WHEREABOUTS or (
            self.key(j).endswith("ات") and is_definite(after) and after[2:] in words.COMMON
        )

    def _is_governed(self, key: str) -> bool:
        """Whether a word is a definite noun that an institution can be for."""
        return is_definite(key) and key not in terms.HERE and self._can_be_purpose(key)

    def _can_name(self, j: int, head: str) -> bool:
        """Whether the definite noun at token `j` belongs to the name of «وزارة», «هيئة» ..., not to the next clause."""
        key = self.key(j)
        if key in words.VERBS or key in words.STOP or key in words.HONORIFICS:
            return False
        if key == "العالم" and self.key(j + 1) in words.ORG_ADJECTIVES:
            return True  # «معهد العالم العربي»
        if key == "الاداره" and head not in terms.GENERAL and self._describes(j + 1, head):
            return True  # «معهد الإدارة العامة»
        if key in terms.NEVER_TOPICS or (key[2:] in words.ROLES and key not in words.TOPICS):
            return key in {"العلماء", "الاعلامي"} or (head == "نادي" and self.key(j + 1) in nisbas())
        if key in words.ORG_ADJECTIVES and key not in words.TOPICS:
            return False
        if head == "تجمع":
            return key.endswith("ين")  # «تجمع المهنيين», not «تجمع العمال أمام المبنى»
        return (
            head not in terms.GENERAL
            or key in words.TOPICS
            or (head in terms.DESCRIBED and self._describes(j + 1, head))
        )

    def _definite_org(self, i: int, taken: int, form: str) -> Institution | None:
        """«الهيئة العامة للإحصاء», «البنك المركزي المصري», «الجيش السوداني», «المحكمة الابتدائية بتونس»."""
        if adjective_gender(self.key(i + 1)) == "f" and form in _MASCULINE:
            return None  # «خطط البنك التنموية»
        if form == "القياده":
            return self._command(i, taken)
        j = self._adjectives(i + 1)
        own = nisbas().get(self.key(j - 1)) if j > i + 1 else None
        if own and (own[1] == "f") != form.endswith("ه") and form not in {"القوات", "الخطوط"}:
            j -= 1
        elif own and self.key(j) in nisbas() and is_definite(self.key(j)):
            j += 1  # «البنك السعودي الفرنسي»
        while j > i + 1 and not own and self.key(j).startswith("وال") and agrees(self.key(j)[1:], form[2:], form):
            j = self._adjectives(j + 1)  # «المجلس الاقتصادي والاجتماعي والبيئي»
        further = self._adjectives(j, of=form[2:]) if not own else j
        # «اللجنة المالية النيابية»; «الجامعة الهاشمية», «الحزب الشيوعي» are the only ones so called.
        more = (j > i + 1 and form not in terms.PLAIN_HEADS) or form in {"الجامعه", "الحزب"}
        if further > j and (more or self._purpose(further) > further or self.key(further - 1) in nisbas()):
            j = further  # «الفدرالية الجهوية للسياحة»; «الجمعية الساحلية» alone is any
        if j == i + 1:
            return None
        nisba = any(self.key(k) in nisbas() for k in range(i + 1, j))
        end = self._office(j) if form in terms.OFFICES else self._purpose(j)
        end = j if form in terms.FOR_NOTHING else end  # «ممثل النيابة العامة للجلسة»
        if nisba and (form[2:] in terms.MISSIONS or form == "الجامعه"):
            end = self._seat(end)
        country = self.country_at(j)
        if end == j and country and country[0] == 1 and self.key(j).startswith("ب") and not nisba:
            end = j + country[1]
        if form in {"المحكمه", "الغرفه"} and end == j and self.key(j).startswith("ب"):
            end = self._seat(j)  # «المحكمة الابتدائية بفاس», «الغرفة التجارية بالقاهرة»
        if form in {"المنتدي", "البرنامج"} and end == j:
            return None  # «المنتدى الاقتصادي السعودي» takes place, «البرنامج النووي الإيراني» is carried out
        if end == j and not nisba:
            if self.key(i + 1) in terms.PLAIN_ADJECTIVES and j == i + 2:
                return None
            if form in terms.PLAIN_HEADS and self.key(i + 1) not in {"الوطني", "الوطنيه", "المسلحه"}:
                return None
        whole = nisba and self.key(end) in {"الهاشميه", "الكبير"} and self.key(end - 1) in nisbas()
        return self._finish_org(i, end + whole, taken, form)  # «الهيئة الأردنية الهاشمية», «المتحف المصري الكبير»

    def _command(self, i: int, taken: int) -> Institution | None:
        """«القيادة العامة للجيش الليبي», «القيادة العامة لشرطة دبي»: of the forces that «ل» names."""
        forces = self.read_org(i + 2) if self.key(i + 1) == "العامه" and self.key(i + 2)[:1] == "ل" else None
        return self._finish_org(i, forces.last, taken, "القياده") if forces is not None else None

    def _office(self, j: int) -> int:
        """The token after «لرئيس الوزراء», «لمجلس الأمناء» at token `j`, else after another purpose."""
        form = self.key(j)[1:]
        body = self.read_org(j) if form in words.ORG_HEADS and not is_definite(self.key(j + 1)) else None
        if body is not None:
            return body.last  # «الأمانة العامة لهيئة كبار العلماء»
        office = self.key(j).startswith("ل") and (form in words.ROLES or form in words.ORG_HEADS)
        if office and is_definite(self.key(j + 1)) and self.key(j + 1) not in words.STOP:
            return self._topics(j + 1, "")
        return self._purpose(j)

    def _topics(self, j: int, head: str) -> int:
        """The token after «الصحة والسكان», «السوق المالية», «الرقابة على الأغذية» from token `j`."""
        n = len(self.tokens)
        noun = "ال" + self.key(j)[2:] if self.key(j).startswith("لل") else self.key(j)
        after = j + 2
        if self.key(after) in words.COMMON and is_definite(self.key(after + 1)):
            after += 1  # «للدفاع عن حقوق الإنسان»
        if terms.GOVERNED.get(noun) == self.key(j + 1) and self._is_governed(self.key(after)):
            j = after
        elif noun in terms.TAKING_BI and self._is_governed(self.key(j + 1).removeprefix("ب")):
            j += 1  # «النهوض بالصادرات»
        j = self._adjectives(j + 1, nouns=words.TOPICS if head in {"وزاره", "كليه"} else frozenset(), of=head)
        while j < n and self.key(j - 1) not in nisbas():
            key = self.key(j)
            rest = key[1:]
            if key.startswith("و") and key.endswith("تها") and f"{rest[:-3]}ه" in terms.WORKS:
                j += 1  # «للوقاية من الأمراض ومكافحتها»
                continue
            size = 1 if is_definite(rest) else 2
            if not key.startswith("و") or j + size > n or not self._is_further_topic(j, rest):
                break
            if rest not in words.TOPICS and is_definite(self.key(j + size)) and self.key(j + size + 1) in terms.OF_IT:
                break  # «قوات الحرس والتشكيلات المرتبطة بها»
            j = self._adjectives(j + size, of=head)
        if self.key(j) in {"عن", "من"} and self.key(j + 1) == "بعد" and noun == "الاستشعار":
            return j + 2
        if (
            self.key(j) in {"ذوي", "ذوات", "ذات"}
            and self.key(j + 1) not in {"الصله", "العلاقه"}
            and is_definite(self.key(j + 1))
        ):
            return self._adjectives(j + 2, of=head)
        return j + 1 if self.key(j) in terms.OF_PEOPLE and self.key(j - 1).endswith(_PLURAL) else j

    def _is_further_topic(self, j: int, rest: str) -> bool:
        """Whether «والسكان», «وعلم الزلازل» at token `j` goes on with an institution's name."""
        if rest in words.TOPICS:
            return True
        if not is_definite(rest):
            noun = rest in words.PURPOSES or rest in words.COMMON
            verb = rest in words.VERBS and not (rest in terms.WORKS and self.key(j - 1)[:2] == "لل")
            other = rest in words.ROLES or rest == "جماعه" or (rest in words.ORG_HEADS and rest not in words.PURPOSES)
            return noun and not other and not verb and is_definite(self.key(j + 1))
        if rest in words.VERBS or rest in words.STOP or rest in words.HONORIFICS or rest in nisbas() or is_role(rest):
            return False
        return (
            rest[2:] not in words.ORG_HEADS
            and rest not in _ONLY_DEFINITE
            and rest not in words.PLACES
            and not self.country_at(j)
        )

    def _adjectives(
        self, j: int, *, proper: bool = False, nouns: frozenset[str] = frozenset(), of: str | None = None
    ) -> int:
        """The token after the adjectives from `j`; a country's own ends them. `of` a head: unlisted ones, too."""
        n = len(self.tokens)
        while j < n:
            key = self.key(j)
            if key in nisbas() and is_definite(key):
                return j + 1
            listed = key in words.ORG_ADJECTIVES or (proper and key in terms.PROPER_ADJECTIVES)
            if not (listed or (key in nouns and key.endswith("يه"))) and (of is None or not self._describes(j, of)):
                break
            j += 1
        return j

    def _describes(self, j: int, head: str) -> bool:
        """Whether the word at token `j` is an adjective of the head or of the noun before it, and opens no clause."""
        key, before = self.key(j), self.key(j - 1)
        if key == "الكريم":
            return before == "القران"
        if key in {"الخارجيه", "الداخليه"}:
            return is_definite(before.removeprefix("و"))  # «الشؤون الخارجية»; «وزارة الخارجية» has no noun before it
        if key.endswith(("يين", "يون")) and before.endswith(_PLURAL) and is_definite(key):
            return not is_role(key)  # «المحاسبين القانونيين»
        return agrees(key, head, before) and (key.endswith("يه") or self.key(j + 1) not in {"عن", "الي"})

    def _purpose(self, j: int) -> int:
        """The token after «للسكك الحديدية», «لحرس الحدود», «لدول الخليج العربية», «للإغاثة والأعمال الإنسانية»."""
        first = j
        while j < len(self.tokens) and j - first < 10:
            key = self.key(j)
            if key.startswith("لل") and len(key) >= 4:
                if "ال" + key[2:] in words.PLACES and j == first:
                    j += 1
                    while self.key(j)[:1] == "و" and self.key(j)[1:] in words.PLACES:
                        j += 1  # «للجبيل وينبع»
                    continue
                form = "ال" + (key[1:] if key[1:] in words.COMMON else key[2:])  # «للغة» is «ل» and «اللغة»
                further = form in words.TOPICS or form == "الامم" or adjective_gender(self.key(j + 1)) == "f"
                if not self._can_be_purpose(form) or (j > first and not further):
                    break
                if form not in words.TOPICS and self._is_after(first, words.GIVING):
                    break
                j = self._topics(j, "")
            elif key[:1] == "ل" and j == first and (known := self._known_under(j)) is not None:
                j = known  # «المديرية العامة لقوى الأمن الداخلي»
            elif key == "من" and self.key(j + 1) == "اجل" and j == first and (noun := self._cause(j + 2)) is not None:
                j = self._topics(noun, "")
            elif (after := self._works(j)) > j:
                j = after
            elif key.startswith("ل") and key[1:] in terms.MEMBERS and not self._is_after(first, words.GIVING):
                country = self.country_at(j + 1)
                if not is_definite(self.key(j + 1)) and not country:
                    break
                j = self._after_countries(j + 1) if country else self._topics(j + 1, "")
            elif key.startswith("ل") and key[1:] in words.PURPOSES:
                k = j + 1
                if self.key(k) in words.COMMON and self.key(k) not in words.ROLES:
                    k += 1  # «لسكك حديد مصر»
                country = self.country_at(k)
                if not is_definite(self.key(k)) and not (country and country[0] == 0):
                    break
                work = self._is_work(j, key[1:]) and key[1:] not in {"حقوق", "شؤون"}
                if work and self._is_after(first, _TO_AN_END):
                    break
                j = self._topics(k, "") if is_definite(self.key(k)) else self._after_countries(k)
            else:
                break
        return j

    def _works(self, j: int) -> int:
        """The token after «لصهر المعادن», «لإعادة الإعمار», «لتطوير قطاع النفط» at token `j`.

        Not where they tell what something is done for: «اجتمعت الهيئة لبحث الأزمة», «خطة الهيئة لتطوير الطرق».
        """
        noun = self.key(j)[1:]
        if not self.key(j).startswith("ل") or not self._is_work(j, noun) or self._is_after(j, _TO_AN_END):
            return j
        if noun in terms.ENDS:
            return j
        k = j + 1
        word = self.key(k)
        if not is_definite(word) and (word in words.COMMON or any(self._is_work(k, w) for w in (word, word[1:]))):
            k += 1
        if is_definite(self.key(k)) and self._can_be_purpose(self.key(k)):
            return self._topics(k, "")
        return self._after_countries(k) if self.country_at(k) else j

    def _is_work(self, j: int, noun: str) -> bool:
        """Whether a noun, with or without a prefix at token `j`, tells what is done: «صهر», «تطوير», «إنتاج»."""
        if noun in terms.WORKS:
            return True
        if noun in words.ROLES or noun in words.ORG_HEADS or noun in words.PLURAL_ROLES:
            return False
        return (re.fullmatch("ا..ا.ه?", noun) is not None and "إ" in self.tokens[j].text) or is_verbal_noun(noun)

    def _is_after(self, j: int, known: frozenset[str]) -> bool:
        """Whether one of some words stands before token `j` in its clause, within eight tokens."""
        for k in range(j - 1, max(j - 9, -1), -1):
            if self.sign(k) in _STOPS:
                return False
            if self.key(k) != "بدوره" and any(form in known for _, form in self.tokens[k].forms):
                return True
        return False

    def _cause(self, j: int) -> int | None:
        """The definite noun at token `j` or after it: «من أجل الجمهورية», «من أجل ديموقراطية الانتخابات»."""
        for k in (j, j + 1):
            if is_definite(self.key(k)) and self.key(k) not in words.STOP:
                return k
        return None

    def _can_be_purpose(self, form: str) -> bool:
        """Whether an institution can be for what a noun means: no person, no verb, no country."""
        if form in words.TOPICS:
            return True
        if form in words.HONORIFICS or form in words.VERBS or form in words.STOP or form in nisbas():
            return False
        if form in terms.TIMES or form in terms.ACTS:
            return False
        return form[2:] not in words.ROLES and form not in words.PLURAL_ROLES and form not in words.PLACES

    def _proper(self, j: int) -> bool:
        """Whether the word can be part of a company's or a party's proper name."""
        key = self.key(j)
        if not key:
            return False
        if key in words.LETTERS and (self.key(j - 1) in words.LETTERS or self.key(j + 1) in words.LETTERS):
            return True
        if not key.isascii() and (key in words.STOP or key in words.VERBS or key in words.COMMON or is_role(key)):
            return False
        if key in PREPOSITIONS or key.endswith(_DUAL) or TANWEEN.search(self.tokens[j].text):
            return False
        if key in {"تابع", "تابعه", "و"} or (key[0] in "بل" and is_verbal_noun(key[1:])):
            return False  # «مدرسة تابعة للأونروا», «شركة موبيلا لاستكشاف النفط»
        if self.key(j - 1).endswith("ه") and _PARTICIPLE.fullmatch(self.tokens[j].text) and key not in words.GIVEN:
            return False  # «مجموعة متمرسة», «منظمة موازية»
        if self.key(j + 1).startswith("لل") and key not in words.GIVEN and adjective_gender(f"ال{key}"):
            return False  # «مركز جهوي للاستثمار»
        adjective = key.endswith("يه") and not is_definite(key) and len(key) >= 5
        if adjective and (key not in words.GIVEN or self.key(j + 1).endswith("يه")):
            return False  # «مدرسة نموذجية», «جمعية خيرية محلية»
        governs = is_definite(self.key(j + 1)) or self.key(j + 1) in words.COMMON
        if is_verbal_noun(key) and (governs or key in words.EVENTS):
            return False  # «أعلن نادي ليفربول تجديد عقد نجمه», «شركة موبيلا تعيين»
        if key.endswith("ه") and key[:-1] in words.COMMON and key not in words.PLACES:
            return False  # «أعلن مجمع صيدال نتائجه»
        if key.startswith("ال"):
            return (
                key != "ال"
                and self.key(j - 1) != "مجمع"
                and key not in words.DEFINITE_COMMON
                and key not in words.ORG_ADJECTIVES
                and key not in nisbas()
                and not is_role(key)
            )
        return (
            not any(
                form in words.COMMON
                or form in words.STOP
                or form in words.VERBS
                or form in words.ORG_HEADS
                or form in words.PLACES
                for taken, form in self.tokens[j].forms
                if taken
            )
            and not (key.startswith(("لل", "بال", "وال")) or (key.startswith("و") and key[1:] in words.GIVEN))
            and (key not in nisbas() or self._is_city(j))
            and key not in words.ORG_ADJECTIVES
        )

    def _is_city(self, j: int) -> bool:
        """Whether «كوبي» at token `j` is no nisba: a masculine one after «جامعة», «شركة»."""
        return nisbas()[self.key(j)][1] == "m" and self.key(j - 1).endswith("ه") and not is_definite(self.key(j))

    def _closing(self, i: int, within: int = 5) -> int | None:
        """The token that closes the quotation mark at token `i`, within so many tokens."""
        close = OPENERS.get(self.sign(i), "")
        for j in range(i + 1, min(i + within + 1, len(self.tokens))):
            if self.sign(j) and self.sign(j) in close:
                return j
        return None

    def _finish_org(
        self,
        i: int,
        j: int,
        taken: int,
        form: str,
        *,
        own: int | None = None,
        stop: int | None = None,
        sure: bool = True,
    ) -> Institution:
        """The institution of tokens ``[i, j)``; its name is tokens ``[own, stop)`` where the head is no part of it."""
        country = None
        for k in range(i + 1, j):
            nisba = nisbas().get(self.key(k))
            place = self.country_at(k)
            if nisba and is_definite(self.key(k)):
                country = nisba[0]
            elif place:
                country = country or place[2]
        short, last = self._acronym(j)
        start, end = self.tokens[i].cut(taken), self.tokens[j - 1].end
        if own is None:
            name = restored(self.text, start, end, form)
        else:
            name = self.text[self.tokens[own].start : self.tokens[(stop or j) - 1].end]
        return Institution(i, last, start, end, name, country, short, form, sure)

    def _acronym(self, j: int) -> tuple[str | None, int]:
        """«(واس)» at token `j`: the acronym, and the token after it."""
        if self.sign(j) == "(" and self.sign(j + 2) == ")":
            key = self.key(j + 1)
            if key and key not in words.STOP and key not in words.COMMON:
                return self.tokens[j + 1].text, j + 3
        return None, j
