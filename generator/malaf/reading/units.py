"""What Arabic prose counts: the nouns of people, countries, time, area and money, as the unit of a figure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from malaf.reading.numerals import begins_number, is_enclosed, scale_of
from malaf.reading.tokens import Text, forms, question, word_set

__all__ = [
    "CURRENCIES",
    "NOUNS_IN_WAW",
    "Unit",
    "count_countries",
    "counted_dual",
    "dual_of",
    "is_counted",
    "is_currency",
    "is_measure",
    "is_noun",
    "is_person",
    "read_unit",
    "time_unit",
]


# Folded: no hamza, ه for ة, ي for ى. Singulars; the sound plurals, the feminine and the accusative are derived.
_PEOPLE: Final = word_set(
    "شخص نسمه انسان فرد رجل امراه سيده طفل رضيع صبي فتاه شاب مواطن مقيم ساكن زاير سايح حاج معتمر مسافر",
    "راكب سايق عامل موظف مستخدم مستفيد مشترك متطوع متدرب طالب تلميذ معلم مدرس استاذ باحث عالم خبير مختص",
    "متخصص اخصايي مهندس طبيب ممرض صيدلي مريض مصاب جريح قتيل ضحيه شهيد اسير معتقل سجين موقوف مشتبه متهم",
    "مطلوب محتجز رهينه مهاجر لاجي نازح مشرد مدني عسكري جندي ضابط شرطي مقاتل مسلح مسعف منقذ اطفايي صحفي",
    "صحافي اعلامي مراسل محامي محام قاضي وزير نايب سفير دبلوماسي مسوول مسءول عضو زعيم قايد مدير ممثل مندوب",
    "مبعوث مراقب ناخب مرشح مترشح لاعب مدرب متفرج مشجع رياضي متسابق مشارك ضيف مدعو عارض فنان كاتب مولف",
    "شاعر مزارع فلاح صياد تاجر مستثمر مستهلك عميل زبون مشتغل عاطل متقاعد خريج مبتعث متبرع مراجع ناجي",
    "مفقود غريق متظاهر محتج معتصم ناشط مبرمج حرفي مستاجر اجنبي وافد قاصر يتيم ارمله مسن كفيف معاق مكلف",
    "مجند متعامل بحار طيار ملاح داعيه امام خطيب مصلي حافظ قاري متوفي اخر بالغ مولود اجير عون مستشار متحدث",
    "محاضر مخرج ممثله مصور مذيع مطرب موسيقي طباخ حارس حاجز صانع نجار راعي مربي مالك شريك ولد بنت زوج",
    "ارهابي مهرب متسلل مخالف متعاطي مدمن متعاف متعافي ناخبه منتخب مقاول مشغل متعهد سباح عداء حكم ممول",
    "مدون شخصيه قروي بدوي جراح عنصر جمهور ذوي شبل كشاف قنصل موفد رايد متقدم متفوق مرافق عاكف منتسب منضوي",
    "متضرر منكوب اختصاصي استشاري اسقف اكاديمي امير امين بايع برلماني بستاني بطريرك بطل بيطري تقني جنرال جيولوجي",
    "حاخام حاكم حقوقي حلاق خادم خباز خياط دركي رسام روايي رييس سكرتير سلطان سمسار سياسي سيناتور شاهد شيخ صيدلاني",
    "مستجيب مبحوث حفيد عاهل عميد فتي قيادي قبطان كابتن كاهن مامور مترجم متصرف محافظ محرر محقق محلل مختار",
    "مدعي مراهق مرشد مساعد",
    "مشرع مشرف مصمم مطران مطور معاون مغني مفاوض مفتش مفتي مفوض ملاكم ملحن ملك ملياردير مورخ موسس ميكانيكي نادل",
    "مدافع مهاجم متابع مخطوف مكتتب مودع مقترض مغرد مشاغب متمرد منشق مخرب متورط مدان محكوم منافس متنافس محترف",
    "موهوب مدين مهجر متسرب مخترع مكتشف مدخن متعاقد معتمر منقب مصطاف مخبر مرتزق مجاهد مناضل محارب متطرف منشد موذن",
    "مستكشف متسوق متسلق متزلج متسابق مبتدي مستمع متطفل محتال مدقق متصل",
    "متزوج عازب معلق مفكر مثقف معوق جاسوس حداد نساج سباك حمال كهربايي",
    "لص قاتل سارق مجرم غواص دراج فارس عقيد رقيب عريف",
    "ناشر ناقد نحات نزيل نقابي نقيب هداف والي وسيط وكيل متسول مستوطن رهبان راهب اعلامي مسعف ارمل زميل صديق قريب",
)
_PEOPLE_PLURALS: Final = word_set(
    "اشخاص ناس نساء رجال اطفال رضع صبيه فتيات شباب شبان سكان زوار سياح حجاج ركاب عمال طلاب طلبه تلاميذ",
    "تلامذه اساتذه علماء خبراء اطباء مرضي جرحي قتلي ضحايا شهداء اسري سجناء رهاين جنود ضباط افراد عناصر",
    "محامين محامون قضاه وزراء نواب سفراء اعضاء روساء زعماء قاده مدراء حكام ضيوف كتاب شعراء تجار عملاء",
    "زباين رواد ملاك اجانب ايتام ارامل بحاره ايمه قراء حفاظ اهالي اهل ابناء بنات اولاد اناث ذكور فنيين",
    "فنيون اداريين مصلين ناجين مسوولين سايقين اجراء اعوان موظفي عاملي مستخدمي مواطني مسوولي شركاء ازواج",
    "مرافقين هواه حراس صناع رعاه نخب كوادر اطر طواقم رفاق مولفين خريجين خطباء دعاه عسكر مسنين فقراء كشافه",
    "قناصل اخرين اخرون اخريات ملوك امراء امناء باعه ابطال خدم سلاطين سماسره شهود شيوخ مشايخ عمداء فتيه فتيان",
    "قساوسه كهنه مخاتير مطارنه بطاركه اساقفه نقباء نقاد وسطاء وكلاء ولاه قباطنه نزلاء نبلاء اخوه اشقاء شقيقات",
    "اخوات امهات اباء اجداد احفاد جيران اصدقاء زملاء رهبان راهبات عرسان حوامل وجهاء اعيان اغنياء اقارب ورثه",
    "اميين",
)
_DEMONYMS: Final = word_set(
    "سعودي اماراتي كويتي قطري بحريني عماني يمني عراقي سوري لبناني اردني فلسطيني مصري سوداني ليبي تونسي",
    "جزايري مغربي موريتاني صومالي جيبوتي امريكي اميركي بريطاني فرنسي الماني ايطالي اسباني تركي ايراني",
    "افغاني باكستاني هندي صيني ياباني كوري روسي اوكراني كازاخستاني اسراييلي اوروبي افريقي عربي خليجي",
    "بنغلاديشي فلبيني اندونيسي نيجيري اثيوبي",
)
# A man for a dual in -ان and -ين is told from a sound plural only where the plural is broken.
_BROKEN: Final = word_set(
    "شخص رجل طفل شاب عامل طالب تلميذ عالم خبير طبيب مريض جريح قتيل شهيد اسير سجين جندي ضابط وزير سفير عضو",
    "رييس ملك امير امين شيخ شاهد وكيل وسيط حاكم نايب فرد زاير راكب سايح تاجر ولد زعيم قايد عنصر فنان ضيف شرطي",
)
_THINGS: Final = word_set(
    "اسبوع عقد قرن مشروع مركز مصنع طن متر كتاب خط مسار قسم جزء هدف عنصر ملف بند محور مطار ميناء سد مسجد",
    "متحف مبني منزل بيت طابق فريق فوج لواء مجلس بيان قرار مرسوم قانون حزب وفد سوق حي باب جسر نفق طريق",
    "كيلومتر هكتار برميل دولار ريال دينار درهم جنيه قرض صاروخ حريق فيضان زلزال سبب شرط سيناريو خيار نموذج",
    "صندوق برنامج مكان جواز موسم موقع مخيم مكتب مستشفي ملعب مصرف مشهد مقعد مقطع منجم منصب",
    "ميل لتر قنطار غرام كيلوغرام يورو فدان دونم درج نوع شكل جانب اتجاه مستوي عرض عقار عمل فيلم فصل فرع فندق",
    "قطار قارب زورق قصر قطاع قمر قميص قلم قبر كيس كلب كيان لقاء لقاح لقب لغم لوح نظام نفق نهر نص نشاط نادي نصب",
    "هاتف هجوم وجه وعد تقرير تطبيق تيار تحالف تفجير انفجار اجتماع اتفاق اختبار انتخاب انتصار اقتراح استفتاء اعتداء",
    "باص بحث برج بند بنك بءر بير ثقب جدار جيل جسم جهاز جيش جدول حادث حدث حفل حصان حوض حقل خبر",
    "خزان خطاب خندق خلاف دواء دليل ديوان دفتر راتب رد رقم رمز ساحل سجن سطر سهم سيف سلاح شارع شرخ شيك",
    "شوط صف صوت صنف ضلع طابع طرد طرف طفح عرس عمود عنوان عيد غار غرض غلاف فخ قانون قطب قيد كوب محرك محصول",
    "مخزن مدخل مرفا مرض مركب مسلسل مسرح مصعد مضيق معدن معهد معمل مفاعل مفتاح مقال ملجا ممر مهرجان موعد",
    "ميدان نجم نسر نموذج نداء هاجس واجب وادي وزن وسام وقت وصف يخت صهريج سرير طلب عرش فحص قسط لغز مثال",
)
# Feminines of two letters and the ending, whose dual is not told by its length.
_SHORT: Final = word_set("جثه فءه فيه لغه ضفه شقه قمه كره رءه ريه سله قبه حصه جهه صفه قوه قصه حبه مره سمه شحنه تله")
_COUNTRIES: Final = word_set("دوله دول بلد بلدا بلدان")
_TIME: Final = {
    **dict.fromkeys(("سنه", "سنوات", "سنين", "عام", "عاما", "اعوام", "اعواما"), "year"),
    **dict.fromkeys(("شهر", "شهرا", "اشهر", "شهور"), "month"),
    **dict.fromkeys(("يوم", "يوما", "ايام"), "day"),
    **dict.fromkeys(("ساعه", "ساعات"), "hour"),
}
_TIME_DUALS: Final = {
    stem + ending: unit
    for stem, unit in (("عام", "year"), ("سنت", "year"), ("شهر", "month"), ("يوم", "day"), ("ساعت", "hour"))
    for ending in ("ان", "ين")
}
_AREA: Final = word_set("هكتار هكتارا هكتارات دونم دونما دونمات فدان فدانا فدادين افدنه كم2 كلم2 م2 كم² كلم² م²")
_LENGTHS: Final = word_set("كيلومتر كيلومترا كيلومترات كيلو كيلومتراً كلم كم متر مترا امتار م ميل ميلا اميال قدم قدما")

_LENGTH_OF: Final = frozenset(
    noun + of for noun in word_set("طول عرض ارتفاع عمق مسافه علو قطر سباق سباحه") for of in ("", "ه", "ها")
)
_OF_A_THOUSAND: Final = word_set("متر مترا غرام غراما جرام جراما واط وات فولت هيرتز بايت")
_DEGREES: Final = frozenset("\u00b0\u00ba\u02da")
_METRIC: Final = word_set("ميلي ميغا ميجا غيغا جيجا تيرا سنتي نانو مايكرو")
_CUBED: Final = word_set("م كم كلم سم")

# Currency nouns: the ISO 4217 code by the country whose money it is, as an adjective beside it or the text at large
# tells; "" is the code without any.
CURRENCIES: Final[dict[str, dict[str, str]]] = {
    "دولار": {"": "USD", "US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "TW": "TWD"},
    "ريال": {"SA": "SAR", "QA": "QAR", "OM": "OMR", "YE": "YER", "IR": "IRR", "BR": "BRL"},
    "درهم": {"AE": "AED", "MA": "MAD"},
    "دينار": {"KW": "KWD", "BH": "BHD", "JO": "JOD", "IQ": "IQD", "LY": "LYD", "TN": "TND", "DZ": "DZD", "RS": "RSD"},
    "جنيه": {"EG": "EGP", "SD": "SDG", "GB": "GBP", "SS": "SSP"},
    "ليره": {"LB": "LBP", "SY": "SYP", "TR": "TRY"},
    "يورو": {"": "EUR"},
    "اورو": {"": "EUR"},
    "ين": {"": "JPY"},
    "يوان": {"": "CNY"},
    "روبل": {"": "RUB", "BY": "BYN"},
    "روبيه": {"": "INR", "IN": "INR", "PK": "PKR", "ID": "IDR", "LK": "LKR"},
    "فرنك": {"": "CHF", "CH": "CHF", "DJ": "DJF", "KM": "KMF", "CF": "XAF"},
    "شلن": {"SO": "SOS", "KE": "KES", "UG": "UGX", "TZ": "TZS"},
    "نايرا": {"": "NGN"},
    "راند": {"": "ZAR"},
    "بيزو": {"MX": "MXN", "AR": "ARS", "PH": "PHP", "CL": "CLP"},
    "زلوتي": {"": "PLN"},
    "مانات": {"": "AZN"},
    "وون": {"": "KRW"},
    "شيكل": {"": "ILS"},
    "شيقل": {"": "ILS"},
    "كرونه": {"SE": "SEK", "NO": "NOK", "DK": "DKK"},
    "تنغي": {"": "KZT"},
    "تينغ": {"": "KZT"},
    "تنغه": {"": "KZT"},
    "تينغي": {"": "KZT"},
    "سوم": {"": "UZS"},
    "اوقيه": {"MR": "MRU"},
    "رينغيت": {"": "MYR"},
    "بات": {"": "THB"},
    "رنمينبي": {"": "CNY"},
}
_CURRENCY_PLURALS: Final = {
    "دولارات": "دولار",
    "ريالات": "ريال",
    "دراهم": "درهم",
    "دنانير": "دينار",
    "جنيهات": "جنيه",
    "ليرات": "ليره",
    "روبلات": "روبل",
    "روبيات": "روبيه",
    "فرنكات": "فرنك",
    "شلنات": "شلن",
    "يوروهات": "يورو",
    "اوقيات": "اوقيه",
    "كرونات": "كرونه",
    "يوانات": "يوان",
    "شواكل": "شيكل",
}
_SYMBOLS: Final = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "﷼": "SAR", "\u20c1": "SAR", "₽": "RUB", "₸": "KZT"}
_ABBREVIATIONS: Final = {
    "دج": "DZD",
    "دت": "TND",
    "د.ج": "DZD",
    "د.ك": "KWD",
    "د.ا": "JOD",
    "د.ب": "BHD",
    "د.ت": "TND",
    "د.ع": "IQD",
    "د.م": "MAD",
    "ر.س": "SAR",
    "ر.ق": "QAR",
    "ر.ع": "OMR",
    "ر.ي": "YER",
    "ج.م": "EGP",
    "ل.ل": "LBP",
    "ل.س": "SYP",
}
# Words that tell whose money a text means: adjectives and names of the country and its best known cities.
_COUNTRY_STEMS: Final = {
    "SA": (
        "سعودي السعوديه المملكه الرياض جده مكه الدمام القصيم نيوم المدينه ابها جازان نجران حايل الاحساء "
        "الخبر الظهران الجبيل ينبع العلا بريده عنيزه"
    ),
    "QA": "قطري قطر الدوحه الوكره",
    "OM": "عماني عمانيه سلطنه مسقط صلاله نزوي صحار الدقم ظفار",
    "YE": "يمني اليمن صنعاء عدن تعز الحديده مارب حضرموت المكلا",
    "IR": "ايراني ايران طهران",
    "AE": "اماراتي الامارات دبي ابوظبي الشارقه عجمان الفجيره الخيمه",
    "MA": (
        "مغربي المغرب الرباط البيضاء مراكش طنجه اكادير فاس مكناس اغادير وجده تطوان القنيطره الجديده اسفي "
        "العيون الداخله الناظور ورزازات"
    ),
    "KW": "كويتي الكويت الجهراء الاحمدي حولي الفروانيه",
    "BH": "بحريني البحرين المنامه الرفاع سلماباد",
    "JO": "اردني الاردن عمان اربد الزرقاء العقبه الكرك معان جرش عجلون المفرق",
    "IQ": (
        "عراقي العراق بغداد البصره الموصل اربيل كربلاء النجف كركوك ديالي الانبار ميسان واسط بابل المثني "
        "السليمانيه دهوك الديوانيه الناصريه"
    ),
    "LY": "ليبي ليبيا طرابلس بنغازي مصراته سبها درنه سرت",
    "TN": (
        "تونسي تونس صفاقس سوسه باجه جندوبه سليانه القيروان بنزرت قابس قفصه المنستير نابل زغوان القصرين "
        "مدنين تطاوين توزر المهديه اريانه منوبه"
    ),
    "DZ": (
        "جزايري الجزاير وهران قسنطينه ورقله ادرار تمنراست بسكره عنابه سطيف بجايه تلمسان البليده تيزي "
        "باتنه غردايه حاسي سكيكده مستغانم"
    ),
    "EG": (
        "مصري مصر القاهره الاسكندريه الجيزه بورسعيد السويس الاسماعيليه دمياط المنصوره طنطا اسيوط سوهاج "
        "الاقصر اسوان الغردقه الفيوم المنيا القليوبيه الدقهليه"
    ),
    "SD": "سوداني السودان الخرطوم دارفور الفاشر بورتسودان نيالا",
    "GB": "استرليني بريطاني بريطانيا لندن",
    "LB": "لبناني لبنان بيروت البقاع صيدا زحله بعلبك جونيه",
    "SY": "سوري سوريا سوريه دمشق حلب حمص حماه اللاذقيه طرطوس ادلب درعا الحسكه القامشلي السويداء",
    "TR": "تركي تركيا انقره اسطنبول",
    "US": "امريكي اميركي",
    "CA": "كندي كندا",
    "AU": "استرالي استراليا",
    "NZ": "نيوزيلندي",
    "SG": "سنغافوري سنغافوره",
    "SE": "سويدي السويد",
    "NO": "نرويجي النرويج",
    "DK": "دنماركي الدنمارك",
    "IN": "هندي الهند",
    "PK": "باكستاني باكستان",
    "ID": "اندونيسي اندونيسيا",
    "CH": "سويسري سويسرا",
    "MR": "موريتاني موريتانيا نواكشوط",
    "BR": "برازيلي البرازيل",
    "DJ": "جيبوتي",
    "KM": "قمري القمر موروني",
    "CF": "افريقي",
    "SO": "صومالي الصومال مقديشو هرجيسا",
    "KE": "كيني كينيا نيروبي",
    "UG": "اوغندي اوغندا كمبالا",
    "TZ": "تنزاني تنزانيا",
    "MX": "مكسيكي المكسيك",
    "AR": "ارجنتيني الارجنتين",
    "PH": "فلبيني الفلبين",
    "CL": "تشيلي",
}
_STEM_COUNTRY: Final = {stem: code for code, stems in _COUNTRY_STEMS.items() for stem in stems.split()}

# What can follow a number and is no noun that it counts.
_NO_NOUNS: Final = word_set(
    "في من علي عن الي مع بين عند منذ حتي خلال بعد قبل دون ضد نحو حول لدي عبر ضمن داخل خارج فوق تحت امام",
    "وراء مقابل مثل هو هي هم هذا هذه ذلك تلك الذي التي الذين ما لا لم لن قد كان كانت يكون ان انه انها اذ",
    "اذا لكن بل او ام ثم كما كل بعض غير سوي عدا فقط ايضا تقريبا حاليا سنويا يوميا شهريا اسبوعيا مءويه تم",
    "تمت جري وفق وفقا حسب بحسب نظرا بسبب منها منهم منهن فيما بينما حيث حين عندما كانون اول مقارنه وذلك",
    "وهو وهي وهم علما لكل لتصل ليصل لتبلغ ليبلغ بالاضافه اضافه فضلا ارتفعت ارتفع انخفض انخفضت بلغ بلغت",
    "سجل سجلت منه شهد شهدت تراجع تراجعت اعلن اعلنت قال قالت اضاف اكد اكدت يشمل تشمل يضم تضم تمثل يمثل جاء",
    "جاءت كذلك هكذا هناك هنا ليس ليست سابقا لاحقا مساء صباحا ظهرا فجرا عصرا ليلا هجري هجريه ميلادي",
    "ميلاديه اكثر اقل مره اخري وقد وكان اما حال بما مما عليها عليه له لها لهم به بها فيه فيها شمال جنوب",
    "شرق غرب مكرر مكررا ماكس برو بلس الترا",
    "عالميا عربيا محليا دوليا اقليميا غيابيا حضوريا وطنيا جهويا خليجيا نسبيا رسميا فعليا نهاييا كليا جزييا ميدانيا",
)
NOUNS_IN_WAW: Final = word_set(
    "وحده وحدات ورقه اوراق ورقات وظيفه وظايف وفد وفود وزير وزراء وزاره وزارات ولايه ولايات وسام اوسمه",
    "وسيله وسايل وكاله وكالات ولد وفاه وفيات وجبه وجبات وصله واط وثيقه وثايق ورشه ورش وسيط وسطاء وجهه",
    "وجهات وصفه وصفات ودايع وديعه وقفه واحه واحات وادي وقود وعد وكيل وكلاء ولاده ولادات ولي وافد وافدا",
    "وافدين وسم وضع واجب واجبات",
)
_NOUNS_IN_YA: Final = word_set(
    "يد يدا ايد يخت يختا يخوت يرقه يرقات يارده ياردات يافطه يافطات يورو يوان ين ينبوع ينبوعا ينابيع ياقوته ياقوتات"
)
_NOUNS_IN_CLITICS: Final = word_set(
    "برميل براميل برنامج برامج بلد بلدان بلديه بلديات بيت بيوت باب باحث باحثا باحثين بند بنود بءر بير",
    "ابار بنايه بنايات بنك بنوك بقره بطل بطوله بطاقه بطاقات باخره بواخر باص باصات بذره بالغ بحث بحوث لاعب",
    "لاعبا لاعبين لجنه لجان لتر لترا لوحه لوحات لغه لغات لاجي لاجيا لاجيين لقاء لقاءات لقاح لقاحات ليره",
    "ليرات ليله ليالي لقب القاب كتاب كتب كيلو كيلوغرام كيلوغراما كيلومتر كيلومترا كيلومترات كيلوواط كيس",
    "كلمه كلمات كليه كليات كاميرا كيلوجرام فريق فرق فرصه فرص فندق فندقا فنادق فرع فروع فلسطيني فلسطينيا",
    "فلسطينيين فرد فيلم فيلما فعاليه فعاليات فءه فيه فيات فقره فتره فنان فنانا فنانين فصل فصول بعثه بعثات",
    "بحيره بحيرات بوابه بوابات بوره بور بيضه بيض بذله بطاريه بطاريات بستان بساتين برج برجا بالون باقه",
    "باقات بدله برقيه برقيات بضاعه بضايع بورصه بوليصه بيانات لعبه لقطه لقطات لوح لوايح لايحه لون لونا",
    "الوان باصا بندقيه بنادق بستانا فوج فتاه فتيات فاتوره فيديو فدان فدانا فاز فلس بالماءه كلم كم لواء",
    "لغم لغما لافته بصمه بلاغ بلاغا بيان بوصه بلده بلدات بلدا بقرات بيرا بيتا بندا بنكا برنامجا برميلا بقعه بقع",
    "بارجه بوارج بالونات بيضات بحثا لوحا لقاحا لقبا لحنا لفافه لفافات لبنه لبنات كلغ كغ كغم كجم كيلوجراما كيلوجرامات",
    "كيلوغرامات كيلوواتا كيلوبايت بايت لترات كتيبه كتايب كنيسه كنايس كرسي كراسي كرسيا اكياس كوب كوبا كوارث كمين",
    "كلب كلبا كلاب كبش كبشا كباش كارثه كره كرات كبسوله كبسولات كشك كشكا كمبيوتر كمامه كمامات كابل كابلا كتيب كتيبات",
    "بناء بنوكا بركان بركانا براكين بصمات بروتوكول بروتوكولات بلاغات بوصات بقعا برلماني برلمانيا بنادق بذور بدايل",
    "بخاخ بايع بايعا براءه بساط بطارية بعير بعيرا بغل بطانيه بطانيات بدور بلاطه بلاطات بوءره بوره بور بوءر بنت بنات",
    "لعبه العاب لغز لغزا لص لصا لصوص ليال ليلا لقمه لقم لواءين لجنتين لبوه لوري لايحه لاصقه لاصقات لحظه لحظات",
    "فحص فحوص فحوصات فحصا فاتوره فواتير فرقه فقرات فترات فيضان فيضانات فولت فوهه فوهات فدادين فنجان فناجين فرن افران",
    "براد برادا برادات باله بالات بسطه بسطات بصله برغي براغي برعم براعم بطه بطات بوصله بوصلات بكره بكرات بلوزه بلوزات",
    "بطيخه بطيخات برتقاله برتقالات بذره بذرات كوخ كوخا اكواخ كفن كفنا كرفان كرفانا كرفانات كادر كادرا كوادر كسوه كهف",
    "كهفا كهوف كنز كنزا كنوز كوكب كوكبا كواكب كاشف كشاف كشافا كعكه كعكات كرتون كرتونه كراتين كبينه كباين كابينه كيلواط",
    "لحاف لحافا لحف لمبه لمبات لعنه لوزه لاقط لاقطا لواقط لوازم لفه لفات لبوس لباس لباسا لسان لسانا لوكوموتيف",
    "فانوس فانوسا فوانيس فلتر فلترا فلاتر فروج فروجا فرشه فرشات فستان فستانا فساتين فنار فنارا فيل فيلا فيله فطيره",
    "فطاير فص فصا فصوص فقمه فقمات فاسا فووس فنيله فناجين فاصل فواصل",
    "فيروس فيروسات فيزا فصيل فصايل فصيلا فكره افكار فدية فهد فرس فرسا فراش فسيله فسايل فتوي",
    "بيسه بيسات برتقاله برتقالات ليمونه ليمونات",
)


class Unit:
    """The unit of a figure: its key or noun, and the token after it; `person_of` where «من» stands between."""

    __slots__ = ("last", "name")

    def __init__(self, name: str, last: int) -> None:
        self.name = name
        self.last = last


def time_unit(key: str) -> str | None:
    """``year``, ``month``, ``day`` or ``hour`` for a noun of time, singular or plural, without the article."""
    return _TIME.get(key)


def dual_of(key: str) -> str | None:
    """The unit that a dual of time counts («عامين» is two of ``year``), or None."""
    return _TIME_DUALS.get(key)


# Feminines and plurals that are things: «مدرسة» is a school, «مخالفات» are offences.
_NOT_PEOPLE: Final = word_set(
    "مدرسه مدرستين مدرستان مخالفه مخالفات مشاركه مشاركات مراجعه مراجعات مولفات مقاوله مقاولات حاضره حافظه",
    "حافظات صناعه متابعه رياضيات مساعده حراسه منتخب منتخبا منتخبات منتخبين حكم حكما امام عون ساكنه كاتبه",
    "بالغه بالغا متعامل زوجين راعيه رعايه محاضره محاضرات معرض سياحه مدنيه عربيه عربيا اوروبيه هنديا ممثله",
    "عدنيه عالميه عالمي رحله متقدمه مشغله مولوده متفوقه مالكا قروض فرديه فردي شخصيا مسنه سكاني شبابي اهلي",
    "اهليه اخري محافظه محافظات محافظتين محافظتان موسسه موسسات موسستين موسستان مستوطنه مستوطنات مستوطنتين",
    "مستوطنتان تقنيه تقنيات تقنيتين تقنيتان اكاديميه اكاديميات اكاديميتين استشاريه استشارات قريبه قريبا صديقه",
    "شاهده مامورات قياديه مرشدات برلمانيه نقابيه سياسيه سياسيا حقوقيه تقنيا",
)


@lru_cache(maxsize=16384)
def is_person(key: str) -> bool:
    """Whether a folded noun is a human being, in any number and gender."""
    bare = key.removeprefix("ال")
    if bare in _NOT_PEOPLE:
        return False
    if bare in _PEOPLE or bare in _PEOPLE_PLURALS or bare in _DEMONYMS:
        return True
    for ending in ("ا", "ه", "ين", "ون", "ات", "ان", "تين", "تان", "ي", "ن"):
        stem = bare.removesuffix(ending)
        if stem == bare or len(stem) < 3:
            continue
        if stem in _PEOPLE or stem in _DEMONYMS or stem + "ه" in _PEOPLE:
            return True
    # «القطريات», «السوريين»: the plural of an adjective of origin.
    return len(bare) > 6 and bare.endswith(("يين", "يون"))


@lru_cache(maxsize=16384)
def currency_noun(key: str) -> str | None:
    bare = key.removeprefix("ال")
    for form in (bare, bare.removesuffix("ا")):
        if form in CURRENCIES:
            return form
        if form in _CURRENCY_PLURALS:
            return _CURRENCY_PLURALS[form]
    return None


def is_currency(key: str) -> bool:
    """Whether a folded word is money, in any number."""
    return currency_noun(key) is not None


_MEASURED: Final = word_set(
    "طن اطنان كيلوغرام كيلوغرامات كغ كغم كلغ غرام غرامات قنطار قناطير درجه درجات لتر لترات برميل اسبوع اسابيع عقد عقود",
    "قرن قرون دقيقه دقايق ثانيه ثواني ثوان ليله ليال نقطه نقاط نقط موسم مواسم مره مرات كيلوواط ميغاواط",
)


@lru_cache(maxsize=16384)
def is_measure(key: str) -> bool:
    """Whether a folded noun, in any number, is one of which there are halves: time, money, length, area, weight."""
    known = (_TIME, _LENGTHS, _AREA, _MEASURED)
    ends = ((key, ""), (key.removesuffix("ا"), ""), (key[:-2], "ين ان"), (key[:-3] + "ه", "تين تان"))
    stems = [stem for stem, endings in ends if not endings or key.endswith(tuple(endings.split()))]
    return any(is_currency(stem) or any(stem in words for words in known) for stem in stems)


def is_counted(key: str) -> bool:
    """Whether a folded noun comes whole only: neither money nor anything that is measured."""
    return not is_currency(key) and not is_measure(key) and is_noun(key)


@lru_cache(maxsize=4096)
def _country_of(key: str) -> str | None:
    bare = key.removeprefix("ال")
    for form in (key, bare, bare.removesuffix("ا"), bare.removesuffix("ه"), bare.removesuffix("ات")):
        if form in _STEM_COUNTRY:
            return _STEM_COUNTRY[form]
    return None


@question
@lru_cache(maxsize=4096)
def _country_named(key: str) -> str | None:
    """The country that a word names, with its prefixes perhaps."""
    return next((code for _, form in forms(key) if (code := _country_of(form))), None)


def count_countries(text: Text) -> dict[str, int]:
    """How often a text speaks of the countries whose money shares a name with another's, by ISO 3166-1 code."""
    counts: dict[str, int] = {}
    for code in filter(None, [_country_named(text.key(i)) for i in text.where(_country_named)]):
        counts[code] = counts.get(code, 0) + 1
    return counts


