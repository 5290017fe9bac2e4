"""What denies in English, and how far it reaches."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Final

from malaf.reading.commonpolarity import BEFORE, BEHIND, FAR, STOPS, Mark, Rules, clause_end
from malaf.reading.lexicon import Senses
from malaf.reading.tokens import Text, latin_question, word_set
from malaf.reading.verbs import MEANINGS, PARTICLES

__all__ = ["ENGLISH"]


_BEFORE: Final = {"before": 1, "after": -1}
_DENY: Final = word_set("not never nobody nothing neither nor none without no cannot nowhere")
_CONTRACTED: Final = word_set(
    "dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt wont wouldnt cant couldnt shouldnt mustnt t",
)
_TO: Final = word_set(
    "refuse refused refuses refusing decline declined declines fail failed fails failing neglected unable unwilling",
    "yet",
)
_SCOPING: Final = word_set(
    "unless except hardly barely scarcely rarely seldom reject rejected rejects rejecting rejection refuse refused",
    "refuses refusing refusal deny denied denies denying denial fail failed fails failing failure failures lack lacks",
    "lacked lacking absence absent avoid avoided avoiding prevent prevented prevents preventing prohibit prohibited",
    "prohibits prohibition ban banned bans banning bar bars barred exclude excluded excluding free stop stopped stops",
    "halt halted cease ceased impossible unlikely unable unwilling ineligible incapable inability missing miss missed",
    "oppose opposed opposes objected objects object exempt exempted far devoid dismiss dismissed dismissing little",
    "few zero refrain refrained withheld withhold beyond less fewer least merely bereft deprived deprive scarce short",
    "shortage rebuff rebuffed spurn spurned boycott boycotted resist resisted veto vetoed abstain abstained forbid",
    "forbidden forbade forbids block blocked blocking preclude precluded avert averted suspend suspended waive waived",
    "powerless reluctant neglect neglected omit omitted skip skipped escape escaped forget forgot forgotten doubt",
    "doubts doubtful sceptical against cancel cancelled canceled scrap scrapped shelved off yet whether instead defy",
    "defied defies too struggle struggled struggling hard difficult waiting last first elude eluded eludes elusive",
    "non awaits await awaiting mystery unclear unknown lose lost dissuade dissuaded deter deterred discouraged",
    "hinder hindered keep keeps kept keeping",
)
_ENDS: Final = word_set("but while whereas although though however saying adding because")
_AFTER_COMMA: Final = word_set("and as which who with so yet since when where after before")
_FINITE: Final = word_set(
    "has have had is are was were will would said does did can could may might must shall should he she it they we i",
)
_REACH: Final = 7  # words
_KEPT: Final = word_set("keep keeps kept keeping")
_GOVERNED_BY: Final = word_set("that who which because if when since whether and he she it they we i , ( ) to")
_AWAY: Final = word_set(
    "rule ruled rules ruling opt opted opts shut lock locked sit sat left miss missed lose lost drop dropped pull",
    "pulled call called put hold held stave staved fend fended",
)
_PERIODS: Final = word_set(
    "week month year night season quarter summer winter spring autumn decade century term half monday tuesday",
    "wednesday thursday friday saturday sunday nine three six few",
)
_DETERMINERS: Final = word_set("the a an this that its their his her our")
_LIMITS: Final = word_set(
    "until unless except before than only all every fully entirely much always necessarily completely if save other",
)
_NOUNS: Final = word_set(
    "lack lacks lacked absence without free non short shortage scarce few little against minimal negligible limited",
    "scant slight marginal expectation expectations hope hopes fears prospect prospects threat threats calls demand",
    "demands plans plan bid attempt attempts proposal proposals risk risks talk",
)
_DENIES_BEHIND: Final = _CONTRACTED | word_set(
    "no nothing none nobody neither little few prohibited banned forbidden barred not never hardly impossible out",
    "off unlikely denied refused rejected cannot nowhere suspended cancelled halted vetoed against void pending",
    "awaited overdue outstanding blocked failed fails prevented stopped elude eluded eludes elusive",
)


@latin_question
def _knows(key: str) -> bool:
    return bool(MEANINGS.english(key)) or key in _PHRASAL or key in _BEFORE or key in _ON_TIME


_PHRASAL: Final = word_set("rule ruled rules ruling turn turned turns turning stand stands stood call called open")


@latin_question
def _marks(key: str) -> bool:
    return key in _MARKS or _PREDICATE.fullmatch(key) is not None


_MARKS: Final = _DENY | _CONTRACTED | _SCOPING | _NOUNS | _TO | _DENIES_BEHIND | {"rather"}
# "was inadmissible", "remains unclear".
_PREDICATE: Final = re.compile(r"(?:un|in|im|il|ir)\w{4,}")
_BE: Final = word_set(
    "is are was were be been being remain remains remained stay stays stayed deemed considered ruled declared",
)


def _mean(text: Text, i: int) -> Senses:
    key, following = text.key(i), text.key(i + 1)
    if following in PARTICLES and (found := MEANINGS.english(f"{key} {following}")):
        return found
    if key in _BEFORE:
        return {} if following == "dawn" else {BEFORE: _BEFORE[key]}
    if key in _ON_TIME:
        # "ahead of schedule"
        return {BEFORE: _ON_TIME[key]} if not _TIMES.isdisjoint(text.keys[i + 1 : i + 4]) else {}
    before = text.key(i - 1)
    if key == "used" and following == "to":
        return {}
    if before == "open" or (before == "-" and text.key(i - 2) not in {"non", "re", "un"}):
        return {}  # "an open secret", "open-ended"
    if key == "open" and before in _BE:
        return MEANINGS.english("opened")  # "remained open"
    if key == "lost" and following == "to":
        return {}  # what the other one won
    if key in _BEATEN and before in _BE:
        return {} if following == "by" else MEANINGS.english("lost")
    if key in _OLD and before in _YEARS:
        return {}  # eighty years old
    return MEANINGS.english(key)


_ON_TIME: Final = {"ahead": 1, "behind": -1}
_TIMES: Final = word_set("schedule time deadline")
_BEATEN: Final = word_set("beaten defeated")
_OLD: Final = word_set("old older")
_YEARS: Final = word_set("year years month months week weeks day days")


def _ends(text: Text, i: int) -> bool:
    key = text.key(i)
    if key in STOPS:
        return not (key == "." and text.kind(i + 1) == "number" and text.glued(i + 1))
    if key in _ENDS or (text.key(i - 1) == "," and key in _AFTER_COMMA):
        return True
    return key == "and" and text.key(i + 1) in _FINITE


def _mark(text: Text, i: int) -> Mark | None:
    """What the word at token `i` denies; None where it does not deny as it stands."""
    key, following = text.key(i), text.key(i + 1)
    to = key in _TO and following == "to" and text.kind(i + 2) == "word" and text.key(i + 2) not in _DETERMINERS
    if _is_idle(key, text.key(i - 1), following) and not to:
        return None
    if key not in _MARKS or key == "void":
        return Mark(i, i)
    if key in _KEPT and "from" not in text.keys[i + 1 : i + 6]:
        return None
    last = clause_end(text, i, FAR, _ends)
    if key == "short" and following == "of":
        return Mark(i, last, [i + 2])
    if key in {"no", "non"} and following == "-":
        return Mark(i, min(i + 3, last), [i + 2] if key == "non" else ())
    if key in _NOUNS and key != "without":
        noun = takewhile(lambda at: text.key(at) not in _GOVERNED_BY, range(i + 1, min(i + 4, last) + 1))
        return Mark(i, max(noun, default=i))
    if key in _DENY or key in _CONTRACTED or to:
        first = i + 2 if to else i + 1
        clause = list(takewhile(lambda at: not _is_past(text, at), range(first, last + 1)))
        limited = any(text.key(at) in _LIMITS for at in range(i + 1, first + len(clause) + 1))
        limited = limited or (text.key(last + 1) == "but" and text.key(last) != ",")
        reach = min(i + 8, last) if key == "without" else last
        return Mark(i, reach, () if limited else clause[:_REACH])
    return Mark(i, last)


def _is_past(text: Text, i: int) -> bool:
    """Whether no denial before token `i` is known to reach it: "not well-known - you know"."""
    key = text.key(i)
    return key in _GOVERNED_BY or (key in _DASHES and not text.glued(i))


_DASHES: Final = frozenset("-\u2013")


def _is_idle(key: str, before: str, following: str) -> bool:
    """Whether a word that may deny does nothing of the kind between these two: "at least", "yet", "ran out of"."""
    if key not in _MARKS or key == "void":
        return before not in _BE  # an adjective that is said of nothing
    match key:
        case "t":
            return before not in {"'", "\u2019"}
        case "no":
            return following in {"fewer", "less", "."}  # "no fewer than twenty" are so many, and "No. 45" counts
        case "fewer" | "less":
            return before == "no"
        case "least":
            return before == "at"
        case "rather":
            return following != "than"
        case "out" | "off":
            return following != "of" and before not in _AWAY
        case "last" | "first":
            return following in _PERIODS
    return key == "yet" or (key in _TO and key not in _SCOPING)


def _behind(text: Text, i: int, at: int) -> bool:
    """Whether the mark at token `at` denies a word before it: "gave no reason", "photography is prohibited"."""
    key = text.key(at)
    if at == i + 1 and key in PARTICLES:
        return False  # its own: "rule out"
    if not (_SUBORDINATE.isdisjoint(text.keys[i + 1 : at]) or _RAISING.match(text.key(i))):
        return False  # "applies to claims that are not settled"
    return (key in _DENIES_BEHIND or key not in _MARKS) and at <= clause_end(text, i, BEHIND, _ends)


_SUBORDINATE: Final = word_set("that which who because when if")
_RAISING: Final = re.compile(
    "think|thought|believ|expect|seem|appear|want|wish|hope|sa[iy]|claim|suggest|confirm|affirm|den[iy]"
)


def _in_name(text: Text, i: int) -> bool:
    """Whether the word at token `i` is written as part of a name, where other words are not: "Los Angeles"."""
    if not text.tokens[i].text[:1].isupper() or text.kind(i - 1) != "word" or _WRITTEN_LARGE.match(text.key(i)):
        return False
    words = [token.text for token in text.tokens if len(token.text) > _SHORT and token.kind == "word"]
    return sum(word[0].islower() for word in words) * 2 > len(words)


_SHORT: Final = 3  # letters: words that a title writes small, too
# Words that are always written so, and tell which of two there is.
_WRITTEN_LARGE: Final = re.compile("north|south|east|west|muslim|christian|sunni|shi|democra|republic|arab|kurd")
ENGLISH: Final = Rules(_knows, _marks, _mean, _mark, _ends, _behind, _in_name)
