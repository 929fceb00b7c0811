"""Everything a user can do, in one table: menus, toolbar buttons and the shortcut sheet are built from it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

Need = Literal["recording", "medium", "transcript", "way_back", "way_forward"]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: its id, the menu it stands in, its name, its keys (Qt's portable names) and its icon.

    `needs` says without what it can do nothing: a recording, a medium, a transcript, a moment one jumped from or came
    back from. `repeats` while its key is held.
    """

    id: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str | None = None
    checkable: bool = False
    opens_group: bool = False
    needs: Need | None = None
    repeats: bool = False


MENUS = ("File", "Edit", "Playback", "Bookmarks", "Library", "View", "Help")

ACTIONS = (
    Action("open", "File", "Open…", ("Ctrl+O",), "open"),
    Action("import_folder", "File", "Import Folder…", ("Ctrl+Shift+I",)),
    Action("open_feed", "File", "Open Podcast Feed…"),
    Action("add_to_recording", "File", "Add Transcript or Page…", ("Ctrl+Shift+O",), "plus", needs="recording"),
    Action("reopen_encoding", "File", "Reopen with Encoding…", needs="transcript"),
    Action("export", "File", "Export…", ("Ctrl+E",), needs="recording"),
    Action("export_bundle", "File", "Export Bundle…", needs="recording"),
    Action("locate_media", "File", "Locate Media File…", needs="recording"),
    Action("rename_recording", "File", "Rename Recording…", ("F2",), "edit", needs="recording"),
    Action("remove_recording", "File", "Remove from Library", (), "trash", opens_group=True, needs="recording"),
    Action("quit", "File", "Quit", ("Ctrl+Q",), opens_group=True),
    Action("undo", "Edit", "Undo", ("Ctrl+Z",), repeats=True),
    Action("redo", "Edit", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), repeats=True),
    Action("copy", "Edit", "Copy", ("Ctrl+C",), opens_group=True, needs="transcript"),
    Action("copy_with_times", "Edit", "Copy with Times", ("Ctrl+Shift+C",), needs="transcript"),
    Action("copy_quote", "Edit", "Copy as Quote", ("Ctrl+Alt+C",), needs="transcript"),
    Action("copy_link", "Edit", "Copy Link to Moment", ("Ctrl+Alt+L",), needs="transcript"),
    Action("rename_speaker", "Edit", "Rename Speaker…", ("Shift+F2",), opens_group=True, needs="transcript"),
    Action("find", "Edit", "Find in Transcript…", ("Ctrl+F",), "find", opens_group=True, needs="transcript"),
    Action("find_next", "Edit", "Find Next", ("F3", "Ctrl+G"), "next", needs="transcript", repeats=True),
    Action(
        "find_previous",
        "Edit",
        "Find Previous",
        ("Shift+F3", "Ctrl+Shift+G"),
        "previous",
        needs="transcript",
        repeats=True,
    ),
    Action("search_library", "Edit", "Search Library", ("Ctrl+K",), "library"),
    Action("play", "Playback", "Play", ("Space", "Media Play"), "play", needs="medium"),
    Action("back_5", "Playback", "Back 5 Seconds", ("Left",), "back_5", opens_group=True, needs="medium", repeats=True),
    Action("forward_5", "Playback", "Forward 5 Seconds", ("Right",), "forward_5", needs="medium", repeats=True),
    Action("back_30", "Playback", "Back 30 Seconds", ("Shift+Left",), "back_30", needs="medium", repeats=True),
    Action(
        "forward_30", "Playback", "Forward 30 Seconds", ("Shift+Right",), "forward_30", needs="medium", repeats=True
    ),
    Action(
        "previous_line",
        "Playback",
        "Previous Line",
        ("Ctrl+Up",),
        "previous_line",
        opens_group=True,
        needs="transcript",
        repeats=True,
    ),
    Action("next_line", "Playback", "Next Line", ("Ctrl+Down",), "next_line", needs="transcript", repeats=True),
    Action("replay_line", "Playback", "Replay Line", ("R",), "replay_line", needs="transcript"),
    Action("next_unheard", "Playback", "Next Unheard", ("U",), needs="transcript", repeats=True),
    Action(
        "go_back", "Playback", "Back to Where I Was", ("Alt+Left",), opens_group=True, needs="way_back", repeats=True
    ),
    Action("go_forward", "Playback", "Forward Again", ("Alt+Right",), needs="way_forward", repeats=True),
    Action("loop", "Playback", "Loop Line or Selection", ("L",), "loop", True, opens_group=True, needs="medium"),
    Action("loop_start", "Playback", "Loop from Here", ("[",), needs="medium"),
    Action("loop_end", "Playback", "Loop to Here", ("]",), needs="medium"),
    Action("slower", "Playback", "Slower", ("-",), opens_group=True, repeats=True),
    Action("faster", "Playback", "Faster", ("+", "="), repeats=True),
    Action("normal_rate", "Playback", "Normal Speed", ("1",)),
    Action("quieter", "Playback", "Quieter", ("9",), opens_group=True, repeats=True),
    Action("louder", "Playback", "Louder", ("0",), repeats=True),
    Action("mute", "Playback", "Mute", ("M",), "volume", checkable=True),
    Action("mark_heard", "Playback", "Mark as Heard", opens_group=True, needs="recording"),
    Action("mark_unheard", "Playback", "Mark as Unheard", needs="recording"),
    Action("bookmark", "Bookmarks", "Bookmark Selection or Line", ("B",), "bookmark", needs="recording"),
    Action("next_bookmark", "Bookmarks", "Next Bookmark", ("Ctrl+Right",), needs="recording", repeats=True),
    Action("previous_bookmark", "Bookmarks", "Previous Bookmark", ("Ctrl+Left",), needs="recording", repeats=True),
    Action("back_up", "Library", "Back Up Now"),
    Action("backups", "Library", "Backups…"),
    Action("check_library", "Library", "Check Library…", opens_group=True),
    Action("repair_library", "Library", "Repair Library…"),
    Action("merge", "Library", "Merge…", opens_group=True),
    Action("follow", "View", "Follow Playback", ("Ctrl+J",), "follow", checkable=True, needs="transcript"),
    Action("jump_to_now", "View", "Jump to Now", ("J",), needs="transcript"),
    Action("reading_view", "View", "Reading View", ("V",), checkable=True, opens_group=True, needs="transcript"),
    Action("only_speaker", "View", "Only This Speaker", ("Ctrl+Shift+P",), checkable=True, needs="transcript"),
    Action("show_times", "View", "Times", ("Ctrl+Shift+T",), checkable=True, needs="transcript"),
    Action("show_progress", "View", "Progress in the Line", checkable=True, needs="transcript"),
    Action("text_larger", "View", "Larger Text", ("Ctrl++", "Ctrl+="), opens_group=True, repeats=True),
    Action("text_smaller", "View", "Smaller Text", ("Ctrl+-",), repeats=True),
    Action("text_usual", "View", "Text of the Usual Size", ("Ctrl+0",)),
    Action("announce_pauses", "View", "Announce the Line at Pauses", checkable=True, opens_group=True),
    Action("announce_chapters", "View", "Announce Chapters", checkable=True),
    Action("show_library", "View", "Library", ("Ctrl+Shift+L",), "library", checkable=True, opens_group=True),
    Action("show_video", "View", "Video", ("Ctrl+Shift+V",), checkable=True),
    Action("show_sidebar", "View", "Sidebar", ("Ctrl+Shift+S",), "sidebar", checkable=True),
    Action("full_screen", "View", "Full Screen", ("F11", "F"), "full_screen", checkable=True),
    Action("light_or_dark", "View", "Switch Light and Dark", ("Ctrl+Shift+D",), "light_dark", opens_group=True),
    Action("shortcuts", "Help", "Keyboard Shortcuts", ("F1",)),
    Action("open_sample", "Help", "Open the Sample Recording"),
    Action("about", "Help", "About Syncline", opens_group=True),
)