def read_unit(text: Text, i: int, countries: dict[str, int]) -> Unit | None:
    """What the number before token `i` counts; None where no noun stands there.

    `countries` (of `count_countries`) tell whose money «دينار» is: that of the country spoken of most.
    """
    if text.key(i) == ")" and text.kind(i + 1) == "word":
        i += 1
    key = text.key(i)
    if not key or text.kind(i) == "number":
        return None
    if text.tokens[i].text in _DEGREES:
        last = i + 1 + (text.glued(i + 1) and text.key(i + 1) in {"م", "c", "ميويه"})
        return Unit(text.text[text.tokens[i].start : text.tokens[last - 1].end], last)  # «48°», «48°م»
    if is_enclosed(text, i + 1, i + 2) and text.kind(i + 1) == "word" and key not in {"(", "["}:
        quoted = _noun(text, i + 1, countries, definite=False)  # «12 مليون "زيارة"»
        return Unit(quoted.name, i + 3) if quoted else None
    if text.kind(i) == "sign":
        return _sign_unit(key, i)
    if key in {"منهم", "منهن"}:
        return Unit("person", i)
    if key == "مره" and text.key(i + 1) not in {"اخري", "ثانيه", "جديده"}:
        return Unit(text.tokens[i].text, i + 1)  # «24 مرة»
    if key in _CUBED and text.key(i + 1) in {"3", "³"} and text.glued(i + 1):
        return Unit(text.text[text.tokens[i].start : text.tokens[i + 1].end], i + 2)
    abbreviated = _ABBREVIATIONS.get(key) or _ABBREVIATIONS.get("".join(text.keys[i : i + 3]))
    if abbreviated:
        return Unit(abbreviated, i + 1 if key in _ABBREVIATIONS else i + 3)
    percent = _percent(text, i)
    if percent:
        return Unit("percent", percent)
    if key == "من" and text.kind(i + 1) == "word":
        return _of(text, i + 1, countries)
    if key == "م" and (text.key(i - 2) == "ر" or any(text.form(at, _LENGTH_OF) for at in range(i - 2, i - 5, -1))):
        return Unit(text.tokens[i].text, i + 1)  # «وارتفاعه 45 م»
    noun = _noun(text, i, countries, definite=False)
    graded = noun is not None and key in _GRADED and text.key(noun.last) in _GRADES
    return Unit(noun.name, noun.last + 1) if noun and graded else noun


