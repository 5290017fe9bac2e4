"""Who says what: quotations and reported speech."""

from typing import Any

import pytest
from hypothesis import example, given, settings

from malaf.reading.names import read_names
from malaf.reading.speech import SpeechFound, read_speech
from tests.conftest import calls
from tests.test_names import CASES, HELD, TEXTS, TUNED, fields, paragraphs_of


def speech_of(*paragraphs: str) -> list[SpeechFound]:
    names = read_names(paragraphs)
    return read_speech(paragraphs, names.people, names.organisations)


def said(*paragraphs: str) -> list[tuple[str, str, str]]:
    return [(found.kind, found.speaker, found.text) for found in speech_of(*paragraphs)]


def score(case: dict[str, Any]) -> tuple[list[str], list[str], int]:
    """What is wrong and what is missed of a case's speech, by overlap and speaker; and how much is right."""
    paragraphs = paragraphs_of(case)
    text = "\n".join(paragraphs)
    starts = [0]
    for paragraph in paragraphs:
        starts.append(starts[-1] + len(paragraph) + 1)
    found = []
    for speech in speech_of(*paragraphs):
        start = starts[speech.place.paragraph]
        found.append((speech.kind, speech.speaker, start + speech.place.start, start + speech.place.end))
    wanted = []
    for entry in case["speech"]:
        kind, speaker, words = fields(entry)
        first, _, last = (part.strip() for part in words.partition("…"))
        start = text.index(first)
        end = text.index(last, start + len(first)) + len(last) if last else start + len(first)
        wanted.append((kind, speaker, start, end))
    optional = [entry for entry in wanted if entry[0] == "optional"]
    left = [entry for entry in found if not any(entry[2] < one[3] and one[2] < entry[3] for one in optional)]
    missed = []
    right = 0
    for kind, speaker, start, end in wanted:
        if kind == "optional":
            continue
        match = next((entry for entry in left if entry[1] == speaker and entry[2] < end and start < entry[3]), None)
        if match is None:
            missed.append(f"{speaker}: {text[start:end]}")
        else:
            left.remove(match)
            right += 1
    return [f"{entry[1]}: {text[entry[2] : entry[3]]}" for entry in left], missed, right


@pytest.mark.parametrize("case", TUNED, ids=[case["id"] for case in TUNED])
def test_a_tuned_case_is_exactly_right(case: dict[str, Any]) -> None:
    wrong, missed, _ = score(case)
    assert (wrong, missed) == ([], [])


def test_speech_of_the_held_cases() -> None:
    scores = [score(case) for case in HELD]
    wrong = sum(len(one) for one, _, _ in scores)
    missed = sum(len(one) for _, one, _ in scores)
    right = sum(one for _, _, one in scores)
    assert 2 * right / (2 * right + wrong + missed) >= FLOOR, (right, wrong, missed)


FLOOR = 0.89


# What the interface promises


@pytest.mark.parametrize("marks", ["«»", "“”", '""', "””"], ids=["guillemets", "curly", "straight", "closing twice"])
def test_the_words_between_any_marks(marks: str) -> None:
    text = f"وقال الوزير أحمد سالم: {marks[0]}لن نتراجع عن القرار{marks[1]}."
    assert said(text) == [("direct", "أحمد سالم", "لن نتراجع عن القرار")]


def test_a_quotation_inside_a_quotation_belongs_to_it() -> None:
    text = "وقال الوزير أحمد سالم: «كتب لي أبي: «لا تتراجع أبدا» فلم أتراجع يوما»."
    assert said(text) == [("direct", "أحمد سالم", "كتب لي أبي: «لا تتراجع أبدا» فلم أتراجع يوما")]


def test_a_quotation_that_never_closes_ends_nothing() -> None:
    paragraphs = ["وقال الوزير أحمد سالم إن «الطريق طويل.", "وأضاف أن العمل مستمر."]
    found = speech_of(*paragraphs)
    assert [speech.speaker for speech in found] == ["أحمد سالم", "أحمد سالم"]
    assert found[-1].text == "العمل مستمر"


