"""You return the shapes of the arguments: right, but that is what the gradients should show you. Go
backward from the sum, and look at theirs."""


def gradient_shapes(W, x, b):
    return {"W": tuple(W.shape), "x": tuple(x.shape), "b": tuple(b.shape)}
