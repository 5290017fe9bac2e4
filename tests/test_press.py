"""People, institutions and speakers in sentences as agencies and ministries build them."""

import pytest

from malaf.reading.names import read_names
from malaf.reading.speech import read_speech


def people_of(*paragraphs: str) -> list[str]:
    return [person.name for person in read_names(paragraphs).people]


def organisations_of(*paragraphs: str) -> list[str]:
    return [organisation.name for organisation in read_names(paragraphs).organisations]


def said(*paragraphs: str) -> list[tuple[str, str]]:
    names = read_names(paragraphs)
    return [(found.speaker, found.text) for found in read_speech(paragraphs, names.people, names.organisations)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وقال عضو لجنة المياه النيابية صباح الدراجي، اليوم، إن السد جاهز.", ["صباح الدراجي"]),
        ("وانعقدت الجلسة في القاعة الكبرى صباح السبت.", []),
        ("وبحث مع رئيس الهيئة الشيخ فيصل صباح السالم سبل التعاون.", ["فيصل صباح السالم"]),
        ("زار النائب عماد الدغيم، وزير الطاقة دركان نصر الدين في مكتبه.", ["عماد الدغيم", "دركان نصر الدين"]),
        ("وأكد ماركوف لأمين عام الحلف استعداد بلاده.", []),
        ("وحضر عضو «كتلة الوفاء» النائب سامر الدغيم اللقاء.", ["سامر الدغيم"]),
    ],
)
def test_a_name_after_a_role(text: str, names: list[str]) -> None:
    assert people_of(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "وتهدد السدود أمنه المائي.",
        "وكلف الوزير الهيئة بتيسير مهام البعثة.",
        "ونعمل كل يوم ولدينا عمال في كل حي.",
        "وسقط المطر في بلدة الشيخ زويد وما حولها.",
        "واطلع الوفد على توسعة قاعدة (خالد الحمدان) الجوية.",
    ],
)
def test_what_looks_like_a_name(text: str) -> None:
    assert people_of(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وقالت مفوضية الأمم المتحدة لشئون اللاجئين إن المخيم امتلأ.", ["مفوضية الأمم المتحدة لشئون اللاجئين"]),
        ("بدوره، قال مكتب الأمم المتحدة لحقوق الإنسان إن المدينة هادئة.", ["مكتب الأمم المتحدة لحقوق الإنسان"]),
        ("بالتعاون مع مركز الإعداد المهني المتقدم، واتفاقات.", ["مركز الإعداد المهني المتقدم"]),
        ("وقال وكيل جامعة الملك فيصل للدراسات العليا إن القبول مفتوح.", ["جامعة الملك فيصل"]),
        ("وزار الوفد جامعة الملك فهد للبترول والمعادن.", ["جامعة الملك فهد للبترول والمعادن"]),
        (
            "واتهم قوات الحرس الثوري الإسلامي والتشكيلات المرتبطة بها. ونفى الحرس الثوري ذلك.",
            ["قوات الحرس الثوري الإسلامي"],
        ),
        ("ووصل رئيس الاتحادية الجزائرية لكرة القدم إلى وهران.", ["الاتحادية الجزائرية لكرة القدم"]),
        ("وأقر النواب الموازنة الاتحادية العامة للدولة.", []),
        ("وقالت حركة حماس إن الوفد وصل. وأضافت حماس أن اللقاء طويل.", ["حركة حماس"]),
        ("وأثنى عليه حلف الناتو، ولم يرد الناتو على الأسئلة.", ["حلف الناتو"]),
        ("وهاجمت مجموعة متمرسة المخفر.", []),
    ],
)
def test_institutions(text: str, names: list[str]) -> None:
    assert organisations_of(text) == names


@pytest.mark.parametrize(
    ("paragraphs", "wanted"),
    [
        (
            ["وكانت المديرة العامة لهيئة الغابات قالت أمس إن النار خمدت."],
            [("المديرة العامة لهيئة الغابات", "النار خمدت")],
        ),
        (["وانتقدت رسالة الوزير سامر الدغيم التي قالت إن الجسر جاهز."], []),
        (
            ["وأكدت رئيسة بعثة الصندوق إلى الأردن سلمى الدغيم، في ختام الزيارة، أن النمو عاد."],
            [("سلمى الدغيم", "النمو عاد")],
        ),
        (
            ["وأوردت وكالة أنفاس أن السفينة غرقت.", "وأضافت الوكالة أن البحارة نجوا."],
            [("وكالة أنفاس", "السفينة غرقت"), ("وكالة أنفاس", "البحارة نجوا")],
        ),
        (
            ["المحلية - زار عضو «كتلة الوفاء» النائب سامر الدغيم المدينة.", "وأشار إلى أن البناء قديم."],
            [("سامر الدغيم", "البناء قديم")],
        ),
    ],
)
def test_who_speaks(paragraphs: list[str], wanted: list[tuple[str, str]]) -> None:
    assert said(*paragraphs) == wanted
