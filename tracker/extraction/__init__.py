"""From an Article to an Extraction: what it says, with evidence."""
