"""The pure core of the site: it reads the dataset, checks it, derives from it and renders it.

Nothing in here knows MkDocs. The stages stand in pipeline.py and run one way: load, check, derive, render, publish and
export. `schema` says what records are, and `translate` puts other words into them between two stages.
"""
