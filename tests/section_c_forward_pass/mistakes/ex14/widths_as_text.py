"""Your keys are strings: the key of each error should be the width itself, a number."""


def compare_widths(widths=(2, 5, 10, 50, 200), seed=0):
    return {str(width): fit(width, seed)["mse"] for width in widths}
