"""The glossary: how names are spelt in a translation, and which of them a translation lacks."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from malaf.arabic import fold
from malaf.diagnostics import Diagnostic
from malaf.reading.nations import is_national
from malaf.source import Source

__all__ = ["Names", "Term", "missing", "read_glossary"]

_COLUMNS = ["source", "target", "kind"]
_KINDS = ("term", "person", "organisation", "country", "place")
_OTHER_KINDS = {"organization": "organisation", "org": "organisation"}


@dataclass(frozen=True)
class Term:
    """A name, and what it is called in the translation: any of `target`, parted by ``|``. `kind` tells what it is.

    ``person``: the last of several names will do. ``country``: so will its adjective, which begins alike.
    """

    source: str
    target: str
    kind: str = "term"

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """Every spelling that will do."""
        return tuple(part.strip() for part in self.target.split("|") if part.strip())


def read_glossary(source: Source) -> tuple[list[Term], list[Diagnostic]]:
    """The terms of a CSV text with the header ``source,target,kind``, and every line that is none.

    Its cells are parted by commas; or by semicolons, as office programs do where a comma is the sign of decimals; or
    by tabulators, as in what is copied from them.
    """
    terms: list[Term] = []
    problems: list[Diagnostic] = []
    first, _, _ = source.text.partition("\n")
    delimiter = next((sign for sign in ";\t" if sign in first), ",")
    rows = csv.reader(io.StringIO(source.text), delimiter=delimiter)
    header = next(rows, [])
    if [name.strip().lower() for name in header] != _COLUMNS:
        message = f"the first line must be {','.join(_COLUMNS)}"
        hint = f"write it above the names: {','.join(_COLUMNS)}"
        return [], [
            Diagnostic(code="bad-glossary", severity="error", message=message, path=source.path, line=1, hint=hint)
        ]
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        cells = [cell.strip() for cell in row]
        if len(cells) != len(_COLUMNS) or not cells[0] or not cells[1]:
            problems.append(_no_term(cells, source.path, rows.line_num))
            continue
        kind = cells[2].lower() or "term"
        if kind not in _KINDS and kind not in _OTHER_KINDS:
            problems.append(_unknown_kind(cells[2], source.path, rows.line_num))
        terms.append(Term(cells[0], cells[1], _OTHER_KINDS.get(kind, kind)))
    return terms, problems


def _no_term(cells: list[str], path: str, line: int) -> Diagnostic:
    hint = 'a comma in a name goes in quotes: "a, b",c,term'
    if len(cells) == len(_COLUMNS):
        hint = "neither the name nor its translation may be empty"
    elif any("\n" in cell for cell in cells):
        hint = "close the quotation mark"
    elif len(cells) == 1 and re.search("[;,\t]", cells[0]):
        hint = "its cells are to be parted by the sign that parts those of the first line"
    return Diagnostic(
        code="bad-glossary",
        severity="error",
        message=f"a line must have {len(_COLUMNS)} cells: a name, its translation, its kind",
        path=path,
        line=line,
        hint=hint,
    )


def _unknown_kind(kind: str, path: str, line: int) -> Diagnostic:
    return Diagnostic(
        code="unknown-kind",
        severity="warning",
        message=f"there is no kind {kind!r}: the name is taken for a term",
        path=path,
        line=line,
        hint=f"kinds: {', '.join(_KINDS)}",
    )


class Names:
    """Terms by their first words, to be looked for in many texts: a text costs no more for a long glossary."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._spellings: dict[str, list[str]] = {}
        by_source: dict[str, Term] = {}
        for term in terms:
            by_source[term.source] = term
            self._spellings.setdefault(term.source, []).extend(term.targets)
        self._terms = sorted(by_source.values(), key=lambda term: -len(term.source.split()))
        self._by_word: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        for rank, term in enumerate(self._terms):
            name = _words(term.source)
            if name:
                self._by_word.setdefault(name[0], []).append((rank, name))
        self._first_words = frozenset(self._by_word)

    def named(self, source: str) -> Iterator[tuple[Term, Sequence[str]]]:
        """The terms that a source text names, each with the spellings that will do.

        A longer name in the same place comes before a shorter one: «جامعة الكويت» is not the country.
        """
        taken: set[int] = set()
        for rank, places in sorted(self._places(_words(source)).items()):
            term = self._terms[rank]
            free = [place for place in places if taken.isdisjoint(place)]
            for place in free:
                taken.update(place)
            if free:
                yield term, self._spellings[term.source]

    def _places(self, words: tuple[str, ...]) -> dict[int, list[range]]:
        """Where names stand, their first words with a prefix perhaps («وللرياض»), by the ranks of the terms."""
        places: dict[int, list[range]] = {}
        for i, forms in enumerate(map(_unprefixed, words)):
            for bare in () if forms.isdisjoint(self._first_words) else forms & self._first_words:
                for rank, name in self._by_word[bare]:
                    if words[i + 1 : i + len(name)] == name[1:]:
                        places.setdefault(rank, []).append(range(i, i + len(name)))
        return places


