"""The counter desk: signed-in staff calculate rules for a visitor, keep the consultation and print its advice slip.

Pages without scripts, drawn by the server and mounted beside the chat page. `users` and `attempts` know nothing of the
web; `routes` alone does.
"""
