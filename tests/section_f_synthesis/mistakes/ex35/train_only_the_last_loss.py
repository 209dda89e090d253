"""Your losses hold the last one only: keep that of each step."""

PART = "train_xor"


def train_xor(seed=0):
    out = right_train_xor(seed)
    return {**out, "losses": out["losses"][-1:]}
