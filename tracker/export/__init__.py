"""One table, many formats."""
