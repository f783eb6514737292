"""An act that was recognised to what it says in the words of the profile alone: sets that it never defines."""

from compiler.adopt.recognising.adoption import Kind
from compiler.adopt.recognising.default_profile import DEFAULT_PROFILE
from compiler.adopt.recognising.quoting import counted, quoted
from compiler.adopt.recognising.register import Register
from compiler.model.party import PartySet
from compiler.model.protocol import Protocol


def tell_made_up(protocol: Protocol, register: Register) -> None:
    """Tell, once each, the sets that the act uses without saying who is in them, and who answers for indicators."""
    # Whoever wrote a profile knows the sets that it names.
    usual = {group.id for group in DEFAULT_PROFILE.sets if group.natures and group in register.profile.sets}
    for group in protocol.sets:
        if group.id in usual:
            _tell_set(group, protocol, register)
    if register.answered:
        span, subject = register.answered[0]
        count = len(register.answered)
        register.decide(
            Kind.INDICATOR,
            f"{counted(count, 'indicateur à déterminer ne nomme', 'indicateurs à déterminer ne nomment')} personne "
            "pour le faire : les partenaires de l'engagement en répondent.",
            span,
            subject=subject,
            is_sure=True,
        )


def _tell_set(group: PartySet, protocol: Protocol, register: Register) -> None:
    using = [line for line in protocol.engagements() if any(each.party == group.id for each in line.partners)]
    if not using:
        return
    users = counted(len(using), "engagement nomme", "engagements nomment")
    register.decide(
        Kind.PARTNER,
        f"L'acte ne définit pas l'ensemble {quoted(group.short)}, que {users} : "
        f"il reçoit pour membres {_members(group, protocol)}.",
        using[0].span,
        subject=using[0].id,
    )


def _members(group: PartySet, protocol: Protocol) -> str:
    shorts = {each.id: each.short for each in protocol.parties}
    shorts |= {each.id: each.short for each in protocol.sets}
    names = [shorts.get(member, member) for member in group.members]
    return f"{', '.join(names)} ({counted(len(group.parties), 'partie', 'parties')})"
