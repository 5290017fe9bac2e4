"""Whether a text denies something: by a word that can only deny, or by one that may stand for a denial."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from typing import Final

import msgspec

from malaf.reading.lexicon import Senses
from malaf.reading.tokens import Question, Text, arabic_question, bare_forms, latin_question, word_set
from malaf.reading.verbs import AUXILIARIES, VERBS

__all__ = ["Negations", "may_tell", "negations"]


class Negations(msgspec.Struct, frozen=True, gc=False):
    """How many words of a text deny (`sure`), and how many stand for a denial (`likely`); `words` tells the first.

    `verbs` are verbs that deny by themselves («نفى», "refused"), `verb` the first of them, or of those without a
    contrary that are denied («لم يعلن»). `contrasts` oppose («لكن»,
    "only"). `weak` are denials that say no in no way, or are as often put otherwise («لا يزال», "not only"), and words
    that are hardly a denial but may be the translation of one. `turned` is what is said of verbs that deny themselves
    where they are denied (``rule out`` of «لم يستبعد»), `plain` where nothing does. An Arabic text has in `denied`
    what each sure denial denies may mean (`verbs.Senses`), an English one in `behind` the words that follow one; `said`
    are all words.
    """

    sure: int = 0
    likely: int = 0
    words: str = ""
    verbs: int = 0
    verb: str = ""
    contrasts: int = 0
    weak: int = 0
    denied: Sequence[Senses] = ()
    behind: Sequence[str] = ()
    said: Sequence[str] = ()

    def affirms(self, other: Negations) -> bool:
        """Whether this text says what the other one, in the other language, denies.

        Where what is denied is put by another word («لم يغادر»: stayed), or is of none that is known, nobody can tell.
        """
        if other.denied:
            said = _rows(map(VERBS.english, self.said))
            return any(not said.isdisjoint(senses) for senses in other.denied)
        if other.behind and not self.behind:
            said = _rows(map(VERBS.english, other.behind))
            return any(not said.isdisjoint(VERBS.arabic(key)) for key in self.said)
        return True

    @property
    def tells(self) -> bool:
        """Whether the text denies so that another one's silence, or the contrary, can be told."""
        return bool(self.sure or self.verbs or self.verb)

    @property
    def silent(self) -> bool:
        """Whether nothing in the text may deny."""
        return not (self.sure or self.likely or self.verbs or self.weak or self.contrasts)


def _rows(senses: Iterable[Senses]) -> set[int]:
    return {row for one in senses for row in one}


def negations(text: Text, language: str) -> Negations | None:
    """The denials of a text; None for a language without rules here."""
    reader = _READERS.get(language.split("-", maxsplit=1)[0])
    return reader[2](text) if reader else None


def may_tell(text: Text, language: str) -> bool:
    """Whether a text has a word at which `negations` may find what `tells`; none of a language without rules here."""
    reader = _READERS.get(language.partition("-")[0])
    return reader is not None and any(reader[1](text.keys[i]) for i in text.where(reader[0]))


# --- Arabic -----------------------------------------------------------------------------------------------------------

