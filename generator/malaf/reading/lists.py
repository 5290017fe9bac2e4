"""What a sentence lists: «النقل والصحة والسياحة», "transport, health and tourism"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from malaf.reading.lexicon import Lexicon
from malaf.reading.nouns import NOUNS
from malaf.reading.tokens import Text, arabic_question, latin_question, word_set
from malaf.reading.verbs import MEANINGS

__all__ = ["Item", "arabic_lists", "english_lists", "is_named", "items", "said"]

Bounds = Sequence[tuple[int, int]]  # the tokens ``[first, last)`` of each item of a list
Meanings = frozenset[tuple[int, int]]


class Item(NamedTuple):
    """One of a list, tokens ``[first, last)``, by what its words may mean."""

    first: int
    last: int
    meant: Meanings


_LONGEST: Final = 4  # words of an item
_OF_WAW: Final = word_set(
    "وزير وزيره وزراء وزاره وزارات وزارتي وقف وقت وسط وقود وحده وحدات وثيقه وثايق ورشه وظيفه وظايف وباء وفد وفود ولايه",
    "ولايات وطن وطني وطنيه وكاله وكالات وفاه وفيات وسيله وسايل وضع واقع واحد واحده وصول وجود وجه واسع واسعه وفق وفقا",
    "وهو وهي وهم وكان وكانت وقد ولا ولم ولن وان وانه وانها وليس وما ومن وفي وعلي والي وعن ومع وقال وقالت واكد واكدت",
    "واضاف واوضح وذلك وهذا وهذه وحتي وبعد وقبل",
)
# What is in no item.
_ENDS: Final = word_set(
    'في من علي الي عن مع خلال بين التي الذي الذين ان بعد قبل لدي ضد منذ حتي كما عبر حول ، . : ؛ ( ) « » ؟ ! " -',
)


@arabic_question
def _joins(key: str) -> bool:
    """Whether an Arabic word may be joined to the one before it as the next of a list."""
    return key[:1] == "و" and len(key) > _SHORT and key not in _OF_WAW


_SHORT: Final = 3  # letters


def arabic_lists(text: Text) -> list[Bounds]:
    """The lists of an Arabic text that have three items or more."""
    found: list[Bounds] = []
    run: list[int] = []
    last = -_LONGEST - 1
    for joint in text.where(_joins):
        if joint - last <= _LONGEST and _ENDS.isdisjoint(text.keys[last:joint]):
            run = [*run, joint] if run else [last, joint]
        elif run:
            found.append(_bounds(text, run))
            run = []
        last = joint
    if run:
        found.append(_bounds(text, run))
    return found


def _bounds(text: Text, joints: list[int]) -> Bounds:
    """The items of a list that these words join."""
    return list(pairwise([_before(text, joints[0], _ENDS), *joints, _behind(text, joints[-1], _ENDS)]))


def _before(text: Text, i: int, ends: frozenset[str]) -> int:
    first = i
    while first > max(i - _LONGEST + 1, 0) and text.keys[first - 1] not in ends:
        first -= 1
    return first


def _behind(text: Text, i: int, ends: frozenset[str]) -> int:
    last = i + 1
    while last < min(i + _LONGEST, len(text)) and text.keys[last] not in ends:
        last += 1
    return last


@latin_question
def _joins_english(key: str) -> bool:
    return key in {"and", "or"}


_ENDS_EN: Final = word_set('. : ; ( ) ? ! " “ ” in of for from with by to at on which who that')


def english_lists(text: Text) -> list[Bounds]:
    """The lists of an English text, of two items or more, each with "and" or "or" before the last one."""
    found: list[Bounds] = []
    for i in text.where(_joins_english):
        ends = [_behind(text, i, _ENDS_EN), i]
        while len(ends) < _MOST:
            joint = ends[-1] - (text.keys[ends[-1] - 1] == ",")
            before = next((k for k in range(joint - 1, max(joint - _LONGEST - 2, -1), -1) if text.keys[k] == ","), None)
            if before is None or not _ENDS_EN.isdisjoint(text.keys[before:joint]):
                break
            ends.append(before)
        first = _before(text, ends[-1], _ENDS_EN)
        found.append(list(zip([first, *(end + 1 for end in ends[:0:-1])], ends[::-1], strict=True)))
    return found


_MOST: Final = 12  # items


# What policies and committees are for, as far as nouns and verbs do not tell.
_FIELDS: Final = Lexicon("""
نقل مواصلات: transport
بحث ابحاث بحوث: research
علم علوم علمي علميه: scien scientific
بييه بييي بيييه: environment
مناخ مناخي: climat
طاقه: energy
زراعه زراعي فلاحه: agricultur farming
صناعه صناعي: industry industrial industries
تجاره تجاري: trade commerce
استثمار: invest
تعليم تربيه: education
ثقافه ثقافي: cultur
رياضه رياضي: sport
اعلام: media information
دفاع: defence defense
امن امني: securit
عدل قضاء: justice judici
اسكان سكن: hous
اتصالات: communication telecom
تقنيه تكنولوجيا تكنولوجي: technolog
فضاء: space
دواء ادويه: medic drug pharmac
غذاء غذايي اغذيه: food
سياحه سياحي: tourism tourist
زيت زيوت: oil
ارز: rice
سكر: sugar
مال مالي ماليه: financ
تدريب: train
سلام: peace
""")


def items(text: Text, bounds: Bounds, language: str) -> list[Item]:
    """The items of a list with what they may mean."""
    return [Item(first, last, said(text.keys[first:last], language)) for first, last in bounds]


def is_named(key: str) -> bool:
    """Whether a folded Arabic word is a known noun."""
    return bool(NOUNS.arabic(key) or _FIELDS.arabic(key))


def said(keys: Sequence[str], language: str) -> Meanings:
    """What folded words may mean."""
    return frozenset(pair for key in keys for pair in _meant(key, language))


def _meant(key: str, language: str) -> Iterator[tuple[int, int]]:
    """The rows of tables that a word may be, each with the number of the table."""
    for n, table in enumerate(_TABLES):
        for row in (table.arabic if language == "ar" else table.english)(key):
            yield n, row


_TABLES: Final = (NOUNS, _FIELDS, MEANINGS)
