"""Who does what to whom: the verbs of which it matters which of two names stands before them."""

from __future__ import annotations

from typing import Final

from malaf.reading.lexicon import Lexicon
from malaf.reading.tokens import Text, word_set

__all__ = ["acts_upon", "is_acted_upon"]

_DEEDS: Final = Lexicon(
    """
انتقد نتقد انتقاد: criticis criticiz slam
اتهم تهم اتهام: accus
هزم تغلب فاز: beat defeat
هاجم مهاجمه: attack
دعم ساند ايد ءيد: support back
باع بيع: sell sells selling sold
استورد ستورد: import
صدر: export
مول: fund financ
دعا دعو دعت: invit
شكر: thank
حذر: warn
هدد: threaten
ادان دين: condemn denounc
غزا غزت اجتاح جتاح: invad
احتل حتل: occup
قصف: bomb bombard shell
قتل: kill
اعتقل عتقل: arrest
خطف: kidnap abduct
طعن: stab
انقذ نقذ: rescu
اقرض قرض: lend lent
زود: suppl
زار زور: visit
استدعي ستدعي استدعت: summon
طرد: expel
خلف: succeed replac
ساعد: help assist
حاصر: besieg blockad
اشاد شيد: prais
طمان: reassur
اقنع قنع: persuad convinc
عين: appoint
اقال قيل: dismiss sack
قاضي قاضت: sue sued
فاق: exceed surpass outnumber
سبق: preced
""",
    prefixes="يتناس",
)
_BE: Final = word_set("is are was were be been being")
_GOVERNING: Final = word_set("علي في من الي عن مع بين ضد نحو لدي")
# What may stand between who does it and whom it is done to; who has an office there may as well do it.
_BETWEEN: Final = word_set(
    "علي منتخب المنتخب نظيره نظيرتها نظيرته نظيرها ضيفه ضيفها ضيفته مضيفه مضيفته غريمه جاره جارته جارتها الفريق فريق",
)


def acts_upon(text: Text, first: tuple[int, int], second: int) -> set[int]:
    """The deeds of an Arabic text that who is named at tokens ``[first)`` does to who is named at `second`, if any."""
    begin, end = first
    if text.key(begin - 1) in _GOVERNING or not _BETWEEN.issuperset(text.keys[end:second]):
        return set()
    return {row for key in text.keys[max(begin - _BEFORE, 0) : second] for row in _DEEDS.arabic(key)}


_BEFORE: Final = 6  # words: from the verb to who does it


def is_acted_upon(text: Text, first: int, second: int, deeds: set[int]) -> bool:
    """Whether who is named at token `first` of an English text does one of these to who is named at `second`."""
    for i in range(first + 1, second):
        if not deeds.isdisjoint(_DEEDS.english(text.key(i))):
            near = text.keys[max(i - 2, first) : i]
            return _BE.isdisjoint(near) and "by" not in text.keys[i + 1 : second] and "to" not in near
    return False