# «عدم» is here too: whatever a translator makes of it denies.
_SURE_AR: Final = word_set("لم لن ليس ليست ليسوا ليسا لست لسنا عدم انعدام دونما بدون بلا ليلا كيلا لكيلا") - {"ليلا"}
_NO_AR: Final = frozenset({"لا", "ولا", "فلا"})
_ABSENCE: Final = frozenset({"عدم"})
# «لا يزال» is still, «لا يقل عن» at least, «لا سيما» especially: these deny nothing, or not as they stand. So do verbs
# that end something, or deny: «لم يتوقف» goes on, «لا ينفي» admits, «لم يغادر» stayed, «لا يختلف» is the same.
_NOT_DENIED: Final = re.compile(
    r"[يتن]زال\w*|زال\w*|[يتن]زل\w*|[يت]قل\w*|[يت]تجاوز\w*|[يت]تعد\w*|[يت]زيد\w*|سيما|بد|شك|ريب|محاله|[يت]فوق|[يت]نفك|"
    r"[يت]برح|تقتصر|يقتصر|[يت]خلو?|[يت]عدو|مناص|جرم|باس|[يت]خف\w*|مفر|غني|غرو|[يت]الو|[يت]بعد|[يت]مضي?|[يت]توقف\w*|"
    r"تجاوز\w*|[يتن]ستبعد\w*|[يت]نقطع\w*|[يت]كف\w*|[يت]كاد|[يت]كد|[يت]لبث\w*|[يتن]ختلف\w*|[يت]تغير\w*|[يتن]غادر\w*|[يتن]برح\w*|"
    r"[يت]هدا|[يت]تاخر\w*|[يتن]تردد\w*|[يتن]دخر\w*|[يتن]تورع\w*|[يتن]تواني?\w*|[يتن]مانع\w*|[يتن]عارض\w*|[يتن]عترض\w*|"
    r"[يتن]نفي?|[يتن]نفوا?|[يتن]نكر\w*|[يتن]رفض\w*|[يت]غب|[يت]غيب|[يت]فارق\w*|[يت]فت|[يت]فوت\w*|[يتن]نسي?|[يتن]نسوا?|"
    r"[يت]تجزا|[يت]نفصل|[يت]نفصم|[يت]نضب|[يت]حصي|[يت]وصف|[يت]ضاهي|[يت]بق|[يت]ستهان|[يت]طاق|[يت]صدق|[يت]رحم|"
    r"[يت]شوب\w*|[يت]عوز\w*|[يت]نقص\w*|[يت]بخل\w*|[يت]سع|[يت]سعني|[يت]جادل|جدال|خلاف|غبار|حصر|مثيل|نظير|رجعه|نهايه|ضير|"
    r"عجب|غرابه|[يتن]كتف\w*|[يتن]تخل\w*|[يتن]فقد\w*|[يت]منع\w*|[يت]فشل\w*|[يت]خش\w*|[يتن]جهل\w*|مانع|داعي|طايل"
)
# What «ليس» is said of and is seldom said with "not": «ليس سراً», «ليس من المستغرب».
_NOT_SO: Final = re.compile(
    r"(?:ال)?(?:سر|خافي?|خفي|مستغرب|غريب|عجيب|مفاجي|مستبعد|بعيد|قليل|هين|سهل|يسير|صعب|عسير|مصادفه|صدفه|عبث|عيب|جديد|وليد|"
    r"وحيد|وحد|نادر|عجب|ببعيد|بعيده?|بغريب|بجديد|بالهين|بالسهل|بالقليل)(?:ا|ه|ها|هم|هما)?"
)
_IDIOMS: Final = re.compile(
    r"(?:[يت]حرك\w* ساكن|[يت]نبس|[يت]ال\w* جهد|[يت]لق\w* \w*(?:ذان|صدي|صدا)|[يت]جوز (?:الطعن|الاستءناف|استءناف)|"
    r"[يت]قبل\w* (?:الطعن|التاجيل|الشك|الجدل)|[يت]جد\w* (?:بد|مفر)|[يت]حتمل (?:التاجيل|التاخير)|[يت]مت\w* .*صله|"
    r"(?:ال)?(?:كشف|نشر|ذكر|افصاح) (?:عن )?(?:اسم|هوي)|علم لي|[يت]رق\w* الي|[يت]حالف)"
)
_DEGREES: Final = word_set("كثيرا طويلا بعيدا قليلا تماما كليا باستمرار دايما")
_COMPARED: Final = word_set("اكثر اقل ازيد باكثر باقل")
_RESTRICTS: Final = frozenset({"الا", "سوي", "دون", "بدون", "باستثناء", "عدا"})
_WHY: Final = frozenset({"لماذا", "لم", "لما"})
_CONTRASTS_AR: Final = word_set("لكن بل فقط انما")
_STEMS_AR: Final = re.compile(
    r"[وف]?[بلك]?(?:ال|ل)?(?:[يتنا]|ست|سي|سن|ا)?(?:عجز|فشل|خفق|رفض|نفي|نفت|نكر|منع|حظر|متنع|تعذر|ستبعد|فتقر|نقص|توقف|غلق|تجنب|تجاهل|همل|حرم|"
    r"ستحيل|ستحال|حجم|تخلف|لغي|لغت|عارض|عترض|قاطع|فقد|خسر|تعطل|تفاد|خلو|كاد|نهار|غاب|غيب|ستثن|عف|كذب|عزف)"
    r"(?:ت|وا|ون|ا|ان|ه|ها|هم|نا|ين|ي|ته|تها)?"
)
_LIKELY_AR: Final = word_set(
    "يعجز تعجز عاجز عاجزه يمتنعون محروم محرومه محرومون استحال يمنع تمنع يحظر تحظر رافضين نافين لا غير دون سوي الا",
    "غياب رافضا رافضه رفضها رفضه نافيا نافيه نفيه نفيها نفي حظر منع منعت تعذر يتعذر استبعد استبعدت مستبعدا كلا",
    "امتنع امتنعت يمتنع عجز عجزت نقص خاليه خال نادرا بالكاد مستحيل يستحيل الغاء الغي الغت توقف وقف تجنب تجنبا",
    "حرمان مستبعد مجهول ابي يابي تابي معارضه عارض عارضت كاد كادت يكاد تكاد",
)
_MAYBE_AR: Final = word_set(
    "مجهوله نادر نادره انكار امتناع استبعاد افتقار اغلاق اهمال استحاله اعتراض مقاطعه فقدان خساره خسارات عزوف احجام",
    "اخفاق شح ندره قله صعوبه صعب صعبه صعبا استثناء باستثناء اعفاء ممنوع ممنوعه محظور محظوره مرفوض مرفوضه مغلق مغلقه",
    "متوقف متوقفه معطل معطله غايب غايبه فاشل فاشله ناقص ناقصه قليل قليله قليلا مفقود مفقودين معفي مستثني باطل باطله",
    "كاذب كاذبه زايف خاطي خاطيه بريء برءاء سلبي سلبيه صامت صمت وحيد ضد مخالف مخالفه عدا خلا ابدا اطلاقا قط هيهات",
    "اليس اليست الم الن لولا لو يفتقد تفتقد نفاد نفد نفدت سيء اقل ادني قطع انقطاع محدود محدوده ضعيف ضعيفه تراجع رغم",
)
_VERBS_AR: Final = word_set(
    "رفض رفضت يرفض ترفض رفضه رفضها رفضوا نفي نفت ينفي تنفي نفيه نفيها نافيا نافيه انكر انكرت ينكر تنكر افتقر تفتقر",
    "يفتقر تعذر تعذرت يتعذر",
)
_FAILED_AR: Final = word_set("فشل فشلت يفشل تفشل اخفق اخفقت يخفق تخفق")
_REFRAINS: Final = word_set("امتنع امتنعت يمتنع تمتنع امتناع تمتنعوا يمتنعوا يمتنعون")
_DENIERS_AR: Final = frozenset({"لم", "لن", "لا", "ليس", "غير", "احد"})


