"""The event log: what we remember."""
