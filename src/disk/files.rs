//! Files that only their owner may read, replaced as a whole or not at all.
//!
//! Relies on the file system. Must not know what is in them. Whoever writes holds the folder's lock.

use super::{Trouble, at};
use std::fs::{self, DirBuilder, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How every file is opened: a new one is its owner's alone.
pub(super) fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes the folder and those above it, for their owner alone.
pub(super) fn make_folder(folder: &Path) -> Result<(), Trouble> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    if !folder.is_dir() {
        builder.create(folder).map_err(at("make the folder", folder))?;
        folder.parent().iter().for_each(|above| sync_folder(above));
    }
    close_to_others(folder, 0o700);
    Ok(())
}

/// The file, if there is one. What is no file, a device or a pipe, might never end.
pub(super) fn open(path: &Path) -> Result<Option<File>, Trouble> {
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Ok(found) if !found.is_file() => Err(Trouble::NotAFile(path.to_owned())),
        found => found.and_then(|_| File::open(path)).map(Some).map_err(at("read", path)),
    }
}

/// Takes away what others may do with it. Where that cannot be done it stays as it is: it may be meant so.
#[cfg(unix)]
pub(super) fn close_to_others(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    let open = fs::metadata(path).is_ok_and(|found| found.permissions().mode() & 0o077 != 0);
    if open {
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(mode));
    }
}

/// Elsewhere a person's own folders are closed already.
#[cfg(not(unix))]
pub(super) fn close_to_others(_: &Path, _: u32) {}

/// Puts these bytes in the place of the file: at every instant it is either the old one or the new one, whole.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let path = &behind_links(path)?;
    let new = &beside(path);
    let written = write_new(new, bytes).and_then(|()| fs::rename(new, path));
    if written.is_err() {
        let _ = fs::remove_file(new);
    }
    written.map_err(at("write", path))
}

/// A file that was left half-written by a program that was killed is written over.
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = options().write(true).create(true).truncate(true).open(path)?;
    close_to_others(path, 0o600);
    file.write_all(bytes)?;
    file.sync_all()
}

/// Removes the file, what it is a link to, and what is left of a replacement. One that is not there is removed already.
pub(super) fn remove(path: &Path) -> Result<(), Trouble> {
    let target = behind_links(path)?;
    for gone in [&beside(&target), &target, path] {
        match fs::remove_file(gone) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(at("remove", gone)(error)),
            _ => {}
        }
    }
    target.parent().iter().for_each(|folder| sync_folder(folder));
    Ok(())
}

/// The file that a link leads to: somebody who put a link here wants the file there to change and the link to stay.
fn behind_links(path: &Path) -> Result<PathBuf, Trouble> {
    match fs::canonicalize(path) {
        Ok(path) if path.is_file() => Ok(path),
        Ok(path) => Err(Trouble::NotAFile(path)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(path.to_owned()),
        Err(error) => Err(at("find", path)(error)),
    }
}

/// Where the new file stands until it takes the old one's place. The lock keeps two programs from meeting there.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    name.into()
}

/// Has the system write a folder's names to disk. Not every system can, and then there is nothing better to do.
pub(super) fn sync_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

#[cfg(unix)]
pub(super) fn is_same(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

/// Elsewhere an open file cannot be removed.
#[cfg(not(unix))]
pub(super) fn is_same(_: &Metadata, _: &Metadata) -> bool {
    true
}
