"""On which conditions: who holds back what until what."""
