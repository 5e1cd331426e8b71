"""How an answer comes about, a step a module. `assistant.advisor` leads a turn through the steps.

A step takes the turn, leaves in it what it found, and says whether the reply is whole; what else it needs it is given when
it is made. Nothing here imports the advisor, and no other part of the program imports these modules.
"""
