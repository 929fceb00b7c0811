"""The media that texts may go to, and which texts each has so far."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from player.pairing.folder import FolderNames, same_recordings


class Pool:
    """The media at hand and those that lie beside the texts; paths are as the user gave them."""

    def __init__(self, media: Sequence[Path], texts: Sequence[Path]) -> None:
        self.claims: dict[Path, list[Path]] = {medium: [] for medium in media}
        self.reasons: dict[Path, str] = dict.fromkeys(media, "")
        self._given = {path.absolute(): path for path in (*media, *texts)}
        # Of thousands of folders each is not to look through the files of all.
        self._media_at_hand = _by_folder(media)
        self._texts_at_hand = _by_folder(texts)
        self._folders: dict[Path, FolderNames] = {}
        self._beside: dict[Path, tuple[Path, ...]] = {}
        self._units: dict[Path, int] = {}

    @property
    def media(self) -> tuple[Path, ...]:
        """The media at hand, and those beside that have been taken."""
        return tuple(self.claims)

    @property
    def free_media(self) -> tuple[Path, ...]:
        """The media that have no text yet, those beside the texts among them."""
        return tuple(medium for medium, texts in self.known().items() if not texts)

    def known(self) -> Mapping[Path, Sequence[Path]]:
        """Every medium at hand or in a folder that was looked into, with its texts."""
        beside = (self.as_given(folder.media) for folder in self._folders.values())
        return {medium: () for media in beside for medium in media} | self.claims

    def folder_of(self, path: Path) -> FolderNames:
        """The names in the file's folder."""
        folder = path.absolute().parent
        if folder not in self._folders:
            # Some are known as media by their first bytes alone.
            self._folders[folder] = FolderNames(folder, self._media_at_hand.get(folder, ()))
        return self._folders[folder]

    def units_beside(self, text: Path) -> int:
        """How many recordings the texts in this text's folder describe, by their names; those at hand among them."""
        folder = text.absolute().parent
        if folder not in self._units:
            beside = {*self.folder_of(text).texts, *self._texts_at_hand.get(folder, ())}
            self._units[folder] = len(same_recordings(tuple(beside)))
        return self._units[folder]

    def media_beside(self, text: Path) -> tuple[Path, ...]:
        """All media in the text's folder."""
        folder = text.absolute().parent
        if folder not in self._beside:
            self._beside[folder] = self.as_given(self.folder_of(text).media)
        return self._beside[folder]

    def media_of(self, text: Path) -> tuple[Path, ...]:
        """The media of the text's folder whose name is closest to its own, if any is alike."""
        return self.as_given(self.folder_of(text).media_of(text)[1])

    def as_given(self, paths: Iterable[Path]) -> tuple[Path, ...]:
        """Files found in a folder, as the user named them if he did."""
        return tuple(self._given.get(path, path) for path in paths)

    def claim(self, medium: Path, texts: Iterable[Path], reason: str) -> None:
        """Give texts to a medium; the first reason stays."""
        claimed = self.claims.setdefault(medium, [])
        fresh = [text for text in texts if text not in claimed]
        claimed += fresh
        self.reasons[medium] = self.reasons.get(medium) or (reason if fresh else "")


def _by_folder(paths: Iterable[Path]) -> dict[Path, list[Path]]:
    """These files by their folders, all as whole paths."""
    folders: dict[Path, list[Path]] = {}
    for path in paths:
        full = path.absolute()
        folders.setdefault(full.parent, []).append(full)
    return folders
