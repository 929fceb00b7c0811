"""Chapters by themselves, as tools for media write and read them: a file for each format."""
