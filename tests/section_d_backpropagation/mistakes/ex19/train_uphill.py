"""Your losses rise: a step goes against the gradient, so subtract it."""


def train_blobs(seed=0):
    result = right_train_blobs(seed)
    return {**result, "losses": result["losses"][::-1]}
