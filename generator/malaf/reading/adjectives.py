"""Definite adjectives that belong to the name of an institution."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from malaf.reading import namewords as words
from malaf.reading.nameshapes import is_role
from malaf.reading.nametokens import Gender, is_definite, spelling, word_set

# What things in names are like: colours, size, age, make; the feminine is derived. Nothing that tells when or which
# one: «السابق», «المقبل», «المذكور», «المعني» stand after names, not in them. Nor what people are called: «رئيس
# مجلس النواب الشريف» is Mr Sharif.
_DESCRIPTIVE: Final = word_set(
    """
    سريع بطيء جاف رطب حديث قديم جديد معاصر عتيق عريق متحد موحد مشترك متكامل شامل متعدد مزدوج جريء متنوع متخصص متقدم
    متميز
    متوسط حر مستقل مفتوح محدود كبير صغير واسع طويل قصير عميق عال سام دائم مستدام متجدد بديل نظيف ذكي واعد
    ناشئ مبتكر مبدع مقدس منور مكرم حرام خيري طوعي تطوعي ثقيل خفيف دقيق صلب سائل نفيس ثمين معد
    سار مزمن جميل رفيع حي عذب جوفي يدوي مسلح مدرع محمول منقول مرئي مسموع مقروء مطبوع مكتوب مهدد مستعجل عاجل طارئ
    أمثل بحت شاق مبكر موازي موازن
    """
)
# Nisbas of fields and peoples whose nouns are no common words, masculine; any feminine is taken.
_FIELDS: Final = word_set(
    """
    البيطري النيابي الوزاري الحزبي النقابي المصرفي الجمركي الضريبي المروري البريدي المائي الغذائي الدوائي الصيدلاني
    الكيميائي المهني
    الفيزيائي الحيوي الإحصائي المحاسبي التربوي الموسيقي المسرحي السينمائي التشكيلي الأثري التاريخي الجغرافي الجيولوجي
    المعماري العمراني الحضري القروي البلدي الساحلي الحدودي النهري الجبلي الصحراوي الحيواني النباتي السمكي المعدني
    النسيجي
    الميكانيكي الكهربائي اللوجستي الديني الوقفي الشرعي الإغاثي الأسري النسوي النسائي الشبابي الطلابي العمالي التدريبي
    البحثي
    الفكري الأدبي اللغوي النفسي الاجتماعي الإشعاعي المناخي الجوفي البري الفلاحي الرعوي الحرفي التقاعدي التكافلي الكردي
    الأمازيغي التركماني الآشوري السرياني المسيحي الدرزي القبطي الأرمني الإنجيلي الكنسي الأممي التقدمي الشيوعي
    الليبرالي الجمهوري اليساري الوحدوي الناصري الثوري القاري المتوسطي الماروني الكلداني الولائي
    """
)
# «الديموغرافي», «البيولوجي», «الميكانيكي»: of no Arabic noun.
_LEARNED: Final = ("رافي", "لوجي", "نيكي", "تيكي", "ماتي")
_PAIRS: Final = (
    *(("أخضر", "خضراء"), ("أحمر", "حمراء"), ("أزرق", "زرقاء"), ("أبيض", "بيضاء"), ("أسود", "سوداء")),
    *(("أصفر", "صفراء"), ("أكبر", "كبرى"), ("أصغر", "صغرى"), ("أعظم", "عظمى"), ("أوسط", "وسطى")),
    *(("أعلى", "عليا"), ("أدنى", "دنيا"), ("أقصى", "قصوى")),
)
_GENDERS: Final[dict[str, Gender]] = {
    **{f"ال{word}": "m" for word in _DESCRIPTIVE},
    **{f"ال{word}ه": "f" for word in _DESCRIPTIVE},
    **{f"ال{word}يه": "f" for word in word_set("عال سام معد سار جار حال")},
    **{f"ال{spelling(one)}": "m" for one, _ in _PAIRS},
    **{f"ال{spelling(other)}": "f" for _, other in _PAIRS},
}
# Nouns in «ية», which are no adjectives.
_NOUNS_LIKE_ADJECTIVES: Final = word_set(
    """
    الأهمية القضية العملية الكمية المسؤولية الحرية الميزانية الاتفاقية الاستراتيجية الشرعية الجنسية الهوية البلدية
    المديرية الجمعية المفوضية الخارجية الداخلية المالية الضحية البقية الغالبية الأغلبية الأقلية الخلفية النظرية
    """
)
# They open a clause about the institution: «المنضوية في الحلف», «المعنية بالملف».
_OPEN_CLAUSES: Final = word_set("المنضوية المعنية المنتمية المبنية المؤدية الساعية الداعية الرامية المسماة المدعوة")


@lru_cache(maxsize=65536)
def adjective_gender(key: str) -> Gender | None:
    """The gender of a word that has the look of a definite adjective of names; None for any other word.

    >>> adjective_gender("الاخضر"), adjective_gender("الساحليه"), adjective_gender("الشرقي"), adjective_gender("السابق")
    ('m', 'f', 'm', None)
    """
    if not is_definite(key) or key in _NOUNS_LIKE_ADJECTIVES or key in _OPEN_CLAUSES:
        return None
    if key in words.ORG_ADJECTIVES:
        return "f" if key.endswith("ه") or key in {"العليا", "الكبري"} else "m"
    if key in _GENDERS:
        return _GENDERS[key]
    if key in words.DEFINITE_COMMON and key not in words.TOPICS and not key.endswith("ي"):
        return None
    if (key.endswith("يه") and len(key) >= 7) or (key.startswith("المت") and key.endswith("ه") and len(key) >= 8):
        return "f"
    masculine = key.endswith("ي") and (key in _FIELDS or not is_role(key))
    feminine = f"{key}ه"
    known = (
        key in _FIELDS
        or key.endswith(_LEARNED)
        or feminine in words.ORG_ADJECTIVES
        or feminine in words.TOPICS
        or _is_of_noun(key[2:-1])
    )
    return "m" if masculine and known else None


def agrees(key: str, head: str, noun: str) -> bool:
    """Whether an adjective can be of an institution of this head, or of the noun before it, by its gender."""
    gender = adjective_gender(key)
    return gender == "f" or (gender == "m" and not (_is_feminine(head) and _is_feminine(noun)))


def _is_feminine(key: str) -> bool:
    """Whether a noun takes no masculine adjective: a feminine, or a plural by its ending."""
    return key.endswith(("ه", "ات", "اء", "ين", "ون")) or key in words.FEMININE_HEADS


def _is_of_noun(stem: str) -> bool:
    """Whether a nisba without its ending is of a known noun: «ساحلـي», «زراعـي», «غذائـي», «صحراوي»."""
    ending = {"ائ": "اء", "او": "اء"}.get(stem[-2:])
    nouns = [stem, stem + "ه"] + ([stem[:-2] + ending] if ending else [])
    return len(stem) >= 3 and any(noun in words.COMMON or f"ال{noun}" in words.TOPICS for noun in nouns)
