//! The journal on disk: nothing that was reported saved is lost, and nothing else is touched.

use super::{Home, WALK, at, many, plan};
use charley::disk::journal::{self, Found};
use charley::journal::{Kind, Record};
use std::fs;

const NOW: &str = "2026-11-22T09:00:00Z";

fn ids(found: &Found) -> Vec<&str> {
    found.records.iter().map(|record| record.id.as_str()).collect()
}

#[test]
fn what_was_saved_is_read_again_by_the_next_program() {
    let home = Home::new();
    assert_eq!(home.disk().journal.read(None).unwrap(), Found::default());
    let session = crate::toy::walked(WALK);
    let now = at("2026-11-22T09:14:05.678Z");
    let saved = home.disk().save(&session, None, " after\tthe race\u{1b}[2J ", now).unwrap();
    let followed = Some(saved.id.clone());
    let later = home.disk().save(&session, followed.clone(), "", at("2026-11-23T09:00:00Z")).unwrap();
    let note = home.disk().save_note("new saddle", at("2026-11-24T09:00:00Z")).unwrap();
    assert_eq!(home.disk().journal.read(None).unwrap().records, [saved.clone(), later.clone(), note.clone()]);
    assert_eq!(saved.note.as_deref(), Some("after the race[2J"));
    assert!(matches!(saved.kind, Kind::Plan(_)));
    assert_eq!(later.follows(), followed.as_deref());
    assert_eq!(note.kind, Kind::Note);
}

#[test]
fn a_file_that_is_cut_anywhere_loses_at_most_its_last_record_and_says_so() {
    let home = Home::new();
    let mut records = many(50);
    // Mostly short ones, for the sake of time.
    records.iter_mut().enumerate().filter(|(at, _)| at % 10 > 0).for_each(|(_, record)| record.kind = Kind::Note);
    records.iter_mut().for_each(|record| record.note = Some("übel €".to_owned()));
    home.disk().journal.save(&records).unwrap();
    let whole = home.bytes();
    for cut in 0..whole.len() {
        let bytes = &whole[..cut];
        let ends = bytes.split(|byte| *byte == b'\n').count() - 1;
        let found = journal::read(bytes, None).unwrap();
        // Without its end of line the last record is still whole.
        let is_whole = bytes.is_empty() || bytes.ends_with(b"\n") || whole[cut] == b'\n';
        assert_eq!(found.records.len(), ends + usize::from(whole[cut] == b'\n'), "cut at {cut}");
        assert_eq!(found.unreadable, if is_whole { vec![] } else { vec![ends + 1] }, "cut at {cut}");
    }
}

#[test]
fn a_torn_line_stays_as_it_is_and_the_next_record_begins_on_its_own() {
    for cut in [1, 60, 200] {
        let home = Home::new();
        home.disk().journal.save(&many(2)).unwrap();
        let torn = home.bytes()[..home.bytes().len() - cut].to_vec();
        fs::write(home.disk().journal.path(), &torn).unwrap();
        home.disk().journal.save(&[plan("new", NOW, WALK)]).unwrap();
        assert!(home.bytes().starts_with(&torn));
        let found = home.disk().journal.read(None).unwrap();
        let (records, unreadable) =
            if cut == 1 { (vec!["r0", "r1", "new"], vec![]) } else { (vec!["r0", "new"], vec![2]) };
        assert_eq!((ids(&found), &found.unreadable), (records, &unreadable));
    }
}

#[test]
fn lines_of_others_are_passed_over_counted_and_kept() {
    let home = Home::new();
    let journal = home.disk().journal;
    journal.save(&many(1)).unwrap();
    let line = String::from_utf8(home.bytes()).unwrap();
    let instead = |old: &str, new: &str| {
        assert!(line.contains(old), "{line}");
        line.replace(old, new).into_bytes()
    };
    let foreign = [
        b"hello\n".to_vec(),
        b"\xff\xfe\xf0\x9f\n".to_vec(),
        instead("\"v\":1", "\"v\":2"),
        instead("\"plan\"", "\"dream\""),
        instead("\"urgent\"", "\"fatal\""),
        instead("2026-01-01", "2026-13-01"),
        instead("\"trail\"", "\"trial\""),
        [&b"x".repeat(200_000)[..], b"\n"].concat(),
    ]
    .concat();
    fs::write(journal.path(), [&foreign[..], b"\n", &home.bytes()].concat()).unwrap();
    let found = journal.read(None).unwrap();
    assert_eq!((ids(&found), found.unreadable.clone()), (vec!["r0"], (1..=8).collect()));
    journal.delete("r0", at(NOW)).unwrap();
    journal.purge().unwrap();
    assert_eq!(home.bytes(), [&foreign[..], b"\n"].concat());
}

