"""Every feature, over the table in memory, and over a store of each kind."""

from pytest_bdd import scenarios

scenarios(".")