def test_the_speaker_goes_on_without_being_named() -> None:
    paragraphs = ["قالت الوزيرة نادية العلوي إن الخطة جاهزة.", "وأضافت أن التمويل متوفر. وأوضحت العلوي أن العمل بدأ."]
    found = speech_of(*paragraphs)
    assert [speech.speaker for speech in found] == ["نادية العلوي"] * 3
    assert [speech.person for speech in found] == [0, 0, 0]


def test_a_quotation_goes_on_after_any_verb_of_saying() -> None:
    said = speech_of('"لا نملك عصا سحرية"، يرد المحافظ أسعد البدران على منتقديه، "لكننا سنفتح القناة الإروائية".')
    assert [(speech.speaker, speech.text) for speech in said] == [
        ("أسعد البدران", "لا نملك عصا سحرية"),
        ("أسعد البدران", "لكننا سنفتح القناة الإروائية"),
    ]


def test_speech_ends_where_somebody_else_acts_meanwhile() -> None:
    (said,) = speech_of("قال الفنان يحيى الفخراني إنه لن يعتزل، فيما كشفت زوجته عن مسلسل جديد.")
    assert said.text == "لن يعتزل"


def test_a_verb_of_another_number_is_somebody_else() -> None:
    text = "وقال الخبراء إن الأسعار سترتفع. وأضاف أن السوق هادئة. وأضافوا أنهم متفائلون."
    assert [speech.text for speech in speech_of(text)] == ["الأسعار سترتفع", "متفائلون"]


