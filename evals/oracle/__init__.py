"""What each clause gives, worked out a second time: plain arithmetic written from the policies' text alone.

The expectations of the generated cases come from here. Nothing of `tools` or `assistant` is imported or copied, so that
a mistake in a rule does not repeat itself in what the rule is held against. Amounts are 万元.
"""
