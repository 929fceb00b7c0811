"""Subtitles as they are written, where that takes a file of its own."""
