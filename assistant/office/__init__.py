"""What an office keeps itself beside the texts: contacts, yearly application notices, official readings, stopped rules,
and whom to ask about what no text covers.

Plain values and words: nothing here knows of a database or of the web. `assistant.state.office` keeps them,
`assistant.desk.office_routes` lets staff write them, the advisor is handed them as an `Office`.
"""