def _bare(key: str) -> set[str]:
    return {key, key[1:] if key[:1] in {"و", "ف"} else key}


@arabic_question
def _may_deny(key: str) -> bool:
    """Whether an Arabic word denies, or may, whatever stands beside it."""
    return not _TELLING_AR.isdisjoint(bare_forms(key)) or _STEMS_AR.fullmatch(key) is not None


_TELLING_AR: Final = frozenset(
    {*_SURE_AR, *_NO_AR, *_LIKELY_AR, *_MAYBE_AR, *_CONTRASTS_AR, *_VERBS_AR, *_FAILED_AR, "ما"}
)


@lru_cache(maxsize=65536)
def _may_tell(key: str) -> bool:
    """Whether an Arabic word may deny surely, or is a verb of denial; «ألا» is folded to what «إلا» is."""
    return key.endswith("الا") or not _TELLING_ALONE_AR.isdisjoint(bare_forms(key))


_TELLING_ALONE_AR: Final = frozenset({*_SURE_AR, "لا", "ما", *_ABSENCE, *_VERBS_AR, *_FAILED_AR, *_REFRAINS})


def _arabic(text: Text) -> Negations:
    sure = likely = weak = verbs = contrasts = 0
    words = verb = ""
    denied: list[Senses] = []
    for i in text.where(_may_deny):
        found = _bare(text.key(i))
        following = text.key(i + 1)
        whole = bare_forms(text.key(i))
        if _denies(text, i, found):
            if _is_weak(text, i, found):
                weak += 1
            elif "لا" in found and not re.match("[يتنا]", following):
                likely += 1
            else:
                sure += 1
                denied.append(_meant_by_denied(text, i + 1))
                after = text.tokens[i + 1].text if i + 1 < len(text) else ""
                words = words or f"{text.tokens[i].text} {after}".strip()
                if _NO_CONTRARY.fullmatch(following):
                    verb = verb or words
        elif found & _CONTRASTS_AR:
            contrasts += 1
        elif _is_verb(text, i, found):
            if _is_denied(text, i):
                weak += 1
            else:
                verbs += 1
                verb = verb or text.tokens[i].text
        elif found & {"غير", "الا"} and following in {"ان", "انه", "انها", "انهم"}:
            contrasts += 1
        elif "غير" in found and not (_SURE_AR | _NO_AR).isdisjoint(text.keys[max(i - 6, 0) : i]):
            weak += 1  # «لا تُقبل العطاءات غير المصحوبة»
        elif whole & _LIKELY_AR:
            likely += 1
        elif whole & _MAYBE_AR or _STEMS_AR.fullmatch(text.key(i)):
            weak += 1
        if following == "عن" and _refrains(text, i, whole):
            verb = verb or text.tokens[i].text
    return Negations(
        sure,
        likely,
        words,
        verbs,
        verb,
        contrasts,
        weak,
        denied=denied,
        said=text.keys,
    )


