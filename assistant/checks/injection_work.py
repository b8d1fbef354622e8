"""Orders for work that advice asks of nobody: replies, ciphers, verdicts, code, other texts."""

from assistant.checks.injection_tongues import REQUESTS
from assistant.checks.injection_words import order

REPLIES = (
    order(
        "to change its reply",
        r"""
        (?:{lead}|\b(?:can|could
            |would) you ){change}\b{far}\b(?<!according\s)(?<!depending\s)(?<!due\s)(?:in|to|into|of
            |with|from|for|within|throughout|using|inside|across
            |as part of) your (?:\w+ )?{reply}(?:'s)?\b
        \b(?:in|within|into|to|throughout|at the end of) your (?:\w+ )?{reply}, (?:\w+ly )?{change}
        {start}use (?:emojis?|only|numbers|symbols|letters|words|an?
            |the)\b{gap}\byour (?:\w+ )?{reply}
        {lead}{change} your (?:\w+ )?(?:reply|response|output)\b(?! (?:to(?! {change})|rate)\b)
        {start}{change} (?:\w+ ){0,4}(?:vowels?|consonants?|letters of|every (?:\w+ )?letter)\b
        {start}{speak}\b{gap}\b(?:using|with|in|as) (?:only |just )?(?:emojis?|symbols|digits
            |homophon\w+|anagrams?|typos|misspell\w+|hex\w*|ascii|unicode|alphanumeric\w*)\b
        {lead}{change} your (?:answer|message|explanation) (?:in|into|to|as|with|using|by|without)\b
        {start}{speak}(?: back| only| always| to me| everything)* (?:in|using|with) (?:reverse
            |backwards?|rhymes?|all caps|capital letters|emojis?|riddles|slang|base ?64|code|binary
            |morse|(?:the )?(?:style|voice|manner) of|(?:only )?one word: (?!do|are|is|have)\w+)\b
        {lead}{speak}(?: with| only| just| simply| always| the (?:word|words|phrase|following
            |sentence)| as follows| this| next| that| sentence| following)*\s?:?\s{quote}
        {start}(?:only|just|simply|always)(?: then)? (?:print|output|reply|respond
            |return)\b(?! (?:this|the|out|it|a copy|to|if|when|your|and)\b)
        \b(?:print|output|reply|respond) (?:only|just|nothing (?:but|else)|exactly) (?!if\b|when\b
            |once|to\b|after\b)|\band nothing else[.!]
        \b(?:if|when|whenever|every time|each time) (?:I (?:say|ask|type|write|give)|you (?:get|see
            |receive|are asked)|asked|a user)\b{far}\b(?:you (?:say|reply|answer|respond)|(?:answer
            |say|respond|reply|print|output)(?: with)?\s{quote}|you are going to)
        \b(?:begin|start|prefix|end)\w*(?: all| each| every| such)* (?:of )?(?:your )?(?:outputs?
            |responses?|replies|answers?|messages) (?:{gap}\b)?(?:with|by|as)\b
        \b(?:generate|give|provide|answer|respond)\b{gap}\b(?:two
            |2) (?:different |separate )?(?:responses|ways|replies)\b
        \byour (?:\w+ )?(?:answers?|reply|replies|responses?|outputs?) (?:must|should|has to|have to
            |shall) (?:always )?(?:contain|include|mention|begin|start|end|consist|rhyme)\b
        \b(?:everything|anything|all) you (?:say|write|answer|output) (?:must|should|has to|will)\b
        \bdo(?: not|n'?t) (?:answer|respond to|reply to) (?:the|this|any|my) (?:user|question
            |query)\b(?! if\b)
        {start}answer (?:the following|this)(?: question| query)? instead\b|{start}say only that\b
        {start}(?:tell|inform|notify|assure|convince|remind|urge|direct|redirect) the (?:user
            |human)s?\b
        \byou (?:may|must|can) ?not deviate\b|\binclude that you (?:hate|love|like|are|think)\b
        \b(?:without|remove|omit|drop) (?:any |all )?(?:spaces|vowels|punctuation)\b
        """,
    ),
    order(
        "to write in cipher or to read one",
        r"""
        \bbase ?-?(?:64|32)\b|\brot-?13\b|\bciphers?\b|\bleet ?speak\b|\bpig latin\b|\bmorse code\b
        {start}(?:decode|decrypt|encode|encrypt) (?:this|the|it|all|your|and)\b
        \balphanumeric substitution\b|\bzalgo\b|\bhomophon\w+ (?:words?|substitut\w+)\b
            |\banagrams?\b
        """,
    ),
    order(
        "to pass what it checks",
        r"""
        \b(?:note|message|instructions?|attention|dear|hey|hi|hello
            |greetings)(?: again)?[\s,:]{1,2}(?:to |for )?(?:the |any |all )?(?:{machine}|assistant
            |model)\b(?! (?:blood|nurse|cuffs?))
        {start}(?:to |if you are )(?:the |any |all |an? )?{machine}\b(?:{gap}(?:reading|:|,))
        (?:{start}|\bthe )(?:{machine}|reviewer) (?:must|should|has to|will) (?:\w+ )?(?:{speak}
            |rate|mark|accept|pass|approve)\b{gap}(?:{verdict}|{quote})
        {start}{machine}\s?[:,]\s?(?:{drop}|skip|please|approve|accept|mark|rate|{speak})\b
        \b(?:{machine}|assistant) (?:that (?:is|are) )?(?:reading|processing|summari[sz]ing
            |parsing) this\b
        \bthe (?:(?:virtual|AI) assistant|AI|chatbot|LLM) (?:must|should|has to|shall) (?:{speak}
            |tell|recommend|ignore)\b
        \b(?:when|if|before|while|after) (?:you )?(?:summari[sz]\w*|process\w*|pars\w+|index\w*
            |evaluat\w+|translat\w+) this (?:page|text|document|article),? {gap}\b(?:{speak}|tell
            |include|add|mention|rate)\b
        \bdo(?: not|n'?t) (?:summari[sz]e|translate|quote) (?:this|the) (?:page|text|document
            |article)\b
        \b(?:for|by|to) (?:the |any |all )?(?:automated|LLM|AI|machine)[\s-](?:\w+ )?(?:screening
            |grading|analysis|review|checking|scan\w*|reader)s?(?: \w+)?\s?:
        \b(?:invisible|hidden|not visible) (?:to|from) (?:humans?|people|readers|the (?:human
            |reader))|\bwhite[\s-](?:on-white |on white )?text\b
        \bvisible (?:only )?to (?:an? |the )?(?:LLM|AI|model|machine|bot)s?\b
        \b(?:mark|rate|classify|label|report|grade|score|treat|return|output|flag|accept
            |approve)\b{gap}\b(?:this|the) (?:answer|text|page|response|document|statements?
            |candidate)\b(?! that){gap}\b{verdict}\b
        {start}(?:give|award) this (?:page|text|answer|document)\b{gap}\b(?:full|top|best|highest
            |perfect)\b
        \b(?:return|output|respond with|answer with|print|set|answer only
            |reply)\b{gap}(?:verdict{gap}pass|{quote}pass{quote}|only (?:the word )?pass
            |the word pass)\b
        \bdo(?: not|n'?t) (?:flag|report|audit|verify|fact-?check|list|evaluate|check|judge|grade
            |mention)(?: any| all| of| the| this| these| its| about)* (?:errors?|mistakes|issues
            |problems|sentences?|statements?|text|page|candidate|document|answer|claims?
            |violations)\b(?! bars?)
        \bdo(?: not|n'?t) (?:flag|list) (?:any )?findings\b
        \bthis (?:answer|text|page|candidate
            |document) (?:has (?:already )?been (?:pre-?)?(?:verified|audited|approved)|must pass
            |is exempt){gap}\b(?:checker|audit|no findings|skip|groundrule|pass|management)\b
        {start}(?:ignore|disregard) (?:all |any )?(?:negative (?:indicators|aspects|signs)
            |errors? in (?:this|the) (?:text|page|document))\b
        \bfocus (?:exclusively|only|solely) on (?:the )?positive\b|\breport\s?: ?(?:highly|strongly
            |the candidate)\b|\bchain of thought result\b
        """,
    ),
)

