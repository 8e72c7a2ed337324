"""Records in, HTML out: the only package that knows Jinja."""
