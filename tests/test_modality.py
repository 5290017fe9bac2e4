"""Whether a text states, expects, holds possible or denies what it tells: in sentences of every region's press."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malaf.reading.modality import Claims
from malaf.reading.tokens import Text
from malaf.reading.values import read_values
from malaf.reading.verbforms import is_past_verb


def figures(text: str) -> list[str]:
    """How the text claims each of its figures, in their order."""
    words = Text(text)
    claims = Claims(words)
    return [claims.at(one.first, one.last) for one in read_values(words).quantities]


def times(text: str) -> list[str]:
    """How the text claims each of its times, by its words alone."""
    words = Text(text)
    claims = Claims(words)
    return [claims.at(one.first, one.last, time=True) for one in read_values(words).moments]


FORECASTS = [
    ("كان محللون قد توقعوا أن تبلغ الأرباح 395 مليون ريال.", "expected"),
    ("رجّح الخبراء أن يصل سعر البرميل إلى 80 دولاراً.", "possible"),
    ("وكانت التوقعات تشير إلى 390 مليون درهم.", "expected"),
    ("قد يصل عدد المستفيدين إلى 12 ألف أسرة.", "possible"),
    ("يُتوقع أن يبلغ عدد الحجاج مليوني حاج.", "expected"),
    ("تتوقع الشركة نمواً بنسبة 7 في المئة.", "expected"),
    ("ومن المرجح أن ترتفع الكلفة إلى 300 مليون ليرة.", "possible"),
    ("يُقدَّر أن تبلغ الخسائر 20 مليون جنيه.", "expected"),
    ("تستهدف الوزارة تشغيل 50 مصنعاً.", "expected"),
    ("تخطط البلدية لزراعة 3 آلاف شجرة.", "expected"),
    ("تعتزم الهيئة إنشاء 14 مركزاً صحياً.", "expected"),
    ("سيصل عدد الطلبة إلى 900 طالب.", "expected"),
    ("وسوف تمنح الجامعة 120 منحة.", "expected"),
    ("ومن المرتقب أن يستفيد من العملية 4500 فلاح بجهة سوس.", "expected"),
    ("ينوي المجمع توظيف 240 عاملاً بولاية باتنة.", "expected"),
    ("ومن المنتظر تسليم 1200 مسكن بصيغة عدل.", "expected"),
    ("تأمل المنظمة في جمع 18 مليون دولار.", "expected"),
    ("وتعهدت الدول المانحة بتقديم 600 مليون يورو.", "expected"),
    ("أقر المجلس خطة لبناء 500 وحدة سكنية.", "expected"),
    ("ولم يستبعد المحلل أن يبلغ السعر 100 دولار.", "possible"),
    ("الإنتاج مرشح لبلوغ 900 ألف طن.", "expected"),
    ("حقق المصرف ربحاً دون 395 مليوناً كانت متوقعة.", "expected"),
]
FORECASTS_KEPT = [
    ("ويرتقب أن يصل إنتاج الزيتون إلى 200 ألف طن خلال الموسم.", "expected"),
    ("تنوي الحكومة خفض الدعم بنسبة 15 بالمئة.", "expected"),
    ("قالت الوزيرة إن الوزارة ستوزع 7 آلاف حقيبة مدرسية.", "expected"),
    ("ورجحت مصادر حكومية بلوغ العجز 9 مليارات دينار.", "possible"),
    ("يمكن أن تستوعب القاعة 800 زائر.", "possible"),
    ("المتوقع أن تصل الطاقة إلى 30 ميغاواط.", "expected"),
    ("وقدّر البنك أن يبلغ النمو 3.4 بالمائة.", "expected"),
    ("يسعى النادي إلى جذب 40 ألف مشجع.", "expected"),
    ("ربما يتجاوز عدد النازحين 60 ألف شخص.", "possible"),
    ("ومن المزمع إطلاق 6 أقمار صناعية.", "expected"),
    ("يهدف البرنامج إلى تدريب 2500 شاب.", "expected"),
    ("وينتظر أن تستقبل المستشفى 150 مريضاً يومياً.", "expected"),
    ("لا يستبعد الخبراء وصول الدين إلى 90 مليار دولار.", "possible"),
    ("من شأن المشروع أن يوفر 300 فرصة عمل.", "expected"),
    ("وعدت الإدارة بصرف 5 ملايين ريال.", "expected"),
    ("هناك احتمال بارتفاع الحصيلة إلى 45 قتيلاً.", "possible"),
    ("غداً تبدأ الدورة، على أن تضم 32 فريقاً.", "expected"),
]


@pytest.mark.parametrize(("text", "claim"), FORECASTS + FORECASTS_KEPT)
def test_a_forecast_is_none_of_the_facts(text: str, claim: str) -> None:
    assert figures(text) == [claim]


# A forecast's words, and a fact's before or behind them.
SCOPES = [
    ("من المتوقع أن يبلغ العدد 350 مدرسة. وبلغ العام الماضي 300 مدرسة.", ["expected", "stated"]),
    ("يتوقع أن يصل الإنتاج إلى 5 ملايين طن، بعدما بلغ 4 ملايين طن.", ["expected", "stated"]),
    ("تعتزم الشركة التي توظف 900 عامل", ["expected"]),
    ("تعتزم الشركة التي أغلقت 3 فروع إنشاء 5 مصانع.", ["stated", "expected"]),
    ("توقعت الوزارة نمواً قدره 4 بالمئة، فيما سجل القطاع الخاص 6 بالمئة.", ["expected", "stated"]),
    ("ستبني الوزارة 40 مدرسة، مشيراً إلى أن عدد الطلبة 9 آلاف طالب.", ["expected", "stated"]),
    ("بلغت الأرباح 400 مليون ريال، وكان محللون توقعوا 380 مليون ريال.", ["stated", "expected"]),
    ("يتوقع أن تبلغ الأرباح 400 مليون درهم مقابل 350 مليون درهم.", ["expected", "stated"]),
    ("تعتزم المجموعة بيع 20 بالمئة مقابل 3 مليارات دولار.", ["expected", "expected"]),
    ("قال الوزير إن 12 شركة فازت بالعقود.", ["stated"]),
    ("وقّعت الحكومة عقداً بقيمة 900 ألف دولار.", ["stated"]),
    ("الحكومة توقع اتفاقاً بقيمة 900 ألف دولار.", ["stated"]),
    ("قد تراجع الإنتاج إلى 60 ألف برميل.", ["stated"]),
    ("وقد بلغت المساحة 30 هكتاراً.", ["stated"]),
    ("سجلت المبيعات أكثر من المتوقع وبلغت 9 ملايين دينار.", ["stated"]),
    ("وأودت سيول بحياة 3 أشخاص.", ["stated"]),
    ("تمكن رجال الإطفاء من إنقاذ 4 أطفال.", ["stated"]),
    ("تستهدف الغارات المدينة منذ أيام وأوقعت 6 جرحى.", ["stated"]),
]
SCOPES_KEPT = [
    ("سيرتفع الراتب إلى 700 دينار، بينما كان 500 دينار.", ["expected", "stated"]),
    ("رجح الخبير الذي عمل 20 سنة في المصرف أن يبلغ التضخم 8 بالمئة.", ["stated", "possible"]),
    ("قد تصل الكلفة إلى 9 ملايين دولار. وخصصت الحكومة 4 ملايين دولار.", ["possible", "stated"]),
    ("ستنطلق الدراسة بعد أن رممت الوزارة 25 مدرسة.", ["stated"]),
    ("افتتح الوالي 3 أسواق، وينتظر أن يفتح سوقين.", ["stated", "expected"]),
    ("سندات بقيمة 5 مليارات دولار طرحتها الحكومة.", ["stated"]),
    ("استوردت البلاد 700 سيارة.", ["stated"]),
    ("سياسة الدعم كلفت الخزينة 14 مليار دينار.", ["stated"]),
    ("أنتجت شركة ستيلانتيس 200 ألف سيارة.", ["stated"]),
    ("انخفض مؤشر ستاندرد آند بورز بواقع 1.4 بالمئة.", ["stated"]),
    ("خسر نادي ستراسبورغ أمام 20 ألف متفرج.", ["stated"]),
    ("سيستقبلهم المطار وسيرتفع العدد إلى 90 ألفاً.", ["expected"]),
    ("تخطط الشركة لفتح 10 فروع، علماً بأن لديها 22 فرعاً.", ["expected", "stated"]),
    ("ويتوقع د. سالم أن يصل العدد إلى 40 ألف زائر.", ["expected"]),
    ("لم يستفد من القرض إلا 15 مزارعاً.", ["stated"]),
    ("انتظر 300 مسافر في المطار.", ["stated"]),
    ("توقع تقرير للبنك نمواً بواقع 3 بالمئة مقارنة بنحو 2 بالمئة.", ["expected", "stated"]),
    ("عقدت اللجنة 4 جلسات وستعقد جلستين.", ["stated", "expected"]),
]


@pytest.mark.parametrize(("text", "claims"), SCOPES + SCOPES_KEPT)
def test_a_forecast_ends_where_its_clause_does(text: str, claims: list[str]) -> None:
    assert figures(text) == claims


DENIALS = [
    ("نفت الوزارة مقتل 14 شخصاً.", ["denied"]),
    ("ونفى الناطق باسم الجيش أسر 5 جنود.", ["denied"]),
    ("لا تخطط الشركة لطرح صكوك بقيمة 2 مليار ريال.", ["denied"]),
    ("كذّبت الإدارة ما تردد عن تسريح 300 عامل.", ["denied"]),
    ("وفند البنك تقارير عن خسارته 9 ملايين درهم.", ["denied"]),
    ("لم تسجل المديرية 14 إصابة كما أشيع.", ["denied"]),
    ("لا توجد في البلدة 3 مدارس.", ["denied"]),
    ("استبعد الوزير أن يبلغ العجز 9 مليارات دينار.", ["denied"]),
    ("استبعدت اللجنة 14 مرشحاً.", ["stated"]),
    ("نفت الوزارة مقتل 14 شخصاً، مؤكدة إصابة 3 أشخاص.", ["denied", "stated"]),
    ("نفى المصدر الخبر. وأصيب 7 أشخاص.", ["stated"]),
    ("لم تتجاوز الخسائر 40 مليون دولار.", ["stated"]),
    ("لا يزال 20 عاملاً تحت الأنقاض.", ["stated"]),
    ("ولم تكن الكلفة تتعدى 38 مليون دينار.", ["stated"]),
    ("لم يتلق 300 عامل رواتبهم.", ["stated"]),
    ("وأكد أن لا زيادة بنسبة 10 في المئة في الأسعار.", ["denied"]),
    ("لم ينجز سوى 22 بالمئة من المشروع.", ["stated"]),
]
DENIALS_KEPT = [
    ("ونفت الحكومة نيتها رفع سعر البنزين إلى 50 ليرة.", ["denied"]),
    ("نفى النادي أن يكون قد دفع 20 مليون يورو.", ["denied"]),
    ("أنكر المتهم تسلمه 100 ألف جنيه.", ["denied"]),
    ("لن تبلغ الزيادة 10 بالمئة.", ["denied"]),
    ("ليست في المخيم 6 عيادات.", ["denied"]),
    ("ولا تعتزم المؤسسة توظيف 80 عوناً.", ["denied"]),
    ("دحضت الوزارة مزاعم عن وفاة 9 مرضى.", ["denied"]),
    ("تنفي الشركة تسرب بيانات 3 ملايين عميل.", ["denied"]),
    ("لا تقل المسافة عن 12 كيلومتراً.", ["stated"]),
    ("نفى الرئيس ذلك، وقال إن 11 نائباً صوتوا.", ["stated"]),
    ("لا شك أن 90 في المئة من السكان يعرفونه.", ["stated"]),
    ("ليس أقل من 40 دولة شاركت.", ["stated"]),
    ("لا يحمل 70 طالباً بطاقات.", ["stated"]),
    ("لم يتوقف المصنع بل أنتج 5 آلاف طن.", ["stated"]),
]


@pytest.mark.parametrize(("text", "claims"), DENIALS + DENIALS_KEPT)
def test_what_is_denied_is_no_fact(text: str, claims: list[str]) -> None:
    assert figures(text) == claims


TIMES = [
    ("ومن المتوقع إنجاز مرحلته الأولى في الربع الأول من عام 2028.", ["expected"]),
    ("ويُنتظر أن يفتتح الجسر عام 2029.", ["expected"]),
    ("وبحلول عام 2030، سيعمل القطار.", ["expected"]),
    ("في عام 2028 يُتوقع أن يكتمل السد.", ["expected"]),
    ("افتتح الجسر عام 2019، وستبنى محطة في 2031.", ["stated", "expected"]),
    ("في عام 2020 أعلنت الوزارة أنها ستبني المطار.", ["stated"]),
    ("وأنها لا تخطط لطرح أي صكوك قبل النصف الثاني من 2027.", ["denied"]),
    ("ولم تسجل الشركة أي خسائر منذ عام 2009.", ["stated"]),
    ("نفى الوزير إجراء الانتخابات في عام 2027.", ["denied"]),
    ("قد تُستأنف الرحلات في نيسان 2027.", ["possible"]),
]
TIMES_KEPT = [
    ("كان من المقرر افتتاح المركز في 2020.", ["expected"]),
    ("تعتزم البلدية، التي تأسست عام 1990، ترميم السوق في 2028.", ["stated", "expected"]),
    ("رجحت الهيئة اكتمال الخط في دجنبر 2027.", ["possible"]),
    ("لن تعود الفرق إلى الملعب قبل صيف 2028.", ["expected"]),
    ("صدر القانون عام 2011 ودخل حيز التنفيذ عام 2012.", ["stated", "stated"]),
    ("لا تنوي الجامعة فتح فرع في 2029.", ["denied"]),
    ("وفي سنة 2027 ستحتضن المدينة المعرض.", ["expected"]),
]


@pytest.mark.parametrize(("text", "claims"), TIMES + TIMES_KEPT)
def test_a_time_is_claimed_as_its_clause_is(text: str, claims: list[str]) -> None:
    assert times(text) == claims


@pytest.mark.parametrize("word", ["ارتفعت", "وقالوا", "انطلقت", "بلغ", "فأعلن", "استضافت"])
def test_verbs_in_the_past(word: str) -> None:
    assert is_past_verb(Text(word).key(0))


@pytest.mark.parametrize("word", ["انتخابات", "رفع", "تراجع", "يقولوا", "الوقت", "تحت", "توقيت", "إنترنت", "اتفاقيات"])
def test_what_is_no_verb_in_the_past_or_not_surely(word: str) -> None:
    assert not is_past_verb(Text(word).key(0))


_WORDS = sorted({word for text, _ in [*FORECASTS, *SCOPES, *DENIALS, *TIMES] for word in text.split()})


@given(st.lists(st.sampled_from([*_WORDS, ".", "،", "»", "12"]), max_size=40).map(" ".join))
def test_any_words_are_claimed_in_some_way(text: str) -> None:
    words = Text(text)
    claims = Claims(words)
    for i in range(len(words)):
        assert claims.at(i, i + 1) in {"stated", "expected", "possible", "denied"}
        assert claims.at(i, i + 1, time=True) in {"stated", "expected", "possible", "denied"}
        particle = claims.negation(i)
        assert particle is None or particle <= i


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("التضخم، بعد تباطئه خلال سنة 2025، يرتقب أن يبلغ ذروته.", "stated"),
        ("انخفضت البطالة في الربع المماثل من 2024، وهو أقل من مستهدف الخطة.", "stated"),
        ("الجسر، الذي أغلق منذ مطلع عام 2025، سيفتتح.", "stated"),
        ("في عام 2030، سيصل العدد إلى ذروته.", "expected"),
        ("وبحلول نهاية 2025، يتوقع أن يبلغ العدد ذروته.", "expected"),
        ("سيفتتح الجسر، وهو مغلق، في 2030.", "expected"),
        ("وفي 2024، قد تراجعت الأسعار.", "stated"),
    ],
)
def test_a_time_opens_its_own_clause_only(text: str, modality: str) -> None:
    assert times(text) == [modality]


def test_what_is_punished_denies_no_penalty() -> None:
    assert figures("يعاقب من لا يسجل عماله خلال 30 يوما بغرامة قدرها 500 دينار.") == ["stated", "stated"]
    assert figures("لم يسجل المختبر 40 إصابة.") == ["denied"]
