"""The page of docs/operating that tells every setting, written from the settings themselves."""

from kith.config.declared import SETTINGS
from kith.config.environment import ROOT

FILE = ROOT / "docs" / "operating" / "settings.md"
HEAD = """# Settings

Everything that an installation can be told, by variables of its environment. A value that cannot be used stops the
start with one sentence that names it. `bin/kith settings-page` writes this page. Stewards see all of them at
`/steward/settings/`, without secrets. What is marked ✎ they can change there; what they chose stands before it.

| Name | Without it | Meaning |
|---|---|---|
"""


def main(_arguments: list[str]) -> int:
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(page(), encoding="utf-8")
    return 0


def page() -> str:
    rows = [
        f"| `{one.name}`{' ✎' if one.here else ''} | {f'`{one.default}`' if one.default else 'empty'} | {one.meaning.replace('|', '\\|')} |"
        for one in SETTINGS
    ]
    return HEAD + "\n".join(rows) + "\n"
