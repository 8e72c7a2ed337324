"""The rules: references between records, item writing, shortcodes in pages, and what mkdocs.yml must say."""
