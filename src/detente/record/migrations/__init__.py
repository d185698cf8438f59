"""How a record's tables came to be, a step a file in `versions`, in the order of their numbers."""
