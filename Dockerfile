# Kith in one container: web and worker together, the database outside.
FROM python:3.13-slim-bookworm AS build
RUN pip install --no-cache-dir uv
WORKDIR /app
COPY pyproject.toml uv.lock .python-version ./
RUN uv sync --frozen --no-dev --no-cache --python /usr/local/bin/python

FROM python:3.13-slim-bookworm
RUN useradd --system --create-home --home-dir /data kith && chmod 700 /data
WORKDIR /app
COPY --from=build /app/.venv .venv
COPY pyproject.toml uv.lock .python-version LICENSE ./
COPY kith kith
ENV PATH=/app/.venv/bin:$PATH KITH_DATA=/data KITH_DEMO=no PYTHONUNBUFFERED=1
RUN python -m kith.config translations --compile && chown -R kith /app/kith/locale
USER kith
VOLUME /data
EXPOSE 8000 8001 8024
HEALTHCHECK --interval=30s --timeout=5s --start-period=90s \
    CMD python -c "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"
CMD ["python", "-m", "kith.config", "run", "--host", "0.0.0.0", "--empty"]
