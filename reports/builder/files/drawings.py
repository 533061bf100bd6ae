"""Our drawings and charts for paper: the same SVG as on the pages, with the colours of the light scheme written in."""

from django.conf import settings

_DRAWINGS = settings.BASE_DIR / "templates" / "drawings" / "young"
_OF_DRAWINGS = (
    ".line{fill:none;stroke:#123c46;stroke-width:2.5;stroke-linecap:round;stroke-linejoin:round}"
    ".line--thin{stroke-width:1.5}.line--strong{stroke-width:4}.line--dash{stroke-dasharray:1 6}"
    ".line--paper{stroke:#f8dc8f}.tint{fill:#b9d6d6}.glow{fill:#f8dc8f}.paper{fill:#fff}.solid,.figure{fill:#123c46}"
)
_OF_CHARTS = (
    "text{font-family:'Atkinson Hyperlegible Next';fill:#14262b;font-size:15px}.chart__value{font-weight:700}"
    ".chart__bar{fill:#0b5563}.chart__bar--welcome-and-care{fill:#a63d2a}.chart__bar--value-and-include{fill:#6a3d85}"
    ".chart__bar--communicate{fill:#0b5c8a}.chart__bar--work-in-partnership{fill:#2f6437}"
    "rect.chart__hidden{stroke:#5d6e72;stroke-width:1.5;stroke-dasharray:4 3}"
    ".chart__hatch{fill:none;stroke:#5d6e72;stroke-width:1}.chart__axis{fill:none;stroke:#5d6e72;stroke-width:1.5}"
)


def named(name: str) -> str:
    """Return one of our drawings by its name."""
    drawn = (_DRAWINGS / f"{name}.svg").read_text(encoding="utf-8")
    return _styled(drawn, _OF_DRAWINGS)


def chart(svg: str) -> str:
    """Return a chart as it is printed."""
    return _styled(svg, _OF_CHARTS)


def _styled(svg: str, style: str) -> str:
    opened, rest = svg.split(">", 1)
    if "xmlns=" not in opened:
        opened += ' xmlns="http://www.w3.org/2000/svg"'
    return f"{opened}><style>{style}</style>{rest}"
