"""The parts of the spaCy pipeline, three of which are done here with the same outcome in less time."""
