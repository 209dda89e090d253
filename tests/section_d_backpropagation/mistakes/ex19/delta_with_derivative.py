"""You multiply by y_hat (1 - y_hat): Y_hat - Y has the derivative of the softmax in it already."""


def output_delta(Y_hat, Y):
    return (Y_hat - Y) * Y_hat * (1 - Y_hat)
