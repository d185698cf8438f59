"""The shared encoder: words of the text → vectors, once a report, for every trained head to read from."""
