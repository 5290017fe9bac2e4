"""What the commonest nouns of news are in English, singular and plural, and the adjectives of them."""

from __future__ import annotations

from typing import Final

from malaf.reading.lexicon import Lexicon

__all__ = ["NOUNS"]

# Folded Arabic, and beginnings of English words.
_TABLE: Final = """
ماء مياه مايي: water
نفط نفطي: oil crude petrol
غاز: gas
كهرباء كهربايي: electric power
وقود بنزين سولار: fuel petrol diesel gasoline
خبز طحين: bread flour
قمح حبوب شعير: wheat grain cereal barley
لحم لحوم: meat
سمك اسماك صيد صياد صيادين: fish
دواء ادويه: medic drug
لقاح لقاحات تطعيم: vaccin jab
مرض امراض مرضي مريض: disease patient illness sick
طبيب اطباء طبيبه طبي: doctor physician medic
مستشفي مستشفيات: hospital
مدرسه مدارس: school
جامعه جامعات جامعي: universit college
طالب طلاب طلبه تلميذ تلاميذ: student pupil
معلم معلمين معلمون مدرس مدرسين: teacher
روايه روايات روايي: novel
فيلم افلام سينما سينمايي: film movie cinema
مسرح مسرحيه: theatre theater play stage
متحف متاحف: museum
لوحه لوحات رسام: painting paint
مهرجان: festival
جايزه جوايز: prize award
حكومه حكومي حكومات: government cabinet administrat
وزير وزراء وزيره وزاره وزارات وزاري: minist
رييس رءيس روساء رءساء رياسه رءاسه رياسي: president head chair chief leader prime
برلمان برلماني نايب نواب نءب: parliament mp mps deput lawmaker
مجلس مجالس: council board house cabinet assembl
لجنه لجان: committee commission panel
حزب احزاب حزبي: party parties
نقابه نقابات نقيب: union syndicate associat
محكمه محاكم قضاء قضايي: court tribunal judic judicial
قاض قاضي قضاه: judge
محام محامي محامين: lawyer attorney counsel
متهم متهمين متهمون: defendant accused suspect
نيابه مدعي: prosecut
شرطه شرطي: police officer
جيش عسكري قوات جنود جندي: army militar force troop soldier
سلاح اسلحه مسلح مسلحين مسلحون: weapon arm gun
صاروخ صواريخ: missile rocket
طايره طايرات: plane aircraft jet drone
مطار مطارات: airport
ميناء مواني: port harbour
سفينه سفن ناقله مركب زورق قارب قوارب زوارق: ship vessel boat tanker dingh craft
قطار قطارات: train rail
حافله حافلات باص: bus coach
سياره سيارات مركبه مركبات: car vehicle
شاحنه شاحنات: truck lorr
سايق سايقين سواق: driver
طريق طرق طرقات شارع شوارع: road highway street route
جسر جسور: bridge
مدينه مدن: cit town
قريه قري: village
منطقه مناطق: area region zone district
محافظه محافظات محافظ: governor provinc
ولايه ولايات والي: province state wilaya governor
حدود حدودي: border frontier
معبر معابر: crossing
مخيم مخيمات: camp
لاجي لاجيين لاجءين لاجيون: refugee
مهاجر مهاجرين مهاجرون هجره: migrant immigra migrat emigrant
نازح نازحين نازحون نزوح: displac
طفل اطفال طفله: child kid boy girl infant
امراه نساء سيده سيدات: woman women female
شاب شباب شبان: young youth
عايله عايلات اسره اسر: famil household
ابن ابناء نجل: son child
ابنه بنت بنات: daughter girl
زوج زوجه زواج: wife husband marri spous wed
اخ شقيق اخي اخوه: brother sibling
بيت بيوت منزل منازل مسكن مساكن دار: home hous dwell
مبني مباني بنايه عماره: building block
شقه شقق: flat apartment
مصنع مصانع: factor plant
شركه شركات مجموعه: compan firm corporat business group
مصرف مصارف بنك بنوك: bank
سهم اسهم: share stock
سوق اسواق: market souk
سعر اسعار ثمن: price cost
راتب رواتب اجر اجور معاش معاشات: salar wage pension
ضريبه ضرايب: tax
ميزانيه موازنه: budget
دين ديون: debt
قرض قروض: loan lend
استثمار مستثمر مستثمرين: invest
تجاره تجاري تجار تاجر: trade commerc merchant business
اقتصاد اقتصادي: econom
صناعه صناعي: industr
زراعه زراعي مزارع مزارعين فلاح فلاحين: farm agricultur
سياحه سياحي سياح سايح: touris
عامل عمال: worker labour labor employ
موظف موظفين موظفون: employee staff worker official
وظيفه وظايف: job post position
بطاله عاطل عاطلين: unemploy jobless
عقد عقود: contract
اتفاق اتفاقيه اتفاقات: agree deal accords pact
مشروع مشاريع مشروعات: project scheme bill
خطه خطط: plan
برنامج برامج: program
قانون قوانين: law legislat
قرار قرارات: decision resolut ruling decree
مرسوم: decree
دستور دستوري: constitution
انتخابات انتخابي ناخب ناخبين اقتراع: election elector poll vot ballot
مرشح مرشحين: candidate nominee
حرب حروب: war
سلام: peace
هدنه: truce ceasefire
هجوم هجمات: attack assault offensiv
انفجار تفجير عبوه: explo bomb blast
حريق حرايق نار نيران: fire blaze
زلزال هزه: earthquake quake tremor
فيضان فيضانات سيول سيل: flood
مطر امطار: rain
عاصفه اعصار: storm hurrican cyclon
ريح رياح: wind
حراره حر: temperat heat
جفاف: drought
بحر بحري بحريه ساحل ساحلي: sea coast marit naval marine
جبل جبال جبلي: mountain mount
نهر انهار: river
صحراء صحراوي: desert
شجره اشجار: tree
حيوان حيوانات: animal
ارض اراض اراضي: land earth ground soil
سماء: sky
شمس شمسي: sun sunny solar
قمر قمري: moon lunar
نجم نجوم: star stars
كوكب كواكب: planet
فضاء فضايي: space
باحث باحثين باحثون بحث: research
دراسه دراسات: study studies research
خبير خبراء: expert
محلل محللين محللون: analyst
كاتب كتاب كاتبه: writer author
شاعر شعر شعراء قصيده: poet poem verse
صحيفه صحف صحافه صحافي صحفي صحفيين: newspaper press journal paper
قناه تلفزيون: channel television tv
مذيع اعلام اعلامي: media broadcast
موقع مواقع: site website location
هاتف هواتف: phone mobile
حاسوب كمبيوتر: comput
بيانات بيان: data statement figure
رساله رسايل: letter message
صوره صور: photo picture image
فريق منتخب فرق: team side squad
نادي ناد انديه: club
لاعب لاعبين لاعبون: player
مدرب مدربين: coach manager train
حارس: goalkeeper keeper guard
هدف اهداف: goal target aim
مباراه مباريات: match game
بطوله كاس دوري: championship cup league tournament title
ملعب ملاعب: stadium pitch ground
جمهور مشجع مشجعين: fan crowd public audience spectator
موسم: season
نتيجه نتايج: result outcome find
مشكله مشاكل مشكلات: problem
ازمه ازمات: crisis crises
حل حلول: solution
خطر مخاطر اخطار: danger risk threat
حادث حوادث حادثه: accident incident crash
ضحيه ضحايا: victim casualt
جثه جثث جثمان: bod corpse
قبر مقبره دفن: grave cemeter bur
سجن سجون سجين سجناء: prison jail inmate
جريمه جرايم جنايات: crime criminal offence offens
فساد: corrupt
رشوه رشي رشاوي: brib
مخدر مخدرات: drug narcotic
تزوير مزور: forg fraud fake
سرقه لص: theft steal thief robb
غرامه غرامات: fine penalt
عقوبه عقوبات: sanction penalt punish sentenc
حق حقوق حقوقي: right
حريه حريات: freedom libert
امن امني: secur safe
سلامه: safet
عيد اعياد: holiday eid feast
صلاه مسجد مساجد جامع: prayer mosque
كنيسه كنايس: church
حج حجاج حاج: hajj pilgrim
رمضان: ramadan
ضيف ضيوف: guest visitor
زاير زوار: visitor
سفير سفاره سفراء: ambassador embass
وفد وفود: delegation
قمه: summit
اجتماع اجتماعات: meeting session
موتمر: conference
جلسه جلسات: session hearing sitting
محادثات مفاوضات مباحثات: talk negotiat discussion
زياره: visit
مقترح اقتراح: propos
تقرير تقارير: report
شهاده شهادات: certificat testimon degree
رخصه رخص ترخيص: licen permit
جواز جوازات: passport
تاشيره: visa
تذكره تذاكر: ticket fare
رحله رحلات: flight trip journey voyage
مسافر مسافرين ركاب راكب: passenger travel
فندق فنادق: hotel
مطعم مطاعم: restaurant
طعام غذاء غذايي اغذيه: food
قهوه: coffee
شاي: tea
سكر: sugar
ملح: salt
زيت زيتون: oil olive
ذهب ذهبي: gold
عمله: currenc
تضخم: inflation
فايده: interest
ربح ارباح: profit dividend gain
خساره خساير: loss damage
ليل ليله: night
صباح: morning
مساء: evening
مستقبل: future
ثقافه ثقافي: cultur
فن فنون فنان فنانين فني: art technic
موسيقي اغنيه اغاني غناء مغني: music song sing
لغه لغات: language
دين ديني: relig
شعب شعبي: popular
مواطن مواطنين مواطنون: citizen national
سكان ساكن اهالي: resident inhabitant population local
مقيم مقيمين: resident expatriate
اجنبي اجانب: foreign
عربي عرب عربيه: arab
اوروبي اوروبا: europ
امريكي اميركي امريكا اميركا: america united
روسي روسيا: russia
صيني الصين: chin
تركي تركيا: turk
ايراني ايران: iran
اسراييلي اسراييل: israel
فلسطيني فلسطين: palestin
مصري مصر: egypt
سوري سوريا: syria
عراقي عراق: iraq
لبناني لبنان: leban
سوداني سودان: sudan
يمني يمن: yemen
سعودي سعوديه: saudi
قطري قطر: qatar
كويتي كويت: kuwait
اماراتي امارات: emirat uae
اردني اردن: jordan
مغربي مغرب: morocc
جزايري جزاير: algeria
تونسي تونس: tunis
ليبي ليبيا: libya
فرنسي فرنسا: french france
بريطاني بريطانيا: brit uk
الماني المانيا: german
هندي الهند: india
يابان ياباني: japan
دولي عالمي: internation world global
دوله دول: countr state nation
عاصمه: capital
سلطه سلطات: authorit
هييه هيءه: authorit commission bod agency
منظمه منظمات: organi
موسسه موسسات: institut foundation establish
مركز مراكز: centre centres center centers
مكتب مكاتب: office bureau desk
ناطق متحدث متحدثه: spokes
مدير مديره: director manager head
مسوول مسوولين مسءول: official
قايد قاده قياده: leader command lead
ملك ملكي مملكه: king royal
امير اماره: prince emir
شيخ: sheikh
صحه صحي: health
سكري: diabet
سرطان: cancer
وفاه وفيات: death mortal
ولاده مولود مواليد: birth born
عمر اعمار: age life old
راي اراء: opinion view
حلم احلام: dream
امل امال: hope
نافذه: window
مفتاح: key
ملابس ثوب لباس: cloth dress wear
ستره ستر نجاه: jacket life
اثاث: furnitur
محرك: engine motor
معدن معادن تعدين: mineral metal mining
حديد: iron steel
اسمنت: cement concrete
زجاج: glass
ورق: paper
بلاستيك: plastic
شبكه شبكات: network grid
محطه محطات: station plant
قاعده قواعد: base rule
حقل حقول: field
بير ءبار ابار: well
سد سدود: dam
جزيره جزر: island
غابه غابات: forest
بييه بييي: environment
مناخ مناخي: climat
طاقه: energ power
نووي: nuclear
مفاعل: reactor
عضو اعضاء عضويه: member
مدني مدنيين: civil
متظاهر متظاهرين مظاهره احتجاج احتجاجات: protest demonstrat
اضراب مضرب: strike
معارض معارضه معارضين: oppos
ثوره: revolution upris
رهينه رهاين: hostage
اسير اسري: prison captiv detainee
منحه منح: grant scholarship
مساعده مساعدات اغاثه: aid relief assist help
تبرع تبرعات متبرع: donat donor
صندوق صناديق: fund box
مال اموال مالي ماليه: money fund financ fiscal
تمثال تماثيل: statue
سور اسوار جدار جدران: wall
قصر قصور: palace
قلعه: castle fort citadel
بلديه بلدي: municip
مجتمع مجتمعات: society communit
تعليم تعليمي: educat
امتحان امتحانات: exam test
تحليل تحاليل فحص فحوص: test analys
كتاب كتب مولف مولفات: book volume
دم دماء: blood
قلب: heart
ام والده امهات: mother mum
والد ابي ابوه ءباء اباء: father dad parent
رجل رجال: man men
سبب اسباب: reason
اثار اثري: antiquit archaeolog monument ruin
شحنه شحنات: shipment cargo consignment
سترات ستره: jacket
هدنه: truce ceasefire
مدير: director head manager
مسيره: drone
رصيد: balance
بضايع بضاعه سلع: goods commodit
مخزون مخازن مستودع: stock reserve warehouse
اسطوره: legend
مصدر مصادر: source
شاهد شهود: witness
حارس حراس: guard
كلب كلاب: dog
قط قطط: cat
نوم سرير اسره: bed
غرفه غرف: room chamber
طابق طوابق: floor stor
مساحه: area hectare
هكتار: hectare
كيلومتر متر: km kilomet metre meter
طن: ton
برميل: barrel
ميزه ميزات: feature
نسخه: edition copy version
حفل حفله حفلات: concert ceremon party
فرقه: band troupe
موعد مواعيد: deadline appointment schedul
غياب: absence
دور ادوار: role
فرصه فرص: chance opportunit
تجربه تجارب: experien trial experiment
حمله حملات: campaign
كوليرا: cholera
فيروس: virus
عمليه عمليات: operation surger process
جراحه جراحي: surg
علاج: treat
اقليم اقاليم: province region
حي احياء: neighbourhood neighborhood district
شرق شرقي: east
غرب غربي: west
شمال شمالي: north
جنوب جنوبي: south
"""

NOUNS: Final = Lexicon(_TABLE, without={"احد", "عام", "العام", "عاما", "اما", "ام", "ايام"})
