"""The command line: a thin face over commands, views and export."""
