"""What follows from the records by calculation: surfaces, skill gaps, plans, evidence links, generated items, quiz layout."""
