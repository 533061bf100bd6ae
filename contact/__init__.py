"""People, not websites: how to reach somebody who asked to be reached, and what they asked for."""
