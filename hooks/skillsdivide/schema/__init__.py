"""The records of the dataset, the items of the bank and the table of export formats; the JSON Schemas come from here."""
