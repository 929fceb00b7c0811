"""What can go wrong, each failure with one sentence fit to show: what, where, and what to do about it."""

from pathlib import Path


class PlayerError(Exception):
    """A failure that is told to the user in `sentence`."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class UnreadableFile(PlayerError):
    """A file that cannot be opened or read at all: missing, a directory, forbidden, too large."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class UnwritableFile(PlayerError):
    """A file that cannot be written: a folder, no rights, no room."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path


class NothingToWrite(PlayerError):
    """A document that has nothing of what an export target holds: `wanted` says what that is."""

    def __init__(self, target_title: str, wanted: str) -> None:
        title = target_title[:1].upper() + target_title[1:]
        super().__init__(f"{title} holds {wanted}, and there are none here; write Syncline JSON instead.")
        self.wanted = wanted


class UnknownFormat(PlayerError):
    """A file that no format recognises, or that several recognise equally well."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name


class BrokenFile(PlayerError):
    """A file of a known format whose content cannot be used."""

    def __init__(self, name: str, format_name: str, reason: str) -> None:
        super().__init__(f"{name}: this looks like {format_name}, but {reason}")
        self.name = name
        self.format_name = format_name


class FrameRateNeeded(BrokenFile):
    """A file whose times count frames, and that does not say how many make a second: read it again with the rate."""

    def __init__(self, name: str, format_name: str) -> None:
        super().__init__(
            name,
            format_name,
            "its times count frames, and it does not say how many a second: name the rate (--frame-rate 25, say).",
        )


class UnplayableMedia(PlayerError):
    """Audio or video that the engine cannot play."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name}: {reason}")
        self.path = path


class UnreadableContents(PlayerError):
    """A medium whose subtitle tracks, chapters and tags cannot be read; it may be playable all the same."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name}: subtitle tracks, chapters and tags inside it cannot be read: {reason}")
        self.path = path


class UnknownEncoding(PlayerError):
    """A name that no text encoding has."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: no such encoding; use a name such as utf-8, windows-1252, shift_jis or gb18030.")
        self.name = name


class UnfitEncoding(PlayerError):
    """A file that cannot be text in the encoding that was named."""

    def __init__(self, name: str, encoding_title: str) -> None:
        super().__init__(f"{name}: it is no {encoding_title}; name another encoding, or none.")
        self.name = name


class NotFetched(PlayerError):
    """What was asked for on the web did not come: `address` is what was asked, or the host that was."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"{address}: {reason}")
        self.address = address
        self.reason = reason


class EngineMissing(PlayerError):
    """A media engine that cannot start here; the sentence names the package to install."""


class ModelUnusable(PlayerError):
    """A folder of a language model with which no vectors can be made: `reason` says what is wrong with it."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"{folder}: this model cannot be used: {reason}")
        self.folder = folder
        self.reason = reason


class LibraryError(PlayerError):
    """The library file cannot be opened, read or written."""


class NotInLibrary(PlayerError):
    """No recording, source or bookmark of that id: `what` it should be, and the `identifier`."""

    def __init__(self, what: str, identifier: str) -> None:
        super().__init__(f"This {what} is not in the library; it may have been removed.")
        self.what = what
        self.identifier = identifier


class BadExpression(PlayerError):
    """A regular expression that cannot be understood."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Not valid: {reason}")
        self.reason = reason


class BrokenLink(PlayerError):
    """A text that should be a link to a moment and is none."""

    def __init__(self, link: str, reason: str) -> None:
        super().__init__(f"{link}: {reason}")
        self.link = link
