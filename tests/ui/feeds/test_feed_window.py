"""Podcast feeds in the window: from a file or an address to recordings, and nothing asked for without a click."""

import threading
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QDialog, QFileDialog, QLabel, QLineEdit, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from tests.core.feeds.feeds import CHAPTERS, NIGHT, NOON, VTT, rss
from tests.core.feeds.web import Web
from ui.app import Syncline


@pytest.fixture
def dialog(syncline: Syncline, qtbot: QtBot) -> QDialog:
    """The dialog that the menu opens."""
    action = syncline.window.findChild(QAction, "open_feedAction")
    assert action.text() == "Open Podcast Feed…"
    action.trigger()
    qtbot.waitUntil(lambda: syncline.window.findChild(QDialog, "feedDialog") is not None)
    found = syncline.window.findChild(QDialog, "feedDialog")
    assert isinstance(found, QDialog)
    qtbot.waitUntil(found.isVisible)
    return found


def click(dialog: QDialog, name: str, qtbot: QtBot) -> None:
    button = dialog.findChild(QAbstractButton, name)
    assert button.isEnabled(), name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def check(dialog: QDialog, name: str) -> None:
    dialog.findChild(QCheckBox, name).setChecked(True)


def text(dialog: QDialog, name: str) -> str:
    return dialog.findChild(QLabel, name).text()


def titles(dialog: QDialog) -> list[str]:
    model = dialog.findChild(QTreeView, "feedEpisodeList").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def choose(dialog: QDialog, path: Path, qtbot: QtBot) -> None:
    """The file of a feed, through the dialog for files."""
    click(dialog, "feedFileButton", qtbot)
    dialog.findChild(QFileDialog).filesSelected.emit([str(path)])
    dialog.findChild(QFileDialog).reject()


def feed_file(folder: Path, *items: str, address: str = "https://harbour.example") -> Path:
    path = folder / "main.xml"
    media = address.replace("harbour", "media")
    path.write_text(rss(*items).replace("https://harbour.example", address).replace("https://media.example", media))
    return path


def fetch(dialog: QDialog, address: str, qtbot: QtBot) -> None:
    dialog.findChild(QLineEdit, "feedAddressField").setText(address)
    click(dialog, "feedFetchButton", qtbot)


def test_a_feed_in_a_file_lists_its_episodes_the_newest_first(dialog: QDialog, tmp_path: Path, qtbot: QtBot) -> None:
    assert "Nothing is fetched" in text(dialog, "feedContactLabel")
    choose(dialog, feed_file(tmp_path, NOON, NIGHT), qtbot)
    qtbot.waitUntil(lambda: titles(dialog) == ["Night watch", "The tide turns at noon"])
    assert text(dialog, "feedTitleLabel") == "Harbour & Tide · Ada Pilot · 2 episodes"
    model = dialog.findChild(QTreeView, "feedEpisodeList").model()
    row = [str(model.index(1, column).data()) for column in range(4)]
    assert row == ["The tide turns at noon", "5 Mar 2024", "0:20", "4 transcripts, chapters, 2 soundbites"]


def test_episodes_are_filtered_sorted_and_ticked_by_the_keyboard(dialog: QDialog, tmp_path: Path, qtbot: QtBot) -> None:
    choose(dialog, feed_file(tmp_path, NOON, NIGHT), qtbot)
    qtbot.waitUntil(lambda: len(titles(dialog)) == 2)
    view = dialog.findChild(QTreeView, "feedEpisodeList")
    add = dialog.findChild(QAbstractButton, "feedAddButton")
    assert not add.isEnabled()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert add.isEnabled()
    assert text(dialog, "feedEpisodeContactLabel").startswith("1 episode is added")
    dialog.findChild(QLineEdit, "feedFilterField").setText("NIGHT")
    assert titles(dialog) == ["Night watch"]
    # What is filtered away stays ticked.
    click(dialog, "feedTickButton", qtbot)
    assert text(dialog, "feedEpisodeContactLabel").startswith("2 episodes are added")
    dialog.findChild(QLineEdit, "feedFilterField").clear()
    view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert titles(dialog) == ["The tide turns at noon", "Night watch"]
    click(dialog, "feedUntickButton", qtbot)
    assert not add.isEnabled()


def test_ticking_looks_at_no_file_from_the_thread_of_the_window(
    dialog: QDialog, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "noon.vtt").write_text(VTT.format("noon"))
    looked: list[threading.Thread] = []
    is_file = Path.is_file

    def watched(path: Path) -> bool:
        if path.parent == tmp_path and path.name != "main.xml":
            looked.append(threading.current_thread())
        return is_file(path)

    monkeypatch.setattr(Path, "is_file", watched)
    choose(dialog, feed_file(tmp_path, NOON, NIGHT), qtbot)
    qtbot.waitUntil(lambda: len(titles(dialog)) == 2)
    click(dialog, "feedTickButton", qtbot)
    check(dialog, "feedFetchTextsBox")
    assert "contacts harbour.example" in text(dialog, "feedEpisodeContactLabel")
    assert looked
    assert threading.current_thread() not in looked


def test_everything_in_the_dialog_has_a_name(dialog: QDialog) -> None:
    kinds = (QLineEdit, QTreeView, QAbstractButton)
    used = [widget for kind in kinds for widget in dialog.findChildren(kind) if widget.isVisible()]
    assert len(used) >= 9
    assert [
        w.objectName() for w in used if not (w.accessibleName() or (isinstance(w, QAbstractButton) and w.text()))
    ] == []


