"""What Syncline ships beside its code: icons, the sample recording, the README's picture."""
