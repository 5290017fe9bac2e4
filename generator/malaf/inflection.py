"""Under which keys the index lists a written form: without its prefixes, by its stem, by its consonants.

The client takes a query apart by the same letters (search-ar.js, search-en.js); what only the vocabulary can tell is
decided here.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from functools import cache
from typing import Any, Final

from malaf.arabic import fold

__all__ = ["Vocabulary", "english_keys", "english_stem", "hamza_variants", "skeleton", "skeletons", "verb_skeletons"]

_ARABIC: Final = re.compile("[\u0620-\u064a\u066e-\u06d3\u0750-\u077f]+")
# «الله», «التي», «إلى»: what is left of them is another word.
_NO_ARTICLE: Final = frozenset({"له", "تي", "ذي", "ان", "ي", "ا", "ف", "م", "لهم", "لذين", "ذين", "لتان", "لواتي"})
_ARTICLE: Final = re.compile("[وف]?(?:[بك]?ال|لل)(.{2,})")
_WILL: Final = re.compile("س[اتين]...")
_CONJUNCTIONS: Final = ("و", "ف")
_PREPOSITIONS: Final = ("ب", "ل", "ك")


class Vocabulary:
    """All folded forms of an index, and those that are written with ة: they tell whether a first letter is a prefix of
    the word or its own."""

    def __init__(self, forms: Iterable[str], feminine: Container[str] = ()) -> None:
        self.forms = frozenset(forms)
        self.feminine = feminine
        matches = (_ARTICLE.fullmatch(form) for form in self.forms)
        # What stands with the article is a noun that begins where the article ends.
        self.nouns = frozenset(match[1] for match in matches if match and match[1] not in _NO_ARTICLE)

    def keys(self, form: str) -> list[str]:
        """The form, and what is left of it without each prefix that it may have."""
        if not _ARABIC.fullmatch(form):
            return [form]
        found = [form]
        for rest in (form, *self._without_one(form, _CONJUNCTIONS)):
            found.append(rest)
            found += _without_article(rest)
            for bare in self._without_one(rest, _PREPOSITIONS):
                found += [bare, *_without_article(bare)]
            if _WILL.match(rest) and rest not in self.nouns and form not in self.feminine:
                found.append(rest[1:])
        return list(dict.fromkeys(found))

    def _without_one(self, form: str, prefixes: tuple[str, ...]) -> list[str]:
        rest = form[1:]
        if not form.startswith(prefixes) or len(rest) < 3 or form in self.nouns:
            return []
        known = self._is_known(rest) or any(self._is_known(base) for base in _unsuffixed(rest))
        # A short rest that stands nowhere alone is no word; «و» is a prefix nearly always.
        return [rest] if known or len(rest) >= 5 or form[0] == "و" or _ARTICLE.match(rest) else []

    def doubts(self, keys: Sequence[str]) -> bool:
        """Whether the last of some keys is one before it without a preposition, and stands nowhere else."""
        return (
            len(keys) > 1
            and keys[-2][1:] == keys[-1]
            and keys[-2].startswith(_PREPOSITIONS)
            and not self._is_known(keys[-1])
        )

    def _is_known(self, form: str) -> bool:
        return form in self.forms or form in self.nouns


def _unsuffixed(form: str) -> list[str]:
    """What a form may be with a possessive taken off: صفتي is صفة."""
    suffix = next((suffix for suffix in (*_POSSESSIVES, "ي", "ك") if form.endswith(suffix)), "")
    bare = form.removesuffix(suffix)
    if not suffix or len(bare) < 3:
        return []
    return [bare, f"{bare[:-1]}ه"] if bare.endswith("ت") else [bare]


def _without_article(form: str) -> list[str]:
    if form.startswith("لل") and len(form) >= 4:
        # «للجنة» is for the committee: the article's own alef and a first lam are not written.
        return [form[1:], form[2:]]
    if form.startswith("ال") and len(form) >= 4 and form[2:] not in _NO_ARTICLE:
        return [form[2:]]
    return []


_POSSESSIVES: Final = ("هما", "هم", "هن", "ها", "نا", "كم", "ه")
_DOUBLED: Final = re.compile(r"(.)\1+")
_WEAK: Final = str.maketrans("", "", "اويءى")


def skeletons(key: str) -> list[str]:
    """The consonants that a noun shares with its broken plurals, of the key as it stands and without a suffix."""
    if not _ARABIC.fullmatch(key) or len(key) < 3:
        return []
    bases = [key]
    suffix = next((suffix for suffix in _POSSESSIVES if key.endswith(suffix) and len(key) - len(suffix) >= 3), None)
    if suffix:
        bases.append(key.removesuffix(suffix))
    bases += [base[:-2] for base in bases if base.endswith(("ان", "ين")) and len(base) >= 5]
    bases += [base[:-1] for base in bases[1:] if base.endswith("ت") and len(base) >= 4]  # «لجنتان» is of لجنة
    return list(dict.fromkeys(found for base in bases if (found := skeleton(base))))


_SHE_DOES: Final = re.compile("ت(?:ست|ن|.[تط]).+|ت...")


def verb_skeletons(key: str, keys: Container[str]) -> list[str]:
    """The consonants of a verb without what says that it is she: تستأنف, أغلقت. What begins with ت is a verb if `keys`,
    of the index, have another form of it."""
    if key[0] == "ا":
        return [skeleton(key[:-1])] if key[-1] == "ت" and len(key) > 4 else []
    if key[0] != "ت" or not _SHE_DOES.fullmatch(key):
        return []
    rest = key[1:]
    hollow = f"{rest[0]}ا{rest[2:]}" if rest[1] in "وي" else ""
    known = f"ي{rest}" in keys or f"ا{rest}" in keys or hollow in keys
    return [skeleton(rest)] if known else []


def skeleton(base: str) -> str:
    """Its consonants, each once where they stand doubled; without a final ه and every weak letter."""
    bare = base.removesuffix("ه").translate(_WEAK)
    return _DOUBLED.sub(r"\1", bare)


_LONG_ENOUGH: Final = 4
_BEFORE: Final = re.compile("^[وف]?(?:[بكل]?ال|لل)")
_FIRST: Final = re.compile("(?:[وف]?(?:[بكل]?ال|لل)|[وفبكلس])\u0623")
_SEATS: Final = {"\u0624": "ايء", "\u0626": "اوء", "\u0623": "ويء"}


def hamza_variants(word: str) -> list[str]:
    """A word with a hamza inside, folded, as those write it who put the hamza on another seat: مسؤول, مسئول, هيأة.

    None of three letters: «كأس» is not كيس. That a word begins with is always on alef: «الأنهار», «وأعلن».
    """
    if len(_BEFORE.sub("", word)) < _LONG_ENOUGH:
        return []
    start = match.end() if (match := _FIRST.match(word)) else 1
    return [
        fold(word[:i] + seat + word[i + 1 :])
        for i, letter in enumerate(word[start:], start=start)
        for seat in _SEATS.get(letter, "")
    ]


_LATIN: Final = re.compile("[a-z]+")


@cache
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


# British spelling to American: «organisation», «harbour», «centre», «catalogue», «defence», «programme», «paralyse».
# What comes of other words is seen by nobody.
_AMERICAN: Final = tuple(
    (re.compile(british), american)
    for british, american in (
        ("(...)is(?=e|ing|ation)", r"\1iz"),
        ("(...)our", r"\1or"),
        ("([bt])re(s?)$", r"\1er\2"),
        ("logue", "log"),
        ("(def|off|lic)enc", r"\1ens"),
        ("gramme", "gram"),
        ("lys(?=e|ing)", "lyz"),
    )
)


def english_stem(form: str) -> str:
    """The stem of a folded English word in American spelling, by Porter's second stemmer; anything else as it is."""
    if not _LATIN.fullmatch(form):
        return form
    for british, american in _AMERICAN:
        form = british.sub(american, form, count=1)
    return str(_stemmer().stemWord(form))


