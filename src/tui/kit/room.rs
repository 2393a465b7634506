//! How much room a screen has.
//!
//! Relies on its size alone. Pages and the frame ask here, so that they agree.

use ratatui::layout::Size;

/// The smallest screen on which the guide can be used.
pub const SMALLEST: Size = Size { width: 40, height: 12 };
const NORMAL: Size = Size { width: 60, height: 20 };
const ROOMY: Size = Size { width: 100, height: 30 };

/// The room on a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// Too little: only a line that says so.
    None,
    /// No frames.
    Small,
    /// Frames.
    Normal,
    /// Frames and air.
    Roomy,
}

impl Room {
    /// The room of a screen.
    #[must_use]
    pub fn of(size: Size) -> Self {
        let holds = |least: Size| size.width >= least.width && size.height >= least.height;
        match () {
            () if holds(ROOMY) => Self::Roomy,
            () if holds(NORMAL) => Self::Normal,
            () if holds(SMALLEST) => Self::Small,
            () => Self::None,
        }
    }
}
