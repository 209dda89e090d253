"""Where results go out: one file for each of the places that keep grades."""
