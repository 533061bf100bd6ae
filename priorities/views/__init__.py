"""Pages of the priorities, of rounds and of ballots."""
