"""What the world is called: the codebook, the parties of the world, the roles, and where places lie."""
