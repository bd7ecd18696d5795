"""Translation: the only package that opens `locales/`; turns a Publication and its catalogs into another language."""
