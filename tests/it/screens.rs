//! Stories on the full screen: some keys, then what a person sees.

mod change;
mod closing;
mod early;
mod every;
mod export;
mod journal;
mod keys;
mod looks;
mod offers;
mod pictures;
mod plan;
mod question;
mod reason;
mod running;
mod saving;
mod sizes;
mod timer;
mod unfinished;

use question::long_checklist;
