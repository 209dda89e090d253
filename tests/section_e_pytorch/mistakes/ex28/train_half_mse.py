"""Your clean_mse is half the mean squared error."""


def train_regression(loss, seed=0):
    result = right_train_regression(loss, seed)
    return {**result, "clean_mse": result["clean_mse"] / 2}
