"""Playing audio and video: the engine protocol, its engines, and the clock between an engine's coarse reports."""
