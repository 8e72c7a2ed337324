"""The item bank as files of other software."""
