"""Your default is the first axis: without being told otherwise, softmax goes along the last one."""


def softmax(z, axis=0):
    return right_softmax(z, axis)
