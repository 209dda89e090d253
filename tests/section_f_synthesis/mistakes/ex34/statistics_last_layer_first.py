"""Your list begins with the last hidden layer: the first one comes first."""


def layer_statistics(parameters, X, Y):
    return right_layer_statistics(parameters, X, Y)[::-1]
