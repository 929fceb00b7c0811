"""Podcast feeds: what they list, what of an episode is at hand or can be fetched, and its way into the library."""
