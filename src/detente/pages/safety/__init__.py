"""Who may see and do what, and what keeps others out."""
