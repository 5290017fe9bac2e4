"""Roles and titles: the noun phrase that says what a person is, and the honorifics before a name."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import msgspec
from msgspec.structs import replace

from malaf.reading import namewords as words
from malaf.reading.countries import nisbas
from malaf.reading.institutions import Institution, InstitutionReader
from malaf.reading.nameruns import DEFINITE_GIVEN, PREPOSITIONS, WEAK_HONORIFICS
from malaf.reading.nameshapes import is_role
from malaf.reading.nametokens import TANWEEN, forms, is_definite, spelling, word_set


class Phrase(msgspec.Struct, frozen=True):
    """A noun phrase, such as a role: tokens ``[first, last)``; `start` is after any prefix of the first word."""

    first: int
    last: int
    start: int
    end: int
    head: str
    country: str | None
    plural: bool
    orgs: tuple[Institution, ...]

    def followed_by(self, other: Phrase) -> Phrase:
        """This role and another that stands after it: «رئيس الوزراء، وزير الخارجية»."""
        return replace(
            self,
            last=other.last,
            end=other.end,
            country=self.country or other.country,
            plural=self.plural or other.plural,
            orgs=self.orgs + other.orgs,
        )


# First words of honorifics -> the words of which one must follow.
_FIRST_HALVES: Final = {
    spelling(word): word_set(after)
    for word, after in {
        "صاحب": " ".join(words.HONORIFIC_TAILS),
        "صاحبة": " ".join(words.HONORIFIC_TAILS),
        "آية": "الله",
        "حجة": "الإسلام",
    }.items()
}
_LONGEST: Final = 18
_MANNERS: Final = word_set("شكل صورة زيارة جولة حضور مناسبة دعوة رفقة رحلة مشاركة")
# After a given name, never after a role without the article.
_AFTER_GIVEN: Final = word_set("أبو بن ابن بنت ولد ود")
# What a man is, although it ends as a feminine: «العمدة», «الداعية».
_MASCULINE_ENDINGS: Final = tuple(spelling(word) for word in ("داعية", "عمدة", "خليفة", "علامة", "رحالة"))
_OVERSEERS: Final = word_set(
    """
    مشرف المشرف مشرفة المشرفة قائم القائم القائمة مسؤول المسؤول وصي الوصي وصية الوصية حائز الحائز حائزة الحائزة حاصل
    الحاصل حاصلة الحاصلة
    """
)
# «القيادي فيها فلان».
_THEREIN: Final = word_set("فيه فيها فيهم لديه لديها لديهم بها بهم به")
_IN_WHOSE_NAME: Final = frozenset({"باسمه", "باسمها", "باسمهم"})
# «القائم بأعمال السفارة».
_IN_CHARGE: Final = word_set("قائم القائم قائمة القائمة")
# In which somebody says something, and whose it is that a role was under.
_OCCASIONS: Final = word_set("كلمة بيان تصريح تصريحات مؤتمر حديث مقابلة حوار كلمته كلمتها مداخلة")
_REIGNS: Final = word_set("حكومة إدارة عهد ولاية حكم حكومتي")
# Behind a town's name in the name of a club.
_CLUBS: Final = word_set(
    "سيتي يونايتد هوتسبير مدريد ميلان ميلانو بيلباو سان جيرمان لشبونة دورتموند روفرز كاونتي ألبيون"
)
# «سفير فرنسا إلى لبنان».
_SENT: Final = word_set("سفير سفيرة مبعوث مبعوثة مندوب مندوبة موفد موفدة ممثل ممثلة وسيط")
_COMPANIES: Final = word_set("شركة مجموعة مجمع الشركة المجموعة المجمع")
_NEWS: Final = word_set("الأنباء الصحافة الإعلام")
_AGENCIES: Final = word_set("رويترز بلومبرغ")
# «رئيسة بعثة الصندوق إلى الأردن».
_MISSIONS: Final = word_set("بعثة البعثة وفد الوفد")
# «شاهد عيان طلب عدم ذكر اسمه».
_REQUESTS: Final = word_set("طلب طلبت فضل فضلت رفض رفضت اشترط اشترطت آثر آثرت طلبوا فضلوا رفضوا اشترطوا")
_TO_BE_UNNAMED: Final = word_set("عدم الكشف ذكر الإفصاح التعريف نشر كشف إبقاء حجب")


# Who is called so has no name: what stands in quotation marks behind is what he or she says.
_UNNAMED: Final = word_set(
    """
    مسؤول مسؤولة خبير خبيرة محلل محللة دبلوماسي دبلوماسية ضابط ضابطة ناشط ناشطة باحث باحثة متحدث متحدثة ناطق ناطقة طبيب
    طبيبة شرطي شرطية جندي طالب طالبة مواطن مواطنة
    """
)


class _Growing(msgspec.Struct):
    """A phrase while it is read: its head, the next token, and what the last one was."""

    head: str
    next: int
    definite: bool
    preposition: bool = False  # the last token was one: what follows is its noun
    after_preposition: bool = False
    country: str | None = None
    orgs: list[Institution] = msgspec.field(default_factory=list)

    def grow(self, next: int, *, definite: bool) -> None:
        self.next, self.definite, self.preposition = next, definite, False


def is_feminine_role(form: str) -> bool:
    if form in words.POSSESSED_ROLES:
        return form.endswith(("ته", "تها"))
    return form.endswith("ه") and not form.endswith(_MASCULINE_ENDINGS)


@lru_cache(maxsize=65536)
def _role_in(key: str) -> tuple[int, str] | None:
    """(letters taken off, role) of a word that is a role, whole or under a prefix."""
    return next(((taken, form) for taken, form in forms(key) if is_role(form)), None)


class RoleReader(InstitutionReader):
    """A paragraph that is asked for roles and titles."""

    def read_role(self, i: int, *, before: bool) -> Phrase | None:
        """The role that begins at token `i`: «وزير الخارجية المصري», «المتحدث باسم الوزارة».

        `before` a name it ends where the name begins.
        """
        head = _role_in(self.tokens[i].key)
        if head is None and self.key(i + 1) == "باعمال":
            head = next((found for found in self.tokens[i].forms if found[1] in _IN_CHARGE), None)
        if head is None and TANWEEN.search(self.tokens[i].text) and self.key(i).removesuffix("ا") in words.ROLES:
            head = (0, self.key(i).removesuffix("ا"))
            if self.key(i + 1) == "عن":
                return None  # «مندوباً عن رئيس الجامعة الدكتور فلان»
        if head is None or (head[0] and self.key(i) in words.GIVEN):
            return None
        if head[1] in words.VERBS and is_role(self.key(i + 1)):
            return None  # «وطالب حارس المرمى»
        if head[1] == "امام" and "إ" not in self.tokens[i].text:
            return None  # «أمام المحكمة»
        if head[1] in words.GIVEN and self.key(i + 1) in _AFTER_GIVEN:
            return None  # «رائد أبو عواد»
        return self.read_phrase(i, *head, before=before)

    def read_phrase(self, i: int, taken: int, form: str, *, before: bool) -> Phrase:
        """The noun phrase whose first word, token `i` without its first `taken` letters, is `form`."""
        phrase = _Growing(form, i + 1, is_definite(form) or form in words.POSSESSED_ROLES)
        while phrase.next < min(i + _LONGEST, len(self.tokens)) and self._grow(phrase, i, before=before):
            pass
        j = phrase.next - phrase.preposition
        return Phrase(
            first=i,
            last=j,
            start=self.tokens[i].cut(taken),
            end=self.tokens[j - 1].end,
            head=form,
            country=phrase.country,
            plural=form in words.PLURAL_ROLES,
            orgs=tuple(phrase.orgs),
        )

    def _grow(self, phrase: _Growing, i: int, *, before: bool) -> bool:
        """Take the next word, or institution, or country into the phrase from token `i`, if it belongs."""
        j = phrase.next
        token = self.tokens[j]
        key = token.key
        if not key:
            if token.text.isdigit() and phrase.orgs and phrase.orgs[-1].last == j:
                phrase.next = j + 1  # «جامعة الجزائر 3»
                return True
            if before and token.text == "(" and self.sign(j + 2) == ")" and self._looks_named(j + 3):
                phrase.grow(j + 3, definite=True)  # «مكتب تنسيق الشؤون الإنسانية (أوتشا) ينس لايركه»
                return True
            close = self._closing(j)
            if close is not None and not before and j == i + 1 and close <= j + 5 and self._is_called(phrase.head):
                phrase.grow(close + 1, definite=True)  # «رئيس «اليسار الديمقراطي»»
                return True
            if close is not None and before and close <= j + 4 and self._leads_to_name(close + 1):
                marked = self.read_org(j + 1) if self.key(j + 1) else None
                phrase.orgs.extend([marked] if marked is not None and marked.last == close else [])
                phrase.grow(close + 1, definite=True)  # «مدرب «العميد» خالد العطوي»
                return True
            return False
        if before and not phrase.preposition and self._name_begins(j, after_definite=phrase.definite):
            return False
        if key in {"الجنوب", "جنوب"} and self.key(j + 1) in {"افريقي", "افريقيه"}:
            phrase.country = phrase.country or "ZA"
            phrase.grow(j + 2, definite=phrase.definite)
            return True
        at_cannes = key == "كان" and self.key(j - 1) in {"مهرجان", "مدينه"}
        if at_cannes or (key in _CLUBS and (self.key(j - 1) in words.PLACES or self.key(j - 1) in _CLUBS)):
            phrase.grow(j + 1, definite=True)  # «مدافع مانشستر سيتي»
            return True
        if key == "وسط" and j == i + 1 and phrase.head.removeprefix("ال") in {"لاعب", "لاعبه"}:
            phrase.grow(j + 1, definite=False)  # «لاعب وسط برشلونة»
            return True
        if (
            key == "بني"
            and self.key(j + 1)
            and phrase.head.removeprefix("ال") in {"محافظ", "محافظه", "رئيس", "عمده", "مدير", "عامل"}
        ):
            phrase.grow(j + 2, definite=True)  # «محافظ بني سويف»
            return True
        org = self.read_org(j)
        if org and key[0] == "ل" and (org.head in _AGENCIES or (org.head in words.MEDIA and self._is_of_press(org))):
            return False  # «المحلل فلان لرويترز»: to whom he speaks
        if org and (org.start == token.start or key[0] in "بلو"):
            phrase.orgs.append(org)
            phrase.grow(org.last, definite=True)
            return True
        place = self.country_at(j)
        nisba = nisbas().get(key)
        if nisba and not (place and not phrase.definite):
            if not phrase.after_preposition and (nisba[1] == "f") == is_feminine_role(phrase.head):
                phrase.country = phrase.country or nisba[0]
            phrase.grow(j + 1, definite=phrase.definite)
            return True
        if place:
            if place[0] and key[0] == "و" and not phrase.preposition:
                return False
            if place[0] == 0 and not phrase.after_preposition:
                phrase.country = phrase.country or place[2]
            phrase.grow(j + place[1], definite=True)
            return True
        therein = before and key in _THEREIN and self._name_begins(j + 1, after_definite=True)
        if therein or (key in _IN_WHOSE_NAME and phrase.head.removeprefix("ال") in words.SPOKESMEN):
            phrase.grow(j + 1, definite=True)
            return True
        if key in PREPOSITIONS:
            return self._grow_by_preposition(phrase, j)
        if key == "و" and phrase.definite and self._is_field(j + 1):
            phrase.grow(j + 2, definite=True)  # «وزير الداخلية و الجماعات المحلية»
            return True
        return self._grow_by_word(phrase, j, first=j == i + 1, before=before)

    def _is_of_press(self, org: Institution) -> bool:
        """Whether an agency or a station is one of news: «لوكالة الأنباء», not «لوكالة الفضاء الأوروبية»."""
        called = [self.key(k) for k in range(org.first + 1, org.last)]
        return org.head != "وكاله" or not any(key in words.TOPICS - _NEWS for key in called)

    def _is_field(self, j: int) -> bool:
        """Whether a definite noun that is nobody stands at token `j`."""
        key = self.key(j)
        return is_definite(key) and key not in words.HONORIFICS and not is_role(key) and not self._looks_named(j)

    def _leads_to_name(self, j: int) -> bool:
        """Whether a name, with a title or a role of one word before it or without, begins at token `j`."""
        office = is_definite(self.key(j)) and is_role(self.key(j))
        return self._name_begins(j, after_definite=True) or (office and self._looks_named(j + 1))

    def _grow_by_preposition(self, phrase: _Growing, j: int) -> bool:
        key = self.key(j)
        if phrase.preposition or not self._phrase_continues(j + 1):
            return False
        if key == "في" and (self.key(j + 1) in _OCCASIONS or self._is_under(j + 1)):
            return False  # «العضو المنتدب في كلمة», «وزيرة الأسرة في حكومة المستشار فلان»
        if key == "على" and phrase.head not in _OVERSEERS and self.key(j - 1) not in _OVERSEERS:
            return False
        sent = phrase.head.removeprefix("ال") in _SENT or any(self.key(k) in _MISSIONS for k in range(j - 3, j))
        if key == "الي" and not sent:
            return False  # «انتقل اللاعب إلى باريس»
        phrase.preposition = phrase.after_preposition = True
        phrase.next = j + 1
        return True

    def _is_under(self, j: int) -> bool:
        """Whether «حكومة المستشار», «عهد الرئيس», in which somebody else has a role, stands at token `j`."""
        return self.key(j) in _REIGNS and (is_role(self.key(j + 1)) or self._looks_named(j + 1, risky=False))

    def _is_called(self, head: str) -> bool:
        """Whether a name in quotation marks may go with a role: «رئيس "التجمع"», but «وقال الوزير "..."»."""
        return not is_definite(head) and head not in _UNNAMED

    def _grow_by_word(self, phrase: _Growing, j: int, *, first: bool, before: bool) -> bool:
        key = self.key(j)
        if first and not phrase.definite and phrase.head in words.SPEAKING_NOUNS and self._described_by(j):
            phrase.grow(j + 1, definite=False)
            return True
        if first and phrase.definite and is_definite(key) and is_role(key) and is_role(phrase.head):
            another = is_feminine_role(key) != is_feminine_role(phrase.head)
            if another and key not in words.ORG_ADJECTIVES:
                return False  # «عن المدعي المحامية سلمى»
        if phrase.definite and not phrase.preposition and self._is_somebody_else(key, phrase.head):
            return False
        follows = self._continues(j, definite=phrase.definite and not phrase.preposition, first=first)
        if follows is not None:
            phrase.after_preposition |= key[0] in "بل" and follows != key
            phrase.grow(j + 1, definite=is_definite(follows) or follows in words.PLACES)
            return True
        if before and phrase.orgs and self._is_of_company(phrase.orgs[-1], j):
            phrase.grow(j + 1, definite=True)
            return True
        if phrase.definite and self._unknown_place(j):
            phrase.after_preposition = True
            phrase.grow(j + 1, definite=True)
            return True
        if before and not phrase.definite and not phrase.preposition and self._proper(j):
            # «رئيس مجلس إدارة توتال باتريك مورو», «رئيسة مجلس مفوضي السلطة»
            phrase.grow(j + 1, definite=self._names_next(j + 1))
            return True
        return False

    def _is_of_company(self, company: Institution, j: int) -> bool:
        """Whether a company is called by token `j`, and a person named behind: «شركة النفط الحكومية توراك علي»."""
        if company.last != j or company.head not in _COMPANIES or self.key(j) in words.GIVEN:
            return False
        return self._proper(j) and not is_definite(self.key(j)) and self._names_next(j + 1)

    def _is_somebody_else(self, key: str, head: str) -> bool:
        """Whether a role behind a whole one is another's: «أبلغ الوزير نظيره», «رئيس المجلس نائبة رئيس البنك»."""
        if key in words.POSSESSED_ROLES:
            return True
        return key in words.ROLES and is_feminine_role(key) and not is_feminine_role(head)

    def _described_by(self, j: int) -> bool:
        """Whether an adjective of relation stands at token `j`: «مصدر قضائي»."""
        key = self.key(j)
        return len(key) >= 4 and key.endswith(("ي", "يه")) and key not in words.GIVEN and key not in words.STOP

    def _unknown_place(self, j: int) -> bool:
        """Whether «بمكثر», a place in no list, stands at token `j` before the name: «المدير الجهوي بمكثر ليلى»."""
        key = self.key(j)
        if not key.startswith("ب") or len(key) < 4 or key in words.GIVEN or key[1:] in words.GIVEN:
            return False
        if key.startswith(("بو", "بل", "بن")):
            return False  # «والي الولاية بوزايد فتحي»
        if any(key[1:] in known for known in (words.VERBS, words.STOP, words.COMMON)):
            return False
        after = j + 2 if self.sign(j + 1) in {"،", ","} else j + 1
        titled = self.key(after) in words.HONORIFICS
        return titled or (self._looks_named(after) and self.key(after) not in words.STOP)

    def _phrase_continues(self, j: int) -> bool:
        key = self.key(j)
        if not key:
            return False
        return (
            (is_definite(key) and key not in words.STOP)
            or key in words.COMMON
            or key in words.PLACES
            or key in words.ORG_HEADS
            or self.country_at(j) is not None
            or key in words.TOPICS
            or self.read_org(j) is not None
        )

    def _continues(self, j: int, *, definite: bool, first: bool) -> str | None:
        """The form under which a word goes on with a noun phrase, or None where the phrase ends.

        After a definite noun an indefinite one begins something new.
        """
        key = self.key(j)
        if TANWEEN.search(self.tokens[j].text):
            return None
        for taken, form in self.tokens[j].forms:
            if form in words.STOP and form not in {"اول", "ثاني", "عام"}:
                return None
            if is_definite(form) and form not in words.VERBS and not (taken == 0 and self._is_written_with_hamza(j)):
                if (
                    taken == 0
                    or key[0] in "لب"
                    or (
                        key[0] == "و"
                        and form not in words.GIVEN_FOREIGN
                        and not is_role(form)
                        and form not in words.HONORIFICS
                        and form[2:] not in words.ORG_HEADS
                    )
                ):
                    return form
                return None
            if form in words.ROLES and taken and key[0] == "و" and form not in words.HONORIFIC_NOUNS:
                return (
                    form if form in {"وزير", "وزيره", "امين", "عضو", "مدير", "رئيس", "نائب", "قائد", "مستشار"} else None
                )
            if taken and form in _MANNERS:
                return None  # «مصدر مطلع بشكل مباشر», «قام رئيس الوزراء بزيارة»
            if form in words.HONORIFIC_NOUNS or (form in _REQUESTS and self.key(j + 1) in _TO_BE_UNNAMED):
                return None
            if definite and taken == 0 and form in words.ROLES and self._given_at(j):
                return None
            if (
                form in words.COMMON
                or form in words.ROLES
                or form in words.PURPOSES
                or form in words.ORG_HEADS
                or form in words.PLURAL_ROLES
                or form in words.SPEAKING_NOUNS
            ):
                if taken == 0 and definite and not (first and form in words.ROLES):
                    return form if form in words.ROLES and not TANWEEN.search(self.tokens[j].text) else None
                if taken and key[0] == "و" and definite:
                    return form if form in words.PURPOSES and is_definite(self.key(j + 1)) else None
                if taken and key[0] in "بل" and form not in words.COMMON and form not in words.PURPOSES:
                    return None
                return form
            if form in words.PLACES:
                return form if taken == 0 or key[0] in "بلو" else None
        return None

    def _name_begins(self, j: int, *, after_definite: bool) -> bool:
        """Whether a title with a name, or a name known as one, begins at token `j` of a role."""
        key = self.key(j)
        if key == "المدني" and self.key(j - 1).removeprefix("و") in {"الدفاع", "المجتمع", "الطيران"}:
            return False
        if self.is_title(j, key) or (key in words.ABBREVIATED_TITLES and self.sign(j + 1) == "."):
            if not after_definite and is_role(key):
                return False  # «مدير مكتب الوزير»
            after = self.titles(j)
            if after is None:
                return False
            after += self._closing(after) is not None  # «السيد “كمال الدغيم”»
            if self._looks_named(after) or is_role(self.key(after)):
                return True
            name = self.read_name(after, titled=True)
            return name is not None and (key not in WEAK_HONORIFICS or (name.parts >= 2 and self._ends_well(name.last)))
        return self._looks_named(j, risky=after_definite)

    def _names_next(self, j: int) -> bool:
        return (
            self._looks_named(j)
            and self.key(j - 1) not in words.GIVEN
            and (name := self.read_name(j)) is not None
            and name.parts >= 2
        )

    def _looks_named(self, j: int, *, risky: bool = True) -> bool:
        key = self.key(j)
        if not key:
            return False
        if key == "عبد" and is_definite(self.key(j + 1)):
            return True
        if key in words.GIVEN and self.key(j + 1) in words.NAME_SECONDS:
            return True  # «حكم زين العابدين»
        if (key.startswith("عبدال") and len(key) >= 7) or key in {"ابو", "ام", "ابن", "بن"}:
            return bool(self.key(j + 1)) or key.startswith("عبدال")
        if key in words.GIVEN:
            if key in DEFINITE_GIVEN or key in words.AMBIGUOUS:
                name = self.read_name(j)
                return risky and name is not None and name.parts >= 2 and self.key(j + 1) not in words.DEFINITE_COMMON
            return key not in words.STOP
        return False

    def is_title(self, j: int, form: str) -> bool:
        """Whether token `j`, as `form`, is an honorific; «صاحب السمو», «آية الله», «حجة الإسلام» are in two words."""
        if form in _FIRST_HALVES:
            return self.key(j + 1) in _FIRST_HALVES[form]
        if form == "الشيخ" and (form, self.key(j + 1)) in words.TWO_WORD_PLACES:
            return False
        return form in words.HONORIFICS or form in words.HONORIFIC_NOUNS

    def titles(self, i: int) -> int | None:
        """The token after the honorifics that begin at token `i` (without a prefix); None where there are none."""
        j = i
        n = len(self.tokens)
        while j < n and j - i < 8:
            key = self.key(j)
            if (key in words.ABBREVIATED_TITLES and self.sign(j + 1) == ".") or (
                len(key) == 1 and key in words.ABBREVIATED_TITLES and self.sign(j + 1) == "/"
            ):
                j += 2
            elif (
                self.is_title(j, key)
                or (j > i and (key in words.HONORIFIC_TAILS or self._is_rank_tail(j)))
                or (j > i and self.sign(j) == "/")
            ):
                j += 1
            elif j > i and self._after_retired(j) > j:
                j = self._after_retired(j)
            else:
                break
        return j if j > i else None

    def _is_rank_tail(self, j: int) -> bool:
        """Whether «ركن», «طيار», «متقاعد» stands after a rank at token `j`."""
        return self.key(j) in words.RANK_TAILS and any(form in words.RANKS for _, form in self.tokens[j - 1].forms)

    def _after_retired(self, j: int) -> int:
        """The token after «(م)» at token `j`, as retired officers are marked: «اللواء ركن (م)»."""
        marked = self.sign(j) == "(" and self.key(j + 1) in {"م", "متقاعد", "ر"} and self.sign(j + 2) == ")"
        return j + 3 if marked else j

    def _ends_well(self, j: int) -> bool:
        """Whether what follows a name shows that it ended: a sign, a verb, أن, a stop word, or nothing."""
        if j >= len(self.tokens):
            return True
        key = self.key(j)
        return (
            not key
            or key in words.VERBS
            or key in words.COMPLEMENTIZERS
            or key in words.STOP
            or any(form in words.STOP or form in words.VERBS for _, form in self.tokens[j].forms[1:])
            or key in words.PARTICIPLES
            or key.startswith(("و", "ل", "ب"))
            or key in words.POSSESSED_ROLES
            or self._is_described(j)
        )

    def _given_at(self, j: int) -> bool:
        """Whether a given name that is a role too («سلطان», «أمين») stands for a name at token `j`."""
        key = self.key(j)
        after = self.key(j + 1)
        if key in words.GIVEN and after in words.COMMON and self._is_anchor(j + 2) and not is_definite(after):
            return not is_role(after)  # «المهندس رائد عودة،»
        return (
            key in words.GIVEN
            and after not in words.DEFINITE_COMMON
            and after not in words.COMMON
            and after not in words.TOPICS
            and after not in words.PLACES
        )
