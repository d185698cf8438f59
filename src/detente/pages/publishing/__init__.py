"""A record → a folder of still pages, which opens from a stick: no server, no network.

The pages are those of the server, asked for one after the other without a socket (`gathering.py`); what only
a server could answer is taken out of them and links are led to files (`still.py`, `names.py`); the folder is
written whole or not at all (`folder.py`).
"""
