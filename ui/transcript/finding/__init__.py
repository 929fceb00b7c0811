"""Finding in the transcript: the bar, the search in slices, the walk from hit to hit, the strip of hits."""
