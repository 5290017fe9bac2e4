"""People and organisations that an Arabic text names.

Arabic has no capitals, so a name is found by what stands beside it (a title, a role, a verb of saying, a name known
as such) and ends where something stands that cannot be part of it: a stop word, a verb, a role, a common word, an
adjective of nationality, punctuation. A doubtful name is left out, or comes with `sure=False`.

A text is given as its paragraphs. Every `Place` is a half-open range of code points of one of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

import msgspec

from malaf.reading import namewords as words
from malaf.reading.countries import ADJECTIVE_COUNTRIES, HOMOGRAPHS, nisbas
from malaf.reading.institutions import OPENERS, Institution
from malaf.reading.nameruns import COMMAS, PREPOSITIONS
from malaf.reading.nameshapes import is_blocked
from malaf.reading.nametokens import Gender, forms, is_definite, restored, spelling, word_set
from malaf.reading.people import PeopleReader, Sighting, gender_of_the_past

__all__ = [
    "CountryFound",
    "Names",
    "OrganisationFound",
    "PersonFound",
    "Place",
    "read_countries",
    "read_names",
    "read_organisations",
    "read_people",
]


class Place(msgspec.Struct, frozen=True, order=True):
    """``paragraphs[paragraph][start:end]``, in code points."""

    paragraph: int
    start: int
    end: int

    def of(self, paragraphs: Sequence[str]) -> str:
        """The words at this place."""
        return paragraphs[self.paragraph][self.start : self.end]


class PersonFound(msgspec.Struct, frozen=True):
    """A person that the text names.

    `quote` is the text at `place`: honorific, name and role as they stand. `name`, `honorific` and `role` are as
    written, but for an article that a preposition hides («للأمير» gives «الأمير»). `country` is ISO 3166-1 alpha-2,
    `organisation` the name of one, both only where the text says so of this person. `mentions` are the names' own
    places in the text's order, the first one included. `sure` is false where only the position speaks for a name.
    """

    name: str
    honorific: str | None
    role: str | None
    country: str | None
    organisation: str | None
    gender: Gender | None
    quote: str
    place: Place
    mentions: tuple[Place, ...]
    sure: bool


class OrganisationFound(msgspec.Struct, frozen=True):
    """An institution that the text names; fields as in `PersonFound`. `short` is its acronym in brackets after it."""

    name: str
    short: str | None
    country: str | None
    gender: Gender | None
    quote: str
    place: Place
    mentions: tuple[Place, ...]
    sure: bool

    @property
    def is_government(self) -> bool:
        """Whether it is a government, or a country's forces as such: these speak, and are no institution by name."""
        head, *others = map(spelling, self.name.split())
        of_nation = len(others) == 1 and others[0] in nisbas()
        forces = len(others) == 1 and head == "قوات" and others[0] in _FORCES
        return head in _GOVERNMENTS or (head in _OF_NATIONS and of_nation) or forces


class CountryFound(msgspec.Struct, frozen=True):
    """One mention of a country by name: ISO 3166-1 alpha-2, and the text at `place`, without prefixes."""

    code: str
    name: str
    place: Place


_GOVERNMENTS: Final = word_set("حكومة الحكومة")
# With a country's adjective these are the country's: «الإدارة الأميركية», «القوات السورية».
_OF_NATIONS: Final = word_set("الإدارة القوات")
_FORCES: Final = word_set("الأمن الشرطة الجيش")


class Names(msgspec.Struct, frozen=True):
    """All that one text names, each in the order of the text."""

    people: tuple[PersonFound, ...]
    organisations: tuple[OrganisationFound, ...]
    countries: tuple[CountryFound, ...]


class _Known(msgspec.Struct):
    """A person with all that has been found of him so far."""

    best: Sighting
    keys: tuple[str, ...]
    text: str
    mentions: list[Place] = msgspec.field(default_factory=list)
    honorific: str | None = None
    role: str | None = None
    country: str | None = None
    organisation: str | None = None
    gender: Gender | None = None
    sure: bool = False


