"""HTML as the page with a player writes it: everything escaped, each time a link to its moment."""

from html import escape

from player import timecode
from player.transcript import Timeline


def element(name: str, content: str, **attributes: str | int | None) -> str:
    """An element around this HTML; an attribute of None is left out, a `_` at the end of its name too."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{told}>{content}</{name}>"


def line_id(number: int) -> str:
    """What a line is called in links."""
    return f"l{number}"


class Moments:
    """Makes links to moments of one transcript: without a script they lead to the line that is heard then."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline

    def link(self, position_ms: int | None) -> str:
        """A link that shows its time; empty for no moment."""
        if position_ms is None:
            return ""
        number = self._timeline.last_started(position_ms)
        target = "transcript" if number is None else line_id(number)
        shown = timecode.clock(position_ms)
        return element("a", shown, class_="moment", href=f"#{target}", data_ms=position_ms)
