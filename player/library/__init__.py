"""The library: one SQLite file that holds every recording; everyone else sees dataclasses, never SQL."""
