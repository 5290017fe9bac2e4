"""A word whose translation is its contrary, and words that only look like that."""

from __future__ import annotations

import pytest

from malaf.pairs import Pair, check_pair


def codes(source: str, target: str) -> list[str]:
    return [found.code for found in check_pair(Pair("p1", source, target, "ar", "en"))]


CONTRARY = [
    ("اشترى المصرف العقار.", "The bank sold the property."),
    ("اقترضت البلدية من الصندوق.", "The municipality lent to the fund."),
    ("تُباع بالجملة.", "They are sold retail."),
    ("قطع غيار مقلدة", "genuine spare parts"),
    ("أشاد المدرب باللاعبين.", "The coach criticised the players."),
    ("أخفت الشركة العيب.", "The company disclosed the flaw."),
    ("طمأنت الوزارة السكان.", "The ministry warned residents."),
    ("قلل الخبير من حجم الأضرار.", "The expert exaggerated the extent of the damage."),
    ("أُعفي المزارعون من الضريبة.", "A tax was imposed on the farmers."),
    ("سُحبت منه الجائزة.", "He was awarded the prize."),
    ("انتهكت السفينة القرار.", "The ship complied with the resolution."),
    ("كافأت الشركة الموظف.", "The company punished the employee."),
    ("قاطع الحزب الجلسة.", "The party attended the session."),
    ("تُرحَّل العائلات قسراً.", "The families are moving voluntarily."),
    ("أصيب السائق.", "The driver died."),
    ("حزب متشدد", "a moderate party"),
    ("عملة قديمة", "a new coin"),
    ("محطة كهرباء صغيرة", "a large power station"),
    ("إغلاق جزئي", "a full closure"),
    ("نتائج تمهيدية", "final results"),
    ("قطار بطيء", "a fast train"),
    ("قرار غير دستوري", "a constitutional decision"),
    ("عمالة ماهرة", "unskilled labour"),
    ("سيرفع البنك الرسوم.", "The bank will cut its fees."),
    ("بقي السوق مغلقاً.", "The market stayed open."),
    ("فازت سوريا.", "Syria was beaten."),
    ("نقضت المحكمة قرار البلدية.", "The court upheld the municipality's decision."),
    ("سحب الناشر طلبه.", "The publisher submitted his application."),
    ("انقطع الإنترنت عن الجزيرة.", "The internet was restored on the island."),
    ("هدأت العاصفة السياسية.", "The political storm intensified."),
    ("وضع المريض مستقر.", "The patient is in a critical state."),
    ("تأخر الربيع هذا العام.", "Spring was early this year."),
    ("أوقف المصنع العمل.", "The factory resumed work."),
    ("تضاعفت المبيعات.", "Sales halved."),
    ("شتاء قاس", "a mild winter"),
    # One of two contraries, which the translation has twice.
    ("فاز الفريق ذهاباً وخسر إياباً.", "The team won at home and won away."),
    ("زاد الإنتاج وتراجعت المبيعات.", "Output rose and sales grew."),
    ("أيدت نقابة القرار وعارضته أخرى.", "One union supported the decision, another supported it too."),
]


@pytest.mark.parametrize(("source", "target"), CONTRARY)
def test_a_contrary(source: str, target: str) -> None:
    assert codes(source, target) == ["negation"]


SOUND = [
    ("لا تنفي الشركة الخبر، إلا أنها تتحفظ.", "The company acknowledges the report, but with reservations."),
    ("سيرفع البنك الرسوم.", "The bank will raise its fees."),
    ("مقاطعتهم الجلسة", "their boycott of the session"),
    ("فازت سوريا على الأردن.", "Jordan were beaten by Syria."),
    ("خسرت سوريا أمام الأردن.", "Jordan beat Syria."),
    ("جسر جديد عمره ثلاث سنوات", "a bridge three years old"),
    ("أفرج عنه بعد ساعة من توقيفه.", "He was freed without charge an hour after his arrest."),
    ("حضر اثنان وغاب ثالث.", "Two attended and a third did not."),
    ("باشرت الفرق العمل بعد توقف الضخ.", "Crews started work where pumping was down."),
    (
        "أدى إلغاء الدعم إلى احتجاجات، ولم تتراجع الحكومة.",
        "The end of subsidies led to protests; the government did not reverse course.",
    ),
    ("خرج من السجن.", "He was released from prison."),
    ("سيُباع القمح لشركة المشتريات.", "The wheat will be sold to the procurement company."),
    ("أغلقت المصانع وفتحت المتاجر.", "Shops opened while factories closed."),
    # Shots are fired, and nobody set free.
    ("أطلق اللص النار فأمسكه الحراس.", "The thief opened fire and guards arrested him."),
    ("إطلاق النار في المتجر: توقيف شاب", "Shop shooting: a youth is arrested"),
    # What looks like a verb in a name, and in words of its stem that mean something else.
    ("فاز الفريق في مدينة لوس أنجلوس.", "The team triumphed in the city of Los Angeles."),
    ("سُحب المشروع بعد كلمة الوزير.", "The draft was taken back after the minister addressed a conference."),
    ("انتقد المعارضون اتفاق الحكومتين.", "Opponents criticised the deal of the two governments."),
    ("زيادة وزن القارب تقلل سرعته.", "The boat is too heavy, which reduces its speed."),
    # One that the other one won.
    ("الجزيرة التي فازت بها اليابان", "the island lost to Japan"),
    # Words of other parts of a sentence.
    (
        "امتدح سكان الحي القديم الطبيب الذي يراه جيرانه في المدينة الجديدة متعالياً وينتقدونه في كل مجلس.",
        "Residents of the old quarter think the world of a doctor whom his neighbours in the new town, who find him "
        "haughty and say so wherever they sit, would never have praised.",
    ),
]


@pytest.mark.parametrize(("source", "target"), SOUND)
def test_no_contrary(source: str, target: str) -> None:
    assert codes(source, target) == []


FROM_ENGLISH = [
    (
        "The driver wants to go home, but guards say no one is allowed in or out.",
        "يريد السائق العودة ولكن الحراس يقولون إنه من غير المسموح لأحد الدخول أو الخروج.",
    ),
    ("The striker was denied by the keeper.", "تصدى الحارس لكرة المهاجم."),
]


@pytest.mark.parametrize(("source", "target"), FROM_ENGLISH)
def test_no_denial_is_lost(source: str, target: str) -> None:
    assert check_pair(Pair("p1", source, target, "en", "ar")) == []
