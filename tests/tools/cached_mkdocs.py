"""MkDocs as a command that keeps what Jinja compiles in the folder TEMPLATES, or in one of the system where none is named: the tests build dozens of sites from the same templates."""

import functools
import os

import jinja2
from mkdocs.__main__ import cli

cache = jinja2.FileSystemBytecodeCache(os.environ.get("TEMPLATES"))
jinja2.Environment.__init__ = functools.partialmethod(jinja2.Environment.__init__, bytecode_cache=cache)

if __name__ == "__main__":
    cli()