def test_an_episode_is_added_with_what_lies_beside_the_feed_and_opened(
    syncline: Syncline, dialog: QDialog, medium: Path, web: Web, qtbot: QtBot
) -> None:
    folder = medium.parent / "podcast"
    folder.mkdir()
    (folder / "noon.wav").write_bytes(medium.read_bytes())
    (folder / "noon.vtt").write_text(VTT.format("noon"))
    choose(dialog, feed_file(folder, NOON, address=web.url), qtbot)
    # The only one is ticked.
    qtbot.waitUntil(lambda: dialog.findChild(QAbstractButton, "feedAddButton").isEnabled())
    assert "Nothing is fetched" in text(dialog, "feedEpisodeContactLabel")
    click(dialog, "feedAddButton", qtbot)
    qtbot.waitUntil(lambda: [line.text for line in syncline.recordings.timeline.lines] == ["noon"])
    recording = syncline.recordings.recording
    assert recording is not None
    assert recording.media_path == folder / "noon.wav"
    assert web.asked == []


def test_an_address_is_asked_for_on_the_click_alone_and_its_host_is_named(
    dialog: QDialog, web: Web, qtbot: QtBot
) -> None:
    web.put("/feed.xml", rss(NOON, NIGHT).encode())
    field = dialog.findChild(QLineEdit, "feedAddressField")
    field.setText(f"{web.url}/feed.xml")
    assert f"contacts {web.url.removeprefix('http://')}" in text(dialog, "feedContactLabel")
    field.setText("file:///etc/hosts")
    assert text(dialog, "feedContactLabel") == "This is no address on the web."
    assert not dialog.findChild(QAbstractButton, "feedFetchButton").isEnabled()
    assert web.asked == []
    fetch(dialog, f"{web.url}/feed.xml", qtbot)
    qtbot.waitUntil(lambda: len(titles(dialog)) == 2)
    assert web.asked == ["/feed.xml"]


def test_why_there_is_no_feed_is_told_in_the_dialog(dialog: QDialog, web: Web, tmp_path: Path, qtbot: QtBot) -> None:
    fetch(dialog, f"{web.url}/nothing.xml", qtbot)
    qtbot.waitUntil(lambda: "404" in text(dialog, "feedTitleLabel"))
    (tmp_path / "talk.xml").write_text("no feed")
    choose(dialog, tmp_path / "talk.xml", qtbot)
    qtbot.waitUntil(lambda: "no podcast feed" in text(dialog, "feedTitleLabel"))


def test_a_host_that_does_not_answer_keeps_no_recording_from_opening(
    syncline: Syncline, dialog: QDialog, web: Web, talk: Path, qtbot: QtBot
) -> None:
    fetch(dialog, web.put_answer("/feed.xml", lambda _request: web.ended.wait() and None), qtbot)
    qtbot.waitUntil(lambda: web.asked == ["/feed.xml"])
    dialog.reject()
    syncline.recordings.open_files([talk])
    qtbot.waitUntil(lambda: len(syncline.recordings.timeline.lines) == 5)


def test_what_is_ticked_is_fetched_and_no_more(
    syncline: Syncline, dialog: QDialog, web: Web, medium: Path, qtbot: QtBot
) -> None:
    web.put("/feeds/feed.xml", rss(NOON, NIGHT).replace("https://media.example", web.url).encode())
    for name, body in (
        ("noon.vtt", VTT.format("noon")),
        ("mittag.vtt", VTT.format("Mittag")),
        ("noon.chapters.json", CHAPTERS),
    ):
        web.put(f"/feeds/{name}", body.encode())
    fetch(dialog, f"{web.url}/feeds/feed.xml", qtbot)
    qtbot.waitUntil(lambda: len(titles(dialog)) == 2)
    click(dialog, "feedTickButton", qtbot)
    host = web.url.removeprefix("http://")
    assert host not in text(dialog, "feedEpisodeContactLabel")
    check(dialog, "feedFetchTextsBox")
    assert f"contacts {host}, and any host that these redirect to" in text(dialog, "feedEpisodeContactLabel")
    web.asked.clear()
    click(dialog, "feedAddButton", qtbot)
    qtbot.waitUntil(lambda: syncline.notices.text() == "2 episodes are in the library.")
    assert sorted(web.asked) == ["/feeds/mittag.vtt", "/feeds/noon.chapters.json", "/feeds/noon.vtt"]
    assert {summary.title for summary in syncline.library.summaries()} == {"Night watch", "The tide turns at noon"}


def shown_bars(syncline: Syncline) -> list[QWidget]:
    return [bar for bar in syncline.window.findChildren(QWidget, "taskBar") if bar.isVisible()]


def test_a_fetch_that_is_cancelled_ends_and_the_window_stays_at_work(
    syncline: Syncline, dialog: QDialog, web: Web, talk: Path, qtbot: QtBot
) -> None:
    def drip(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        while not web.ended.wait(0.01):
            request.wfile.write(b"a little more")

    web.put_answer("/audio/noon.wav?from=feed", drip)
    web.put("/feed.xml", rss(NOON).replace("https://media.example", web.url).encode())
    fetch(dialog, f"{web.url}/feed.xml", qtbot)
    qtbot.waitUntil(lambda: titles(dialog) == ["The tide turns at noon"])
    check(dialog, "feedFetchMediaBox")
    click(dialog, "feedAddButton", qtbot)
    qtbot.waitUntil(lambda: "/audio/noon.wav?from=feed" in web.asked)
    syncline.recordings.open_files([talk])
    qtbot.waitUntil(lambda: len(syncline.recordings.timeline.lines) == 5)
    qtbot.waitUntil(lambda: len(shown_bars(syncline)) == 1)
    (bar,) = shown_bars(syncline)
    qtbot.mouseClick(bar.findChild(QAbstractButton, "taskCancelButton"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert not list(syncline.library.path.parent.glob("Podcasts/**/*.part"))
