import numpy as np


def naive_softmax(z):
    e = [np.exp(np.float64(v)) for v in z]
    s = np.float64(0)
    for v in e:
        s = s + v
    return np.array([v / s for v in e])


def softmax(z, axis=-1):
    z = np.array(z, dtype=float)
    w = np.moveaxis(z, axis, -1)
    out = np.empty(w.shape)
    for i in np.ndindex(*w.shape[:-1]):
        row = [float(v) for v in w[i]]
        top = max(row)
        e = [float(np.exp(v - top)) for v in row]
        out[i] = [v / sum(e) for v in e]
    return np.moveaxis(out, -1, axis)


def shift_error(z, c):
    a = softmax(z)
    b = softmax([v + c for v in np.asarray(z, float)])
    return max(abs(float(p) - float(q)) for p, q in zip(a, b))


def agrees_with_naive(z):
    top = max(z)
    a, b = softmax(z), naive_softmax([v - top for v in z])
    return all(abs(p - q) < 1e-10 for p, q in zip(a, b))
