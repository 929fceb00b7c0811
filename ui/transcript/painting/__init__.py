"""Painting the lines with all that is marked on them."""
