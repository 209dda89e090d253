"""Your predictions have shape (1, 4), as the labels do: return them as (4,)."""

PART = "train_xor"


def train_xor(seed=0):
    out = right_train_xor(seed)
    return {**out, "predictions": out["predictions"].reshape(1, 4)}
