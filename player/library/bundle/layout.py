"""What a bundle is made of, and how much of it there may be."""

import re
from pathlib import Path

VERSION = 1
SUFFIX = ".syncline.zip"
TITLE = "Syncline bundle"

HEAD = "recording.json"
MEDIUM = "medium"
MEMBER = re.compile(r"recording\.json|medium|sources/[1-9][0-9]{0,4}/(?:document\.json|original)")

# No transcript comes near, and what is packed more tightly was made to fill the memory.
LARGEST_TEXT_BYTES = 32 * 1024 * 1024
LARGEST_TEXTS_BYTES = 128 * 1024 * 1024
LARGEST_RATIO = 200
# Sixty hours, word by word, in two languages. Each value that JSON is read as takes a hundred bytes and more.
MOST_VALUES = 6_000_000
# Of less, any ratio will do.
SMALL_BYTES = 1024 * 1024

# What opens a value of JSON, or parts it from the next; also in texts, for the count is a rough one.
_VALUE_MARKS = (b"{", b"[", b",")
_FIRST_MEMBER = b"PK\x03\x04"
_NAME_PLACE = 30


def document_member(number: int) -> str:
    """The member that holds the document of a source, the first being 1."""
    return f"sources/{number}/document.json"


def original_member(number: int) -> str:
    """The member that holds the bytes of a source's file."""
    return f"sources/{number}/original"


def is_json(member: str) -> bool:
    """Whether this member is parsed; all others are bytes."""
    return member.endswith(".json")


def value_count(data: bytes) -> int:
    """How many values this JSON, or a part of it, holds at most."""
    return sum(map(data.count, _VALUE_MARKS))


def is_bundle(path: Path) -> bool:
    """Whether a file is meant as a bundle: by its name, or by what it begins with, whatever its name."""
    if path.name.lower().endswith(SUFFIX):
        return True
    try:
        # Reading a pipe may take for ever.
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(_NAME_PLACE + len(HEAD))
    except (OSError, ValueError):
        return False
    return head.startswith(_FIRST_MEMBER) and head[_NAME_PLACE:] == HEAD.encode()
