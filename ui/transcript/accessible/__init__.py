"""The transcript to a screen reader: a list of its lines."""
