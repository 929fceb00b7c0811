"""Addresses on the web: as people type them, as feeds write them, and as they are sent."""

import re
import unicodedata
from base64 import b64encode
from collections.abc import Container
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from player.errors import NotFetched

WEB_SCHEMES = ("http", "https")
# What podcast programs put before an address, to be found by it.
_FEED_PREFIX = re.compile(r"\A(?:feed|itpc|pcast|podcast|rss):(?://)?", re.IGNORECASE)
_PATH_SIGNS = "/%:@!$&'()*+,;=~"
_SEPARATORS = re.compile(r"[/\\]")
_SUFFIX = re.compile(r"\.([A-Za-z0-9]{1,5})\Z")
# What file systems take: a longer name, or a path of many, is no file's.
_LONGEST_NAME_BYTES = 255
_MOST_FOLDERS = 8
_REFUSAL = "this is no address on the web; one begins with https:// or http://."


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address as it is sent; `host` is what is contacted, name and password of a private feed stand apart."""

    url: str
    host: str
    authorization: str | None = field(default=None, repr=False)


def is_web_address(text: str) -> bool:
    """Whether a text names its scheme, http or https."""
    return text.strip().lower().startswith(("https://", "http://"))


def web_address(text: str) -> WebAddress:
    """What is meant by an address, which may lack its scheme; raises NotFetched where it is none of http or https."""
    whole = _FEED_PREFIX.sub("", text.strip())
    whole = whole if "://" in whole else f"https://{whole}"
    try:
        parts = urlsplit(whole)
        host = _host(parts.hostname or "", parts.port)
        path = quote(parts.path or "/", safe=_PATH_SIGNS)
        query = f"?{quote(parts.query, safe=_PATH_SIGNS + '?')}" if parts.query else ""
        authorization = _authorization(parts.username, parts.password)
    except ValueError as error:
        raise NotFetched(text, _REFUSAL) from error
    if parts.scheme not in WEB_SCHEMES or not host:
        raise NotFetched(text, _REFUSAL)
    return WebAddress(f"{parts.scheme}://{host}{path}{query}", host, authorization)


def host_of(text: str) -> str | None:
    """What would be contacted for this address; None where it is no address on the web."""
    try:
        return web_address(text).host
    except NotFetched:
        return None


def resolved(base: str, url: str) -> str:
    """An address that may be relative to `base`, as a whole; unchanged where that cannot be."""
    try:
        return urljoin(base, url.strip())
    except ValueError:
        return url.strip()


def local_file(folder: Path, url: str, names: Container[str] | None = None) -> Path | None:
    """The file in this folder that an address ends like, with folders of its path or without; never one outside.

    With `listed_names` of the folder nothing is looked for that cannot be there.
    """
    parts = [part for part in _SEPARATORS.split(unquote(_path(url))) if _is_name(part)][-_MOST_FOLDERS:]
    begins = (skipped for skipped, part in enumerate(parts) if names is None or _sameness(part) in names)
    candidates = (folder.joinpath(*parts[skipped:]) for skipped in begins)
    return next((path for path in candidates if path.is_file()), None)


def listed_names(folder: Path) -> Container[str] | None:
    """The names of all that is in a folder, for `local_file`; None where nobody may list it."""
    try:
        return frozenset(_sameness(path.name) for path in folder.iterdir())
    except OSError:
        return None


def file_suffix(url: str) -> str:
    """The extension in the path of an address, in lower case and without its dot; empty where there is none."""
    match = _SUFFIX.search(_path(url))
    return match[1].lower() if match else ""


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _sameness(name: str) -> str:
    """What two names share that any file system may take for one: some see no capitals, some part accents off."""
    return unicodedata.normalize("NFC", name).casefold()


def _is_name(part: str) -> bool:
    # With a colon Windows takes it for another drive.
    is_plain = part not in ("", ".", "..") and ":" not in part and part.isprintable()
    return is_plain and len(part.encode()) <= _LONGEST_NAME_BYTES


def _host(name: str, port: int | None) -> str:
    """The host in ASCII with its port; raises ValueError where there is none of such a name."""
    plain = f"[{name}]" if ":" in name else name if name.isascii() else name.encode("idna").decode("ascii")
    if any(not sign.isprintable() or sign in ' <>"%{}|\\^`' for sign in plain):
        raise ValueError(name)
    return plain if port is None else f"{plain}:{port}"


def _authorization(user: str | None, password: str | None) -> str | None:
    if user is None:
        return None
    told = f"{unquote(user)}:{unquote(password or '')}"
    return f"Basic {b64encode(told.encode()).decode('ascii')}"
