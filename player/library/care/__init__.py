"""What keeps the library whole: backups and their restoring, check and repair."""
