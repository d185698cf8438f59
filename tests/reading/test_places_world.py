"""Names in sentences of international news, resolved to the ids that GeoNames has for them."""

from __future__ import annotations

import pytest

from detente.model import Report
from detente.reading.local.parse import parse
from detente.reading.local.places.find import entries_at

SENTENCES: list[tuple[str, dict[str, int]]] = [
    (
        "Shells landed near the railway station in Kramatorsk, Donetsk Oblast, the regional governor said.",
        {"Kramatorsk": 704508, "Donetsk Oblast": 709716},
    ),
    ("Russian troops pulled out of Kherson and crossed the river.", {"Kherson": 706448}),
    (
        "Ukraine said its air defences shot down drones over Odessa overnight.",
        {"Ukraine": 690791, "Odessa": 698740},
    ),
    (
        "Police in Odessa, Texas, are looking for two men who robbed a bank.",
        {"Odessa": 5527554, "Texas": 4736286},
    ),
    (
        "The Libyan army said that militias had shelled Tripoli airport; the fighting spread to Misrata.",
        {"Tripoli": 2210247, "Misrata": 2214846},
    ),
    (
        "Lebanese soldiers deployed in Tripoli after gunmen clashed in the north of Lebanon.",
        {"Tripoli": 266826, "Lebanon": 272103},
    ),
    (
        "Syrian state media said that strikes hit Hama and Idlib, close to the border with Turkey.",
        {"Hama": 170017, "Idlib": 169389, "Turkey": 298795},
    ),
    (
        "Rebels seized the town of Bunia in Ituri province, in the east of the Democratic Republic of Congo.",
        {"Bunia": 217695, "Ituri province": 215709},
    ),
    ("The M23 group entered Goma, the capital of North Kivu.", {"Goma": 216281, "North Kivu": 206938}),
    (
        "Boko Haram fighters attacked Maiduguri, the capital of Borno State, Nigerian officials said.",
        {"Maiduguri": 2331447, "Borno State": 2346794},
    ),
    (
        "Gunmen killed nine farmers in Plateau State, central Nigeria.",
        {"Plateau State": 2324828, "Nigeria": 2328926},
    ),
    (
        "The delegation flew from Addis Ababa to Mekelle to meet leaders of Tigray.",
        {"Addis Ababa": 344979, "Mekelle": 331180, "Tigray": 444187},
    ),
    (
        "Sudanese paramilitaries shelled El Fasher, the capital of North Darfur.",
        {"El Fasher": 379555, "North Darfur": 408666},
    ),
    (
        "Talks between the army and the RSF opened in Jeddah, Saudi Arabia.",
        {"Jeddah": 105343, "Saudi Arabia": 102358},
    ),
    (
        "Houthi rebels in Yemen fired missiles at ships near Hodeidah in the Red Sea.",
        {"Yemen": 69543, "Hodeidah": 79415},
    ),
    (
        "Coalition jets bombed Saada and Sanaa on Friday, Yemeni residents said.",
        {"Saada": 71334, "Sanaa": 71137},
    ),
    (
        "Taliban fighters took Kunduz before marching on Mazar-i-Sharif.",
        {"Kunduz": 1135689, "Mazar-i-Sharif": 1133616},
    ),
    (
        "A bomb killed eight people in Kandahar, southern Afghanistan.",
        {"Kandahar": 1138336, "Afghanistan": 1149361},
    ),
    (
        "Pakistan's army said it had cleared North Waziristan; a blast hit Peshawar.",
        {"Pakistan": 1168579, "Peshawar": 1168197},
    ),
    (
        "A suicide bomber struck a shrine in Hyderabad, in Pakistan's Sindh province.",
        {"Hyderabad": 1176734, "Sindh province": 1164807},
    ),
    (
        "India's prime minister spoke to software workers in Hyderabad before flying to Delhi.",
        {"India": 1269750, "Hyderabad": 1269843, "Delhi": 1273294},
    ),
    (
        "Villagers in Manipur, in the north-east of India, fled to Imphal.",
        {"Manipur": 1263706, "Imphal": 1269771},
    ),
    (
        "Rohingya refugees from Rakhine State crossed the river to Cox's Bazar in Bangladesh.",
        {"Rakhine State": 1298852, "Cox's Bazar": 1336134, "Bangladesh": 1210997},
    ),
    (
        "Myanmar's junta lost the town of Laukkai in Shan State, near China.",
        {"Myanmar": 1327865, "Shan State": 1297099, "China": 1814991},
    ),
    (
        "Troops and Abu Sayyaf gunmen fought on Jolo in Sulu province, Philippines.",
        {"Sulu province": 1685370, "Philippines": 1694008},
    ),
    (
        "The Philippine government and the rebels signed the accord in Manila, and a bombing hit Cotabato.",
        {"Manila": 1701668, "Cotabato": 1716771},
    ),
    (
        "FARC dissidents ambushed a patrol in Cauca, Colombia, and fled towards Cali.",
        {"Cauca": 3687029, "Colombia": 3686110, "Cali": 3687925},
    ),
    (
        "The ELN and the government met in Caracas and then in Havana.",
        {"Caracas": 3646738, "Havana": 3553478},
    ),
    ("Colombian police found the laboratory near Cartagena.", {"Cartagena": 3687238}),
    (
        "Spanish fishermen in Cartagena and Valencia blocked the ports of Spain.",
        {"Cartagena": 2520058, "Valencia": 2509954, "Spain": 2510769},
    ),
    (
        "Protesters in Valencia, Carabobo, burned tyres as Venezuelan soldiers looked on.",
        {"Valencia": 3625549, "Carabobo": 3646751},
    ),
    (
        "Mexican marines arrested a cartel leader in Culiacan, Sinaloa.",
        {"Culiacan": 4012176, "Sinaloa": 3983035},
    ),
    (
        "Argentina and Chile said in Santiago that they would share data.",
        {"Argentina": 3865483, "Chile": 3895114, "Santiago": 3871336},
    ),
    (
        "Georgian and Russian troops fought for Gori in 2008; Tbilisi fell silent.",
        {"Gori": 614455, "Tbilisi": 611717},
    ),
    ("Lawmakers in Atlanta, Georgia, passed the bill on Tuesday.", {"Atlanta": 4180439, "Georgia": 4197000}),
    (
        "Georgia's president flew from Tbilisi to Brussels.",
        {"Georgia": 614540, "Tbilisi": 611717, "Brussels": 2800866},
    ),
    (
        "Armenian villagers left Lachin, and Azerbaijani soldiers entered Shusha.",
        {"Lachin": 147625, "Shusha": 147105},
    ),
    (
        "Chechen fighters returned to Grozny, and a court in Rostov-on-Don jailed one of them.",
        {"Grozny": 558418, "Rostov-on-Don": 501175},
    ),
    (
        "A bomb on a train killed sixteen people in St. Petersburg, Russian investigators said.",
        {"St. Petersburg": 498817},
    ),
    (
        "A hurricane forced people in St. Petersburg, Florida, from their homes.",
        {"St. Petersburg": 4171563, "Florida": 4155751},
    ),
    (
        "Serbian police closed the bridge at Mitrovica in the north of Kosovo.",
        {"Mitrovica": 789225, "Kosovo": 831053},
    ),
    (
        "Bosnian Serb leaders met in Banja Luka before the talks in Sarajevo.",
        {"Banja Luka": 3204541, "Sarajevo": 3191281},
    ),
    ("Greek coast guards rescued sixty migrants off Lesbos and took them to Athens.", {"Athens": 264371}),
    ("The university in Athens, Ohio, closed for a day.", {"Athens": 4505542, "Ohio": 5165418}),
    (
        "British police searched houses in Birmingham and Manchester after the arrests.",
        {"Birmingham": 2655603, "Manchester": 2643123},
    ),
    (
        "The march from Selma to Birmingham, Alabama, was remembered on Sunday.",
        {"Birmingham": 4049979, "Alabama": 4829764},
    ),
    (
        "Scotland's first minister spoke in Glasgow, and England's mayors met in Leeds.",
        {"Scotland": 2638360, "Glasgow": 2648579, "England": 6269131, "Leeds": 2644688},
    ),
    ("Police in Londonderry, Northern Ireland, defused a car bomb.", {"Northern Ireland": 2641364}),
    ("Irish fishermen protested in Cork, and Dublin sent a minister.", {"Cork": 2965140, "Dublin": 2964574}),
    (
        "French police evacuated the market in Nice, and Paris raised the alert.",
        {"Nice": 2990440, "Paris": 2988507},
    ),
    (
        "German authorities closed mosques in Hamburg and Frankfurt.",
        {"Hamburg": 2911298, "Frankfurt": 2925533},
    ),
    ("Polish officials in Lublin received the first families from Lviv.", {"Lublin": 765876, "Lviv": 702550}),
    (
        "Iraqi forces retook Mosul, in Nineveh province, and moved on Tal Afar.",
        {"Mosul": 99072, "Nineveh province": 92877, "Tal Afar": 90393},
    ),
    ("Kurdish peshmerga held Kirkuk, and Erbil asked for arms.", {"Kirkuk": 94787, "Erbil": 95446}),
    (
        "Israeli jets struck Khan Younis and Rafah in the Gaza Strip.",
        {"Khan Younis": 281124, "Rafah": 281102, "Gaza Strip": 281132},
    ),
    (
        "Palestinian gunmen clashed with soldiers in Jenin and Nablus in the West Bank.",
        {"Jenin": 283506, "Nablus": 282615, "West Bank": 285153},
    ),
    (
        "Israel said rockets from Lebanon had hit Haifa and Kiryat Shmona.",
        {"Israel": 294640, "Lebanon": 272103, "Haifa": 294801, "Kiryat Shmona": 293825},
    ),
    ("Somali troops drove al-Shabab from Baidoa, west of Mogadishu.", {"Baidoa": 64536, "Mogadishu": 53654}),
    (
        "Kenyan police said that the attackers had come from Garissa and Mandera.",
        {"Garissa": 197745, "Mandera": 187896},
    ),
    (
        "Insurgents beheaded men in Palma, Cabo Delgado, in the north of Mozambique.",
        {"Cabo Delgado": 1051823, "Mozambique": 1036973},
    ),
    ("Tourists left Palma as strikes closed the airports of Spain.", {"Palma": 2512989, "Spain": 2510769}),
    (
        "Mali's junta expelled the force from Gao and Kidal; Bamako gave no reason.",
        {"Mali": 2453866, "Gao": 2457163, "Kidal": 2455290, "Bamako": 2460596},
    ),
    (
        "Jihadists killed soldiers near Djibo in Burkina Faso; Ouagadougou declared mourning.",
        {"Djibo": 2361177, "Burkina Faso": 2361809, "Ouagadougou": 2357048},
    ),
    (
        "Envoys of South Sudan met in Juba and flew to Malakal in Upper Nile.",
        {"South Sudan": 7909807, "Juba": 373303, "Malakal": 370737, "Upper Nile": 381229},
    ),
    (
        "The Central African Republic asked Rwanda for more soldiers for Bangui.",
        {"Central African Republic": 239880, "Rwanda": 49518, "Bangui": 2389853},
    ),
    (
        "Cameroon's army burned houses in Bamenda; Yaounde denied it.",
        {"Cameroon": 2233387, "Bamenda": 2234974, "Yaounde": 2220957},
    ),
    ("Sri Lankan forces shelled Mullaitivu and Jaffna in 2009.", {"Mullaitivu": 1234393, "Jaffna": 1242833}),
    ("Nepal's rivals signed the accord in Kathmandu.", {"Nepal": 1282988, "Kathmandu": 1283240}),
    (
        "Indonesia and the movement of Aceh signed their peace in Helsinki.",
        {"Indonesia": 1643084, "Aceh": 1215638, "Helsinki": 658225},
    ),
    (
        "China held drills off Taiwan while a carrier sailed to Guam.",
        {"China": 1814991, "Taiwan": 1668284, "Guam": 4043988},
    ),
    ("Uighurs in Xinjiang and Tibetans in Lhasa spoke of arrests.", {"Xinjiang": 1529047, "Lhasa": 1280737}),
    (
        "North Korea fired a missile from Wonsan towards Japan, Seoul said.",
        {"North Korea": 1873107, "Wonsan": 1866923, "Japan": 1861060, "Seoul": 1835848},
    ),
    (
        "The United States moved its embassy from Tel Aviv to Jerusalem; Washington said so.",
        {"United States": 6252001, "Tel Aviv": 293397, "Jerusalem": 281184, "Washington": 4140963},
    ),
    (
        "The U.S. and the UK met in Geneva, Switzerland, with Europe watching.",
        {"U.S.": 6252001, "UK": 2635167, "Geneva": 2660646, "Switzerland": 2658434, "Europe": 6255148},
    ),
    (
        "Officials from New York and California sued the ministry in Sacramento, Calif.",
        {"New York": 5128581, "California": 5332921, "Sacramento": 5389489},
    ),
    (
        "The Egyptian army fought militants near Rafah in North Sinai; Cairo closed the road to Arish.",
        {"Rafah": 350350, "North Sinai": 349401, "Cairo": 360630},
    ),
    (
        "Turkish jets bombed Qandil after a blast in Diyarbakir and another in Van.",
        {"Diyarbakir": 316541, "Van": 298117},
    ),
    (
        "Iran hanged three men in Zahedan, Sistan and Baluchestan province.",
        {"Iran": 130758, "Zahedan": 1159301},
    ),
    (
        "Kazakhstan's old capital, Almaty, saw riots; Astana sent troops.",
        {"Kazakhstan": 1522867, "Almaty": 1526384, "Astana": 1526273},
    ),
    (
        "Kyrgyz and Tajik border guards traded fire near Batken; Bishkek blamed Dushanbe.",
        {"Batken": 1528735, "Bishkek": 1528675, "Dushanbe": 1221874},
    ),
    (
        "Haitian gangs hold most of Port-au-Prince; the Dominican Republic closed the border.",
        {"Port-au-Prince": 3718426, "Dominican Republic": 3508796},
    ),
    (
        "Soldiers in Conakry seized power in Guinea, and Guinea-Bissau shut its border.",
        {"Conakry": 2422465, "Guinea": 2420477, "Guinea-Bissau": 2372248},
    ),
    (
        "Moldova said separatists in Tiraspol had stopped buses from Chisinau.",
        {"Moldova": 617790, "Tiraspol": 617239, "Chisinau": 618426},
    ),
    (
        "Cyprus reunification talks resumed in Nicosia after a pause in Crans-Montana.",
        {"Cyprus": 146669, "Nicosia": 146268},
    ),
    (
        "Canadian police charged a man from London, Ontario, after the attack.",
        {"London": 6058560, "Ontario": 6093943},
    ),
    ("The envoy saw ministers in London before he flew to Doha.", {"London": 2643743, "Doha": 290030}),
    (
        "Police found the van in Melbourne, in the Australian state of Victoria.",
        {"Melbourne": 2158177, "Victoria": 2145234},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SENTENCES, ids=[text[:40] for text, _ in SENTENCES])
def test_a_name_in_the_news_means_the_place_that_a_reader_takes_it_for(
    text: str, wanted: dict[str, int]
) -> None:
    page = parse(Report(text=text, published_at="2023-06-11"))
    spans = sorted((text.index(name), text.index(name) + len(name)) for name in wanted)
    found = entries_at(page, spans)
    assert {
        text[start:end]: entry.id if entry else None for (start, end), entry in zip(spans, found, strict=True)
    } == wanted
