"""The Summary tab: what the recording is and what others wrote about it, to read and to copy, and its sources below."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QStackedWidget, QTextBrowser, QVBoxLayout, QWidget

from player import timecode
from player.document import Document
from player.notes import Note, NoteKind
from player.recording import Recording, SourcedNote, combined_facts, shown_source, sourced_notes
from player.source_reports import SourceReport
from ui.panels.note_rows import clip_length, has_several_sources, source_line
from ui.panels.prose import MOMENT_SCHEME, Prose
from ui.panels.row_page import EmptyLabel
from ui.panels.sources import SourceList

_EMPTY = "Open a recording, a transcript or a saved summary page, and what it is about stands here."
_NO_NOTES = (
    "No summary yet. Drop a saved summary page of this recording on the window, and its summary, key points and "
    "takeaways stand here."
)
_KINDS = (
    (NoteKind.HOOK, "Worth sharing"),
    (NoteKind.SUMMARY, "Summary"),
    (NoteKind.KEY_POINT, "Key points"),
    (NoteKind.TAKEAWAY, "Takeaways"),
    (NoteKind.SECTION, "Sections"),
    (NoteKind.VERDICT, "Verdict"),
    (NoteKind.RESOURCE, "Resources"),
)
_ITEM_KINDS = (NoteKind.KEY_POINT, NoteKind.TAKEAWAY, NoteKind.RESOURCE)


class SummaryPanel(QWidget):
    """One text to read; the times in it lead to their moments."""

    moment_requested = Signal(int)  # position_ms
    source_chosen = Signal(str)
    source_removed = Signal(str)
    source_report_requested = Signal(str)
    source_encoding_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("summaryPanel")
        self.setAccessibleName("Summary")
        self._recording: Recording | None = None
        self._text = _reading_view()
        self._text.anchorClicked.connect(self._follow_link)
        self._sources = SourceList()
        self._sources.source_chosen.connect(self.source_chosen)
        self._sources.source_removed.connect(self.source_removed)
        self._sources.report_requested.connect(self.source_report_requested)
        self._sources.encoding_requested.connect(self.source_encoding_requested)
        self._pages = QStackedWidget()
        self._pages.addWidget(EmptyLabel(_EMPTY))
        self._pages.addWidget(self._text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(self._sources)
        self._show()

    def set_recording(self, recording: Recording | None) -> None:
        """Show this recording from its top, or as it stood when only something about it changed."""
        is_same = recording is not None and self._recording is not None and recording.id == self._recording.id
        place = self._text.verticalScrollBar().value() if is_same else 0
        self._recording = recording
        self._show()
        self._text.verticalScrollBar().setValue(place)

    def set_source_reports(self, reports: Mapping[str, SourceReport]) -> None:
        """Say at each source, by its id, how it was read."""
        self._sources.set_reports(reports)

    def _show(self) -> None:
        recording = self._recording
        self._pages.setCurrentIndex(0 if recording is None else 1)
        shown = shown_source(recording) if recording else None
        self._sources.set_sources(recording.sources if recording else (), shown.id if shown else None)
        if recording is not None:
            _write(Prose(self._text.document(), self.palette()), recording)

    def _follow_link(self, link: QUrl) -> None:
        if link.scheme() == MOMENT_SCHEME:
            self.moment_requested.emit(int(link.path()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._show()


def _reading_view() -> QTextBrowser:
    view = QTextBrowser()
    view.setObjectName("summaryText")
    view.setAccessibleName("Summary")
    view.setFrameShape(QFrame.Shape.NoFrame)
    # Links are moments in the recording; nothing is ever fetched.
    view.setOpenLinks(False)
    view.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    view.document().setDocumentMargin(16)
    return view


def _write(prose: Prose, recording: Recording) -> None:
    prose.title(recording.title)
    facts = _facts(combined_facts(recording))
    if facts:
        prose.aside(facts)
    notes = sourced_notes(recording)
    says_source = has_several_sources(notes)
    groups = [(kind, title, _of_kind(notes, kind)) for kind, title in _KINDS]
    for kind, title, group in groups:
        if group:
            prose.heading(title)
            _write_group(prose, group, says_source, is_item=kind in _ITEM_KINDS)
    if not any(group for _, _, group in groups):
        prose.paragraph(_NO_NOTES)


def _facts(document: Document) -> str:
    published = document.published
    return " · ".join(
        part
        for part in (
            document.channel,
            f"{published.day} {published:%B %Y}" if published else None,
            timecode.clock(document.duration_ms) if document.duration_ms else None,
        )
        if part
    )


def _of_kind(notes: Sequence[SourcedNote], kind: NoteKind) -> list[SourcedNote]:
    """The notes of a kind that stand here: sections with a time are chapters and stand there."""
    is_section = kind is NoteKind.SECTION
    return [
        sourced
        for sourced in notes
        if sourced.note.kind is kind and not (is_section and sourced.note.position_ms is not None)
    ]


def _write_group(prose: Prose, group: Sequence[SourcedNote], says_source: bool, *, is_item: bool) -> None:
    """The notes, the name of a file once after those that come from it."""
    for sourced, following in zip(group, [*group[1:], None], strict=True):
        note = sourced.note
        prose.paragraph(note.text or "", _head(note), note.position_ms, is_item=is_item)
        line = source_line(sourced, says_source)
        if line and (following is None or following.source_name != sourced.source_name):
            prose.aside(line)


def _head(note: Note) -> str:
    if note.kind is NoteKind.HOOK:
        return " · ".join(part for part in (note.title, clip_length(note)) if part)
    return note.label or note.title or ""
