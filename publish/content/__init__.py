"""Content: the only package that opens `content/`; turns its Markdown, CSV and TOML into a Publication."""
