"""Which countries a text speaks of, by their names, adjectives and peoples, in Arabic and in English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

import msgspec
from babel import Locale

from malaf.arabic import fold
from malaf.reading.countries import spelt_names, spelt_nisbas
from malaf.reading.tokens import Text, arabic_question, bare_forms, forms, latin_question, question, word_set

__all__ = ["Nation", "capitals", "is_national", "nations"]


class Nation(msgspec.Struct, frozen=True, gc=False):
    """A country (ISO 3166-1) that a text names, from code point `start`. `sure`: no other reading is likely."""

    code: str
    words: str
    start: int
    sure: bool = True


def nations(text: Text, language: str) -> list[Nation]:
    """The countries of an Arabic or English text, in its order."""
    return list(_arabic(text) if language.startswith("ar") else _english(text))


# First word -> (the words, the code), longest first.
_Table = Mapping[str, list[tuple[tuple[str, ...], str]]]
# Countries of one name or adjective.
_ALIKE: Final = {"CD": "CG", "GQ": "GN", "GW": "GN", "PG": "GN", "SS": "SD", "DM": "DO"}


def _table(names: Iterable[tuple[str, str]]) -> _Table:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    known = {_keys(name): _ALIKE.get(code, code) for code, name in names}
    for words, code in sorted(known.items(), key=lambda item: (-len(item[0]), item[0])):
        table.setdefault(words[0], []).append((words, code))
    return table


def _keys(name: str) -> tuple[str, ...]:
    """The keys of the tokens of a name."""
    return tuple(fold(name).replace(".", " . ").split())


def _entries(lines: str) -> Iterator[tuple[str, str]]:
    """(code, words) of entries parted by bars: ``SA saudi, saudis | ...``."""
    for entry in lines.replace("\n", " ").split("|"):
        code, names = entry.split(maxsplit=1)
        for name in names.split(","):
            yield code, name.strip()


# --- Arabic -----------------------------------------------------------------------------------------------------------

# Peoples of no regular plural, and names that are neither CLDR's nor an adjective's.
_OTHERS_AR: Final = """
TR الأتراك, أتراك | MA المغاربة, مغاربة | AF الأفغان, أفغان | IN الهنود, هنود | RU الروس | AM الأرمن
| DE الألمان, ألمان | ES الإسبان | RS الصرب | HR الكروات | US الأميركان, الأمريكان
| GB إنجلترا, إنكلترا, اسكتلندا, ويلز, الإنجليز | UN الأمم المتحدة, أممي, أممية, الأممي, الأممية, الأمميين
| KR كوريا, الكوريتين | NL هولندا | TN التوانسة | CL شيلي, شيلية, الشيلي, الشيلية
| KP كوري شمالي, الكوري الشمالي, الكورية الشمالية, كورية شمالية, كوريين شماليين | ZA جنوب أفريقي, الجنوب أفريقي
| ZA جنوب إفريقي, الجنوب إفريقي, الجنوب أفريقية, جنوب إفريقية, جنوب أفريقية | SA المملكة العربية السعودية
"""
# Adjectives that are as often another word: of the moon, of Rome, George.
_NO_NISBA: Final = word_set("قمري روماني جورجي عاجي انجليزي انكليزي تركماني باسكي كتالوني لاوسي")
_ENDINGS: Final = ("", "ا", "ه", "ين", "ون", "ان", "تين", "تان", "ات")
_FIRST_NAMES: Final = word_set("تركي هندي")
_NOT_BEHIND: Final = {"المغرب": word_set("العربي"), "امريكا": word_set("اللاتينيه الشماليه الجنوبيه الوسطي")}
_NOT_BEHIND["اميركا"] = _NOT_BEHIND["امريكا"]


@lru_cache(maxsize=1)
def _names() -> _Table:
    return _table([*spelt_names(), *_entries(_OTHERS_AR)])


@lru_cache(maxsize=1)
def _nisbas() -> dict[str, str]:
    """Folded adjective without the article -> code."""
    stems = {fold(word): code for code, word in spelt_nisbas()}
    return {stem + ending: code for stem, code in stems.items() if stem not in _NO_NISBA for ending in _ENDINGS}


@arabic_question
def _may_begin_arabic(key: str) -> bool:
    """Whether an Arabic word may begin a country's name, or be its adjective."""
    found = bare_forms(key)
    return not (_names().keys().isdisjoint(found) and _nisbas().keys().isdisjoint(found))