def missing(named: Iterable[tuple[Term, Sequence[str]]], target: str) -> Iterator[tuple[Term, Sequence[str]]]:
    """Those of the terms that a text names (`Names.named`) which its translation has in none of the spellings."""
    for term, spellings in named:
        if not any(_is_spelt(target, _words(spelling), term.kind) for spelling in spellings):
            yield term, spellings


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FOLDED_WORD = re.compile(r"[^\W_]+")  # to fold leaves no apostrophe
_PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك")


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """The folded words of a text: no accents, one spelling of alef, lower case; "al-Rajhi" is two words."""
    return tuple(_FOLDED_WORD.findall(fold(text.replace("'s", "").replace("’s", ""))))


@lru_cache(maxsize=65536)
def _unprefixed(word: str) -> frozenset[str]:
    """A word whole, and without each prefix that it may have: «وللرياض» is «الرياض», too."""
    bare = {word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix)}
    return frozenset(bare | {"ال" + rest[2:] for rest in _after_and(word) if rest.startswith("لل")})


def _after_and(word: str) -> tuple[str, ...]:
    return (word, word[1:]) if word.startswith(("و", "ف")) else (word,)


# What may stand before a name and is none: titles, offices.
_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "professor",
        "sheikh",
        "sheikha",
        "sayyid",
        "prince",
        "princess",
        "king",
        "queen",
        "sultan",
        "emir",
        "president",
        "minister",
        "premier",
        "ambassador",
        "general",
        "colonel",
        "major",
        "captain",
        "lieutenant",
        "brigadier",
        "admiral",
        "judge",
        "senator",
        "governor",
        "mayor",
        "speaker",
        "chairman",
        "chairwoman",
        "director",
        "secretary",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "engineer",
        "imam",
        "ayatollah",
        "pope",
        "bishop",
        "patriarch",
        "father",
        "sir",
        "lord",
        "lady",
        "envoy",
        "commissioner",
        "adviser",
        "advisor",
        "deputy",
        "chief",
        "undersecretary",
        "commander",
        "marshal",
        "highness",
        "excellency",
        "majesty",
        "eng",
        "hon",
        "coach",
        "captain",
        "striker",
        "goalkeeper",
        "author",
        "poet",
        "writer",
        "researcher",
        "analyst",
        "economist",
        "actor",
        "actress",
        "mp",
        "gen",
        "lt",
        "maj",
        "col",
        "brig",
        "capt",
        "adm",
        "sgt",
        "rev",
        "justice",
        "attorney",
        "chancellor",
        "manager",
        "defender",
        "midfielder",
        "forward",
        "winger",
        "brother",
        "sister",
    ]
)


