"""The sample recording: a welcome talk with transcript and notes, and the scripts that make it from `source/`."""
