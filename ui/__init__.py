"""The window: Qt on top of `player`."""
