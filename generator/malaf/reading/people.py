"""People as each place of a paragraph names them, with title and role."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import msgspec
from msgspec.structs import replace

from malaf.reading import namewords as words
from malaf.reading.countries import is_country_word, nisbas
from malaf.reading.institutions import Institution
from malaf.reading.nameruns import (
    CALLED,
    COMMAS,
    COMPOUND,
    DEFINITE_GIVEN,
    LINKS,
    ORDINALS,
    PREPOSITIONS,
    WEAK_HONORIFICS,
    Name,
    detached,
    is_feminine_verb,
    name_keys,
    names_under,
)
from malaf.reading.nameshapes import is_blocked, is_role
from malaf.reading.nametokens import TANWEEN, Gender, Token, forms, is_definite, restored, spelling, word_set
from malaf.reading.roles import Phrase, is_feminine_role
from malaf.reading.verdicts import KUNYA, SEPARATORS, STRONG_SAYING, VerdictReader

_OCCUPATIONS: Final = word_set(
    """
    يعمل تعمل يدير تدير يرأس ترأس يترأس تترأس يشغل تشغل يقود تقود يدرس تدرس يملك تملك يمثل تمثل أسس أسست يسكن
    تسكن يقيم تقيم يقطن تقطن
    """
)
# Titles that are common nouns as often: «الفريق جاهز».
_COMMON_TITLES: Final = word_set("الفريق العميد الرائد المقدم الأب الراحل الشهيد الإمام النقيب الأخ الأخت الرفيق")
_PARTICIPLE: Final = re.compile(r"م?.ا..")
_NAME_OPENERS: Final = word_set("أبو أبي أم ابن بن")
# Roles that are held under another: «مستشار لرئيس الوزراء».
_ROLES_TO: Final = word_set("مستشار مستشارة نائب نائبة مساعد مساعدة ممثل ممثلة مبعوث مبعوثة متحدث متحدثة ناطق")


class Sighting(msgspec.Struct):
    """What one place of the text says of a person."""

    paragraph: int
    name: Name
    text: str
    keys: tuple[str, ...]
    start: int
    end: int
    honorific: str | None = None
    role: str | None = None
    country: str | None = None
    organisation: str | None = None
    gender: Gender | None = None
    sure: bool = True


@lru_cache(maxsize=65536)
def _names_a_place(key: str) -> bool:
    """Whether what follows a word is the name of a place or an institution: «مدرسة», «وشارع»."""
    return key not in words.VERBS and any(form in words.NAMED_AFTER for _, form in forms(key))


@lru_cache(maxsize=65536)
def _announces_a_name(key: str) -> bool:
    """Whether a word is a verb of saying, or «برئاسة» and its like, after which a name is expected."""
    announcing = STRONG_SAYING | words.ACCORDING
    return key in words.BEFORE_PEOPLE or any(form in announcing for _, form in forms(key))


@lru_cache(maxsize=4096)
def gender_of_the_past(key: str) -> Gender | None:
    """The gender of the subject of a verb in the past, with «و» before it or without; None for other words."""
    for form in (key, key.removeprefix("و")):
        if form in words.VERBS and form not in words.COMMON:
            if form.endswith("ت") and not {form[:-1], form[:-1] + "ي", form[:-1] + "ا"}.isdisjoint(words.VERBS):
                return "f"
            if f"{form}ت" in words.VERBS:
                return "m"
    return None


class _Introduction(msgspec.Struct):
    """What stands before a name: where it begins, its first word, title and role, and the token after it all.

    `others` are the institutions of somebody else's role before it.
    """

    start: int
    form: str
    role: Phrase | None = None
    title: tuple[int, int] | None = None
    next: int = 0
    others: tuple[Institution, ...] = ()


@lru_cache(maxsize=65536)
def _is_a_word(key: str) -> bool:
    """Whether a word with a prefix is rather one that begins so, or no name at all."""
    known = key in words.GIVEN or key in words.COMMON or key in words.PLACES
    return known or key[0] == "ك" or is_country_word(key)


class PeopleReader(VerdictReader):
    """One paragraph's people and institutions, read from left to right with a bounded look ahead."""

    def __init__(self, paragraph: int, text: str, seen: set[str]) -> None:
        super().__init__(text, seen)
        self.paragraph = paragraph
        self.people: list[Sighting] = []
        self.orgs: list[Institution] = []
        self.named_after: list[tuple[int, int]] = []
        self._listing = False  # the last person came from a role in the plural, or a list

    def read(self) -> None:
        """Fill `people` and `orgs`."""
        i = 0
        n = len(self.tokens)
        while i < n:
            i = max(self._step(i), i + 1)

    def _step(self, i: int) -> int:
        token = self.tokens[i]
        if not token.key:
            return i + 1
        if (end := self._after_person_place(i)) is not None:
            self.named_after.append((token.start, self.tokens[end - 1].end))
            return end
        org = self.read_org(i)
        if org:
            self.orgs.append(org)
            return org.last
        if self._after_peer(i):
            return self._bare(i) or i + 1
        return self._introduced(i) or self._bare(i) or i + 1

    def _after_person_place(self, i: int) -> int | None:
        """«مطار الملك خالد»، «شارع أحمد شوقي»: the token after a name that no person bears here."""
        heads = [form for _, form in self.tokens[i].forms if form in words.NAMED_AFTER and form not in words.ORG_HEADS]
        if not heads or self.tokens[i].text.startswith("وأ"):
            return None  # «وأدى اليمين» is no «وادي»
        at = i + 1 + (self.sign(i + 1) == "(")  # «قاعدة (خالد الحمدان) الجوية»
        after = self.titles(at)
        name = self.read_name(after or at, titled=after is not None)
        if name is None or (after is None and (name.kinds[0] == "unknown" or len(name.kinds) < 2)):
            return None
        return name.last

    def _introduced(self, i: int) -> int | None:
        """A person who comes with title or role before the name: record, and return the token after all of it."""
        before = self._introduction(i)
        if before is None:
            return None
        role, title, j = before.role, before.title, before.next
        if role is not None and role.first == i:
            role = self._whole(role)
            before.start = min(before.start, role.start)
        if role is not None and role.plural:
            return self._plural(i, j, role)
        titled = title is not None and title[1] == j
        marked = self._name_in_marks(j, titled=titled)
        j += marked is not None
        name = marked or self.read_name(j, titled=titled)
        comma = self.sign(j - 1) in COMMAS
        # «الرئيس المدير العام لسوناطراك رشيد حشيشي»
        of_company = not titled and self.key(j).startswith("ل") and self._looks_named(j + 1, risky=False)
        believed = name is not None and self._believed(
            name, titled=titled, weak=self._weak(title), comma=comma, role=role is not None and not comma
        )
        if name is None or not believed or (of_company and name.kinds[0] == "unknown" and name.parts > 2):
            if role is None or (role.last != j and not comma and self.sign(role.last) not in COMMAS):
                return None
            name = None if of_company else self._unknown_after(j, foreign=role.country is not None)
            if name is None and role.last == j:
                name = self._at_the_end_of(role) or self._beyond(role)
            if name is None:
                return None
            if role.last == j:
                role = replace(role, last=name.first, end=self.tokens[name.first - 1].end)
        person = self._person(name, min(before.start, name.start))
        if title is not None:
            opens = title[0] == i
            person.honorific = self._span_text(title, before.form if opens else "", before.start if opens else None)
        if role is not None:
            person.role = restored(self.text, role.start, role.end, role.head)
            person.country = role.country
            person.organisation = role.orgs[0].name if role.orgs else None
            self.orgs.extend((*before.others, *role.orgs))
        person.gender = self._gender(person, title, role)
        person.sure = self._certain(name, titled=title is not None, role=role is not None)
        end = name.last + (marked is not None)
        end = self._role_after(person, end) if role is None else self._skip_apposition(end)
        self._record(person, end)
        return end

    def _name_in_marks(self, j: int, *, titled: bool) -> Name | None:
        """The name that is all between the quotation marks at token `j`: «وزير التنمية "هلال البطاشي"»."""
        close = self._closing(j)
        name = self.read_name(j + 1, titled=titled) if close is not None else None
        if name is None or name.last != close or name.parts < 2:
            return None
        known = name.kinds[0] != "unknown" or "particle" in name.kinds
        return name if known or (titled and not {"unknown"}.issuperset(name.kinds)) else None

    def _whole(self, role: Phrase) -> Phrase:
        """With the role before it to which one under «ل» belongs: «المستشار الدبلوماسي لرئيس الدولة، أنور قرقاش»."""
        token = self.tokens[role.first]
        if role.start == token.start or not token.key.startswith("ل"):
            return role
        for k in range(role.first - 1, max(role.first - 4, -1), -1):
            head = next((form for _, form in self.tokens[k].forms if form.removeprefix("ال") in _ROLES_TO), None)
            if head is not None:
                start = self.tokens[k].cut(next(taken for taken, form in self.tokens[k].forms if form == head))
                return replace(role, first=k, start=start, head=head)
            if not self.key(k).startswith("ال"):
                break
        return role

    def _unknown_after(self, j: int, *, foreign: bool = False) -> Name | None:
        """A name of unknown words after a role, whatever its first letter, where a verb or a sign ends it."""
        name = self.read_name(j, titled=True)
        if name is None or name.kinds[0] != "unknown" or name.parts < 2:
            return None
        if self._is_anchor(name.last) or self.key(name.last) in words.SAYING:
            return name
        after = self.key(name.last)
        ends = after in words.STOP or after in words.VERBS or (after.startswith("و") and is_role(after[1:]))
        return name if (ends or foreign) and self._looks_foreign(name) else None

    def _at_the_end_of(self, role: Phrase) -> Name | None:
        """The name of two unknown words that ends a role of such words: «مدرب ليفربول آرنه سلوت»."""
        first = role.last - 2
        if role.orgs and role.orgs[-1].last == role.last:
            return None  # «صحافي في وكالة فرانس برس»
        if first <= role.first + 1 or not (self._is_anchor(role.last) or self._ends_well(role.last)):
            return None
        if any(self.key(k) in words.GIVEN or is_blocked(self.key(k)) for k in (first, first + 1)):
            return None
        name = self.read_name(first)
        return name if name is not None and name.last == role.last and name.parts == 2 else None

    def _beyond(self, role: Phrase) -> Name | None:
        """A known name a few words after a role that went on with unknown ones: «مدير لطيران الرياض توني دوغلاس»."""
        for k in range(role.last, min(role.last + 8, len(self.tokens))):
            key = self.key(k)
            if not key or key in words.COMPLEMENTIZERS or (key in words.STOP and key not in PREPOSITIONS):
                return None
            if self._is_under(k):
                return None
            if key in words.VERBS and key not in words.COMMON and key not in words.ROLES and key not in words.GIVEN:
                return None
            sure = key not in words.AMBIGUOUS or (
                is_definite(self.key(k - 1)) and self._looks_named(k + 1, risky=False)
            )
            if k > role.last and sure and self._looks_named(k, risky=key in words.AMBIGUOUS):
                name = self.read_name(k)
                if name is None or name.parts < 2 or not self._ends_well(name.last):
                    return None
                return name if self.key(k - 1) not in PREPOSITIONS else None
        return None

    def _introduction(self, i: int) -> _Introduction | None:
        """The titles and roles that begin at token `i`, in any order: «معالي وزير النقل المهندس»."""
        found: _Introduction | None = None
        j = i
        for _ in range(5):
            if j >= len(self.tokens):
                break
            titled = self._segment_titles(j, prefixed=j == i)
            if titled is not None:
                taken, form, end = titled
                if found is None:
                    found = _Introduction(self.tokens[i].cut(taken), form)
                joined = found.title is not None and found.title[1] == j
                found.title = (found.title[0] if found.title is not None and joined else j, end)
                found.next = j = end
                continue
            role = self._segment_role(j, opens=j == i)
            if role is None:
                break
            others = found.role.orgs if found is not None and found.role is not None else ()
            if found is not None and found.role is not None and self._is_another(found.role, role):
                found = None  # «عن المدعي المحامية سلمى»
            if found is None:
                found = _Introduction(role.start, role.head, others=others)
            found.role = role if found.role is None else found.role.followed_by(role)
            found.next = j = role.last
            if self.sign(j) in COMMAS:
                nisba = nisbas().get(self.key(j + 1)) if is_definite(self.key(j + 1)) else None
                if nisba and (self._comma_name(j + 2) or self._unknown_after(j + 2)):
                    # «مدرب عمان، الكرواتي دراغان ماتيتش،»
                    found.role = replace(found.role, country=nisba[0])
                    found.next = j = j + 2
                elif self._comma_name(j + 1):
                    found.next = j = j + 1
        return found

    def _is_another(self, role: Phrase, following: Phrase) -> bool:
        """Whether a role that follows another at once is somebody else's: the genders differ."""
        if role.last != following.first:
            return False
        if self._is_somebody_else(following.head, role.head):
            return True
        at_once = is_definite(role.head) and is_definite(following.head)
        return at_once and is_feminine_role(role.head) != is_feminine_role(following.head)

    def _segment_role(self, j: int, *, opens: bool) -> Phrase | None:
        """The role at token `j`; inside an introduction it has no prefix, and is no given name."""
        if opens:
            return self.read_role(j, before=True)
        if self._given_at(j) or not is_role(self.key(j)):
            return None
        role = self.read_role(j, before=True)
        return role if role is not None and role.start == self.tokens[j].start else None

    def _weak(self, title: tuple[int, int] | None) -> bool:
        return (
            title is not None
            and title[1] - title[0] == 1
            and any(form in WEAK_HONORIFICS for _, form in self.tokens[title[0]].forms)
        )

    def _segment_titles(self, j: int, *, prefixed: bool) -> tuple[int, str, int] | None:
        """(letters taken off, form, token after) of honorifics at token `j`; «السفير الفرنسي» is a role instead."""
        token = self.tokens[j]
        for taken, form in token.forms if prefixed else token.forms[:1]:
            if (
                form in words.ABBREVIATED_TITLES
                and self.sign(j + 1) in {".", "/"}
                and len(form) == 1
                and (taken == 0 or token.key[0] in "ولب")
            ):
                end = self._titles_from(j + 2)
                return taken, form, end
            if self.is_title(j, form):
                if taken and token.key in words.GIVEN:
                    continue
                end = self._titles_from(j + 1)
                if form not in words.HONORIFICS and end == j + 1:
                    if not (self._looks_named(end) or is_role(self.key(end)) or self.read_name(end, titled=True)):
                        continue
                    return taken, form, end
                # Also a role: only where a name comes at once.
                if not self._name_at(end) and self._name_in_marks(end, titled=True) is None:
                    if end - j > 1 and is_role(self.key(end - 1)):
                        return taken, form, end - 1
                    if is_role(form):
                        continue
                return taken, form, end
        return None

    def _titles_from(self, j: int) -> int:
        after = self.titles(j) if j < len(self.tokens) else None
        if after is not None:
            return self._titles_from_tails(after)
        return self._titles_from_tails(j)

    def _titles_from_tails(self, j: int) -> int:
        while self.key(j) in words.HONORIFIC_TAILS or self._is_rank_tail(j) or self.sign(j) == "/":
            j += 1
            again = self.titles(j) if j < len(self.tokens) else None
            j = again or j
        return self._after_retired(j)

    def _name_at(self, j: int) -> bool:
        key = self.key(j)
        if not key:
            return False
        if is_definite(key) and key in nisbas():
            return False
        return self.read_name(j, titled=True) is not None

    def _comma_name(self, j: int) -> bool:
        """After «المتحدثة باسم الوزارة،»: a title, another role, or a full name that a sign or a verb ends."""
        key = self.key(j)
        if self.is_title(j, key) or (key in words.ABBREVIATED_TITLES and self.sign(j + 1) == "."):
            return True
        if is_role(key) and not TANWEEN.search(self.tokens[j].text):
            return self.read_role(j, before=True) is not None
        name = self.read_name(j)
        if name is None or name.parts < 2:
            return False
        known = name.kinds[0] in {"given", "risky"} or "particle" in name.kinds
        if not known and ("family" in name.kinds or name.parts > 4):
            return name.parts < 4 and self._is_enclosed(name)  # «المتحدث باسم الوزارة، درغام الشمراني، إن»
        return self._ends_well(name.last)

    def _believed(self, name: Name, *, titled: bool, weak: bool, comma: bool, role: bool) -> bool:
        first = name.kinds[0]
        if name.parts == 1 and len(name.kinds) == 1:
            if not titled and self.key(name.first - 1) in words.RELATIVES:
                ends = first == "risky" and self._ends_well(name.last)
                return first == "given" or ends or self._is_anchor(name.last)  # «ابنه سطام»
            if role and first == "given" and len(self.key(name.first)) > 3 and self._begins_speech(name.last):
                return True  # «قال سائق الحافلة مصطفى إن»
            if not titled or comma:
                return False
            key = self.key(name.first)
            if key in words.STOP and is_role(self.key(name.last)):
                return False  # «الوزير رفقة والي الولاية»
            if first == "family" and is_definite(self.key(name.last)):
                return False  # «الزعيم الكردي المسجون»
            if not weak or key in self.seen:
                return first == "given" or self._ends_well(name.last)
            if first == "unknown" and _PARTICIPLE.fullmatch(key):
                return False  # «الوزير قادم»
            if key in words.AMBIGUOUS or (first != "given" and self.key(name.first - 1) in _COMMON_TITLES):
                return False
            told = self._begins_speech(name.last) and not (key.endswith("ا") or is_blocked(key))
            ends = self._ends_well(name.last) and self.key(name.last) not in words.STOP
            return first == "given" or told or ends
        return first != "unknown" or name.parts >= 2 or self.key(name.first + 1) in ORDINALS

    def _certain(self, name: Name, *, titled: bool, role: bool) -> bool:
        if name.kinds[0] == "unknown":
            return (titled or role) and name.parts >= 2 and self._ends_well(name.last)
        return not (name.parts == 1 and len(name.kinds) == 1)

    def _plural(self, i: int, j: int, role: Phrase) -> int | None:
        """«النائبين جورج خوري وعلي شمس الدين»، «الرئيسان الروسي فلاديمير بوتين والأميركي دونالد ترامب»."""
        found = 0
        k = role.last
        # Nisbas of a dual stand one before each name: the role's reading has taken the first.
        nisba = nisbas().get(self.key(k - 1)) if k - 1 > i else None
        while k < len(self.tokens) and found < 12:
            token = self.tokens[k]
            letters = 0
            if self.sign(k) in COMMAS and found:
                k += 1
                if k >= len(self.tokens):
                    break
                token = self.tokens[k]
            key = token.key
            if found and key.startswith("و") and key not in words.GIVEN:
                letters = 1
                key = key[1:]
            start = token.cut(letters)
            own = nisbas().get(key)
            if own and is_definite(key):
                nisba, k, letters = own, k + 1, 0
            titled = self.titles(k) if not letters else None
            if letters and key in words.HONORIFICS:
                titled = self._titles_from(k + 1)
            name = self.read_name(titled or k, 0 if titled else letters, titled=titled is not None)
            if name is None or (name.parts < 2 and not titled):
                break
            if found == 0 and name.kinds[0] == "unknown" and not self._ends_well(name.last):
                break
            person = self._person(name, min(start, name.start))
            if titled:
                person.honorific = self.text[start : self.tokens[titled - 1].end]
            person.country = nisba[0] if nisba else None
            nisba = None
            person.sure = name.kinds[0] != "unknown"
            end = self._role_after(person, name.last)
            self._record(person, end)
            self._listing = True
            found += 1
            k = end
        if found:
            self.orgs.extend(role.orgs)
        return k if found else None

    def _bare(self, i: int) -> int | None:
        """A person named without title or role before: after a verb of saying, in a list, or by a known name."""
        token = self.tokens[i]
        if not (_may_be_named(token.key) or "\u0640" in token.text):
            return None
        before = self.tokens[i - 1] if i else None
        nisba = self._nisba_before(i)
        said = before is not None and (_announces_a_name(before.key) or self._after_peer(i) or nisba is not None)
        said = (said and token.key not in words.VIEWS) or self._is_said_in_marks(i)  # «بحسب رأي الوزير»
        if before is not None and before.key in KUNYA and not said:
            return None  # «أبو بكر ...»
        of_place = (
            before is not None
            and not (said or is_definite(before.key) or before.text.startswith("وأ"))
            and _names_a_place(before.key)
        )
        apart = detached(token) if "\u0640" in token.text else 0
        for taken, form in names_under(token):
            follows = self._last_person == i or (self._last_person == i - 1 and self.sign(i - 1) in SEPARATORS)
            if of_place and not (taken and token.key[0] == "و"):
                continue  # «مدرسة روضة الخيل»
            if taken == 2 and token.key[1:] in words.STOP:
                break  # «ولدينا»
            if taken and before is not None and before.key in CALLED:
                continue  # «المعروف بأبي خالد»
            if taken and (_is_a_word(token.key) or ((form in DEFINITE_GIVEN or form in words.VERBS) and not follows)):
                break  # «وطالب», «وحدة»
            known = form in words.GIVEN or form.startswith("عبدال") or form in _NAME_OPENERS
            known = known or self._compound(i, form) > 0 or self._is_a_sons(i, form)
            listed = taken == 1 and token.key[0] == "و" and follows and not is_blocked(token.key)
            known = known or (said and taken == 0 and self.key(i + 1) in self.called and is_country_word(form))
            opens = said or self._may_open(i)
            own = taken == apart and not is_blocked(form) and (opens or apart > 0 or self._may_be_next(i))
            if not (known or listed or own):
                continue
            name = self.read_name(i, taken)
            if name is None or (form in self.seen and said and name.kinds[1:] != ("given",)):
                continue
            shown = said or self._is_shown(name)
            free = shown or opens or listed or self._is_a_sons(i, form)
            sure = self._verdict(name, said=shown) if self._may_be_believed(name, free=free) else None
            if sure is None:
                continue
            person = self._person(name, name.start)
            if nisba is not None and before is not None:
                person.start, person.country = before.start, nisba[0]
            end = self._role_after(person, name.last)
            person.sure = sure or (person.role is not None and name.kinds[0] != "unknown")
            gender = self._gender(person, None, None)
            if nisba is not None:
                gender = nisba[1]
            elif before is not None and (gender is None or (form in words.GIVEN_FOREIGN and not said)):
                gender = self._gender_of_the_verb(before, said=said, own=taken == 0) or gender
            person.gender = gender
            self._record(person, end)
            return end
        return None

    def _gender_of_the_verb(self, before: Token, *, said: bool, own: bool) -> Gender | None:
        """The gender of the verb before a name: «وصلت ماريان غرينفيلد»; `own` is a name without a prefix."""
        if said:
            return "f" if is_feminine_verb(before) else "m"
        return gender_of_the_past(before.key) if own else None

    # --- what stands after a name ---

    def _role_after(self, person: Sighting, j: int) -> int:
        """Read the role after the name that ends before token `j` into `person`; return the token after it."""
        k = self._after_brackets(j)
        comma = self.sign(k) in COMMAS
        at = k + 1 if comma else k
        if at >= len(self.tokens):
            return j
        key = self.key(at)
        if comma and key in LINKS and self.key(at + 1) in _OCCUPATIONS:
            end = self._to_sign(at + 1, 14)
            if end is None:
                return j
            person.role = self.text[self.tokens[at + 1].start : self.tokens[end - 1].end]
            person.end = self.tokens[end - 1].end
            person.gender = person.gender or ("f" if key == "التي" else "m")
            return end
        if comma and key in {"وهو", "وهي"} and (self.key(at + 1) in words.ROLES or self.key(at + 1) in words.COMMON):
            end = self._to_sign(at + 1, 12)
            if end is None:
                return j
            person.role = self.text[self.tokens[at + 1].start : self.tokens[end - 1].end]
            person.end = self.tokens[end - 1].end
            return end
        if (
            not (is_role(key) or (TANWEEN.search(self.tokens[at].text) and key.removesuffix("ا") in words.ROLES))
            or key in words.PLURAL_ROLES
        ):
            return j
        if not comma and key in words.VERBS and not is_definite(self.key(at + 1)):
            return j
        ahead = self.read_role(at, before=True)
        if ahead is None or self._role_of_next(ahead):
            return j
        one = ahead.last == at + 1 < len(self.tokens) and not is_definite(key)
        kin = self.read_role(at + 1, before=True) if one else None
        if kin and kin.start == self.tokens[kin.first].start and self._role_of_next(kin):
            return j  # «سلمى، والدة الكاتبة ندى العلي»
        role = self.read_role(at, before=False) or ahead
        last = role.last
        if comma:
            last = self._to_sign(at, 16, from_=role.last) or role.last
        end = self.tokens[last - 1].end
        person.role = self.text[role.start : end]
        person.country = person.country or role.country
        if role.orgs:
            person.organisation = person.organisation or role.orgs[0].name
        self.orgs.extend(role.orgs)
        person.end = end
        return self._after_brackets(last)

    def _role_of_next(self, role: Phrase) -> bool:
        """Whether the role introduces another person: «..., وزير الدفاع خالد العطية»."""
        j = role.last
        if self.sign(j) in COMMAS:
            return False
        after = self.titles(j) if j < len(self.tokens) else None
        name = self.read_name(after or j, titled=after is not None)
        if name is None or (name.parts < 2 and after is None):
            return False
        return name.kinds[0] != "unknown" or self._is_half_known(name)

    def _is_half_known(self, name: Name) -> bool:
        """Whether a given name follows an unknown one that has no look of Arabic nouns: «دركان نصر الدين»."""
        given = name.kinds[1:2] in (("given",), ("risky",))
        return given and self._ends_well(name.last) and self._looks_foreign(name)

    def _skip_apposition(self, j: int) -> int:
        k = self._after_brackets(j)
        if self.sign(k) in COMMAS and is_role(self.key(k + 1)) and self.key(k + 1) not in words.PLURAL_ROLES:
            ahead = self.read_role(k + 1, before=True)
            if ahead is not None and not self._role_of_next(ahead):
                self.orgs.extend(ahead.orgs)
                return ahead.last
        return j

    def _to_sign(self, j: int, limit: int, *, from_: int | None = None) -> int | None:
        """The token of the next comma or full stop, where no verb and no new clause comes before it."""
        start = from_ if from_ is not None else j + 1
        for k in range(start, min(j + limit, len(self.tokens))):
            if self.sign(k):
                if self.sign(k) in "،,.؛;:!؟?)":
                    return k
                continue
            key = self.key(k)
            if key in words.COMPLEMENTIZERS or key in LINKS or key in words.SAYING or key in words.PARTICIPLES:
                return None
            if from_ is not None and key in words.VERBS and key not in words.COMMON and key not in words.GIVEN:
                return None
            if from_ is not None and any(form in words.SAYING and taken for taken, form in self.tokens[k].forms):
                return None
        return len(self.tokens) if start >= len(self.tokens) or len(self.tokens) - j < limit else None

    # --- records ---

    def _span_text(self, span: tuple[int, int], form: str, start: int | None) -> str:
        begin = self.tokens[span[0]].start if start is None else start
        stop = self.tokens[span[1] - 1]
        return restored(self.text, begin, stop.end, form)

    def _person(self, name: Name, start: int) -> Sighting:
        keys = name_keys(self.text[name.start : name.end])
        return Sighting(self.paragraph, name, self.text[name.start : name.end], keys, start, name.end)

    def _gender(self, person: Sighting, title: tuple[int, int] | None, role: Phrase | None) -> Gender | None:
        first = spelling(person.text.split()[0])
        # «يسري» and «يسرى» are looked up as one.
        arabic = first in words.GIVEN_ARABIC and first not in words.GIVEN_FOREIGN
        either = arabic and person.text.split()[0].endswith("ي") and role is not None and not role.plural
        if first in words.FEMININE_GIVEN and first not in words.AMBIGUOUS and not either:
            return "f"  # whatever the title of her office: «مدير عام الوزارة سلمى»
        if role is not None and not role.plural:
            if (
                role.last == role.first + 1
                and self.tokens[role.first].text.endswith("ه")
                and not is_definite(role.head)
            ):
                return "f" if role.head.endswith("ته") else "m"  # «منسقه», «منسقته»
            return "f" if is_feminine_role(role.head) else "m"
        if title is not None:
            keys = {
                form
                for token in self.tokens[title[0] : title[1]]
                for _, form in token.forms
                if form in words.HONORIFICS
            }
            if keys:
                return "f" if any(key.endswith("ه") and key != "العلامه" for key in keys) else "m"
        if first in words.FEMININE_GIVEN:
            return "f"
        return "m" if first in words.GIVEN_ARABIC else None

    def _record(self, person: Sighting, end: int) -> None:
        listed = self._last_person in {person.name.first, person.name.first - 1}
        self.people.append(person)
        if person.name.parts > 1:
            self.seen.add(person.keys[-1])
        self._last_person = end
        self._listing = listed


@lru_cache(maxsize=65536)
def _may_be_named(key: str) -> bool:
    """Whether somebody's name can begin with a folded word, under its prefixes: most words are known as others."""
    bare = [form for _, form in forms(key)]
    bare += [key[1:]] if key.startswith("لل") else []
    return not is_blocked(key) or any(
        not is_blocked(form)
        or form in words.GIVEN
        or form in COMPOUND
        or form in _NAME_OPENERS
        or form.startswith("عبدال")
        or is_country_word(form)
        for form in bare
    )
