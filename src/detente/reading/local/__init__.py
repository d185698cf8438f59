"""The local reader: offline, over spaCy, one file a step."""
