"""What is done with promises, actions, measures and impact: one function for each verb."""
