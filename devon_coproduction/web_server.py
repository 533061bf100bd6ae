"""How gunicorn serves the portal: `gunicorn -c python:devon_coproduction.web_server devon_coproduction.wsgi`.

Threads, because a request mostly waits for the database. No access log: it would keep addresses of people who
were promised to stay anonymous. nginx stands in front in production and keeps slow clients away.
"""

import os

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "8"))
preload_app = True  # loaded once: half the memory, and a killed worker is back at once

timeout = 60  # seconds without a sign of life, then the worker is replaced
graceful_timeout = 20  # seconds that a request may go on after we were asked to stop
keepalive = 5  # seconds; nginx keeps its own connections to us
max_requests = 5000  # then a worker is replaced, so that no leak grows for weeks
max_requests_jitter = 500

limit_request_line = 8190
limit_request_fields = 60
accesslog = None
errorlog = "-"
loglevel = "warning"
proc_name = "devon-coproduction"
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1,::1")
control_socket_disable = True
