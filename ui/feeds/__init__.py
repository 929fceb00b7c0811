"""The dialog on a podcast feed: where it is, its episodes, and what of them is to be fetched."""
