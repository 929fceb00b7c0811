"""The headings of summary pages, in the wordings of many sites, and what stands below each."""

import re
from enum import Enum

from player.formats.pages.prose import without_emoji

_EDGES = "#*_:：-–—|•. \t"
_AT_TIME = re.compile(r"\s*[(\[]\d.*[)\]]\Z")
_LONGEST_HEADING_CHARS = 60


class Part(Enum):
    """What the items below a heading are."""

    SUMMARY = "summary"
    TAKEAWAYS = "takeaways"
    KEY_POINTS = "key points"
    INSIGHTS = "insights"
    HIGHLIGHTS = "highlights"
    QUESTIONS = "questions"
    KEYWORDS = "keywords"
    CHAPTERS = "chapters"
    VERDICT = "verdict"
    RESOURCES = "resources"
    TRANSCRIPT = "transcript"
    SECTION = "section"


_HEADINGS = {
    Part.SUMMARY: "summary|tldr|tl;dr|tl dr|overview|abstract|overall summary|short summary|brief summary|quick summary"
    "|executive summary|video summary|episode summary|summary of the video|introduction|in short|in a nutshell"
    "|synopsis|description|about|about this episode|zusammenfassung|résumé|resumen|riassunto",
    Part.TAKEAWAYS: "takeaways|key takeaways|main takeaways|top takeaways|takeaway|lessons|key lessons"
    "|lessons learned|action items|action steps|next steps|actionable advice|tips|key learnings|learnings",
    Part.KEY_POINTS: "key points|main points|key ideas|main ideas|core ideas|bullet points|key facts|facts|points"
    "|important points|key moments|key concepts|notes|meeting notes|detailed notes|detailed summary"
    "|timestamped summary|summary with timestamps|step by step|steps",
    Part.INSIGHTS: "insights|key insights|main insights|surprising insights|analysis|key findings|findings",
    Part.HIGHLIGHTS: "highlights|key highlights|quotes|key quotes|notable quotes|memorable quotes|best quotes"
    "|top quotes|quotable moments|best moments|clips|soundbites|timestamped highlights|bookmarks",
    Part.QUESTIONS: "q & a|q&a|qa|q and a|questions|questions & answers|questions and answers|faq|faqs"
    "|frequently asked questions|key questions|discussion questions|questions answered",
    Part.KEYWORDS: "keywords|key words|key terms|terms|glossary|tags|topics|hashtags|topics discussed|topics covered"
    "|vocabulary|people mentioned|entities",
    Part.CHAPTERS: "chapters|timestamps|timestamp|time stamps|timeline|table of contents|contents|timecodes|outline"
    "|outlines|video chapters|episode chapters|show outline|sections|timeline summary",
    Part.VERDICT: "verdict|title check|clickbait|conclusion|conclusions|bottom line|final thoughts|closing thoughts",
    Part.RESOURCES: "resources|links|references|sources|further reading|related videos|books mentioned|mentions"
    "|mentioned|show notes links|citations|sponsors",
    Part.TRANSCRIPT: "transcript|transcripts|full transcript|transcription|video transcript|episode transcript"
    "|transkript|transcripción|trascrizione",
}  # fmt: skip
_PARTS = {name: part for part, names in _HEADINGS.items() for name in names.split("|")}


def part_of(text: str) -> Part | None:
    """What stands below a text line that is the heading of a known part."""
    if len(text) > _LONGEST_HEADING_CHARS:
        return None
    bare = _AT_TIME.sub("", without_emoji(text.strip(_EDGES))).strip(_EDGES)
    return _PARTS.get(" ".join(bare.casefold().split()))