def test_a_verb_of_the_other_gender_is_somebody_else() -> None:
    assert [
        speech.speaker for speech in speech_of("قالت الوزيرة نادية العلوي إن الخطة جاهزة. وأضاف أن العمل بدأ.")
    ] == ["نادية العلوي"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وأعلنت «طيران الرياض» أن التسليم يبدأ قريبا.", "طيران الرياض"),
        ('وقال شاهد عيان طلب عدم ذكر اسمه: "سقطت القذائف على السوق".', "شاهد عيان"),
        ("وأوضح المتنبئ الجوي عبدالعزيز الحصيني أن الحالة تبدأ غدا.", "عبدالعزيز الحصيني"),
        ("وقال متحدث باسم شركة أوبن إيه آي إن النموذج متاح للجميع.", "متحدث باسم شركة أوبن إيه آي"),
        ("وحذرت مصلحة مياه الليطاني الأعلى من أن المخزون لا يكفي.", "مصلحة مياه الليطاني الأعلى"),
        ("«لن نتراجع عن هذا القرار»، يقول المدير سامي عون.", "سامي عون"),
        ("وأكد مصدر قضائي أن الحكم قابل للطعن.", "مصدر قضائي"),
        ("وذكر أحد المسؤولين، طالبا عدم نشر اسمه، أن الضخ استؤنف.", "أحد المسؤولين"),
        ("ونفى مصدر أمني ما تداولته المواقع، مؤكداً أن المنطقة خالية.", "مصدر أمني"),
        ('وناشد الوالي الفاتح ود النور المنظمات الإسراع، وقال: "لن نغادر قبل أن تعود المياه".', "الفاتح ود النور"),
        ("لكن مسؤولا إسرائيليا قال إن المفاوضات مستمرة.", "مسؤولا إسرائيليا"),
        ("غير أن مصدراً في الوزارة أكد أن القرار لم يصدر بعد.", "مصدراً"),
        ("مسؤول تركي رفيع قال لوكالة فرانس برس إن المفاوضات مستمرة.", "مسؤول تركي رفيع"),
        ("وعلّق أحد السكان: «المياه لم تصل منذ أسبوع».", "أحد السكان"),
        ("أما سكان الحي فقالوا إن المياه لم تصل منذ أسبوع.", "سكان الحي"),
        ("وقال ثلاثة مسؤولين أميركيين إن الاتفاق قريب.", "ثلاثة مسؤولين أميركيين"),
        ("وقال أربعة من السكان إن الاتفاق قريب.", "أربعة من السكان"),
        ("وقالت الأم إن ابنها نجا.", "الأم"),
        ("وأعلنت موسكو الثلاثاء أنها ستسحب قواتها.", "موسكو"),
        ("وقالت غوغل في بيان إن الخدمة عادت.", "غوغل"),
        ("وقالت غرفة الرياض في بيان إن القطاع شريك.", "غرفة الرياض"),
        ("وذكر الدفاع المدني السوري أن فرقه انتشلت جثثا.", "الدفاع المدني السوري"),
        ("وأشاد العمدة عثمان كرار بجهود الفرق، وقال إنها أطعمت الناس منذ ثلاثة أيام.", "عثمان كرار"),
        ('دعا شيخ العشيرة، الشيخ صباح فرحان، الحكومة إلى الإسراع، وتساءل: "كيف يعود الناس؟".', "صباح فرحان"),
        ("ويقول محمود (35 عاماً): «خرجنا بملابسنا فقط».", "محمود"),
        ("وقال مسعف في مستشفى كوستي التعليمي عبر الهاتف إن المصابين كثر.", "مسعف في مستشفى كوستي التعليمي"),
        ("وأفاد شاهد من رويترز بأن أعمدة الدخان ظلت تتصاعد.", "شاهد من رويترز"),
        ("وقال دبلوماسي غربي في نيروبي إن الهجوم يبدو رسالة.", "دبلوماسي غربي"),
        ('وذكرت "دلتا للألبان" في بيان منفصل أن رئيستها ستبقى.', "دلتا للألبان"),
        ("أما الرجاء فأعلن في بيان أن المهاجم سجل هدفين.", "الرجاء"),
        ('وقالت حواء إدريس، وهي بائعة تبلغ من العمر 41 عاما، "رأيت السماء برتقالية ثم هربت".', "حواء إدريس"),
        ("وقالت جمعية الهلال الأحمر الفلسطيني إن طواقمها نقلت المصابين.", "جمعية الهلال الأحمر الفلسطيني"),
        ("«علينا أن نتحلى بالصبر اليوم»، كما تقول الدكتورة نهى عبد الفتاح.", "نهى عبد الفتاح"),
        ("وكان مصدر في وزارة الثروات الطبيعية أفاد لرووداو بأن الصادرات تراجعت.", "مصدر في وزارة الثروات الطبيعية"),
        ("وشكت المواطنة فطوم سعيد، التي تسكن هناك، من أن المياه تنقطع.", "فطوم سعيد"),
        ("تقول سلوى (اسم مستعار)، 34 عاماً: «لم أعد أحتمل».", "سلوى"),
        ("وقال مسؤول في حماس طلب عدم ذكر اسمه لوكالة فرانس برس إن الحركة وافقت.", "مسؤول في حماس"),
        ("وجاء في بيان للخارجية القطرية أن الدوحة ترحب بالاتفاق.", "الخارجية القطرية"),
        ("وبحسب رئيس بلدية رفح أحمد الصوفي، فإن أغلب المباني دمرت.", "أحمد الصوفي"),
        ("ونُقل عن مصدر قضائي أن ملفاً آخر لا يزال قيد التحقيق.", "مصدر قضائي"),
        ("ونقلت وكالة الأنباء عن الوزير سامي عون أن الملف مغلق.", "سامي عون"),
        ("وكان رئيس المجلس تركي بن نايف قد أبلغ المساهمين بأن الشركة وقعت الاتفاق.", "تركي بن نايف"),
        ("وكانت نقابة المعلمين العراقيين قد أعلنت أمس الأول أن الاحتجاجات ستستمر.", "نقابة المعلمين العراقيين"),
        ("أما رفيق الشدراوي، شقيق المدان، فنفى علمه بالأمر، وقال: «عرفت من التلفزيون».", "رفيق الشدراوي"),
        ("«سنكون هنا صباح السبت مهما حدث»، توعّد النائب حيدر آل طعمة.", "حيدر آل طعمة"),
        ("انتقد النائب جواد الغزي تأخر الرواتب، وذكّر بأن القانون يُلزم الحكومة بالدفع.", "جواد الغزي"),
        ("وقالت متحدثة باسم وزارة المياه لبي بي سي إن الإغلاق سيتم.", "متحدثة باسم وزارة المياه"),
    ],
)
def test_who_speaks(text: str, speaker: str) -> None:
    assert [found.speaker for found in speech_of(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قالت السفيرة نادية القاضي إن الوضع صعب. وقالت للصحافيين في جنيف إن الفريق سيصل.", "نادية القاضي"),
        ("قال المهندس سامي عون إن العمل بدأ. ولفت إلى أن المرحلة الأولى انتهت.", "سامي عون"),
        ("قال معالي الوزير سامي عون ومعالي نائبته منى سعد إنهما راضيان. وأضافت معاليها أن العمل بدأ.", "منى سعد"),
        ("قال المدير سامي عون إن العمل بدأ. وختم بالقول: «الحجارة لا تنتظر المكاتيب».", "سامي عون"),
        (
            "في ضاحية ماتيرو، تابع الخياط ميشاك باندا النتائج. وقال لوكالة فرانس برس «لم أنتخب أحداً هذه المرة».",
            "ميشاك باندا",
        ),
        ("تفرز سالمة بن حليمة المحصول مع نساء القرية. تقول إنها تكسب قليلاً.", "سالمة بن حليمة"),
        ("قال ماركوس فان دير بيرغ إن الحوض يجف. ووفقاً لفان دير بيرغ، فإن المنسوب هبط.", "ماركوس فان دير بيرغ"),
        ("قالت المندوبة نادية القاضي، طبيبة بالمستشفى، إن الوضع صعب. وزادت الطبيبة أن الوحدات تنقلت.", "نادية القاضي"),
        ("قال المدير الفني، البرتغالي نونو كاستيلو، إنه راض. وأوضح المدرب البرتغالي أنه باق.", "نونو كاستيلو"),
        ("خسر سلامة العدوان، وهو مزارع، أرضه كلها. «الماء لن يعود إلينا»، يروي الرجل.", "سلامة العدوان"),
        ("غير أن الناشطة سوسن حتّر تشكك في الموعد. «سمعنا التاريخ نفسه من قبل»، تقول وهي تضحك.", "سوسن حتّر"),
        ("وقال صموئيل أوكونكوو، ممثل المنظمة، إن الوضع صعب. «إنها أجساد تضعف كل صباح».", "صموئيل أوكونكوو"),
    ],
)
def test_who_speaks_again(text: str, speaker: str) -> None:
    assert speech_of(text)[-1].speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "صدر كتاب «تاريخ الفقر في مسقط» عن دار النشر.",
        "يجب أن يبدأ العمل قبل أن يحل الشتاء.",
        "وبحسب الوزارة، ارتفع العدد إلى النصف.",
        "وأظهرت دراسة أن العدد ارتفع.",
        "وأكد مجددا أن الأمر عاجل.",
        "وقالت صراحة إن الأمر عاجل.",
        "إلا أن أحداً منهم لا يوصي بشراء السندات.",
    ],
)
def test_what_is_no_speech(text: str) -> None:
    assert speech_of(text) == []


