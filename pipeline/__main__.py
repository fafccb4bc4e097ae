"""`python -m pipeline` runs `factmill`."""

from pipeline.cli import app

if __name__ == "__main__":
    app(prog_name="factmill")
