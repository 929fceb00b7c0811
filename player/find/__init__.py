"""Finding in the lines of a transcript: as one types, at a million lines, whatever is looked for.

A `Search` works through the lines in slices, from the place that one looks at; its `Hits` tell at any time what is
known so far. Only the number of hits in each line is kept: where they stand is found again for the few that are shown.
"""

from player.find.folding import Folding
from player.find.hits import Found, Hits
from player.find.matching import Query
from player.find.search import Search, find_in_lines

__all__ = ["Folding", "Found", "Hits", "Query", "Search", "find_in_lines"]