def _is_another(text: str, name: Sequence[str]) -> bool:
    """Whether another given name stands before the last part of a person's name, wherever that stands: a namesake."""
    core = [word for word in name if word not in _ARTICLES]
    if len(core) < 2:
        return False
    others = known = 0
    written = list(_WORD.finditer(text))
    folded = [fold(word[0]) for word in written]
    for i, word in enumerate(folded):
        if word != core[-1]:
            continue
        at = i - 1
        while at >= 0 and folded[at] in _ARTICLES:
            at -= 1
        # The first word of a sentence says nothing: "Yesterday Saleh said".
        inside = at > 0 and _INSIDE.fullmatch(text, written[at - 1].end(), written[at].start())
        given = inside and _may_be_given(written[at][0]) and folded[at] not in {*core, *_TITLES}
        given = given and not any(_sounds_alike(folded[at], word) for word in core[:-1])
        others += bool(given)
        known += not given
    return others > 0 and known == 0


def _sounds_alike(one: str, other: str) -> bool:
    """Whether two spellings may be of one Arabic name: Mohamed and Muhammad; not Mahmoud, nor Basim and Bassam."""
    first, second = (_SOUNDS.findall(word.removesuffix("h").translate(_VOWELS)) for word in (one, other))
    return len(first) == len(second) and all(
        a == b or ("e" in a + b and a in _VOWEL and b in _VOWEL) for a, b in zip(first, second, strict=True)
    )


_VOWEL = frozenset("aeiu")
_VOWELS = str.maketrans("oyw", "uiu")
_SOUNDS = re.compile(r"(.)\1*")


def _may_be_given(word: str) -> bool:
    """Whether a word may be somebody's given name, and is not "Libyan", "Libya's" or "PM"."""
    return word[0].isupper() and not (word.isupper() or word.endswith(("'s", "\u2019s")) or is_national(word))


_INSIDE = re.compile(r"[^.!?:\n]*")
_ARTICLES = frozenset({"al", "el", "the", "a", "an", "of", "bin", "ben", "ibn", "and"})
_STEM = 4
# What a country is called by words that do not begin as its name does. Folded.
_OTHER_WORDS = {
    "france": frozenset({"french", "paris"}),
    "spain": frozenset({"spanish", "madrid"}),
    "denmark": frozenset({"danish"}),
    "poland": frozenset({"polish"}),
    "netherlands": frozenset({"dutch", "holland"}),
    "switzerland": frozenset({"swiss"}),
    "united states": frozenset({"us", "usa", "american", "america", "americans", "washington"}),
    "united kingdom": frozenset({"uk", "british", "britain", "london"}),
    "united arab emirates": frozenset({"uae", "emirati", "emirates", "emiratis"}),
    "saudi arabia": frozenset({"kingdom", "riyadh", "ksa"}),
    "morocco": frozenset({"kingdom", "rabat"}),
    "bahrain": frozenset({"kingdom", "manama"}),
    "jordan": frozenset({"kingdom", "amman"}),
    "united nations": frozenset({"un"}),
    "european union": frozenset({"eu"}),
}


def _is_spelt(target: str, name: tuple[str, ...], kind: str) -> bool:
    said = _words(target)
    if not name or _is_whole(said, name):
        return True
    return _is_named(said, name, kind) and not (kind == "person" and _is_another(target, name))


def _is_whole(said: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return any(said[i : i + len(name)] == name for i, word in enumerate(said) if word == name[0])


def _is_named(said: tuple[str, ...], name: tuple[str, ...], kind: str) -> bool:
    core = [word for word in name if word not in _ARTICLES] or list(name)
    if kind == "person":
        return core[-1] in said or (len(core) > 1 and "".join(core[-2:]) in said)
    if kind == "country":
        stem = core[0][: max(_STEM, len(core[0]) - 4)]
        alike = len(core[0]) >= _STEM and core[0] != "united" and any(word.startswith(stem) for word in said)
        return alike or bool(_OTHER_WORDS.get(" ".join(core), frozenset()) & set(said))
    joined = [word for word in said if word not in _ARTICLES]
    several = [*core[:-1], f"{core[-1]}s"]  # "the Houthis"
    return any(joined[i : i + len(core)] in (core, several) for i in range(len(joined) - len(core) + 1))
