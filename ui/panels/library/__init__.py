"""The library panel: the list of recordings, sorted and filtered, and what a search finds in all of them."""
