"""The dialog that tells how a source was read: plain text to read and to copy."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from player.recording import StoredSource
from player.source_reports import SourceReport, source_name
from ui.panels.note_rows import counted
from ui.panels.source_entry import holdings
from ui.panels.tooltip import breakable

_SIZE_PX = (520, 340)
NOTHING_ODD = "Nothing about it is odd, and nothing was left out."


class ReportDialog(QDialog):
    """A name, and paragraphs about what it names; buttons for what a report on a source says can be done with it."""

    encoding_requested = Signal()
    save_requested = Signal()

    def __init__(
        self,
        name: str,
        paragraphs: Sequence[str],
        parent: QWidget,
        *,
        is_rereadable: bool = False,
        is_kept: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sourceReport")
        self.setWindowTitle("How It Was Read")
        title = QLabel(breakable(name), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        title.setAccessibleName(name)
        text = QPlainTextEdit("\n\n".join(paragraphs))
        text.setObjectName("sourceReportText")
        text.setAccessibleName(f"How {name} was read")
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        # Without it a text to read shows nobody where the keyboard is.
        text.setTextInteractionFlags(text.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        if is_kept:
            save = buttons.addButton("Save Original…", QDialogButtonBox.ButtonRole.ActionRole)
            save.setObjectName("sourceSaveButton")
            save.clicked.connect(self.save_requested)
        if is_rereadable:
            reopen = buttons.addButton("Reopen with Encoding…", QDialogButtonBox.ButtonRole.ActionRole)
            reopen.setObjectName("sourceEncodingButton")
            reopen.clicked.connect(self._reopen)
        column = QVBoxLayout(self)
        for widget in (title, text, buttons):
            column.addWidget(widget)
        self.resize(*_SIZE_PX)
        text.setFocus()

    def _reopen(self) -> None:
        self.accept()
        self.encoding_requested.emit()


def report_paragraphs(source: StoredSource, report: SourceReport) -> tuple[str, ...]:
    """What was found in a source, then a paragraph for each remark."""
    # Here, because the formats take a while to load, and the window is to be painted before.
    from player.formats.encoding import encoding_title

    document = source.document
    origin = document.origin
    # A guess is one of the remarks.
    encoding = origin.encoding if origin and not origin.is_encoding_guessed else None
    speakers = len({line.speaker for line in document.lines if line.speaker})
    timed_words = source.timing[0]
    facts = (
        holdings(source),
        counted(speakers, "speaker") if speakers else "",
        f"{counted(timed_words, 'word')} with times" if timed_words else "",
        f"Language: {document.language}" if document.language else "",
        f"Encoding: {encoding_title(encoding)}" if encoding else "",
    )
    return ("\n".join(fact for fact in facts if fact), *(report.remarks or (NOTHING_ODD,)))


def source_report_dialog(source: StoredSource, report: SourceReport, parent: QWidget) -> ReportDialog:
    """The dialog about this source."""
    paragraphs = report_paragraphs(source, report)
    name, can_reread = source_name(source.document), report.is_rereadable
    return ReportDialog(name, paragraphs, parent, is_rereadable=can_reread, is_kept=report.is_kept)
