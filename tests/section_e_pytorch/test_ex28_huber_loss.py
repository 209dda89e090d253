"""Exercise 28: the Huber loss, its gradient, and a fit among outliers."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.checks import (
    CheckFailed,
    Student,
    TensorData,
    check_all,
    check_keys,
    check_raises,
    check_real,
    check_tensor,
    check_true,
    check_tuple,
    lent_or_own,
    part,
    tensor,
)

Floats = NDArray[np.float64]


def gradients(module: Any, y: Any, y_hat: Any, **given: Any) -> Any:
    """What autograd gives for both arguments of `huber_loss`; None where it gives nothing."""
    import torch

    leaves = [y.clone().requires_grad_(), y_hat.clone().requires_grad_()]
    loss = module.huber_loss(*leaves, **given)
    if not isinstance(loss, torch.Tensor) or not loss.requires_grad:
        return {"y": None, "y_hat": None, "loss": loss}
    found = torch.autograd.grad(loss, leaves, allow_unused=True)
    return {**dict(zip(("y", "y_hat"), found, strict=True)), "loss": loss}


def check_followed(name: str, out: Any) -> None:
    check_true(
        out[name] is not None,
        f"the loss should have a gradient in {name}; it has none. Somewhere the numbers leave "
        "torch, or are detached.",
        out,
    )


def compared(module: Any, y: Any, y_hat: Any, factor: float, lent: bool, **given: Any) -> Any:
    """Run `gradient_error` while autograd's gradients come out `factor` times too large.

    With `lent`, the loss is another in the place of `huber_loss`: 10000 delta r^2 + r^3 / 10,
    averaged. That is bent so much that a difference on one side is off by far more than rounding,
    at any step, and a central one over a coarse step as well.
    """
    import torch

    from grader.calling.watching import replacing, watching_autograd

    lent_asked: list[bool] = []
    attached = [y.requires_grad, y_hat.requires_grad]

    def huber_loss(y: Any, y_hat: Any, delta: float = 1.0) -> Any:
        lent_asked.append(True)
        r = torch.as_tensor(y_hat) - torch.as_tensor(y)
        return (1e4 * delta * r**2 + r**3 / 10).mean()

    stand_ins = {"huber_loss": huber_loss} if lent else {}
    with watching_autograd(factor) as passes, replacing(module, **stand_ins):
        error = module.gradient_error(y, y_hat, **given)
    left = [y.requires_grad, y_hat.requires_grad] == attached and y.grad is y_hat.grad is None
    told = {name: name in passes for name in ("backward", "forward")}
    return {"error": error, "arguments_left": left, "loss": bool(lent_asked), **told}


def compare(
    student: Student, factor: float, y: Floats, r: Floats, delta: float, **how: bool
) -> Any:
    """The probe on another loss; on the submission's own where it can do nothing with that."""
    given = {} if delta == 1.0 else {"delta": delta}
    targets = tensor(y, "float64")
    predictions = tensor(y + r, "float64", requires_grad=how.get("attached", False))
    return lent_or_own(
        student,
        lambda lent: student.probe(compared, targets, predictions, factor, lent, **given),
    )


def told_apart(student: Student, y: Floats, r: Floats, delta: float, **how: bool) -> Any:
    """Autograd and differences agree; with an autograd that is off by a factor they do not."""
    honest = compare(student, 1.0, y, r, delta, **how)
    forged = compare(student, 3.0, y, r, delta, **how)  # both, before either is judged
    check_true(
        honest["arguments_left"],
        "y and y_hat should stay as they are; one of them requires a gradient, or has a .grad, "
        "that it had not. Work on a detached copy.",
        honest,
    )
    error = check_real("the error", honest["error"])
    check_true(
        0 <= error < 1e-6,
        f"the error should be below 1e-6, and not negative, for a loss whose gradient is right; "
        f"got {error:.3g}. (huber_loss is a stand-in here, 10000 delta r^2 + r^3 / 10.) Take "
        "central differences over a small step, of the same loss with the same delta, for one "
        "entry at a time.",
        honest,
    )
    told = check_real("the error", forged["error"])
    autograd = forged["backward"] or forged["forward"]
    check_true(autograd, "the gradient that is compared should be taken by autograd.", forged)
    # Forward mode is not forged.
    check_true(
        told > 1e-5 or not forged["backward"],
        f"where autograd's gradients are three times too large, the error is {told:.3g}; is it "
        "autograd's gradient that is compared, and with differences?",
        forged,
    )
    return forged


