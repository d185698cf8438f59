"""What is on offer or demanded: when, how long, where, in which form."""
