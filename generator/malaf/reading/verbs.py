"""What the commonest Arabic verbs are in English, with their nouns and participles, and which are contraries."""

from __future__ import annotations

from typing import Final

from malaf.reading.contraries import COMMON, FIELDS
from malaf.reading.lexicon import FirstRows, Lexicon, count_rows
from malaf.reading.tokens import word_set

__all__ = ["AUXILIARIES", "MEANINGS", "PARTICLES", "VERBS"]

# Folded stems of the imperfect without its prefix («وافق» of «يوافق»), masdars and participles; beginnings of English
# words, to which an ending may come.
_TABLE: Final = """
وافق موافقه موافق: approv agree accept consent endors back
قبل قبول مقبول تقبل: accept agree admit receiv take took
رفع رفعت: rais increas lift rose rise
ارتفع رتفع ارتفاع: rise rose risen increas climb up higher grew
خفض تخفيض خفضت: cut reduc lower decreas
نخفض انخفاض: fall fell drop declin decreas lower
اكد تاكيد ءكد وكد موكد: confirm affirm stress certain
كشف كشفت افصح فصح افصاح: disclos reveal uncover expos announc
علن اعلن اعلان: announc declar claim publish
تبن تبني تبنت: claim adopt
شمل تشمل مشمول: cover includ appl extend
ضم تضم: includ join contain annex
وقع توقيع موقع: sign
عثر عثور: find found discover locat
جد جدوا وجد وجود موجود: find found exist there present
شكل تشكل: pos represent constitut form
ملك متلك امتلك امتلاك: has have had own possess hold
سر سري سريان ساري: appl effect force valid
كف كفي كفايه كاف كافي كافيا كافيه: enough sufficien suffic adequat
نصح نصيحه: advis recommend
تفاوض تفاوضت: negotiat talk
حضر حضور: attend present show turn appear
شارك مشاركه: participat tak took part join attend
صل وصل وصول: reach arriv came come get got
زور زار زياره: visit
غادر مغادره: leave left depart quit
عود عاد عد عوده: return back again
دخل دخول: enter entr access
خرج خروج: leave left exit emerg came come
فتح فتتح افتتاح مفتوح انطلق نطلق انطلاق دشن تدشين باشر: open
غلق اغلاق مغلق: clos shut
بدا بدء: start begin began begun
نته نتهي انتهاء نهي: end finish over conclud expir
ستمر استمرار مستمر: continu last go went
توقف: stop halt
وقف ايقاف: stop halt suspend
تغير تغيير غير: chang
تاثر تاثير: affect influenc
وثر: affect influenc impact
حدث وحدث: happen occur updat
حصل حصول: get got obtain receiv won win happen
تلق تلقي: receiv get got
ستلم استلام تسلم: accept receiv take took
قدم تقديم: provid offer submit present give gave
عط عطي عطاء: give gave given
منح منحت: grant give gave award
دفع دفعت سدد سداد: pay paid push
تقاض تقاضي: paid receiv earn charg
صرف: pay paid spend spent disburs
كلف تكلفه: cost
كسب: earn win won gain
خسر خساره: lose lost loss
فز فوز فاز: win won victor
هزم هزيمه: defeat beat lost
تاهل: qualif advanc reach
سجل تسجيل: record regist scor
لعب: play
قل قول قال قيل قال: say said tell told mention
ذكر: mention nam said stat recall rememb
صرح تصريح: state said declar
تحدث: speak spoke talk
تكلم: speak spoke talk
علق تعليق: comment suspend hang hung
رد ردت: repl respond answer
جب جاب اجاب: answer repl respond
ستجب ستجيب استجاب استجابه: respond repl answer heed
سال: ask
طلب: ask request demand seek sought requir
حتج احتجاج: protest need
حتاج احتياج حاجه بحاجه: need requir
ريد رد راد: want
رغب رغبه: want wish desir
عتزم اعتزام نو نوي ينوي: intend plan
خطط خطه خطط: plan
توقع متوقع: expect forecast anticipat predict
تصور تخيل خيل: imagin
عتقد اعتقاد: believ think thought
ظن: think thought
ر ري روا رون رءيه: see saw seen view believ think
شاهد مشاهده: see saw seen watch
شهد شهاده: see saw seen witness experienc testif
سمع: hear heard
سمح سماح مسموح: allow permit let
عرف معرفه معروف: know knew known identif
علم: know knew known learn
فهم: understand understood
درك ادراك: realis realiz aware understand
نس نسي: forget forgot
تذكر: rememb
ثق ثقه: trust confiden
خش خاف خف خوف خافون: fear afraid
جرو جرا جرءو جروو جرء: dare
قلق: worr concern
هتم اهتمام: care interest
عمل: work operat function
شتغل: work operat
ستخدم استخدام: us
ستعمل استعمال: us
ستفد ستفيد استفاد استفاده: benefit us
نتج انتاج: produc yield
سفر اسفر: result caus lead led
ود ءد ادي: lead led caus
سبب تسبب: caus
حقق تحقيق: achiev realis realiz investigat meet met
نجح نجاح ناجح: succeed success manag
تمكن: able manag could
ستطع ستطيع استطاع استطاعه: can could able manag
قدر قادر قدره: can could able
كمل اكمل استكمل ستكمل اكتمل كتمل مكتمل: complet finish
نجز انجاز منجز: complet finish accomplish
نفذ تنفيذ: implement carr execut
طبق تطبيق: appl implement enforc
لتزم التزام ملتزم ملزم: compl commit abide adher bind honour honor
حترم احترام: respect observ honour honor
متثل امتثال: compl obey abide
خالف مخالفه: violat breach contraven
خرق اختراق خترق: violat breach penetrat
نتهك انتهاك: violat
عترف اعتراف: recogn admit confess acknowledg
قر اقر اقرار: admit approv adopt pass acknowledg
عتمد اعتماد: adopt depend rel approv
صوت تصويت: vot
نتخب انتخاب منتخب: elect
ختر ختار اختيار: choos chose select
عين تعيين: appoint nam
ستقل ستقيل استقاله: resign quit
قل قيل اقاله: dismiss sack fir remov
طرد: expel sack dismiss evict
سرح تسريح: lay laid dismiss fire demobil
وظف توظيف: hire employ recruit
حاكم محاكمه: try tried trial prosecut
حكم: rul govern sentenc convict
دن دين ادانه مدان: convict condemn
عتقل اعتقال: arrest detain
وقف توقيف: arrest detain
حتجز احتجاز: detain hold held
فرج افراج: releas free
طلق اطلاق: releas launch fir
حبس سجن: jail imprison detain
سجن سجين سجناء: prison
قتل: kill murder
مت موت مات: die died death dead
صب صاب اصابه اصيب مصاب: injur hurt wound hit infect harm
نج نجو نجاه: surviv escap
جرح: wound injur
هاجم مهاجمه: attack
قصف: bomb shell
ستهدف استهداف: target
دمر تدمير: destroy
حترق احتراق: burn
سقط سقوط: fall fell drop
نسحب انسحاب: withdraw withdrew pull
تراجع: retreat back declin fall fell
تخل تخلي: abandon give gave giv relinquish
ترك: leave left abandon
بق بقي بقاء: remain stay left
نتظر انتظار: wait
تحرك: move mov act
نتقل انتقال: move mov transfer
سافر سفر: travel
عبر عبور: cross pass express
مر مرور: pass
هبط هبوط: land fall fell drop
نقل: move mov transfer transport report
حمل: carr bear bore hold held
شتر شتري شراء: buy bought purchas
بع بيع باع: sell sold sale
ستورد استيراد: import
صدر اصدار تصدير اصدر: issu export publish
نشر: publish deploy spread post
طبع: print
كتب كتابه: write wrote written
قرا قراءه: read
درس دراسه: stud consider
بحث: discuss search examin
ناقش مناقشه: discuss debat
قرر تقرير: decid determin
حدد تحديد محدد: set specif determin identif
عد عدون اعد: prepar consider count
عتبر اعتبار: consider regard deem
ثبت ثبوت اثبت: prov establish
ظهر ظهور اظهر: appear show emerg
بد بدو: seem appear
تضح اتضح: clear becom
تبين: turn show clear find found
دل: indicat show
عن عني: mean
تعلق: concern relat
رتبط ارتباط مرتبط: link connect relat
تفق اتفاق متفق: agree
ختلف اختلاف: differ
تعارض: conflict
دعم: support back
ساند: support back
ساعد مساعده: help assist aid
سهم اسهم اسهام: contribut help
تعاون: cooperat collaborat
تدخل: interven interfer
حم حمي حمايه: protect
دافع دفاع: defend
حافظ محافظه: maintain preserv keep kept
ضمن ضمان: guarantee ensur
تجاوز: exceed
سبق: before previous once already prior
تكرر تكرار: repeat again happen
حل حلت: solv resolv
عالج معالجه: treat address
شف شفي شفاء: cure recover
تعاف تعافي: recover
تحسن تحسين: improv
نم نمو: grow grew
زد زيد زاد زياده: increas rise rose grow
نقص: lack decreas drop
توفر توافر وفر توفير متوفر متاح: avail provid sav offer
سكن: live liv inhabit
عش عيش عاش: live liv
نم نام نوم: sleep slept
كل اكل: eat ate
شرب: drink drank
صلح صالح: repair fit valid suitab
فحص: examin test check
تحقق: verif check
صدق تصديق صدق: believ ratif
نتقد انتقاد: criticis criticiz
دن ندد: condemn denounc
شكر: thank
رحب ترحيب: welcom
عتذر اعتذار: apolog
ندم: regret
اسف: regret
غفر: forgiv
رح رحم: merc
بك بكي: cry cried weep wept
ضحك: laugh
حب: love lov like
كره: hate
غضب: ang
نظم تنظيم: organis organiz regulat
عقد نعقد انعقاد: hold held conven meet met
جر جري اجراء: hold held conduct carr take took tak
تم: complet done carr
جتمع اجتماع: meet met conven
لتق لتقي التقاء: meet met
ستقبل استقبال: receiv host welcom
ستضف ستضيف استضافه: host
خضع خضوع: undergo underwent subject submit
ترتب: result entail
لزم الزام: requir oblig bind bound
حق: right entitle may
عف عفي اعفاء: exempt
نطبق انطباق: appl
فقد فقدان: lose lost loss
مس مساس: affect touch infring
سلم تسليم: hand deliver surrender safe
نكر: den
هدد تهديد: threat
حتفل احتفال: celebrat
قم قوم قام قيام: carr rise rose do did
صم صوم صام: fast
تزوج: marr
نجب: birth child
تخرج: graduat
علم تعلم تعليم: learn teach taught
لمس: touch feel felt
حس شعر شعور: feel felt
نهايي نهاييا نهاييه: final
مستعد مستعدا مستعدين: ready will prepar
مرءي مريي مرييا: visib
امن امنا امنه: safe secure
ضروري ضروريا ضروره: necess need
ممكن ممكنا: possib
واضح واضحا واضحه: clear
جاهز جاهزا جاهزه: ready
مهم مهما: important
صحيح صحيحا صحيحه: true correct right
عادل عادلا: fair just
قانوني قانونيا قانونيه: legal law
معقول معقولا: reasonabl
مسؤول مسوول مسوولا مسءولا: responsib
جدي جديا: serious
راض راضيا: satisf happy pleas
حكرا حكر: preserv monopol exclusiv
بديل: alternative
حل حلا: solution
خيار: option choice
دليل ادله: evidence proof
علاقه: relation link connect
شك: doubt
جوز: may can could allow permit
حتمي حتميا: inevitab
سهل سهلا: easy
اساس: basis ground
نيه نو نوي ينوي: intent intend plan
خطه خطط: plan
قترب اقتراب: approach near close came
ءت ات اتي تي: come came
خدم خدمه: serv
عرض تعرض: show offer expos present display suffer subject
فرض: impos
انتخابات: elect poll vot
بلغ بلوغ: reach total
بلغ ابلاغ تبليغ بلاغ: inform notif report
وزع توزيع: distribut
جمع: collect combin hold gather
وص وصي اوصي توصيه: recommend
لتحق التحاق: join attend enrol
ساو ساوي: worth equal
مرض مرضي مرضيه مرضيا: satisf
نل نال نيل: win won get got gain
تصل اتصال: call contact
حاضر حاضرا: present attend
مكتوب: writ
ستسلم استسلام: surrender
ذهب ذهاب: go goes went gone
مرونه: flexib
وجه توجيه: address direct charg
طرا: chang occur
لغ لغي الغاء: cancel scrap abolish
خض خوض: play enter
ستثمر استثمار: invest
فلح: succeed manag
حظ حظي: enjoy win won receiv get got
عز عزي: attribut
ضر ضرر اضرار: harm damag
نظر: consider look
حتمل: bear tolerat
رث ورث: inherit
تهاون: lenien toler
غامر: risk
شرح: explain
فسر تفسير: explain explanation interpret
نعكس انعكاس: reflect
لتفت التفات: turn consider
ستحق استحقاق: deserv due worth
لحق: follow catch caught
صنع صناعه: mak made manufactur
ضيع: wast lost lose
ختف ختفي اختفاء: disappear vanish
قس قيس قياس: measur
دع دعو دعوه: invit call
دعي ادعاء: claim alleg
ستعن استعانه: us hir rel
ترجم ترجمه: translat
احراز: achiev progress
طابق مطابقه: conform match compl
برر مبرر: justif
حسم: decid settl determin
علاج: treat cure
تطرق: address mention touch
دل دلي ادلاء تصريح: mak made statement testif comment giv gave
تاخر تاخير: delay late
سرق سرقه: steal stole
خطف: kidnap abduct
مول تمويل: fund financ
بن بني بناء: build built
هدم: demolish
زرع: plant
ستنتج: conclud
رخص ترخيص: licen permit
سم سمي تسميه: nam call
دخن تدخين: smok
ربح ارباح: profit
غط غطي تغطيه: cover
رسل ارسال: send sent
ستدع استدعاء: summon
ميز تمييز: discriminat distinguish
خصص تخصيص: allocat allot
عامل معامله: treat
خبر اخبار: tell told inform
صمد صمود: hold held
ربط: link tie
حول تحويل: transfer turn convert
ستقر استقرار: stab settl
حرر تحرير: liberat free
طلع اطلاع: see seen view
نضم انضمام: join
نسق تنسيق: coordinat
ضاف اضافه: add
لحظ لاحظ ملاحظه: notic observ
راع مراعاه: observ respect consider
نال: reach affect
تبع اتباع: follow
تطلب: requir
ستغرق: tak took last
شغل: occup hold held run
شبه: resembl suspect
تهم اتهام: accus charg
بر براءه تبرءه: acquit clear
علن علني: public
تحمل: bear responsib
تناول: discuss cover tak took eat ate
فصل: separat dismiss
فكر: think thought
جر جرء: dare
حاول محاوله: try tried attempt
مارس ممارسه: practis practic exercis
ستوف استيفاء: meet met satisf fulfil
تف وف وفي وفاء ايفاء: meet met fulfil honour honor
عالج: treat
دعم: support
تدهور: deteriorat worsen
عط اعطي: give gave given
اثر: effect trace impact impress
وزع توزيع: distribut pay paid
تاثر تاثير اثر وثر: effect affect
تغير تغيير غير: alter affect
قدر قادر وسع ستطع ستطيع استطاع تمكن: able capab
قاوم مقاومه: resist
ذرع تذرع احتج: invok
ابعاد ترحيل رحل: expel expuls deport
مطلوب مطلوبا مطلوبه شترط اشتراط لازم: requir need necess
وصول: access
اصابات جرحي مصابين: injur hurt wound casualt
تخدير مخدر: anaesthe anesthe
سترد استرداد سترجع استرجاع: refund recover
موشر موشرات: sign indicat
نظر نظرت: consider
كمل مكتمله مكتمل اكتمال: complet
سوغ مسوغ: justif
لجا لجوء: resort
حقق يتحقق تحقق تحقيق: achiev attain realis realiz
عدل تعديل عدلت: amend modif adjust revis
انشا نشا انشاء تاسيس اسس تاسس: establish found creat
عالج علاج معالج: treat therap
استشهد استشهاد شهيد شهداء: kill martyr die dead
نزح نزوح نازح: displac flee fled
فرار هرب هروب: flee fled escap
لجا لجوء: flee fled refug asylum resort recours
نقذ انقذ انقاذ: rescu
صله صلات: connection link relat
انباء نبا خبر: report news
انذار نذر انذر حذر تحذير: warn caution alert
اذن ماذون: permission consent authoris authoriz
شرط شروط اشترط: condition requir
تلف اتلف اتلاف: destroy damag
ضرر اضرار متضرر تضرر: damag harm affect
خسر خساير: loss lost lose casualt damag
تعافي: recover
تنفس: breath
شفي: cure recover
ولد مولود: born birth
نتمي انتماء: belong
تابع متابعه: follow monitor
راقب مراقبه: monitor observ supervis
اشرف شرف اشراف: supervis overs
تردد تردده: hesitat
تاسف ياسف: regret
ستشار استشار استشاره: consult
شاور تشاور: consult
شكك تشكيك: doubt question
جاوب استجواب ستجوب: question interrogat
كرر تكرار متكرر: repeat repeated recur
اجتاز جتاز اجتياز: pass cross
خطا اخطا مخطيء: wrong mistak
صور تصوير: photograph film
رافق مرافقه: accompan escort
كشف: reveal disclos detect
كتشف اكتشف اكتشاف: discover find found
خترع اختراع: invent
طور تطوير: develop
صنف تصنيف: classif rank
رشح ترشح ترشيح: nominat candida stand+by
نافس منافسه تنافس: compet rival
تصدر صداره: lead led
سيطر سيطره: control seiz
حتل احتلال احتل: occup
حاصر حصار محاصر: besieg siege blockad surround
خترق: penetrat
جتاح اجتياح: invad sweep
غزا غزو: invad
نفجر انفجر انفجار: explo
شتعل اشتعل اندلع ندلع: erupt broke break
خمد اخماد اطفا اطفاء: extinguish douse
غرق: drown sank sink sunk
نهار انهيار انهار: collaps
نقلب انقلاب: overturn capsiz coup
صطدم اصطدام تصادم: collid crash
ضرب: struck strike beat
زلزل: shook shake
حرق: burn
لوث تلوث: pollut contaminat
نظف تنظيف: clean
صلح اصلاح: reform repair fix
رمم ترميم: restor renovat
جدد تجديد: renew
ستبدل استبدال: replac
عوض تعويض: compensat
عاقب معاقبه عقوبه: punish penal
عدم اعدام: execut death
شنق: hang
عفو: pardon amnest
طعن استانف استءناف: appeal challeng
رافع مرافعه: plead
نصب احتيال: fraud scam
زور تزوير: forg falsif
ختلس اختلاس: embezzl
هرب تهريب: smuggl
تاجر اتجار: traffic trade
قايض مقايضه: barter swap
ساوم مساومه: bargain haggl
قامر قمار: gambl
شجع تشجيع: encourag
حفز تحفيز: stimulat
ثني: prais commend
نوه اشاد اشاده: prais commend hail
حيا تحيه: greet salut
هنا تهنيه: congratulat
عزي تعزيه: condol
نعي: mourn
نتحر انتحار: suicid
نام رقد: sleep slept
صحا ستيقظ استيقظ: wak woke
قفز: jump leap
ركض جري: ran
مشي: walk
سبح سباحه: swim swam
طار طيران: fly flew flight
قاد قياده: lead led driv drove
ركب: rode board
حلق: fly flew
رسا رسو: dock anchor moor
بحر ابحار: sail
خزن تخزين: stor
فرغ تفريغ: unload empt
ملء ملا: fill
حفر: dig dug drill
بذر: sow
حصد حصاد: harvest reap
سقي: irrigat
طبخ: cook
ذاق تذوق: tast
رقص: danc
غني: sing sang
عزف: play perform
مثل تمثيل: represent
تاليف: writ wrote author compos
رسم: draw drew paint
نحت: sculpt carv
ترشح: nominat
ستقصي: investigat
فتش تفتيش: inspect search
صادر مصادره: confiscat seiz
حجز: seiz reserv
ضبط: seiz arrest caught
راجع مراجعه: review revis
دقق تدقيق: audit check
حسب احتساب: calculat
خمن تخمين قدر تقدير: estimat
قارن مقارنه: compar
ضاعف تضاعف: doubl
تلاشي: vanish
زال ازاله ازال: remov
حذف: delet remov
مسح: surve
ختصر: abbreviat
جزا تجزءه: divid
قسم تقسيم انقسام: divid split
وحد توحيد: unif
دمج اندماج: merg integrat
تداول: trad circulat
روج ترويج: promot
علم اعلم: inform notif
شار اشار اشاره: refer
بحر: sail
تظاهر: demonstrat protest
ضرب اضراب: strike
"""

