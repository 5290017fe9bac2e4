"""Words of Arabic and English news and their contraries, field by field."""

from __future__ import annotations

from typing import Final

__all__ = ["COMMON", "FIELDS"]

# A line with a bar is the contrary of the last (`lexicon.Lexicon`); of a line alone, what denies it by how it begins
# ("unskilled").
COMMON: Final = """
رفع ارتفع رتفع ارتفاع صعد صعود زد زاد زياده ازداد زداد تزايد نم نمو قفز قفزه تضاعف ضاعف \
انتعش انتعاش مرتفع صاعد ترفيع: rais increas rose \
rise rising risen climb grew grow growth higher upper jump surg soar upward doubl tripl \
quadrupl upgrad rebound rall
| خفض نخفض انخفاض انخفض تخفيض هبط هبوط تراجع قلل تقليل تقلص تدني نحسر انحسار هوي \
تهاوي تهاوت منخفض: cut reduc lower declin decreas fall \
fell fallen drop plung slump slid slip shrank shrink halv downgrad
وافق موافقه قبل قبول اقر اقرار ايد تاييد: approv agree accept consent endors uphold upheld pass
| رفض رفضت مرفوض: reject refus dismiss declin rebuff spurn turn+down threw+out thrown+out
فتح فتتح افتتاح مفتوح انطلق نطلق انطلاق دشن تدشين باشر: open reopen
| غلق اغلاق اغلق مغلق اقفال قفل ختتم اختتم اختتام: clos shut
فز فوز فاز انتصر نتصر انتصار نال نيل حصد احرز حرز ظفر توج تتويج: win won victor unbeaten
| خسر خساره فقد فقدان: lose los lost
سمح سماح اجاز جيز مسموح رخص ترخيص باح مباح: allow permit authoris authoriz let licens
| منع حظر محظور ممنوع حرم تحريم: ban bar prohibit forbid forbidden forbade prevent outlaw block stop
اكد تاكيد وكد موكد: confirm affirm
| نفي نف نفت نفوا نافي نافيا نافيه انكر نكر انكار كذب تكذيب: den denied denies deny denial
نجح نجاح ناجح تمكن فلح: succe succeed success manag
| فشل اخفق خفق اخفاق اخفاقه: fail failur
بدا بدء نطلق انطلق انطلاق: start begin began begun launch
| نته نتهي انتهي انتهاء ختتم اختتم اختتام: end finish conclud expir
دين ادانه ادان مدان: convict condemn guilt
| برا براءه تبرءه تبريه بريء بريي: acquit clear innocent
قانوني قانونيا قانونيه مشروع مشروعه نفذ نافذ صحيح صحيحا صحيحه: legal lawful valid legitim true correct
| باطل باطلا باطله بطلان لاغ لاغي لاغيه: void null invalid illegal unlawful
عتد يعتد اعتداد: recogni valid consider count
ضم نضم انضم انضمام لتحق التحق التحاق: join accession accede
| نسحب انسحب انسحاب ستقل ستقيل استقال استقاله: withdraw withdrew withdrawal quit pull resign
دعم ساند ايد ءيد تاييد موءيد مويد مويدون مويدين لصالح لمصلحه: support back favour favor endors uphold upheld
| عارض معارضه معارض عترض اعترض اعتراض ضد ضده ضدها: oppos object against
شمل تشمل اشتمل مشمول تضمن دراج ادراج بينهم بينها بينهن منهم منها: includ cover appl
| ستثن استثناء استثني ستثني مستثن اعفاء عفي معف: exclud exempt
تحسن تحسين تعاف تعافي انتعش نتعش انتعاش: improv recover better
| تدهور تردي تفاقم: worsen deteriorat worse aggravat
تقوي تعزيز عزز: strengthen reinforc consolidat bolster boost
| ضعف اضعف اضعاف تقويض قوض: weaken undermin erod
حضر حضور حاضر: attend present
| غاب غياب غيب تغيب غايب: absent absence miss boycott
عيش انقذ انقاذ نجا نجو نجاه ناج ناجون ناجين: surviv survivor alive rescu
| قتل مقتل مات موت وفاه توفي لقي مصرع قتيل قتلي: kill die died dead death murder fatal perish
فرض: impos levied
| رفع رفعت: lift remov
وسع توسيع توسع: expand expan widen extend broaden
| قلص تقليص ضيق تضييق: narrow shrink shrank shrunk curtail scale
سرع تسريع اسراع عجل تعجيل تسارع: accelerat speed faster quicken
| بطء ابطء ابطا ابطاء تباطو تباطء تباطا: slow slower decelerat
شدد تشديد تشدد: tighten toughen stiffen
| خفف تخفيف تخفف رخي ارخاء: eas relax loosen alleviat
طلق اطلق اطلاق افرج فرج افراج اخلاء: releas free freed
| ضبط اوقف حتجز احتجز احتجاز اعتقل عتقل اعتقال توقيف حبس: detain arrest jail imprison custod remand
مدد تمديد مدت: extend exten prolong renew
| قصر تقصير اختصار ختصر: shorten curtail
ربح ارباح مكسب مكاسب: profit gain earn
| خساره خساير خسر: loss losses lose lost
فايض: surplus
| عجز: deficit
علن علني علنا علنيه: public open overt
| سرا سريه سريا اسرار: secret secretly covert clandestin confidential
مجان مجاني مجانيه مجانا: free gratis
| رسم رسوم: fee fees charg
ايجابي ايجابيه ايجابيا: positiv
| سلبي سلبيه سلبيا: negativ
موقت موقتا موقته: temporar interim provisional
| دايم دايمه: permanent
شمال شمالي شماليه: north northern
| جنوب جنوبي جنوبيه: south southern
شرق شرقي شرقيه: east eastern
| غرب غربي غربيه: west western
ذوب ذوبان: thaw melt
| جمد تجميد تجمد: freez froz frozen
صدق صادق صحه: true genuin truth
| كذب كاذب كاذبه زايف زايفه: false untrue fake
كاف كفي كفايه كافي كافيه كافيا: enough sufficien adequat plent suffic
| نقص نقصان ناقص: insufficien inadequat short shortag lack
سهل سهوله سهولا: easy
| صعب صعبا صعبه صعوبه عسير: difficult hard tough arduous
راجح رجح مرجح محتمل احتمال: likel probabl possib
| مستبعد استبعد ستبعد استبعاد: unlikel improbabl rul+out
بقي بق بقاء يبقي ابق ابقي تمسك التزم لتزم: stand+by stood+by keep kept retain maintain remain stick adher
| تخل تخلي تراجع تنازل: abandon retreat renounc withdraw back
حلف حليف حلفاء صديق اصدقاء: ally allies friend
| عدو اعداء خصم خصوم: enem foe advers rival oppon
سلمي سلميه: peaceful
| حربي عسكري عسكريه: militar
ملزم ملزما ملزمه الزامي الزاميه اجباري: bind bound compulsor mandator oblig
| اختياري اختياريه طوعي طوعيه: voluntar optional
كثير كثيرا كثيره كثيرون معظم اغلب اغلبيه غالبيه: many most majorit
| قليل قليله قليلون اقليه: few minorit
واقعي منطقي معقول: possib realistic reasonabl
| مستحيل مستحيلا خيالي: impossib unrealistic
عرف علم دري معروف: know knew known identif
| جهل مجهول:
مالوف مالوفا مالوفه شايع شايعه معتاد: common usual familiar
مسلح مسلحا مسلحه مسلحين تسلح سلح: arm
مساو متساو متساويه مساواه: equal
ستورد استيراد واردات مستورد مستورده: import
| تصدير صادرات: export
صيف صيفي صيفيه: summer
| شتاء شتوي شتويه: winter
غني اغنياء ثري اثرياء: rich richest wealth affluent
| فقير فقراء افقر: poor poorest poverty
داخلي داخليا داخليه: domestic internal interior home inward
| خارجي خارجيا خارجيه: foreign external abroad overseas outward
طويل طويله اطول: long longer longest
| قصير قصيره اقصر: short shorter shortest
طفيف طفيفه بسيط بسيطه: slight slightly minor light lightly
| بليغ بليغه بالغه خطير خطيره جسيم جسيمه حرج حرجه: serious severe grave critical heavy badly
هاجم مهاجمه هجوم هجومي: attack offens assault raid
| دافع دفاع دفاعي: defen
متفايل تفاول: optimis upbeat hope
| متشايم تشاوم: pessimis gloom
ادني: lowest minimum
| اقصي اعلي: highest maximum
مبكر مبكرا مبكره باكر: early earlier earliest
| متاخر متاخرا متاخره: late later latest overdue
سلام: peace
| حرب حروب: war wartime
اكبر: bigger biggest larger largest greater greatest older oldest
| اصغر: smaller smallest lesser least younger youngest
ذكور: male males boy boys
| انثي اناث: female females girl girls
شاب شباب شابه شابات شبان: young youth youths youngster
| مسن مسنين مسنون مسنه مسنات: elder elderly old older
تصعيد صعد صعيد: escalat
| تهديه هدا تهدا خفض: de-escalat calm defus
عين تعيين عينت: appoint
| اقال قيل اقاله عزل: dismiss sack fir remov oust
ضحيه ضحايا مجني: victim
| جان جاني جناه مهاجم مهاجمين: attacker assailant perpetrat
استانف ستانف استيناف: resum restart
| علق تعليق: suspend suspens halt
مباشر مباشره: direct directly
| غير مباشر: indirect indirectly
متماسك تماسك تماسكا: cohesi
| متفكك تفكك تشرذم: fragment disunit
حسم حاسم حاسمه: decisiv
| متردد تردد: hesita indecisiv
ساحق ساحقه: landslide overwhelming sweeping
| ضييل ضييله طفيف: narrow slim slender
ريف ريفي ريفيه ارياف: rural countryside
| حضر حضري حضريه: urban
يمين يميني يمينيه: right-wing rightist
| يسار يساري يساريه: left-wing leftist
اغلبيه غالبيه: majorit
| اقليه اقليات: minorit
موالاه موال موالي مواليه موالين: loyal loyalist pro-government
| معارضه معارض معارضين: opposition rebel dissident
فوق اعلي: above
| تحت ادني دون: below beneath
داخل: inside within
| خارج: outside beyond
ابيض بيضاء: white
| اسود سوداء: black
نهار نهارا نهاري: daytime daylight
| ليل ليلا ليلي ليليه: night nighttime overnight
مسلم مسلمين مسلمون: muslim
| مسيحي مسيحيين مسيحيون: christian
سني سنيه: sunni
| شيعي شيعيه: shia shiite shi'ite
بحري بحريه بحر بحار: naval maritime sea
| جوي جويه: air aerial airborne
ربح رابح فايز: winner
| خاسر خاسرين: loser
محلي محليه محليا: local
| دولي دوليه دوليا عالمي عالميه: international global
متضرر متضررين: affected damaged
| سليم سليمه: intact unharmed undamaged
عسكري عسكريه عسكريين عسكريون: militar soldier troop army
| مدني مدنيه مدنيين مدنيون: civilian civil
"""
# What is done with goods, money, and those who work for it.
_GOODS: Final = """
اشتري اشترت شتري شراء مشتريات مشتر مشترين اقتناء: buy bought purchas acquir procur
| باع بيع بيعت مبيعات بايع بايعين تسويق: sell sold sale sales seller divest
اقرض قرض اقراض مقرض مقرضين داين داينين: lend lent lender creditor loan credit
| اقترض قترض اقتراض مقترض مقترضين مدين مدينين مديونيه: borrow debtor indebted
اودع ايداع ودايع وديعه: deposit
| سحب سحوبات: withdraw withdrew
سدد سداد تسديد اوفي اوفت: repay repaid pay paid settl
| تخلف تعثر: default
ادخر دخر ادخار مدخرات وفر: sav
| انفق نفق انفاق صرف تبذير: spend spent expenditur outlay squander
جمله: wholesale
| تجزيه مفرق: retail
اجمالي اجماليه اجماليا: gross total overall aggregat altogether combin cumulativ
| صافي صاف صافيه: net
رخيص رخيصه ارخص: cheap cheaper cheapest inexpensiv
| غال غالي غاليه اغلي باهظ باهظه: expensiv costly pricey dear costl dearer
وفره وفير وفيره غزير: abundan plent ample
| ندره شح شحيح شحيحه: scarc shortag
ازدهر زدهر ازدهار مزدهر مزدهره رواج: boom prosper flourish thriv
| ركود كساد راكد راكده افلس افلاس مفلس: bankrupt insolven recession slump stagnat depress
تضخم تضخميه: inflat
| انكماش انكماشيه: deflat
ثابت ثابته: fixed stable steady constant
| متغير متغيره عايم معوم: variable float
خصخص خصخصه: privatis privatiz
| تاميم اممت: nationalis nationaliz
دمج اندمج ندمج اندماج: merg integrat unif combin absorb
| فصل انفصل نفصل انفصال: separat split spin demerg detach
منتج منتجين منتجون انتاج: produc output
| مستهلك مستهلكين مستهلكون استهلاك: consum
موجر موجرين مالك ملاك: landlord lessor owner
| مستاجر مستاجرين: tenant lessee renter
محترف محترفين محترفه احتراف: profession
| هاو هواه: amateur
وظف توظيف استقدم: hire hired recruit employ
| سرح تسريح فصل طرد صرف استغني: lay+off laid+off dismiss sack redundan terminat
تجنيد جند مجند مجندين: conscript recruit enlist call+up
| سرح تسريح: demobilis demobiliz discharg
"""
# What is built, made and moved.
_WORKS: Final = """
نزح نزوح هجر تهجير فر فرار هرب: flee fled displac escap
| عاد عود عوده رجع رجوع: return
انقطع نقطع انقطاع قطع: outage interrupt disconnect blackout cut+off
| عاد عوده عود استعاد اعاد اعاده: restor reconnect return resum
بني بن بناء شيد تشييد: build built construct erect
| هدم تهدم دمر تدمير جرف تجريف: demolish demolition raze razed bulldoz
انشا نشا انشاء استحدث ستحدث استحداث: creat establish
| حل حلت الغي الغت لغي الغاء: dissolv abolish disband dissolut scrap cancel
زرع زراعه غرس بذر: planted planting sow sown grow grown cultivat
| حصد حصاد جني قطف: harvest reap
ركب تركيب نصب تنصيب: instal erect
| فكك تفكيك ازال زيل ازاله: dismantl remov disassembl
تحميل محمل: load
| افرغ فرغ تفريغ: unload discharg
ممتلي مليء مكتظ مكتظه: full packed crowd
| فارغ فارغه شاغر شاغره: empt vacan
اضاف ضاف اضافه: add added addit
| حذف شطب: delet remov omit
تجمع احتشد حتشد: gather assembl
| تفرق تفريق فرق: dispers scatter
اضرم ضرم اشعل شعل اشعال اضرام: ignit kindl torch
| اخمد خمد اخماد اطفا طفي اطفاء: extinguish douse
اقلع قلع اقلاع: take+off took+off taken+off takeoff
| هبط هبوط: land
دخل دخول: enter entry entr
| خرج خروج غادر مغادره: exit discharg
وصل وصول وفد: arriv
| غادر مغادره رحل رحيل: depart
ارسل رسل ارسال بعث اوفد ايفاد احال احاله نقل وجه: send sent dispatch
| تلقي تلقت تلق تسلم استلم ستلم حصل حصول نال استقبل ستقبل لقي تقاضي: receiv recipient
شروق: sunrise
| غروب: sunset
فيضان فيضانات سيول: flood
| جفاف: drought
"""
# What is said, thought and felt.
_WORDS: Final = """
رحب ترحيب اشاد شيد اشاده ثمن اثني اثنت ثناء امتدح متدح هنا: welcom hail prais commend applaud congratulat salut
| ندد تنديد ادان دين ادانه استنكر ستنكر استنكار شجب انتقد نتقد انتقاد هاجم: condemn denounc deplor decr criticis \
criticiz slam blast rebuk attack censur revil lambast disparag
كشف افصح فصح افصاح: reveal disclos expos uncover unveil
| اخفي اخفت خفي اخفاء كتم تكتم تستر حجب: hid hide hidden conceal cover withh
اعترف عترف اعتراف اقر اقرار: admit confess acknowledg conced recogn
| انكر نكر انكار نفي نفت جحد: deny denied denies denial disavow
اتهم تهم اتهام: accus charg indict blam alleg
| برا براءه تبريه: acquit cleared exonerat absolv innocen
وعد: promis
| هدد تهديد توعد: threat threaten
طمان تطمين طمانه: reassur assur
| حذر تحذير انذر نذر: warn caution alert
بالغ مبالغه هول تهويل: exaggerat overstat
| قلل تقليل هون تهوين: downplay play+down underestimat minimis minimiz belittl
وثق ثقه: trust confiden
| شك شكوك شكك تشكيك ارتياب: doubt suspic mistrust distrust
امل امال تفاءل: hope optimis
| ياس احباط قنوط: despair frustrat hopeless
رضا رضي ارتياح راض راضيه: satisf relief reliev pleas
| استياء غضب سخط امتعاض: anger angry discontent resent displeas fury outrage
سعيد سعاده فرح ابتهاج: happy happi happil joy glad delight
| حزين حزن اسي: sad sorrow grie
اتفق تفق اتفاق توافق: agree agreement consensus
| اختلف ختلف خلاف خلافات اختلاف: differ differenc disput dissen discord
صريح صريحه صراحه: explicit frank outright
| ضمني ضمنيه ضمنا: implicit tacit impli
تذكر: rememb recall
| نسي نسيان: forget forgot
"""
# What is allowed, owed and kept.
_RULES: Final = """
ايد تاييد ثبت صادق صدق تصديق مصادقه اقر اقرار وافق: uphold upheld ratif confirm endors approv
| نقض نقضت ابطل ابطال الغت الغي الغاء فسخ اسقط: overturn quash annul void revok nullif overrul cancel \
scrap
صادق صدق تصديق مصادقه وافق اقر اقرار قبل قبول: approv ratif pass endors accept
| رفض رفضت اسقط: reject threw+out thrown+out throw+out
سحب سحبت انسحب انسحاب: withdraw withdrew pull
| قدم تقديم تقدم: submit submission lodg
طلب طلبت مطلب: request ask seek sought demand appl
| منح اعطي حصل حصول نال: grant
اوقف ايقاف وقف: stop halt ceas suspend arrest detain
| استانف ستانف استيناف باشر شرع: begin began begun start launch resum
اعفي اعفت عفي اعفاء معفي معفاه: exempt waiv spare reliev
| فرض الزم لزم الزام: impos levy levie levied charg oblig
منح منحت اعطي اعطت عطي: grant award confer issu give gave giv
| سحب حرم جرد تجريد اسقط سقط اسقاط: revok withdraw withdrew strip depriv
وقع توقيع ابرم برم ابرام: sign conclud ink
| الغي الغت لغي الغاء فسخ نقض انهي انهت: cancel annul scrap terminat revok rescind void abolish
احترم حترم احترام امتثل متثل امتثال التزم لتزم التزام راعي: respect abide comply compli adher uphold
| انتهك نتهك انتهاك خرق خروقات خالف مخالفه: violat breach infring flout contraven abus
عاقب معاقبه عقاب: punish penal
| كافا مكافاه: reward bonus
سهل تسهيل يسر تيسير ساعد: facilitat enabl
| عرقل عرقله اعاق عيق اعاقه عطل تعطيل: hinder hamper obstruct imped disrupt
شجع تشجيع حفز تحفيز: encourag stimulat incentiv motivat spur
| ثبط تثبيط احبط حبط احباط: discourag deter foil thwart
شارك مشاركه حضر حضور: participat attend presen
| قاطع قاطعت مقاطعه: boycott shun
قطع قطعت قطيعه: severed severing
| استانف ستانف استيناف اعاد عاد عود عوده: resum restor
ابعد رحل ترحيل طرد: deport expel expuls
| استضاف اوي ايواء: host shelter
طوعي طوعيه طوعا طواعيه متطوع: volunt willing
| قسري قسريه قسرا اجباري: forced forcibl enforced compuls coerc
متعمد متعمده متعمدا عمدا قصدا: deliberat intention intent wilful premeditat purpos
| سهوا عرضي عرضيه عرضا: accident inadvertent mistak
نيابه ادعاء: prosecut
| دفاع: defence defense
شهود شاهد: witness
| متهم متهمين مشتبه: defendant accused suspect
"""
# Who rules, and who fights.
_POWER: Final = """
تقدم زحف: advanc progress
| تقهقر انسحب نسحب انسحاب تراجع: retreat withdraw withdrew pull pullback
استعاد ستعيد استعاده استرد: recaptur retak retook regain recover restor
| خسر فقد فقدان: lose lost los
نشر انتشار: deploy
| سحب انسحاب: withdraw withdrew pull
خطف اختطف ختطف اختطاف: kidnap abduct
| حرر تحرير افرج افراج: free freed releas liberat rescu
اصاب صاب اصيب اصابه اصابات مصاب مصابين جرح جريح جرحي جراح تضرر: injur wound hurt maul gor
| قتل مقتل قتيل قتلي مصرع وفاه وفيات موتي مات موت توفي ضحيه ضحايا استشهد استشهاد شهيد شهداء اودي اودت اغتال \
اغتيال اعدام نفق نفوق هلاك روح ارواح: kill dead died die dies death fatal slain
ودي وديه ودود: friendly cordial amicabl
| عدايي عداييه: hostil
نووي نوويه: nuclear atomic
| تقليدي تقليديه: conventional tradition
حاكم حاكمه: ruling govern
| معارض معارضه معارضين: opposition
متشدد متشددين متشددون متشدده متطرف متطرفين: hardlin hawk radical extremis
| معتدل معتدلين معتدلون معتدله: moderat
ديمقراطي ديمقراطيه ديمقراطيين ديمقراطيون: democra
| جمهوري جمهوريه جمهوريين جمهوريون: republic
وحده توحد توحيد موحد موحده: unity unifi unify
| انقسام انقسامات منقسم منقسمه: divid divis split
مواطن مواطنين مواطنون: citizen
| اجنبي اجنبيه اجانب: foreign expatriat
احادي احاديه: unilateral
| ثنايي ثناييه متعدد: bilateral multilateral
فردي فرديه: individual solo
| جماعي جماعيه: collectiv
"""
# What things are like.
_KINDS: Final = """
مستقر مستقره استقرار: stabl
| حرج حرجه خطير خطيره: critical serious grave
مبكر مبكرا باكر مطلع اوايل مستهل فجر: early earlier
| تاخر تاخير متاخر متاخرا اواخر راحل راحله متوفي مساء ليل: late delay belat overdue
اساسي اساسيه: starter main key basic essential core primar fundament start
| احتياطي احتياطيه بدلاء: reserv substitut bench backup
مضيف مضيفه: host home
| زاير زايره ضيف: visiting guest
قاس قاسي قاسيه قارس قارسه: harsh severe bitter tough strict
| معتدل معتدله لطيف متساهل خفيف: mild lenient gentle
مخيب مخيبه محبط محبطه: disappoint discourag frustrat
| مشجع مشجعه مبشر مبشره واعد واعده: encourag promising hearten
تفاقم تدهور ساء تصاعد تصعيد تصعد احتدم: worsen deteriorat aggravat escalat intensif
| هدا هدات هدوء انفرج انفراج انحسر تحسن خف: eas calm subsid abat improv reced
سريع سريعه سريعا اسرع سرعه: fast fastest faster quick rapid swift speed speedy
| بطيء بطييه ابطا بطء: slow slowest slower sluggish
قوي قويه اقوي: strong stronger strongest robust powerful vigorous
| ضعيف ضعيفه اضعف ضعف: weak weaker weakest feeble
جديد جديده جدد حديث حديثه: new newly modern newest
| قديم قديمه قدامي اقدم: old older oldest ancient
كبير كبيره كبيرا كبار ضخم ضخمه واسع هايل: big large larg major senior huge considerabl signific sizeabl great \
widespread massiv enormous substanti
| صغير صغيره صغيرا صغار ضييل محدود طفيف متواضع قليل: small tiny modest
عميق عميقه: deep profound
| ضحل سطحي سطحيه: shallow superficial
واسع واسعه: wide broad extensiv vast
| ضيق ضيقه: narrow cramp
ثقيل ثقيله: heavy heavier
| خفيف خفيفه: lighter lightweight
حار حاره ساخن ساخنه دافي دافيه حر حراره: hot hotter warm heat
| بارد بارده برد: cold cool chill
جاف جافه: dry arid
| رطب رطبه ممطر ماطر: wet humid rainy moist
افضل احسن: best better
| اسوا: worst worse
نظيف نظيفه: clean
| ملوث ملوثه تلوث قذر: pollut contaminat dirt
متقدمه متقدم: developed advanc
| ناميه: developing
حالي حاليه حاليا راهن راهنه جاري جاريه: current incumbent
| سابق سابقه سابقا اسبق ماضي ماضيه: former previous ex formerly
نهايي نهاييه نهاييا ختامي: final ultimat definitiv
| تمهيدي تمهيديه مبديي مبدييه مبدييا اوليا: preliminar initial tentativ primar provision
بدايه مطلع مستهل اوايل: beginning begin start early outset onset
| نهايه اواخر ختام: end late conclusion
رييسي رييسيه اساسي اساسيه: main major key principal primar chief basic essential fundament core
| ثانوي ثانويه هامشي هامشيه: secondar marginal peripher
كليا: total full complete completely entire wholl fully
| جزيي جزييه جزييا: partial partly
مطلق مطلقه: absolut
| نسبي نسبيه نسبيا: relativ
نظري نظريه نظريا: theor
| عملي عمليا: practic
اصلي اصليه: original genuin authentic
| مقلد مقلده مزيف مزيفه مزور مزوره: counterfeit fake forg bogus
طبيعي طبيعيه: natur normal
| اصطناعي اصطناعيه: artific synthetic
متجدد متجدده: renewabl
| احفوري احفوريه: fossil
مالح مالحه: salt salin
| عذب عذبه: fresh
افقي افقيه: horizontal
| عمودي عموديه راسي: vertical
امامي اماميه جبهه: front
| خلفي خلفيه: rear hind
ساحلي ساحليه ساحل سواحل شاطي: coast
| داخلي داخليه: inland interior
ربيع: spring
| خريف: autumn
غالبا: often usual
| نادرا نادر نادره: rare seldom
ظهر ظهور بدو: appear emerg surfac
| اختفي اختفت ختفي اختفاء: disappear vanish
ولد مولود مواليد ولاده ولادات: born birth
| توفي وفاه وفيات: die died death dead
مريض مرضي: patient sick
| طبيب طبيبه اطباء: doctor physician
ضيف ضيوف: guest
| مضيف مضيفه: host
ماهر ماهره مهره: skill
فعال فعاله فعاليه: effectiv effic
كفء كفو كفاءه: compet effic
مناسب مناسبه ملايم ملايمه: appropriat suitab
منتظم منتظمه انتظام: regular
متوازن متوازنه توازن: balanc
موثوق موثوقه: reliab trust credib
اخلاقي اخلاقيه: ethic moral
دستوري دستوريه: constitution
انساني انسانيه: human
دقيق دقيقه دقه: accura precis exact
مبرر مبررا تبرير: justif
متكافي متكافيه تكافو: equal
مشروط مشروطه: condition
محدود محدوده: limit
مسبوق مسبوقه: preceden
نظامي نظاميه: regular
ناضج نضج: matur
متسامح تسامح: toleran
مرغوب مرغوبه: desir welcom want
ماهول ماهوله اهل: inhabit populat
عادي عاديه: ordinar normal usual
رسمي رسميه رسميا: official formal
"""

FIELDS: Final = "".join(table.lstrip() for table in (_GOODS, _WORKS, _WORDS, _RULES, _POWER, _KINDS))
