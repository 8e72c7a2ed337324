"""MkDocs' side of the house: what hooks/plugin.py needs beside its events. Nothing of the core knows it."""
