"""Tables of cues as phrases and as one pattern. Below `cue_reach`."""

import re

from assistant.reading.cues import Sense


def phrases(table: str) -> list[str]:
    """The phrases of a table, which are set apart by bars and line ends."""
    return [
        phrase.strip()
        for line in table.splitlines()
        for phrase in line.split("|")
        if phrase.strip()
    ]


def pattern(phrases: list[str]) -> re.Pattern[str]:
    """One pattern for lower-case text, by first letter: the engine then skips 25 of 26 branches."""
    letters = sorted({phrase[0] for phrase in phrases})
    branches = []
    for letter in letters:
        rests = sorted({p[1:] for p in phrases if p[0] == letter}, key=len, reverse=True)
        words = "|".join(re.escape(rest).replace(r"\ ", r"\s+") for rest in rests)
        branches.append(f"{re.escape(letter)}(?:{words})")
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(branches)})(?![^\W_])")


def sense_of_each(table: dict[Sense, str]) -> dict[str, Sense]:
    """Each phrase with its sense."""
    return {phrase: sense for sense, lines in table.items() for phrase in phrases(lines)}
