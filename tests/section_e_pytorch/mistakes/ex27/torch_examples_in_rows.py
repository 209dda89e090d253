"""Your output has an example in each row, as torch's own layers have: here both libraries keep the
examples in columns."""


def torch_forward(parameters, X):
    return right_torch_forward(parameters, X).T
