"""All modules of the page in one text, so that one request brings them."""

from __future__ import annotations

import re
from pathlib import Path

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.{1,2}/[^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(
    r"^export (?=(?:async )?(?:function|class|const) ([A-Za-z]\w*)\b)", re.MULTILINE
)
_COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*", re.DOTALL | re.MULTILINE)
_NOT_TAKEN = re.compile(r"^(?:import|export|await)\b|\bimport\s*[(.]|\bmodule_\d", re.MULTILINE)


def bundle_modules(main: Path) -> str:
    """One module that does what `main` does with all that it imports, directly or not.

    Each module becomes a function that runs once, in the order in which a browser would run
    them, and gives what the module exports. `modules`, which the text exports, has what each
    gives by its path from the folder of `main`.

    It takes what the page's modules are written in and no more: imports of names from relative
    paths, exports of functions, classes and constants where they are declared, each at the
    beginning of a line, and no circles. Raises ValueError where a module has anything else.
    """
    folder = main.parent.resolve()
    numbers: dict[Path, int] = {}
    exports: dict[Path, list[str]] = {}
    written: list[str] = []

    def add(path: Path, importers: tuple[Path, ...]) -> None:
        name = path.relative_to(folder).as_posix()
        if path in importers:
            raise ValueError(f"{name} imports itself, through others or not")
        if path in numbers:
            return
        text = path.read_text("utf-8")
        for _, source in _IMPORT.findall(text):
            add((path.parent / source).resolve(), (*importers, path))

        def take(found: re.Match[str]) -> str:
            source = (path.parent / found[2]).resolve()
            names = [one.split(" as ") for one in map(str.strip, found[1].split(",")) if one]
            for imported, *_ in names:
                if imported not in exports[source]:
                    raise ValueError(f"{name} imports {imported}, which {found[2]} does not export")
            # Lines stay where they are.
            taken = ", ".join(": ".join(one) for one in names) + "\n" * found[1].count("\n")
            return f"const {{ {taken} }} = module_{numbers[source]};"

        exports[path] = _EXPORT.findall(text)
        if left := _NOT_TAKEN.search(_COMMENT.sub("", _EXPORT.sub("", _IMPORT.sub("", text)))):
            raise ValueError(f"{name} has {left[0]!r}, which cannot be put together with others")
        body = _EXPORT.sub("", _IMPORT.sub(take, text)).strip("\n")
        numbers[path] = len(numbers)
        written.append(
            f"// {name}\nconst module_{numbers[path]} = (() => {{\n{body}\n"
            f"return {{ {', '.join(exports[path])} }};\n}})();\n"
        )

    add(main.resolve(), ())
    named = ", ".join(
        f'"{path.relative_to(folder).as_posix()}": module_{number}'
        for path, number in numbers.items()
    )
    return "\n".join([*written, f"export const modules = {{ {named} }};\n"])
