//! `charley journal`: what was saved, for looking at, taking along, moving and deleting.
//!
//! Relies on the disk and the reports. Knows today and the time zone, and hands them on.

use crate::cli::{guide, usage};
use crate::disk::journal::{self as file, Found, Journal};
use crate::disk::{Disk, Folders, Trouble, line};
use crate::guide::Guide;
use crate::journal::{Record, followed, take_out_others};
use crate::nearest::did_you_mean;
use crate::out::{self, DONE, Exit, FAILED, talk};
use crate::report::{csv, journal as words, period};
use crate::streams;
use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Zoned};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// What to do with the journal.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List the guide's entries and the notes, the oldest first.
    List {
        /// Which days.
        #[command(flatten)]
        days: Days,
        /// How to print.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Show one entry in full.
    Show {
        /// The entry's id, or how it begins; without it the guide's last entry.
        #[arg(value_name = "ID")]
        id: Option<String>,
        /// How to print.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Print all entries, of whatever guide, for another program or another machine.
    Export {
        /// Which days.
        #[command(flatten)]
        days: Days,
        /// How to print. Only JSON can be imported again.
        #[arg(long, value_enum, default_value_t = Format::Json)]
        format: Format,
    },
    /// Add the entries of an export. Those that are there already are not added again.
    Import {
        /// An export in JSON, or a copy of a journal; `-` reads stdin.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Delete entries for good.
    Delete {
        /// The entries' ids, or how they begin.
        #[arg(value_name = "ID", required_unless_present = "all", conflicts_with = "all")]
        ids: Vec<String>,
        /// Delete everything that is kept: the journal, the walks to go on with and the plans that were not saved.
        #[arg(long)]
        all: bool,
    },
    /// Print a report in Markdown to take along.
    Report {
        /// Which days; the last 90 without it.
        #[command(flatten)]
        days: Days,
    },
    /// Print where the journal lies.
    Path,
}

/// Some days, both included.
#[derive(Debug, Clone, Copy, Args)]
pub struct Days {
    /// The first day (`YYYY-MM-DD`).
    #[arg(long, value_name = "DATE")]
    pub from: Option<Date>,
    /// The last day (`YYYY-MM-DD`).
    #[arg(long, value_name = "DATE")]
    pub to: Option<Date>,
}

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Plain text.
    Text,
    /// JSON.
    Json,
    /// Comma-separated values, safe to open in a spreadsheet.
    Csv,
}

/// Runs the command.
#[must_use]
pub fn run(command: &Command, folder: Option<&Path>) -> Exit {
    let ran = Folders::find().map_err(|trouble| trouble.to_string()).and_then(|folders| {
        folders.notice().iter().for_each(|notice| talk(&format!("charley: {notice}")));
        obey(command, folder, &Disk::new(folders))
    });
    ran.unwrap_or_else(|why| {
        talk(&format!("charley: {why}"));
        FAILED
    })
}

fn obey(command: &Command, folder: Option<&Path>, disk: &Disk) -> Result<Exit, String> {
    let (journal, zone) = (&disk.journal, &TimeZone::system());
    match command {
        Command::List { days, format } => {
            through(folder, |guide| print(guide, &own(guide, days.of(journal, zone)?), *format, zone))
        }
        Command::Export { days, format } => {
            through(folder, |guide| print(guide, &days.of(journal, zone)?, *format, zone))
        }
        Command::Show { id, format } => through(folder, |guide| show(guide, journal, id.as_deref(), *format, zone)),
        Command::Import { file } => import(journal, file),
        Command::Delete { all: true, .. } => delete_all(disk),
        Command::Delete { ids, .. } => delete(journal, ids),
        Command::Report { days } => through(folder, |guide| report(guide, journal, *days, zone)),
        Command::Path => Ok(out::data(&format!("{}\n", journal.path().display()), DONE)),
    }
}

/// Looks at the journal through the guide of this folder, or the built-in one.
fn through(folder: Option<&Path>, look: impl FnOnce(&Guide) -> Result<Exit, String>) -> Result<Exit, String> {
    guide(folder).map_or_else(Ok, |guide| look(&guide))
}

impl Days {
    /// The records of these days.
    fn of(self, journal: &Journal, zone: &TimeZone) -> Result<Vec<Record>, String> {
        let start = self.from.and_then(|from| from.to_zoned(zone.clone()).ok()).map(|start| start.timestamp());
        let mut records = read(journal, start)?;
        records.retain(|record| {
            let day = record.day(zone);
            self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
        });
        Ok(records)
    }
}

/// Reads the journal and says on stderr what of it cannot be read.
fn read(journal: &Journal, since: Option<Timestamp>) -> Result<Vec<Record>, String> {
    let Found { records, unreadable, .. } = journal.read(since).map_err(|trouble: Trouble| trouble.to_string())?;
    words::unreadable(&unreadable).iter().for_each(|said| talk(&format!("charley: {said}")));
    Ok(records)
}

/// The entries that the guide shows. How many others there are is said on stderr.
fn own(guide: &Guide, mut records: Vec<Record>) -> Vec<Record> {
    let others = take_out_others(guide, &mut records);
    words::not_shown(others).iter().for_each(|said| talk(&format!("charley: {said}")));
    records
}

fn print(guide: &Guide, records: &[Record], format: Format, zone: &TimeZone) -> Result<Exit, String> {
    let page = match format {
        Format::Text => words::list(guide, records, zone),
        Format::Json => line::write_all(records).map_err(|error| error.to_string())?,
        Format::Csv => csv::records(records),
    };
    if records.is_empty() {
        talk("charley: no entries");
    }
    Ok(out::data(&page, DONE))
}

/// Shows a record, of whatever guide if it was named.
fn show(guide: &Guide, journal: &Journal, id: Option<&str>, format: Format, zone: &TimeZone) -> Result<Exit, String> {
    let records = read(journal, None)?;
    let record = match id {
        Some(id) => find(&records, id)?,
        None => records.iter().rfind(|record| record.is_seen_in(guide)).ok_or("no entries")?,
    };
    let page = match format {
        Format::Text => words::entry(guide, record, followed(&records, record), zone),
        Format::Json => line::write(record).map_err(|error| error.to_string())? + "\n",
        Format::Csv => csv::records(std::slice::from_ref(record)),
    };
    Ok(out::data(&page, DONE))
}

/// The record with this id, or the only one whose id begins so.
fn find<'r>(records: &'r [Record], id: &str) -> Result<&'r Record, String> {
    // An empty id, as from a variable that is not set, means no entry rather than the only one.
    let mut meant = records.iter().filter(|record| !id.is_empty() && record.id.starts_with(id));
    match (records.iter().find(|record| record.id == id), meant.next(), meant.next()) {
        (Some(record), ..) | (None, Some(record), None) => Ok(record),
        (None, None, _) => {
            let near = did_you_mean(id, records.iter().map(|record| record.id.as_str()));
            Err(format!("there is no entry `{id}`{near}"))
        }
        (None, Some(one), Some(other)) => Err(format!("several entries begin with `{id}`: {}, {} …", one.id, other.id)),
    }
}

