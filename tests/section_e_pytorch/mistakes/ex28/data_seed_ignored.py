"""You draw the same data for every seed: hand `seed` to the generator."""


def make_outlier_data(seed=0):
    return right_make_outlier_data(42)