def build_actions(parent: QWidget, icon_named: Callable[[str], QIcon]) -> dict[str, QAction]:
    """One QAction for every row of the table, by its id."""
    return {action.id: _build(parent, action, icon_named) for action in ACTIONS}


def connect_actions(actions: Mapping[str, QAction], handlers: Mapping[str, Callable[[], object]]) -> None:
    """Each action with what it does; a row of the table without a handler is a KeyError."""
    for action in ACTIONS:
        _connect(actions[action.id], handlers[action.id])


def build_menus(bar: QMenuBar, actions: Mapping[str, QAction]) -> None:
    """The menu bar, every action in it once."""
    for title in MENUS:
        menu = bar.addMenu(f"&{title}")
        for action in ACTIONS:
            if action.menu == title:
                if action.opens_group:
                    menu.addSeparator()
                menu.addAction(actions[action.id])


def enable_actions(actions: Mapping[str, QAction], present: Collection[Need]) -> None:
    """Let those be chosen that need nothing, or nothing but what is present."""
    for action in ACTIONS:
        actions[action.id].setEnabled(action.needs is None or action.needs in present)


def refresh_icons(actions: Mapping[str, QAction], icon_named: Callable[[str], QIcon]) -> None:
    """Draw the icons anew, after a change of palette."""
    for action in ACTIONS:
        if action.icon:
            actions[action.id].setIcon(icon_named(action.icon))


def keys_text(action: Action) -> str:
    """The action's keys as this platform writes them: `Ctrl+Shift+Z or Ctrl+Y`."""
    return " or ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in action.keys)


def _build(parent: QWidget, action: Action, icon_named: Callable[[str], QIcon]) -> QAction:
    made = QAction(action.text, parent)
    made.setObjectName(f"{action.id}Action")
    made.setShortcuts([QKeySequence(key) for key in action.keys])
    made.setCheckable(action.checkable)
    made.setAutoRepeat(action.repeats)
    if action.icon:
        made.setIcon(icon_named(action.icon))
    keys = keys_text(action)
    made.setToolTip(f"{action.text} ({keys})" if keys else action.text)
    return made


def _connect(action: QAction, handler: Callable[[], object]) -> None:
    action.triggered.connect(lambda _checked=False: handler())
