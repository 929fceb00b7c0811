"""The pages that video-summary sites make of a recording, one file for each family."""
