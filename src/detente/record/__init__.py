"""Many readings → one record."""
