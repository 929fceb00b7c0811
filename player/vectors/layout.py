"""How the parts of a model lie in its folder, and what becomes of the network's values: read from its small files."""

import re
from dataclasses import dataclass
from pathlib import Path

from player.files import is_folder
from player.formats.json_value import JsonValue
from player.vectors.model_files import WrongModel, beneath, read_json, read_settings, wrong_file
from player.vectors.plan import Plan, read_plan
from player.vectors.prompts import Prompts, read_prompts

# The work on a token grows with the length of its text, and the beginning tells what a passage is about.
_MOST_TOKENS = 512
# What a model may consist of: the last does nothing that is not done to all vectors anyway.
_MODULES = ("Transformer", "Pooling", "Normalize")
# One differs from the mean in the length of the vectors only, which is brought to one.
_POOLINGS = {"cls": "cls", "mean": "mean", "max": "max", "mean_sqrt_len": "mean"}
_POOLING_FLAG = "pooling_mode_"
_LIMIT_FILES = {"sentence_bert_config.json": "max_seq_length", "tokenizer_config.json": "model_max_length"}
_COMMIT = re.compile(r"[0-9a-f]{40}")


@dataclass(frozen=True, slots=True)
class Layout:
    """`network_folder` holds config, weights and tokenizer; of a text the first `longest` tokens are taken.

    `pooling` says how the values of its tokens become those of a text: "mean", "max", or "cls", the first token's.
    """

    name: str
    network_folder: Path
    plan: Plan
    pooling: str
    longest: int
    prompts: Prompts


def read_layout(folder: Path) -> Layout:
    """How this model is laid out; raises WrongModel."""
    if not is_folder(folder):
        raise WrongModel("there is no such folder.")
    modules = _modules(folder)
    network_folder = modules.get("Transformer", folder)
    config_path = network_folder / "config.json"
    if not config_path.exists():
        raise WrongModel("there is no config.json in it; name the folder of a sentence-transformers model.")
    config = read_json(config_path)
    with wrong_file(config_path):
        plan = read_plan(config)
        trained_as = config.get("_name_or_path").text_if_any() or ""
    name = _name(folder)
    return Layout(
        name,
        network_folder,
        plan,
        _pooling(modules.get("Pooling", folder / "1_Pooling") / "config.json"),
        min(_MOST_TOKENS, plan.longest, *_limits(network_folder)),
        read_prompts(folder, (name, trained_as)),
    )


def _name(folder: Path) -> str:
    """The folder's name, or that of the model where a download cache names its folders by commits."""
    found = folder.resolve()
    if _COMMIT.fullmatch(found.name) and found.parent.name == "snapshots":
        return found.parent.parent.name.rpartition("--")[2]
    return found.name


def _modules(folder: Path) -> dict[str, Path]:
    """The folder of each module, by its kind; raises WrongModel for one that is not run here."""
    path = folder / "modules.json"
    settings = read_settings(path)
    with wrong_file(path):
        found = [(_kind(item), beneath(folder, item.get("path").text())) for item in settings.items()]
    unknown = [kind for kind, _ in found if kind not in _MODULES]
    if unknown:
        raise WrongModel(f"it has a step that Syncline does not take: {unknown[0][:50]}.")
    return dict(found)


def _kind(module: JsonValue) -> str:
    """The class that a module is made with, without where that comes from."""
    return module.get("type").text().rpartition(".")[2]


def _pooling(path: Path) -> str:
    """The way that the file tells, by name or by flags, else the mean; raises WrongModel for one not gone here."""
    settings = read_settings(path).value
    if not isinstance(settings, dict):
        return "mean"
    flagged = [key for key, flag in settings.items() if key.startswith(_POOLING_FLAG) and flag is True]
    told = [settings["pooling_mode"]] if "pooling_mode" in settings else flagged
    ways = {str(name).removeprefix(_POOLING_FLAG).split("_token")[0] for name in told}
    if len(ways) != 1 or not ways <= _POOLINGS.keys():
        raise WrongModel(f"it makes vectors in a way that Syncline does not: {', '.join(sorted(ways))[:100]}.")
    return _POOLINGS[ways.pop()]


def _limits(folder: Path) -> list[int]:
    """How many tokens the files in here allow; some programs write a number without end where they know none."""
    settings = {key: read_settings(folder / name).value for name, key in _LIMIT_FILES.items()}
    told = [values.get(key) for key, values in settings.items() if isinstance(values, dict)]
    return [value for value in told if type(value) is int and value > 0]
