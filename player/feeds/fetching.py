"""One address fetched into one file, within limits of time and size, told and cancellable on the way."""

import errno
import gzip
import http.client
import shutil
import socket
import ssl
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import IO

from player.errors import NotFetched, UnwritableFile
from player.feeds.addresses import WebAddress, web_address
from player.feeds.connection import open_address

# `report(done, total)` in kB; `total` is 0 where it is not known. It may raise to stop.
Report = Callable[[int, int], None]

TIMEOUT_S = 8.0
# What takes longer than that has to come at this pace at least.
PATIENCE_S = 60.0
SLOWEST_BYTES_PER_S = 1_000
# A medium may be as large as the disk has room for, and something is to stay free: a stream may have no end.
KEPT_FREE_BYTES = 200 * 2**20
_CHUNK_BYTES = 2**18
_KB = 1_024
_MB = 2**20
_ANSWERS = {
    401: "wants a name and a password",
    403: "does not give it to everybody",
    404: "has nothing at this address any more",
    410: "has nothing at this address any more",
    429: "was asked too often; try again later",
}


def fetch(
    address: str,
    target: Path,
    *,
    limit_bytes: int | None = None,
    check: Callable[[Path], None] | None = None,
    report: Report | None = None,
    now_s: Callable[[], float] = time.monotonic,
) -> None:
    """Fetch an address into a file, which is there once it is whole; its folder is made where there is none.

    Without `limit_bytes` the room on the disk is the limit. Raises NotFetched where it cannot be had, UnwritableFile
    where it cannot be kept, whatever `report` raises, and what `check` does: it gets the whole file before it is kept.
    """
    wanted = web_address(address)
    watch = _Watch(wanted.host, report, now_s)
    with _in_one_sentence(wanted.host), open_address(_request(wanted, limit_bytes), watch, TIMEOUT_S) as response:
        size = response.length
        watch.total = size or 0
        _check_size(wanted.host, size, limit_bytes)
        with _appearing(target, check) as file:
            if limit_bytes is None:
                _check_room(target, size or 0)
            for chunk in _chunks(response, wanted.host, limit_bytes):
                _write(file, chunk, target)
                if limit_bytes is None:
                    _check_room(target, 0)


def _request(wanted: WebAddress, limit_bytes: int | None) -> urllib.request.Request:
    headers = {
        "User-Agent": f"Syncline/{version('syncline')}",
        # Media are packed already.
        "Accept-Encoding": "identity" if limit_bytes is None else "gzip",
    }
    request = urllib.request.Request(wanted.url, headers=headers)
    if wanted.authorization:
        # Not sent on to where a redirect leads.
        request.add_unredirected_header("Authorization", wanted.authorization)
    return request


class _Watch:
    """Tells how much has arrived, and ends what comes too slowly."""

    def __init__(self, host: str, report: Report | None, now_s: Callable[[], float]) -> None:
        self.total = 0
        self._host = host
        self._report = report
        self._now_s = now_s
        self._begun_s = now_s()
        self._received = 0
        self(0)

    def __call__(self, count: int) -> None:
        self._received += count
        lasted_s = self._now_s() - self._begun_s
        if lasted_s > PATIENCE_S and self._received < lasted_s * SLOWEST_BYTES_PER_S:
            raise NotFetched(self._host, "it answers too slowly; try again later.")
        if self._report is not None:
            self._report(min(self._received, self.total) // _KB, self.total // _KB)


def _chunks(response: http.client.HTTPResponse, host: str, limit_bytes: int | None) -> Iterator[bytes]:
    """What it sends, unpacked; raises NotFetched where that breaks off or goes past the limit."""
    encoding = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip"):
        raise NotFetched(host, f"it sends its files packed as {encoding!r}, which Syncline cannot unpack.")
    stream = response if encoding == "identity" else gzip.GzipFile(fileobj=response)
    count = 0
    while chunk := stream.read1(_CHUNK_BYTES):
        count += len(chunk)
        _check_size(host, count, limit_bytes)
        yield chunk
    if response.length:
        raise NotFetched(host, "the connection broke off before all was here; try again.")


def _check_size(host: str, size: int | None, limit_bytes: int | None) -> None:
    if limit_bytes is not None and (size or 0) > limit_bytes:
        raise NotFetched(host, f"the file is larger than {limit_bytes // _MB} MB, too large for a text.")


def _check_room(target: Path, size: int) -> None:
    free = shutil.disk_usage(target.parent).free
    if size + KEPT_FREE_BYTES > free:
        needed = f"{size // _MB:,} MB are wanted, and " if size else ""
        raise UnwritableFile(target.parent, f"there is not enough room: {needed}{free // _MB:,} MB are free.")


@contextmanager
def _appearing(target: Path, check: Callable[[Path], None] | None) -> Iterator[IO[bytes]]:
    """A file beside the target, which takes its place at the end and leaves nothing where that is not reached."""
    part = target.with_name(f"{target.name}.part")
    with _keeping(target):
        part.parent.mkdir(parents=True, exist_ok=True)
        file = part.open("wb")
    try:
        with file:
            yield file
        if check is not None:
            check(part)
        with _keeping(target):
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _write(file: IO[bytes], chunk: bytes, target: Path) -> None:
    with _keeping(target):
        file.write(chunk)


@contextmanager
def _keeping(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = "there is no more room on the disk." if error.errno == errno.ENOSPC else f"{error.strerror}."
        raise UnwritableFile(target, reason) from error


@contextmanager
def _in_one_sentence(host: str) -> Iterator[None]:
    """Whatever goes wrong on the way is a NotFetched that names the host."""
    try:
        yield
    except urllib.error.HTTPError as error:
        with error:
            raise NotFetched(host, _answer(error.code)) from error
    except urllib.error.URLError as error:
        reason = error.reason
        raise NotFetched(host, _fault(reason) if isinstance(reason, OSError) else f"{reason}.") from error
    except OSError as error:
        raise NotFetched(host, _fault(error)) from error
    except (http.client.HTTPException, EOFError, zlib.error, ValueError) as error:
        raise NotFetched(host, "it breaks off or sends what no web server sends; try again later.") from error


def _answer(code: int) -> str:
    """What an answer without a file says."""
    if code in _ANSWERS:
        return f"it {_ANSWERS[code]} ({code})."
    if code >= 500:
        return f"it has trouble of its own ({code}); try again later."
    if code < 400:
        return f"it sends on and on, or nowhere ({code})."
    return f"it does not give the file ({code})."


def _fault(error: OSError) -> str:
    """What keeps a connection from coming about or lasting."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate cannot be trusted ({error.verify_message}); nothing was fetched."
    if isinstance(error, ssl.SSLError):
        return "no secure connection to it comes about."
    if isinstance(error, TimeoutError):
        return f"it does not answer within {TIMEOUT_S:.0f} seconds; try again later."
    if isinstance(error, socket.gaierror):
        return "no such place is known, or this machine is not on the net."
    if isinstance(error, gzip.BadGzipFile):
        return "the file it sends is damaged; try again later."
    return f"the connection fails: {error.strerror or error}."
