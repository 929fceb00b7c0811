"""Fetching: what comes whole is kept, whatever goes wrong is one sentence, and nothing but the web is asked."""

import gzip
import shutil
import socket
import threading
from collections import namedtuple
from http.server import BaseHTTPRequestHandler
from importlib.metadata import version
from itertools import chain, repeat
from pathlib import Path

import pytest

from player.errors import NotFetched, UnwritableFile
from player.feeds import fetching
from player.feeds.fetching import fetch
from tests.core.feeds.web import Web

Usage = namedtuple("Usage", "total used free")
TEXT = b"WEBVTT\n\n00:01.000 --> 00:02.000\nThe tide is out.\n"
LIMIT = 10_000


def refusal(address: str, target: Path, **options: object) -> str:
    """The sentence that is told where nothing is fetched; nothing is left behind."""
    with pytest.raises(NotFetched) as caught:
        fetch(address, target, **options)
    assert not target.parent.exists() or list(target.parent.iterdir()) == []
    return caught.value.sentence


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "tide.vtt"


def test_what_is_fetched_is_kept_as_it_is(web: Web, target: Path) -> None:
    fetch(web.put("/tide.vtt", TEXT), target)
    assert target.read_bytes() == TEXT
    assert [path.name for path in target.parent.iterdir()] == ["tide.vtt"]
    assert web.headers["User-Agent"] == f"Syncline/{version('syncline')}"


def test_what_comes_packed_is_unpacked(web: Web, target: Path) -> None:
    fetch(web.put("/tide.vtt", gzip.compress(TEXT), Content_Encoding="gzip"), target, limit_bytes=LIMIT)
    assert target.read_bytes() == TEXT
    assert web.headers["Accept-Encoding"] == "gzip"


def test_a_packed_file_that_unpacks_without_end_is_refused(web: Web, target: Path) -> None:
    packed = gzip.compress(bytes(50 * LIMIT))
    assert len(packed) < LIMIT
    told = refusal(web.put("/bomb", packed, Content_Encoding="gzip"), target, limit_bytes=LIMIT)
    assert "too large" in told


@pytest.mark.parametrize("body", [gzip.compress(TEXT)[:-9], b"no gzip at all"])
def test_a_damaged_packed_file_is_refused(web: Web, target: Path, body: bytes) -> None:
    assert "127.0.0.1" in refusal(web.put("/tide.vtt", body, Content_Encoding="gzip"), target)


def test_a_packing_that_is_not_known_is_named(web: Web, target: Path) -> None:
    assert "'br'" in refusal(web.put("/tide.vtt", TEXT, Content_Encoding="br"), target)


@pytest.mark.parametrize(
    ("code", "told"), [(404, "nothing at this address"), (403, "everybody"), (503, "trouble of its own")]
)
def test_an_answer_without_a_file_is_told(web: Web, target: Path, code: int, told: str) -> None:
    sentence = refusal(web.put("/gone.mp3", b"no", code), target)
    assert told in sentence
    assert str(code) in sentence


def test_redirects_are_followed(web: Web, target: Path) -> None:
    web.put("/tide.vtt", TEXT)
    fetch(web.put("/old.vtt", b"over there", 302, Location="/tide.vtt"), target)
    assert target.read_bytes() == TEXT


@pytest.mark.parametrize("place", ["file:///etc/hosts", "ftp://127.0.0.1/x", "data:text/plain,x", "javascript:x"])
def test_a_redirect_off_the_web_is_refused(web: Web, target: Path, place: str) -> None:
    assert f"leads to {place.partition(':')[0]}:" in refusal(web.put("/in", b"", 302, Location=place), target)


def test_a_redirect_in_a_circle_is_refused(web: Web, target: Path) -> None:
    assert "sends on and on" in refusal(web.put("/circle", b"", 302, Location="/circle"), target)


