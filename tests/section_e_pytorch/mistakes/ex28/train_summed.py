"""Your clean_mse is a sum over the clean data: take the mean."""


def train_regression(loss, seed=0):
    result = right_train_regression(loss, seed)
    return {**result, "clean_mse": result["clean_mse"] * len(make_outlier_data(seed)[3])}
