"""What recognisers, video sites and transcript editors write: a file for each format, and words made into lines."""
