"""The few dialogs: files and folders to open, a medium to point at, a short text, the shortcut sheet, about.

Each imports what it alone needs when it is asked for: the window is not to wait for it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path, PurePath

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMessageBox, QWidget

from player.media.probe import AUDIO_EXTENSIONS, VIDEO_EXTENSIONS

# The title bar and the edges that a window manager adds.
_FRAME_PX = (16, 48)
_ABOUT = (
    "Syncline {version}\n\nPlays spoken word beside its transcript, offline.\n"
    "MIT licence. Built on Qt, libVLC and SQLite."
)


def choose_files(parent: QWidget, chosen: Callable[[Sequence[Path]], None]) -> None:
    """Ask for media, transcripts and pages; `chosen(paths)` is called when the user has picked some."""
    # Here, because the formats take a while to load, and the window is to be painted before.
    from player.formats.table import FORMATS
    from player.library.bundle.layout import SUFFIX

    text = sorted({extension for format in FORMATS for extension in format.extensions})
    dialog = QFileDialog(
        parent, "Open", filter=_filters([*AUDIO_EXTENSIONS, *VIDEO_EXTENSIONS, *text, SUFFIX.removeprefix(".")])
    )
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    _choose(dialog, chosen)


def choose_folder(parent: QWidget, chosen: Callable[[Sequence[Path]], None]) -> None:
    """Ask for a folder whose recordings are to come in; `chosen([path])` is called when the user has picked one."""
    dialog = QFileDialog(parent, "Import Folder")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    _choose(dialog, chosen)


def choose_medium(parent: QWidget, chosen: Callable[[Path], None]) -> None:
    """Ask for one audio or video file."""
    dialog = QFileDialog(parent, "Locate Media File", filter=_filters([*AUDIO_EXTENSIONS, *VIDEO_EXTENSIONS]))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _choose(dialog, lambda paths: chosen(paths[0]))


def choose_exchanged(parent: QWidget, chosen: Callable[[Sequence[Path]], None]) -> None:
    """Ask for what other libraries gave: bundles and journals."""
    from player.library.bundle.layout import SUFFIX as BUNDLE_SUFFIX
    from player.library.journal.lines import SUFFIX as JOURNAL_SUFFIX

    filters = f"Bundles and journals (*{BUNDLE_SUFFIX} *{JOURNAL_SUFFIX});;All files (*)"
    dialog = QFileDialog(parent, "Merge", filter=filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    _choose(dialog, chosen)


def save_file(parent: QWidget, suggested: str, chosen: Callable[[Path], None], filters: Sequence[str] = ()) -> None:
    """Ask where a file is to be written; Qt asks before one is written over."""
    dialog = QFileDialog(parent, "Save", suggested)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([*filters, "All files (*)"])
    suffix = PurePath(suggested).suffix.lstrip(".")
    # What stands inside a medium has a name with a point in it, and no suffix.
    dialog.setDefaultSuffix(suffix if suffix.isalnum() else "")
    _choose(dialog, lambda paths: chosen(paths[0]))


def ask_text(parent: QWidget, title: str, label: str, text: str, chosen: Callable[[str], None]) -> None:
    """Ask for a short text, beginning with this one."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(label)
    dialog.setTextValue(text)
    dialog.textValueSelected.connect(chosen)
    open_dialog(dialog)


def show_shortcuts(parent: QWidget) -> None:
    """The shortcut sheet."""
    from ui.shortcut_sheet import ShortcutSheet

    open_dialog(ShortcutSheet(parent))


def show_about(parent: QWidget) -> None:
    """What this is and which version."""
    from importlib.metadata import version

    box = QMessageBox(QMessageBox.Icon.NoIcon, "About Syncline", _ABOUT.format(version=version("syncline")))
    box.setParent(parent, box.windowFlags())
    open_dialog(box)


def open_dialog(dialog: QDialog) -> None:
    """Show a dialog, no larger than its screen has room for; it is gone once it is closed."""
    dialog.resize(dialog.size().boundedTo(dialog.screen().availableSize() - QSize(*_FRAME_PX)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _choose(dialog: QFileDialog, chosen: Callable[[Sequence[Path]], None]) -> None:
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    open_dialog(dialog)


def _filters(extensions: Sequence[str]) -> str:
    patterns = " ".join(f"*.{extension}" for extension in extensions)
    return f"What Syncline opens ({patterns});;All files (*)"