def as_columns(name: str, value: Any) -> Floats:
    """A tensor or an array, finite, as float64 columns."""
    array = value.array if isinstance(value, TensorData) else value
    is_data = isinstance(array, np.ndarray) and array.dtype.kind in "fiu" and array.ndim in (1, 2)
    check_true(is_data, f"{name} should be a tensor of floats with two dimensions.", value)
    check_true(np.isfinite(array).all(), f"{name} should be finite; it is not.", value)
    columns: Floats = np.asarray(array, dtype=np.float64).reshape(len(array), -1)
    return columns


def residuals(
    X: Floats, y: Floats, X_clean: Floats, y_clean: Floats
) -> list[tuple[Floats, Floats]]:
    """How far training and clean targets lie off the relation, by several guesses at it."""
    found = []
    for degree in (1, 2, 3, 5):
        centre, spread = X_clean.mean(axis=0), X_clean.std(axis=0) + 1e-12
        terms, terms_clean = (
            np.hstack(
                [
                    np.ones((len(x), 1)),
                    *(((x - centre) / spread) ** k for k in range(1, degree + 1)),
                ]
            )
            for x in (X, X_clean)
        )
        if terms.shape[1] < len(X_clean) / 2:
            w = np.linalg.lstsq(terms_clean, y_clean, rcond=None)[0]
            found.append((np.abs(y - terms @ w), np.abs(y_clean - terms_clean @ w)))
    near = np.abs(X[:, None] - X_clean[None]).sum(axis=2).argsort(axis=1)[:, :5]
    near_clean = np.abs(X_clean[:, None] - X_clean[None]).sum(axis=2).argsort(axis=1)[:, 1:6]
    by_neighbours = [np.median(y_clean[i], axis=1) for i in (near, near_clean)]
    found.append((np.abs(y - by_neighbours[0]), np.abs(y_clean - by_neighbours[1])))
    return found


def check_data(out: Any) -> None:
    """Some training targets, and no clean ones, lie far off what the others follow."""
    X, y, X_clean, y_clean = (
        as_columns(name, value)
        for name, value in zip(
            ("X", "y", "X_clean", "y_clean"), check_tuple("the result", out, 4), strict=True
        )
    )
    for name, inputs, targets in (("", X, y), ("_clean", X_clean, y_clean)):
        check_true(
            targets.shape == (len(inputs), 1),
            f"y{name} should have a target for each row of X{name}, {len(inputs)}; got "
            f"{targets.size} in {len(targets)} rows.",
            out,
        )
        enough = f"X{name} should have at least 20 rows, got {len(inputs)}."
        check_true(len(inputs) >= 20, enough, out)
    same = f"X has {X.shape[1]} columns and X_clean {X_clean.shape[1]}; they should have as many."
    check_true(X.shape[1] == X_clean.shape[1], same, out)
    for inputs, others in ((X, X_clean), (X_clean, X)):
        middle = np.median(inputs, axis=0)
        met = (others.min(axis=0) <= middle) & (middle <= others.max(axis=0))
        check_true(met.all(), "X and X_clean should be of the same range; they are not.", out)
    verdicts = []
    for off, off_clean in residuals(X, y, X_clean, y_clean):
        far = 6 * np.median(off)  # ordinary noise reaches four or five times its median
        some = 1 <= int((off > far).sum()) < len(off) / 2
        verdicts.append((some, some and off_clean.max() < off.max() / 2))
    check_true(
        any(some for some, _ in verdicts),
        "some of the training targets, fewer than half, should lie far off the relation that the "
        "clean data follow; we find none such, or too many.",
        out,
    )
    check_true(
        any(clean for _, clean in verdicts),
        "the clean data should have no outliers; some of theirs are as far off as those of the "
        "training data.",
        out,
    )


