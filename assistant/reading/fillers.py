"""Words that carry no claim of their own: what may stand in a sentence without being read.

Everything else has to be accounted for by an action, a cue, a condition, an amount or an
issuer, or it is residue. Used by `claims` for the residue and for what a cue may reach over.
"""

FUNCTION_WORDS = frozenset(
    """
    a an the this that these those such same any some all each every either both other another
    and or nor but so yet then than also as at by for from in into of off on onto out over per
    to toward towards under up upon via with within without between among amongst about around
    across it its it's they them their theirs he she his her him hers who whom whose which
    what we our us you your i me my one ones there here is are was were be been being am do
    does did done has have had having will would shall should can could may might must need
    needs ought isn't aren't don't doesn't if when whenever where while once because since
    given until unless not no e.g i.e eg ie etc vs s t c x
""".split()
)

# Nouns and modifiers that change nothing of what is advised.
TRANSPARENT = frozenset(
    """
    patient patients person persons people adult adults individual individuals case cases
    population someone anyone everyone clinician clinicians doctor doctors physician
    physicians provider providers practitioner prescriber prescribers team treatment
    treatments therapy therapies medication medications medicine medicines drug drugs agent
    agents use uses using used trial course courses dosing scan scans study studies imaging
    test tests testing investigation investigations exam examination assessment assessments
    infusion infusions injection injections tablet tablets prescription initiation start
    starting combination role form option options alternative alternatives choice step steps
    approach strategy management plan stage setting situation context scenario question
    initial initially first firstly next second secondly third finally now today currently
    current present already still here again always routine routinely usually generally
    typically normally often commonly mostly mainly primarily simply clearly strongly
    conditionally weakly conditional strong weak formally formal further additional
    appropriate suitable recommended recommendation recommendations guideline guidelines
    guidance criteria standard issuer statement statements label labels labelling labeling
    labelled product information prescribing according accordance based per says say said
    states state stated gives advice advises rates rate rated rating ratings lists regards
    considers indicated indication well even only alone just rather instead too very quite
    simple important importantly note however therefore thus hence overall meanwhile moreover
    general particular specific specifically appropriately reasonable sensible good best
    better preferred ideally preferably possible possibly likely probably new newly known
    definite confirmed established separate relevant clinical medical usual common early later
    long short full whole total available individual careful carefully carry out carried made
    make making takes taking taken give giving given get getting yes please such like
    including include includes example instance namely time times point level levels limit
    limits basis way part kind type patient's she's he's healthy life daily regularly regular
    considered consideration consider decision decisions shared benefit benefits harm harms
    evidence certainty moderate low high quality summary characteristics heading warning boxed
    two three four five things section oral orally intravenous iv intravenously subcutaneous
    subcutaneously mouth baseline follow-up visit visits remaining rest full planned scheduled
    straight away
""".split()
)

FILLERS = FUNCTION_WORDS | TRANSPARENT

# People a condition speaks of: "in women over 65", "patients who ...".
POPULATION = frozenset(
    """
    patient patients person persons people adult adults individual individuals woman women man
    men female females male males someone anyone those postmenopausal premenopausal children
    users user case cases lady gentleman anybody everyone elderly older younger who whom
""".split()
)

PREPOSITIONS = frozenset(
    """
    of on with for to in during from about against by under over after before at into without
    between regarding concerning
""".split()
)