def _arabic(text: Text) -> Iterator[Nation]:
    last = 0
    for i in text.where(_may_begin_arabic):
        if i < last or text.kind(i) != "word":
            continue
        for taken, form in forms(text.key(i)):
            found = _at(text, i, form, _names()) or _people(form, i)
            if found is not None and text.key(i + 1) not in _NOT_BEHIND.get(form, ()):
                code, last = found
                yield _nation(text, i, last, code, sure=not (last == i + 1 and not taken and _is_surname(text, i)))
                break


def _people(form: str, i: int) -> tuple[str, int] | None:
    code = _nisbas().get(form.removeprefix("ال"))
    return (code, i + 1) if code else None


def _is_surname(text: Text, i: int) -> bool:
    """Whether an adjective of the masculine may be a name: «محمد السوداني», «تركي»."""
    key = text.key(i)
    if key in _FIRST_NAMES:
        return True
    before = text.key(i - 1)
    named = key.startswith("ال") and key.endswith("ي") and text.kind(i - 1) == "word"
    return named and not ("ال" in before[:4] or before in _PARTICLES or text.tokens[i - 1].text.endswith(_THEIRS))


_PARTICLES: Final = word_set("علي من مع عن الي في ان بين ضد امام")
_THEIRS: Final = ("ه", "ها", "هم")  # «نظيره الأممي»


# --- English ----------------------------------------------------------------------------------------------------------

_OTHERS_EN: Final = """
SA saudi, saudis | AE emirati, emiratis, uae, u.a.e, emirates | KW kuwaiti, kuwaitis | QA qatari, qataris
| BH bahraini, bahrainis | OM omani, omanis | YE yemeni, yemenis | IQ iraqi, iraqis | SY syrian, syrians
| LB lebanese | JO jordanian, jordanians | PS palestinian, palestinians, palestine | EG egyptian, egyptians
| SD sudanese | LY libyan, libyans | TN tunisian, tunisians | DZ algerian, algerians | MA moroccan, moroccans
| MR mauritanian, mauritanians | SO somali, somalis | DJ djiboutian | KM comorian, comoran
| US us, u.s, usa, american, americans, america, united states of america
| GB british, britain, britons, briton, uk, u.k, england, scotland, scottish, wales, welsh, northern ireland
| FR french, frenchman | DE german, germans | IT italian, italians | ES spanish, spaniard, spaniards
| PT portuguese | NL dutch, holland, dutchman | BE belgian, belgians | CH swiss | AT austrian, austrians
| SE swedish, swede | NO norwegian, norwegians | DK danish, dane, danes | FI finnish, finn, finns | IE irish
| GR greek, greeks | PL polish, pole, poles | CZ czech, czechs, czech republic | HU hungarian, hungarians
| RO romanian, romanians | BG bulgarian, bulgarians | RS serbian, serb, serbs, serbians
| HR croatian, croat, croats | BA bosnian, bosnians, bosnia | AL albanian, albanians
| XK kosovar, kosovars, kosovan | UA ukrainian, ukrainians | BY belarusian, belarusians
| RU russian, russians, russian federation | TR turkish, turk, turks, turkey, turkiye | IR iranian, iranians
| AF afghan, afghans | PK pakistani, pakistanis | IN indian, indians | BD bangladeshi, bangladeshis
| LK sri lankan | NP nepali, nepalese | CN chinese | JP japanese
| KR korean, koreans, south korean, south koreans, korea | KP north korean, north koreans | TW taiwanese
| ID indonesian, indonesians | MY malaysian, malaysians | SG singaporean | TH thai, thais | VN vietnamese
| PH filipino, filipinos, philippine | MM burmese, burma, myanmar | KH cambodian | KZ kazakh, kazakhs
| UZ uzbek, uzbeks | KG kyrgyz | TJ tajik, tajiks | TM turkmen | AZ azerbaijani, azeri | AM armenian, armenians
| GE georgian, georgians | MN mongolian | AU australian, australians | NZ new zealander, new zealanders
| CA canadian, canadians | MX mexican, mexicans, new mexico | BR brazilian, brazilians
| AR argentine, argentinian, argentines | CL chilean, chileans | CO colombian, colombians
| VE venezuelan, venezuelans | PE peruvian | CU cuban, cubans | UY uruguayan | EC ecuadorian | BO bolivian
| NG nigerian, nigerians | GH ghanaian | KE kenyan, kenyans | ET ethiopian, ethiopians | ER eritrean, eritreans
| UG ugandan | TZ tanzanian | RW rwandan | SN senegalese | TD chadian | CM cameroonian | IL israeli, israelis
| MT maltese | CY cypriot, cypriots | IS icelandic | SK slovak, slovakian | SI slovenian, slovene
| LT lithuanian | LV latvian | EE estonian | CI ivorian, ivory coast, ivoire | BF burkinabe | TG togolese
| GN guinean, guineans | NE nigerien | GA gabonese | CG congolese, congo, dr congo, drc | AO angolan
| MZ mozambican | ZM zambian | ZW zimbabwean | NA namibian | MG malagasy | LR liberian | SL sierra leonean
| GM gambian, gambia | BI burundian | JM jamaican | PY paraguayan | GT guatemalan | HN honduran | NI nicaraguan
| SV salvadoran | CR costa rican | MK macedonian, macedonia | MD moldovan | LU luxembourgish | MV maldivian
| VA vatican, holy see | ZA south african, south africans | SD south sudanese | UN un, u.n, united nations
| HK hong kong | DO dominican | ES catalan, basque | RU chechen | CN tibetan, uyghur, uighur
| PS palestinian territories
"""
_CAPITALS_ONLY: Final = word_set("us uk un uae usa drc")
# "Latin America", "New England", "the Spanish-speaking".
_NOT_BEFORE: Final = word_set("latin north south central pan native african new")