fn import(journal: &Journal, path: &Path) -> Result<Exit, String> {
    let from = path.display();
    let found = match file_or_stdin(path).map(|bytes| file::read_export(&bytes)) {
        Ok(Some(found)) => found,
        Ok(None) => return Ok(usage(&format!("{from} is not a whole export; import reads JSON"))),
        Err(error) => return Ok(usage(&format!("cannot read {from}: {error}"))),
    };
    let all = found.records.len();
    let added = journal.import(found.records).map_err(|trouble| trouble.to_string())?;
    let page = format!("{added} added, {} already there\n", all - added);
    if found.unreadable.is_empty() {
        return Ok(out::data(&page, DONE));
    }
    talk(&format!("charley: {} of {from} cannot be read and was not imported", lines(&found.unreadable)));
    Ok(out::data(&page, FAILED))
}

fn lines(numbers: &[usize]) -> String {
    let some: Vec<String> = numbers.iter().take(SOME).map(ToString::to_string).collect();
    let more = if numbers.len() > SOME { " …" } else { "" };
    format!("{} ({}{more})", if numbers.len() == 1 { "one entry" } else { "some" }, some.join(", "))
}

fn file_or_stdin(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut input: Box<dyn Read> =
        if path == Path::new("-") { Box::new(streams::stdin()) } else { Box::new(std::fs::File::open(path)?) };
    input.by_ref().take(LONGEST_EXPORT).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn delete(journal: &Journal, ids: &[String]) -> Result<Exit, String> {
    let records = read(journal, None)?;
    let meant: Result<Vec<&Record>, String> = ids.iter().map(|id| find(&records, id)).collect();
    let mut gone: Vec<&str> = meant?.into_iter().map(|record| record.id.as_str()).collect();
    gone.sort_unstable();
    gone.dedup();
    let now = Timestamp::now();
    let deleted = gone.iter().try_for_each(|id| journal.delete(id, now)).and_then(|()| journal.purge());
    deleted.map_err(|trouble| trouble.to_string())?;
    Ok(out::data(&format!("deleted: {}\n", gone.join(" ")), DONE))
}

fn delete_all(disk: &Disk) -> Result<Exit, String> {
    let deleted = disk.journal.delete_all().and_then(|()| disk.slot.delete_all());
    deleted.map_err(|trouble| trouble.to_string())?;
    Ok(out::data("deleted: everything\n", DONE))
}

fn report(guide: &Guide, journal: &Journal, days: Days, zone: &TimeZone) -> Result<Exit, String> {
    let to = days.to.unwrap_or_else(|| Zoned::now().with_time_zone(zone.clone()).date());
    let from = days.from.unwrap_or_else(|| to.saturating_sub(LAST_DAYS.days()));
    if from > to {
        return Ok(usage(&format!("{from} is after {to}")));
    }
    let mut records = read(journal, None)?;
    // Of other guides only what these days hold is worth a word; of its own an older entry may be what a later look follows.
    records.retain(|record| record.is_seen_in(guide) || (from..=to).contains(&record.day(zone)));
    let records = own(guide, records);
    Ok(out::data(&period::report(guide, &records, zone, from, to), DONE))
}

/// How many days a report looks back from its last.
const LAST_DAYS: i64 = 89;
/// How many numbers of lines are worth saying.
const SOME: usize = 5;
/// The longest export that is read, in bytes: many times ten thousand entries.
const LONGEST_EXPORT: u64 = 256 * 1024 * 1024;
