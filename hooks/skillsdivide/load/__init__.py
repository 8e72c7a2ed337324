"""Source files to typed records: text, YAML with places, validation, images, and the catalog of everything."""
