"""What was done: acts with their parties, reality and attribution."""