@lru_cache(maxsize=1)
def _english_table() -> _Table:
    names = ((code, name) for code, name in Locale.parse("en").territories.items() if _is_plain(code, name))
    return _table([*names, *_entries(_OTHERS_EN)])


def _is_plain(code: str, name: str) -> bool:
    return code.isalpha() and code not in _NO_STATES and name.replace(" ", "").isalpha()


# «مالي», «عمان» and their like are not looked for in Arabic either; nor are there islands of the like of Jersey.
_NO_STATES: Final = frozenset({"EU", "EZ", "QO", "XA", "XB", "ZZ", "ML", "NU", "JE", "IM", "GG", "RE", "OM"})


@latin_question
def _may_begin_english(key: str) -> bool:
    """Whether an English word may begin a country's name, or be its adjective."""
    return key in _english_table()


def is_national(word: str) -> bool:
    """Whether an English word is a country's name or adjective, or begins one."""
    return fold(word) in _english_table()


def _english(text: Text) -> Iterator[Nation]:
    last = 0
    for i in text.where(_may_begin_english):
        written = text.tokens[i].text
        if i < last or not (written.isupper() if text.key(i) in _CAPITALS_ONLY else written[:1].isupper()):
            continue
        found = _at(text, i, text.key(i), _english_table())
        if found is not None:
            code, last = found
            other = code in {"US", "GB", "MX"} and text.key(i - 1) in _NOT_BEFORE
            yield _nation(text, i, last, code, sure=not other)


# --- both -------------------------------------------------------------------------------------------------------------


def _at(text: Text, i: int, first: str, table: _Table) -> tuple[str, int] | None:
    """The code of the longest name that begins with `first` at token `i`, and the token behind it."""
    for words, code in table.get(first, ()):
        if all(text.key(i + n) == word for n, word in enumerate(words[1:], 1)):
            return code, i + len(words)
    return None


def _nation(text: Text, i: int, last: int, code: str, *, sure: bool) -> Nation:
    start = text.tokens[i].start
    return Nation(code, text.text[start : text.tokens[last - 1].end], start, sure)


