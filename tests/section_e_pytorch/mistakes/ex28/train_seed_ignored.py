"""You train on the same data for every seed: hand `seed` on to make_outlier_data."""


def train_regression(loss, seed=0):
    return right_train_regression(loss, 0)