_GRADED: Final = word_set("درجه درجات درجتان درجتين نقطه نقاط نقطتان نقطتين")
_GRADES: Final = word_set("ميويه فهرنهايت اساس")  # «درجة مئوية», «نقطة مئوية», «نقطة أساس»


def _sign_unit(key: str, i: int) -> Unit | None:
    if key in {"%", "٪"}:
        return Unit("percent", i + 1)
    return Unit(_SYMBOLS[key], i + 1) if key in _SYMBOLS else None


def _percent(text: Text, i: int) -> int | None:
    """The token after «في المئة», «بالمائة» and their spellings."""
    key = text.key(i)
    if key in {"بالميه", "بالمايه", "بالمءه", "بالماءه", "بالماه"}:
        return i + 1
    if key in {"في", "ف", "ب"} and text.key(i + 1) in {"الميه", "المايه", "ميه", "مايه", "المءه", "الماءه", "الماه"}:
        return i + 2
    return None


def _of(text: Text, i: int, countries: dict[str, int]) -> Unit | None:
    """«640 من القطريات», «12 من كبار المسؤولين», «مئات الملايين من الدولارات»."""
    if text.key(i) in {"كبار", "ابرز", "افراد", "عناصر", "ابناء", "خيره", "نخبه"} and is_person(text.key(i + 1)):
        return Unit("person", i + 2)
    if not text.key(i).startswith("ال"):
        theirs = _is_theirs(text.key(i)) or (text.key(i) in _PEOPLE_PLURALS and text.kind(i + 1) == "word")
        return Unit("person", i + 1) if theirs else None  # «من سكانها», «من أفراد الطاقم»
    unit = _noun(text, i, countries, definite=True)
    if unit and currency_noun(text.key(i)) and not unit.name.isupper():
        return Unit(currency_noun(text.key(i)) or unit.name, unit.last)  # «عشرات الملايين من الدنانير»
    return unit if unit and (unit.name == "person" or unit.name.isupper()) else None


