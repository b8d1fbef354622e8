"""Actions and facts that the sentences of `advice.txt` and `plain.txt` speak of."""

from decimal import Decimal

from assistant.domain.condition import AnyOf, Atom
from assistant.domain.domains import YES, Interval
from assistant.domain.knowledge import Concept, Kind, Vocabulary


def _test(name: str, label: str, *synonyms: str, isa: tuple[str, ...] = ()) -> Concept:
    return Concept(name, Kind.TEST, label, synonyms, isa)


def _drug(name: str, label: str, *synonyms: str, isa: tuple[str, ...] = ()) -> Concept:
    return Concept(name, Kind.DRUG, label, synonyms, isa)


def _care(name: str, label: str, *synonyms: str) -> Concept:
    return Concept(name, Kind.CARE, label, synonyms)


def _fact(name: str, label: str, *synonyms: str, duration: str | None = None) -> Concept:
    return Concept(name, Kind.CONDITION, label, synonyms, duration=duration)


def _measure(name: str, label: str, unit: str | None, *synonyms: str) -> Concept:
    span = Interval(Decimal(-10), Decimal(1200))
    return Concept(name, Kind.MEASUREMENT, label, synonyms, unit=unit, range=span, bare=True)


_RED_FLAG = AnyOf((Atom("cancer_history", YES, "cancer"), Atom("infection", YES, "infection")))

CONCEPTS = (
    _test("spine_imaging", "imaging of the spine", "spinal imaging"),
    _test("mri_lumbar", "MRI of the lumbar spine", "MRI", "lumbar MRI", isa=("spine_imaging",)),
    _test(
        "mri_lumbar_without_contrast",
        "MRI of the lumbar spine without contrast",
        "MRI without contrast",
        "MRI lumbar spine without contrast",
        isa=("mri_lumbar",),
    ),
    _test(
        "mri_lumbar_with_contrast",
        "MRI of the lumbar spine with contrast",
        "MRI with contrast",
        isa=("mri_lumbar",),
    ),
    _test(
        "mri_lumbar_without_and_with_contrast",
        "MRI of the lumbar spine without and with contrast",
        isa=("mri_lumbar",),
    ),
    _test("ct_lumbar", "CT of the lumbar spine", "CT", isa=("spine_imaging",)),
    _test(
        "radiograph_lumbar",
        "radiographs of the lumbar spine",
        "lumbar radiograph",
        isa=("spine_imaging",),
    ),
    _test("dxa", "DXA", "DXA scan", "DEXA"),
    _test("qct", "QCT", "quantitative CT"),
    _drug("bisphosphonate", "a bisphosphonate", "anti-resorptive therapy"),
    _drug("alendronate", "alendronate", "Fosamax", isa=("bisphosphonate",)),
    _drug("zoledronate", "zoledronate", "zoledronic acid", isa=("bisphosphonate",)),
    _drug("denosumab", "denosumab", "Prolia"),
    _drug("romosozumab", "romosozumab"),
    _drug("nsaid", "an NSAID", "NSAID", "non-steroidal anti-inflammatory drug"),
    _drug("calcium_supplement", "a calcium supplement", "calcium", "calcium supplementation"),
    _drug("vitamin_d", "vitamin D", "vitamin D supplementation"),
    _care("calcium_check", "a calcium check", "check calcium", "checking calcium"),
    _care("physiotherapy", "physiotherapy", "physical therapy"),
    _care(
        "surgical_referral", "referral to a surgeon", "surgical referral", "surgical consultation"
    ),
    _measure("age", "age", "year", "aged", "year old"),
    Concept(
        "sex",
        Kind.ATTRIBUTE,
        "sex",
        values=("female", "male"),
        value_words={"female": ("woman", "women", "she", "her"), "male": ("man", "men", "he")},
    ),
    _measure("t_score", "T-score", None, "T score", "T"),
    _measure("egfr", "eGFR", "mL/min/1.73m2"),
    _measure("crcl", "creatinine clearance", "mL/min", "CrCl"),
    _measure("months_since_mi", "months since the heart attack", "month"),
    _measure("lbp_weeks", "weeks of low back pain", "week"),
    _fact("mi_history", "a previous heart attack", "heart attack"),
    _fact("lbp_present", "low back pain", "LBP", duration="lbp_weeks"),
    _fact("cancer_history", "a history of cancer", "cancer", "malignancy"),
    _fact("infection", "a risk of infection", "infection"),
    _fact("immunosuppressed", "immunosuppression"),
    _fact("known_osteoporosis", "osteoporosis"),
    _fact("high_fracture_risk", "a high fracture risk"),
    _fact("hypocalcaemia", "hypocalcaemia", "low calcium"),
    _fact("hip_fracture", "a hip fracture"),
    _fact("pregnant", "pregnancy", "pregnant"),
    _fact("suspected_cauda_equina", "suspected cauda equina syndrome"),
    Concept("red_flag", Kind.DEFINITION, "a red flag", means=_RED_FLAG),
)

VOCABULARY = Vocabulary({concept.id: concept for concept in CONCEPTS})
