"""The lines of an avenant to what its clauses do to the act in force."""