def test_person_organisation_and_cue_are_given() -> None:
    paragraphs = ["قالت وزارة الصحة العمانية إن العدد ارتفع."]
    (found,) = speech_of(*paragraphs)
    assert (found.person, found.organisation, found.kind, found.sure) == (None, 0, "indirect", True)
    assert found.cue.of(paragraphs) == "قالت"
    assert found.place.of(paragraphs) == found.text == "العدد ارتفع"


# What holds for every text


@given(TEXTS)
@example(["«", "»", "قال:", "«قال: «", "وأضاف:", '"', "وقال إن", "بحسب"])
@settings(max_examples=150, deadline=None, derandomize=True)
def test_every_place_holds_its_words(paragraphs: list[str]) -> None:
    names = read_names(paragraphs)
    for found in read_speech(paragraphs, names.people, names.organisations):
        assert found.place.of(paragraphs) == found.text
        assert found.text.strip()
        assert found.cue.of(paragraphs).strip()
        assert found.speaker
        if found.person is not None:
            assert found.speaker == names.people[found.person].name
        if found.organisation is not None:
            assert found.speaker == names.organisations[found.organisation].name


def test_time_is_linear() -> None:
    text = [str(case["text"]).replace("\n", " ") for case in CASES]

    def work(times: int) -> int:
        paragraphs = text * times
        names = read_names(paragraphs)
        return calls(lambda: read_speech(paragraphs, names.people, names.organisations))

    work(1)
    assert work(10) < 15 * work(1)