_OWNERS: Final = ("هما", "هم", "هن", "ها", "كم", "نا", "ه")


def _is_theirs(key: str) -> bool:
    """Whether a noun is people with an owner: «من سكانها», «من أعضائه», «من موظفيها»."""
    for owner in _OWNERS:
        stem = key.removesuffix(owner)
        if stem == key or len(stem) < 3:
            continue
        if stem.endswith(("اي", "او")):
            stem = f"{stem[:-2]}اء"
        if is_person(stem) or (stem.endswith("ت") and is_person(f"{stem[:-1]}ه")):
            return True
    return False


def _noun(text: Text, i: int, countries: dict[str, int], *, definite: bool) -> Unit | None:
    key = text.key(i)
    if key.startswith("ال") and not definite:
        return None  # «القناة 12 الإسرائيلية»
    currency = currency_noun(key)
    if currency:
        return _money(text, i, currency, countries)
    if key in _TIME and text.key(i + 1) in {"ضوءيه", "ضوييه"}:
        return Unit(text.text[text.tokens[i].start : text.tokens[i + 1].end], i + 2)  # of length
    if key in _TIME:
        return Unit(_TIME[key], i + 1)
    if key in _AREA:
        return Unit("area", i + 1)
    parted = (key == "كيلو" and text.key(i + 1) in _OF_A_THOUSAND) or (key in _METRIC and text.kind(i + 1) == "word")
    after = i + 1 + parted  # «كيلو متر», «ميلي أمبير»
    if key in _LENGTHS and text.key(after) in {"مربع", "مربعا", "مربعه", "2", "²"}:
        return Unit("area", after + 1)
    if key in _LENGTHS and text.key(after) in {"مكعب", "مكعبا", "مكعبه"}:
        return Unit(text.text[text.tokens[i].start : text.tokens[after].end], after + 1)
    if after > i + 1:
        return Unit(text.text[text.tokens[i].start : text.tokens[i + 1].end], after)
    if key in _COUNTRIES:
        return Unit("country", i + 1)
    if key == "اجراء" and text.tokens[i].text.startswith("إ"):
        return Unit(text.tokens[i].text, i + 1)  # a measure, and no workers
    if is_person(key) or ("\u064d" in text.tokens[i].text[-2:] and is_person(key + "ي")):  # «محامٍ»
        return Unit("person", i + 1)
    if _is_men(key) or (key == "مشاهد" and scale_of(text.key(i - 1))):  # «مليون مشاهد», but «ثلاثة مشاهد»
        return Unit("person", i + 1)
    accusative = text.tokens[i].text.endswith(("\u064b", "\u064b\u0627"))  # «بيتاً»
    if (
        not is_noun(key)
        and not (accusative and key not in _NO_NOUNS and not begins_number(key))
        and not (definite and key.startswith("ال"))
    ):
        return None
    return Unit(text.tokens[i].text, i + 1)


