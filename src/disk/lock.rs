//! One program at a time in a folder, for as long as one write takes.
//!
//! The lock is a file of its own, since the others are replaced. It is held by the kernel, so a program that is killed lets
//! go of it.

use super::{Trouble, at, files};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// The right to write in a folder; given back when dropped.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Makes the folder if it is not there, and waits so long for whoever writes in it now.
    pub(super) fn take(folder: &Path, patience: Duration) -> Result<Self, Trouble> {
        let path = folder.join(LOCK);
        let end = Instant::now() + patience;
        loop {
            files::make_folder(folder)?;
            let file = match files::options().write(true).create(true).truncate(false).open(&path) {
                // Somebody has just removed the folder.
                Err(error) if error.kind() == io::ErrorKind::NotFound && Instant::now() < end => continue,
                file => file.map_err(at("write", &path))?,
            };
            match file.try_lock() {
                Ok(()) if is_still(&file, &path) => return Ok(Self { _file: file }),
                // A file system that knows no locks: one write a record and renaming have to do.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                    return Ok(Self { _file: file });
                }
                Err(TryLockError::Error(error)) => return Err(at("lock", &path)(error)),
                Ok(()) | Err(TryLockError::WouldBlock) if Instant::now() < end => thread::sleep(PAUSE),
                Ok(()) | Err(TryLockError::WouldBlock) => return Err(Trouble::Busy(folder.to_owned())),
            }
        }
    }
}

/// Whether the locked file is the one that others would lock now: it may have been removed while this one waited.
fn is_still(file: &File, path: &Path) -> bool {
    match (file.metadata(), fs::metadata(path)) {
        (Ok(ours), Ok(theirs)) => files::is_same(&ours, &theirs),
        _ => false,
    }
}

/// The name of the lock in its folder.
pub(super) const LOCK: &str = "lock";

const PAUSE: Duration = Duration::from_millis(5);
