"""Editions: knows which editions a publication wants, builds them, and alone writes `output/`."""
