"""What is asked, and what came of it: manifest, markers, cells, written answers, results."""
