"""MkDocs as a command that keeps what Jinja compiles in the folder TEMPLATES: the tests build dozens of sites from the same templates."""

import functools
import os

import jinja2
from mkdocs.__main__ import cli

cache = jinja2.FileSystemBytecodeCache(os.environ["TEMPLATES"])
jinja2.Environment.__init__ = functools.partialmethod(jinja2.Environment.__init__, bytecode_cache=cache)

if __name__ == "__main__":
    cli()
