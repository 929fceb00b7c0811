"""How a network is built, as the config.json of a model says it."""

from dataclasses import dataclass

from player.formats.json_value import JsonValue
from player.vectors.activations import ACTIVATIONS
from player.vectors.model_files import WrongModel

# The kinds of network that compute alike, and whether they count places from the one after that of padding.
_KINDS = {"bert": False, "roberta": True, "xlm-roberta": True, "camembert": True}
_ROBERTA_PADDING = 1
_USUAL_EPSILON = 1e-12


@dataclass(frozen=True, slots=True)
class Plan:
    """How a network is built: what its config.json says of it. `first_position` is the place of the first token."""

    layer_count: int
    head_count: int
    width: int
    inner_width: int
    token_count: int
    position_count: int
    type_count: int
    first_position: int
    epsilon: float
    activation: str

    @property
    def longest(self) -> int:
        """How many tokens a text may have."""
        return self.position_count - self.first_position


def read_plan(config: JsonValue) -> Plan:
    """The plan that a config.json holds; raises WrongModel for another kind of network, WrongJson."""
    kind = config.get("model_type").text_if_any() or "unknown"
    if kind not in _KINDS:
        raise WrongModel(f"it is of the kind {kind[:50]}; Syncline runs {', '.join(_KINDS)}.")
    _check_variant(config)
    padding = config.get("pad_token_id").whole_or_none()
    epsilon = config.get("layer_norm_eps").value
    plan = Plan(
        layer_count=_count(config.get("num_hidden_layers")),
        head_count=_count(config.get("num_attention_heads")),
        width=_count(config.get("hidden_size")),
        inner_width=_count(config.get("intermediate_size")),
        token_count=_count(config.get("vocab_size")),
        position_count=_count(config.get("max_position_embeddings")),
        type_count=_count(config.get("type_vocab_size")),
        first_position=1 + (_ROBERTA_PADDING if padding is None else padding) if _KINDS[kind] else 0,
        epsilon=epsilon if isinstance(epsilon, float) and 0 < epsilon < 1 else _USUAL_EPSILON,
        activation=config.get("hidden_act").text(),
    )
    if plan.width % plan.head_count:
        raise WrongModel("config.json: its width cannot be divided among its attention heads.")
    return plan


def _check_variant(config: JsonValue) -> None:
    """Variants with the same tensors that compute something else would give vectors without a meaning."""
    if config.get("position_embedding_type").value not in (None, "absolute"):
        raise WrongModel("it counts places in a way that Syncline does not.")
    if config.get("is_decoder").value not in (None, False):
        raise WrongModel("it is made to write text, not to compare it.")
    if config.get("hidden_act").text() not in ACTIVATIONS:
        raise WrongModel(f"config.json: hidden_act is none of {', '.join(ACTIVATIONS)}.")


def _count(value: JsonValue) -> int:
    """A whole number from 1; raises WrongJson."""
    if not value.whole():
        raise value.wrong("a whole number from 1")
    return value.whole()