def trained(
    module: Any, loss: str, seed: int, shift: float, lent: bool, data: Any, turn: int = 0
) -> Any:
    """Run `train_regression` where the clean targets are shifted and moved `turn` rows on.

    Training must not notice the shift. It is a wave whose mean square is shift^2, and which no
    straight line over X_clean has a part in.

    With `lent`, the place of `huber_loss` has another loss that grows like a line. With `data`,
    the data are those rather than the submission's own.
    """
    import contextlib

    import torch

    from grader.calling.watching import replacing

    def wave(X: Any) -> Any:
        """Of mean square 1, one entry a row, at right angles to all columns of X and to ones."""
        X = torch.as_tensor(X).detach().double().reshape(len(X), -1)
        z = ((X - X.mean(0)) / (X.std(0) + 1e-12)).sum(1)
        w: Any = sum(torch.cos(k * z + k) for k in (1, 2, 3))
        flat, _ = torch.linalg.qr(torch.cat([torch.ones(len(X), 1).double(), X], 1))
        for _ in range(2):
            w = w - flat @ (flat.T @ w)
        return w / w.square().mean().sqrt()

    level: list[float] = []
    own, own_data = module.train_regression, vars(module).get("make_outlier_data")
    asked, dtype = [], torch.float32
    if data is not None:
        # However wrong its own data are, the training may count on their type.
        with contextlib.suppress(Exception):
            dtype = torch.as_tensor(module.make_outlier_data()[0]).dtype

    def make_outlier_data(seed: int = 0) -> Any:
        asked.append(seed)
        if data is None:
            X, y, X_clean, y_clean = own_data(seed)
        else:
            X, y, X_clean, y_clean = (torch.tensor(values, dtype=dtype) for values in data)
            y = y + 0.05 * torch.sin(7 * X + seed)
        y_clean = torch.roll(torch.as_tensor(y_clean), turn, 0)
        off = wave(X_clean)
        level.append(float((y_clean.double().flatten() * off).mean()))
        return X, y, X_clean, y_clean + (shift * off).to(y_clean.dtype).reshape(y_clean.shape)

    def huber_loss(y: Any, y_hat: Any, delta: float = 1.0) -> Any:
        r = torch.as_tensor(y_hat) - torch.as_tensor(y)
        if y.shape != y_hat.shape:
            raise ValueError("y and y_hat differ in shape")
        return (delta**2 * (torch.sqrt(1 + (r / delta) ** 2) - 1)).mean()

    stand_ins: dict[str, Any] = {"make_outlier_data": make_outlier_data}
    if lent:
        stand_ins["huber_loss"] = huber_loss
    with replacing(module, **stand_ins):
        out = own(loss, seed=seed) if seed else own(loss)
    return {"result": out, "data_asked": bool(asked), "level": level[-1:]}


def line_with_outliers() -> list[Floats]:
    """Data to lend where the submission's own are not right."""
    rng = np.random.default_rng(5)
    X, X_clean = rng.uniform(-1.5, 1.5, size=(2, 80, 1))
    y, y_clean = (1.5 * x + 0.5 + rng.normal(0, 0.1, size=x.shape) for x in (X, X_clean))
    y[:12] += 15
    return [X, y, X_clean, y_clean]


def check_drawn_data(student: Student) -> None:
    """They are right, and the seed's."""
    drawn = {}
    for which, seed in (("first", 3), ("other", 4), ("again", 3)):
        out = student.make_outlier_data(seed)
        check_data(out)
        drawn[which] = [as_columns("the data", value) for value in out]
    names = ("X", "y", "X_clean", "y_clean")
    for i, name in enumerate(names):
        first, again, other = (drawn[which][i] for which in ("first", "again", "other"))
        check_true(np.array_equal(first, again), f"seed 3 gave another {name} the second time.")
        if name == "y":  # X may be a grid
            differs = not np.array_equal(first, other)
            check_true(differs, "seeds 3 and 4 gave the same y; is the seed used?")


def data_for(student: Student) -> list[Floats] | None:
    """None where the submission's own data are right."""
    asked = len(student.calls)
    try:
        check_data(student.make_outlier_data())
        check_drawn_data(student)
    except CheckFailed:
        if student.latest.ended_guest:
            raise  # the guest is gone, and what is left of the part with it
        return line_with_outliers()
    finally:
        del student.calls[asked:]  # another part's: they tell nothing of this one's mistakes
    return None


