"""The command that searches the library."""

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from player import timecode
from player.links import moment_link
from ui.cli.options import as_json_text, json_option, library_option, library_path

if TYPE_CHECKING:
    from player.library.found import Found, Hit
    from player.vectors import Encoder

_MOST_HITS = 1_000


# A query may begin with -not: no option here is a single letter.
@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, _MOST_HITS), default=50, show_default=True, help="How many hits.")
@click.option("--explain", is_flag=True, help="Tell what each stage of the search did, and how long it took.")
@click.option("--language", help="Find words in all their forms in this language: en, de, fr, …")
@click.option("--model", type=click.Path(path_type=Path), help="A folder with a model that compares sentences.")
@json_option
@library_option
@click.pass_context
def search(
    ctx: click.Context,
    query: tuple[str, ...],
    limit: int,
    explain: bool,
    language: str | None,
    model: Path | None,
    as_json: bool,
) -> None:
    """Find QUERY in everything the library holds; a question is answered with passages.

    Words must all be there; "a phrase", begin*, -not, speaker:NAME, tag:TAG, in:title, kind:question, before:2024,
    after:2024-05-31, heard:no.
    """
    from player.library.found import Found
    from player.library.opening import open_store

    path, text = library_path(ctx), " ".join(query)
    # Looking makes no library where there is none.
    if not path.exists():
        found = Found(text)
    else:
        encoder = _encoder(model)
        with open_store(path) as library:
            found = library.search(text, limit, language=language, encoder=encoder)
    if as_json:
        click.echo(as_json_text(found_row(found, explain=explain)))
    else:
        click.echo(found_text(found, explain=explain))
    ctx.exit(0 if found.hits else 1)


def _encoder(folder: Path | None) -> "Encoder | None":
    if folder is None:
        return None
    from player.vectors import open_model

    return open_model(folder)


def found_row(found: "Found", *, explain: bool) -> dict[str, Any]:
    """What a search found, for JSON."""
    stages = [{"name": each.name, "count": each.count, "ms": round(each.duration_ms, 2)} for each in found.stages]
    return {
        "query": found.query,
        "hits": [_hit_row(hit) for hit in found.hits],
        "is_complete": found.is_complete,
        "did_you_mean": found.suggestion,
        **({"stages": stages} if explain else {}),
    }


def _hit_row(hit: "Hit") -> dict[str, Any]:
    return {
        "recording_id": hit.recording_id,
        "recording_title": hit.recording_title,
        "kind": hit.kind,
        "text": hit.text,
        "position_ms": hit.position_ms,
        "end_ms": hit.end_ms,
        "marks": [list(mark) for mark in hit.marks],
        "context": hit.context,
        "speaker": hit.speaker,
        "score": round(hit.score, 3),
        "link": None if hit.position_ms is None else moment_link(hit.recording_id, hit.position_ms),
    }


def found_text(found: "Found", *, explain: bool) -> str:
    """What a search found, for people: hits below their recordings."""
    lines = []
    for (recording_id, title), hits in groupby(found.hits, lambda hit: (hit.recording_id, hit.recording_title)):
        lines += [f"{title}  ({recording_id[:8]})", *(f"  {_hit_text(hit)}" for hit in hits)]
    if not found.hits:
        lines.append(f"Nothing in the library holds {found.query}.")
    elif not found.is_complete:
        lines.append("There may be more; --limit tells how many are shown.")
    if found.suggestion:
        lines.append(f"Did you mean: {found.suggestion}")
    if explain:
        lines += [f"{each.duration_ms:8.1f} ms  {each.count:>9,}  {each.name}" for each in found.stages]
    return "\n".join(lines)


def _hit_text(hit: "Hit") -> str:
    """`12:03  Ann: what was said`; what is no line says what it is."""
    time = timecode.clock(hit.position_ms) if hit.position_ms is not None else "--:--"
    kind = "" if hit.kind == "line" else f"[{hit.kind.replace('_', ' ')}] "
    speaker = f"{hit.speaker}: " if hit.speaker and hit.text != hit.speaker else ""
    return f"{time:>8}  {kind}{speaker}{_marked(hit)}".replace("\n", " ")


def _marked(hit: "Hit") -> str:
    """The text with what was looked for in [brackets]."""
    pieces, before = [], 0
    for start, end in hit.marks:
        pieces += [hit.text[before:start], "[", hit.text[start:end], "]"]
        before = end
    return "".join([*pieces, hit.text[before:]])