# Verbs that no other word is the contrary of: where these are denied, something in the translation denies.
_NO_CONTRARY: Final = re.compile(
    r"[يتن](?:علن|فصح|كشف|ذكر|شر|وضح|حدد|تطرق|صدر|علق|تخيل|سدد|دفع|تلقي?|توصل|تسني?|صرح|عقب|تناول|بين|ر|ري|"
    r"نشر|نشروا|تبن|تبني|قدم|جب|جيب|علم|عرف|رد|حصل|تمكن|ستطع|ستطيع)(?:وا|ون|ها|ه|هم)?"
)


def _refrains(text: Text, i: int, whole: Collection[str]) -> bool:
    """Whether who refrains from what is behind «عن» does not do it: «الامتناع عن أي خطوات», and no «التصويت»."""
    return not _REFRAINS.isdisjoint(whole) and text.key(i + 2) not in _VOTE


_VOTE: Final = frozenset({"التصويت", "الاقتراع"})


def _meant_by_denied(text: Text, i: int) -> Senses:
    """What a denial before token `i` denies: the first word that is no auxiliary.

    With that goes what there is none of («لم يقدموا أي دليل»).
    """
    at = i
    while text.key(at) in AUXILIARIES and at < i + 4:
        at += 1
    # «لم يكن رد المدير كافياً»: after an auxiliary, one of the words.
    last = at + 1 if at == i else at + 4
    found = [VERBS.arabic(text.key(k)) for k in range(at, last)]
    none = next((k for k in range(at, at + 5) if text.key(k) in _ANY), None)
    if any(found) and none is not None:
        found.append(VERBS.arabic(text.key(none + 1)))
    return {row: sign for senses in found for row, sign in senses.items()}


_ANY: Final = frozenset({"اي", "ايه", "باي", "لاي"})