# Words whose forms no rule makes, without those that are another word as well: left, saw, lives, found.
_IRREGULAR: Final = """
analysis analyses; child children; crisis crises; criterion criteria; foot feet; goose geese; hypothesis hypotheses;
knife knives; loaf loaves; man men; memorandum memoranda; mouse mice; ox oxen; person people; phenomenon phenomena;
shelf shelves; spokesman spokesmen; spokeswoman spokeswomen; chairman chairmen; fisherman fishermen; gunman gunmen;
half halves; policeman policemen; thesis theses; thief thieves; tooth teeth; wife wives; wolf wolves; woman women;
arise arose arisen; awake awoke; become became; begin began begun; bend bent; bite bitten; bleed bled; blow blew
blown; break broke broken; breed bred; bring brought; build built; burn burnt; buy bought; catch caught; choose chose
chosen; cling clung; come came; creep crept; deal dealt; dig dug; draw drew drawn; drink drank drunk; drive drove
driven; eat ate eaten; fall fell fallen; feed fed; fight fought; flee fled; fly flew flown; forbid forbade forbidden;
forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; give gave given; go went gone; grow grew
grown; hang hung; hear heard; hide hid hidden; hold held; keep kept; kneel knelt; know knew known; lead led; lend
lent; lose lost; make made; meet met; overcome overcame; pay paid; ride rode ridden; rise risen; run ran; say said;
seek sought; sell sold; send sent; shake shook shaken; shine shone; shoot shot; show shown; shrink shrank shrunk; sing
sang sung; sink sank sunk; sit sat; sleep slept; slide slid; speak spoke spoken; spend spent; stand stood; steal stole
stolen; strike struck; strive strove; swear swore sworn; sweep swept; swim swam swum; take took taken; teach taught;
tear tore torn; tell told; think thought; throw threw thrown; undergo underwent undergone; understand understood;
undertake undertook undertaken; wake woke woken; wear wore worn; win won; withdraw withdrew withdrawn; withstand
withstood; write wrote written
"""


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    """The stems of all forms of an irregular word, by each of them."""
    families = [tuple(dict.fromkeys(map(english_stem, family.split()))) for family in _IRREGULAR.split(";")]
    return {stem: family for family in families for stem in family}


def english_keys(form: str) -> list[str]:
    """The stems of the other forms of a folded English word, and last its own: «women» is found by «woman»."""
    own = english_stem(form)
    return [*(other for other in _irregular().get(own, ()) if other != own), own]
