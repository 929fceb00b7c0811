"""What Syncline ships beside its code: icons, the sample recording, desktop files."""
