"""Your network has two outputs for three blobs: with softmax each class has a unit of its own."""


def train_blobs(seed=0):
    result = right_train_blobs(seed)
    parameters = dict(result["parameters"])
    parameters["W2"], parameters["b2"] = parameters["W2"][:2], parameters["b2"][:2]
    return {**result, "parameters": parameters}
