"""The covers at hand: of the recordings seen last, each as long as its medium is the same."""

from pathlib import Path

from PySide6.QtGui import QImage, QPixmap

from player.recording import RecordingSummary

# Some twenty lists full; at 96 by 96 pixels 36 KB each.
_COVERS_KEPT = 200


class CoverShelf:
    """Small pictures by recording; that a medium has none is kept as well."""

    def __init__(self) -> None:
        self._covers: dict[str, tuple[Path, QPixmap]] = {}

    def cover(self, summary: RecordingSummary) -> QPixmap | None:
        """The cover of a recording; None where there is none, or it is not at hand."""
        if summary.id not in self._covers:
            return None
        # Whatever is looked at stays the longest.
        path, cover = self._covers[summary.id] = self._covers.pop(summary.id)
        return cover if path == summary.media_path and not cover.isNull() else None

    def lacks(self, summary: RecordingSummary) -> bool:
        """Whether nobody has looked yet for the cover of this recording's medium."""
        path, _cover = self._covers.get(summary.id, (None, None))
        return summary.media_path is not None and summary.media_path != path

    def put(self, summary: RecordingSummary, image: QImage) -> None:
        """Keep this cover, empty for none, in the place of that which was not looked at the longest."""
        if summary.media_path is None:
            return
        self._covers.pop(summary.id, None)
        self._covers[summary.id] = (summary.media_path, QPixmap.fromImage(image))
        if len(self._covers) > _COVERS_KEPT:
            del self._covers[next(iter(self._covers))]
