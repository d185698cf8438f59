"""The parts of the spaCy pipeline, two of which are done here with the same outcome in less time."""
