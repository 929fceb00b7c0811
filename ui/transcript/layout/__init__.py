"""Laying the lines out: letters, columns, wrapped rows, chunks of lines, the sheet of all."""
