"""The pages: a file each, with the view and the function that makes it."""
