"""Strokes of a hand as smooth curves: points too near each other left out, the rest joined by Bézier curves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from creatorbook.documents.signing.material import Stroke

Point: TypeAlias = tuple[float, float]
_NEAR = 0.35  # points: nobody sees two places of a pen nearer to each other than this
_MOST_ENLARGED = 1.2


@dataclass(frozen=True, slots=True)
class Curve:
    """One stroke: where it begins, and its curves as (first control, second control, end); none is a dot."""

    start: Point
    parts: tuple[tuple[Point, Point, Point], ...]


def fit_strokes(strokes: tuple[Stroke, ...], width: float, height: float) -> tuple[Curve, ...]:
    """Return the strokes as curves in a box of this size in points, its corner below left, kept in proportion.

    The drawing stands at the left, in the middle of the height; a small one is hardly enlarged.
    """
    xs = [x for stroke in strokes for x, _y in stroke]
    ys = [y for stroke in strokes for _x, y in stroke]
    left, top = min(xs), min(ys)
    wide, high = max(xs) - left, max(ys) - top
    scale = min(width / wide if wide else _MOST_ENLARGED, height / high if high else _MOST_ENLARGED, _MOST_ENLARGED)
    lift = (height - high * scale) / 2 + high * scale
    placed = [tuple(((x - left) * scale, lift - (y - top) * scale) for x, y in stroke) for stroke in strokes]
    return tuple(_curve(stroke) for stroke in placed)


def _curve(points: tuple[Point, ...]) -> Curve:
    kept = [points[0]]
    for point in points[1:]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= _NEAR:
            kept.append(point)
    # Catmull-Rom: each curve leaves its point in the direction of that point's neighbours.
    around = [kept[0], *kept, kept[-1]]
    parts = []
    for before, start, end, after in zip(around, around[1:], around[2:], around[3:], strict=False):
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        parts.append((first, second, end))
    return Curve(kept[0], tuple(parts))
