"""The head for quotations on the shared encoder: `make train-models`."""