def _money(text: Text, i: int, currency: str, countries: dict[str, int]) -> Unit:
    codes = CURRENCIES[currency]
    beside = _country_of(text.key(i + 1)) if text.kind(i + 1) == "word" else None
    if beside in codes:
        return Unit(codes[beside], i + 2)
    if "" in codes:
        return Unit(codes[""], i + 1)
    named = [code for code in codes if countries.get(code)]
    if named:
        return Unit(codes[max(named, key=lambda code: countries[code])], i + 1)
    return Unit(text.tokens[i].text, i + 1)


_PARTICIPLE: Final = 6


def _is_men(key: str) -> bool:
    """Whether a noun behind its number is a participle in the plural of men: «خمسة متسلقين», «ثلاثة مدافعين».

    Of two there is no number before the noun; «مضامين» and «ميادين» are broken plurals of things.
    """
    broken = len(key) == _PARTICIPLE and key[2] == "ا"
    return len(key) >= _PARTICIPLE and key[0] == "م" and key.endswith("ين") and not broken


_FEMININE_PAST: Final = re.compile(r"(?:ا\w{3,5}|ت\w{3,4})(?<![اي])ت")


@lru_cache(maxsize=16384)
def is_noun(key: str) -> bool:
    """Whether a folded word after a number can be what it counts: indefinite, no particle, no verb that is known."""
    if len(key) < 2 or key in _NO_NOUNS or key.startswith("ال") or key.endswith("وا") or begins_number(key):
        return False
    if _FEMININE_PAST.fullmatch(key) and key not in {"اسمنت", "انترنت"}:
        return False  # «9 سيارات من أصل 14 تمكنت»
    if key[0] == "م" and key.endswith("ون") and len(key) >= _PARTICIPLE and not is_person(key):
        return False  # «مئات الآلاف محاصرون»: what is counted is not in the nominative
    if key[0] == "و":
        return key in NOUNS_IN_WAW
    if key[0] == "ي":
        return key in _NOUNS_IN_YA or is_person(key)  # «نحو 21 مليون يحق لهم»
    if key[0] in "بل":
        return key in _NOUNS_IN_CLITICS or is_person(key)
    return key[0] not in "كف" or key in _NOUNS_IN_CLITICS or not _clitic_of_particle(key)


