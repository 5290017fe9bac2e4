"""Which words are verbs of what is to come: «سيرتفع», but «سياسة» and «ستراسبورغ» are none."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

__all__ = ["is_future_verb"]

# After «س» and the prefix of the person the stem of a verb: the tenth form, the fifth and sixth, those of three or four
# letters, those whose root begins with a hamza; then endings and pronouns. Most foreign names are longer.
_STEM: Final = r"(?:ست\w{2,3}|ت\w{2,4}|[^\Wا]\w{1,3}|ا\w{1,2})"
_ENDING: Final = r"(?:ون|وا|ان|ين|ن)?(?:ه|ها|هم|هما|هن|نا|ني|كم|ك|ي)?"
_VERB: Final = re.compile(rf"س[يتن]{_STEM}{_ENDING}|سوف")
_NOUNS: Final = re.compile(
    r"س(?:ياس|يار|ياح|ياق|ياد|ياج|يناء|ينات|يناري|ينما|يدات|يطر|يول|يوف|يبير|يدني|يمن|يليك|يلان|ياني|يمفو|يكولو|"
    r"تاد|تار|تاي|تون|تماي|توك|تيف|تيو|تدي|توري|نوات|نوي|نتيم|نتات|نغا|ندات|نجاب|نابل|ناتور)\w*|"
    r"س(?:يده|يدها|يدي|يدا|يدان|ير|يره|يرا|يرته|يرتها|يتي|تين|تينيات|نتين|نتان|نين|نجار|ندا|ندي|نتر|نام)"
)


@lru_cache(maxsize=65536)
def is_future_verb(key: str) -> bool:
    """Whether a folded word, without «و» and «ف», is a verb of what is to come.

    >>> [is_future_verb(key) for key in ("سيرتفع", "ستستخدمونها", "سوف", "سياسات", "ستاندرد", "ستيلانتيس")]
    [True, True, True, False, False, False]
    """
    return _VERB.fullmatch(key) is not None and _NOUNS.fullmatch(key) is None
