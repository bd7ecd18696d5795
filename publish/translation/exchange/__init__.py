"""Exchange: turns catalogs into what translation agencies work on (XLIFF 2.0, TMX 1.4), and XLIFF into catalogs.

`codes` protects markup, `units` pairs messages with their translations, `xliff` and `tmx` write them, `reading` reads
what comes back, `taking` puts it into the catalogs. The XML is built here: the Translate Toolkit (3.20) keeps no inline
codes in XLIFF 2.0 and TMX, so that an agency could break them; the tests prove that it reads what is written here.
"""