# What stands for a country, and is none: its capital, and what it is called by how it is ruled.
_SEATS: Final = """
SA الرياض, riyadh, المملكة, kingdom | AE أبوظبي, أبو ظبي, abu dhabi, دبي, dubai, الدولة | KW دولة, الدولة
| QA الدوحة, doha, الدولة, دولة | BH المنامة, manama, المملكة, kingdom
| OM مسقط, muscat, السلطنة, sultanate, عمان, oman
| YE صنعاء, sanaa, عدن, aden, الحوثي, الحوثيين, houthi, houthis
| IQ بغداد, baghdad, أربيل, erbil, كردستان, kurdistan, kurdish | SY دمشق, damascus
| LB بيروت, beirut, حزب الله, hezbollah | JO عمان, عمّان, amman, المملكة, kingdom
| PS رام الله, ramallah, غزة, gaza, الضفة, west bank, القدس, jerusalem, حماس, hamas | EG القاهرة, cairo
| SD الخرطوم, khartoum, بورتسودان, دارفور, darfur | LY طرابلس, tripoli, بنغازي, benghazi | TN تونس, tunis
| DZ الجزائر, algiers | MA الرباط, rabat, المملكة, kingdom, الدار البيضاء, casablanca | MR نواكشوط, nouakchott
| SO مقديشو, mogadishu
| US واشنطن, washington, البيت الأبيض, white house, البنتاغون, pentagon, نيويورك, new york, ترامب, trump, الفيدرالي
| GB لندن, london, المملكة, إنجليزي, الإنجليزي, الإنجليزية, english | FR باريس, paris, ماكرون, macron
| DE برلين, berlin | IT روما, rome | ES مدريد, madrid, برشلونة, barcelona | PT لشبونة, lisbon
| NL لاهاي, the hague, أمستردام | BE بروكسل, brussels | CH جنيف, geneva, برن | AT فيينا, vienna
| SE ستوكهولم, stockholm | NO أوسلو, oslo | DK كوبنهاغن, copenhagen | GR أثينا, athens | PL وارسو, warsaw
| HU بودابست, budapest | RO بوخارست, bucharest, روماني, الروماني | RO رومانية, الرومانية, رومانيين, الرومانيين
| UA كييف, kyiv, kiev, زيلينسكي, zelensky, zelenskiy | TR أنقرة, ankara, إسطنبول, istanbul
| RU موسكو, moscow, الكرملين, kremlin, بوتين, putin, السوفياتي, السوفييتي, السوفيتي, soviet
| IR طهران, tehran, الثوري, الفارسي, persian | AF كابول, كابل, kabul, طالبان, taliban | PK إسلام آباد, islamabad
| IN نيودلهي, دلهي, new delhi, delhi | CN بكين, beijing | JP طوكيو, tokyo | KR سيول, سول, seoul
| KP بيونغ يانغ, بيونغيانغ, pyongyang | IL تل أبيب, tel aviv, الاحتلال, نتنياهو, netanyahu, العبرية
| IL occupation, hebrew, المستوطنين, settlers | ET أديس أبابا, addis ababa | KE نيروبي, nairobi
| NG أبوجا, abuja, لاغوس, lagos | SN دكار, داكار, dakar | TD نجامينا | AZ باكو, baku | AM يريفان, yerevan
| GE تبليسي, tbilisi, جورجي, الجورجي, الجورجية
| UN الأممية, جنيف, geneva, يونيسف, يونيسيف, unicef, أوتشا, unhcr, unrwa, الأونروا, أونروا
| UN اليونسكو, يونسكو, unesco, مجلس الأمن
| VA البابا, pope | ML مالي, باماكو | IE دبلن, dublin | CY نيقوسيا, nicosia | ID جاكرتا, jakarta
| VE كاراكاس, caracas | BR برازيليا, brasilia | AU كانبيرا, canberra | CA أوتاوا, ottawa | ER أسمرا, asmara
| KM قمري, القمري, القمرية
"""


@lru_cache(maxsize=1)
def _seats() -> _Table:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for code, name in _entries(_SEATS):
        words = _keys(name)
        table.setdefault(words[0], []).append((words, _ALIKE.get(code, code)))
    return table


def capitals(text: Text) -> list[str]:
    """The countries of which the text has the capital, or what else may stand for them."""
    return [
        code
        for i in text.where(_may_begin_seat)
        for _, form in forms(text.key(i))
        for words, code in _seats().get(form, ())
        if all(text.key(i + n) == word for n, word in enumerate(words[1:], 1))
    ]


@question
def _may_begin_seat(key: str) -> bool:
    return not _seats().keys().isdisjoint(bare_forms(key))
