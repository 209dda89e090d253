"""You return the last loss only: return one for each step or epoch."""


def train_regression(loss, seed=0):
    result = right_train_regression(loss, seed)
    return {**result, "losses": result["losses"][-1]}
