"""Write-ups of our own, in the form in which such write-ups are published."""

PRIORITIES = """Skip to content

Wessex’s SEND Local Offer

What the harbour town put first


Partners told stories all morning. These priorities* came out on top.

*Only those with enough stars are shown here.

Welcome and care

  • A smile at the door:
    Waiting rooms are cold and noisy.
  •\u00a0Tea for helpers \u2013 with a biscuit:
    Nobody thanks the night shift.

Communicate

  • Letters that make sense:
    Ringing up and getting a person.
    Large print.

Partners agreed that there is plenty left to do, and that it will take all of them.

Top
Beta
Translate
"""

STATEMENTS = """Skip to content

What the harbour town means by it


Some tables asked each other things and raised the following questions:

  • Who is missing from the room?
  • Could we meet on a boat?

The rest is listed here. Asterisks show where people agreed.

What matters?

  • Everyone rows.\u00a0Nobody is left on the quay. *****
  • Looking up (“hello”; “good morning”)*** \u2013 you may still say no; say why.
  • Packing the bag together** \u2013 with the heavy things at the bottom.*
  • Saying sorry as a crewEveryone means it.* Afterwards, tea.
  • Patience.Skip to content
"""
