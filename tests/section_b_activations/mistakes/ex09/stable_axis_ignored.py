"""You go along the last axis whatever is asked for: use `axis`."""


def softmax(z, axis=-1):
    return right_softmax(z)
