"""Reading a finished text over: language, names, days, facts, quotations, privacy, and where each sentence comes from."""
