"""Following the sound, and keeping places."""
