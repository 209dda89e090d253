import torch  # left over from a try
from layers import forward as _forward

print("loading exercise 11 ...")


def forward(x, W1, b1, W2, b2):
    print("x =", x, "W1 =", W1)
    result = _forward(x, W1, b1, W2, b2)
    print(result)
    return result