def as_number(name: str, value: Any) -> float:
    """A finite number, in float32 too: models and data may be."""
    narrow = isinstance(value, np.ndarray | np.number) and value.dtype == np.float32
    return check_real(name, np.float64(value) if narrow and np.ndim(value) == 0 else value)


def fit(
    student: Student, loss: str, seed: int, data: Any, shift: float = 0.0, **how: int
) -> tuple[Any, bool]:
    """Losses that fall and a clean error, as claimed; and whether our data have been asked for."""
    out = lent_or_own(
        student, lambda lent: student.probe(trained, loss, seed, shift, lent, data, **how)
    )
    result = check_keys("the result", out["result"], ("losses", "clean_mse"))
    losses = result["losses"]
    is_row = isinstance(losses, list | tuple | np.ndarray) and np.ndim(losses) == 1
    check_true(is_row and len(losses) > 1, "losses should be a list of numbers, one a step.", out)
    numbers = np.array([as_number("a loss", value) for value in losses])
    check_true(
        numbers.min() >= 0,
        f"neither loss is ever negative, and a square is not; got {numbers.min():.4g}.",
        out,
    )
    check_true(
        numbers[-1] < numbers[0],
        f"the losses should fall; they go from {numbers[0]:.4g} to {numbers[-1]:.4g}.",
        out,
    )
    error = as_number("clean_mse", result["clean_mse"])
    check_true(error >= 0, f"clean_mse should not be negative, got {error:.4g}.", out)
    return {"losses": numbers, "clean_mse": error, "level": out["level"]}, out["data_asked"]


def check_order(student: Student, seed: int, data: Any) -> tuple[Any, Any, bool]:
    """What either loss gives, Huber closer to the clean data; and whether data have been asked."""
    huber, asked = fit(student, "huber", seed, data)
    squared, _ = fit(student, "mse", seed, data)
    check_true(
        huber["clean_mse"] < squared["clean_mse"],
        f"the clean error should be lower for 'huber' than for 'mse'; they are "
        f"{huber['clean_mse']:.4g} and {squared['clean_mse']:.4g}. Does each train with its own "
        "loss, long enough, and is the error that on X_clean, y_clean?",
    )
    return huber, squared, asked


@part("huber_loss")
def test_both_pieces(student: Student) -> None:
    y_hat = tensor([0.5, -0.5, 3.0, -2.0], "float64")
    causes = {
        "It is the sum; the mean was asked for.": 4.25,
        "It is half the mean squared error; beyond delta it should be a straight line.": 1.6875,
        "The line misses its offset: the two pieces should meet at delta.": 1.3125,
        "It is twice the loss: the parabola is r^2 / 2.": 2.125,
    }
    got = student.huber_loss(tensor(np.zeros(4), "float64"), y_hat)
    check_tensor("the loss", got, 1.0625, dtype="float64", causes=causes)


@part("huber_loss")
def test_gradient_of_both_pieces(student: Student) -> None:
    y_hat = tensor([0.5, -0.5, 3.0, -2.0], "float64")
    out = student.probe(gradients, tensor(np.zeros(4), "float64"), y_hat)
    slopes = np.array([0.125, -0.125, 0.25, -0.25])
    for name, expected in (("y_hat", slopes), ("y", -slopes)):
        check_followed(name, out)
        causes = {"It has the wrong sign.": -expected}
        check_tensor(f"the gradient in {name}", out[name], expected, causes=causes)


@part("gradient_error")
def test_error_of_a_right_and_a_wrong_gradient(student: Student) -> None:
    y, r = np.array([0.0, 1.0, -0.5]), np.array([2e-4, -4e-4, 1e-4])
    told_apart(student, y, r, 1.0)


@part("make_outlier_data")
def test_outliers_in_training_data_only(student: Student) -> None:
    check_data(student.make_outlier_data())


@part("train_regression")
def test_huber_is_closer_to_the_clean_data(student: Student) -> None:
    check_order(student, 0, data_for(student))


