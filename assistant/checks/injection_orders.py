"""Orders that would make the machine another one: other instructions, a part to play, no limits."""

from assistant.checks.injection_tongues import DROPPING
from assistant.checks.injection_words import order

INSTRUCTIONS = (
    order("to drop its instructions", DROPPING),
    order(
        "to drop its instructions",
        r"""
        {start}{drop} (?:about )?(?:{whose}{own}|instructions|prompts?)\b(?! (?:on the|of your
            |from your|for use)\b)
        {lead}{drop} (?:about )?{whose}{own}\b(?! (?:on the|of your|from your|for use)\b)
        {drop} (?:about )?(?:all|any|your|every) {whose}?(?:{own}|documents?|articles?)\b
        {start}{drop} (?:about )?(?:all |any |the )?(?:your|the above|previous|prior|preceding
            |earlier|provided|given|safety) {whose}?{binding}\b(?! (?:about|of the patient
            |visits?)\b)
        {lead}{drop} (?:about )?all (?:of )?{whose}{binding}\b
        {start}(?:forget|ignore|disregard|never ?mind)(?: about)? (?:everything|all(?: that
            | of (?:it|this|that))?|anything|whatever|what(?:'s| is| was)?) (?:(?:that |which )?(?:I
            |we|you|he|was|is|were|came|comes)\b|above|before|previous|prior|earlier|said|written
            |so far|from (?:before|above)|up to|until)(?!(?: have|'ve)?(?: know| heard| read
            | been told| learn\w*| think)? about| have heard)
        (?:{start}|\bthen, )(?:forget|ignore|disregard)(?: about)? (?:everything
            |anything)\b(?! (?:you|about|that (?:was|may|you))\b)
        {start}(?:ignore|disregard|forget) (?:the )?(?:above|previous|preceding|foregoing)\b
        \bI (?:command|order) you\b|\binstead of (?:answering|responding|replying
            |following)\b{gap}\b(?:questions?|that|it|me|{own}|print|say|write)\b
        \b(?:previous|prior|above|earlier) (?:{own}|information|text) (?:is
            |are) (?:now )?(?:irrelevant|void|invalid|null|cancell?ed)\b
        {start}never ?mind (?:what|everything|the (?:previous|above|last)|that|all)\b
        \b(?:forget|disregard|ig\w{2,4}e|ing\w{2,3}e) (?:what|waht)\W?s? (?:I|was|is|before|above
            |came)\b
        \b(?:ignoring|disregarding|forgetting) (?:about )?{whose}(?:{own}|articles?|documents?)\b
        \byou (?:must not|no longer|need not)(?: have to| need to)? (?:follow|obey
            |heed) (?:the |all )*(?:your|previous|prior|any|above|earlier) {whose}?(?:{own}
            |{binding})\b
        \byour (?:previous|earlier|prior|original|old|current) (?:{own}|{binding}) (?:are|is|were
            |was|no longer|do not|don't)\b
        {start}{drop} the rest of (?:this|the|these) (?:data|text|page|document|prompt|input
            |message)\b
        \b(?:despite|contrary to|instead of|regardless of|notwithstanding|unlike) (?:what you(?:'ve
            | have| were| are)?(?: been)? (?:told|instructed|taught)|your (?:\w+ )?{own})\b
        \b(?:the )?(?:instructions|text|prompt) above (?:were|was|are|is) (?:a test|void|fake|wrong
            |an? (?:error|example))
        {start}override (?:manual|human|automatic) (?:scor\w+|review|grading|evaluation|settings)\b
        {start}(?:change|replace|update|rewrite) your (?:\w+ )?(?:instructions?|prompts?|rules)\b
        \bdo(?: not|n'?t) (?:have to |need to )?(?:abide by|comply with|adhere to
            |obey) (?:any |the |all )?(?:rules|policies|restrictions|OpenAI)\b
        """,
    ),
    order(
        "to take up a new task",
        r"""
        \b(?:focus|concentrate)(?: only| now| solely)? on (?:the|your|a|this) new (?:task|assignment
            |instruction|job|order)\b
        \bconcentrate only on this task\b
        \b(?:now|here|next|but)\W{1,2}(?:there )?(?:comes?|follows?|is|are) (?:\w+ ){0,3}(?:new|next
            |further|another) (?:task|assignment|instruction)s?\b
        \byour (?:new|next|only|real|actual|true|secret) (?:task|instruction|job|role|assignment
            |order|objective|mission)s? (?:is (?:to|now)|are|will|follows?)\b(?! (?:as a
            |for (?:patients|carers))\b)
        \bstart(?: over)? with a new (?:task|assignment)\b|{start}start over (?:with|from)\b
        \b(?:new|updated|extra|secret|hidden|begin) (?:system )?(?:instructions?
            |prompts?)(?: for you)?\s?(?::|=| begins?\b)
        \bnew (?:statement|request|query|order)\s?(?::| - )\s?(?:please|{drop}|say|now|return
            |print)\b
        \badditional instruction\s(?::|-)\s
        \bhelp me(?: out)?(?: now)? with (?:the following|this|another|a new) (?:task|assignment)\b
        \b(?:well|superbly|nicely|greatly) done\b{far}(?:[.!] ?{far}){0,3}\b(?:task|assignment)
        {start}stop everything[!.]|^\W*(?:attention\W+)?stop\W+(?:ignore|now|I urgently|forget)\b
        ^\s*(?:order|command|instruction|new task|task)\s?:\s?(?:{drop}|{quote}|now|say|write|act)\b
        \byou have a new (?:goal|task|instruction|objective|mission)
        """,
    ),
    order(
        "to give away its instructions",
        r"""
        \bsystem[ _-]?prompts?\b|\bsystem messages? (?:say|above|is|was)
            |\binitiali[sz]ation (?:string|prompt)\b
        \b(?:what|which|how)\b{gap}\byour (?:\w+ ){0,2}(?:instructions|prompts?|system message
            |directives|guardrails)\b(?! (?:from|to|for)\b)
        \bwhat (?:are|were) your (?:(?:initial|original|exact|hidden|secret|internal
            |system) )*(?:rules|guidelines|instructions|directives)\b
        \byour (?:(?:original|initial|first|system|hidden|secret|full|exact|internal|pre-?set
            |starting|entire|complete|underlying) ){1,3}(?:{own}|rules|guidelines|message|context
            |setup|parameters)\b
        \b(?:what|which|how)\b{gap}\b(?:were|was|have|are|did) you\b{gap}\b(?:told|instructed
            |programmed|prompted|configured)\b{gap}\b(?:before|to (?:do|behave|say|act)|not to
            |initially|by (?:your )?(?:developer|creator)s?)\b
        \b(?:what|which) (?:\w+ )?instructions (?:did|have|were) you\b{gap}\b(?:receive|given?|got
            |get)
        {lead}{show}{gap}\b(?:(?:the|your|all|this|entire|whole|every)\b{gap}\b(?:text|words?
            |prompts?|conversation|sentences?|lines?|everything|message|context|input|characters
            |tokens)\b{gap}\b(?:above|before (?:this|it)|back to me|so far|verbatim|word for word
            |you (?:were|got|received)|texts?)|(?:above|previous|prior|preceding) (?:\w+ )?(?:text
            |words|prompt|conversation|sentence|message|input|line)s?)\b
        {lead}{show}(?: me)? {gap}\b(?:of )?(?:your|previous|initial|hidden
            |secret) (?:\w+ )?(?:{own}|prompt texts?|guidelines|rules)\b(?! (?:for|from|to)\b)
        {start}{show} (?:the )?(?:previous|above|prior) {own}\b
        \b(?:instead|and) spell ?-?check the previous\b
        \b(?:showing|revealing|printing|displaying) (?:all |the |your )*prompt(?: text)?s?\b
        {start}{show} (?:everything|all|anything)\b{gap}\b(?:above|before this|you (?:were
            |have been) told|verbatim)\b
        \brepeat\b{gap}\b(?:conversation|prompt|instructions)\b{gap}\b(?:word for word|verbatim
            |exactly)
        \byour (?:embeddings|training data|model weights|source code)\b
        \b(?:when|how|on what) were you (?:trained|programmed|created)\b
        \byou (?:are )?(?:not (?:supposed|allowed)|forbidden) to (?:tell|reveal|say|share
            |disclose)\b
        \binformation in the prompt\b|\byour prompts?\b
        \bdo(?: not|n'?t) (?:reveal|tell|show|mention|disclose) (?:this|these
            |the)? ?(?:\w+ )?(?:message|instructions?|to the user|user about)\b
        """,
    ),
    order(
        "to take these words for its own",
        r"""
        <\|(?:im_start|im_end|system|user|assistant|endoftext)\|>|\[/?INST\]|<</?SYS>>
        </?(?:system|instructions?|prompt|context|assistant|user_?(?:query|input))>|^\W*\[(?:system
            |admin)\]
        \#{2,} ?(?:system|instructions?|response|user|assistant)\b ?(?::|$)
        ^\W*(?:user|human|assistant)\s?: ?(?:please|next|now|repeat|say|you|ignore|yes|sure|write)\b
        (?-i:[a-z?,] (?:[A-Z]{2,}\W+){0,6}(?:YOU|SAY|WRITE|ANSWER|OUTPUT|PRINT|FORGET|IGNORE|DU|SAG
            |SCHREIBE)(?:\W+[A-Z]{2,}){2,})
        ={4,} ?END\b|\bend of (?:the )?(?:prompt|system message|user input|instructions)\b
        \buser message terminat|\bsystem i-?nstructions? begin|(?:\\ ?n ?){4,}
        """,
    ),
)

