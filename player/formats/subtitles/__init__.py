"""The subtitle formats: one file for each, with what several of them share beside them."""
