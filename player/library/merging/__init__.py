"""Two libraries become one in what they say of a recording: the last word on each thing holds, whoever has it."""
