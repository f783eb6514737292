"""Operations to French clauses, in the closed grammar that a reader can apply again."""
