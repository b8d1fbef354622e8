"""Another drug, test, place or class than the source speaks of."""

from dataclasses import replace
from random import Random

from assistant.domain.knowledge import Advice
from evals.mutations.kinds import Mutation, Original, Stock, swapped, unsafe, worded

_SWAPS = (
    (r"\b[Aa]lendronate\b", ("Risedronate", "zoledronate", "a bisphosphonate", "denosumab", "any osteoporosis drug", "ibandronate")),
    (r"\b[Rr]isedronate\b", ("alendronate", "zoledronate", "a bisphosphonate", "strontium")),
    (r"\b[Zz]oledronate\b", ("alendronate", "pamidronate", "denosumab", "a bisphosphonate")),
    (r"\b[Dd]enosumab\b", ("romosozumab", "zoledronate", "teriparatide", "any biologic")),
    (r"\b[Rr]omosozumab\b", ("teriparatide", "denosumab", "raloxifene", "abaloparatide")),
    (r"\b[Tt]eriparatide\b", ("abaloparatide", "romosozumab", "a bisphosphonate", "calcitonin")),
    (r"\ba bisphosphonate\b", ("alendronate", "denosumab", "oestrogen", "any drug", "an antiresorptive drug")),
    (r"\bantiresorptive\b", ("anabolic", "bisphosphonate", "hormonal")),
    (r"\ban osteoporosis drug\b", ("denosumab", "romosozumab", "zoledronate", "a herbal remedy")),
    (r"\b[Cc]alcium\b", ("vitamin D", "magnesium", "strontium")),
    (r"\bvitamin D\b", ("vitamin K", "vitamin A", "calcium")),
    (r"\boral NSAID\b", ("opioid", "topical NSAID", "oral corticosteroid", "NSAID injection")),
    (r"\b(?:an )?opioid\b", ("NSAID", "paracetamol", "any analgesic")),
    (r"\b[Dd]uloxetine\b", ("amitriptyline", "sertraline", "gabapentin")),
    (r"\b[Aa]cupuncture\b", ("surgery", "dry needling", "an epidural injection")),
    (r"\bparacetamol\b", ("ibuprofen", "tramadol")),
    (r"\bMRI\b", ("CT", "PET", "radiography", "ultrasound", "DXA")),
    (r"\bCT\b(?! myelo)", ("MRI", "PET-CT", "radiographs", "CT with biopsy")),
    (r"\b[Rr]adiographs\b", ("MRI", "CT", "ultrasound scans")),
    (r"\bDXA\b", ("CT", "ultrasound", "MRI", "whole-body DXA", "bone scintigraphy")),
    (r"\blumbar spine\b", ("cervical spine", "thoracic spine", "brain", "knee", "whole body")),
    (r"\blumbosacral spine\b", ("cervical spine", "hip", "brain")),
    (r"\bspine and hip\b", ("heel", "forearm only", "skull", "spine only")),
    (r"\bforearm\b", ("heel", "shoulder", "spine")),
    (r" without contrast\b", (" with contrast", " without and with contrast")),
    (r" without and with contrast\b", (" without contrast", " with contrast only")),
    (r"(?<!and) with contrast\b", (" without contrast",)),
    (r"\bdecompression with fusion\b", ("decompression", "fusion alone", "laminectomy")),
    (r"\bdecompression alone\b", ("fusion alone", "decompression with fusion")),
    (r"\bspinal fusion\b", ("disc replacement", "spinal decompression", "vertebroplasty")),
    (r"\bvertebral augmentation\b(?! or)", ("spinal fusion", "bracing", "laminectomy")),
    (r"\bmedical management\b", ("surgery", "vertebroplasty", "watchful neglect")),
    (r"\b[Ee]xercise\b", ("bed rest", "weight loss", "surgery")),
    (r"\breferral\b", ("discharge", "no referral", "observation")),
    (r"\bbone density test\b", ("bone biopsy", "bone scan", "blood test")),
    (r"\bdental examination\b", ("eye examination", "hearing test")),
    (r"\bsuperficial heat\b", ("ice", "deep heat", "bed rest")),
)  # fmt: skip


def _other_rules_sentence(original: Original, stock: Stock, draw: Random) -> Original | None:
    """The sentence of another rule, beside its own ids."""
    if not original.rules:
        return None
    said = {rule.says for rule in original.rules}
    rules = [r for r in stock.corpus.rules if isinstance(r.then, Advice) and r.says not in said]
    return replace(original, statement=replace(original.statement, text=draw.choice(rules).says))


MUTATIONS: tuple[Mutation, ...] = (
    unsafe("drug, test or place swapped", worded(swapped(_SWAPS))),
    unsafe("another rule's sentence", _other_rules_sentence),
)
