"""TTML as it is written: a paragraph for each line, its speaker as an agent."""

from html import escape

from player import timecode
from player.document import Document
from player.export.features import BESIDES, Feature
from player.export.target import Target
from player.formats.speech import marked_text, one_line, timed_lines
from player.formats.xml_tree import FORBIDDEN_SIGNS
from player.transcript import Line

_HEADER = """\
<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang={language}>
  <head>
    <metadata>
{metadata}    </metadata>
  </head>
  <body>
    <div>
"""
_FOOTER = """\
    </div>
  </body>
</tt>
"""


def write(document: Document) -> str:
    """A paragraph for each line with a time, speakers as agents.

    Word times are left out: a span with times is shown only then, and the words would come and go one by one.
    """
    speakers = dict.fromkeys(one_line(line.speaker) for line in document.lines if line.speaker)
    agents = {name: f"speaker{number}" for number, name in enumerate(speakers, start=1)}
    title = f"      <ttm:title>{_text(document.title)}</ttm:title>\n" if document.title else ""
    metadata = title + "".join(_agent(identifier, name) for name, identifier in agents.items())
    header = _HEADER.format(language=f'"{escape(document.language or "")}"', metadata=metadata)
    timed = timed_lines(document, "TTML")
    return header + "".join(_paragraph(start_ms, end_ms, line, agents) for start_ms, end_ms, line in timed) + _FOOTER


def _agent(identifier: str, name: str) -> str:
    full_name = f'<ttm:name type="full">{_text(name)}</ttm:name>'
    return f'      <ttm:agent xml:id="{identifier}" type="person">{full_name}</ttm:agent>\n'


def _paragraph(start_ms: int, end_ms: int, line: Line, agents: dict[str, str]) -> str:
    times = f'begin="{timecode.webvtt(start_ms)}" end="{timecode.webvtt(end_ms)}"'
    agent = f' ttm:agent="{agents[one_line(line.speaker)]}"' if line.speaker else ""
    return f"      <p {times}{agent}>{_text(marked_text(line))}</p>\n"


def _text(text: str) -> str:
    """The text, escaped; signs that XML forbids become blanks."""
    return escape(FORBIDDEN_SIGNS.sub(" ", text), quote=False)


_LACKS = BESIDES | {Feature.CHANNEL, Feature.DATE, Feature.WORD_TIMES}
TTML = Target("ttml", "TTML", "ttml", write, _LACKS, needs_times=True)
