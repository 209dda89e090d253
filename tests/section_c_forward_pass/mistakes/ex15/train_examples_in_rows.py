"""Your weights are laid out for examples in rows: here a column is an example, so W1 is (8, 2): a
row for each unit, a column for each input."""


def train_xor(seed=0):
    return {name: value.T for name, value in right_train_xor(seed).items()}