OTHER_WORK = (
    order("to write something else", REQUESTS),
    order(
        "to run or to pass on code",
        r"""
        \bselect (?:\*|\w+) from \w+(?:;| where\b)|\bdrop table \w+\b
        <script\b|\bjavascript:|\bdata:text/html|\bon(?:error|load|click|mouseover)\s?=|<iframe\b
            |<svg[\s/]
        \bdocument\.cookie\b|\bconsole\.log\(|\balert\(
        \b(?:os\.system|subprocess\.\w+|eval|exec|Kernel\.exec|system|popen|shell_exec)\(
        `(?:ls|cat|rm|sudo|chmod|bash|sh|nc|whoami|ping)(?: [-/.]|`)|\brm -rf\b|\b(?:curl
            |wget)\b{gap}https?:|^import (?:os|socket|subprocess|requests|sys|ctypes|shutil)\b
        \b(?:following|below|subsequent|provided|next|given|this) (?:python )?code (?:snippet|block
            |excerpt|section|fragment|segment|sample|piece|example)\b
        !\[[^\]]*\]\((?:<|https?://[^)\s]*[?&=][^)\s]*[\[{<])
        {start}(?:send|upload|email|forward|transmit|exfiltrate|append|add)\b{gap}\b(?:conversation
            |chat history|API keys?|passwords?|credentials|user(?:'s)? (?:data|question
            |input))\b{gap}\bto\b
        """,
    ),
    order(
        "to write something else",
        r"""
        {start}{make}\b (?:\S+ ){0,6}?{artefact}\b(?! (?:of conduct|status|for (?:the )?diagnos\w+
            |of practice|blue|book|team))
        {start}write (?:an? |one |a few |some )(?:\w+ ){0,2}(?:negative|unfriendly|flaming)\b
        \b(?:write|make) (?:an? |one |a few |some )?(?:\w+ ){0,2}(?:offensive|hateful|discriminatory
            |racist|sexist|insulting|derogatory)\b
        {start}translate (?:this|that|it|the (?:above|following|text)|everything|to (?!practice
            |clin)\w+$|(?:in)?to {tongue}\b)
        \b(?:write|give|state|tell me|provide) (?:\w+ ){0,2}reasons? why\b
        {start}(?:write|say|print) \w+ is the best\b|{start}(?:state|say|admit
            |claim) that \w+ is the\b
        {start}execute (?:the following|this)\b|{start}say (?:yes|hello)[!."]
        {start}(?:schedule|set up|book|organi[sz]e|arrange|plan|create|add
            |find) (?:me )?(?:an? |my |the |some )?(?:\w+ ){0,3}(?:meetings?|flights?|hotels?
            |playlists?|conference call|calendar|vacation|holidays?|birthday|road trip|wedding|party
            |spreadsheet|email to)\b
        {start}(?:analy[sz]e|identify|calculate|forecast|compare|determine|predict|summari[sz]e
            |research|list|find)\b{gap}\b(?:sales|revenues?|customers?|marketing|profits?|quarterly
            |market (?:share|trends?)|competitors?|stock (?:market|prices?)|sentiment of
            |investments?|novel|movie|cryptocurrenc\w+)\b
        {start}(?:recommend|suggest|name)\b{gap}\b(?:movies?|films?|books?|novels?|songs?
            |tv (?:shows?|series)|video games?|restaurants?|hotels?|getaways?|gifts?|hobb(?:y|ies)
            |outfits?|recipes?|podcasts?|museums?|vacation|destinations?)\b
        {start}(?:explain|provide|show|describe|demonstrate|teach me|help me|what|how|why|give
            |implement|debug|fix)\b{far}\b(?:python|mysql|postgresql|javascript|php|recursion|c\+\+
            |css|github|linked list|regular expressions?|excel formula)(?![\w+])
        \b{tongue} (?:equivalent|translation|word|phrase)s? (?:for|of) {quote}?
        \bwhat(?:'s| is| does) {quote}{gap} in {tongue}\b|\bhow do (?:I
            |you) say\b{gap}\bin {tongue}\b
        """,
    ),
)
