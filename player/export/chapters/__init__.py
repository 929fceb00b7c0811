"""Chapters alone, for players, sites and muxers."""
