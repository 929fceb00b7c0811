"""Sentences of the core as the window tells them: without what one would type in a terminal."""

import re

# "choose Repair Library… or run `syncline library repair`": the menu alone is at hand here.
_COMMAND = re.compile(r",? or (?:run|with) `[^`]*`")


def without_commands(sentence: str) -> str:
    """The sentence with the ways alone that a window has."""
    return _COMMAND.sub("", sentence).replace("….", "…")