@pytest.mark.parametrize("words", ["قال: ", "وأضاف أن ", "مؤكدا أن ", "قال الوزير ", "وقال رئيس مجلس "])
def test_time_is_linear_where_no_sentence_ends(words: str) -> None:
    def work(times: int) -> int:
        return calls(lambda: speech_of(words * times))

    work(10)
    assert work(3000) < 15 * work(300)


# A colon before «إن» reports as «إن» alone does
@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("وقال المحافظ سامر الجندي: إن البلدية ستفتح الطريق.", "indirect", "البلدية ستفتح الطريق"),
        ("وأضاف المدرب وليد الغامدي قائلا: إنه لن يغادر النادي.", "indirect", "لن يغادر النادي"),
        ("وصرح الوزير ناصر القحطاني لقناة النيل: بأن البطولة ستقام.", "indirect", "البطولة ستقام"),
        ('وقال النائب فؤاد مراد: إن "هذا القانون لا يخدم أحدا".', "direct", "هذا القانون لا يخدم أحدا"),
        ('وقال النائب فؤاد مراد: "إن هذا القانون لا يخدم أحدا".', "direct", "إن هذا القانون لا يخدم أحدا"),
        ("وقال النائب فؤاد مراد: لن نصوت على هذا القانون.", "direct", "لن نصوت على هذا القانون"),
        ("وقال النائب فؤاد مراد: إننا لن نصوت على القانون.", "direct", "إننا لن نصوت على القانون"),
        ("وقال النائب فؤاد مراد: إن كان القانون عادلا فسنصوت له.", "direct", "إن كان القانون عادلا فسنصوت له"),
        ("وقال النائب فؤاد مراد: إن لم يتغير القانون رفضناه.", "direct", "إن لم يتغير القانون رفضناه"),
    ],
)
def test_after_a_colon(text: str, kind: str, words: str) -> None:
    assert [found[::2] for found in said(text)] == [(kind, words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            'وأكد الرئيس عمر الهادي أنه "يفضل الحوار على الحرب"، وأن الحكومة لن تسمح بالفوضى.',
            ["يفضل الحوار على الحرب", "الحكومة لن تسمح بالفوضى"],
        ),
        (
            'وقالت الوزيرة سعاد منصور إن "الغابات رئة البلاد" وإنها ستحمي كل شجرة فيها.',
            ["الغابات رئة البلاد", "ستحمي كل شجرة فيها"],
        ),
        ("وأضاف المدير أيمن رزق أن التحقيق بدأ، وأن السفينة وصلت.", ["التحقيق بدأ، وأن السفينة وصلت"]),
        ('وقال المدير أيمن رزق: "التحقيق بدأ". وإن تأخر فلأسباب أخرى.', ["التحقيق بدأ"]),
    ],
)
def test_what_is_said_goes_on_after_the_marks(text: str, words: list[str]) -> None:
    assert [found[2] for found in said(text)] == words


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وأدلى المتحدث باسم الجيش بتصريح لوكالة الأنباء قال فيه: إن القوات انسحبت.", "المتحدث باسم الجيش"),
        ("وأصدرت نقابة المعلمين بيانا أكدت فيه أن الإضراب مستمر.", "نقابة المعلمين"),
        ('ونشر الممثل باسم ياخور تدوينة كتب فيها: "لن أعود إلى المسرح هذا العام".', "باسم ياخور"),
        ("وعقد رئيس الوزراء طارق الحسن مؤتمرا صحفيا أعلن خلاله أن الحكومة ستستقيل.", "طارق الحسن"),
        ("وتلقى الوزير عادل الكيلاني رسالة من السفير مراد نجار قال فيها إن الحدود ستفتح.", "مراد نجار"),
        ("وقام الاتحاد الآسيوي لكرة القدم بإصدار بيان أوضح فيه أن المباراة ستعاد.", "الاتحاد الآسيوي لكرة القدم"),
        ("وأصدرت وزارة الصحة بيانا جاء فيه أن اللقاح آمن.", "وزارة الصحة"),
        ("وزار المدير أيمن رزق المدينة التي قال فيها الشاعر وليد فخري إنها أجمل المدن.", "وليد فخري"),
    ],
)
def test_a_statement_is_whose_it_is(text: str, speaker: str) -> None:
    assert [found[1] for found in said(text)] == [speaker]


