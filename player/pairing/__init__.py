"""Which files describe one recording: told by their names, by what they say, and by how long they last."""
