"""Data of GeoNames that the packages lack: subdivisions with their ids, areas, abbreviations."""
