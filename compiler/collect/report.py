"""A review to its data in JSON, described by schema/reprise.schema.json."""

from collections import Counter

from compiler.model.change import Edit, Mark
from compiler.model.review import Comment, Ignored, Proposal, Review, Trace

FORMAT = "reprise/1"
_MARKS = {Mark.KEPT: "conserve", Mark.ADDED: "ajoute", Mark.REMOVED: "supprime"}


def report(review: Review) -> dict[str, object]:
    """Return a review as plain data; `format` changes when a program that reads it would have to."""
    return {
        "format": FORMAT,
        "copie": review.file,
        "comparaison": review.is_redline,
        "comptes": _counts(review.proposals),
        "propositions": [_proposal(proposal) for proposal in review.proposals],
        "ignores": [_ignored(ignored) for ignored in review.ignored],
    }


def _counts(proposals: tuple[Proposal, ...]) -> dict[str, object]:
    return {
        "total": len(proposals),
        "en_conflit": sum(1 for proposal in proposals if proposal.conflict),
        "a_la_main": sum(1 for proposal in proposals if proposal.refusal),
        "sans_suivi": sum(1 for proposal in proposals if not proposal.is_tracked),
        "par_nature": dict(Counter(proposal.kind.value for proposal in proposals)),
        "par_auteur": dict(Counter(proposal.trace.author for proposal in proposals if proposal.trace)),
    }


def _proposal(proposal: Proposal) -> dict[str, object]:
    line = proposal.line
    return {
        "numero": proposal.number,
        "nature": proposal.kind.value,
        **_trace(proposal.trace),
        "suivi": proposal.is_tracked,
        "lieu": line.place,
        "article": line.article or None,
        "division": line.division or None,
        "engagement": line.engagement or None,
        "champ": line.form.value,
        "parties": list(line.parties),
        "fichier": line.span.file or None,
        "ligne": line.span.line if line.span.file else None,
        "vers": proposal.where.place if proposal.where else None,
        "avant": proposal.before,
        "apres": proposal.after,
        "mots": [_edit(edit) for edit in proposal.edits],
        "commentaires": [_comment(comment) for comment in proposal.comments],
        "conflit": proposal.conflict,
        "rivaux": list(proposal.rivals),
        "refus": proposal.refusal,
    }


def _trace(trace: Trace | None) -> dict[str, object]:
    return {"auteur": trace.author if trace else None, "date": (trace.when or None) if trace else None}


def _edit(edit: Edit) -> dict[str, object]:
    return {"marque": _MARKS[edit.mark], "texte": edit.text}


def _comment(comment: Comment) -> dict[str, object]:
    return {
        "id": comment.id,
        **_trace(comment.trace),
        "texte": comment.text,
        "reponse_a": comment.answers or None,
        "resolu": comment.is_done,
    }


def _ignored(ignored: Ignored) -> dict[str, object]:
    return {"message": ignored.message, **_trace(ignored.trace)}
