//! One run of the program: between a person, who presses keys and sees frames, and the disk.
//!
//! Relies on the app for what keys mean, on the recorder for what is kept, and on a host for the
//! rest. Must not know a terminal: tests drive this very loop on a host of their own.

use super::app::App;
use super::export::{self, Document, Target};
use super::message::{Changed, Effect, Message, Noted, Reading, Request, WentOn};
use super::model::{Setting, log::Log};
use crate::disk::session::Offer;
use crate::disk::{Recorder, Trouble};
use crate::guide::Guide;
use crate::report::journal as words;
use crate::session::Session;
use jiff::Zoned;
use ratatui::Frame;
use ratatui::layout::{Position, Size};
use std::fmt;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// Loads the guide again, or says what is wrong with it.
pub type Reload = Box<dyn Fn() -> Result<Arc<Guide>, String>>;

/// Draws a frame and says where the focus is.
pub type View<'v> = &'v dyn Fn(&mut Frame<'_>) -> Option<Position>;

/// The surroundings of the program: a screen, clocks and a folder. One that is only drawn on needs
/// no more than the first three.
pub trait Host {
    /// The size of the screen.
    ///
    /// # Errors
    /// When there is no screen any more.
    fn size(&mut self) -> io::Result<Size>;

    /// Draws a frame, rings if asked to, and shows the cursor where a line is typed.
    ///
    /// # Errors
    /// When it cannot be drawn.
    fn draw(&mut self, rings: bool, shows_cursor: bool, view: View<'_>) -> io::Result<()>;

    /// The day and the time of day.
    fn now(&self) -> Zoned;

    /// The time that timers are fed with.
    fn clock(&self) -> Duration {
        Duration::ZERO
    }

    /// The folder for plans that are taken along.
    fn folder(&self) -> &Path {
        Path::new(".")
    }

    /// Puts a text on the clipboard.
    ///
    /// # Errors
    /// When there is none, or nothing can be sent there.
    fn copy(&mut self, _: &str) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Forgets what was drawn, so that the next frame is drawn whole.
    ///
    /// # Errors
    /// When there is no screen any more.
    fn forget(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// Gives the screen back until the shell goes on with the program.
    ///
    /// # Errors
    /// When it cannot be taken over again.
    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// Takes the screen over again after a stop that nobody could see coming.
    ///
    /// # Errors
    /// When it cannot be taken over.
    fn resume(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// One run of the program.
pub struct Program<H> {
    /// The screens.
    pub app: App,
    /// The terminal, or what stands for one.
    pub host: H,
    recorder: Recorder,
    reload: Option<Reload>,
}

/// The outcome of a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// Nothing changed.
    Idle,
    /// Something was drawn.
    Drawn,
    /// The program leaves with this exit code.
    Quit(u8),
}

impl<H: fmt::Debug> fmt::Debug for Program<H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { app, host, recorder, .. } = self;
        f.debug_struct("Program").field("app", app).field("host", host).field("recorder", recorder).finish()
    }
}

impl<H: Host> Program<H> {
    /// Begins with this session, and offers an unfinished walk if there is one.
    ///
    /// # Errors
    /// When there is no screen.
    pub fn start(
        session: Session,
        setting: Setting,
        recorder: Recorder,
        reload: Option<Reload>,
        mut host: H,
    ) -> io::Result<Self> {
        let app = App::new(session, host.size()?, setting);
        let mut program = Self { app, host, recorder, reload };
        program.perform(Effect::Disk(Request::Offer))?;
        Ok(program)
    }

    /// Draws, and then keeps the answers, so that nobody waits for the disk.
    ///
    /// # Errors
    /// When nothing can be drawn.
    pub fn show(&mut self) -> io::Result<()> {
        self.draw()?;
        if let Err(not) = self.recorder.keep(&self.app.model.session, self.host.now().timestamp()) {
            self.tell(Message::NotKept(not))?;
            self.draw()?;
        }
        Ok(())
    }

    /// Takes in what time it is and all that has happened, and draws, if anything changed.
    ///
    /// # Errors
    /// When nothing can be drawn.
    pub fn turn(&mut self, messages: impl IntoIterator<Item = Message>) -> io::Result<Flow> {
        let mut flow = self.tell(Message::Tick(self.host.clock()))?;
        let mut is_shown = flow == Flow::Idle;
        for message in messages {
            match self.tell(message)? {
                Flow::Idle => continue,
                Flow::Quit(exit) => return Ok(Flow::Quit(exit)),
                Flow::Drawn => flow = Flow::Drawn,
            }
            // Keys that were typed ahead answer nothing that was never drawn.
            is_shown = self.app.has_news();
            if is_shown {
                self.show()?;
            }
        }
        if !is_shown {
            self.show()?;
        }
        Ok(flow)
    }

    /// Leaves the disk as it shall be found, and gives the walk as it stood and what could not be
    /// left so.
    pub fn leave(self) -> (Session, Result<(), Trouble>) {
        let left = self.recorder.leave(&self.app.model.session, self.host.now().timestamp());
        (self.app.model.session, left)
    }

    fn draw(&mut self) -> io::Result<()> {
        let size = self.host.size()?;
        self.app.handle(Message::Resized(size));
        let (rings, is_typing) = (self.app.model.timers.rings(), self.app.is_typing());
        self.host.draw(rings, is_typing, &|frame| self.app.draw(frame))?;
        self.app.drawn();
        Ok(())
    }

    /// Takes a message in and does all that it leads to.
    fn tell(&mut self, message: Message) -> io::Result<Flow> {
        let effect = self.app.handle(message);
        self.perform(effect)
    }

    fn perform(&mut self, effect: Effect) -> io::Result<Flow> {
        match effect {
            Effect::Idle => return Ok(Flow::Idle),
            Effect::Quit(exit) => return Ok(Flow::Quit(exit)),
            Effect::Draw => {}
            Effect::Repaint => self.host.forget()?,
            Effect::Suspend => self.host.suspend()?,
            Effect::Resume => self.host.resume()?,
            Effect::Reload => {
                let loaded = self.reload.as_ref().map(|load| load());
                return loaded.map_or(Ok(Flow::Idle), |guide| self.tell(Message::Reloaded(guide)));
            }
            Effect::Export(document) => {
                let outcome = self.export(&document);
                return self.tell(Message::Exported(outcome));
            }
            Effect::Disk(request) => {
                let answer = self.ask(request);
                return self.tell(answer);
            }
        }
        Ok(Flow::Drawn)
    }

    /// Takes a plan along, and says where it went or why it did not.
    fn export(&mut self, document: &Document) -> Result<String, String> {
        let outcome = match document.target {
            Target::Clipboard => {
                let sent = self.host.copy(&document.text);
                sent.map(|()| "Sent to the clipboard, if the terminal allows it.".to_owned())
            }
            _ => export::write(document, self.host.folder()).map(|name| format!("Saved as {name} in this folder.")),
        };
        outcome.map_err(|error| export::failure(&error))
    }

    /// Does on disk what is asked for, and gives what became of it.
    fn ask(&mut self, request: Request) -> Message {
        let (now, recorder) = (self.host.now(), &mut self.recorder);
        let guide = self.app.model.session.guide();
        let changed = |done: Result<(), Trouble>, change| Message::Changed(done.map(|()| change));
        match request {
            Request::Offer => Message::Offered(recorder.offer(guide, now.timestamp()).map(|offer| offer.map(Box::new))),
            Request::GoOn(offer) => Message::WentOn(Box::new(go_on(recorder, *offer, guide, now))),
            Request::Begin(follows) => {
                recorder.begin(follows);
                Message::Quiet
            }
            Request::Read(reading) => read(recorder, reading, guide, now),
            Request::Save(noted, note) => self.save(noted, &note, &now),
            Request::Delete(record) => changed(recorder.delete(&record, now.timestamp()), Changed::Deleted(record)),
            Request::Undo(record) => changed(recorder.undo(&record), Changed::Undone),
            Request::DeleteAll => changed(recorder.delete_all(), Changed::DeletedAll),
        }
    }

    fn save(&mut self, noted: Noted, note: &str, now: &Zoned) -> Message {
        let (recorder, when) = (&mut self.recorder, now.timestamp());
        let saved = match &noted {
            Noted::Plan => recorder.save(&self.app.model.session, note, when),
            Noted::Alone => recorder.save_note(note, when),
            Noted::Entry(record) => recorder.change_note(record, note),
        };
        Message::Changed(saved.map(|record| Changed::Saved(noted, record)))
    }
}

fn go_on(recorder: &mut Recorder, offer: Offer, guide: &Guide, now: Zoned) -> WentOn {
    let moved = words::moved(guide, &offer.replay);
    let (session, follows) = recorder.go_on(offer);
    WentOn { session, follows, moved, now }
}

fn read(recorder: &mut Recorder, reading: Reading, guide: &Guide, now: Zoned) -> Message {
    let since = (!reading.is_all).then(|| Log::since(guide, &now));
    Message::Read(reading, recorder.read(since), Box::new(now))
}
