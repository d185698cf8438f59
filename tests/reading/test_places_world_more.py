"""More names in sentences of international news, written after those of `test_places_world`."""

from __future__ import annotations

import pytest

from detente.model import Report
from detente.reading.local.parse import parse
from detente.reading.local.places.find import entries_at

SENTENCES: list[tuple[str, dict[str, int]]] = [
    (
        "A car bomb outside a court in Islamabad killed three, and police in Rawalpindi made arrests.",
        {"Islamabad": 1176615, "Rawalpindi": 1166993},
    ),
    (
        "Clashes between herders and farmers in Benue left twenty dead, the governor said in Makurdi.",
        {"Benue": 2347266, "Makurdi": 2331140},
    ),
    (
        "Rescuers in Amatrice, Italy, searched the rubble; Rome promised aid.",
        {"Amatrice": 3183121, "Italy": 3175395, "Rome": 3169070},
    ),
    (
        "Wildfires near Santa Rosa, California, killed forty people.",
        {"Santa Rosa": 5393287, "California": 5332921},
    ),
    (
        "A ferry sank off Santa Cruz de Tenerife; Madrid sent divers.",
        {"Santa Cruz de Tenerife": 2511174, "Madrid": 3117735},
    ),
    (
        "Protests over fuel prices spread from Guayaquil to Quito and then to Cuenca in Ecuador.",
        {"Guayaquil": 3657509, "Quito": 3652462, "Cuenca": 3658666, "Ecuador": 3658394},
    ),
    ("Bolivian miners blocked the road between La Paz and El Alto.", {"La Paz": 3911925}),
    (
        "The governor of La Paz, in Mexico's Baja California Sur, closed the beaches.",
        {"La Paz": 4000900, "Baja California Sur": 4017698},
    ),
    (
        "Police in Perth said that the shark had come close to Fremantle, Australia.",
        {"Perth": 2063523, "Fremantle": 2071223, "Australia": 2077456},
    ),
    ("A man was charged in Perth, Scotland, with arson.", {"Perth": 2640358, "Scotland": 2638360}),
    ("The Sudanese army bombed Nyala and Zalingei in Darfur.", {"Nyala": 369004, "Zalingei": 363533}),
    ("Gunmen stormed a hotel in Sousse, and Tunis imposed a curfew.", {"Sousse": 2464915, "Tunis": 2464470}),
    ("Algerian troops killed three militants near Tizi Ouzou.", {"Tizi Ouzou": 2475744}),
    (
        "Migrants drowned off Zuwara; Libya's coast guard blamed smugglers in Sabratha.",
        {"Zuwara": 2208425, "Libya": 2215636, "Sabratha": 2212771},
    ),
    ("Jordan said that two officers had died in Karak, south of Amman.", {"Jordan": 248816, "Amman": 250441}),
    (
        "The siege of Aleppo ended as buses left for Idlib; Damascus called it a victory.",
        {"Aleppo": 170063, "Idlib": 169389, "Damascus": 170654},
    ),
    (
        "Kurdish fighters took Kobani and Tal Abyad; Raqqa was next.",
        {"Kobani": 172256, "Tal Abyad": 163750, "Raqqa": 172955},
    ),
    (
        "Fighting in Ramadi and Falluja drove families from Anbar province to Baghdad.",
        {"Ramadi": 98717, "Falluja": 99454, "Anbar province": 99592, "Baghdad": 98182},
    ),
    (
        "An earthquake hit Kermanshah, Iran, and was felt in Sulaymaniyah in Iraq.",
        {"Kermanshah": 128226, "Iran": 130758, "Sulaymaniyah": 98463, "Iraq": 99237},
    ),
    (
        "Afghan forces lost Sangin in Helmand; Kabul sent commandos to Lashkar Gah.",
        {"Sangin": 1127547, "Helmand": 1140043, "Kabul": 1138958, "Lashkar Gah": 1134720},
    ),
    (
        "Indian soldiers shot four protesters in Srinagar, the summer capital of Jammu and Kashmir.",
        {"Srinagar": 1255634, "Jammu and Kashmir": 1269320},
    ),
    ("A bridge collapsed in Morbi in the Indian state of Gujarat.", {"Morbi": 1262775, "Gujarat": 1270770}),
    (
        "Maoist rebels killed policemen in Sukma district, Chhattisgarh.",
        {"Sukma district": 11875524, "Chhattisgarh": 1444364},
    ),
    (
        "Thai soldiers patrolled Pattani and Narathiwat after the blasts; Bangkok kept silent.",
        {"Pattani": 1607978, "Narathiwat": 1608409, "Bangkok": 1609350},
    ),
    (
        "Marawi fell to the army; Manila lifted martial law in Mindanao.",
        {"Marawi": 1701053, "Manila": 1701668},
    ),
    (
        "The eruption closed the airport of Bali, and flights went to Surabaya in Indonesia.",
        {"Bali": 1650535, "Surabaya": 1625822, "Indonesia": 1643084},
    ),
    (
        "Papua's separatists shot workers near Wamena, Indonesian police said.",
        {"Papua": 1643012, "Wamena": 1622167},
    ),
    (
        "Hong Kong police fired tear gas; Beijing and Shenzhen watched.",
        {"Hong Kong": 1819730, "Beijing": 1816670, "Shenzhen": 1795565},
    ),
    (
        "Floods in Henan province submerged the subway of Zhengzhou, China.",
        {"Henan province": 1808520, "Zhengzhou": 1784658, "China": 1814991},
    ),
    ("Fukushima's fishermen went to court in Tokyo.", {"Fukushima": 2112923, "Tokyo": 1850147}),
    ("A stabbing in Reading killed three; British police called it terrorism.", {"Reading": 2639577}),
    (
        "Officers arrested a man in Barcelona after the van attack; Catalonia mourned.",
        {"Barcelona": 3128760, "Catalonia": 3336901},
    ),
    (
        "A gunman killed nine people in Munich, Bavaria, German media reported.",
        {"Munich": 2867714, "Bavaria": 2951839},
    ),
    (
        "Police raided flats in Molenbeek, a district of Brussels, and in Verviers, Belgium.",
        {"Brussels": 2800866, "Verviers": 2784821, "Belgium": 2802361},
    ),
    ("A truck drove into shoppers in Stockholm, Sweden.", {"Stockholm": 2673730, "Sweden": 2661886}),
    (
        "The shooting in Christchurch, New Zealand, shocked Wellington.",
        {"Christchurch": 2192362, "New Zealand": 2186224, "Wellington": 2179537},
    ),
    ("Turkish and Russian presidents met in Sochi, and then in Ankara.", {"Sochi": 491422, "Ankara": 323786}),
    (
        "Belarusian riot police beat marchers in Minsk, Brest and Grodno.",
        {"Minsk": 625144, "Brest": 629634, "Grodno": 627904},
    ),
    ("French naval officers in Brest said that the submarine was back.", {"Brest": 3030300}),
    (
        "Saakashvili crossed the Polish border into Ukraine and reached Lviv.",
        {"Ukraine": 690791, "Lviv": 702550},
    ),
    (
        "Shelling killed civilians in Donetsk and Luhansk as monitors left Mariupol.",
        {"Donetsk": 709717, "Luhansk": 702658, "Mariupol": 701822},
    ),
    (
        "Mortars hit Stepanakert; Yerevan and Baku traded blame.",
        {"Stepanakert": 146970, "Yerevan": 616052, "Baku": 587084},
    ),
    (
        "Tajik officials in Khorog, Gorno-Badakhshan, cut the internet.",
        {"Khorog": 1221328, "Gorno-Badakhshan": 1221692},
    ),
    (
        "Ethiopian troops shot protesters in Bishoftu in the Oromia region.",
        {"Bishoftu": 339666, "Oromia region": 444185},
    ),
    ("Al-Shabab took the town of El Adde; Nairobi sent jets.", {"Nairobi": 184745}),
    (
        "Congolese officials said that Ebola had reached Mbandaka in Equateur.",
        {"Mbandaka": 2312895, "Equateur": 216661},
    ),
    (
        "Zimbabwe's soldiers shot marchers in Harare; Pretoria and Johannesburg took in refugees.",
        {"Zimbabwe": 878675, "Harare": 890299, "Johannesburg": 993800},
    ),
    (
        "Cyclone Idai flattened Beira, Mozambique, and flooded Chimanimani.",
        {"Beira": 1052373, "Mozambique": 1036973},
    ),
    (
        "Honduran migrants left San Pedro Sula for Tapachula, Mexico, and Texas.",
        {"San Pedro Sula": 3601782, "Tapachula": 3516266, "Mexico": 3996063, "Texas": 4736286},
    ),
    ("Gunmen in Iguala, Guerrero, took forty-three students.", {"Iguala": 3526798, "Guerrero": 3527213}),
    ("Nicaraguan police shot students in Managua and Leon.", {"Managua": 3617763, "Leon": 3618030}),
    (
        "The Colombian government sent troops to Arauca and Tibu, on the border with Venezuela.",
        {"Arauca": 3689718, "Tibu": 3667202, "Venezuela": 3625428},
    ),
    (
        "A dam burst at Brumadinho in Minas Gerais, Brazil.",
        {"Brumadinho": 3468894, "Minas Gerais": 3457153, "Brazil": 3469034},
    ),
    (
        "Police in Ferguson, Missouri, fired rubber bullets; St. Louis braced for more.",
        {"Ferguson": 4386387, "Missouri": 4398678, "St. Louis": 4407066},
    ),
    (
        "A white supremacist drove into marchers in Charlottesville, Va., on Saturday.",
        {"Charlottesville": 4752031, "Va.": 6254928},
    ),
    (
        "Nine worshippers were shot in Charleston, South Carolina.",
        {"Charleston": 4574324, "South Carolina": 4597040},
    ),
    ("The migrants were found in a truck in San Antonio, Texas.", {"San Antonio": 4726206, "Texas": 4736286}),
    (
        "Trump spoke in Pittsburgh and Cleveland before flying to Europe.",
        {"Pittsburgh": 5206379, "Cleveland": 5150529, "Europe": 6255148},
    ),
    (
        "Officials in Victoria, British Columbia, said that the fires near Kelowna were out.",
        {"Victoria": 6174041, "British Columbia": 5909050, "Kelowna": 5990579},
    ),
    ("Swiss voters in Basel and Zurich said no.", {"Basel": 2661604, "Zurich": 2657896}),
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
