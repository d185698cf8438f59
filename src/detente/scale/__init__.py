"""The same steps over many reports: plain generators, run by local processes or by Ray Data."""