@part("errors")
def test_delta_of_zero_and_unequal_shapes(student: Student) -> None:
    y, y_hat = tensor(np.zeros(3)), tensor(np.ones(3))
    check_raises(ValueError, student.huber_loss, y, y_hat, 0.0, why="delta should be above 0")
    column = tensor(np.ones((3, 1)))
    why = "y and y_hat differ in shape"
    check_raises(ValueError, student.huber_loss, y, column, why=why)


### BEGIN HIDDEN TESTS
def loss_of(r: Floats, delta: float) -> float:
    """The mean Huber loss of residuals, entry by entry."""
    entries = [e * e / 2 if abs(e) <= delta else delta * (abs(e) - delta / 2) for e in r.ravel()]
    return float(np.mean(entries))


def slope_of(r: Floats, delta: float) -> Floats:
    """Its gradient in y_hat: no residual pulls harder than delta."""
    return np.clip(r, -delta, delta) / r.size


def check_loss(
    student: Student, y: Floats, r: Floats, delta: float, dtype: str = "float64"
) -> None:
    given = {} if delta == 1.0 else {"delta": delta}
    got = student.huber_loss(tensor(y, dtype), tensor(y + r, dtype), **given)
    size = np.abs(r)
    line = np.where(size <= delta, size**2 / 2, delta * size)
    unit = np.where(size <= delta, size**2 / 2, size - 0.5)
    causes: dict[str, float] = {
        "It is the sum; the mean was asked for.": loss_of(r, delta) * r.size,
        "It is half the mean squared error; large residuals should count in proportion.": (
            float(np.mean(r**2)) / 2
        ),
        "It is the loss for delta = 1; is delta used?": loss_of(r, 1.0),
        "It is the loss over delta, as in smooth L1.": loss_of(r, delta) / delta,
        "The line misses its offset: the two pieces should meet at delta.": float(np.mean(line)),
        "The line has the slope 1: its slope should be delta.": float(np.mean(unit)),
        "It is twice the loss: the parabola is r^2 / 2.": 2 * loss_of(r, delta),
    }
    expected = loss_of(r, delta)
    told = {why: slip for why, slip in causes.items() if not np.isclose(slip, expected)}
    # float32 keeps seven digits, and the sum of a few entries loses one.
    rtol = 1e-5 if dtype == "float32" else 1e-7
    check_tensor("the loss", got, expected, dtype=dtype, rtol=rtol, atol=1e-12, causes=told)


def check_gradients(student: Student, y: Floats, r: Floats, delta: float) -> None:
    given = {} if delta == 1.0 else {"delta": delta}
    out = student.probe(gradients, tensor(y, "float64"), tensor(y + r, "float64"), **given)
    for name, expected in (("y_hat", slope_of(r, delta)), ("y", -slope_of(r, delta))):
        check_followed(name, out)
        causes = {
            "It has the wrong sign.": -expected,
            "It is the gradient of the squared error; beyond delta it should stay the same.": (
                r / r.size if name == "y_hat" else -r / r.size
            ),
            "It is the gradient of the sum.": expected * r.size,
        }
        told = {why: slip for why, slip in causes.items() if not np.allclose(slip, expected)}
        check_tensor(f"the gradient in {name}", out[name], expected, rtol=1e-7, causes=told)


def check_error(student: Student, y: Floats, r: Floats, delta: float, **how: bool) -> None:
    """With an autograd that is off the error is the largest one."""
    forged = told_apart(student, y, r, delta, **how)
    if not forged["backward"]:
        return  # forward mode, which nobody has forged
    slope = (2e4 * delta * r + 0.3 * r**2) / r.size if forged["loss"] else slope_of(r, delta)
    largest, told = 2 * float(np.abs(slope).max()), float(forged["error"])
    # The forged gradients are large: what the differences round off lies far below 1e-5 of them.
    check_true(
        np.isclose(told, largest, rtol=1e-5, atol=0),
        f"where autograd's gradients are three times too large, the error should be the largest "
        f"difference over all entries; it is not, got {told:.6g}.{why_not(told, slope)}",
        forged,
    )


