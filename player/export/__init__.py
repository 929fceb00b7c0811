"""Everything that Syncline writes, one small file per target; the table of them is the choice that a user has."""
