"""Who says what in an Arabic text: direct quotes and reported speech.

Three things announce speech: a verb of saying («قال», «وأضافت»), a participle that goes on with it («مؤكداً»), and
«بحسب» with its kin. What follows up to «أن», a colon or a quotation mark tells the speaker; where nothing does, a
verb that agrees in gender goes on with the last speaker. Quotation marks alone announce nothing: they stand around
titles and doubtful words as well.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, Literal

import msgspec
from msgspec.structs import replace

from malaf.reading import namewords as words
from malaf.reading.descriptions import HEARERS, SAID_NOUNS
from malaf.reading.nameruns import PREPOSITIONS
from malaf.reading.names import OrganisationFound, PersonFound, Place
from malaf.reading.nameshapes import is_role
from malaf.reading.nametokens import spelling, word_set
from malaf.reading.speakers import WHEN
from malaf.reading.utterances import THUS, URGING, Content, UtteranceReader
from malaf.reading.voices import Speaker, Voices, without_article

__all__ = ["SpeechFound", "read_speech"]


class SpeechFound(msgspec.Struct, frozen=True):
    """Words that somebody says in the text.

    `text` stands at `place`: between the quotation marks, or after «أن» to the end of the clause. `speaker` is the
    name of ``people[person]`` or ``organisations[organisation]``, else the words of the text. `cue` is the place of
    the verb (participle, «بحسب») that announces it; `sure` is false where the speaker was not beside it.
    """

    kind: Literal["direct", "indirect"]
    text: str
    place: Place
    speaker: str
    person: int | None
    organisation: int | None
    cue: Place
    sure: bool


# How many words before a participle its verb of saying may stand.
_NEAR: Final = 80
_STANDING: Final = word_set("جاء ورد")
_PAPERS_OF: Final = word_set("بيان بلاغ تصريح رسالة كلمة تقرير مذكرة تغريدة منشور")
# What somebody has been said to have issued.
_THE_PAPER: Final = word_set("البيان البلاغ التصريح الرسالة الكلمة المذكرة التغريدة المنشور التدوينة الخطاب")
_ISSUING: Final = word_set("أصدر أصدرت نشر نشرت وزع وزعت بث بثت ألقى ألقت وجه وجهت تلا تلت أرسل أرسلت")
_RELAYING: Final = word_set("نقل نقلت ينقل تنقل نقلا")
_RELATIVES: Final = word_set("الذي التي الذين ما")
_ONCE: Final = word_set("سبق وسبق سبقت وسبقت")
_HAVING: Final = word_set("كان وكان كانت وكانت كانا كانوا")
_ATTRIBUTING: Final = word_set("نسب نسبت ينسب تنسب عزا عزت يعزو تعزو")
_DECLARING: Final = word_set("إعلان تأكيد نفي إيضاح توضيح تذكير لإعلان لتأكيد لنفي لإيضاح لتوضيح لتذكير")
# Verbs whose object is who is told.
_TELLING: Final = word_set("أبلغ أخبر طمأن خاطب سأل حذر وعد نصح حث دعا طالب ناشد شكر اتهم")
_SOURCES: Final = word_set("مصدر مصادر شاهد شهود")
# «في رأيه», «برأي الخبير», «في نظرها».
_OPINIONS: Final = word_set("رأي نظر تقدير اعتقاد")
_SO: Final = word_set("فإن فإنه فإنها فقد")
# In which, or by which, something is said.
_THEREIN: Final = word_set("فيه فيها فيهما فيهم خلاله خلالها خلالهما عبره عبرها")
_HOLDING: Final = word_set("جاء ورد جاءت وردت")
# With whom it is said to, or what it is said of: «أخبرهم», «وصفها».
_TO_THEM: Final = {
    spelling(form + pronoun): (form, *said)
    for form, said in words.SAYING.items()
    if said[0] in word_set("وصف اعتبر أبلغ أخبر سأل أجاب حذر طمأن خاطب وعد")
    for pronoun in ("ه", "ها", "هم", "هما", "هن", "نا", "ني")
}
# «لم يستبعد أن» says something, «لم يعلن أن» does not.
_DENIED: Final = word_set("استبعد نفى أنكر تكهن زعم ادعى جزم")
_EXPECTED: Final = word_set("المتوقع المقرر المنتظر المرتقب المرجح المفترض يتوقع ينتظر يرتقب يفترض")
# «وتجدر الإشارة إلى أن»: nobody says it.
_DUE: Final = word_set("تجدر يجدر ينبغي تنبغي يجب تجب وجبت يمكن تمكن لابد بد")
# What is told before, and no person, is the subject of a verb behind these.
_WHICH: Final = word_set("مما بما")
_FACT_WHICH: Final = frozenset({("الامر", "الذي"), ("وهو", "ما"), ("هو", "ما")})
# Verbs that go on to another: «ومضى يقول».
_GOING_ON: Final = word_set("مضى مضت راح راحت أخذ أخذت عاد عادت ظل ظلت بدأ بدأت تابع تابعت")


class _Context(msgspec.Struct, frozen=True):
    """Where in a sentence, tokens ``[first, last)``, a verb stands: after what has been said, and by whom."""

    first: int
    last: int
    clause: int
    topic: Speaker | None
    speaker: Speaker | None
    actor: Speaker | None


class _Paragraph(UtteranceReader):
    """The speech of one paragraph, sentence by sentence."""

    def __init__(self, voices: Voices, number: int, found: list[SpeechFound]) -> None:
        super().__init__(voices, number)
        self.found = found

    def read(self) -> None:
        pending, self.all.pending = self.all.pending, None
        if pending and self.tokens and 0 in self.closing:
            self._add(pending[0], self._quoted(0), pending[1])
        for first, last in self.sentences():
            self._sentence(first, last)

    def _sentence(self, first: int, last: int) -> None:
        topic = self._topic(first, last)
        actor = self._actor(first, last)
        doer = actor or self._doer(first, last)
        speaker: Speaker | None = None
        spoke = False  # something of this sentence has been attributed
        clause = first
        t = first
        while t < last:
            if t in self.closing and not self.inside[t]:
                added = self._attributed_after(t, last, speaker or topic) or self._alone(t, first, last)
                spoke = spoke or added
                t = self.closing[t] + 1
                continue
            token = self.tokens[t]
            if not token.key or self.inside[t]:
                if token.text == ":" and speaker is not None and spoke and t + 1 in self.closing:
                    self._add(speaker, self._quoted(t + 1), self._place(t, t + 1))
                    t = self.closing[t + 1] + 1
                    continue
                if token.text == ":" and topic is not None and topic.end == t and not spoke:
                    content = self._after_colon(t, last)
                    if content:
                        self._add(replace(topic, sure=t + 1 in self.closing), content, self._place(t, t + 1))
                        speaker, spoke, t = topic, True, content.next
                        continue
                t += 1
                continue
            result = (
                self._relayed(t, last)
                or self._therein(t, first, last)
                or self._verb(t, _Context(first, last, clause, topic, speaker, doer))
                or self._participle(t, first, last, speaker or topic or doer)
                or self._source(t, first, last, spoke=spoke)
            )
            if result is None:
                t += 1
                continue
            speaker, content = result
            if speaker is not None:
                self._remember(speaker)
            if content is not None:
                spoke = True
                while speaker is not None and (more := self._goes_on(content.next, last)) is not None:
                    self._add(speaker, more, self._place(t, t + 1))
                    content = more
                t = clause = max(content.next, t + 1)
            else:
                t += 1
        if actor is not None and not spoke:
            self.all.acting = replace(actor, end=0, sure=False)
            if self.all.last is None:
                self._remember(self.all.acting)

    def _add(self, speaker: Speaker, content: Content, cue: Place) -> None:
        text = self.text[content.start : content.end]
        if not text.strip():
            return
        self.found.append(
            SpeechFound(
                kind=content.kind,
                text=text,
                place=Place(self.number, content.start, content.end),
                speaker=speaker.text,
                person=speaker.person,
                organisation=speaker.organisation,
                cue=cue,
                sure=speaker.sure,
            )
        )

    def _verb(self, t: int, at: _Context) -> tuple[Speaker | None, Content | None] | None:
        """What is said by the verb of saying at token `t`, and by whom."""
        found = self._saying(t, at.first)
        if found is None:
            speaker = at.speaker or at.topic or at.actor
            return self._said_noun(t, at.last, speaker) or self._declared(t, at.first, at.last)
        form, lemma, before = found
        weak = lemma in words.WEAK_SAYING
        if without_article(self.key(t + 1)) in words.PAPERS:
            return None
        subject, after = self._verb_subject(t, lemma, at)
        who = subject or self._implied(t, form, at)
        if who is None:
            return None
        # «"..."، يرد الوزير على منتقديه، "..."»: once words have been quoted, more may follow any verb of saying.
        quoted = t - 2 in self.ends and self.sign(t - 1) in {"،", ","}
        content = self._content(t, after, at.last, "قال" if quoted else lemma, before, who)
        if content is None:
            if lemma == "اعتبر" and who.person is not None:
                content = self._considered(t, after, at.last, subject is not None)
            if content is None:
                told = subject is not None and (subject.person is not None if weak else subject.known or subject.sure)
                if subject is not None and told:
                    who = self._without_object(t + 1, who)
                return (who, None) if told or (weak and lemma in URGING and who.known) else None
        if weak and subject is None and not self._announces(t + 1, at.last):
            return None
        if lemma == "وصف" and len(self.text[content.start : content.end].split()) == 1:
            return None  # «وصفها بأنها "مناورة"»: a word is no speech
        quoted = self.sign(after) == ":" and self.text[content.start : content.end].count(" ") > 1
        if weak and not (who.known or who.sure or quoted) and len(who.text.split()) == 1:
            return None  # «كشف الفحص أن»
        if content.noun and lemma == "اطلع":
            return None  # «اطلع الوزير على الأضرار»
        if content.noun and not who.known:
            return (who, None) if subject is not None and subject.sure and not weak else None
        if content.noun and " " not in self.text[content.start : content.end]:
            return who, None  # «وأعرب الوزير عن أسفه، وقال»
        if (
            not who.known
            and who.text
            and spelling(who.text.split()[0]) in words.NOT_HUMAN
            and lemma not in {"ذكر", "قال", "افاد", "اوضح", "اكد", "اضاف", "اورد", "اعلن", "اشار", "نقل", "كشف"}
        ):
            return None
        self._add(who, content, self._place(t, t + 1))
        return who, content

    def _verb_subject(self, t: int, lemma: str, at: _Context) -> tuple[Speaker | None, int]:
        """The subject that follows the verb at token `t`, if one does; and the token after it, or after the verb."""
        by_voice = (self.key(t + 1), self.key(t + 2)) == ("على", "لسان")  # «وأضافت على لسان المتحدث باسمها أن»
        subject = self._subject(t + 1 + 2 * by_voice, at.last)
        if self.sign(t + 1) == ":" and t + 2 in self.closing:
            subject = self._speaker_in_marks(t + 2)  # «وأضاف: «فلان»، خلال جولة، أن»
        subject = self._source_of(subject, at.last)
        if subject is None or (lemma == "وصف" and not (subject.known or subject.sure)):
            return None, t + 1  # «وصفت الوضع الراهن بأنه»
        if subject.known:
            return subject, subject.end
        if not subject.sure and not self._announces(subject.end, at.last):
            return None, t + 1
        listener = self.key(t + 1).startswith("ل") and self.tokens[t].key[0] != "و"
        if listener and at.topic is not None and 0 < at.topic.end <= t:
            return None, subject.end  # «مصدر أفاد لرووداو بأن»
        *said, told = subject.text.rsplit(maxsplit=1)
        if lemma in _TELLING and said and without_article(told) in HEARERS:
            return replace(subject, text=said[0]), subject.end  # «أبلغ مسؤول الصحفيين بأن»
        if lemma in _TELLING and self.key(t + 1).endswith("ين"):
            return None, subject.end  # «أبلغ المساهمين بأن»: to whom it is said
        return subject, subject.end

    def _implied(self, t: int, form: str, at: _Context) -> Speaker | None:
        """Whom the verb at token `t`, which has no subject after it, goes with."""
        token, before = self.tokens[t], self.key(t - 1)
        joined = token.key[0] == "و" or before == "و"
        if before in {"ان", "وان", "قد"}:
            who, other = self._earlier(t, at.first)
            if who is not None or other:
                return who  # «كان فلان قد أعلن», where he cannot be read, is not who spoke last
        if before in _RELATIVES and form not in {form for _, form in token.forms}:
            who = at.speaker or at.topic or at.actor  # «الذي وصفه بأنه»: he is described, and does not speak
        else:
            own = at.speaker is None and not joined and at.topic is not None and at.topic.end <= t
            topic = at.topic if own and at.topic is not None and self._plain(at.topic.end, t) else None
            who = self._before(t, at.clause) or topic
        if who is None and not joined:
            relative = before in {"الذي", "التي"}  # «المبعوثة الجديدة، التي قالت»
            who = self._ends_before(t - relative - (relative and self.sign(t - 2) in {"،", ","}), at.clause)
        if who is None and self._unread(t + 1) and self._unread(t + 2):
            return None  # a subject whose name is not known
        if who is None and joined:
            who = self._joined(t, at.clause)
        if who is None and (before in _GOING_ON or before[1:] in _GOING_ON or self._starts_clause(t, at.first)):
            goes_on = at.actor if at.speaker is None and t > at.first + 2 else None
            who = self._agreeing(goes_on, form) or self._agreeing(self.all.acting, form) or self._continued(token, form)
        if who is None and self.key(at.first) in WHEN and at.speaker is None:
            who = at.actor  # «وعندما سئل الوزير عن الضرائب قال»
        if who is None and self._asked(at.first, t):
            who = self._one_of_gender(form)
        return who

    def _therein(self, t: int, first: int, last: int) -> tuple[Speaker | None, Content | None] | None:
        """«أدلى الوزير بتصريح قال فيه إن», «أصدرت النقابة بياناً جاء فيه أن»: whose words a statement holds."""
        after = t + 1 + (self.key(t + 1) == "من")
        if self.key(after) not in _THEREIN or t in self.named or self.inside[t]:
            return None
        found = self._saying(t, first)
        holds = any(form in _HOLDING and taken < 2 for taken, form in self.tokens[t].forms)
        if found is None and not holds:
            return None
        form, lemma, before = found or ("", "قال", "")
        who = None if holds else self._subject(after + 1, last)  # «التي قال فيها الشاعر إن»
        end = who.end if who is not None and (who.known or who.sure) else after + 1
        if end == after + 1:
            who = self._issuer(t, first, form)
        content = self._content(t, end, last, lemma, before, who) if who is not None else None
        if who is None or content is None or (content.noun and not who.known):
            return None
        self._add(who, content, self._place(t, t + 1))
        return who, content

    def _saying(self, t: int, first: int) -> tuple[str, str, str] | None:
        """(form, lemma, preposition) of a verb of saying at token `t`."""
        token = self.tokens[t]
        key = token.key
        for taken, form in token.forms:
            purpose = key[0] == "ل" and form[:1] in {"ي", "ت"}  # «عاد ليؤكد»
            if taken > 1 or (taken and key[0] not in "وف" and not purpose):
                continue
            if form in words.SAYING:
                if taken and key in words.GIVEN and not self.is_saying_with_and(t):
                    return None
                previous = self.key(t - 1)
                lemma = words.SAYING[form][0]
                if (previous in {"لم", "لن", "ولم", "ولن"} and lemma not in _DENIED) or (
                    previous == "ان" and self.key(t - 2) in _EXPECTED
                ):
                    return None  # «لم يعلن الوزير أن», «من المتوقع أن يعلن الوزير أن»
                if previous in _WHICH or (self.key(t - 2), previous) in _FACT_WHICH:
                    return None  # «مما يؤكد أن», «الأمر الذي يؤكد أن»
                if (form in words.WEAK_SAYING or form == "ابرز") and (
                    previous in {"في", "من", "الي", "على", "بعد", "قبل", "عن", "تم"} or previous in words.ORG_HEADS
                ):
                    return None
                if form in words.GIVEN and t in self.named:
                    return None
                return form, *words.SAYING[form]
            if form in _TO_THEM:
                return _TO_THEM[form]
            if form == "بين" and self._is_explained(t, first, taken):
                return "بين", "بينت", ""
        return None

    def _earlier(self, t: int, first: int) -> tuple[Speaker | None, bool]:
        """«سبق للوزيرة أن قالت», «وكان زميله قد أعلن»: who stands between, and whether anybody does who is unknown."""
        before = _HAVING if self.key(t - 1) == "قد" else _ONCE
        k = next((k for k in range(t - 2, max(t - 14, first - 1), -1) if self.key(k) in before), None)
        if k is None:
            return None, False
        who = self._subject(k + 1, t, prefixed=True)
        read = who is not None and not (who.person is not None and who.end < t and self._unread(who.end))
        return (who, False) if read else (None, k + 2 < t)

    def _source_of(self, subject: Speaker | None, last: int) -> Speaker | None:
        """«ذكرت الوكالة نقلاً عن مصدر أن», «أكد الحزب على لسان فلان أن»: whom the subject quotes, else the subject."""
        if subject is None:
            return None
        k = subject.end + (self.sign(subject.end) in {"،", ","})
        relayed = (self.key(k), self.key(k + 1))
        if relayed not in {("نقلا", "عن"), ("على", "لسان")}:
            return subject
        source = self._subject(k + 2, last)
        by_voice = source is not None and source.person is None and relayed == ("على", "لسان")
        return source if source is not None and (source.known or source.sure) and not by_voice else subject

    def _is_explained(self, t: int, first: int, taken: int) -> bool:
        """Whether «بين» is the verb: written with a shadda, before «أن», or opening a sentence that «أن» goes on."""
        if "\u0651" in self.tokens[t].text or self.key(t + 1) in {"ان", "انه", "انها"}:
            return True
        if t != first or not taken:
            return False
        subject = self._subject(t + 1, len(self.tokens))
        if subject is None or not subject.sure:
            return False
        after = self.key(subject.end)
        return after in {"ان", "انه", "انها"} or (
            subject.person is not None
            and (not after or after[0] == "ل" or after in {"في", "خلال", "عبر"})
            and self._announces(subject.end, len(self.tokens))
        )

    def _relayed(self, t: int, last: int) -> tuple[Speaker | None, Content | None] | None:
        """«ونُقل عن مصدر قضائي أن ...», «نقلت الوكالة عن الوزير أن ...»: who is quoted, not who passes it on."""
        if t in self.named:
            return None
        if any(form in _STANDING and taken < 2 for taken, form in self.tokens[t].forms) and self.key(t + 1) == "في":
            return self._stated(t, last)
        if not any(form in _RELAYING and taken < 2 for taken, form in self.tokens[t].forms):
            return None
        by = next((k for k in range(t + 1, min(t + 12, last)) if self.key(k) == "عن" or self.sign(k) in {".", "؛"}), t)
        who = self._subject(by + 1, last) if self.key(by) == "عن" else None
        if who is None or not (who.known or who.sure or self.key(who.end) in words.COMPLEMENTIZERS):
            return None
        k = who.end
        while k < last and self.key(k) and self.key(k) not in words.COMPLEMENTIZERS and k < who.end + 8:
            if self.key(k) in SAID_NOUNS:
                return None  # «قوله إن», which is read by itself
            k += 1
        return self._told(t, who, k + 1, last) if self.key(k) in words.COMPLEMENTIZERS else None

    def _told(self, t: int, who: Speaker, start: int, last: int) -> tuple[Speaker | None, Content | None] | None:
        """The clause from token `start`, of which the verb at token `t` tells."""
        content = self._clause(start, last)
        if content is None:
            return None
        self._add(who, content, self._place(t, t + 1))
        return who, content

    def _stated(self, t: int, last: int) -> tuple[Speaker | None, Content | None] | None:
        """«وجاء في بيان للخارجية القطرية أن ...»: whose paper it is."""
        if self.key(t + 2) in _THE_PAPER and self.all.last is not None:
            content = self._content(t, t + 3, last, "قال", "", self.all.last)  # «وجاء في البيان أن»
            if content is not None:
                self._add(self.all.last, content, self._place(t, t + 1))
            return self.all.last, content
        if self.key(t + 2) not in _PAPERS_OF:
            return None
        k = next((k for k in range(t + 3, min(t + 8, last)) if self.key(k) == "عن" or self.key(k).startswith("ل")), t)
        who = self._subject(k + (self.key(k) == "عن"), last, prefixed=True) if k > t else None
        if k == t and self._is_issuing(t + 3):
            k = t + 3
            who = self._subject(k + 1, last)  # «وجاء في بيان أصدرته الرئاسة أن»
        elif k == t and (who := self._subject(t + 3, last)) is not None and who.known:
            content = self._content(t, who.end, last, "قال", "", who)  # «وجاء في كلمة الوزير: ...»
            if content is not None:
                self._add(who, content, self._place(t, t + 1))
            return who, content
        if who is None:
            return None
        k = next((k for k in range(who.end, min(who.end + 8, last)) if self._may_say(k)), last)
        if self.key(k) in words.COMPLEMENTIZERS:
            return self._told(t, who, k + 1, last)
        content = self._content(t, who.end, last, "قال", "", who)
        if content is not None:
            self._add(who, content, self._place(t, t + 1))
        return who, content

    def _is_issuing(self, k: int) -> bool:
        """Whether a verb with a pronoun, by which a statement is somebody's, stands at token `k`: «أصدرته», «نشره»."""
        key = self.key(k)
        return key.endswith("ه") and key[:-1] in _ISSUING

    def _alone(self, q: int, first: int, last: int) -> bool:
        """A sentence that is nothing but a quotation, right after somebody has spoken, if in the paragraph before."""
        close = self.closing[q]
        who = self.all.last
        goes_on = q == 0 and self.all.last_paragraph == self.number - 1 and close - q > 5
        if who is None or not (goes_on or self.all.last_paragraph == self.number):
            return False
        if any(self.key(k) for k in range(first, q)):
            return False
        if any(self.key(k) for k in range(close + 1, last)) or not self._is_speech(q, colon=False, at_once=True):
            return False
        self._add(replace(who, sure=False), self._quoted(q), self._place(q, q + 1))
        self.all.last_paragraph = self.number
        return True

    def _said_noun(self, t: int, last: int, speaker: Speaker | None) -> tuple[Speaker | None, Content | None] | None:
        """«نقلت الوكالة عن مصدر في الوزارة قوله إن ...»، «وتوجه إليهم بالقول: ...»."""
        if self.key(t) not in SAID_NOUNS or self.key(t - 1).removeprefix("و") in _DUE:
            return None
        who: Speaker | None = None
        for k in range(t - 1, max(t - 16, -1), -1):
            if self.sign(k) in {".", "؛"}:
                break
            attributed = self.key(k) == "الي" and any(
                form in _ATTRIBUTING for m in range(max(k - 6, 0), k) for _, form in self.tokens[m].forms[:2]
            )
            if self.key(k) == "عن" or attributed:
                who = self._subject(k + 1, t)
                break
            if self.key(k) in {"عنه", "عنها"}:
                break  # «ونقل عنه المتحدث باسمه قوله»: who spoke last
        else:
            k = t
        if who is None and self.key(k) == "عن" and t - k in {2, 3}:
            who = self._of_the_family(k + 1) if t - k == 2 else None
            who = who or Speaker(
                self.text[self.tokens[k + 1].start : self.tokens[t - 1].end], sure=False
            )  # «عن كوهين قوله»
        who = who or speaker or (self.all.last if "قول" in self.key(t) else None)
        content = self._content(t, t + 1, min(last, t + 40), "قال", "", who)
        if content is None or who is None:
            return None
        self._add(who, content, self._place(t, t + 1))
        return who, content

    def _declared(self, t: int, first: int, last: int) -> tuple[Speaker | None, Content | None] | None:
        """«سارع الحزب إلى إعلان أن مرشحه باق», «عاد الوزير لتأكيد أن»: what somebody does is to say it."""
        key = self.tokens[t].key
        if key not in _DECLARING or (key[0] != "ل" and self.key(t - 1) != "الي"):
            return None
        if self.key(t + 1) not in words.COMPLEMENTIZERS:
            return None
        who = self._issuer(t, first, "")
        content = self._subordinate(t + 1, last) if who is not None else None
        if who is None or content is None:
            return None
        self._add(who, content, self._place(t, t + 1))
        return who, content

    def _participle(
        self, t: int, first: int, last: int, speaker: Speaker | None
    ) -> tuple[Speaker | None, Content | None] | None:
        token = self.tokens[t]
        found = next(
            (
                words.PARTICIPLES[form]
                for taken, form in token.forms
                if form in words.PARTICIPLES and (taken == 0 or token.key[0] == "و")
            ),
            None,
        )
        if found is None or t in self.named:
            return None
        lemma, before = found
        who = speaker or self._subject_before(t, first) or self._acted_before(t, first)
        if who is None and not any(self.key(k) in words.SAYING for k in range(max(first, t - _NEAR), t)):
            who = self.all.last
        if who is None:
            return None
        content = self._content(t, t + 1, min(last, t + 80), lemma, before, who, near=12)
        if content is None and lemma == "قال":
            content = self._said_plainly(t + 1, last)
        if content is None or (content.noun and not who.known):
            return None
        self._add(who, content, self._place(t, t + 1))
        return who, content

    def _said_plainly(self, start: int, last: int) -> Content | None:
        """What follows «قائلا» with no sign and no «إن»: the rest of the sentence, in the speaker's words."""
        if last - start < 5 or self.key(start) in PREPOSITIONS or any(self._may_say(k) for k in range(start, last)):
            return None
        content = self._clause(start, last) if self.key(start) else None
        return replace(content, kind="direct") if content else None

    def _subject_before(self, t: int, first: int) -> Speaker | None:
        """The last person named before a participle in its sentence."""
        at = bisect_right(self.named_starts, t - 1) - 1
        while at >= 0 and self.named_starts[at] >= first and t - self.named_starts[at] < 40:
            m = self.named_starts[at]
            if any(self.sign(k) == "." for k in range(self.named[m][0], t)):
                return None
            if self.named[m][1] is not None:
                return self._mentioned(m)
            at -= 1
        return None

    def _source(self, t: int, first: int, last: int, *, spoke: bool) -> tuple[Speaker | None, Content | None] | None:
        """«بحسب الوزارة، ...» and «..., وفق الوزارة.»."""
        token = self.tokens[t]
        as_said = token.key == "كما" and self.key(t + 1) in words.SAYING and not self.key(t - 1)  # «، كما أوضح فلان.»
        according = any(form in words.ACCORDING and (taken == 0 or token.key[0] == "و") for taken, form in token.forms)
        according = according or (t <= first + 1 and self._is_opinion(t))
        if not according and not as_said:
            return None
        who = self._subject(t + 2, last) if as_said else self._governed(t, last)
        if as_said and who is not None and who.end < last and self.key(who.end):
            return None
        if who is None or not (who.known or who.sure):
            return None
        k = who.end
        quoted = k in self.closing or (self.key(k) in _SO and k + 1 in self.closing)
        head = spelling(who.text.split()[0])
        somebody = who.person is not None or (not who.known and (is_role(head) or head in _SOURCES))
        if not somebody and not quoted:
            return None  # «بحسب الوزارة» tells the source of a fact, not words that somebody says
        opens = t == first or self.sign(t - 1) in {"،", ",", "؛", "-"}
        if t <= first + 1:
            if self.sign(k) in {"،", ","} and is_role(self.key(k + 1)):
                k = next(
                    (m for m in range(k + 2, min(k + 14, last)) if self.sign(m)), k
                )  # «بحسب فلان، مدير المركز، ...»
            # «بحسب ما قاله فلان لصحيفة «الأيام»، فإن»
            k = next((m for m in range(k, min(k + 9, last)) if self.sign(m) and self.key(m + 1) in _SO), k)
            while k < last and self.sign(k) in {"،", ","}:
                k += 1
            so = self.key(k) in _SO
            if k + so >= last or k + so == who.end:
                return None
            if so:
                content = self._subordinate(k, last)
            elif k in self.closing and self._is_speech(k, colon=False, at_once=True):
                content = self._quoted(k)
            else:
                content = self._clause(k, last)
        elif opens and not spoke:
            comma = t - 1
            start = first
            while start < comma and not self.tokens[start].key and start not in self.closing:
                start += 1
            if comma - start < 4:
                return None
            content = Content(
                "indirect", self.tokens[start].start, self._trimmed(start, self.tokens[comma - 1].end), max(k, t + 1)
            )
        else:
            return (who, None) if who.known else None
        if content is None:
            return None
        self._add(who, content, self._place(t, t + 1))
        return who, content

    def _is_opinion(self, t: int) -> bool:
        """Whether somebody's opinion stands at token `t`, and «فإن» soon behind: «برأي فلان فإن», «في نظره فإن»."""
        noun = self.key(t).removeprefix("و")
        noun = noun[1:] if noun[:1] == "ب" else noun if self.key(t - 1) in {"في", "وفي"} else ""
        held = noun in _OPINIONS or (
            noun.removesuffix("ها").removesuffix("ه") in _OPINIONS and noun.endswith(("ه", "ها"))
        )
        return held and any(self.key(k) in _SO for k in range(t + 1, t + 12))

    def _governed(self, t: int, last: int) -> Speaker | None:
        """Whom «بحسب», «وفقاً لـ», «حسب قول», «وفق ما نقلته» govern."""
        k = t + 1
        if self._is_opinion(t) and self.key(t).endswith(("ه", "ها")):
            return replace(self.all.last, end=k) if self.all.last else None
        if k < last and self.key(k) in {"عن", "الي", "على"}:
            k += 1
        if k < last and self.key(k) in {"ما", "لما"}:
            # «وفقا لما صرح به وزير الصحة فلان», «حسب ما ذكره مدير الصحة»
            m = k + 2 + (self.key(k + 2) in {"به", "بها", "عنه", "عنها", "اليه", "اليها"})
            told = self.key(k + 1) in words.VERBS or self.key(k + 1).removesuffix("ه") in words.VERBS
            who = self._subject(m, last) if told else None
            if who is not None and who.person is not None:
                return who
            return next((self._mentioned(m) for m in range(k + 1, min(k + 5, last)) if m in self.named), None)
        if k < last and self.key(k) in words.VIEWS:
            k += 1
        if k < last and self.key(k) in {"قوله", "قولها", "تعبيره", "تعبيرها", "وصفه", "وصفها"}:
            return replace(self.all.last, end=k + 1) if self.all.last else None
        return self._subject(k, last, prefixed=True)

    def _attributed_after(self, q: int, last: int, speaker: Speaker | None) -> bool:
        """A quotation whose speaker comes after it: «...»، يقول المدير."""
        close = self.closing[q]
        if not self._is_speech(q, colon=False, at_once=q == 0 or self.sign(q - 1) in {".", "،", "؟"}):
            return False
        k = close + 1
        while k < len(self.tokens) and k <= close + 3 and self.sign(k) in {"،", ",", "-", "–", "."}:
            k += 1
        if k >= len(self.tokens) or self.inside[k]:
            return False
        end = len(self.tokens)
        if self.key(k) == "كما" and self.key(k + 1) in words.SAYING:
            k += 1  # «..., كما تقول الدكتورة»
        token = self.tokens[k]
        form = token.key
        cue = self._place(k, k + 1)
        who: Speaker | None = None
        if form in THUS:
            k = next((m for m in range(k + 1, min(k + 4, end)) if self.key(m) in words.SAYING), k)
            form = self.key(k)
        if form in words.SAYING and (form not in words.WEAK_SAYING or self._subject(k + 1, end) is not None):
            who = self._subject(k + 1, end)
            if who is not None and not who.known and not who.sure:
                who = None
            who = who or speaker or self._agreeing(self.all.acting, form) or self._continued(token, form)
        elif form in words.ACCORDING and self.sign(close + 1) != ".":
            who = self._governed(k, end)
            who = who if who and (who.known or who.sure) else None
        elif form == "على" and self.key(k + 1) == "حد":
            who = self._governed(k + 1, end)
        if who is None:
            return False
        self._add(who, self._quoted(q), cue)
        self._remember(who)
        return True


def read_speech(
    paragraphs: Sequence[str], people: Sequence[PersonFound], organisations: Sequence[OrganisationFound]
) -> list[SpeechFound]:
    """What people and institutions say in a text, in order; both are those of `names.read_names` for it.

    Linear in the text's length; never raises.
    """
    voices = Voices(paragraphs, people, organisations)
    found: list[SpeechFound] = []
    for number in range(len(paragraphs)):
        _Paragraph(voices, number, found).read()
    return found
