"""How Arabic writes a number with what it counts: two riyals, three riyals, eleven riyal, a hundred riyal.

CLDR's names of currencies have one form for all numbers in most cases, and its milliards and trillions no plural. By
the grammar of number nouns (العدد والمعدود) the dual is a word of its own, 3 to 10 take the plural, 11 to 99 the
accusative singular, hundreds, thousands and fractions the singular.
"""

from __future__ import annotations

import re
from typing import Final, Literal

__all__ = ["counted", "oblique", "scaled"]

_Form = Literal["zero", "one", "two", "few", "many", "other"]

# The names of currencies that have a plural of their own; those in ة have theirs by rule, the others none.
_PLURALS: Final = {
    "دولار": "دولارات",
    "ريال": "ريالات",
    "جنيه": "جنيهات",
    "فرنك": "فرنكات",
    "روبل": "روبلات",
    "شلن": "شلنات",
    "دينار": "دنانير",
    "درهم": "دراهم",
    "شيكل": "شواكل",
}
# By power of ten: one, and 3 to 10.
_SCALES: Final = {6: ("مليون", "ملايين"), 9: ("مليار", "مليارات"), 12: ("تريليون", "تريليونات")}
_WORDS: Final = re.compile("[\u0621-\u064a]+(?: [\u0621-\u064a]+)*")
_NISBA: Final = re.compile("[\u0621-\u064a]{2,}ية?")


def counted(number: str, count: float, name: str, *, oblique: bool = False) -> str:
    """`name`, as CLDR has it for one, after `number`, which is `count` as it is written.

    `oblique` where a preposition stands before it.

    >>> counted("5", 5, "ريال سعودي"), counted("11", 11, "ريال سعودي"), counted("2", 2, "ليرة تركية", oblique=True)
    ('5 ريالات سعودية', '11 ريالاً سعودياً', 'ليرتين تركيتين')
    """
    head, *rest = name.split()
    if not _WORDS.fullmatch(name) or not (head in _PLURALS or head.endswith("ة")):
        return f"{number} {name}"
    feminine = head.endswith("ة")
    # «ريال سعودي» has an adjective, which agrees; «دولار هونغ كونغ» a genitive, which takes the ending of the noun.
    adjectives = rest if rest and _NISBA.fullmatch(rest[0]) else []
    bare = [word.removesuffix("ة") for word in adjectives]
    genitive = [] if adjectives else rest
    singular = [f"{word}ة" for word in bare] if feminine else bare
    dual = "ي" if oblique else "ا"
    match _form(count):
        case "one" if count > 0:
            words = [head, *singular, *genitive, "واحدة" if feminine else "واحد"]
        case "two" if count > 0:
            stem = f"{head[:-1]}ت" if feminine else head
            words = [f"{stem}{dual}{'' if genitive else 'ن'}"]
            words += [f"{word}{'ت' if feminine else ''}{dual}ن" for word in bare] + genitive
        case "few":
            plural = f"{head[:-1]}ات" if feminine else _PLURALS[head]
            words = [number, plural, *(f"{word}ة" for word in bare), *genitive]
        case "many" if not feminine and not genitive:
            words = [number, *(f"{word}اً" for word in (head, *bare))]
        case _:
            words = [number, head, *singular, *genitive]
    return " ".join(words)


def scaled(number: str, count: float, power: int, name: str = "", *, oblique: bool = False) -> str:
    """`count` millions, milliards or trillions (10 to the `power`), alone or of something.

    >>> scaled("4", 4, 9, "دولار"), scaled("2", 2, 6, "دولار"), scaled("2", 2, 6), scaled("11", 11, 6, "دولار")
    ('4 مليارات دولار', 'مليونا دولار', '2 مليون', '11 مليون دولار')
    """
    one, few = _SCALES[power]
    match _form(count):
        case "one" if name and count > 0:
            words = one
        case "two" if name and count > 0:
            words = f"{one}{'ي' if oblique else 'ا'}"
        case "few":
            words = f"{number} {few}"
        case _:
            words = f"{number} {one}"
    return f"{words} {_agreeing(name)}" if name else words


def _agreeing(name: str) -> str:
    """The singular: CLDR has «روبية هندي»."""
    return counted("", 100, name).strip()


def oblique(dual: str) -> str:
    """A dual after a preposition: «سنتان» is «سنتين».

    >>> oblique("سنتان")
    'سنتين'
    """
    return re.sub("ان(?= |$)", "ين", dual)


def _form(count: float) -> _Form:
    """The plural category, as CLDR has it for Arabic; a negative number's is that of its amount."""
    count = abs(count)
    if count != int(count):
        return "other"
    if count <= 2:
        return ("zero", "one", "two")[int(count)]
    rest = int(count) % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"
