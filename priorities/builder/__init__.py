"""What makes the result of a round: the chain of accepted ballots, and the frozen tally."""
