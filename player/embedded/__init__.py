"""What stands inside audio and video: subtitle tracks, chapters, lyrics and tags."""
