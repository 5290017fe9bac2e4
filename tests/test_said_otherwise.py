"""What qualifies a sentence, a duty or an office, and is lost in its translation; and what only looks so."""

from __future__ import annotations

import pytest

from malaf.pairs import Pair, check_pair


def codes(source: str, target: str) -> list[str]:
    return [found.code for found in check_pair(Pair("p1", source, target, "ar", "en"))]


LOST = [
    # What may be is made a duty, beside one.
    (
        "يجب على المستأجر إخطار المالك، ويجوز له تقسيط المبلغ.",
        "The tenant must notify the landlord and must pay in parts.",
        "qualifier-mismatch",
    ),
    (
        "على مديري الفنادق تسجيل النزلاء، ويمكنهم استعمال نموذج ورقي.",
        "Hotel managers must register guests, and must use a paper form.",
        "qualifier-mismatch",
    ),
    # «لا ... إلا» leaves one alone.
    ("لا يدخل القاعة إلا الحائزون على بطاقة.", "Holders of a card enter the hall.", "qualifier-mismatch"),
    # Of two Hijri months one is another.
    ("من 10 رجب إلى 5 رمضان", "from 10 Rajab to 5 Shawwal", "date-mismatch"),
    ("خفض البنك الفائدة نصف نقطة مئوية.", "The bank cut rates by half.", "percent-mismatch"),
    ("انتُخبت النائبة سلوى رئيسة للجنة.", "Salwa was elected deputy chair of the committee.", "name-missing"),
    # Set phrases: how a court has it, on what condition, who holds an office for another.
    ("حُكم عليه بالحبس سنة مع وقف التنفيذ.", "He was sentenced to a year in jail.", "qualifier-mismatch"),
    ("حوكم التاجر غيابياً.", "The trader was tried.", "qualifier-mismatch"),
    ("أقر المجلس الخطة بالإجماع.", "The council passed the plan.", "qualifier-mismatch"),
    ("يُعفى الطالب شريطة حضوره الدروس.", "The student is exempt and attends classes.", "qualifier-mismatch"),
    ("فُتحت الطرق باستثناء طريق المطار.", "The roads were opened and so was that to the airport.", "qualifier-mismatch"),
    ("أحجم نائبان عن التصويت.", "Two lawmakers voted.", "qualifier-mismatch"),
    ("ربح الفريق رغم غياب قائده.", "The team won because its captain was absent.", "qualifier-mismatch"),
    ("زار مدير المتحف بالإنابة المدينة.", "The museum's director visited the town.", "qualifier-mismatch"),
    ("معبد من القرن الثالث قبل الميلاد", "a temple of the third century AD", "qualifier-mismatch"),
    # What was only tried, threatened, proposed, or avoided; whose office it is.
    ("حاول اللص فتح الخزنة.", "The thief opened the safe.", "qualifier-mismatch"),
    ("هدد البحارة بالإضراب.", "The sailors went on strike.", "qualifier-mismatch"),
    ("اقترح المدير إلغاء الحفل.", "The director cancelled the concert.", "qualifier-mismatch"),
    ("تجنب المدرب ذكر اللاعب.", "The coach mentioned the player.", "qualifier-mismatch"),
    ("التقى رئيس الوزراء المزارعين.", "The president met the farmers.", "qualifier-mismatch"),
    ("زار ولي العهد المعرض.", "The king visited the fair.", "qualifier-mismatch"),
    # What is counted in words alone; units of time; a day told from today.
    ("ثالث أطول نهر في البلاد", "the longest river in the country", "number-mismatch"),
    ("رابع أعلى قمة", "the second-highest peak", "number-mismatch"),
    ("غرقت عشرات المنازل.", "Hundreds of houses were flooded.", "number-mismatch"),
    ("فر مئات الآلاف.", "Tens of thousands fled.", "number-mismatch"),
    ("عاد بعد ثلاثة أيام.", "He returned three weeks later.", "number-mismatch"),
    ("عاد بعد شهرين.", "He returned after two years.", "number-mismatch"),
    ("وصلت السفينة أمس.", "The ship arrived today.", "date-mismatch"),
    # Who does it to whom.
    ("شكرت كوريا الجنوبية الأرجنتين.", "Argentina thanked South Korea.", "name-missing"),
    ("تغلب المنتخب الكيني على نظيره الغاني.", "Ghana defeated Kenya.", "name-missing"),
    ("أنقذت البرازيل كندا من الخسارة.", "Canada rescued Brazil from defeat.", "name-missing"),
    # An item of a list.
    ("زاروا المدارس والمستشفيات والمصانع.", "They visited schools and factories.", "sentence-missing"),
    ("التعاون في النقل والثقافة والطاقة والإسكان", "cooperation in transport, energy and housing", "sentence-missing"),
    ("يُقبل كل من حضر.", "All who came are accepted unless late.", "qualifier-mismatch"),
    ("يستهلك المحرك وقوداً أقل بنسبة 20%.", "The engine uses 20% more fuel.", "negation"),
    ("اكتمل البناء قبل الموعد المحدد.", "The building was finished behind schedule.", "negation"),
    # What others say.
    ("نفدت الأدوية، بحسب مصدر في المستشفى.", "The medicines have run out.", "qualifier-mismatch"),
    ("زعم اللاعب أنه مريض.", "The player is ill.", "qualifier-mismatch"),
    # Another one of a kind.
    ("اندلع حريق في سوق حلب القديم.", "A fire broke out in the old market of Homs.", "name-missing"),
    ("استقبل الأمير السفير الياباني.", "The prince received the Japanese consul.", "name-missing"),
    ("رُقّي إلى رتبة عقيد.", "He was promoted to captain.", "name-missing"),
    ("زرعت الأسرة القمح.", "The family planted barley.", "name-missing"),
    ("زارت أرملته المدرسة.", "His daughter visited the school.", "name-missing"),
    ("رئيس مجلس النواب يزور اليابان.", "The deputy speaker is visiting Japan.", "name-missing"),
]


