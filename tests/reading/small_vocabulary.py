"""A vocabulary small enough to read on one screen, shaped like the one of the corpus."""

from decimal import Decimal

from assistant.domain.condition import AnyOf, Atom
from assistant.domain.domains import YES, Interval, Options
from assistant.domain.knowledge import Concept, Implication, Kind, Vocabulary


def _condition(name: str, label: str, *synonyms: str, duration: str | None = None) -> Concept:
    return Concept(name, Kind.CONDITION, label, synonyms, duration=duration)


def _measure(
    name: str, label: str, unit: str | None, low: str, high: str, *synonyms: str, **more: object
) -> Concept:
    plausible = Interval(Decimal(low), Decimal(high))
    return Concept(name, Kind.MEASUREMENT, label, synonyms, unit=unit, range=plausible, **more)  # type: ignore[arg-type]


def _is_true(fact: str) -> Atom:
    return Atom(fact, YES, fact)


RED_FLAGS = ("cancer_history", "fever_or_infection_risk", "saddle_anaesthesia")

CONCEPTS = (
    _measure("age", "age", "year", "0", "120", "aged", "years old", discrete=True, bare=True),
    Concept(
        "sex",
        Kind.ATTRIBUTE,
        "sex",
        ("gender",),
        values=("female", "male"),
        value_words={
            "female": ("woman", "women", "lady", "female", "she", "her"),
            "male": ("man", "men", "gentleman", "male", "he", "his", "him"),
        },
    ),
    Concept(
        "jurisdiction",
        Kind.ATTRIBUTE,
        "the country",
        values=("US", "UK", "other"),
        value_words={"US": ("in the US",), "UK": ("in the UK", "NHS")},
    ),
    _condition("pregnant", "pregnancy", "pregnant"),
    _condition("cancer_history", "a history of cancer", "cancer", "malignancy"),
    _condition("fever_or_infection_risk", "fever or a risk of infection", "fever", "infection"),
    _condition("saddle_anaesthesia", "saddle anaesthesia", "saddle numbness"),
    _condition("low_velocity_trauma", "low-velocity trauma", "minor fall", "trauma"),
    _condition("known_osteoporosis", "osteoporosis", "osteoporotic", "known osteoporosis"),
    _condition("suspected_low_bmd", "suspected low bone density", "suspected osteoporosis"),
    _condition("hip_fracture", "a hip fracture", "broken hip"),
    _condition("parental_hip_fracture", "a parental hip fracture"),
    _condition("oesophageal_disorder", "an oesophageal disorder", "oesophageal stricture"),
    _condition("paget", "Paget disease of bone", "Paget's disease"),
    _condition("lbp_present", "low back pain", "LBP", "lumbar pain", duration="lbp_duration_weeks"),
    _condition(
        "mi_history",
        "a previous heart attack",
        "myocardial infarction",
        "heart attack",
        "MI",
        duration="months_since_mi",
    ),
    _condition("on_denosumab", "denosumab treatment under way", "on denosumab"),
    Concept("mi_date", Kind.DATE, "date of the heart attack", months="months_since_mi"),
    Concept(
        "denosumab_last_dose",
        Kind.DATE,
        "date of the last denosumab dose",
        ("last denosumab dose", "last dose of denosumab"),
        months="months_since_denosumab",
    ),
    _measure("months_since_mi", "months since the heart attack", "month", "0", "1300"),
    _measure("months_since_denosumab", "months since denosumab", "month", "0", "600"),
    _measure("lbp_duration_weeks", "duration of low back pain", "week", "0", "5000"),
    _measure("glucocorticoid_months", "months of glucocorticoids", "month", "0", "1200"),
    _measure(
        "chronic_glucocorticoid_mg_day",
        "the daily glucocorticoid dose",
        "mg/day",
        "0",
        "2000",
        "prednisolone",
        "prednisone",
        "steroid",
        duration="glucocorticoid_months",
    ),
    _measure(
        "t_score",
        "T-score",
        None,
        "-8",
        "6",
        "T score",
        bare=True,
        sites=("spine", "femoral_neck", "total_hip", "hip", "radius"),
    ),
    _measure(
        "egfr",
        "eGFR",
        "mL/min/1.73m2",
        "0",
        "200",
        "GFR",
        "estimated glomerular filtration rate",
        bare=True,
        units={"mL/min/1.73 m²": Decimal(1)},
    ),
    _measure(
        "crcl_cockcroft_gault", "creatinine clearance", "mL/min", "0", "250", "CrCl", bare=True
    ),
    _measure(
        "vit_d_25oh",
        "25-OH vitamin D",
        "ng/mL",
        "0",
        "300",
        "25(OH)D",
        "vitamin D level",
        units={"nmol/L": Decimal("0.4006")},
    ),
    _measure(
        "height_loss_historical_cm",
        "historical height loss",
        "cm",
        "0",
        "60",
        "height loss",
        units={"mm": Decimal("0.1"), "inch": Decimal("2.54")},
    ),
    _measure(
        "frax_mof", "FRAX MOF", "%", "0", "100", "major osteoporotic fracture risk", bare=True
    ),
    _measure(
        "romosozumab_doses",
        "number of romosozumab doses given",
        None,
        "0",
        "60",
        "doses of romosozumab",
        bare=True,
        discrete=True,
    ),
    Concept(
        "red_flag",
        Kind.DEFINITION,
        "a red flag",
        means=AnyOf(tuple(map(_is_true, RED_FLAGS)), "red_flag"),
    ),
    Concept(
        "cancer_only", Kind.DEFINITION, "an oncological flag", means=_is_true("cancer_history")
    ),
    Concept("mri_lumbar", Kind.TEST, "MRI of the lumbar spine", ("lumbar MRI", "MRI")),
    Concept(
        "mri_lumbar_without_contrast",
        Kind.TEST,
        "MRI of the lumbar spine without contrast",
        ("MRI without contrast", "MRI"),
        isa=("mri_lumbar",),
    ),
    Concept("tens", Kind.CARE, "nerve stimulation", ("TENS",)),
    Concept("vitamin_d", Kind.CARE, "vitamin D"),
    Concept("oral_bisphosphonate", Kind.DRUG, "an oral bisphosphonate"),
    Concept("alendronate", Kind.DRUG, "alendronate", ("Fosamax",), isa=("oral_bisphosphonate",)),
)


def small_vocabulary() -> Vocabulary:
    """About forty concepts of every kind, and one implication."""
    female = Atom("sex", Options(frozenset({"female"})), "sex == female")
    return Vocabulary(
        {concept.id: concept for concept in CONCEPTS},
        (Implication(_is_true("pregnant"), female),),
    )
