"""Library and sidebar: lists of recordings, notes, chapters and bookmarks, each leading to its moment."""
