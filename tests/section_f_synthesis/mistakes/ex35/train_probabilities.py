"""Your predictions are the outputs of the network: as classes they are 0 or 1."""

PART = "train_xor"


def train_xor(seed=0):
    out = right_train_xor(seed)
    return {**out, "predictions": 0.9 * out["predictions"] + 0.05}
