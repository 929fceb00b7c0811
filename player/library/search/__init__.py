"""The search: one field over everything that the library holds, and passages for questions."""
