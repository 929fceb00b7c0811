"""Connections over http and https and nothing else, which ask at everything that arrives whether to go on."""

import http.client
import io
import ssl
import urllib.request
from collections.abc import Callable
from functools import partial
from typing import IO, Any
from urllib.parse import urljoin, urlsplit

from player.errors import NotFetched
from player.feeds.addresses import WEB_SCHEMES

# Called with the count of bytes that arrived; what it raises ends the connection.
Watch = Callable[[int], None]


def open_address(request: urllib.request.Request, watch: Watch, timeout_s: float) -> http.client.HTTPResponse:
    """The answer to a request, redirects followed.

    Raises NotFetched for one that leads off the web, whatever `watch` raises, and what urllib and http.client raise.
    """
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.UnknownHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _Redirects(),
        _Plain(watch),
        _Secure(watch),
    ):
        opener.add_handler(handler)
    response = opener.open(request, timeout=timeout_s)
    assert isinstance(response, http.client.HTTPResponse)
    return response


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows from web address to web address only."""

    def http_error_302(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage
    ) -> Any:
        # WORKAROUND: what comes along with a redirect may be endless, and urllib reads all of it.
        fp.close()
        target = urljoin(req.full_url, headers.get("location") or "")
        if urlsplit(target).scheme not in WEB_SCHEMES:
            reason = f"it leads to {urlsplit(target).scheme}:, which is not on the web; nothing was fetched from there."
            raise NotFetched(req.host, reason)
        return super().http_error_302(req, io.BytesIO(), code, msg, headers)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


class _Plain(urllib.request.HTTPHandler):
    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_watched, http.client.HTTPConnection, self._watch), req)


class _Secure(urllib.request.HTTPSHandler):
    def __init__(self, watch: Watch) -> None:
        self._tls = ssl.create_default_context()
        super().__init__(context=self._tls)
        self._watch = watch

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_watched, http.client.HTTPSConnection, self._watch), req, context=self._tls)


def _watched(
    make: Callable[..., http.client.HTTPConnection], watch: Watch, host: str, **options: Any
) -> http.client.HTTPConnection:
    connection = make(host, **options)
    connection.response_class = partial(_WatchedResponse, watch)  # type: ignore[assignment]
    return connection


class _WatchedResponse(http.client.HTTPResponse):
    """A response whose every byte, the headers too, passes by the watch: a server may send one now and then."""

    def __init__(self, watch: Watch, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        raw = self.fp.detach()
        assert isinstance(raw, io.RawIOBase)
        self.fp = io.BufferedReader(_WatchedStream(raw, watch))


class _WatchedStream(io.RawIOBase):
    def __init__(self, raw: io.RawIOBase, watch: Watch) -> None:
        super().__init__()
        self._raw = raw
        self._watch = watch

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        count: int | None = self._raw.readinto(buffer)
        self._watch(count or 0)
        return count

    def close(self) -> None:
        self._raw.close()
        super().close()
