"""Where: place names in the text, their entries in the gazetteer, and the acts that they locate."""