def _is_denied(text: Text, i: int) -> bool:
    """Whether a verb is denied just before it."""
    return not _DENIERS_AR.isdisjoint(_bare(text.key(i - 1)) | _bare(text.key(i - 2)))


def _is_verb(text: Text, i: int, found: set[str]) -> bool:
    """Whether a verb at token `i` denies: «رفض», «نفى» (and no «نُفي»), «فشل ... في»."""
    if found & _FAILED_AR:
        return "في" in text.keys[i + 1 : i + 5]
    return bool(found & _VERBS_AR) and (not found & {"نفي"} or text.tokens[i].text.endswith("\u0649"))


def _denies(text: Text, i: int, found: set[str]) -> bool:
    """Whether a particle of denial stands at token `i`: «لم», «عدم», «ألّا», «ما من»."""
    if found & _SURE_AR or "لا" in found or text.form(i, _ABSENCE):
        return True
    if "ما" in found and re.fullmatch("كان(?:ت|وا)?", text.key(i + 1)) and re.match(r"ل[يتن]\w{2}", text.key(i + 2)):
        return True  # «ما كان ليفوز»
    if "ما" in found:
        return text.key(i + 1) == "من" and text.key(i + 2) not in {"شانه", "شانها", "شان"}
    # «ألّا» is "that not", and no «إلّا», where it is spelt so.
    return _THAT_NOT.search(text.tokens[i].text) is not None and re.match("[يتن]", text.key(i + 1)) is not None


_THAT_NOT: Final = re.compile("أل\u0651?ا$")


def _is_weak(text: Text, i: int, found: set[str]) -> bool:
    """Whether a denial says no, or is as often put otherwise, by the words behind it."""
    following = text.key(i + 1)
    if _NOT_DENIED.fullmatch(following) or _bare(text.key(i - 1)) & _WHY:
        return True
    if not _RESTRICTS.isdisjoint(text.keys[i + 1 : i + 16]) or "غير" in text.keys[i + 2 : i + 7]:
        return True
    if "ليس" in found or "ليست" in found:
        return any(_NOT_SO.fullmatch(text.key(at)) for at in (i + 1, i + 2))
    if _IDIOMS.match(" ".join(text.keys[i + 1 : i + 5])):
        return True
    if "عدم" not in found and not _DEGREES.isdisjoint(text.keys[i + 2 : i + 5]):
        return True
    if not _COMPARED.isdisjoint(text.keys[i + 2 : i + 7]):
        return True  # «عدم حمل أكثر من 100»: the number tells it
    # «ليلاً ولا نهاراً»: the second of two.
    return text.key(i) == "ولا" and i + 1 < len(text) and "\u064b" in text.tokens[i + 1].text


# --- English ----------------------------------------------------------------------------------------------------------

