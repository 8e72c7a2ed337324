"""The pure core of the site: it reads the dataset, checks it, derives from it and renders it.

Nothing in here knows MkDocs. The stages run one way: source -> model -> catalog and checks ->
surface, gaps, generators -> pages, markers, exports.
"""
