"""Pronouns that stand for the action in focus: "it", "this drug". Used by `binding`, `inherit`."""

import re

THINGS = (
    "drug|test|scan|treatment|medication|agent|option|choice|study|approach|medicine|imaging|"
    "injection|tablet|examination|infusion|procedure|course"
)

# As the subject, behind connecting words and the issuer: "according to the ACR, it is ...".
SUBJECT = re.compile(
    r"^\W*(?:according to (?:the )?[\w/]+(?: \w+){0,2}?,?\s+"
    r"|(?:for (?:that|this) reason|in (?:that|this) case|because of this),?\s+)?"
    r"(?:(?:and|so|but|then|therefore|however|yes|no|nevertheless|still),?\s+)*"
    rf"(?:it|this|that|they|these|both|(?:this|the|such) (?:{THINGS}))\b",
    re.I,
)
OBJECT = re.compile(
    rf"^\s*(?:it|this|them|both|these|(?:this|the) (?:{THINGS}))\b(?!\s+(?:to|that|for|of)\b)",
    re.I,
)
