"""How the models in the wheel are made. Needs the extra `train` (torch); nothing at run time imports it."""
