"""How the models in the wheel were made: scripts that can be run again. Nothing here is needed to read."""