_SURE_EN: Final = word_set("not cannot never nobody nothing nowhere neither nor none without")
_BEFORE_NOUN: Final = frozenset({"the", "a", "this", "its", "their", "of"})
_TURNED: Final = word_set("refuse refused refuses decline declined declines fail failed fails neglected")
_CONTRASTS_EN: Final = word_set("only but rather yet")
_LIKELY_EN: Final = word_set(
    "no out disregard disregarded ignore ignored ignoring overlook overlooked unless except",
    "hardly barely scarcely rarely seldom reject rejected rejects rejecting rejection refuse refused",
    "refuses refusing refusal deny denied denies denying denial fail failed fails failing failure",
    "failures lack lacks lacked lacking absence absent absentee avoid avoided avoiding prevent prevented prevents",
    "preventing prohibit prohibited prohibits prohibition ban banned bans bars barred exclude excluded",
    "excluding rule ruled rules ruling free decline declined declines stop stopped stops halt halted cease",
    "ceased impossible unlikely unable ineligible unaware unclear unchanged unknown unprecedented",
    "untouched unpaid unresolved unacceptable unjustified unlawful unfair unsafe unaffected unanswered",
    "uncertain unavailable unfounded unmet unsuccessful insufficient inadequate inability incapable",
    "object objected objecting objection objections",
    "inactive incomplete illegal irregular invalid non void cancel cancelled canceled missing miss missed",
    "oppose opposed opposes opposition exempt exempted far longer devoid forgo stem",
    "short dismiss dismissed dismissing little few zero goalless",
    "nil nonetheless refrain refrained withheld withhold stuck beyond",
    # absence and limits
    "empty bare bereft deprived deprives deprive starved scarce scarcity shortage shortages vacant dry",
    "less fewer least limited minimal negligible mere merely solely blank idle idly",
    # refusal and hindrance
    "rebuff rebuffed spurn spurned snubbed boycott boycotted boycotting boycotts resist resisted veto vetoed",
    "abstain abstained abstention abstentions eschew renounce renounced forbid forbidden forbade forbids",
    "block blocked blocking preclude averted avert deter suspend suspended curb shun shunned waive waived spare spared",
    "powerless helpless reluctant reluctance neglect neglected omit omitted skip skipped elude eluded escape escaped",
    "forget forgot forgotten collapse collapsed breakdown lose loses lost loss silent silence mum deaf shut closed",
    "anonymity anonymous unnamed secret violate violates violated violating violation violations violator violators",
    "breach breaches breached breaching flout flouted defy defied defying offenders mystery wrong false untrue myth",
    "doubt doubts doubtful sceptical skeptical hard difficult tough instability inequality impunity insecurity",
    "mistrust distrust foul lapse lapsed default defaulted inaction earliest pending await awaits awaiting awaited",
    "survive survived survives safe safely",
)
_NEGATIVE: Final = re.compile(
    r"(?!unless|regardless|nonetheless|nevertheless|inevitable|invaluable|incredible|indispensable|indelible|irrevocable)"
    r"(?:[a-z]{3,}less|non[a-z]{4,}|dis(?:agree|approve|continue|miss|satisf|obey)[a-z]*|"
    r"un(?!til|der|ion|it[esy]?|iver|ilat|less|iq|ani|if|esco|icef|hcr)[a-z]{4,}|i[nmrl][a-z]+[ai]ble|in(?:visib|viol)[a-z]+)"
)
_NOT_REALLY: Final = word_set(
    "only less more exceeding exceed least until before long far just merely simply unlike uncommon"
)
_STRONG_EN: Final = word_set("unable refused refuses refuse denied denies rejected rejects")
_VOTED: Final = word_set(
    "vote votes voted voting decide decides decided decision advise advises advised advice warn warns warned warning",
    "rule ruled rules recommend recommends recommended caution cautions cautioned argue argued argues spoke speak",
)
_QUANTITIES: Final = word_set("more less fewer greater higher larger lower smaller other rather")
_KEPT: Final = word_set("keep keeps kept keeping")
_RULED: Final = word_set("rule rules ruled ruling")
_PERIODS: Final = word_set("week month year night season quarter summer winter spring autumn decade century term")


_CONTRACTED: Final = word_set(
    "dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt wont wouldnt cant couldnt shouldnt",
    "mustnt",
)
# Every word at which the reader of English has something to find, but for those that deny by a prefix.
_WEAK_EN: Final = frozenset({"error", "errors", "too"})  # "error writing", "too large to be saved"
_TELLING_EN: Final = frozenset(
    {*_WEAK_EN, *_SURE_EN, *_LIKELY_EN, *_CONTRACTED, *_CONTRASTS_EN, *_TURNED, *_RULED, *_KEPT, *_STRONG_EN}
    | {"t", "last", "stood", "other", "than", "against"}
)


_TELLING_ALONE_EN: Final = frozenset({*_SURE_EN, *_CONTRACTED, *_TURNED, *_STRONG_EN, "no", "t"})


def _is_turned(text: Text, i: int) -> bool:
    """ "declined to condemn", and neither "the decline to" nor "declined to 1.4%"."""
    follows = text.key(i + 1) == "to" and text.kind(i + 2) == "word" and text.key(i + 2) not in _BEFORE_NOUN
    return text.key(i) in _TURNED and follows and text.key(i - 1) not in _BEFORE_NOUN