# What stands between a denial and what it denies.
AUXILIARIES: Final = word_set("من اي ان هناك قد لدي لديه لديها لديهم لها له لهم ثمه ما بعد هو هي هذا هذه بامكان") | {
    prefix + stem
    for prefix in "يتنا"
    for stem in word_set(
        "كن كون كونوا كونون كونا عد عود عودوا تم زل جر جري جب نبغي مكن حق كد كاد قم قوموا",
    )
}


# What makes another verb of an English one: in the tables "rul+out".
PARTICLES: Final = word_set("out down off by")
# Words that are put for too many others to tell anything.
_VAGUE: Final = word_set(
    "station stations us has have had can could may let get gets got getting take takes took taken taking make makes",
    "made making come comes came coming go goes going gone went give gives gave given giving do does did done like",
    "near back hold holds held out see sees saw seen say says said saying tell tells told last lasts lasted open act",
    "acts turn turns turned show shows showed call calls called name names named put part state states stated present",
    "closer closest order department moment record records there own will first right up meet meets meeting",
    "meetings met even los conference conferences government governments governmental",
)

# Prepositions and other words that look like a verb.
_NO_VERBS: Final = word_set(
    "مرتفعات منخفضات عن بعد قبل كل كلا عام حول مره بين اول اولي اولا التي الذي الذين الامر غير تقريبا اثر خلال حين ضد",
    "عبر فقط سبعه تسعه ستين سنه شهر يوم وفق وفقا بحسب حتي مع الان الاردن الاول الاولي الثاني العام العامه بنحو نحو",
    "اليه اليها ليل ليله ابان كانون ربع نصف ثلث عشر مايه اي ايه الي علي في من ما لم لن لا ليس قد كان كانت وكان وكانت",
    "انه انها الا سوي دون عدد عدة عده اثنين اثنان اثنتين",
)

# The verbs, with contraries that are none behind them.
_VERBS: Final = f"{_TABLE.strip()}\n{COMMON.strip()}"
MEANINGS: Final = Lexicon(f"{_VERBS}\n{FIELDS}", prefixes="يتناس", without=_VAGUE | _NO_VERBS)
VERBS: Final = FirstRows(MEANINGS, count_rows(_VERBS))