@pytest.mark.parametrize(
    ("first", "second", "speaker"),
    [
        ("وزعت منظمة الصحة العالمية الأدوية.", "وحذرت المنظمة من أن المخزون ينفد.", "منظمة الصحة العالمية"),
        ("أطلق برنامج الأغذية العالمي حملة.", "وقال البرنامج إن الحملة تشمل الجنوب.", "برنامج الأغذية العالمي"),
        ("أغلقت هيئة الطيران المدني المطار.", "وأعلنت الهيئة في بيان أن الرحلات ألغيت.", "هيئة الطيران المدني"),
        (
            "وزعت منظمة الصحة العالمية الأدوية.",
            "وقالت المنظمة الإقليمية للزراعة إن الجفاف انتهى.",
            "المنظمة الإقليمية للزراعة",
        ),
    ],
)
def test_an_institution_by_its_head_alone(first: str, second: str, speaker: str) -> None:
    assert [found[1] for found in said(f"{first} {second}")] == [speaker]


# Speakers who are a phrase
@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وذكرت سفارة المغرب بباريس -في بيان الخميس- أن الجولة انتهت.", "سفارة المغرب بباريس"),
        ("وقالت عائلة الضحية إن الشرطة لم تتصل بها.", "عائلة الضحية"),
        ("وأعلنت تنسيقية المحتجين في بيان أن المسيرة ستخرج غدا.", "تنسيقية المحتجين"),
        ("وقالت إحدى أمهات التلاميذ إن الحافلة تأخرت.", "إحدى أمهات التلاميذ"),
        ("وقال معظم السكان إنهم سيعودون.", "معظم السكان"),
        ("وقال مسؤول حكومي رفيع إن القرار اتخذ.", "مسؤول حكومي رفيع"),
        ("وقال ناشطون محليون إن الاعتقالات مستمرة.", "ناشطون محليون"),
        ("وذكرت تقارير صحفية أن المدرب سيرحل.", "تقارير صحفية"),
        ("وقالت متحدثة باسم وزارة المياه لبي بي سي إن العمل بدأ.", "متحدثة باسم وزارة المياه"),
        ("وذكرت وكالة الأناضول نقلا عن مصدر أمني أن المهاجم فر.", "مصدر أمني"),
        ("ونسبت قناة النيل إلى مسؤول حكومي قوله إن الاتفاق جاهز.", "مسؤول حكومي"),
        ("وسبق للوزيرة رنا طه أن قالت إن المشروع لن يتوقف.", "رنا طه"),
        ("وقبلها كان عالم الآثار ماركو بيليني قد أعلن أنه وجد المعبد.", "ماركو بيليني"),
        ("واستقبل الوزير جهاد الخازن الوفد ليؤكد لأعضائه أن الباب مفتوح.", "جهاد الخازن"),
        ("ويقطع الوزير جهاد الخازن الشك باليقين، ويؤكد في لقاء مع «الضفاف» أن الكلام سابق لأوانه.", "جهاد الخازن"),
        ("وحضرت القاضية نهى البنا. وأضافت: «البنا»، خلال الجلسة، أن الحكم نهائي.", "نهى البنا"),
    ],
)
def test_a_phrase_speaks(text: str, speaker: str) -> None:
    assert [found[1] for found in said(text)] == [speaker]