@latin_question
def _may_deny_english(key: str) -> bool:
    """Whether an English word denies, or may, whatever stands beside it."""
    return key in _TELLING_EN or _NEGATIVE.fullmatch(key) is not None


def _english(text: Text) -> Negations:
    sure = likely = weak = verbs = contrasts = 0
    words = verb = ""
    behind: list[str] = []
    for i in text.where(_may_deny_english):
        key, following = text.key(i), text.key(i + 1)
        contracted = key == "t" and text.key(i - 1) in {"'", "\u2019"}
        if key in {"not", "nothing", "never", "without"} and _is_litotes(text, i):
            weak += 1
        elif key in _SURE_EN or contracted or key in _CONTRACTED or _is_turned(text, i):
            sure += 1
            words = words or " ".join(token.text for token in text.tokens[max(i - 1, 0) : i + 2])
            behind += text.keys[i + 1 : i + 6]
        elif key == "no" and following in {"one", "circumstances", "person", "state"}:
            sure += 1
            words = words or f"no {following}"
            behind += text.keys[i + 2 : i + 6]
        elif _opposes(text, i):
            contrasts += 1
        elif key in _WEAK_EN:
            weak += 1
        else:
            likely += _stands_for_denial(text, i)
        if (key in _STRONG_EN and not (key == "denied" and following == "by")) or _is_turned(text, i):
            verbs += not _is_turned(text, i)  # which has been counted
            verb = verb or text.tokens[i].text
    return Negations(
        sure,
        likely,
        words,
        verbs,
        verb,
        contrasts,
        weak,
        behind=behind,
        said=text.keys,
    )


def _opposes(text: Text, i: int) -> bool:
    """ "but", "more afraid than angry"; "more than ten" counts."""
    key = text.key(i)
    if key in _CONTRASTS_EN or (key == "other" and text.key(i + 1) == "than"):
        return True
    return key == "than" and text.key(i - 1) not in _QUANTITIES


def _stands_for_denial(text: Text, i: int) -> bool:
    """Whether the word at token `i`, that is no denial, may be said for one: "lack", "kept from", "last seen"."""
    key, following = text.key(i), text.key(i + 1)
    if key == "out" and (text.key(i - 1) in _RULED or text.key(i - 1) in {"or", "and"}):
        return False  # one with "rule"; "in or out"
    if key in _LIKELY_EN:
        return not (key == "no" and following == "." and text.kind(i + 2) == "number")  # "No. 45" counts
    if key == "against":
        return text.key(i - 1) in _VOTED
    if key in _KEPT:
        return "from" in text.keys[i + 1 : i + 5]
    if key == "stood":
        return following == "by"
    if key == "last":
        return following not in _PERIODS and text.key(i + 2) not in _PERIODS
    return _NEGATIVE.fullmatch(key) is not None


def _is_litotes(text: Text, i: int) -> bool:
    """ "not only", "not until", "if not", "nothing but", "not unusual": these say no in no way, or the contrary."""
    following = text.key(i + 1)
    if text.key(i) == "never":
        return "before" in text.keys[i + 1 : i + 5]  # "never shown before": for the first time
    if text.key(i) == "without":
        return following in {"doubt", "question"}
    if text.key(i) == "nothing":
        return following in {"but", "less"}
    return (
        following in _NOT_REALLY
        or text.key(i - 1) in {"if", "or", "why"}
        or (following == "to" and text.key(i + 2) == "mention")
        or re.fullmatch("(?:un|in|im)[a-z]{5,}", following) is not None
    )


# Whether a word may deny, or stand for a denial; whether it tells by itself that something is denied; all of it.
_READERS: Final[dict[str, tuple[Question, Question, Callable[[Text], Negations]]]] = {
    "ar": (_may_deny, _may_tell, _arabic),
    "en": (_may_deny_english, _TELLING_ALONE_EN.__contains__, _english),
}
