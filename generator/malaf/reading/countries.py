"""Countries: their names, their adjectives, and where a paragraph has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from babel import Locale

from malaf.reading.nametokens import Gender, Paragraph, forms, spelling, word_set

# Spellings of the press beside CLDR's. «عمان» alone is Amman as often as Oman, «المملكة» one of four: neither is here.
_VARIANTS: Final = """
SA السعودية|المملكة العربية السعودية|العربية السعودية
AE الإمارات|دولة الإمارات|الإمارات العربية المتحدة|دولة الإمارات العربية المتحدة
OM سلطنة عمان|سلطنة عُمان
KW دولة الكويت
QA دولة قطر
BH مملكة البحرين
JO المملكة الأردنية الهاشمية|المملكة الأردنية
PS فلسطين|دولة فلسطين
SY سورية|الجمهورية العربية السورية
EG جمهورية مصر العربية
MA المملكة المغربية
DZ الجمهورية الجزائرية
TN الجمهورية التونسية
YE الجمهورية اليمنية
LB الجمهورية اللبنانية
LY دولة ليبيا
US أمريكا|أميركا|الولايات المتحدة|الولايات المتحدة الأمريكية|الولايات المتحدة الأميركية
GB بريطانيا|المملكة المتحدة|بريطانيا العظمى
RU روسيا الاتحادية|الاتحاد الروسي
BY بيلاروسيا|روسيا البيضاء
KZ كازاخستان|كازخستان|قازاقستان|قازاخستان|كزاخستان
UZ أوزباكستان
KG قرغيزستان|قيرغيزيا|قرغيزيا
TJ طاجكستان
AZ أذربيجان|آذربيجان
CN الصين الشعبية
KR كوريا الجنوبية
DK الدنمارك|الدنمرك
CH سويسرا|الاتحاد السويسري
HU المجر
IE إيرلندا|ايرلندا
IS أيسلندا
AT النمسا
GR اليونان
CZ جمهورية التشيك|تشيكيا
BA البوسنة
MD مولدافيا
ET إثيوبيا|أثيوبيا
SO جمهورية الصومال
CI ساحل العاج|كوت ديفوار
CF أفريقيا الوسطى
CD الكونغو الديمقراطية|جمهورية الكونغو الديمقراطية
ZA جنوب إفريقيا|جنوب أفريقيا
TD تشاد
NG نيجيريا
BR البرازيل
AR الأرجنتين
VE فنزويلا
MM ميانمار|بورما
MV المالديف
KM جزر القمر
BN سلطنة بروناي
TH تايلند
SG سنغافورة
LK سريلانكا|سيريلانكا
HK هونغ كونغ
TW تايوان
MK مقدونيا
VA الفاتيكان
"""
# Territories of CLDR that are no country, or whose name is another word («مالي» is "financial").
_NOT_COUNTRIES: Final = frozenset({"EU", "UN", "EZ", "QO", "XA", "XB", "ZZ", "ML", "NU", "JE", "BL", "IM", "OM"})
# Their masculine adjective without the article; the rest is derived.
_NISBA: Final = """
SA سعودي | AE إماراتي | KW كويتي | QA قطري | BH بحريني | OM عماني | YE يمني | IQ عراقي | SY سوري | LB لبناني
JO أردني | PS فلسطيني | EG مصري | SD سوداني | LY ليبي | TN تونسي | DZ جزائري | MA مغربي | MR موريتاني
SO صومالي | DJ جيبوتي | KM قمري | US أمريكي | US أميركي | GB بريطاني | FR فرنسي | DE ألماني | IT إيطالي
ES إسباني | PT برتغالي | NL هولندي | BE بلجيكي | CH سويسري | AT نمساوي | SE سويدي | NO نرويجي | DK دنماركي
DK دانماركي | FI فنلندي | IE أيرلندي | IE إيرلندي | GR يوناني | PL بولندي | CZ تشيكي | HU مجري | HU هنغاري
RO روماني | BG بلغاري | RS صربي | HR كرواتي | BA بوسني | AL ألباني | XK كوسوفي | UA أوكراني | BY بيلاروسي
RU روسي | TR تركي | IR إيراني | AF أفغاني | PK باكستاني | IN هندي | BD بنغلاديشي | BD بنغالي | LK سريلانكي
NP نيبالي | CN صيني | JP ياباني | KR كوري | TW تايواني | ID إندونيسي | MY ماليزي | SG سنغافوري | TH تايلاندي
TH تايلندي | VN فيتنامي | PH فلبيني | PH فليبيني | MM ميانماري | KH كمبودي | KZ كازاخستاني | KZ كازاخي
KZ قازاقي | KZ كازخستاني | UZ أوزبكستاني | UZ أوزبكي | KG قيرغيزي | KG قرغيزي | TJ طاجيكي | TJ طاجيكستاني
TM تركماني | AZ أذربيجاني | AZ أذري | AM أرميني | GE جورجي | MN منغولي | AU أسترالي | NZ نيوزيلندي | CA كندي
MX مكسيكي | BR برازيلي | AR أرجنتيني | CL تشيلي | CO كولومبي | VE فنزويلي | PE بيروفي | CU كوبي | UY أوروغوياني
EC إكوادوري | BO بوليفي | NG نيجيري | GH غاني | KE كيني | ET إثيوبي | ET أثيوبي | ER إريتري | UG أوغندي
TZ تنزاني | RW رواندي | SN سنغالي | TD تشادي | CM كاميروني | IL إسرائيلي | MT مالطي | CY قبرصي | IS آيسلندي
SK سلوفاكي | SI سلوفيني | LT ليتواني | LV لاتفي | EE إستوني | GB إنجليزي | GB إنكليزي | GB اسكتلندي | GB ويلزي
CI إيفواري | CI عاجي | BF بوركيني | TG توغولي | GN غيني | NE نيجري | GA غابوني | CG كونغولي | AO أنغولي
MZ موزمبيقي | ZM زامبي | ZW زيمبابوي | NA ناميبي | BW بوتسواني | MG مدغشقري | MG ملغاشي | LR ليبيري | SL سيراليوني
GM غامبي | BI بوروندي | JM جامايكي | DO دومينيكاني | PY باراغوياني | PY باراغواياني | UY أوروغواياني | UY أوروغوايي
GT غواتيمالي | HN هندوراسي | NI نيكاراغوي | SV سلفادوري | CR كوستاريكي | EC إكوادوراني | SR سورينامي | MK مقدوني
MD مولدوفي | MD مولدافي | LU لوكسمبورغي | BT بوتاني | MV مالديفي | BN بروناوي | VA فاتيكاني | ES كتالوني | ES باسكي
RU شيشاني | CN تبتي | CN أويغوري | LA لاوسي | TT ترينيدادي | MU موريشيوسي
"""


def spelt_names() -> Iterator[tuple[str, str]]:
    """(code, name) of CLDR's names, then of the press's."""
    for code, name in Locale.parse("ar").territories.items():
        if code.isalpha() and code not in _NOT_COUNTRIES and "(" not in name and "-" not in name:
            yield code, name
    for line in _VARIANTS.strip().splitlines():
        code, spellings = line.split(maxsplit=1)
        for name in spellings.split("|"):
            yield code, name


def spelt_nisbas() -> Iterator[tuple[str, str]]:
    """(code, adjective): masculine, without the article."""
    for entry in re.split(r"[|\n]", _NISBA.strip()):
        code, word = entry.split()
        yield code, word


@lru_cache(maxsize=1)
def country_names() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word -> the rest of the name and its code, longest first. CLDR's names and the press's."""
    names = {tuple(spelling(word) for word in name.split()): code for code, name in spelt_names()}
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for key, code in sorted(names.items(), key=lambda item: (-len(item[0]), item[0])):
        table.setdefault(key[0], []).append((key, code))
    return table


