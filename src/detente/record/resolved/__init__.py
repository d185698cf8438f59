"""Matters as the record keeps them: each report touches what hangs together with it, and no more."""
