"""Your accuracy is in percent: it should be a share, from 0 to 1."""


def train_blobs(seed=0):
    result = right_train_blobs(seed)
    return {**result, "accuracy": 100 * result["accuracy"]}
