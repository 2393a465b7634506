//! The standard streams, as ones that wait: another program may have set a terminal or pipe not to.
//!
//! Relies on the operating system. Must not know what is read or written. To return at once instead
//! of waiting is a mode of the open file, and so everybody who shares it can set it, such as the
//! program that ran before or the one at the other end of the pipe.

#[cfg(unix)]
pub use unix::{stderr, stdin, stdout};

/// Stdin.
#[cfg(not(unix))]
#[must_use]
pub fn stdin() -> std::io::StdinLock<'static> {
    std::io::stdin().lock()
}

/// Stdout.
#[cfg(not(unix))]
#[must_use]
pub fn stdout() -> std::io::StdoutLock<'static> {
    std::io::stdout().lock()
}

/// Stderr.
#[cfg(not(unix))]
#[must_use]
pub fn stderr() -> std::io::StderrLock<'static> {
    std::io::stderr().lock()
}

#[cfg(unix)]
mod unix {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::fd::BorrowedFd;
    use rustix::io::Errno;
    use std::io::{self, BufReader, LineWriter, Read, Write};

    /// A stream that waits.
    #[derive(Debug)]
    pub struct Patient(BorrowedFd<'static>);

    /// Stdin. It reads ahead, so it is asked for once.
    #[must_use]
    pub fn stdin() -> BufReader<Patient> {
        BufReader::new(Patient(rustix::stdio::stdin()))
    }

    /// Stdout, line by line.
    #[must_use]
    pub fn stdout() -> LineWriter<Patient> {
        LineWriter::new(Patient(rustix::stdio::stdout()))
    }

    /// Stderr, at once.
    #[must_use]
    pub fn stderr() -> Patient {
        Patient(rustix::stdio::stderr())
    }

    impl Patient {
        /// Tries until it need not wait.
        fn wait<T>(&self, what: PollFlags, mut attempt: impl FnMut() -> Result<T, Errno>) -> io::Result<T> {
            loop {
                match attempt() {
                    Err(Errno::AGAIN) => _ = poll(&mut [PollFd::from_borrowed_fd(self.0, what)], None),
                    Err(Errno::INTR) => {}
                    done => return Ok(done?),
                }
            }
        }
    }

    impl Read for Patient {
        fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
            self.wait(PollFlags::IN, || rustix::io::read(self.0, &mut *bytes))
        }
    }

    impl Write for Patient {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.wait(PollFlags::OUT, || rustix::io::write(self.0, bytes))
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
}
