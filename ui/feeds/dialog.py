"""The dialog on a podcast feed: it says whom it would ask, and asks nobody before a button is clicked."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from player.feeds.importing import MEDIUM, NOTHING, TEXTS, Lacking
from player.feeds.reading import OpenedFeed
from player.feeds.resources import Kind, hosts
from ui.feeds.episodes import EpisodeList
from ui.feeds.place import FeedPlace
from ui.plain_button import plain_button
from ui.sizes import size_text

_SIZE_PX = (860, 640)
_EMPTY = "Choose the file of a feed, or type its address and fetch it; its episodes stand here then."
_MOST_HOSTS = 4


class FeedDialog(QDialog):
    """Wishes go out: `file_chosen(path)`, `fetch_requested(address)`, `add_requested(feed, episodes, kinds)`."""

    file_chosen = Signal(object)
    fetch_requested = Signal(str)
    add_requested = Signal(object, object, object)

    def __init__(self, progress: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("feedDialog")
        self.setWindowTitle("Open Podcast Feed")
        self._opened: OpenedFeed | None = None
        self._lacking: Lacking = {}
        self._place = FeedPlace()
        self._place.file_chosen.connect(self.file_chosen)
        self._place.fetch_requested.connect(self.fetch_requested)
        self._told = _label("feedTitleLabel", _EMPTY)
        self._episodes = EpisodeList()
        self._episodes.ticks_changed.connect(self._show_wishes)
        self._texts = _box("feedFetchTextsBox", "Fetch transcripts and chapters")
        self._medium = _box("feedFetchMediaBox", "Fetch audio or video")
        for box in (self._texts, self._medium):
            box.toggled.connect(self._show_wishes)
        self._contact = _label("feedEpisodeContactLabel", "")
        self._add = plain_button("Add to Library", "feedAddButton", self._request)
        self._lay_out(progress)
        self._show_wishes()
        self.resize(*_SIZE_PX)

    def set_opened(self, opened: OpenedFeed, lacking: Lacking) -> None:
        """List the episodes of this feed, of which so much does not lie beside it."""
        self._opened = opened
        self._lacking = lacking
        feed = opened.feed
        episodes = "1 episode" if len(feed.episodes) == 1 else f"{len(feed.episodes):,} episodes"
        self._told.setText(" · ".join(part for part in (feed.title, feed.author, episodes) if part))
        self._episodes.set_episodes(feed.episodes)
        self._episodes.enter()

    def tell(self, sentence: str) -> None:
        """Say why there is nothing to list."""
        self._opened = None
        self._told.setText(sentence)
        self._episodes.set_episodes(())

    def _request(self) -> None:
        ticked = self._episodes.ticked()
        self.accept()
        self.add_requested.emit(self._opened, ticked, self._kinds())

    def _kinds(self) -> frozenset[Kind]:
        return (TEXTS if self._texts.isChecked() else NOTHING) | (MEDIUM if self._medium.isChecked() else NOTHING)

    def _show_wishes(self) -> None:
        """What may be fetched of the ticked episodes, and from whom."""
        ticked = self._episodes.ticked()
        away = [alternatives for episode in ticked for alternatives in self._lacking.get(episode.guid, ())]
        media = [alternatives[0] for alternatives in away if alternatives[0].kind in MEDIUM]
        size = sum(medium.length_bytes or 0 for medium in media)
        self._texts.setEnabled(len(media) < len(away))
        self._medium.setEnabled(bool(media))
        self._medium.setText(f"Fetch audio or video{f' ({size_text(size)})' if size else ''}")
        wanted = [resource for some in away for resource in some if resource.kind in self._kinds()]
        self._contact.setText(_contact(len(ticked), hosts(wanted)))
        self._add.setEnabled(bool(ticked))

    def _lay_out(self, progress: QWidget) -> None:
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(self._add)
        bottom.addWidget(plain_button("Cancel", "feedCancelButton", self.reject))
        wishes = QHBoxLayout()
        for box in (self._texts, self._medium):
            wishes.addWidget(box)
        wishes.addStretch(1)
        column = QVBoxLayout(self)
        for widget in (self._place, self._told, progress):
            column.addWidget(widget)
        column.addWidget(self._episodes, 1)
        column.addLayout(wishes)
        column.addWidget(self._contact)
        column.addLayout(bottom)


def _label(name: str, text: str) -> QLabel:
    label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setObjectName(name)
    return label


def _box(name: str, text: str) -> QCheckBox:
    box = QCheckBox(text)
    box.setObjectName(name)
    return box


def _contact(count: int, contacted: Sequence[str]) -> str:
    """What adding so many episodes does."""
    if not count:
        return "Tick the episodes to add."
    added = "1 episode is" if count == 1 else f"{count:,} episodes are"
    if not contacted:
        return f"{added} added with what lies beside the feed. Nothing is fetched."
    return f"{added} added. That contacts {_listed(contacted)}, and any host that these redirect to."


def _listed(names: Iterable[str]) -> str:
    known = list(names)
    more = len(known) - _MOST_HOSTS
    return ", ".join(known[:_MOST_HOSTS]) + (f" and {more:,} more" if more > 0 else "")
