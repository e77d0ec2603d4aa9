"""From a file, a folder or standard input to an Article: what was published."""
