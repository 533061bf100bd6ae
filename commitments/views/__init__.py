"""Pages of promises, commitments and actions."""
