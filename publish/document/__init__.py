"""The document: a tree of typed, frozen nodes that content makes, translation rewrites and layout arranges."""
