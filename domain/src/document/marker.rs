//! The lines that name a part where its place alone does not.

/// The parts of a printed document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    Place,
    Recipients,
    Copies,
    Subject,
    Salutation,
    Body,
    Closing,
    Footnotes,
}

impl Marker {
    const ALL: [Self; 8] =
        [Self::Place, Self::Recipients, Self::Copies, Self::Subject, Self::Salutation, Self::Body, Self::Closing, Self::Footnotes];

    /// The line that stands before the part.
    pub(super) const fn line(self) -> &'static str {
        match self {
            Self::Place => "<!-- place and date -->",
            Self::Recipients => "<!-- recipients -->",
            Self::Copies => "<!-- copies -->",
            Self::Subject => "<!-- subject -->",
            Self::Salutation => "<!-- salutation -->",
            Self::Body => "<!-- body -->",
            Self::Closing => "<!-- closing -->",
            Self::Footnotes => "<!-- footnotes -->",
        }
    }

    /// The part that a line names.
    pub(super) fn of(line: &str) -> Option<Self> {
        let line = line.trim();
        Self::ALL.into_iter().find(|marker| marker.line() == line)
    }
}
