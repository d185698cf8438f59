"""How the reader's models were made: scripts that can be run again. Nothing here is needed to read."""
