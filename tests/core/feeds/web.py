"""A web of one host on the loopback: each path answers as the test says."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Web:
    """What stands at which path; `asked` are the paths that were asked for, `headers` those of the last request."""

    url: str
    pages: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    ended: threading.Event = field(default_factory=threading.Event)

    def put(self, path: str, body: bytes, code: int = 200, **headers: str) -> str:
        """Answer with this body; returns the address."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(code)
            for name, value in {"Content_Length": str(len(body)), **headers}.items():
                request.send_header(name.replace("_", "-"), value)
            request.end_headers()
            request.wfile.write(body)

        self.pages[path] = answer
        return self.url + path

    def put_answer(self, path: str, answer: Callable[[BaseHTTPRequestHandler], None]) -> str:
        """Answer as the function does; returns the address."""
        self.pages[path] = answer
        return self.url + path


@contextmanager
def serving() -> Iterator[Web]:
    """The web, up; it ends what it still sends at the end."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            web.asked.append(self.path)
            web.headers = dict(self.headers.items())
            page = web.pages.get(self.path)
            if page is None:
                self.send_error(404)
                return
            try:
                page(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    web = Web(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, name="test-web")
    thread.start()
    try:
        yield web
    finally:
        web.ended.set()
        server.shutdown()
        server.server_close()
        thread.join()