def why_not(told: float, slope: Floats) -> str:
    off = 2 * np.abs(slope)
    causes = {
        " Both gradients come from autograd, it seems: take one from differences.": 0.0,
        " It is the mean difference.": off.mean(),
        " It is the sum of the differences.": off.sum(),
        " It is the norm of the differences.": np.linalg.norm(off),
        " It is the smallest difference.": off.min(),
        " It is relative; the difference itself was asked for.": 2 / 3,
    }
    return next((why for why, slip in causes.items() if np.isclose(told, slip, atol=1e-6)), "")


SMALL = 1e-4
"""Residuals of this size keep the stand-in's values, and what rounding does to them, small."""


@part("huber_loss")
def test_other_residuals_and_deltas(student: Student, rng: np.random.Generator) -> None:
    for shape, delta in (((7,), 1.0), ((5, 1), 0.3), ((3, 4), 2.5), ((2, 2, 3), 1.7), ((), 0.5)):
        for dtype in ("float64", "float32"):
            y, r = rng.normal(size=shape), rng.normal(size=shape) * 3 * delta
            if dtype == "float32":
                y, r = y.astype(np.float32), r.astype(np.float32)
            r = np.asarray(r, dtype=np.float64)
            check_loss(student, np.asarray(y, dtype=np.float64), r, delta, dtype)


@part("huber_loss")
def test_each_piece_by_itself(student: Student, rng: np.random.Generator) -> None:
    for delta in (0.25, 1.0, 4.0):
        small, sign = rng.uniform(0.1, 0.9, size=6), rng.choice([-1.0, 1.0], size=6)
        check_loss(student, rng.normal(size=6), delta * small * sign, delta)
        check_loss(student, rng.normal(size=6), delta / small * sign, delta)
        check_loss(student, rng.normal(size=6), np.zeros(6), delta)
        check_loss(student, np.zeros(4), delta * np.array([1.0, -1.0, 1.0, -1.0]), delta)
    check_loss(student, np.zeros(3), np.array([1e6, -3e5, 2e4]), 1.0)


@part("huber_loss")
def test_gradients_elsewhere(student: Student, rng: np.random.Generator) -> None:
    for shape, delta in (((6,), 1.0), ((5, 1), 0.3), ((3, 4), 2.5)):
        check_gradients(student, rng.normal(size=shape), rng.normal(size=shape) * 3 * delta, delta)
    for delta in (0.5, 1.0, 2.0):  # the seam and zero, where a formula may have a gap
        r = delta * np.array([1.0, -1.0, 0.0, 4.0])
        check_gradients(student, np.zeros(4), r, delta)


@part("gradient_error")
def test_other_shapes_and_deltas(student: Student, rng: np.random.Generator) -> None:
    for shape, delta in (((5,), 2.0), ((4, 1), 0.5), ((2, 3), 1.5), ((1,), 1.0)):
        r = SMALL * rng.uniform(1, 4, size=shape) * rng.choice([-1.0, 1.0], size=shape)
        r.flat[-1] = 6 * SMALL  # the largest, which a loop may leave out at either end
        check_error(student, rng.uniform(-1, 1, size=shape), r, delta)


@part("gradient_error")
def test_predictions_that_require_a_gradient(student: Student, rng: np.random.Generator) -> None:
    r = SMALL * np.array([-6.0, *rng.uniform(1, 4, size=2)])
    check_error(student, rng.uniform(-1, 1, size=3), r, 1.0, attached=True)


@part("make_outlier_data")
def test_seed_of_the_data(student: Student) -> None:
    check_drawn_data(student)


def in_order(student: Student, data: Any) -> tuple[Any, Any, bool]:
    """Of seed 1, trained once for the checks that ask."""
    return student.once("in order", lambda: check_order(student, 1, data))


def shifted(student: Student) -> Any:
    """The clean errors of one training before targets as they are, and shifted up and down."""

    def work() -> Any:
        data = data_for(student)
        base, _, asked = in_order(student, data)
        if not asked:
            return None  # it does not ask make_outlier_data for its data
        c = 3.0 + 2 * base["clean_mse"] ** 0.5
        up, down = (fit(student, "huber", 1, data, shift)[0]["clean_mse"] for shift in (c, -c))
        return base, c, up, down

    return student.once("shifted", work)


