"""What of a kind a text speaks of: which cities, fuels, crops, vehicles, relatives, ranks."""

from __future__ import annotations

from typing import Final

from malaf.reading.lexicon import Lexicon, Senses
from malaf.reading.tokens import Text, arabic_question, latin_question

__all__ = ["kind_of", "kinds", "may_be"]


# By kind, folded Arabic and beginnings of English words: what is put for another one of its kind by mistake. A word
# with a tilde may be said for it, and for others.
_TABLES: Final = {
    "city": """
اسكندريه: alexandria
اسوان: aswan
اقصر: luxor
سويس: suez
اسماعيليه: ismailia
طنطا: tanta
منصوره: mansoura
اسيوط: assiut asyut
سوهاج: sohag
دمياط: damietta
غردقه: hurghada
سيوه: siwa
عريش: arish
رفح: rafah
بصره: basra
موصل: mosul
اربيل: erbil irbil
كركوك: kirkuk
النجف: najaf
كربلاء: karbala kerbala
فلوجه: fallujah falluja
رمادي: ramadi
تكريت: tikrit
سليمانيه: sulaymaniyah sulaimaniyah sulaimaniya
دهوك: dohuk duhok
ناصريه: nasiriyah nasiriya
سامراء: samarra
حلب: aleppo
حمص: homs
حماه: hama
لاذقيه: latakia lattakia
طرطوس: tartus tartous
ادلب: idlib
درعا: deraa daraa
سويداء: sweida suwayda suwaida
قامشلي: qamishli
حسكه: hasakah hasakeh
الرقه: raqqa
تدمر: palmyra
منبج: manbij
طرابلس: tripoli
بنغازي: benghazi
مصراته: misrata misurata
سبها: sabha
سرت: sirte
درنه: derna
طبرق: tobruk
صيدا: sidon
بعلبك: baalbek
زحله: zahle
نبطيه: nabatieh nabatiyeh
حيفا: haifa
يافا: jaffa
ناصره: nazareth
نابلس: nablus
جنين: jenin
خليل: hebron
طولكرم: tulkarm tulkarem
قلقيليه: qalqilya
اريحا: jericho
ايلات: eilat
جده: jeddah
مكه: mecca makkah
تبوك: tabuk
دمام: dammam
ظهران: dhahran
ابها: abha
نجران: najran
جازان جيزان: jazan jizan
ينبع: yanbu
نيوم: neom
دبي: dubai
شارقه: sharjah
عجمان: ajman
فجيره: fujairah
صلاله: salalah
صحار: sohar
نزوي: nizwa
عدن: aden
حديده: hodeidah hudaydah hodeida
تعز: taiz taizz
مارب: marib
مكلا: mukalla
صعده: saada sadah
اربد: irbid
زرقاء: zarqa
عقبه: aqaba
الكرك: karak
درمان: omdurman
فاشر: fasher
نيالا: nyala
جنينه: geneina
كسلا: kassala
قضارف: gedaref
وهران: oran
قسنطينه: constantine
عنابه: annaba
ورقله: ouargla
سطيف: setif
تمنراست: tamanrasset
صفاقس: sfax
قيروان: kairouan
بنزرت: bizerte
قابس: gabes
قفصه: gafsa
بيضاء: casablanca
مراكش: marrakech marrakesh
طنجه: tangier
اكادير: agadir
وجده: oujda
مكناس: meknes
تطوان: tetouan
نواذيبو: nouadhibou
اسطنبول: istanbul
ازمير: izmir
انطاليا: antalya
عنتاب: gaziantep
اصفهان: isfahan
تبريز: tabriz
شيراز: shiraz
اهواز: ahvaz
قندهار: kandahar
هرات: herat
كراتشي: karachi
لاهور: lahore
بيشاور: peshawar
كويتا: quetta
مومباي: mumbai
كلكتا: kolkata calcutta
نيويورك: york
شيكاغو: chicago
انجلوس: angeles
هيوستن: houston
بوسطن: boston
ميامي: miami
جنيف: geneva
زيورخ: zurich
ميونيخ: munich
فرانكفورت: frankfurt
هامبورغ: hamburg
ميلانو: milan
نابولي: naples
تورينو: turin
برشلونه: barcelona
اشبيليه: seville
فالنسيا: valencia
مرسيليا: marseille marseilles
ستراسبورغ: strasbourg
لاهاي: hague
روتردام: rotterdam
انتويرب: antwerp
مانشستر: manchester
ليفربول: liverpool
برمنغهام: birmingham
غلاسكو: glasgow
اوديسا: odesa odessa
خاركيف: kharkiv
ماريوبول: mariupol
خيرسون: kherson
دونيتسك: donetsk
لوغانسك: luhansk
شنغهاي: shanghai
هونغ: hong
قوانغتشو غوانزو: guangzhou
اوساكا: osaka
هيروشيما: hiroshima
سيدني: sydney
ملبورن: melbourne
تورونتو: toronto
مونتريال: montreal
لاغوس: lagos
جوهانسبرغ: johannesburg
دارفور: darfur
كردفان: kordofan
""",
    "river": """
فرات: euphrates
دجله: tigris
دانوب: danube
راين: rhine
""",
    "envoy": """
سفير سفيره سفراء سفاره: ambassador ~envoy embass
قنصل قنصله قناصل قنصليه: consul consulat
ملحق ملحقه: attache ~attach
مبعوث مبعوثه مبعوثين: envoy emissar ~represent
""",
    "rank": """
مشير: marshal
~لواء: ~general ~brigade
عميد: brigadier ~dean ~doyen
عقيد: colonel
رايد: ~major ~pioneer
نقيب: captain ~head ~president ~bar
ملازم: lieutenant
رقيب: sergeant
""",
    "family": """
والد: father dad ~parent
والده والدتها والدته ~ام: mother mum mom ~parent
شقيق اخ اخو اخوه اخيه ~اشقاء ~اخوه: brother ~sibling
شقيقه اخت شقيقات ~اشقاء ~اخوه: sister ~sibling
~ابن نجل ~ابناء انجال ~اولاد ~ولد: son sons ~child ~kid ~boy
ابنه ~بنت ~كريمه ~بنات ~ابناء ~اولاد ~طفله: daughter ~girl ~child
زوج: husband ~spouse ~partner ~couple
زوجه زوجات ~عقيله ~حرم ~قرينه: wife wives ~spouse ~partner ~couple ~lady
ارمله ارامل: widow
""",
    "fuel": """
نفط نفطي بترول ~خام ~زيت ~زيوت ~وقود ~محروقات ~برميل: oil ~petroleum ~crude ~fuel ~hydrocarbon
غاز غازي ~محروقات: ~gas ~lng
فحم: coal
شمسي شمسيه: solar ~sun
رياح ~ريح: wind
~نووي ~نوويه ~ذري: ~nuclear ~atomic
هيدروجين: hydrogen
بنزين ~وقود: petrol gasoline ~fuel ~gas
ديزل سولار مازوت ~وقود: diesel ~fuel
""",
    "metal": """
~ذهب ذهبي ذهبيه: gold golden
فضه فضي فضيه: silver
برونز برونزيه: bronze
نحاس: copper
~حديد ~صلب ~فولاذ: ~iron ~steel
المنيوم الومنيوم: aluminium aluminum
نيكل: nickel
زنك: zinc
ليثيوم: lithium
يورانيوم: uranium
فوسفات: phosphate
كوبالت: cobalt
بلاتين: platinum
""",
    "crop": """
قمح: wheat
ارز: rice
~ذره: maize corn
شعير: barley
سكر: sugar
قطن: cotton
زيتون: olive
بطاطا بطاطس: potato
طماطم بندوره: tomato
بصل: onion
قهوه: coffee
شاي: tea
كاكاو: cocoa
موز: banana
برتقال حمضيات: ~orange citrus
عنب: grape
""",
    "animal": """
اغنام خراف ماشيه: sheep lamb livestock
ابقار بقر عجول: cow cattle calves beef
ابل ~جمال: camel
ماعز: goat
دواجن دجاج: poultry chicken
خيول خيل حصان: horse
كلاب كلب: dog
افيال فيل فيله: elephant
سلاحف: turtle tortoise
""",
    "vehicle": """
طايره طايرات ~رحله ~مسيره ~مسيرات ~مقاتله ~مقاتلات ~مروحيه: plane aircraft airplane ~jet ~flight ~drone \
airliner ~helicopter
مروحيه مروحيات ~طايره ~طايرات: helicopter ~aircraft
قطار قطارات: ~train ~rail ~railway
حافله حافلات باص: bus buses ~coach
شاحنه شاحنات: truck lorry lorries
دراجه دراجات: bicycle bike motorcycle motorbike ~cycl ~rider
~عباره ~عبارات: ferry ferries
~زورق ~قارب ~قوارب ~زوارق ~مركب: ~boat ~dingh ~vessel
غواصه غواصات: submarine
دبابه دبابات: ~tank ~armour
""",
    "place": """
~مدرسه مدارس: school
مستشفي مستشفيات ~مشفي ~عياده: hospital ~clinic
~جامعه جامعات ~جامعي ~كليه: universit ~college ~league
مسجد مساجد ~جامع ~جوامع: mosque
كنيسه كنايس ~كنسي ~كاتدراييه: church cathedral
كنيس: synagogue
معبد معابد: temple ~shrine
متحف متاحف: museum
مكتبه مكتبات: library libraries ~bookshop ~bookstore
مطار مطارات: airport ~airfield ~airbase
مرفا ميناء مواني: port ~harbour ~harbor ~terminal
جسر جسور: bridge ~overpass
نفق انفاق: tunnel
سد سدود: dam
~ملعب ~ملاعب ~استاد: stadium ~pitch ~ground ~venue
فندق فنادق: hotel
~سوق ~اسواق: ~market bazaar souk souq
مصنع مصانع: factory factories ~plant ~mill
منجم مناجم: ~mine ~pit
~مزرعه ~مزارع: ~farm ~ranch ~orchard
~مسرح: theatre theater ~stage
""",
    "work": """
طبيب طبيبه اطباء ~دكتور ~دكتوره ~جراح: doctor physician ~medic ~surgeon ~dentist ~psychiatrist ~vet
ممرض ممرضه ممرضين ممرضات: nurse
~معلم معلمه معلمين معلمون ~مدرس ~مدرسين ~استاذ ~اساتذه: teacher ~educat
صحافي صحفي صحافيه صحفيه صحافيين صحفيين ~اعلامي ~مراسل: journalist ~reporter ~press ~correspondent ~news
محام محامي محاميه محامين ~حقوقي ~قانوني: lawyer ~attorney ~counsel ~legal ~advocate
قاض قاضي قضاه: judge ~justice ~magistrate ~judic
~مهندس ~مهندسه مهندسين: engineer ~architect
~مزارع مزارعين مزارعون ~فلاح فلاحين: farmer ~peasant ~grower
صياد صيادين صيادون: fishermen fisherman ~hunter ~fisher
سايق سايقين سايقون: ~driver
طيار طيارين: ~pilot ~aviat
شاعر شاعره شعراء: poet
روايي رواييه: novelist ~writer
مغن مغني مغنيه ~مطرب: singer
""",
    "disaster": """
زلزال زلازل ~هزه: earthquake quake ~tremor ~seismic
فيضان فيضانات ~سيول: ~flood ~inundat
حريق حرايق ~نيران: ~fire ~blaze wildfire
جفاف: drought ~dry
اعصار اعاصير: hurricane cyclone typhoon ~storm tornado
~انهيار ~انزلاق: landslide avalanche
بركان براكين ~بركاني: volcano volcanic volcanoes ~erupt
عاصفه عواصف ~اعصار: ~storm
""",
    "disease": """
كوليرا: cholera
ملاريا: malaria
حصبه: measles
شلل: polio ~paraly
ضنك: dengue
سكري: diabet
سرطان: cancer ~tumour ~tumor
كورونا كوفيد: covid corona coronavirus
ايبولا: ebola
جدري: mpox ~pox smallpox
انفلونزا: flu influenza
""",
    "sport": """
تنس: tennis
سباحه: swim
مصارعه: wrestl
جودو: judo
فروسيه: equestrian
""",
    "art": """
~روايه: novel ~book
فيلم افلام ~سينما: ~film ~movie
قصيده قصايد: poem poetr
اغنيه اغان ~غناء: song
~لوحه ~لوحات: painting ~canvas
""",
    "faith": """
مسلم مسلمين مسلمون ~اسلامي: muslim ~islam
مسيحي مسيحيين مسيحيون: christian
يهودي يهود يهوديه ~عبري: jew jewish jews
بوذي بوذيين: buddh
هندوسي هندوس: hindu
""",
    "group": """
حماس: hamas
داعش ~الدوله: isis isil daesh ~islamic ~is
طالبان: taliban
حوثي حوثيين حوثيون: houthi
اوبك: opec
ناتو: nato
يونيسف: unicef
يونسكو: unesco
اونروا: unrwa
انتربول: interpol
فيفا: fifa
بريكس: brics
ايكواس: ecowas
اسيان: asean
يونيفيل: unifil
يويفا: uefa
""",
    "weapon": """
صاروخ صواريخ: missile ~rocket ~projectile
~مسيره مسيرات: drone ~uav ~unmanned
~قذيفه ~قذايف: ~shell ~mortar
~رصاص ~رصاصه: bullet ~gunfire ~gunshot
سكين سكاكين ~طعن: knife knives ~stab
~عبوه قنبله قنابل: ~bomb ~grenade
لغم الغام: landmine ~mine
""",
}
_ROWS: Final = [(kind, row) for kind, table in _TABLES.items() for row in table.strip().splitlines()]
_KINDS: Final = Lexicon("\n".join(row.replace("~", "") for _, row in _ROWS))
_VAGUE: Final = Lexicon(
    "\n".join(
        ": ".join(" ".join(word[1:] for word in side.split() if word[0] == "~") for side in row.split(":"))
        for _, row in _ROWS
    )
)


def kind_of(row: int) -> str:
    """The kind that a row of the table is of."""
    return _ROWS[row][0]


def kinds(text: Text, language: str) -> list[tuple[int, Senses]]:
    """The tokens of an Arabic or English text that are surely one of a kind, with the rows that they may be."""
    if language.startswith("ar"):
        return [(i, _KINDS.arabic(text.keys[i])) for i in text.where(_tells)]
    return [(i, _KINDS.english(text.keys[i])) for i in text.where(_tells_english)]


def may_be(text: Text, language: str) -> set[int]:
    """The rows of the table that any word of an Arabic or English text may be."""
    known = _KINDS.arabic if language.startswith("ar") else _KINDS.english
    return {row for key in text.keys for row in known(key)}


@arabic_question
def _tells(key: str) -> bool:
    return bool(_KINDS.arabic(key)) and not _VAGUE.arabic(key)


@latin_question
def _tells_english(key: str) -> bool:
    return bool(_KINDS.english(key)) and not _VAGUE.english(key)
