"""What editors of sound and film, and researchers' annotation programs write."""