@part("train_regression")
def test_clean_error_is_what_it_says(student: Student) -> None:
    """Predictions p do not notice a shift s of the clean targets y.

    So the mean of (y + s - p)^2 and (y - s - p)^2 is (y - p)^2 + s^2, whatever they are.
    """
    if (found := shifted(student)) is None:
        return
    base, c, up, down = found
    rise = (up + down) / 2 - base["clean_mse"]
    check_true(
        np.isclose(rise, c**2, rtol=1e-3),  # float32, and errors of the size of c^2
        "clean_mse should be the mean of (prediction - y_clean)^2 over the clean data; when we "
        "shift y_clean it does not change as that would. Is it another loss, a root, a sum, or the "
        "error on the training data?",
    )


@part("train_regression")
def test_predictions_are_those_of_a_hidden_layer(student: Student) -> None:
    """Half of what the two shifted errors differ by is what p and y have of the shift.

    p has nothing of it where it is a straight line (or a plane).
    """
    if (found := shifted(student)) is None:
        return
    base, c, up, down = found
    bend = base["level"][0] - (up - down) / (4 * c)
    check_true(
        abs(bend) > 2e-5 * (1 + c),
        "the predictions on X_clean lie on a straight line (or a plane). A network with a hidden "
        "layer and an activation behind it bends; is there one?",
    )


@part("train_regression")
def test_clean_error_of_the_squared_loss(student: Student) -> None:
    """Far from all predictions the targets' distance is nearly the same to each."""
    data = data_for(student)
    _, base, asked = in_order(student, data)
    if not asked:
        return
    c = 1e3 * (1.0 + base["clean_mse"] ** 0.5)
    far = fit(student, "mse", 1, data, c)[0]["clean_mse"]
    check_true(
        np.isclose(far, c**2, rtol=0.01),  # on the average it is off by less than c / 1000
        "with 'mse', too, clean_mse should be the mean of (prediction - y_clean)^2; when we shift "
        "y_clean it does not change as that would.",
    )


@part("train_regression")
def test_seed_of_the_training(student: Student) -> None:
    data = data_for(student)
    first, asked = fit(student, "huber", 3, data)
    other, _, _ = in_order(student, data)
    again, _ = fit(student, "huber", 3, data, turn=7)
    # The same training twice; only the order of sums may differ.
    names = ("losses",) if asked else ("losses", "clean_mse")
    for name in names:
        same = np.shape(first[name]) == np.shape(again[name])
        repeated = same and np.allclose(first[name], again[name], rtol=1e-4)
        check_true(repeated, f"seed 3 gave other {name} the second time; seed torch too.")
    for name in ("losses", "clean_mse"):
        differs = not np.array_equal(first[name], other[name])
        check_true(differs, f"seeds 1 and 3 gave the same {name}; is the seed used?")
    check_true(
        not asked or not np.isclose(first["clean_mse"], again["clean_mse"], rtol=1e-6),
        "clean_mse is the same when we move y_clean a few rows on; does each prediction meet its "
        "own target, or all of them, as (n,) and (n, 1) make of a difference?",
    )


@part("errors")
def test_arguments_that_make_no_sense(student: Student) -> None:
    cases: list[tuple[Any, Any, float, str]] = [
        (np.zeros(3), np.ones(3), -1.0, "delta should be above 0"),
        (np.zeros((3, 1)), np.ones(3), 1.0, "y and y_hat differ in shape"),
        (np.zeros(3), np.ones(2), 1.0, "y and y_hat differ in shape"),
        (np.zeros((2, 3)), np.ones((3, 2)), 1.0, "y and y_hat differ in shape"),
        (np.zeros(3), np.ones(()), 1.0, "y and y_hat differ in shape"),
    ]
    check_all(
        partial(
            check_raises, ValueError, student.huber_loss, tensor(y), tensor(y_hat), delta, why=why
        )
        for y, y_hat, delta, why in cases
    )


@part("errors")
def test_unknown_loss(student: Student) -> None:
    for loss in ("mae", "Huber loss"):
        why = "the losses are 'huber' and 'mse'"
        check_raises(ValueError, student.train_regression, loss, why=why)


### END HIDDEN TESTS
