"""Orders to a machine in other languages than English: dropping instructions, and requests.

The reader of a page finds them because they are not in the page's language; only wordings that
address somebody (thou forms and imperatives) stand here.
"""

# Language: verbs of dropping, what is dropped. Both stems; the order of the two is free.
_DROP = {
    "German": (
        r"vergiss|vergesst|vergessen Sie|vergesse|ignorier\w*|missacht\w*|verwirf|h[öo]re?n?(?: "
        r"Sie)? nicht (?:mehr )?auf|lass(?:en Sie)?",
        r"alle[sn]?|Anweisung\w*|Instruktion\w*|Aufgabe\w*|Befehl\w*|obige\w*|vorherig\w*|davor|"
        r"zuvor|"
        r"bisherig\w*|gesagte\w*|vorangegangen\w*|Angaben|Vorgaben|Regeln|Dokumente\w*",
    ),
    "Spanish": (
        r"olvid[aeo]\w{0,3}|ignor[ae]\w{0,2}|descart[ae]|haz caso omiso|omite",
        r"instruccion\w*|todo|todas?|anteriores|lo (?:que|anterior)|indicaciones|órdenes|reglas",
    ),
    "French": (
        r"oubli(?:e|es|ez|er)|ignor(?:e|es|ez|er)|ne ti(?:ens|enne[zs]?) pas compte|néglige[zr]?",
        r"instructions? (?:précé\w+|anté\w+|ci-dessus|donné\w+)|consignes?|tout|toutes?"
        r"|précédent\w*|ci-dessus|ce qu[ei']",
    ),
    "Italian": (
        r"dimentica\w{0,3}|ignora(?:te|re)?|trascura",
        r"istruzion\w+|tutto|tutte|precedent\w+|quello che|comandi|regole",
    ),
    "Portuguese": (
        r"esqueça\w{0,2}|esquece|ignor[ae]m?|desconsider[ae]",
        r"instruções|tudo|todas|anteriores|o que|comandos|regras",
    ),
    "Dutch": (
        r"vergeet|negeer|laat",
        r"instructies?|alles|alle|vorige|voorgaande|bovenstaande|opdracht\w*",
    ),
    "Polish": (
        r"zignoruj\w*|zapomnij\w*|pomiń",
        r"instrukcj\w+|polece\w+|wszystk\w+|poprzedni\w+|powyższ\w+",
    ),
    "Croatian, Serbian": (
        r"zaboravi\w{0,2}|ignori(?:raj|ši)\w{0,2}|zanemari\w{0,2}",
        r"instrukcij\w+|sve|uput\w+|prethodn\w+|naredb\w+",
    ),
    "Turkish": (r"unut\w*|yok ?say\w*|görmezden gel\w*", r"talimat\w*|önceki|yukarıdaki|her şeyi"),
    "Russian": (
        r"игнориру\w*|забуд\w*|отброс\w*",
        r"инструкц\w*|указан\w*|предыдущ\w*|вс[ёе]|команд\w*",
    ),
}
_NO_SPACES = (  # Chinese, Japanese: (verb, object) in either order, within a few characters
    ("忽略|无视|無視|忘记|忘掉|忘れ", "指令|指示|命令|以上|之前|提示|すべて"),
)
# Imperatives that ask a machine for text or for a part to play; `injection_words.order` reads it.
REQUESTS = r"""
    \b(?:schreibe?|antworte|formuliere|generiere|wiederhole|übersetze|erstelle
        |verfasse) (?:\w+ ){0,3}(?:eine?n?|nur|mir|im|als|auf|mit|den|die|das|c\+\+|code|sql|so)\b
    \b(?:drucken|sagen|zeigen|geben|schreiben|generieren|wiederholen|übersetzen
        |berechnen) Sie\b{gap}\b(?:mir|obige\w*|nur|Anweisung\w*|Eingabeaufforderung|den|eine?n?
        |aus)\b
    \b(?:stell dir|stellen Sie sich) vor, (?:du|Sie)\b|\bspiele? (?:jetzt |nun )?(?:die Rolle|einen
        |eine)\b
    \bzeige? (?:mir )?(?:deine?|alle|den|das) (?:\w+ )?(?:Prompts?|Anweisungen|Texte?|Eingabe)\b
    \bwie laute(?:t|n|te|ten) (?:deine?|Ihre?|die) (?:\w+ )?(?:Prompts?|Anweisungen?
        |Instruktionen)\b
    \bich befehle (?:dir|Ihnen)\b|\bdu sollst (?:nur|jetzt|nun|ab)\b|\bsage? (?:nur|mir nur
        |einfach)\b
    \b(?:imagina|supón) que eres\b|\bhaz(?:te)? (?:pasar|de cuenta) (?:por|que)\b|\beres (?:ahora|un
        |una) IA\b
    \b(?:imagine|fais comme si) (?:que )?tu (?:es|étais)\b|\bfais semblant\b|\bfai finta\b
        |\bfinja (?:ser|que)\b
    \bbitte (?:schreib|berechne|antworte|übersetze|generiere|wiederhole|sag)\w*\b
    \b(?:möchte|will), dass (?:du|Sie)\b{gap}\b(?:als|so)\b|\bdass (?:du|Sie) mir {quote}
    \bdu wirst (?:\w+ )?(?:vorgeben|so tun)\b|\btu(?:e)? so, als|\b(?:verhalte|benimm) dich (?:wie
        |als)\b
    \baus (?:ihrer|der|deiner) Rolle\b|\bin (?:ihren|deiner|der) Rollen? bleib
    \bbleib\w* (?:voll )?in (?:ihren|deiner|der) Rollen?\b|\bdu bist (?:keine?|jetzt|nun|ab jetzt)\b
    \b(?:jetzt|nun) bist du\b|\bhilf mir (?:nun |jetzt )?(?:mit|bei) (?:der )?folgende\w*
    \b(?:nun|jetzt) (?:folg\w+|komm\w+) (?:\w+ ){0,2}Aufgaben?\b|\bneuen? Aufgaben?\b
    \b(?:ursprünglichen?|vorherigen?|bisherigen?|obigen?|deine|ihre) (?:Anweisung|Instruktion)en\b
    \b(?:actúa|compórtate) como\b|\bsolo tienes que decir\b|\bsi (?:yo )?digo\b
        |\btus instrucciones\b
    \b(?:escribe|responde|repite|traduce|di) (?:solo|sólo|un|una|en|todo|tus|el|la|con)\b
    \b(?:agis|comporte-toi|réponds|parle) (?:comme|en tant que|en|seulement|uniquement)\b
    \btu vas (?:agir|jouer|me dire|faire semblant|répondre|prétendre)\b
        |\bte mettre dans l\w+ peaux?\b
    \b(?:écris|répète|traduis|montre)(?:-moi)? (?:un|une|le|la|ton|tes|les|en|seulement)\b
    \btes instructions\b|\b(?:agisci|comportati) come\b|\baja como\b
    \b(?:scrivi|rispondi|ripeti|traduci) (?:un|una|solo|in|il|la|le)\b
    \b(?:escreva|responda|repita|traduza) (?:um|uma|apenas|em|só|o|a)\b
    \b(?:schrijf|antwoord|herhaal|vertaal) (?:een|alleen|in|de|het)\b
    \b(?:napisz|odpowiedz|powtórz) (?:mi|tylko|po|to)\b|\b(?:напиши|отвечай)\b
"""


def _either_way(verbs: str, objects: str) -> str:
    return rf"\b(?:{verbs})\b{{gap}}\b(?:{objects})\b|\b(?:{objects})\b{{gap}}\b(?:{verbs})\b"


DROPPING = "\n".join(
    (
        *(_either_way(*pair) for pair in _DROP.values()),
        *(f"(?:{v}).{{0,12}}(?:{o})|(?:{o}).{{0,12}}(?:{v})" for v, o in _NO_SPACES),
    )
)