PARTS_TO_PLAY = (
    order(
        "to play a part",
        r"""
        {start}(?:{play}|write)(?: to me)? (?:as|like)(?: if you (?:are|were))? (?!(?:soon|quickly
            |early|needed|though|appropriate|directed|required|follows|usual|much|many|little|fast
            |possible|well|such|part|described|above|necessary|recommended|instructed|agreed|planned
            |a (?:team|reminder|guide|matter|result|precaution|trigger|whole|rule)|this|that|it
            |indicated|you)\b)
        \b(?:going to|want you to|I'?d like you to|you (?:will|must|should|now)) (?:now )?(?:act
            |function|behave) (?:as|like) (?!soon|quickly|early)
        {start}(?:pretend|simulate|role-?play|impersonate|emulate)\b:?(?: to be| that you| you
            | being| as| the role| a| an| developer)\b
        {start}(?:take on|assume|adopt|play) the (?:role|persona|identity|character) of\b
        \b(?:from now on|from this (?:point|moment)(?: on| onwards?| forward)?|from here on
            |henceforth|for the (?:rest|remainder) of (?:this|the|our) (?:chat|conversation|session
            |thread)\b{gap}),? (?:{gap}\b)?you(?:'re|r)?(?: \w+){0,4} (?:act|answers?|respond|reply
            |speak|talk|pretend|behave|write|generate|output|go by|known|called|named|prompts?|role
            |guidelines)\b
        \byou are (?:now )?(?:\w+, )?(?:an? |the |no longer )?(?:\w+ ){0,3}(?:AI|chatbot
            |language model|LLM|\w*GPT|checker|auditor|evaluator|verifier|validator
            |virtual (?:assistant|character))\b
        {start}you are (?:now )?(?:an? |the )(?:\w+ ){0,2}assistant\b(?! (?:nurse|doctor|in|at
            |professor)\b)
        (?:{start}|\bwhich )(?:you are|you're|imagine you are) (?:now )?(?:a|an|the|my|no
            |not an?) (?:\w+ ){0,4}(?:journalist|newspaper|character|persona|interpreter|terminal
            |hacker|pirate|poet|comedian|electronic \w+|radical|villain|storyteller|translator
            |dungeon master|robot|console)\b
        \b(?:roles?|persona|shoes|skin) of (?:an?other |my |a |an )?(?:AI|evil|{machine})\b
            |\bimmerse yourself\b|\byou are role-?playing\b|\bas an AI language model\b
        \b(?:you|are you|answer) as an? (?:AI|language model|chatbot)\b
        {start}imagine (?:that )?you (?:are|were) {gap}[.,] ?(?:who|what|how) (?:are|would|do) you\b
        \b(?:break|fall)(?:ing)? out of (?:the |their |his |her )?(?:roles?|characters?|figure)\b
        \balways (?:remain|stay)s? in (?:their|his|her) roles?\b
        \b(?:speak|talk) like an? |{start}(?:now you are|you are now) (?-i:[A-Z])\w+(?:,|\.| and\b)
        \b(?:break|breaking|stay|staying|remain) (?:in |out of )?character\b
        \b(?:theoretical|hypothetical|fictional|imaginary) (?:world|scenario|universe
            |story) (?:where|in which) you\b
        \b(?:personas?|alter egos?)\b{gap}\b(?:chat ?GPT|unfiltered|answers?|reply|named|called)\b
        """,
    ),
    order(
        "to drop its limits",
        r"""
        \bdo anything now\b|\b(?:developer|DAN|god|unrestricted|sudo|admin|debug|jailbreak) mode\b
            |\bjailbr(?:eak|oken)\w*\b
        \b(?:amoral|unfiltered|uncensored|unrestricted)\b{gap}\b(?:AI|chatbot|assistant|answers?
            |reply|bot|GPT|character)\b
        \bunfiltered ?(?:GPT|response|and\b)|\b(?:AI|chatbot|assistant|GPT)\b{gap}\b(?:without
            |no) (?:any )?(?:limits|restrictions|rules|filters)\b
        \b(?:AI|chatbot|character|assistant|persona|artificial intelligence|bot
            |GPT)\b{gap}\b(?:named|called|dubbed|who|that|known as|with no
            |has no)\b{far}\b(?:anything|unfiltered|uncensored|amoral|no restrictions?|no limits
            |all requests|any (?:request|question|prompt)|never refuses?|illegal|unethical
            |immoral)\b
        \b(?:no|any|without|zero) (?:\w+,? ){0,2}(?:moral|ethical) (?:\w+,? ){0,3}(?:bounds
            |boundaries|limits|limitations|guidelines|restrictions|filters|standpoint|compass)\b
        \bfree (?:of|from) (?:all |any |the typical )?(?:restrictions and filters|filters
            |confines)\b
        \btypical confines of\b|\bOpen ?A[Il](?:'s)? (?:\w+ ){0,2}(?:polic(?:y|ies)|guidelines|rules
            |restrictions)\b
        \b(?:never|cannot|can't|not) (?:refuse|decline) (?:\w+ ){0,3}(?:requests?|prompts?
            |anything)\b
        \b(?:your|the) (?:interpretation of the )?content polic(?:y|ies)\b
        \byour (?:limited )?knowledge (?:of anything )?(?:cut-?off|is cut|after 20\d\d)\b
            |\byou are still in 20\d\d\b
        """,
    ),
)
