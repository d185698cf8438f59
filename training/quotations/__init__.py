"""The shared encoder and the head for quotations: `make train-quotations`."""
