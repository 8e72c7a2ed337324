"""The words of other languages: which texts are words, where their translations stand, and records and pages in them.

English goes through loading, checks and derivation; records are translated afterwards. So ids, orders, versions and links cannot drift.
"""