def _subsequence(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return all(key in rest for key in short)


def _same(person: Sighting, known: _Known) -> bool:
    """Whether a mention can be of a known person: by the whole name, some of its parts in order, or the last one."""
    mine, theirs = person.keys, known.keys
    if mine == theirs:
        return True
    if person.gender and known.gender and person.gender != known.gender:
        return False
    if len(mine) == 1:
        if mine[0] == theirs[-1] or (person.honorific is not None and mine[0] in theirs[1:]):
            return True
        titled = person.honorific is not None and known.honorific is not None
        return titled and mine[0] == theirs[0] and _title(person.honorific) == _title(known.honorific)
    if len(theirs) == 1:
        return theirs[0] in mine[-1:] or (known.honorific is None and theirs[0] == mine[0] and mine[0] in words.GIVEN)
    short, long = (mine, theirs) if len(mine) < len(theirs) else (theirs, mine)
    if short == long[-len(short) :] and (len(short) == 2 or short[0] not in words.GIVEN):
        return (
            True  # «عبد الغني أبو عليا», «أبو عليا»; «محمد بن سالم العلي» is the father of «حمد بن محمد بن سالم العلي»
        )
    return len(short) < len(long) and short[0] == long[0] and _subsequence(short, long)


def _by_given_name(person: Sighting, candidates: Iterable[_Known]) -> _Known | None:
    """Whom «د. سلمى» means: the one person named before whose name begins so."""
    if len(person.keys) != 1 or (person.honorific is None and person.keys[0] not in words.GIVEN):
        return None
    same = [
        known
        for known in candidates
        if known.keys[0] == person.keys[0] and not (person.gender and known.gender and person.gender != known.gender)
    ]
    return same[0] if len(same) == 1 else None


def _title(honorific: str | None) -> str:
    """An honorific without its article and its gender, in full: «د.» is «الدكتورة»."""
    key: str = spelling((honorific or "").removesuffix(".")).removeprefix("ال").removesuffix("ه")
    return _IN_FULL.get(key, key)


_IN_FULL: Final = {"د": "دكتور", "م": "مهندس", "ا": "استاذ"}


def _link(found: list[Sighting]) -> list[_Known]:
    known: list[_Known] = []
    by_key: dict[str, list[_Known]] = {}
    for person in found:
        match = None
        candidates = {id(k): k for key in person.keys for k in by_key.get(key, ())[-8:]}
        for candidate in reversed(list(candidates.values())):
            if _same(person, candidate):
                match = candidate
                break
        match = match or _by_given_name(person, candidates.values())
        place = Place(person.paragraph, person.name.start, person.name.end)
        if match is None:
            match = _Known(person, person.keys, person.text)
            known.append(match)
        elif len(person.keys) > len(match.keys):
            match.keys, match.text = person.keys, person.text
            match.best = person
        for key in person.keys:
            row = by_key.setdefault(key, [])
            if not row or row[-1] is not match:
                row.append(match)
        match.mentions.append(place)
        match.honorific = match.honorific or person.honorific
        match.role = match.role or person.role
        match.country = match.country or person.country
        match.organisation = match.organisation or person.organisation
        match.gender = match.gender or person.gender
        match.sure = match.sure or person.sure
    return known


def _later_mentions(readers: list[PeopleReader], known: list[_Known]) -> None:
    """Add the places where a known person is named by the last part of the name alone, or does something by the first:
    «تعود سعاد»."""
    families: dict[str, _Known | None] = {}
    givens: dict[str, _Known | None] = {}
    relatives: dict[str, list[_Known]] = {}
    for person in known:
        given = person.keys[0]
        givens[given] = None if given in givens or given not in words.GIVEN else person
        if len(person.keys) < 2 and (person.honorific is None or is_blocked(person.keys[0])):
            continue
        family = person.keys[-1]
        families[family] = None if family in families else person
        relatives.setdefault(family, []).append(person)
    for reader in readers:
        covered = sorted(
            [(person.name.start, person.name.end) for person in reader.people]
            + [(org.start, org.end) for org in reader.orgs]
            + reader.named_after
        )
        starts = [start for start, _ in covered]
        for i, token in enumerate(reader.tokens):
            for taken, whole in token.forms:
                form, size = whole, 1
                after = reader.key(i + 1)
                if after and (form == "عبد" or after in words.NAME_SECONDS) and form + after in families:
                    form, size = form + after, 2
                person_or_none = families.get(form)
                if person_or_none is None and taken == 0 and form not in families and _has_acted(reader, i):
                    person_or_none = givens.get(form)
                if person_or_none is None and taken == 0 and form in families:
                    person_or_none = _of_gender(relatives[form], gender_of_the_past(reader.key(i - 1)))
                if person_or_none is None:
                    continue
                start = token.cut(taken)
                at = bisect_right(starts, start) - 1
                if at >= 0 and covered[at][1] > start:
                    continue
                first = person_or_none.mentions[0]
                if (reader.paragraph, start) < (first.paragraph, first.start):
                    continue
                verb = i - 2 if reader.sign(i - 1) in OPENERS else i - 1  # «وتابعت "مسعد"، أن»
                said = verb >= 0 and any(f in words.SAYING for _, f in reader.tokens[verb].forms)
                if (form in words.AMBIGUOUS or is_blocked(form)) and not said:
                    continue
                if taken == 0:
                    start = _with_particles(reader, i, person_or_none.text)
                person_or_none.mentions.append(Place(reader.paragraph, start, reader.tokens[i + size - 1].end))
                break
    for person in known:
        person.mentions.sort()


def _of_gender(relatives: list[_Known], gender: Gender | None) -> _Known | None:
    """The one of a family whose gender a verb has, where each one's is known: «وأضافت العلي»."""
    if gender is None or any(person.gender is None for person in relatives):
        return None
    found = [person for person in relatives if person.gender == gender]
    return found[0] if len(found) == 1 else None


def _with_particles(reader: PeopleReader, i: int, name: str) -> int:
    """Where the mention begins whose last word is token `i`: «بن زايد», «لفان دير بيرغ»."""
    parts = spelling(name).split()
    start = reader.tokens[i].start
    for k in range(i - 1, max(i - 4, -1), -1):
        found = next(
            (taken for taken, form in reader.tokens[k].forms if form in parts[1:] and form in _PARTICLES), None
        )
        if found is None:
            break
        start = reader.tokens[k].cut(found)
        if found:
            break
    return start


_PARTICLES: Final = words.NAME_PARTICLES | word_set("فان دير دن دو دوس دي دا لا لو فون زو")


def _has_acted(reader: PeopleReader, i: int) -> bool:
    """Whether a verb stands before token `i`, and no name goes on after it."""
    before, after = reader.key(i - 1), reader.key(i + 1)
    acted = before in words.VERBS or before[1:] in words.VERBS
    return i > 0 and acted and after not in words.GIVEN and after not in words.NAME_PARTICLES


def _finish(known: list[_Known], paragraphs: Sequence[str]) -> tuple[PersonFound, ...]:
    people = []
    for person in known:
        best = person.best
        place = Place(best.paragraph, best.start, best.end)
        people.append(
            PersonFound(
                name=person.text,
                honorific=best.honorific or (None if best.role else person.honorific),
                role=best.role or person.role,
                country=person.country,
                organisation=person.organisation,
                gender=person.gender,
                quote=place.of(paragraphs),
                place=place,
                mentions=tuple(person.mentions),
                sure=person.sure,
            )
        )
    return tuple(sorted(people, key=lambda found: found.mentions[0]))


def _organisations(readers: list[PeopleReader], paragraphs: Sequence[str]) -> tuple[OrganisationFound, ...]:
    first: dict[tuple[str, ...], tuple[Institution, Place]] = {}
    mentions: dict[tuple[str, ...], list[Place]] = {}
    shorts: dict[tuple[str, ...], str] = {}
    for reader in readers:
        for org in sorted(set(reader.orgs), key=lambda found: found.start):
            key = tuple(spelling(word) for word in org.name.split())
            place = Place(reader.paragraph, org.start, org.end)
            first.setdefault(key, (org, place))
            if place not in mentions.setdefault(key, []):
                mentions[key].append(place)
            if org.short:
                shorts.setdefault(key, org.short)
    for key, whole in _fuller(first).items():
        del first[key]
        mentions[whole].extend(mentions.pop(key))
    found = []
    for key, (org, place) in first.items():
        head = org.head.removeprefix("ال") if org.head.startswith("ال") else org.head
        feminine = head.endswith("ه") or head in words.FEMININE_HEADS or org.head in words.FEMININE_HEADS
        found.append(
            OrganisationFound(
                name=org.name,
                short=shorts.get(key),
                country=org.country,
                gender="f" if feminine else "m",
                quote=place.of(paragraphs),
                place=place,
                mentions=tuple(sorted(mentions[key])),
                sure=org.sure,
            )
        )
    return tuple(sorted(found, key=lambda organisation: organisation.place))


_UNITED_NATIONS: Final = tuple(map(spelling, ("الأمم", "المتحدة")))
_ITS_OTHER_NAMES: Final = frozenset(
    (spelling("المنظمة"), spelling(adjective)) for adjective in ("الدولية", "الأممية", "العالمية")
)


def _fuller(first: dict[tuple[str, ...], tuple[Institution, Place]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The one fuller name of those that have one: «مجلس الأمن الدولي» of «مجلس الأمن».

    One with a field's adjective more may come later; any other has been named before: «وزارة الخارجية» is none of
    «وزارة الخارجية الإيرانية» behind it.
    """
    names: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for key in first:
        for size in range(2, len(key)):
            if key[:size] in first:
                names.setdefault(key[:size], []).append(key)
    whole = {}
    for key, (longer, *others) in names.items():
        later = len(longer) == len(key) + 1 and longer[-1] in words.ORG_ADJECTIVES and longer[-1] not in nisbas()
        known = key in words.KNOWN_ORGS and not later
        if not (others or known) and (later or first[longer][1] < first[key][1]):
            whole[key] = longer
    for key in first:
        of_country = key[:-1] in first and key[-1] in nisbas() and not is_definite(key[1])
        if of_country and key[0] in words.PROPER_ORG_HEADS and first[key[:-1]][1] < first[key][1]:
            whole.setdefault(key, key[:-1])  # «جامعة أكسفورد», «جامعة أكسفورد البريطانية»
        # «حركة حماس», «حماس»; «قوات الحرس الثوري الإسلامي», «الحرس الثوري»: the first named stands for both.
        kind = _without_kind(key)
        if kind in first and kind != key:
            one, other = sorted((key, kind), key=lambda name: first[name][1])
            whole.setdefault(other, one)
    whole = {key: longer for key, longer in whole.items() if longer not in whole}
    if _UNITED_NATIONS in first:
        whole |= dict.fromkeys(_ITS_OTHER_NAMES & first.keys(), _UNITED_NATIONS)
    return whole


def _without_kind(name: tuple[str, ...]) -> tuple[str, ...]:
    """A known institution's name, without the noun before it that tells its kind, and the adjectives behind it."""
    if name[0] not in _KINDS:
        return name
    for size in range(len(name) - 1, 0, -1):
        if name[1 : 1 + size] in _KNOWN and all(word in words.ORG_ADJECTIVES for word in name[1 + size :]):
            return name[1 : 1 + size]
    return name


_KINDS: Final = word_set("حركة منظمة وكالة شركة قناة حلف قوات هيئة مؤسسة تنظيم جماعة كتلة حزب مجموعة صحيفة برنامج")
_KNOWN: Final = frozenset(words.KNOWN_ORGS)


def _countries(reader: PeopleReader) -> Iterator[CountryFound]:
    i = 0
    while i < len(reader.tokens):
        found = reader.country_at(i) if reader.tokens[i].key else None
        if found is None:
            i += 1
            continue
        taken, size, code = found
        form = next(form for count, form in reader.tokens[i].forms if count == taken)
        before = reader.key(i - 1)
        adjective = form in ADJECTIVE_COUNTRIES and size == 1 and taken == 0 and _takes_adjective(reader, i - 1)
        homograph = (
            form in HOMOGRAPHS and size == 1 and before not in PREPOSITIONS and before not in {"دوله", "جمهوريه", "بين"}
        )
        if not adjective and not homograph:
            start, end = reader.tokens[i].cut(taken), reader.tokens[i + size - 1].end
            name = restored(reader.text, start, end, form)
            yield CountryFound(code, name, Place(reader.paragraph, start, end))
        i += size


def _takes_adjective(reader: PeopleReader, i: int) -> bool:
    """Whether «السعودية» after token `i` is its adjective: after a definite feminine noun, or a company's name."""
    key = reader.key(i)
    if not key or key in words.VERBS or key in words.STOP:
        return False
    if any(is_definite(form) for _, form in reader.tokens[i].forms):
        return True
    return any(org.first < i < org.last or org.first <= i + 1 < org.last for org in reader.orgs)


def _called(readers: Sequence[PeopleReader]) -> frozenset[str]:
    """The words that alone stand between a verb of saying and what is said, as families' names do: «قال هاملتون إن»."""
    counts = Counter(
        token.key
        for reader in readers
        for k, (before, token) in enumerate(pairwise(reader.tokens), 2)
        if _says(before.key) and _may_be_a_family(token.key) and _is_announced(reader, k)
    )
    # What may be an adverb has to be there more often: «وقال ساخرا إن», as against «وقال حيدرا إن».
    return frozenset(key for key, n in counts.items() if n > 2 or not (is_blocked(key) or key.endswith("ا")))


@lru_cache(maxsize=65536)
def _says(key: str) -> bool:
    """Whether a word is a verb of saying that is hardly anything else."""
    return any(
        taken < 2 and words.SAYING.get(form, ("",))[0] not in words.WEAK_SAYING | {""} for taken, form in forms(key)
    )


@lru_cache(maxsize=65536)
def _may_be_a_family(key: str) -> bool:
    """Whether a word, in no list, may be the last part of a name."""
    known = any(form in listed for _, form in forms(key) for listed in _NO_FAMILY)
    return len(key) > 2 and not key.endswith("ه") and key not in words.GIVEN and not known


def _is_announced(reader: PeopleReader, k: int) -> bool:
    """Whether «أن», a colon or a quotation mark stands at token `k`, or behind a comma there."""
    k += reader.sign(k) in COMMAS
    return reader.key(k) in words.COMPLEMENTIZERS or reader.sign(k) == ":" or reader.sign(k) in OPENERS


_NO_FAMILY: Final = (
    *(words.STOP, words.VERBS, words.COMMON, words.DEFINITE_COMMON, words.ROLES, words.PLURAL_ROLES, words.ORG_HEADS),
    *(words.SPEAKING_NOUNS, words.TOPICS, words.PARTICIPLES, words.PLACES, words.ACRONYMS, words.SAYING, words.ADVERBS),
)


@lru_cache(maxsize=2)
def _read(paragraphs: tuple[str, ...]) -> Names:
    seen: set[str] = set()
    readers = [PeopleReader(number, text, seen) for number, text in enumerate(paragraphs)]
    called = _called(readers)
    for reader in readers:
        reader.called = called
        reader.read()
    known = _link([person for reader in readers for person in reader.people])
    _later_mentions(readers, known)
    return Names(
        people=_finish(known, paragraphs),
        organisations=_organisations(readers, paragraphs),
        countries=tuple(country for reader in readers for country in _countries(reader)),
    )


def read_names(paragraphs: Sequence[str]) -> Names:
    """All that a text names, in one reading. Linear in its length; never raises."""
    return _read(tuple(paragraphs))


def read_people(paragraphs: Sequence[str]) -> list[PersonFound]:
    """The people whom a text names, by first mention."""
    return list(read_names(paragraphs).people)


def read_organisations(paragraphs: Sequence[str]) -> list[OrganisationFound]:
    """The institutions that a text names, by first mention: ministries, companies, banks, universities, councils."""
    return list(read_names(paragraphs).organisations)


def read_countries(paragraphs: Sequence[str]) -> list[CountryFound]:
    """Every mention of a country by its name, in order; its adjectives («السعودي») are no mention."""
    return list(read_names(paragraphs).countries)
