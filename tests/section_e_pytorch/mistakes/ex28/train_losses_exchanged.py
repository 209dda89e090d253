"""You train with the squared error for "huber" and with Huber's for "mse"."""


def train_regression(loss, seed=0):
    other = {"huber": "mse", "mse": "huber"}.get(loss, loss)
    return right_train_regression(other, seed)
