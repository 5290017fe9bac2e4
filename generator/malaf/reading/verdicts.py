"""Whether words that can be a person's name are one, where no title or role says so."""

from __future__ import annotations

from typing import Final

from malaf.reading import namewords as words
from malaf.reading.countries import nisbas
from malaf.reading.institutions import OPENERS
from malaf.reading.nameruns import (
    COMMAS,
    DEFINITE_GIVEN,
    FOREIGN_FAMILY_ENDINGS,
    LINKS,
    ONE_OF,
    PREPOSITIONS,
    Name,
    names_under,
)
from malaf.reading.nameshapes import has_arabic_look, is_blocked, is_role, is_verbal_noun
from malaf.reading.nametokens import Gender, is_definite, word_set
from malaf.reading.roles import RoleReader

# They look like verbs of saying.
_OTHER_VERBS: Final = word_set("يبلغ تبلغ يعد تعد يسر تسر يقدر تقدر يرى ترى يثير تثير")
# Verbs after which a name of unknown words is believed; of the others, many have other subjects and objects.
STRONG_SAYING: Final = frozenset(
    form for form, (lemma, _) in words.SAYING.items() if lemma not in words.WEAK_SAYING and form not in _OTHER_VERBS
)
_SAID: Final = word_set("قوله قولها")
# What happens to people only.
_HAPPENING: Final = word_set(
    """
    مقتل وفاة رحيل مصرع اغتيال استشهاد انتحار اعتقال توقيف سجن حبس محاكمة إدانة تبرئة إعدام خطف اختطاف جنازة تشييع تعيين
    انتخاب ترشيح تكليف تنصيب إقالة استقالة إعفاء عزل زوجة أرملة نجل محامي محامية
    """
)
_MEETING: Final = word_set(
    "التقى التقت يلتقي تلتقي بحث بحثت يبحث تبحث اجتمع اجتمعت ناقش ناقشت تباحث تباحثت لقاء لقائه لقائها اجتماعه مباحثات"
    " محادثات هاتفيا اتصال"
)
# Companies and figures do the others as well.
_HUMAN_SAYING: Final = frozenset(
    form
    for form, (lemma, _) in words.SAYING.items()
    if form not in _OTHER_VERBS
    and lemma not in word_set("أظهر كشف سجل نقل ذكر أثار زاد واصل تابع قدر عزا أرجع فسر أبدى شكا")
)
_KUNYAS: Final = (("particle", "given"), ("particle", "risky"))
KUNYA: Final = word_set("أم أبو أبي")
_SONS: Final = word_set("بن بنت ابن ولد منت")
SEPARATORS: Final = COMMAS | frozenset("-–")
# A name may begin after one of these.
_OPENING: Final = frozenset('.،؛:-–—«"“”(…؟!')