#[test]
fn a_changed_note_takes_the_place_of_the_old_one_and_is_deleted_with_it() {
    let home = Home::new();
    let first = home.disk().save_note("old words", at(NOW)).unwrap();
    home.disk().journal.save(&[plan("p", NOW, WALK)]).unwrap();
    let changed = home.disk().change_note(&first, "new words").unwrap();
    assert_eq!((&changed.id, changed.when), (&first.id, first.when));
    let notes = |home: &Home| {
        let records = home.disk().journal.read(None).unwrap().records;
        records.into_iter().filter_map(|record| record.note).collect::<Vec<_>>()
    };
    assert_eq!(notes(&home), ["new words"]);
    home.disk().journal.purge().unwrap();
    let text = String::from_utf8(home.bytes()).unwrap();
    assert!(!text.contains("old words") && text.contains("new words"), "{text}");
    home.disk().change_note(&changed, "newer words").unwrap();
    home.disk().journal.delete(&first.id, at(NOW)).unwrap();
    assert_eq!(ids(&home.disk().journal.read(None).unwrap()), ["p"]);
}

#[test]
fn an_entry_too_long_to_be_read_again_is_not_imported() {
    let export = |note: &str| {
        let mut record = plan("p", NOW, WALK);
        record.note = Some(note.to_owned());
        let json = charley::disk::line::write_all(&[record, plan("q", NOW, WALK)]).unwrap();
        journal::read_export(json.as_bytes()).unwrap()
    };
    assert_eq!(ids(&export("short")), ["p", "q"]);
    let long = export(&"x".repeat(64 * 1024));
    assert_eq!((ids(&long), long.unreadable.clone()), (vec!["q"], vec![1]));
    let home = Home::new();
    home.disk().journal.import(long.records).unwrap();
    assert!(home.disk().journal.read(None).unwrap().unreadable.is_empty());
}

#[test]
fn a_field_that_is_not_known_yet_does_not_make_a_line_foreign() {
    let home = Home::new();
    home.disk().journal.save(&many(1)).unwrap();
    let line = String::from_utf8(home.bytes()).unwrap().replace("\"v\":1,", "\"v\":1,\"weather\":\"fine\",");
    assert_eq!(ids(&journal::read(line.as_bytes(), None).unwrap()), ["r0"]);
}

#[test]
fn a_deletion_holds_can_be_undone_and_is_gone_from_the_file_in_the_end() {
    let home = Home::new();
    let mut records = many(3);
    records[1].note = Some("a secret".to_owned());
    home.disk().journal.save(&records).unwrap();
    home.disk().journal.delete("r1", at(NOW)).unwrap();
    assert_eq!(ids(&home.disk().journal.read(None).unwrap()), ["r0", "r2"]);
    home.disk().journal.save(&records[1..2]).unwrap();
    assert_eq!(home.disk().journal.read(None).unwrap().records, records);
    home.disk().journal.delete("r1", at(NOW)).unwrap();
    home.disk().journal.purge().unwrap();
    assert_eq!(ids(&home.disk().journal.read(None).unwrap()), ["r0", "r2"]);
    let text = String::from_utf8(home.bytes()).unwrap();
    assert!(!text.contains("secret") && !text.contains("r1"), "{text}");
}

#[test]
fn undoing_after_another_program_has_cleaned_up_brings_the_record_back_all_the_same() {
    let home = Home::new();
    let records = many(2);
    home.disk().journal.save(&records).unwrap();
    home.disk().journal.delete("r0", at(NOW)).unwrap();
    home.disk().journal.purge().unwrap();
    home.disk().journal.save(&records[..1]).unwrap();
    home.disk().journal.purge().unwrap();
    assert_eq!(home.disk().journal.read(None).unwrap().records, records);
}

#[test]
fn deleting_all_leaves_nothing_behind() {
    let home = Home::new();
    let mut disk = home.disk();
    disk.journal.save(&many(2)).unwrap();
    disk.slot.keep(&crate::toy::walked("alarm=none"), None, at(NOW)).unwrap();
    // What a program leaves that is killed while it replaces a file.
    fs::write(disk.journal.path().with_added_extension("new"), "half").unwrap();
    disk.journal.delete_all().unwrap();
    disk.slot.delete_all().unwrap();
    assert!(!disk.folders.data.exists() && !disk.folders.state.exists());
    disk.journal.delete_all().unwrap();
    disk.journal.save(&many(1)).unwrap();
    assert_eq!(disk.journal.read(None).unwrap().records.len(), 1);
}

#[test]
fn the_last_months_are_the_same_as_all_months_without_the_old_ones() {
    let home = Home::new();
    let mut records = many(100);
    // An import may bring old records after new ones.
    records.rotate_left(37);
    home.disk().journal.save(&records).unwrap();
    home.disk().journal.delete("r99", at("2020-01-01T00:00:00Z")).unwrap();
    let all = home.disk().journal.read(None).unwrap().records;
    assert_eq!(all.len(), 99);
    for since in [0, 1, 50, 98, 99].map(|at| many(100)[at].when) {
        let expected: Vec<&Record> = all.iter().filter(|record| record.when >= since).collect();
        let found = home.disk().journal.read(Some(since)).unwrap();
        assert_eq!(found.records.iter().collect::<Vec<_>>(), expected);
    }
}

