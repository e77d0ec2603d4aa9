"""The pure core: facts, lifecycle and fold; standard library only, no clock, no I/O."""
