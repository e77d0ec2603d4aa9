"""tracker: an event-sourced tracker of agreement status, read from news articles."""

__version__ = "0.1.0"
