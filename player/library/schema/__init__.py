"""The tables of the library, and the steps that lead to them."""

from player.library.schema.steps import MIGRATION_SET, STEPS, applied_steps, migrate, table_names

__all__ = ["MIGRATION_SET", "STEPS", "applied_steps", "migrate", "table_names"]
