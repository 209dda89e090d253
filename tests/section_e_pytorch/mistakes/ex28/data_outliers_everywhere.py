"""Your clean data have outliers too: then they cannot show who was led astray."""


def make_outlier_data(seed=0):
    X, y, _, _ = right_make_outlier_data(seed)
    return X, y, *right_make_outlier_data(seed + 1000)[:2]
