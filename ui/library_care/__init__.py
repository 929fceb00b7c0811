"""The safety of the library in the window: backups, checks, repair, and what runs by itself in the background."""
