"""Names for one conversation: two calm words, by language. None of them says anything about whoever gets it."""

import random
from collections.abc import Callable

_ENGLISH = (
    ("Amber", "Autumn", "Birch", "Bright", "Calm", "Cedar", "Clear", "Copper", "Dawn", "Early", "Evening", "Fern",
     "Gentle", "Golden", "Green", "Harbour", "Hazel", "Hidden", "Highland", "Island", "Ivory", "Lake", "Late", "Linen",
     "Maple", "Meadow", "Misty", "Morning", "Mossy", "Northern", "Open", "Patient", "Pine", "Plain", "Quiet", "Rainy",
     "River", "Sandy", "Silver", "Slow", "Snowy", "Soft", "Southern", "Spring", "Steady", "Still", "Summer", "Sunny",
     "Tall", "Valley", "Warm", "Wide", "Willow", "Windy", "Winter", "Woollen"),
    ("Acorn", "Anchor", "Barley", "Basket", "Bay", "Bench", "Blanket", "Bridge", "Brook", "Cloud", "Clover", "Coast",
     "Compass", "Cove", "Curlew", "Daisy", "Dune", "Field", "Finch", "Garden", "Gate", "Grove", "Heather", "Heron",
     "Hill", "Jetty", "Juniper", "Kettle", "Lantern", "Lark", "Leaf", "Lichen", "Loom", "Mallow", "Moon", "Oak",
     "Orchard", "Otter", "Path", "Pebble", "Plover", "Pond", "Quilt", "Reed", "Sail", "Shore",
     "Sorrel", "Sparrow", "Spruce", "Stone", "Swallow", "Thimble", "Thistle", "Thread", "Thyme", "Tide", "Wave",
     "Wren"),
)  # fmt: skip
_SPANISH = (
    ("Abedul", "Acebo", "Alondra", "Arce", "Arena", "Arroyo", "Avellano", "Barca", "Brisa", "Brezo", "Cántaro",
     "Cedro", "Cesta", "Ciprés", "Cometa", "Duna", "Encina", "Espiga", "Farol", "Faro", "Fresno", "Garza", "Gorrión",
     "Helecho", "Hiedra", "Hoja", "Huerto", "Jilguero", "Lago", "Laurel", "Lavanda", "Lino", "Llovizna", "Luna",
     "Madroño", "Manta", "Mirlo", "Molino", "Musgo", "Niebla", "Nogal", "Nube", "Nutria", "Olivo", "Ola", "Orilla",
     "Piedra", "Pinar", "Prado", "Puente", "Río", "Romero", "Sauce", "Sendero", "Telar", "Tomillo", "Trébol", "Valle",
     "Vela", "Viento"),
    ("al alba", "de abril", "de agosto", "de enero", "de invierno", "de la costa", "de la isla", "de la loma",
     "de la montaña", "de la ribera", "de la sierra", "de la tarde", "de la vega", "de lana", "de mayo", "de otoño",
     "de verano", "del bosque", "del camino", "del lago", "del llano", "del norte", "del páramo", "del puerto",
     "del sur", "del valle", "en calma", "junto al mar", "junto al río", "sin prisa"),
)  # fmt: skip
_WORDS = {"en": _ENGLISH, "es": _SPANISH}
_TRIES = 40


def free_name(language: str, taken: Callable[[str], bool]) -> str:
    """A name that nobody has, drawn by a source of chance that cannot be foreseen; with a number where few are left."""
    first, second = _WORDS.get(language.partition("-")[0], _ENGLISH)
    chance = random.SystemRandom()
    for _try in range(_TRIES):
        name = f"{chance.choice(first)} {chance.choice(second).lower()}"
        if not taken(name):
            return name
    return _numbered(name, chance, taken)


def _numbered(name: str, chance: random.Random, taken: Callable[[str], bool]) -> str:
    while taken(wanted := f"{name} {chance.randint(2, 9999)}"):
        pass
    return wanted
