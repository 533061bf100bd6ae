"""A parent carer tells us: the doors, the questions, the check, the receipt."""
