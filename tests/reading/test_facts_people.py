"""Who and where: age, sex and the country, in the many ways they are typed."""

import pytest

from tests.reading.real_facts import Value, reading, value


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Woman of 81, spine T-score -1.6. VFA?", 81),
        ("a man of 67 with sciatica", 67),
        ("UK man of 67 years, back pain", 67),
        ("83 year old gentleman", 83),
        ("age 69, osteopenia", 69),
        ("69F", 69),
        ("69 / F, LBP", 69),
        ("F69 with LBP", 69),
        ("F 69, LBP", 69),
        ("M62, new sciatica", 62),
        ("a 58yo on steroids", 58),
        ("58 y.o. man", 58),
        ("58-yr-old man", 58),
        ("66 female, osteopenia", 66),
        ("Female 66 osteopenia", 66),
        ("woman (66) with osteopenia", 66),
        ("Pt is 66", 66),
        ("She's 66.", 66),
        ("He just turned 50.", 50),
        ("Mrs B, 79, osteoporotic", 79),
        ("a lady in her seventies", "70 to 80"),
        ("a lady in her late 80s", "80 to 90"),
        ("a mid-60s man", "60 to 70"),
        ("septuagenarian with a hump", "70 to 80"),
        ("nonagenarian on denosumab", "90 to 100"),
        ("actually he is 71", 71),
        ("Correction: she is 64.", 64),
        ("a man of 67 kg", None),
        ("M81 on the problem list", None),
        ("M54, on ibuprofen", None),
        ("M47 with facet pain", None),
        ("18F-FDG PET of the spine", None),
        ("group of 30 women", None),
        ("eGFR in the 60s", None),
        ("she was 47 at menopause", None),
        ("he is 5 days after a fall", None),
        ("temperature 101 F", None),
        ("BP 120/70, man", None),
    ],
)
def test_age(text: str, age: Value) -> None:
    assert value(text, "age") == age


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("69F", "female"),
        ("F69 with LBP", "female"),
        ("62/M, LBP", "male"),
        ("woman with suspected osteoporosis", "female"),
        ("a lady with possible infection and sciatica", "female"),
        ("suspected fracture in a woman of 70", "female"),
        ("risk of fracture in a man of 70", "male"),
        ("Are men and women treated alike?", None),
        ("her brother is a man of 70", "female"),
        ("patient of 70", None),
    ],
)
def test_sex(text: str, sex: Value) -> None:
    assert value(text, "sex") == sex


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("UK patient with sciatica", "UK"),
        ("uk, 70F, sciatica", "UK"),
        ("our NHS practice", "UK"),
        ("a British lady of 70", "UK"),
        ("a US woman of 60", "US"),
        ("US 70-year-old woman", "US"),
        ("U.S. patient", "US"),
        ("I practise in the US.", "US"),
        ("US-based clinic", "US"),
        ("what does the US label say", "US"),
        ("an American patient", "US"),
        ("treated in the United States", "US"),
        ("Could this be given in the US?", "US"),
        ("Canadian man, 61", "CA"),
        ("EU patient", "EU"),
        ("a German woman", "EU"),
        ("seen in Australia", "other"),
        ("a Polish patient in London", "UK"),
        ("US of the calcaneus", None),
        ("heel US instead of DXA?", None),
        ("abdominal US was normal, woman of 60", None),
        ("bladder US: residual 120 mL", None),
        ("tell us what to do", None),
        ("an African American woman", None),
        ("American College of Physicians advice", None),
        ("European Society statement", None),
        ("Is it licensed in the UK and in the US?", None),
        ("does US guidance differ from UK guidance?", None),
        ("If she lived in the UK, would that change?", None),
        ("Woman of 70 in Nebraska with a hip fracture", "US"),
        ("Bone clinic note, Baltimore. 70F.", "US"),
        ("GP in Exeter: woman of 70", "UK"),
        ("Halifax. Man of 70 on risedronate", "CA"),
        ("a Spanish woman, now in Toronto", "CA"),
        ("Nurse here (US). Woman of 70", "US"),
        ("sacroiliitis in New York criteria terms", None),
        ("the Boston criteria", None),
        ("seen in Dallas and in Leeds", None),
    ],
)
def test_country(text: str, country: Value) -> None:
    assert value(text, "jurisdiction") == country


def test_a_doubt_in_a_name_stays_with_that_name() -> None:
    text = "Woman of 66 with suspected osteoporosis and advanced degenerative changes"
    stated = {fact.name for fact in reading(text).facts}
    assert stated >= {"age", "sex", "suspected_low_bmd", "advanced_spine_degeneration"}
    assert "known_osteoporosis" not in stated
