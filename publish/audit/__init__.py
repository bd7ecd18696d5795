"""Audit: reads finished editions back, each by its own format's rules, and compares them with the layout.

`pdf`, `docx` and `epub` turn a file into a Reading, `wanted` turns the layout into the one that there should be,
`compare` tells how they differ. The readers know nothing of the writers: they read what a screen reader, a word
processor or an e-reader would.
"""
