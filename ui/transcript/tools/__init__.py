"""What stands above and over the text: the header, the options, the menu of a line."""
