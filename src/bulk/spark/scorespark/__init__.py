"""Scores tables that are bigger than a sheet, on Spark: what the workers of a cluster import, too."""
