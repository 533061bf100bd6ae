# The portal as one image: web server, worker, timetable and migrations all run from it.
ARG PYTHON=python:3.11-slim-bookworm

FROM ${PYTHON} AS assets
WORKDIR /portal
COPY requirements/uv.txt requirements/run.txt requirements/
RUN python -m venv /tools \
 && /tools/bin/pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements/uv.txt \
 && /tools/bin/uv pip sync --no-cache --require-hashes --python /tools/bin/python requirements/run.txt
COPY package.json package-lock.json ./
COPY assets assets
COPY static static
COPY devon_coproduction/assets.py devon_coproduction/assets.py
RUN /tools/bin/python -P devon_coproduction/assets.py

FROM ${PYTHON} AS libraries
WORKDIR /portal
COPY requirements/uv.txt requirements/production.txt requirements/
RUN python -m venv /tools \
 && /tools/bin/pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements/uv.txt \
 && python -m venv --without-pip /venv \
 && /tools/bin/uv pip sync --no-cache --require-hashes --python /venv/bin/python requirements/production.txt

FROM ${PYTHON}
RUN useradd --system --uid 10001 --home-dir /portal --shell /usr/sbin/nologin portal
WORKDIR /portal
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 ENVIRONMENT=production REMAP_SIGTERM=SIGQUIT
COPY --from=libraries /venv /venv
COPY . .
COPY --from=assets /portal/static/build static/build
# Values of the right form, for this one command only: it opens nothing, and none of them stays in the image.
RUN SECRET_KEY=only-while-the-image-is-built-only-while-the-image-is-built-0123456789 \
    CODES_KEY=also-while-the-image-is-built-also-while-the-image-is-built-0123456789 \
    DATABASE_URL=postgres://nobody@nowhere/none REDIS_URL=redis://nowhere EMAIL_URL=smtp://nowhere ALLOWED_HOSTS=nowhere \
    SITE_URL=https://nowhere python -m devon_coproduction.collect
USER portal
EXPOSE 8000
CMD ["gunicorn", "-c", "python:devon_coproduction.web_server", "devon_coproduction.wsgi"]
