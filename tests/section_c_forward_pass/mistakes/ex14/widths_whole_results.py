"""You store all that fit returns: each width should lead to its mse alone."""


def compare_widths(widths=(2, 5, 10, 50, 200), seed=0):
    return {width: fit(width, seed) for width in widths}
