"""Cue words of negation, doubt, time and family, and the words that end their reach.

Pure tables, read by `context`. A longer cue hides the shorter one inside it, so a phrase that
only looks like a cue ("not only") is listed too, with no meaning.
"""

from enum import Enum


class Sense(Enum):
    """What a cue says of the mentions in its reach."""

    ABSENT = "absent"
    POSSIBLE = "possible"
    PAST = "past"
    HYPOTHETICAL = "hypothetical"  # opens a clause: "if she had ..."
    PROSPECT = "prospect"  # opens a phrase: "risk of ...", "to prevent ..."
    FAMILY = "family"
    ASKED = "asked"  # a question that names the fact: "does she have ..."
    NOTHING = "nothing"  # looks like a cue and is none


AHEAD: dict[Sense, str] = {
    Sense.ABSENT: """
        no|not|denies|denied|denying|deny|without|w/o|w/out|never|never had|absence of|free of
        free from|negative for|neg for|-ve for|lack of|lacks|lacking|neither|nor|none of|no evidence
        no evidence of|no evidence for|no sign of|no signs of|no known|no history of|no hx of|no h/o
        no hx|no prior|no previous|without evidence of|no suspicion of|no suspicion for|excludes
        excluded|has excluded|ruled out|ruled out for|rules out|cannot|can't|isn't|doesn't|hasn't
        didn't|wasn't|haven't|aren't|weren't|don't|won't|not typical for|no concern for
        no symptoms of|no findings of|unremarkable for|not known to have|zero
        not be typical for|no recent|nil|not on|not taking|not currently on|not currently taking
        not receiving|never on|never taken|never took|has not taken|has not had
        no personal history of|inconsistent with
        nothing to suggest|nothing suggesting|nothing suggestive of|nothing suspicious of
        nothing to indicate|no features to suggest|no suggestion of|not suggestive of
        not consistent with|no further episode of|no further episodes of|no recurrence of
        rather than|instead of|no longer on|no longer taking
        no longer receiving|no longer takes""",
    Sense.POSSIBLE: """
        define|defines|definition of|criteria for|threshold for|mean|means|count as|counts as
        qualify as|diagnostic of|possible|possibly|probable|probably
        suspected|suspicion of|suspicion for|suspicious for
        suspect|suspecting|suspects|likely|unlikely|may have|might have|may be|might be|could be
        could have|r/o|rule out|ruling out|to exclude|query|concern for|concerns for
        concerning for|concerned about|worried about|differential|presumed|presumptive
        questionable|equivocal for|cannot rule out|can't rule out|cannot exclude|can't exclude
        not ruled out|not excluded|does not rule out|does not exclude|not rule out
        appears to have|seems to have|unclear if|not sure if|not sure whether|not certain
        borderline|has not ruled out|has not excluded|suggestive of|suggesting|unknown whether
        evaluate for|assess for|look for|looking for|check for|checking for|test for|testing for
        whether she has|whether he has|whether there is|whether the patient has|whether this is
        whether it isif|unknown """,
    Sense.PAST: """
        history of|history significant for|history is significant for|history positive for
        history is positive for|history includes|past medical history|medical history|past history
        pmh|pmhx|pmh of|h/o|hx of|hx|past|prior|previous|previously|status post|s/p|former|formerly
        remote|distant|healed|an old|previously had|had had|had previously|once had|in the past
        in the remote past|in the distant past|used to|years ago|decades ago|years earlier
        years prior|as a child|as a teenager|in childhood|in her youth|in his youth|childhood
        recovered from|survivor of|significant for|history notable for|history remarkable for
        history is notable for|history is remarkable for|history consists of|no longer
        known history of|social history|past surgical history|surgical history|allergies|ex""",
    Sense.HYPOTHETICAL: """
        if|in case|in case of|in the event of|unless|were to|should she|should he|should they
        should the patient|should there be|what if|suppose|supposing|assuming|as if|return for
        call for|call with|return with|until|any of the following|returning for|call also for
        seek help for|imagine|let's say|let us say|let's assume|let us assume""",
    Sense.PROSPECT: """
        risk of|risk for|risks of|at risk of|at risk for|risk factor for|risk factors for
        to prevent|prevent|prevents|preventing|prevention of|screen for|screening for|screened for
        monitor for|watch for|to detect|prophylaxis against|prophylaxis for|likelihood of
        probability of|chance of""",
    Sense.FAMILY: """
        mother|father|sister|sisters|brother|brothers|parent|parents|mom|mum|dad|maternal|paternal
        aunt|uncle|grandmother|grandfather|family history|family history of|family hx|fhx|fh of
        fh is|fh|sibling|siblings|cousin|son|daughter|relative|relatives|husband|wife|spouse""",
    Sense.ASKED: """
        does she have|does he have|does the patient have|does this patient have|do they have
        is there|are there|is it|is this|is she|is he|is the patient|has she had
        has he had|has she|has he|could it be|could this be|could she have|could he have|did she
        did he|wondering if|wonder if|wondering whether|tell me if|know if|know whether|ask if
        asks if|asking if|advise if|advise whether|unsure if|unsure whether|see if|decide if
        clarify if|confirm if|let me know if|forget|forget about|ignore|disregard|leave aside
        never mind|scrap""",
    Sense.NOTHING: """
        no the|no she|no he|no her|no his|no it|no this|no sorry|no actually
        not only|not just|no change|no increase|no improvement|no further|no doubt|not necessarily
        gram negative|without difficulty|no need|no need for|no indication|no indication for
        no role|no role for|no contraindication|no contraindications|no reason|no response to
        no response|no relief|not improving|not improved|not responded|not responding|not settling
        not recommended|not indicated|not appropriate|not advised|not tolerate|not tolerated
        not tolerating|not controlled|not well controlled|not treated|not been treated
        not on treatment|no treatment|no more than|not more than|no less than|not less than
        no older than|no later than|as possible|daughter reports|daughter says|son reports
        son says|husband reports|husband says|wife reports|wife says|with her husband
        with his wife|with her daughter|with her son|not yet|without treatment|not need
        not needed|not required|not necessary|without contrast|with and without|not sufficient
        not enough|not clear|no consensus|not work|not working|not helped|no help|no benefit
        history of present illness|day history of|week history of|month history of
        hour history of|year history of|past month|past week|past year|past few|past two|past three
        past six|past several|past four|past five|past day|past days|past night|past hour
        past hours|past weeks|past months|past 24|past 48|over the past|in the past few
        in the past day|in the past week|in the past month|in the past year|in the past two
        in the past three|in the past several|in the past 24|prior to|previous to|previous day
        previous night|previous evening|used to treat|history and physical|history was obtained
        history is obtained|history obtained|history taken|by history|in the last|if possible
        if so|if needed|if indicated|if not|as needed|no matter|not know|not sure""",
}

