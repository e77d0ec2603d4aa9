"""What is being followed, as data: one folder a family of agreements."""