class VerdictReader(RoleReader):
    """A paragraph that is asked whether a run of words names a person."""

    def __init__(self, text: str, seen: set[str]) -> None:
        super().__init__(text)
        self.seen = seen  # last parts of the names found so far in the text
        self._last_person = -1  # the token after the last person

    def _may_be_believed(self, name: Name, *, free: bool) -> bool:
        """Whether a name without title or role may be one where it stands; `free` of what would claim it as a noun."""
        if (self._is_in_marks(name) and not (name.kinds[0] == "given" and self._is_said_in_marks(name.first))) or (
            self.tokens[name.first - 1].text[-1:].isdecimal() and name.first > 0 and "unknown" in name.kinds
        ):
            return False  # «1200 براد لحفظها»
        foreign = self._is_foreigner(name) or self._is_of_origin(name)
        return name.kinds[0] != "unknown" or free or foreign or self._is_human(name.last)

    def _says(self, name: Name) -> bool:
        """Whether two unknown words that look like no others say something: «راديك بروفاتس قال إن»."""
        if self.key(name.last) not in STRONG_SAYING or not self._begins_speech(name.last + 1):
            return False
        return self._has_an_origin(name) or self._looks_foreign(name)

    def _is_shown(self, name: Name) -> bool:
        """Whether a name stands where a person does: «ناشد فلان رئيس النادي», «فلان قال إن», «كل من فلان وفلان»."""
        i = name.first
        told = any(form in _HUMAN_SAYING and taken < 2 for taken, form in self.tokens[i - 1].forms) if i else False
        if (told and self._is_described(name.last)) or self._says(name):
            return True
        if self.key(i - 1) == "من" and self.key(i - 2) in {"كل", "كلا"}:
            return True
        quoted = self.key(i - 1) == "عن" and self.key(name.last) in _SAID
        met = self._is_met(i)
        event = any(form in _HAPPENING for _, form in self.tokens[i - 1].forms) if i else False
        side = self.key(i - 2) == "الجانب" and self.key(i - 1) in nisbas()  # «وقع عن الجانب التركي فلان»
        slot = told or quoted or met or event or side
        # «بحث الوزير مع فلان سبل التعاون»: what is talked of has to be known as something else.
        ends = self._ends_well(name.last) or (met and is_blocked(self.key(name.last)))
        sure = self._looks_foreign(name) or self._has_an_origin(name) or (met and name.kinds in _KUNYAS)
        return slot and ends and sure

    def _is_met(self, i: int) -> bool:
        """Whether somebody has been told to talk or to meet, and «مع» stands before token `i`."""
        return self.key(i - 1) == "مع" and any(
            form in _MEETING for k in range(max(i - 6, 0), i - 1) for _, form in self.tokens[k].forms
        )

    def _has_an_origin(self, name: Name) -> bool:
        """Whether an unknown word and one of the form of an origin make a name: «كهلان المنشاوي»."""
        return name.kinds == ("unknown", "family") and self.key(name.last - 1).endswith("ي")

    def _is_a_sons(self, i: int, form: str) -> bool:
        """Whether an unknown word at token `i` is a given name, since «بن» follows: «دغفل بن سالم»."""
        return self.key(i + 1) in _SONS and not is_definite(form) and not is_blocked(form)

    def _is_in_marks(self, name: Name) -> bool:
        """Whether a name is all that stands between quotation marks, as of papers: «لـ«العربي الجديد»»."""
        closing = self.sign(name.last)
        return closing != "" and closing in OPENERS.get(self.sign(name.first - 1), "")

    def _is_said_in_marks(self, i: int) -> bool:
        """Whether a verb of saying stands before the quotation mark before token `i`: «يقول «مايك تورلان» إن»."""
        return self.sign(i - 1) in OPENERS and any(form in STRONG_SAYING for _, form in self.tokens[i - 2].forms)

    def _after_peer(self, i: int) -> bool:
        """Whether «والطاجيكي» stands before token `i`, and another president or player before it."""
        key = self.key(i - 1)
        return self._last_person == i - 1 and key.startswith("وال") and key[1:] in nisbas()

    def _nisba_before(self, i: int) -> tuple[str, Gender] | None:
        """The country and gender of «البرازيلي» before token `i`, where it is no adjective of the noun before it."""
        key = self.key(i - 1)
        nisba = nisbas().get(key) if is_definite(key) and key.endswith(("ي", "يه")) else None
        noun = self.key(i - 2)
        if nisba is None or self.key(i) in words.DEFINITE_COMMON or key in words.ORG_ADJECTIVES:
            return None
        if not noun or noun in words.VERBS or noun[1:] in words.VERBS or noun in words.STOP or noun in PREPOSITIONS:
            return nisba
        definite = any(is_definite(form) for _, form in self.tokens[i - 2].forms)
        return nisba if definite and (nisba[1] == "f") != noun.endswith("ه") else None

    def _may_open(self, i: int) -> bool:
        """Whether a word in no list may be the first of a name: it opens a clause, or a source."""
        return i == 0 or self.sign(i - 1) in _OPENING or self.key(i - 1) in words.ACCORDING or self.key(i - 1) == "عن"

    def _may_be_next(self, i: int) -> bool:
        """Whether a noun may begin at token `i` that is no part of the one before: after a verb, «أن», «ضد», «مقتل»."""
        before = self.key(i - 1)
        return (
            self._has_a_verb_before(i)
            or (is_definite(before) and self._has_a_verb_before(i - 1))  # «وضم الوفد ...»
            or before in words.COMPLEMENTIZERS
            or before in words.STOP
            or before in PREPOSITIONS
            or self._is_event(i - 1)
            or self.key(i - 2) == "الجانب"
        )

    def _has_a_verb_before(self, i: int) -> bool:
        before = self.key(i - 1)
        return before in words.VERBS or before[1:] in words.VERBS or before.removesuffix("ها") in words.VERBS

    def _is_object(self, j: int) -> bool:
        """Whether what the verb governs stands at token `j` behind its subject: «هدفا», «استقالته»."""
        key = self.key(j)
        return (key.endswith("ا") and is_blocked(key)) or (key.endswith(("ه", "ها")) and is_verbal_noun(key))

    def _is_event(self, j: int) -> bool:
        """Whether what happens to people, or what they do, stands at token `j`: «مقتل», «تعيين», «وزيارة»."""
        return any(form in words.EVENTS for _, form in self.tokens[j].forms) if j >= 0 else False

    def _is_foreigner(self, name: Name) -> bool:
        """Whether two or three words that nothing is known of, a role behind them, can be a name from elsewhere."""
        return self._is_described(name.last) and self._looks_foreign(name)

    def _is_of_origin(self, name: Name) -> bool:
        """Whether an unknown word and an origin act, a role behind them: «وانتقد دلدار الحسوني رئيس البلدية القرار»."""
        return self._has_an_origin(name) and self._is_described(name.last) and self._has_a_verb_before(name.first)

    def _looks_foreign(self, name: Name) -> bool:
        """Whether the two or three parts of a name, unknown words, have no look of Arabic nouns and adjectives."""
        parts = [
            self.tokens[k] for k, kind in zip(range(name.first, name.last), name.kinds, strict=True) if kind != "second"
        ]
        plurals = sum(part.key.endswith(("ون", "ين")) for part in parts)
        latin = any(part.key.isascii() for part in parts)
        return (
            2 <= name.parts <= 3 and plurals < 2 and not latin and not any(has_arabic_look(part.text) for part in parts)
        )

    def _verdict(self, name: Name, *, said: bool) -> bool | None:
        """True for a name that is sure, False for a possible one, None for no name."""
        first = name.kinds[0]
        if first == "particle":
            return self._childs_name(name, said=said)
        if name.parts < 2:
            told = self._is_told_of(name.last) or (len(name.kinds) > 1 and self._begins_speech(name.last))
            if first == "given" and self._is_aged(name.last):
                return True
            return True if said and first in {"given", "risky"} and told else None
        if self.key(name.last - 1) in self.called and (said or first != "unknown"):
            return True
        apposed = self._apposed(name.last)
        if first == "risky" and self.key(name.first + 1) in words.NAME_SECONDS:
            first = "given"  # «سيف الإسلام ...»
        if first == "unknown":
            return self._unknown_verdict(name, said=said, apposed=apposed)
        second = next((kind for kind in name.kinds[1:] if kind != "second"), "second")
        event = self._is_event(name.first - 1) and self._ends_well(name.last)
        shown = (
            said
            or apposed
            or event
            or self._is_described(name.last)
            or self._is_listed(name)
            or self._has_a_foreign_family(name)
            or self._is_enclosed(name)
        )
        if first == "given":
            if second != "unknown" or shown or self.key(name.first) in words.GIVEN_FOREIGN:
                return True
            free = self._may_be_next(name.first) and self.key(name.first - 1) != "في"
            compound = name.kinds[1] == "second"  # «عبد الله ...»
            return False if free or compound or self._ends_well(name.last) else None
        # A name that is a common word too.
        if name.parts > 2 and second in {"given", "risky"} and {"given", "family"} & {*name.kinds[1:]}:
            return True  # «خالد شيخ محمد», «علي سالم البيض»
        if second == "particle" or shown or (second == "given" and self.key(name.first) not in DEFINITE_GIVEN):
            return True
        if second == "unknown" and self._has_a_verb_before(name.first):
            foreign = self.key(name.first) in words.GIVEN_FOREIGN and self._looks_foreign(name)
            if foreign or self._is_object(name.last):
                return False  # «كان نيل أرمسترونغ أول ...», «قدم كريم دلول استقالته»
        if self.key(name.first - 1) == "في":
            return None  # «في عز الحر»
        key = self._first_part(name)
        often = key in words.OFTEN_PEOPLE and key not in self.seen and second in {"unknown", "risky"}
        if often and self._stands_for_itself(name):
            return False
        return False if self._has_a_familys_look(name) else None

    def _first_part(self, name: Name) -> str:
        """The first part of a name without the prefix before it."""
        token = self.tokens[name.first]
        return next((form for taken, form in names_under(token) if token.cut(taken) == name.start), token.key)

    def _stands_for_itself(self, name: Name) -> bool:
        """Whether «عادل قاووق» is no adjective of a noun before it, and has none behind it."""
        before = self.key(name.first - 1)
        prefixed = name.start > self.tokens[name.first].start
        free = prefixed or self._may_be_next(name.first) or before in words.ACCORDING
        plain = any(has_arabic_look(self.tokens[k].text) for k in range(name.first + 1, name.last))
        return free and not plain

    def _childs_name(self, name: Name, *, said: bool) -> bool | None:
        """«أبو علي», «أم جوزف», «ابن رشد»: believed after a verb of saying, in a list, or between signs."""
        acts = self._has_a_verb_before(name.first)
        whole = self.key(name.first) in KUNYA and name.parts > 1  # «أبو حمزة الشامي»
        if name.kinds[1:2] in (("given",), ("risky",)) and (said or acts or whole or self._is_listed(name)):
            return True
        if self.key(name.first) not in KUNYA or name.kinds[1] not in {"given", "risky"}:
            return None
        enclosed = self.sign(name.first - 1) in COMMAS and (self._ends_well(name.last) or self._apposed(name.last))
        return True if said or enclosed or self._apposed(name.last) else None

    def _unknown_verdict(self, name: Name, *, said: bool, apposed: bool) -> bool | None:
        """A name of which nothing is known but where it stands."""
        if self._is_human(name.last):
            return True
        if (apposed and name.parts <= 4) or self._is_foreigner(name):
            return said
        if self.key(name.first + 1) in _SONS and self.key(name.first + 2) in words.GIVEN:
            return True  # «دغفل بن سالم»
        if self._is_of_origin(name):
            return False
        if self._is_listed(name) and name.parts == 2 and self._closes_list(name.last):
            return False
        after_nisba = self._nisba_before(name.first) is not None and self._looks_foreign(name)
        ends = self._ends_well(name.last) or (self._is_met(name.first) and is_blocked(self.key(name.last)))
        return True if said and (after_nisba or ends) else None

    def _closes_list(self, j: int) -> bool:
        """Whether a list goes on or ends at token `j`."""
        key = self.key(j)
        return not key or (key.startswith("و") and len(key) > 3) or self._is_described(j)

    def _has_a_familys_look(self, name: Name) -> bool:
        """Whether «كريم الجزائري» reads as a person: one part with the article, of the form of an origin."""
        first, last = self._first_part(name), self.key(name.last - 1)
        if len(name.kinds) != 2 or name.kinds[1] != "family" or first in words.COMMON or is_verbal_noun(first):
            return False
        known = last in words.FAMILIES or last in DEFINITE_GIVEN
        if first in words.OFTEN_PEOPLE and first not in self.seen and self._may_be_next(name.first):
            return True
        return known or (last.endswith("ي") and last not in words.DEFINITE_COMMON)

    def _has_a_foreign_family(self, name: Name) -> bool:
        """Whether the last part ends as families of Russia, the Caucasus and Central Asia do: «محمدوف», «عمورالييف»."""
        last = self.key(name.last - 1)
        return len(last) >= 5 and last.endswith(FOREIGN_FAMILY_ENDINGS)

    def _is_listed(self, name: Name) -> bool:
        """Whether the name follows another in a list, or another follows it."""
        i = name.first
        if self._last_person == i or (self._last_person == i - 1 and self.sign(i - 1) in SEPARATORS):
            return True
        j = name.last + 1 if self.sign(name.last) in COMMAS else name.last
        key = self.key(j)
        if not key.startswith("و") or key in words.GIVEN or key[1:] not in words.GIVEN:
            return False
        following = self.read_name(j, 1)
        return following is not None and following.parts >= 2

    def _apposed(self, j: int) -> bool:
        """Whether a role or a relative clause stands after the comma at token `j`."""
        key = self.key(j + 1)
        if self.sign(j) not in COMMAS or key in words.PLURAL_ROLES:
            return False
        return is_role(key) or key in LINKS or (key in {"وهو", "وهي"} and is_role(self.key(j + 2)))

    def _is_enclosed(self, name: Name) -> bool:
        """Whether a name stands between commas before what is said: «الطبيبة التي عاينته، هدى رمضان، إن»."""
        enclosed = self.sign(name.first - 1) in COMMAS and self.sign(name.last) in COMMAS
        return enclosed and self._begins_speech(name.last + 1)

    def _is_told_of(self, j: int) -> bool:
        """Whether somebody of one name is told of at token `j`: «فاطنة، وهي أم لأربعة أطفال», «محمود (35 عاماً)»."""
        if self.key(j + 1 if self.sign(j) in COMMAS else j) in ONE_OF:
            return True  # «حمزة أحد المشاركين»
        age = j + 1 < len(self.tokens) and self.tokens[j + 1].text.isdigit()
        if self.sign(j) == "(":
            return self._after_brackets(j) > j  # «سلوى (اسم مستعار)»
        return self.sign(j) in COMMAS and (age or self.key(j + 1) in LINKS or self.key(j + 1) in {"وهو", "وهي"})

    def _is_aged(self, j: int) -> bool:
        """Whether an age stands in brackets at token `j`: «يوسف (12 عاماً)»."""
        number = self.tokens[j + 1].text if self.sign(j) == "(" and j + 1 < len(self.tokens) else ""
        return number.isdigit() and len(number) <= 2 and self.key(j + 2) in words.YEARS

    def _is_human(self, j: int) -> bool:
        """Whether only a person can stand before token `j`: «(66 عاماً)», «، وهي ممرضة», «، البالغ من العمر»."""
        j += self.key(j) in {"ايضا", "كذلك"}
        if self._is_aged(j):
            return True
        after = j + 1 if self.sign(j) in COMMAS else j
        aged = self.key(after) in {"البالغ", "البالغه"} and self.key(after + 1) == "من"
        return aged or (after > j and self.key(after) in {"وهو", "وهي"} and is_role(self.key(after + 1)))

    def _begins_speech(self, j: int) -> bool:
        """Whether what is said begins at token `j`."""
        return self.sign(j) == ":" or self.key(j) in words.COMPLEMENTIZERS

    def _after_brackets(self, j: int) -> int:
        """The token after a short bracket at token `j`: «يزن الخصاونة (19 عاماً)»."""
        if self.sign(j) == "(":
            for k in range(j + 1, min(j + 9, len(self.tokens))):
                if self.sign(k) == ")":
                    return k + 1
        return j
