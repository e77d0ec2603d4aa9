"""What reads the log: the query side, plain SQL over a read-only connection."""
