"""Set phrases of Arabic that a translation can hardly do without: «مع وقف التنفيذ», «شريطة», «بالإنابة»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from malaf.reading.tokens import Text, arabic_question, bare_forms, forms, word_set

__all__ = ["SetPhrase", "added", "may_mean", "set_phrases"]


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
علي الارجح: probabl likel most may might appar suspect presum thought believ expect
في الغالب: probabl likel most may might appar suspect presum thought believ often usual general main large \
typical frequent norm tend
قبل الميلاد, ق.م: bc bce before
بعد الميلاد: ad ce
عن طريق الخطا, بطريق الخطا, بالخطا: mistak error wrong accident inadvertent friendly erron mis fault incorrect \
slip
علي الفور, فورا, فوريه, الفوري, الفوريه: immediat instant prompt once straight forthwith now right swift urgent \
quick soon away delay spot outright summar live rapid effect emergency
تدريجيا, بالتدريج, تدريجي, تدريجيه: gradual phas step progress slow stage increment piecemeal bit tapered stagger
للمره الاولي, لاول مره, المره الاولي, اول مره: first never debut maiden inaugur unprecedent new
بالقوه: forc violen coerc power streng strong robust vigo might
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
حاول, حاولت, يحاول, تحاول, حاولوا, يحاولون, محاوله, محاولات: try tri attempt bid seek sought effort endeav struggl \
want aim hop fail striv tackl battl fight
هدد, هددت, يهدد, تهدد, هددوا, توعد, توعدت: threat warn menac vow endanger risk jeopard peril could may might pose \
imperil
اقترح, اقترحت, يقترح, تقترح, اقترحوا: propos suggest recommend moot float put plan idea offer advoca
يعتزم, تعتزم, ينوي, تنوي, يعتزمون, ينوون: inten plan will aim mean going about set due want seek would hop propos \
resolv determin
دعا الي, دعت الي, يدعو الي, تدعو الي, دعوا الي, يدعون الي: call urg appeal invit ask demand press want advoca exhort \
encourag need must should plea seek propos provid cause concern
اوصي, اوصت, يوصي, توصي: recommend advis suggest urg propos call should
تعهد, تعهدت, يتعهد, تتعهد, تعهدوا, وعد, وعدت: promis pledg vow undertak commit assur will would guarantee shall swor
حذر من, حذرت من, يحذر من, تحذر من: warn caution alert fear danger threat risk advis against concern
يامل, تامل, ياملون: hop wish aspir look expect would want
يسعي, تسعي, سعي, سعت, يسعون: seek sought aim try tri want effort work attempt bid striv pursu look hop plan push \
drive endeav quest
تجنب, تجنبت, يتجنب, تتجنب, تفادي: avoid avert prevent shun steer against refrain evad dodg escap sidestep spar keep \
stay away rather not no without lest skip duck forestall bypass beat eschew stop head save clear circumvent than
كف عن, كفت عن, يكف عن, تكف عن, الكف عن, احجم عن, احجمت عن, يحجم عن: stop ceas halt refrain quit end desist no not \
avoid declin hesitat reluct shy stay abst hold held refus give gave
تخلي عن, تخلت عن, يتخلي عن, تتخلي عن, التخلي عن, تخليه عن, تخليها عن: abandon give gave drop relinquish renounc \
forgo forsak ditch quit shed ced step scrap withdr walk back desert resign waiv leav left let part jettison without \
no not surrender discard disown off
منع, منعت, يمنع, تمنع, منعوا: prevent ban bar stop block prohibit forbid forbad not no den refus keep kept disallow \
deter turn preclud halt hinder stem avert without never out against restrain imped stood unable lest curb
يستحيل, تستحيل, استحال, استحالت: impossib not no cannot unable never out unfeas
رييس الوزراء, رييسه الوزراء, رييس الحكومه, رييسه الحكومه, رييس وزراء: prime premier pm chancellor head government \
minister cabinet
ولي العهد, ولي عهد: crown heir
رييس الجمهوريه: president state head
الرييس المنتخب, الرييسه المنتخبه: elect incoming
رييس الاركان, رييس اركان, رييس هييه الاركان: chief staff chiefs
عضو مجلس, عضو اللجنه, عضو لجنه, عضوه مجلس: member mp lawmaker senat deput board director council sit legislat \
parliament belong congress represent on panel sen\\b rep\\b cllr
المدعي العام, النايب العام, المدعيه العامه: prosecut attorney
الامين العام, الامينه العامه, امين عام: secretar general chief head
كبير المفاوضين, كبيره المفاوضين, كبير الاقتصاديين, كبير المستشارين: chief lead senior top
رييس التحرير, رييسه التحرير: editor
اول امراه, اول رييس, اول دوله, اول رحله, اول زياره, اول مره: first maiden inaugur debut never pioneer \
initial new earliest
يدرس, تدرس: stud consider review examin look weigh explor mull learn teach taught assess discuss think thought debat \
eye plan tutor attend analy research investigat under
يتوقع, تتوقع, يتوقعون, المتوقع: expect forecast predict anticipat likel will would should due set project estimat may \
could look see hop prospect outlook foresee scheduled slated plan believ fear might can
دون تغيير, بلا تغيير, من دون تغيير: unchang steady same hold held stable flat keep kept paus remain freez no \
little
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


def may_mean(english: str, row: int) -> bool:
    """Whether any of the folded words of an English text, with blanks between them, may stand for a phrase."""
    return _ENGLISH[row].search(english) is not None


def added(text: Text, english: str) -> str:
    """What an English text says, by its folded words with blanks between them, for which an Arabic one has no word."""
    return next(
        (said for said, known in _ADDED.items() if f" {said} " in english and not any(map(known.fullmatch, text.keys))),
        "",
    )


_ADDED: Final = {
    "unless": re.compile("[وف]?(?:ما|لم|الا|اذا|حتي|دون|لا|لن|ان|قبل|شريطه|بشرط)"),
    "except": re.compile("[وف]?(?:باستثناء|استثناء|الا|سوي|عدا|غير|خلا|ما|لم|دون|فقط|يستثني|تستثني|حاشا)"),
}


def _read() -> Iterator[tuple[int, tuple[str, ...], int]]:
    """The phrases, each with its row and which of its words is looked for: the last of the longest rare ones."""
    for row, line in enumerate(_TABLE.strip().splitlines()):
        for phrase in line.partition(":")[0].split(", "):
            words = tuple(phrase.split())
            yield row, words, max(range(len(words)), key=lambda at: (words[at] not in _COMMON, len(words[at]), at))


_COMMON: Final = word_set("الي عن من ما ان في لا علي اول مجلس")
_BY_WORD: Final[dict[str, list[tuple[int, tuple[str, ...], int]]]] = {}
for _row, _words, _at in _read():
    _BY_WORD.setdefault(_words[_at], []).append((_row, _words, _at))
_KEYS: Final = frozenset(_BY_WORD)
_ENGLISH: Final = [
    re.compile(rf"\b(?:{'|'.join(line.partition(':')[2].split())})") for line in _TABLE.strip().splitlines()
]


@arabic_question
def _tells(key: str) -> bool:
    return not _KEYS.isdisjoint(bare_forms(key))
