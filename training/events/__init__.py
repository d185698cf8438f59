"""How the event head was made: corpus → examples → the network and its losses."""
