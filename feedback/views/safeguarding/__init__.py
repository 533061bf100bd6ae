"""Someone is not safe: said in one step by anyone, read by the safeguarding lead alone."""
