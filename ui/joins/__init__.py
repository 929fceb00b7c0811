"""The joins: what each part of the window says goes to a controller, what a controller tells is shown by the parts."""
