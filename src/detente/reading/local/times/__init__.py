"""When: time expressions in the text, their values, and the acts that they date."""
