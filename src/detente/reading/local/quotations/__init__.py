"""Who said what: direct, indirect and mixed quotations with their speakers."""
