"""Clauses to the whole act: articles in the order of the contract, and the parts that every avenant has."""
