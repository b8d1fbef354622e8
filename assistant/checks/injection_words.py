"""The words that orders to a machine are made of, and how a table of wordings is read.

A table holds one wording a line, as a regular expression in which a blank stands for any white
space and `{name}` for one of the parts below; a line that begins with `|` goes on with the one
before it.
"""

import re
from dataclasses import dataclass

_CONTINUED = re.compile(r"\n\s*\|")
_STRETCH = r"(?:[^.!?\n]|[.!?](?=\S)|\n(?!\s*\n))"
# Where an order can begin: "patients ignore all warnings" and "the drug may act as a trigger" are
# none. A capital, shouted words or a quotation begin one inside a sentence too.
_BEFORE = r".!?:;\"'“”‘(\[*>`{|="
_START = rf"""\b(?:^|(?<=[{_BEFORE}\n])|(?<=[{_BEFORE}-]\s)
|(?-i:(?<=[a-z\d)]\s)(?=[A-Z][a-z]|[A-Z]{{3,}}\s[A-Z]{{2}}))
|\b(?:please|now|just|simply|kindly|instead|let'?s|you (?:must|should|will|shall|can|may|have to
|need to|are (?:going |about |required |expected )?to)(?: now| always| only)?
|(?:want|like|ask|command|order|need|tell) you to) )"""

_PARTS = {
    "start": _START,
    "lead": rf"\b(?:{_START}|(?<=,)|(?<=,\s)|\b(?:and|then|also|always|first|next|to) )",
    "gap": f"{_STRETCH}{{0,40}}?",
    "far": f"{_STRETCH}{{0,120}}?",
    "quote": r"[\"'“‘«`]",
    "drop": r"""(?:ignore|disregard|forget|override|bypass|skip|neglect|discard|dismiss|omit|delete
|erase|remove|abandon|drop|leave behind|cancel|reset|void|set aside|put aside|never ?mind
|pay no attention to|(?:stop|quit) (?:following|obeying)
|(?:do(?: not|n'?t)|must not|no longer(?: have to)?|need not) (?:follow|obey|heed|listen to
|look (?:in|at)|answer the question according to))""",
    "whose": r"""(?:(?:(?:all|any|every|each|of|the|your|my|our|its|those|these|this|that|such
|previous(?:ly)?|prior|preceding|above|earlier|former|foregoing|following|initial|original|current
|existing|other|given|provided|system|and|or|and/or|safety|security|content|hidden|old|past|last
|first|internal|full|exact|complete|entire|whole|secret|underlying|starting|pre-?set) ){1,6})""",
    "own": r"""(?:instructions?|prompts?|directions|directives?|commands?|programming|guidance
|training|system messages?|configuration)""",
    "binding": r"""(?:rules|guidelines|guardrails|filters|restrictions|polic(?:y|ies)|requests?
|tasks?|assignments?|orders|conversations?|messages?|scoring|information|inputs?|articles?|artikels?
|contents?|contexts?|documents?|limitations)""",
    "machine": r"""(?:LLM|GPT|chat ?GPT(?:-?\d)?|chatbot|bot|language model|checker|auditor
|evaluator|verifier|validator|(?:reviewing|grading) (?:model|system)|AI (?:reviewer|system|reader)
|(?:automated|analysis|screening) (?:\w+ )?(?:software|systems?|tool|reviewer|checker|process)
|AI)s?""",
    "reply": r"""(?:reply|replies|response|responses|answer|output|outputs|message|explanation)
(?! (?:to (?!user|this|the (?:user|question))|rate|after|on)\b)""",
    "speak": r"(?:reply|respond|answer|say|print|output|return|write|report|repeat|state)",
    "show": r"""(?:print|show|reveal|output|display|dump|spell ?-?check|tell me|give me|encode|leak
|disclose|expose|translate|summari[sz]e|list|repeat|copy|echo|recite|paste|share|write out)""",
    "play": r"(?:act|behave|function|respond|answer|reply|speak|talk|pose|role-?play)",
    "change": r"""(?:use|render|provide|give|reply|respond|answer|translate|integrate|add|insert
|include|mention|enhance|introduce|replace|substitute|scramble|jumble|remove|group|write|encode|end
|start|begin|finish|append|embed|put|weave|format|reverse|spell|convert|encrypt|incorporate|modify
|alter|make|craft|compose|deliver|present|shuffle|rearrange|mix|swap|suggest|promote|refer|reference
|allude|tease|highlight|hide|obfuscate|capitali[sz]e|transform|phrase|structure|conclude|recommend
|shift|invert|mirror|flip|duplicate|double|advertise|formulate|construct|employ|apply|transcribe|express)""",
    "make": r"""(?:write|compose|draft|formulate|create|generate|craft|produce|invent
|tell me(?! about)
|give me|make up|show me|provide
|help me(?: with| to write| write| draft| create)?)""",
    "artefact": r"""(?:essays?|poems?|stor(?:y|ies)|songs?|jokes?|limericks?|haikus?|raps?|slogans?
|headlines?|tweets?|blog posts?|sql|c\+\+|python|javascript|html|java|lyrics|recipes?|plea
|cover letter|fiction|tagline|code|newspaper|tutorial|speech|itinerary|riddles?|puns?|screenplay
|crossword|(?:sentences?|paragraphs?) (?:about|on|with|that)
|(?:letter|e?mail|note)s? to (?:a|the|my) (?:principal|editor|landlord|mayor|president|boss|manager
|customer|colleague|neighbou?r|teacher|client|friend))""",
    "tongue": r"(?:english|german|french|spanish|italian|polish|russian|chinese|japanese|latin)",
    "verdict": r"""(?:pass(?:ed|ing)?|correct|valid|verified|supported|error-free|flawless|perfect
|without errors|approved)""",
}


@dataclass(frozen=True, slots=True)
class Order:
    """One kind of order: what it asks the machine, and its wordings."""

    asks: str
    pattern: re.Pattern[str]


def order(asks: str, table: str) -> Order:
    """The kind of order whose wordings are the lines of a table."""
    wordings = _CONTINUED.sub("|", table).strip().splitlines()
    pattern = "|".join(f"(?:{wording.strip()})" for wording in wordings)
    for name, part in _PARTS.items():
        pattern = pattern.replace(f"{{{name}}}", _CONTINUED.sub("|", part).replace("\n", ""))
    spaced = pattern.replace(" ?", r"\s?").replace(" ", r"\s+")
    return Order(asks, re.compile(spaced, re.I | re.M))
