"""Spoken text as people paste, save and export it."""
