"""Every feature, over the table in memory."""

from pytest_bdd import scenarios

scenarios(".")
