"""The transcript pane: lines laid out, painted, found, selected and followed."""