#[test]
fn an_export_can_be_imported_again_and_doubles_nothing() {
    let (home, other) = (Home::new(), Home::new());
    let records = many(5);
    home.disk().journal.save(&records).unwrap();
    let export = charley::disk::line::write_all(&records).unwrap();
    for copy in [export.as_bytes(), &home.bytes()] {
        let found = journal::read_export(copy).unwrap();
        assert_eq!(found.records, records);
        assert_eq!(home.disk().journal.import(found.records.clone()).unwrap(), 0);
        other.disk().journal.import(found.records).unwrap();
    }
    assert_eq!(other.disk().journal.read(None).unwrap().records, records);
    assert_eq!(journal::read_export(b"[]").unwrap(), Found::default());
    for nonsense in [&b"[{\"v\":1}"[..], b"id,when\n1,2\n", b"\xff"] {
        assert_eq!(journal::read_export(nonsense), None);
    }
    let partly = export.replacen("\"plan\"", "\"dream\"", 1);
    assert_eq!(journal::read_export(partly.as_bytes()).unwrap().unreadable, [1]);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use charley::disk::Disk;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::path::Path;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    fn save_both(disk: &mut Disk) {
        disk.journal.save(&many(1)).unwrap();
        disk.slot.keep(&crate::toy::walked("alarm=none"), None, at(NOW)).unwrap();
    }

    #[test]
    fn files_are_for_their_owner_only_also_those_that_were_not() {
        let home = Home::new();
        let mut disk = home.disk();
        let files = [disk.journal.path(), disk.slot.path()];
        let folders = [disk.folders.data.clone(), disk.folders.state.clone()];
        for _ in 0..2 {
            save_both(&mut disk);
            assert_eq!(files.each_ref().map(|path| mode(path)), [0o600; 2]);
            assert_eq!(folders.each_ref().map(|path| mode(path)), [0o700; 2]);
            for folder in &folders {
                assert!(fs::read_dir(folder).unwrap().all(|file| mode(&file.unwrap().path()) == 0o600));
            }
            files.iter().for_each(|path| fs::set_permissions(path, fs::Permissions::from_mode(0o644)).unwrap());
            folders.iter().for_each(|path| fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap());
        }
    }

    #[test]
    fn a_link_in_the_place_of_the_journal_stays_and_what_it_leads_to_changes() {
        let home = Home::new();
        let journal = home.disk().journal;
        let target = home.folder.path().join("synced.jsonl");
        fs::create_dir_all(&home.disk().folders.data).unwrap();
        symlink(&target, journal.path()).unwrap();
        journal.save(&many(2)).unwrap();
        journal.delete("r0", at(NOW)).unwrap();
        journal.purge().unwrap();
        assert!(journal.path().is_symlink());
        assert_eq!(ids(&journal::read(&fs::read(&target).unwrap()[..], None).unwrap()), ["r1"]);
        journal.delete_all().unwrap();
        assert!(!target.exists() && !journal.path().is_symlink());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_said_and_what_is_no_file_is_never_removed() {
        let home = Home::new();
        let journal = home.disk().journal;
        fs::create_dir_all(&home.disk().folders.data).unwrap();
        symlink("/dev/full", journal.path()).unwrap();
        let said = journal.save(&many(1)).unwrap_err().to_string();
        assert!(said.contains("cannot write") && said.contains("No space left"), "{said}");
        assert!(journal.delete_all().unwrap_err().to_string().contains("is not a file"));
        assert!(Path::new("/dev/full").exists());
    }

    #[test]
    fn a_program_that_does_not_let_go_is_said_and_everything_stays_as_it_was() {
        let home = Home::new();
        let mut disk = home.disk();
        save_both(&mut disk);
        let hold = |folder: &Path| {
            let lock = fs::File::open(folder.join("lock")).unwrap();
            lock.lock().unwrap();
            lock
        };
        let _locks = [hold(&disk.folders.data), hold(&disk.folders.state)];
        let said = disk.slot.keep(&crate::toy::walked("alarm=none part=wing"), None, at(NOW)).unwrap_err();
        assert!(said.to_string().contains("does not let go"), "{said}");
        let said = disk.journal.save(&many(2)).unwrap_err();
        assert!(said.to_string().contains("does not let go"), "{said}");
        assert_eq!(disk.journal.read(None).unwrap().records.len(), 1);
        let offer = home.disk().slot.offer(&crate::toy::guide(), at(NOW)).unwrap().unwrap();
        assert_eq!(offer.replay.stand.len(), 1);
    }

    #[test]
    fn a_home_that_is_a_file_is_said() {
        let home = Home::new();
        let file = home.folder.path().join("file");
        fs::write(&file, "").unwrap();
        let mut disk = crate::play::disk_in(&file);
        let said = disk.journal.save(&many(1)).unwrap_err().to_string();
        assert!(said.contains("cannot make the folder"), "{said}");
        let said = disk.slot.keep(&crate::toy::walked("alarm=none"), None, at(NOW)).unwrap_err().to_string();
        assert!(said.contains("cannot make the folder"), "{said}");
    }
}
