"""What there is to say about the files beside the documents."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Remarks:
    """Sentences for the user: `faults` about rows and files that are skipped, `notes` about what is ignored without loss."""

    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def fault(self, sentence: str) -> None:
        """Adds a sentence about something that is skipped."""
        self.faults.append(sentence)

    def note(self, sentence: str) -> None:
        """Adds a sentence about something that is ignored."""
        self.notes.append(sentence)
