"""Transport, seek bar and video surface: they show where playback stands and say what the user wishes."""
