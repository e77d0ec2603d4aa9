"""What changes the log: the write side."""
