"""The item bank as files that other software imports: one module for each format that is more than a template."""
