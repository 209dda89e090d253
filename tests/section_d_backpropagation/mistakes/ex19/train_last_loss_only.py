"""You return the loss of the last epoch alone: losses has an entry for each epoch."""


def train_blobs(seed=0):
    result = right_train_blobs(seed)
    return {**result, "losses": result["losses"][-1:]}
