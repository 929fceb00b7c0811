"""Which medium JSON says it is about, under any of the names that makers of transcripts give it."""

from pathlib import PurePath

from player.formats.json_value import JsonValue
from player.formats.media_name import media_name

# The file as the user had it stands before copies of it.
_KEYS = (
    "media",
    "mediaFileName",
    "media_file",
    "fileName",
    "file_name",
    "filename",
    "_filename",
    "data_name",
    "originalFilename",
    "original_filename",
    "audio_filename",
    "audio_file",
    "audio_file_name",
    "audio_filepath",
    "audio_path",
    "audioFile",
    "videoUrl",
    "audio_url",
    "audioUrl",
    "media_url",
    "mediaUrl",
    "audio_src_url",
    "audio",
    "video",
    "input_file",
    "file_path",
    "filepath",
    "filePath",
    "file",
    "source",
    "path",
    "url",
)
# Objects at the top that tell about the recording.
_HOLDERS = ("metadata", "info", "job", "media", "file")


def medium_of(data: JsonValue) -> str | None:
    """The file that an object, the first of a list, or its metadata name; a name without an extension is none."""
    top = data.at(0) if isinstance(data.value, list) else data
    holders = [top, *(top.get(key) for key in _HOLDERS)] if isinstance(top.value, dict) else []
    objects = [holder for holder in holders if isinstance(holder.value, dict)]
    told = (holder.get(key).text_if_any() for key in _KEYS for holder in objects)
    names = (media_name(text) for text in told if text)
    return next((name for name in names if name and PurePath(name).suffix), None)
