"""Turn one content tree and its gettext catalogs into PDF, DOCX and EPUB editions.

The way of the data:

1. `publish.content` reads `content/` into a Publication of Documents: typed, frozen nodes with the span of their
   source.
2. `publish.translation` reads `locales/` and turns a Document and a Catalog into the same Document in another language.
3. `publish.language` knows one language each: words, dates, numbers, sums, order.
4. `publish.layout` reads `styles/` and turns a Publication and a Theme into a Layout: numbers, contents, references,
   notes, and a role for every block. It stops above coordinates.
5. `publish.writers` turn a Layout into the bytes of a PDF, a DOCX or an EPUB. They decide nothing.
6. `publish.editions` builds the editions that a publication wants and alone writes `output/`.
7. `publish.checks` looks at catalogs and yields diagnostics.

`publish.document` describes the nodes that travel down this road, `publish.diagnostics` what is said when it is
blocked.
"""
