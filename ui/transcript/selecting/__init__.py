"""Selecting text, and taking it along."""