@pytest.mark.parametrize(
    ("paragraph", "speakers"),
    [
        (
            "قدم كمال بوشامة، كاتب الدولة المكلف بالسكن، الحصيلة. وأكد المسؤول الحكومي أن الأسعار انخفضت.",
            ["كمال بوشامة"],
        ),
        (
            "قال الطبيب كمال بوشامة إن الجريح بخير. وأكد المسؤول الأمني أن الفاعل فر.",
            ["كمال بوشامة", "المسؤول الأمني"],
        ),
        (
            "قال كاتب الدولة كمال بوشامة إن الحملة بدأت. وأوضح كاتب الدولة بالمناسبة أن الأسعار انخفضت.",
            ["كمال بوشامة", "كمال بوشامة"],
        ),
        (
            "قال المدير كمال بوشامة إن الرافعات جاهزة. ويستغرق العمل أسبوعا وفقا للمدير، مشيرا إلى أن البواخر تنتظر.",
            ["كمال بوشامة", "كمال بوشامة"],
        ),
        (
            "قال العميد كمال بوشامة إن الاقتراع نزيه. وانتخب الحزب حاتم الصباغ أمينا عاما. "
            "وشدد الأمين العام الجديد على أن الحزب موحد.",
            ["كمال بوشامة", "حاتم الصباغ"],
        ),
        (
            "قال الوزير كمال بوشامة إن الضريبة ستخفض. وشدد الأمين العام للحزب على التزام الحزب بها. وأكد أنه سيكبر.",
            ["كمال بوشامة", "الأمين العام للحزب"],
        ),
        (
            "قال الوزير كمال بوشامة إن القبر قديم. وقبلها كان باحث تركي قد أعلن أنه وجد المعبد.",
            ["كمال بوشامة", "باحث تركي"],
        ),
        (
            "قال الوزير كمال بوشامة إن المحادثات بدأت. وكان قد أعلن أمس أنها تأجلت.",
            ["كمال بوشامة", "كمال بوشامة"],
        ),
    ],
)
def test_who_took_over(paragraph: str, speakers: list[str]) -> None:
    assert [found[1] for found in said(paragraph)] == speakers


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            'ووصف الرئيس ماريو سوتو الاتفاق بأنه "خطوة أولى نحو السلام".',
            ("direct", "ماريو سوتو", "خطوة أولى نحو السلام"),
        ),
        ("ووصفت الوزيرة نادية شوقي الحادث بأنه كارثة وطنية.", ("indirect", "نادية شوقي", "كارثة وطنية")),
        (
            'وسلم الناقد وائل فكري الجائزة إلى الروائي الذي وصفه بأنه "صوت جيله كله".',
            ("direct", "وائل فكري", "صوت جيله كله"),
        ),
        ('وسأله القاضي مروان حمود: "لماذا لم تتصل بنا فورا؟".', ("direct", "مروان حمود", "لماذا لم تتصل بنا فورا؟")),
        ("وأخبرهم المدير مروان حمود أن المصنع سيغلق.", ("indirect", "مروان حمود", "المصنع سيغلق")),
        ("وطمأنهم المحافظ مروان حمود إلى أن الماء سيعود.", ("indirect", "مروان حمود", "الماء سيعود")),
    ],
)
def test_of_whom_or_to_whom(text: str, wanted: tuple[str, str, str]) -> None:
    assert said(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "وأكد ضرورة العمل المشترك في بيان أن البلدين جاران.",
        "ووصف القرية في كتابه «رحلة إلى الشمال البعيد».",
        'ووصف المدرب وائل فكري الحكم بـ"الظالم".',
    ],
)
def test_what_is_no_speech_either(text: str) -> None:
    assert speech_of(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('واعتبر نشطاء في جماعة "النور"، أن القضية منتهية.', 'نشطاء في جماعة "النور"'),
        ('وقال ضابط منشق في تصريحات منفصلة "إن الجنود سيلتزمون بالاتفاق"، وفق تعبيره.', "ضابط منشق"),
        ("ونقلت وكالة رويترز عن المسؤول في وزارة النفط قوله إن الأسعار ستنخفض.", "المسؤول في وزارة النفط"),
        ("وحذرت #اليونيسف من أن #الوضع خطير.", "اليونيسف"),
        ("أعلنت الخارجية القطرية أن الوساطة مستمرة.", "الخارجية القطرية"),
    ],
)
def test_a_phrase_speaks_to_its_end(text: str, speaker: str) -> None:
    assert [found[1] for found in said(text)] == [speaker]


def test_a_ministry_by_its_subject_and_by_its_head() -> None:
    text = "أعلنت الخارجية القطرية أن الوساطة مستمرة. وقالت الوزارة في بيان إن الوفود وصلت."
    assert [found[1] for found in said(text)] == ["الخارجية القطرية", "الخارجية القطرية"]


@pytest.mark.parametrize(
    "text",
    [
        "وكشف الفحص أن الإصابة خفيفة.",
        "وأثار القرار مخاوف من أن يغادر المستثمرون البلاد.",
        "وواصل الفريق تدريباته على أن يسافر غدا.",
    ],
)
def test_what_a_weak_verb_does_not_announce(text: str) -> None:
    assert speech_of(text) == []
