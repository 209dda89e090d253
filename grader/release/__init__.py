"""What is handed out, for each of the places where teachers already work."""
