"""What the desk and the council's dashboard show."""

from dashboards.selectors.council import Dashboard, council_dashboard
from dashboards.selectors.work import work_for

__all__ = ["Dashboard", "council_dashboard", "work_for"]
