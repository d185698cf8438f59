"""How good and how fast the reader is: scores against gold, speed, and floors for both."""
