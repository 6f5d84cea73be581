"""Already had it, and worried? The signs that all guides share, said once, then each one's own."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.guides.guide import Card, Guide
from plugins.guides.tables import Sign


def common(guides: Sequence[Guide]) -> tuple[Card, ...]:
    """Return the cards of the shared signs that every guide names, the most urgent first.

    A sign in a guide's own words stays with that guide, though it may be the only one there is.
    """
    cards = []
    for tier, title, items in guides[0].cards if guides else ():
        named = [_items(guide, tier) for guide in guides]
        shared = tuple(i for i in items if isinstance(i, Sign) and all(i in own for own in named))
        if shared:
            cards.append(Card(tier, title, shared))
    return tuple(cards)


def own(guide: Guide, above: Sequence[Card]) -> tuple[Card, ...]:
    """Return a guide's cards without the signs that stand above."""
    said = {card.tier: card.items for card in above}
    rest = (
        Card(tier, title, tuple(item for item in items if item not in said.get(tier, ())))
        for tier, title, items in guide.cards
    )
    return tuple(card for card in rest if card.items)


def _items(guide: Guide, tier: str) -> tuple:
    return next((card.items for card in guide.cards if card.tier == tier), ())
