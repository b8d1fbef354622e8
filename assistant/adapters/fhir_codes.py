"""Codes of observations and conditions whose concept is certain; all else is read by its name.

LOINC keeps the estimated filtration rate and the creatinine clearance by Cockcroft and Gault
apart, and so does this table: a clearance measured in collected urine is neither.
"""

# LOINC code to fact. Only codes that name exactly what the fact is.
LOINC_FACTS = {
    "33914-3": "egfr",
    "48642-3": "egfr",
    "48643-1": "egfr",
    "50044-7": "egfr",
    "50210-4": "egfr",
    "62238-1": "egfr",
    "69405-9": "egfr",
    "70969-1": "egfr",
    "77147-7": "egfr",
    "88293-6": "egfr",
    "88294-4": "egfr",
    "98979-8": "egfr",
    "35591-7": "crcl_cockcroft_gault",
    "1989-3": "vit_d_25oh",
    "14635-7": "vit_d_25oh",
    "62292-8": "vit_d_25oh",
    "17861-6": "serum_calcium",
    "2000-8": "serum_calcium",
    "72514-3": "pain_score",
    "82810-3": "pregnant",
}

# Measured in collected urine: near in name to a fact, and not that fact.
LOINC_NOT_FACTS = frozenset({"2164-2", "2163-4", "12195-4", "13441-1"})

# SNOMED CT code to fact.
SNOMED_FACTS = {
    "64859006": "known_osteoporosis",
    "312894000": "low_bone_mass",
    "22298006": "mi_history",
    "57054005": "mi_history",
    "399211009": "mi_history",
    "230690007": "stroke_history",
    "279039007": "lbp_present",
    "363346000": "cancer_history",
    "34713006": "vitamin_d_deficiency",
    "77386006": "pregnant",
    "2089002": "paget",
    "5291005": "hypocalcaemia",
}

# RxNorm ingredient to fact; products are read by their displayed name.
RXNORM_FACTS = {
    "46041": "on_alendronate",
    "73056": "on_risedronate",
    "77655": "on_zoledronate",
    "993449": "on_denosumab",
    "3407": "on_digoxin",
}

YES_CODES = ("373066001", "LA33-6", "Y", "77386006")
NO_CODES = ("373067005", "LA32-8", "N", "60001007")

# UCUM spellings that the project's units do not share.
UCUM = {
    "mL/min/{1.73_m2}": "mL/min/1.73m2",
    "mL/min/1.73.m2": "mL/min/1.73m2",
    "mL/min/{1.73m2}": "mL/min/1.73m2",
    "{score}": "",
    "{T-score}": "",
    "{T_score}": "",
    "{SD}": "",
    "[SD]": "",
    "1": "",
    "a": "year",
    "mo": "month",
    "wk": "week",
    "d": "day",
    "ug/L": "ug/L",
    "mg/d": "mg/day",
    "cm": "cm",
}

# Milligrams of prednisone that 1 mg is worth, for glucocorticoids taken by mouth.
PREDNISONE = {
    "prednisone": "1",
    "prednisolone": "1",
    "methylprednisolone": "1.25",
    "dexamethasone": "6.6667",
    "hydrocortisone": "0.25",
    "cortisone": "0.2",
}
