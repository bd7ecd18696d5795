"""Checks: turns catalogs into diagnostics of what a translator should mend.

`pairs` reads a source phrase with its translation, each other module has checks of one kind, and `CHECKS` names them
all: the code that a diagnostic carries, how grave it is, and what it looks for. `publish check` runs the table.
"""
