"""Conversations made of single questions: said in several turns, the same facts have to give the same figure."""
