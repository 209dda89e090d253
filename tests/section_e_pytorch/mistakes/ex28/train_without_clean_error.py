"""Your result lacks the error on the clean data, "clean_mse"."""


def train_regression(loss, seed=0):
    result = right_train_regression(loss, seed)
    return {"losses": result["losses"], "mse": result["clean_mse"]}
