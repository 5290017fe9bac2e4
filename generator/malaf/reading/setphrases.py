"""Set phrases of Arabic that a translation can hardly do without: «مع وقف التنفيذ», «شريطة», «بالإنابة»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from malaf.reading.tokens import Text, arabic_question, bare_forms, forms

__all__ = ["SetPhrase", "may_mean", "set_phrases"]


class SetPhrase(NamedTuple):
    """A phrase of the table, by its `row`, and its words in a text."""

    row: int
    words: str


# Folded phrases, and beginnings of the English words of which a translation has one; a letter alone is joined to the
# next word («خلافا لذلك»).
_TABLE: Final = """
مع وقف التنفيذ, موقوف التنفيذ, موقوفه التنفيذ, مع ايقاف التنفيذ: suspend probation defer stay
غيابيا: absentia absence absent
بالاجماع: unanim consensus every all dissent
بالتزكيه: acclamation unopposed uncontested unchallenged unanim
مدي الحياه, الموبد, الموبده: life perpetu
باثر رجعي: retro backdat back
بكفاله, كفاله ماليه: bail bond surety recogni guarantee
قيد الاقامه الجبريه, الاقامه الجبريه: house residence
بركلات الترجيح, ركلات الترجيح: penalt shoot
الوقت الاضافي, الشوط الاضافي: extra overtime
الوقت بدل الضايع: stoppage added injury late dying
من جانب واحد, احادي الجانب, احاديه الجانب: unilateral one sided alone
جلسه مغلقه, ابواب مغلقه, جلسات مغلقه: closed behind private camera secret
قابل للتجديد, قابله للتجديد, قابلا للتجديد: renew extend exten rolling
من حيث المبدا, مبدييا: principle preliminar initial tentativ provisional theory
لا رجعه فيه, لا رجعه عنه, لا رجعه فيها: irrevers irrevoc back no return final
عن التصويت, عن الاقتراع: abst refrain not boycott withh declin stay without cast absent shun turnout turn
حق النقض, الفيتو: veto
القيمه المضافه: vat value add
السوق السوداء, السوق الموازيه: black parallel street unofficial informal under
شريطه, بشرط, شرط ان: provid condition if long subject unless only once requir stipulat must proviso when
باستثناء, ما عدا, فيما عدا: except exclu but apart other bar exempt save aside without only all outside beyond not \
no leav minus
ما لم: unless if until without except only not no till fail barring provid absent or should
الا اذا: unless if until without except only not no till before first must once after provid
حتي اشعار اخر: until further indefinit notice till
بدلا من, عوضا عن, بدل ان: instead rather replac lieu place than not substitut altern over switch from swap opposed
خلافا ل, علي عكس, بخلاف: unlike contrary contrast oppos differ while whereas but not other conversely
دون قيد او شرط, دون شروط, بلا شروط, دون شرط: uncondition without no free
رغم, علي الرغم, بالرغم: despit although though even while whil but however yet notwithstand still nevertheless \
nonetheless albeit spite def regardless if when whereas amid against
ما يسمي, ما يعرف ب, ما يوصف ب, ما تسميه, ما يسميه: so called known call dub nam term refer styl describ self what \
brand
علي الارجح, في الغالب: probabl likel most may might appar suspect presum thought believ
قبل الميلاد, ق.م: bc bce before
بعد الميلاد: ad ce
عن طريق الخطا, بطريق الخطا, بالخطا, خطا: mistak error wrong accident inadvertent friendly erron mis fault incorrect \
slip
علي الفور, فورا, فوريه, الفوري, الفوريه: immediat instant prompt once straight forthwith now right swift urgent \
quick soon away delay spot outright summar live rapid effect emergency
تدريجيا, بالتدريج, تدريجي, تدريجيه: gradual phas step progress slow stage increment piecemeal bit tapered stagger
للمره الاولي, لاول مره, المره الاولي, اول مره: first never debut maiden inaugur unprecedent new
بالقوه: forc violen coerc
تحت تهديد السلاح: gunpoint arm gun knife weapon
سرا, سريه: secret covert quiet privat clandestin undercover stealth behind hidden discreet underground confiden \
surreptit classified ballot
جزييا: partial part some half limited
كليا, بالكامل, كاملا, كامله, الكامل, الكامله: total complet entire whol full all altogether every comprehens \
thorough through
موقتا, موقت, موقته, الموقت, الموقته: tempor interim provision suspend brief short paus stopgap transit while \
caretaker stay makeshift truce halt moment pre remand bid ad
بالتقسيط, علي دفعات, علي اقساط, دفعات: instal tranch phas stage batch payment
نقدا: cash mone criti
بالمزاد, المزاد, مزاد: auction bid
عبر الفيديو, تقنيه الفيديو, الاتصال المريي: video remote virtual online link zoom screen
تحت الارض: under subterran bury buried
القايم باعمال, بالوكاله, بالانابه, بالنيابه: acting interim charg caretaker proxy behalf deput stand
تصريف الاعمال: caretaker acting interim outgoing
المنتهيه ولايته, المنتهيه ولايتها: outgoing depart former lame
"""


def set_phrases(text: Text) -> list[SetPhrase]:
    """The set phrases of an Arabic text."""
    found = text.where(_tells)
    return list(_phrases(text, found)) if found else _NONE


_NONE: Final[list[SetPhrase]] = []


def _phrases(text: Text, found: list[int]) -> Iterator[SetPhrase]:
    for i in found:
        for form in {form for _, form in forms(text.key(i))} & _BY_WORD.keys():
            for row, words, at in _BY_WORD[form]:
                first, last = i - at, i - at + len(words)
                if all(k == at or _stands(text, first + k, word, k) for k, word in enumerate(words)):
                    yield SetPhrase(row, " ".join(token.text for token in text.tokens[first:last]))


def _stands(text: Text, i: int, word: str, k: int) -> bool:
    key = text.key(i)
    if len(word) == 1:
        return key.startswith(word)
    return key == word or (k == 0 and any(form == word for _, form in forms(key)))


def may_mean(text: Text, row: int) -> bool:
    """Whether any word of an English text may stand for a phrase."""
    return any(map(_ENGLISH[row].match, text.keys))


def _read() -> Iterator[tuple[int, tuple[str, ...], int]]:
    """The phrases, each with its row and which of its words is looked for: the last of the longest."""
    for row, line in enumerate(_TABLE.strip().splitlines()):
        for phrase in line.partition(":")[0].split(", "):
            words = tuple(phrase.split())
            yield row, words, max(range(len(words)), key=lambda at: (len(words[at]), at))


_BY_WORD: Final[dict[str, list[tuple[int, tuple[str, ...], int]]]] = {}
for _row, _words, _at in _read():
    _BY_WORD.setdefault(_words[_at], []).append((_row, _words, _at))
_KEYS: Final = frozenset(_BY_WORD)
_ENGLISH: Final = [re.compile("|".join(line.partition(":")[2].split())) for line in _TABLE.strip().splitlines()]


@arabic_question
def _tells(key: str) -> bool:
    return not _KEYS.isdisjoint(bare_forms(key))