def _clitic_of_particle(key: str) -> bool:
    rest = key[1:]
    return rest.startswith(("ال", "ل")) or rest in _NO_NOUNS or len(rest) < 3 or key[:2] in {"لي", "لت"}


@lru_cache(maxsize=16384)
def counted_dual(key: str) -> str | None:
    """The unit of an indefinite dual noun («دولتين» is two of ``country``, «رجلان» of ``person``), or None.

    The feminine dual is told by its ending; the masculine only of nouns that are known not to have its plural.
    """
    if key in _TIME_DUALS:
        return _TIME_DUALS[key]
    if key.startswith("ال") or key in _NO_DUALS:
        return None
    if key.endswith("تي"):
        return "" if key[:-2] + "ه" in _TWO_OF else None
    for ending in ("تين", "تان"):
        stem = key.removesuffix(ending)
        if stem != key and stem + "ه" in _SHORT:
            return ""
        country = key.endswith("ستان") and stem + "ه" not in _SIBILANT  # «كازاخستان»
        weak = stem.endswith("ا") and stem + "ه" not in _WEAK  # «بساتين»
        if stem != key and len(stem) >= 3 and not weak and not country:
            if stem + "ه" in _COUNTRIES:
                return "country"
            return "person" if is_person(stem + "ه") else ""
    if key.endswith("ان") and key[:-2] in _PEOPLE | _DEMONYMS and key[:-2] not in _NOT_PEOPLE:
        return "person"  # the plural of men is in -ون
    for ending in ("ين", "ان"):
        stem = key.removesuffix(ending)
        if stem != key and stem in _BROKEN:
            return "person"
        if stem != key and stem in _COUNTRIES:
            return "country"
        if stem != key and stem in _AREA:
            return "area"
        if stem != key and stem in _THINGS:
            return ""
    return None


_SIBILANT: Final = word_set("مدرسه جلسه موسسه منافسه دراسه سياسه كنيسه عدسه ممارسه ملابسه لمسه همسه عروسه فريسه رييسه")
# What is found in pairs before what they carry or are for: «طائرتي شحن», «نقطتي أساس».
_TWO_OF: Final = word_set(
    "نقطه طايره سياره شاحنه مركبه سفينه حافله ناقله مروحيه قافله دفعه شحنه جوله دوره حاله قطعه عبوه قذيفه محطه وحده",
    "رحله كتله حزمه غرفه ورشه حمله جلسه حصه جرعه نسخه مجموعه شركه مدرسه عمليه",
)
_WEAK: Final = word_set("مباراه قناه فتاه وفاه اداه نواه حصاه مصفاه ملهاه ماساه مراه امراه نجاه مشكاه")
_NO_DUALS: Final = word_set(
    "بروتين نيكوتين كاروتين كرياتين بطلان اوكتان بساتين",
    "اثنتين اثنتان ميتين مايتين مارتين ايتين ميتان مايتان شتان بهتان كتان بستان",
)
