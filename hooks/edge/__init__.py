"""MkDocs' side of the program: what hooks/plugin.py needs beside its events. Nothing of the core knows it."""
