"""Where a final «ي» stands for «ى», as the papers of Egypt spell it: «أكد علي أهمية الحوار»."""

from __future__ import annotations

import re
from typing import Final

from malaf.reading import namewords as words
from malaf.reading.nametokens import Token, is_definite, word_set

# No other word is spelt so.
_DOTTED: Final = re.compile(r"(?<!\w)[وف]?(?:[إا]لي|حتي|[أا]خري|سوي|مدي)(?!\w)")
_ON: Final = frozenset({"علي", "وعلي"})
_SAW: Final = frozenset({"راي", "وراي"})
_NAME_GOES_ON: Final = words.GIVEN | words.NAME_PARTICLES
_NAME_FOLLOWS: Final = words.GIVEN | words.FAMILIES | words.NAME_PARTICLES | word_set("عبد")
# Before a name, and before a preposition hardly ever.
_MEETS_A_NAME: Final = words.HONORIFICS | words.ROLES | word_set("قال وقال يقول ويقول")


def with_final_alef(tokens: tuple[Token, ...], text: str) -> tuple[Token, ...]:
    """A paragraph's tokens, «علي» and «رأي» looked up as «على» and «رأى» where it spells them with «ي» throughout."""
    if "ى" in text or not ("علي" in text or "رأي" in text or "راي" in text):
        return tokens
    if not _DOTTED.search(text):
        return tuple(_spelt(token, "على") if _leads_to_that(tokens, i) else token for i, token in enumerate(tokens))
    return tuple(_read(tokens, i) if token.key in _ON or token.key in _SAW else token for i, token in enumerate(tokens))


def _leads_to_that(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether «علي» stands behind a definite noun that is nobody, and before «أن»: «أكد رئيس الإدارة علي أنها»."""
    if tokens[i].key != "علي" or not 0 < i < len(tokens) - 1:
        return False
    before, after = tokens[i - 1].key, tokens[i + 1]
    nobody = is_definite(before) and before not in _NAME_GOES_ON | _MEETS_A_NAME and before[2:] not in words.ROLES
    return nobody and after.key in words.COMPLEMENTIZERS and not after.text.startswith("إ")


def _read(tokens: tuple[Token, ...], i: int) -> Token:
    token = tokens[i]
    before = tokens[i - 1].key if i else ""
    after = tokens[i + 1].key if i + 1 < len(tokens) else ""
    if token.key in _SAW:
        return token if before else _spelt(token, "راى")  # it opens the sentence
    if before in _NAME_GOES_ON or after in _NAME_FOLLOWS:
        return token  # «أحمد علي», «علي حسن»
    plain = after in words.COMPLEMENTIZERS or after in words.STOP or after in words.COMMON
    meets = not before or before in _MEETS_A_NAME or before.removeprefix("ال") in words.ROLES
    return token if meets and is_definite(after) and not plain else _spelt(token, "على")


def _spelt(token: Token, word: str) -> Token:
    """The token with another key, «و» before it kept."""
    joined = token.key[:1] == "و"
    forms = ((0, f"و{word}"), (1, word)) if joined else ((0, word),)
    return Token(token.start, token.end, token.text, forms[0][1], forms)
