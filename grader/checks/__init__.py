"""What a file of checks needs: `part`, the `student` under test, and the check helpers."""

from grader.calling.calls import Outcome, travels_with
from grader.checks.errors import CheckFailed, CouldNotRun, NotAttempted
from grader.checks.messages import value_text
from grader.checks.oracles import by_autograd
from grader.checks.parts import lent_or_own, part, planted
from grader.checks.properties import for_all
from grader.checks.student import Student
from grader.checks.values import (
    ATOL,
    RTOL,
    check_array,
    check_bool,
    check_equal,
    check_figure,
    check_integer,
    check_keys,
    check_number,
    check_raises,
    check_real,
    check_shape,
    check_tensor,
    check_true,
    check_tuple,
    check_vector,
)
from grader.checks.verdicts import check_all
from grader.plain.figures import AxesData, Curve, FigureData, Points
from grader.plain.tensors import TensorData, tensor
from grader.plain.values import same

__all__ = [
    "ATOL",
    "RTOL",
    "AxesData",
    "CheckFailed",
    "CouldNotRun",
    "Curve",
    "FigureData",
    "NotAttempted",
    "Outcome",
    "Points",
    "Student",
    "TensorData",
    "by_autograd",
    "check_all",
    "check_array",
    "check_bool",
    "check_equal",
    "check_figure",
    "check_integer",
    "check_keys",
    "check_number",
    "check_raises",
    "check_real",
    "check_shape",
    "check_tensor",
    "check_true",
    "check_tuple",
    "check_vector",
    "for_all",
    "lent_or_own",
    "part",
    "planted",
    "same",
    "tensor",
    "travels_with",
    "value_text",
]
