"""Recordings exchanged with other libraries: out into bundles, in from bundles and journals."""
