"""You go through X and y side by side, and zip drops the rows that have no label: numbers that
differ should be a ValueError."""


def separates(X, y, w, b):
    apart = True
    for row, label in zip(X, y, strict=False):
        if label not in (0, 1):
            raise ValueError(f"y should hold labels 0 and 1, got {label}")
        score = sum(i * j for i, j in zip(row, w, strict=True)) + b
        apart = apart and bool(score > 0 if label == 1 else score < 0)
    return apart