def test_what_comes_along_with_a_redirect_is_not_waited_for(web: Web, target: Path) -> None:
    def drag_on(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", "/tide.vtt")
        request.end_headers()
        request.wfile.write(b"wait")
        web.ended.wait()

    web.put("/tide.vtt", TEXT)
    fetch(web.put_answer("/slow", drag_on), target)
    assert target.read_bytes() == TEXT


@pytest.mark.parametrize(
    "address",
    ["file:///etc/hosts", "ftp://127.0.0.1/x", "data:text/plain,x", "http://", "https://[", "https://x/\udcff", ""],
)
def test_what_is_no_address_on_the_web_is_never_asked(target: Path, address: str) -> None:
    assert "no address on the web" in refusal(address, target)


def test_a_file_that_is_too_large_is_refused_before_it_comes_and_while_it_comes(web: Web, target: Path) -> None:
    body = bytes(LIMIT + 1)
    assert "too large" in refusal(web.put("/told", body), target, limit_bytes=LIMIT)

    def untold(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        while not web.ended.is_set():
            request.wfile.write(body)

    assert "too large" in refusal(web.put_answer("/untold", untold), target, limit_bytes=LIMIT)


def test_a_connection_that_breaks_off_is_told_and_leaves_nothing(web: Web, target: Path) -> None:
    told = refusal(web.put("/tide.vtt", TEXT, Content_Length=str(len(TEXT) + 100)), target)
    assert "broke off" in told


def test_a_server_that_says_nothing_is_not_waited_for(web: Web, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "TIMEOUT_S", 0.05)
    address = web.put_answer("/silent", lambda _request: web.ended.wait() and None)
    assert "does not answer" in refusal(address, target)


def test_a_server_that_sends_its_headers_bit_by_bit_is_left(web: Web, target: Path) -> None:
    def drip(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.0 200 OK\r\nX-One")
        web.ended.wait()

    # A quarter of an hour goes by before the first bytes are here.
    times = chain([0.0, 0.0], repeat(900.0))
    address = web.put_answer("/drip", drip)
    assert "too slowly" in refusal(address, target, now_s=lambda: next(times))


def test_what_speaks_another_tongue_is_told(target: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(10)

        def babble() -> None:
            connection, _ = server.accept()
            with connection:
                connection.sendall(b"220 I am no web server\r\n")

        thread = threading.Thread(target=babble)
        thread.start()
        told = refusal(f"http://127.0.0.1:{server.getsockname()[1]}/", target)
        thread.join()
    assert "no web server" in told or "connection fails" in told


def test_a_host_without_a_secure_connection_is_told(web: Web, target: Path) -> None:
    assert "secure connection" in refusal(web.url.replace("http:", "https:") + "/tide.vtt", target)


def test_a_host_that_refuses_is_told(target: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert "refused" in refusal(f"http://127.0.0.1:{port}/", target)


def test_progress_is_told_in_kilobytes_and_may_stop_it(web: Web, target: Path) -> None:
    address = web.put("/tide.mp3", bytes(3 * 2**20))
    told: list[tuple[int, int]] = []
    fetch(address, target, report=lambda *progress: told.append(progress))
    assert told[0] == (0, 0)
    assert told[-1] == (3_072, 3_072)
    target.unlink()

    class Stopped(Exception):
        pass

    def stop(done: int, _total: int) -> None:
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        fetch(address, target, report=stop)
    assert list(target.parent.iterdir()) == []


def test_a_medium_that_the_disk_has_no_room_for_is_not_fetched(
    web: Web, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(0, 0, fetching.KEPT_FREE_BYTES + 2**20))
    with pytest.raises(UnwritableFile, match="not enough room: 3 MB are wanted, and 201 MB are free"):
        fetch(web.put("/tide.mp3", bytes(3 * 2**20)), target)
    assert list(target.parent.iterdir()) == []


def test_a_stream_without_an_end_leaves_room_on_the_disk(
    web: Web, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms = iter([2**30, 2**30, 0])
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(0, 0, next(rooms)))

    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        while not web.ended.is_set():
            request.wfile.write(bytes(2**16))

    with pytest.raises(UnwritableFile, match="not enough room"):
        fetch(web.put_answer("/radio", endless), target)
    assert list(target.parent.iterdir()) == []


def test_where_nothing_can_be_written_is_told(web: Web, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, not a folder", "utf-8")
    with pytest.raises(UnwritableFile):
        fetch(web.put("/tide.vtt", TEXT), blocked / "tide.vtt")


def test_the_name_and_password_of_a_private_feed_are_sent_to_its_host_and_not_told(web: Web, target: Path) -> None:
    web.put("/tide.vtt", TEXT)
    private = web.url.replace("http://", "http://ada:secret@")
    fetch(f"{private}/tide.vtt", target)
    assert web.headers["Authorization"] == "Basic YWRhOnNlY3JldA=="
    target.unlink()
    assert "secret" not in refusal(f"{private}/nothing", target)
    fetch(web.put("/old", b"", 302, Location="/tide.vtt").replace("http://", "http://ada:secret@"), target)
    assert "Authorization" not in web.headers


def test_an_address_as_people_write_it_is_sent_as_it_must_be(web: Web, target: Path) -> None:
    web.put("/fl%C3%BCt%20und%20ebbe.vtt?a=%C3%BC", TEXT)
    fetch(f"{web.url}/flüt und ebbe.vtt?a=ü#t=3", target)
    assert target.read_bytes() == TEXT
