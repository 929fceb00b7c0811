"""The rules of the house, read off the imports: what may know what."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
MODULES = sorted([*REPOSITORY.glob("player/**/*.py"), *REPOSITORY.glob("ui/**/*.py")])
ROOMS_APART = ("ui.transcript", "ui.controls", "ui.panels")
NETWORK = ("urllib.request", "http", "socket", "ssl", "ftplib", "smtplib", "PySide6.QtNetwork")
# Frozen values; every other class makes something with a life of its own.
VALUE_CLASSES = ("TypeVar", "Path", "Fraction", "Format", "Target", "Action")


def module_name(path: Path) -> str:
    parts = path.relative_to(REPOSITORY).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {module_name(path): path for path in MODULES}


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imports_of(path: Path, *, top_level_only: bool = False) -> Iterator[str]:
    tree = tree_of(path)
    for node in tree.body if top_level_only else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in NAMES else node.module


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def breaches(inside: str, forbidden: str) -> list[str]:
    return [
        f"{name} imports {imported}"
        for name, path in NAMES.items()
        if within(name, inside)
        for imported in imports_of(path)
        if within(imported, forbidden)
    ]


def test_the_house_is_found() -> None:
    assert {"player.session", "player.library.store", "ui.app", "ui.transcript.view"} <= NAMES.keys()


@pytest.mark.parametrize("forbidden", ["PySide6", "shiboken6", "ui"])
def test_the_core_knows_no_window(forbidden: str) -> None:
    assert breaches("player", forbidden) == []


def test_vlc_is_imported_in_its_engine_only_and_inside_a_function() -> None:
    users = {name for name, path in NAMES.items() if any(within(found, "vlc") for found in imports_of(path))}
    assert users == {"player.media.vlc_engine"}
    assert "vlc" not in set(imports_of(NAMES["player.media.vlc_engine"], top_level_only=True))


def test_only_the_library_knows_sqlite() -> None:
    users = {
        name
        for name, path in NAMES.items()
        if any(within(found, "sqlite_utils") or within(found, "sqlite3") for found in imports_of(path))
    }
    assert users
    assert all(within(name, "player.library") for name in users)


def test_the_engine_of_the_library_is_known_to_its_door_only() -> None:
    users = {name for name, path in NAMES.items() if "player.library.store" in set(imports_of(path))}
    assert {name for name in users if not within(name, "player.library")} == set()
    assert "player.library.opening" in users


def test_what_the_library_promises_says_nothing_of_sql() -> None:
    promise = NAMES["player.library.interface"]
    words = promise.read_text("utf-8").lower()
    assert not {"sqlite3", "sqlite_utils", "player.library.store", "player.library.rows"} & set(imports_of(promise))
    assert [word for word in ("connection", "cursor", "execute(", "transaction", "sqlite") if word in words] == []


def test_native_readers_of_media_run_in_a_process_of_their_own() -> None:
    users = {name for name, path in NAMES.items() if any(within(found, "av") for found in imports_of(path))}
    assert users == {"player.embedded.demuxing", "player.embedded.picturing"}


def test_the_network_is_reached_from_the_feeds_only() -> None:
    users = {
        name for name, path in NAMES.items() if any(within(found, way) for found in imports_of(path) for way in NETWORK)
    }
    # It asks whether the display that is named is there.
    users.remove("ui.display")
    assert users
    assert all(within(name, "player.feeds") for name in users)


@pytest.mark.parametrize("room", ROOMS_APART)
def test_rooms_of_the_window_do_not_know_each_other_nor_the_window(room: str) -> None:
    allowed = (room, "ui.theme", "ui.icon_button")
    found = [line for line in breaches(room, "ui") if not any(within(line.split()[-1], name) for name in allowed)]
    assert found == []


def test_no_widget_touches_an_engine_or_a_session() -> None:
    engines = {"player.session", "player.media.vlc_engine", "player.media.null_engine", "ui.qt_media_engine"}
    allowed = {"ui.app", "ui.engines", "ui.playback_controller"}
    users = {
        name
        for name, path in NAMES.items()
        if within(name, "ui") and any(found in engines for found in imports_of(path))
    }
    assert users <= allowed


def test_no_module_makes_an_instance_when_it_is_imported() -> None:
    found = []
    for name, path in NAMES.items():
        for node in tree_of(path).body:
            value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
            called = ast.unparse(value.func).split(".")[-1] if isinstance(value, ast.Call) else ""
            if called[:1].isupper() and called not in VALUE_CLASSES:
                found.append(f"{name}:{node.lineno} {called}")
    assert found == []


def test_imports_are_absolute_and_never_star() -> None:
    found = []
    for name, path in NAMES.items():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ImportFrom) and (node.level or any(alias.name == "*" for alias in node.names)):
                found.append(f"{name}:{node.lineno}")
    assert found == []


def test_there_are_no_import_cycles() -> None:
    graph = {name: {found for found in imports_of(path) if found in NAMES} for name, path in NAMES.items()}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name not in done:
            for following in sorted(graph[name] - {name}):
                visit(following, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_every_module_opens_with_a_docstring() -> None:
    assert [name for name, path in NAMES.items() if not ast.get_docstring(tree_of(path))] == []


def test_functions_and_files_stay_short() -> None:
    long = []
    for name, path in NAMES.items():
        if len(path.read_text("utf-8").splitlines()) > 400:
            long.append(name)
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > 50:
                long.append(f"{name}.{node.name}")
    assert long == []
