"""The dialog before an import: what was found, which files go together, and what of it is to come in."""