@lru_cache(maxsize=1)
def nisbas() -> dict[str, tuple[str, Gender]]:
    """Folded adjective, with and without the article -> (code, gender)."""
    table: dict[str, tuple[str, Gender]] = {}
    for code, word in spelt_nisbas():
        for article in ("", "ال"):
            for ending, gender in (
                ("", "m"),
                ("ة", "f"),
                ("ين", "m"),
                ("ون", "m"),
                ("ان", "m"),
                ("تين", "f"),
                ("تان", "f"),
            ):
                form = spelling(article + word + ending)
                table.setdefault(form, (code, "f" if gender == "f" else "m"))
    return table


# Countries whose name is the feminine adjective too: after a definite or a proper noun it is the adjective.
ADJECTIVE_COUNTRIES: Final = frozenset({"السعوديه"})
# Country names that are other words, believed after a preposition or «دولة» only.
HOMOGRAPHS: Final = word_set(
    """
    بنين كوبا غانا توغو قطر مصر بيرو تشاد المغرب النيجر بنما جورجيا كندا لاوس بليز تونغا دومينيكا فيجي غوام
    ساموا
    """
) - frozenset({"مصر", "قطر", "المغرب", "كندا", "كوبا", "غانا", "تشاد", "النيجر"})


def is_country_word(key: str) -> bool:
    return any(len(name) == 1 for name, _ in country_names().get(key, ()))


@lru_cache(maxsize=65536)
def _may_be_country(key: str) -> bool:
    """Whether a word, whole or under a prefix, begins a country's name."""
    return any(form in country_names() or form == "عمان" for _, form in forms(key))


class CountryReader(Paragraph):
    """A paragraph that is asked for countries."""

    def country_at(self, i: int) -> tuple[int, int, str] | None:
        """(letters taken off, number of tokens, code) of a country's name at token `i`."""
        if not 0 <= i < len(self.tokens):
            return None
        if not _may_be_country(self.tokens[i].key):
            return None
        for taken, form in self.tokens[i].forms:
            for name, code in country_names().get(form, ()):
                if all(self.key(i + n) == word for n, word in enumerate(name[1:], 1)):
                    return taken, len(name), code
        if "\u064f" in self.tokens[i].text and any(form == "عمان" for _, form in self.tokens[i].forms):
            taken = next(taken for taken, form in self.tokens[i].forms if form == "عمان")
            return taken, 1, "OM"
        return None