@pytest.mark.parametrize(("source", "target", "code"), LOST)
def test_what_is_lost(source: str, target: str, code: str) -> None:
    assert codes(source, target) == [code]


def test_points_are_told_once() -> None:
    """Of percentages that were points, whether the number tells it or their word."""
    assert codes("تقدم الحزب بفارق 12 نقطة مئوية.", "The party was ahead by 12 per cent.") == ["percent-mismatch"]


SOUND = [
    ("يجب إخطار المالك، ويجوز تقسيط المبلغ.", "The landlord must be notified; the sum may be paid in parts."),
    ("يجب إخطار المالك، ويمكن تقسيط المبلغ.", "The landlord must be notified, while the sum can be split."),
    ("على هامش القمة توقيع اتفاق", "an agreement to be signed on the margins of the summit, which all must read"),
    ("لا يدخل القاعة إلا الحائزون على بطاقة.", "Only card holders may enter the hall."),
    ("لا يدخلها إلا بعد الفحص.", "He enters it after the test."),
    ("من 10 رجب إلى 5 رمضان", "from 10 Rajab to 5 Ramadan"),
    ("خفض البنك الفائدة نصف نقطة مئوية.", "The bank cut rates by half a point."),
    ("حُكم عليه بالحبس سنة مع وقف التنفيذ.", "He was given a suspended sentence of a year."),
    ("تُقبل الطلبات ما لم تكن ناقصة.", "Applications are accepted if they are complete."),
    ("امتنع ثلاثة نواب عن التصويت.", "There were three abstentions."),
    ("ثاني أمير يزور المدينة", "another prince to visit the city"),
    ("ثاني أكبر مدينة في البلاد", "the largest city in the country after the capital"),
    ("عشرات الآلاف من الكتب", "tens of thousands of books"),
    ("عاد بعد أسبوعين.", "He returned after two weeks."),
    ("عاد في اليوم التالي.", "He returned the day after yesterday's match."),
    ("وصلت السفينة أمس، وتغادر اليوم.", "The ship, which arrived yesterday, leaves today."),
    ("شكرت كوريا الجنوبية الأرجنتين.", "Argentina was thanked by South Korea."),
    ("أشاد بكندا رئيس البرازيل.", "Brazil's president praised Canada."),
    ("انتقد قرارَ كينيا مندوبُ غانا.", "Ghana's delegate criticised Kenya's decision."),
    ("زاروا المدارس والمستشفيات والمصانع.", "They visited factories, hospitals and schools."),
    ("زاروا المدارس والمستشفيات، وأغلقوا مصنعين.", "They visited schools and hospitals, and shut two factories."),
    ("يستهلك المحرك وقوداً أقل بنسبة 20%.", "The engine uses 20% less fuel than before."),
    ("تراجعت الأسعار بأكثر من واحد في المئة.", "Prices fell more than 1 per cent."),
    ("اكتمل البناء قبل الموعد المحدد.", "The building was finished ahead of schedule."),
    ("وصل متقدماً على الجميع.", "He arrived ahead of all."),
    ("يحاولون إخماد الحريق.", "They are battling the blaze."),
    ("لا يدعو الأمر إلى القلق.", "It is no cause for concern."),
    ("عاد أول من أمس.", "He returned the day before yesterday."),
    ("نفدت الأدوية، بحسب مصدر في المستشفى.", "The medicines have run out, a hospital source told us."),
    ("يُعاقب بحسب القانون.", "He is punished under the law."),
    ("وفق الجدول", "on schedule"),
    ("زعم اللاعب أنه مريض.", "The player claimed to be ill."),
    ("زرعت الأسرة الحبوب.", "The family planted barley."),
    ("نُقل بالقطار إلى حلب.", "He was taken to Aleppo by rail."),
    ("مدينة الناصرة", "the town of Nazareth, south of Haifa, whose mayor speaks"),
    ("ضابط برتبة لواء", "a major general"),
    ("ردّ المدرب بالقوة نفسها.", "The coach replied with the same vigour."),
    ("قال عضو مجلس الشيوخ رودي غرين", "Sen. Rudy Green said"),
    ("من المنتظر وصول ارتفاع الموج إلى 4 أمتار.", "Waves of up to 4 metres are expected."),
    ("توفي الرسام عن عمر يناهز 81 عاماً.", "The painter has died aged 81."),
    ("فاز الفريق 3½-2½.", "The team won 3½-2½."),
    ("يبقى المتحف مغلقاً حتى سبتمبر.", "The museum is closed until Sept."),
    ("مهن محتملة تتطلب شهادة", "prospective jobs that require a degree"),
    ("يسكن الصيادون في الغالب قرب الميناء.", "Fishermen often live by the port."),
    ("زار البحيرة سياح من بوليفيا وشيلي.", "Tourists from Bolivia and Chile visited the lake."),
    ("وقود الطائرات", "jet fuel"),
    ("النائب الأول لرئيس الجمعية", "the first deputy president of the association"),
]


@pytest.mark.parametrize(("source", "target"), SOUND)
def test_what_is_not(source: str, target: str) -> None:
    assert codes(source, target) == []