BEHIND: dict[Sense, str] = {
    Sense.ABSENT: """
        ruled out|was ruled out|were ruled out|is ruled out|excluded|was excluded|were excluded
        is excluded|is negative|was negative|were negative|are negative|negative|absent|is absent
        are absent|not seen|not present|not found|not detected|not identified|not noted
        not demonstrated|not evident|is denied|are denied|denied
        has been ruled out|has been excluded|have been excluded|have been ruled out|has resolved
        none|nil|not demonstrated|corrected|has been corrected|was corrected|is corrected
        now corrected|resolved|is resolved|now resolved|was resolved""",
    Sense.POSSIBLE: """
        is possible|possible|is suspected|was suspected|suspected|is likely|is unlikely|unlikely
        cannot be excluded|can't be excluded|not excluded|not ruled out|cannot be ruled out
        not been excluded|not been ruled out|to be ruled out|is unclear|unclear
        is unknown|unknown|not known|is not known|not certain|questionable|not assessed|not tested
        has not been assessed|has not been ruled out|have not been ruled out
        has not been excluded|have not been excluded|yet to be|not yet known|pending
        status unknown""",
    Sense.PAST: """
        in the past|in childhood|as a child|years ago|year ago|months ago|month ago|weeks ago
        history|previously|years earlier|last year|years before|in remission|years back
        decades ago|decade ago|long ago|years prior|years previously|as a teenager
        as an adolescent|in her youth|in his youth|in the remote past|in the distant past
        when she was a child|when he was a child|when she was young|when he was young
        survivor""",
    Sense.FAMILY: """
        in her mother|in his mother|in her father|in his father|in a parent|in the family
        in her family|in his family|in her sister|in his sister|in her brother|in his brother
        in a sibling|in a relative|in a first-degree relative|runs in the family""",
    Sense.HYPOTHETICAL: """were to|may develop|might develop|were present""",
    Sense.NOTHING: """
        is not clear|are not clear|was not treated|is not treated|is not controlled
        in the past few|in the past day|in the past week|in the past month|in the past year
        in the past two|in the past three|in the past several|in the past 24
        history and physical|history was obtained|history is obtained""",
}

# Words after which a cue that stands before them says nothing any more.
ENDS = """
    but|however|although|though|yet|except|except for|apart from|aside from|other than|besides
    because|because of|due to|given|despite|in view of|owing to|secondary to|whereas|while
    who is|who had|who presents|which is|which was|presents|presenting|presented|comes
    came|came in|now|then|still|therefore|so|she has|he has|she is|he is|she was|he was|she had
    he had|they have|patient has|patient is|and a|and an|and the|and has|and is|and was|and had
    and with|and on|and her|and his|and she|and he|and now|and known|and wearing|and takes
    and taking|and who|and presents|and otherwise|and wears|and there|there is|there was|there are
    what is|what should|which imaging|is mri|should we|should i|can i|can we|how should|what are
    or is|or should|on|takes|taking|treated with|receiving|started on|prescribed|found to have
    found on|has|shows|showed|reveals|revealed|show|with known|with a known|and known|did show
    does have|did have|does|is on|that was|that is|otherwise has|presenting with"""

# Further ends for negation only: "no treatment for osteoporosis" denies no osteoporosis.
NEGATION_ENDS = """
    with|for|in a|in an|in patients|in patient|in someone|in this|in women|in men|when|if|after
    since|in whom|as she|as he|to treat|until|before|from|in her|in his|at the time|worth
    needed|indicated|appropriate|as a cause|as cause|as the cause|to explain"""

# Further ends for the past: what is told of today, and verbs that begin what happened next.
PAST_ENDS = """
    denies|denied|denying|coming|complains|complaining|complained|admitted|transferred|referred
    brought in|recent|recently|new|new onset|new-onset|current|currently|today|ongoing"""

# Further ends for a past adjective, which speaks of its own noun: "previous hospital", "prior
# resection within the lobe and atelectasis".
PAST_ADJECTIVES = "past|prior|previous|former|remote|distant|healed|an old|ex"
PAST_NOUN_ENDS = """
    within|at|on|with|assuming|along|adjacent|compared|consistent|study|exam|examination|film
    films|visit|hospital|scan"""
