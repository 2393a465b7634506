//! `cargo bench --bench start`: how soon the program is there and answers, beside others, in a pseudo-terminal.
//!
//! Beside it run the smallest ratatui program (`examples/smallest.rs`, built with the same profile) and, where they are installed,
//! `whiptail` and `fzf`. All take turns, so that whatever else the machine does hits each alike; what counts are the ratios of
//! the medians. `CHARLEY_ROUNDS=100` measures longer.

#![expect(clippy::print_stdout, reason = "a benchmark reports")]

#[cfg(unix)]
mod terminal;

#[cfg(unix)]
fn main() {
    measure::all();
}

#[cfg(not(unix))]
fn main() {
    println!("there are no pseudo-terminals here");
}

#[cfg(unix)]
mod measure {
    use super::terminal::{Run, Usage};
    use std::path::{Path, PathBuf};
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    /// A program that shows a list.
    struct Program {
        name: &'static str,
        /// What is run, and with which arguments, `{rows}` and `{columns}` being those of the terminal.
        command: Vec<String>,
        /// Keys that move the focus there and back.
        moves: [&'static str; 2],
        /// Keys that answer a question, if it asks several.
        answer: Option<&'static str>,
    }

    const SIZES: [(u16, u16); 2] = [(24, 80), (60, 200)];
    const ROWS: &str = "Wing Tail Claw Tooth Scale Crest Flame None";
    const DOWN_UP: [&str; 2] = ["\x1b[B", "\x1b[A"];

    pub(super) fn all() {
        let rounds = std::env::var("CHARLEY_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(25);
        let programs = programs();
        println!("{rounds} rounds in turn on {} cores, {}; medians in ms, ratios to the smallest\n", cores(), kernel());
        for size in SIZES {
            starts(&programs, size, rounds);
            keys(&programs, size, rounds);
        }
        idle(&programs);
        commands(rounds);
    }

    fn programs() -> Vec<Program> {
        let charley = vec![env!("CARGO_BIN_EXE_charley").to_owned()];
        let mut programs = vec![
            Program { name: "charley", command: charley, moves: DOWN_UP, answer: Some("0\r") },
            Program { name: "smallest", command: vec![smallest()], moves: DOWN_UP, answer: None },
        ];
        if let Some(path) = installed("whiptail") {
            let mut command: Vec<String> =
                [&path, "--menu", "Which part?", "{rows}", "{columns}", "8"].map(str::to_owned).into();
            command.extend(ROWS.split(' ').flat_map(|row| [row.to_owned(), "a part".to_owned()]));
            programs.push(Program { name: "whiptail", command, moves: DOWN_UP, answer: None });
        }
        if let Some(path) = installed("fzf") {
            // So that the process is its own, and not that of the shell.
            let list = format!("printf '%s\\n' {ROWS} > list && exec {path} < list");
            let command = ["sh", "-c", &list].map(str::to_owned).into();
            programs.push(Program { name: "fzf", command, moves: [DOWN_UP[1], DOWN_UP[0]], answer: None });
        }
        programs
    }

    /// The smallest ratatui program, built as this benchmark is.
    fn smallest() -> String {
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        let args = ["build", "--release", "--locked", "--quiet", "--example", "smallest"];
        let built = Command::new(cargo).args(args).current_dir(env!("CARGO_MANIFEST_DIR")).status();
        assert!(built.is_ok_and(|status| status.success()), "the smallest program cannot be built");
        let folder = Path::new(env!("CARGO_BIN_EXE_charley")).with_file_name("examples");
        folder.join("smallest").display().to_string()
    }

    fn installed(name: &str) -> Option<String> {
        let path: PathBuf = ["/usr/bin", "/usr/local/bin", "/bin"]
            .into_iter()
            .map(|at| Path::new(at).join(name))
            .find(|at| at.exists())?;
        Some(path.display().to_string())
    }

    /// From before the program is started to the last byte of its first frame.
    fn starts(programs: &[Program], size: (u16, u16), rounds: usize) {
        let mut times = vec![Vec::new(); programs.len()];
        let mut bytes = vec![0; programs.len()];
        for _ in 0..rounds {
            for (at, program) in programs.iter().enumerate() {
                let mut run = Run::start(&program.command, size);
                let (time, count) = run.answered();
                times[at].push(time);
                bytes[at] = count;
            }
        }
        report(
            &format!("start to the last byte of the first frame, {}x{}", size.1, size.0),
            programs,
            &mut times,
            &bytes,
        );
    }

    /// From a key to the last byte that answers it.
    fn keys(programs: &[Program], size: (u16, u16), rounds: usize) {
        let mut runs: Vec<Run> = programs.iter().map(|program| Run::ready(&program.command, size)).collect();
        let mut times = vec![Vec::new(); programs.len()];
        let mut bytes = vec![0; programs.len()];
        for round in 0..2 * rounds {
            for (at, program) in programs.iter().enumerate() {
                let (time, count) = runs[at].press(program.moves[round % 2]);
                times[at].push(time);
                bytes[at] = count;
            }
        }
        report(
            &format!("a key that moves the focus to the last byte of its frame, {}x{}", size.1, size.0),
            programs,
            &mut times,
            &bytes,
        );
        answers(programs, size, rounds, &mut times);
    }

    /// An answer and the next question, beside the smallest program's move from the row before.
    fn answers(programs: &[Program], size: (u16, u16), rounds: usize, moves: &mut [Vec<Duration>]) {
        let asking = programs.iter().enumerate().filter_map(|(at, program)| Some((at, program, program.answer?)));
        for (at, program, keys) in asking {
            let mut run = Run::ready(&program.command, size);
            let (mut times, mut bytes) = (Vec::new(), 0);
            for _ in 0..rounds {
                let (first, last) = keys.split_at(keys.len() - 1);
                run.press(first);
                let (time, count) = run.press(last);
                times.push(time);
                bytes = count;
                run.press("b");
            }
            let ratio = median(&mut times).as_secs_f64() / median(&mut moves[1]).as_secs_f64();
            println!(
                "{:10} {:8.2} {ratio:7.2} {bytes:7} bytes  an answer to the last byte of the next question\n",
                programs[at].name,
                ms(median(&mut times))
            );
        }
    }

    /// What each takes while nobody does anything, and the most memory that it had.
    fn idle(programs: &[Program]) {
        const SECONDS: u32 = 10;
        let mut runs: Vec<Run> = programs.iter().map(|program| Run::ready(&program.command, SIZES[0])).collect();
        for (run, program) in runs.iter_mut().zip(programs) {
            program.moves.iter().for_each(|key| _ = run.press(key));
        }
        let before: Vec<Usage> = runs.iter().map(Run::usage).collect();
        let mut written = vec![0; runs.len()];
        let end = Instant::now() + Duration::from_secs(SECONDS.into());
        while Instant::now() < end {
            std::thread::sleep(Duration::from_millis(500));
            runs.iter_mut().zip(&mut written).for_each(|(run, written)| *written += run.unasked());
        }
        println!("idle for {SECONDS} s, and the most memory it had");
        for (((run, before), program), bytes) in runs.iter().zip(before).zip(programs).zip(written) {
            let after = run.usage();
            let wakes = f64::from(after.wakes.saturating_sub(before.wakes)) / f64::from(SECONDS);
            let (ticks, memory) = (after.ticks - before.ticks, after.peak_kib);
            println!(
                "{:10} {bytes:4} bytes {wakes:6.1} wake-ups a second {ticks:3} ticks of CPU {memory:7} KiB",
                program.name
            );
        }
        println!();
    }

    /// Commands that need no terminal, in turn.
    fn commands(rounds: usize) {
        let check = ["check"];
        let version = ["--version"];
        let mut times = [Vec::new(), Vec::new()];
        for _ in 0..2 * rounds {
            for (args, times) in [&check[..], &version[..]].into_iter().zip(&mut times) {
                let began = Instant::now();
                let status = Command::new(env!("CARGO_BIN_EXE_charley"))
                    .args(args)
                    .stdout(Stdio::null())
                    .stderr(Stdio::null())
                    .status();
                assert!(status.is_ok_and(|status| status.success()), "{args:?}");
                times.push(began.elapsed());
            }
        }
        let [mut check, mut version] = times;
        let (median, best) =
            (median(&mut check).saturating_sub(median(&mut version)), check[0].saturating_sub(version[0]));
        println!(
            "`charley check` less `charley --version`: {:.1} ms at the median, {:.1} ms at best",
            ms(median),
            ms(best)
        );
        println!("`charley --version`: {:.1} ms", ms(self::median(&mut version)));
    }

    fn report(what: &str, programs: &[Program], times: &mut [Vec<Duration>], bytes: &[usize]) {
        println!("{what}");
        let smallest = median(&mut times[1]).as_secs_f64();
        for ((program, times), bytes) in programs.iter().zip(times).zip(bytes) {
            let median = median(times);
            let (best, ratio) = (ms(times[0]), median.as_secs_f64() / smallest);
            println!("{:10} {:8.2} {ratio:7.2} {bytes:7} bytes, at best {best:.2}", program.name, ms(median));
        }
        println!();
    }

    fn median(times: &mut [Duration]) -> Duration {
        times.sort_unstable();
        times[times.len() / 2]
    }

    fn ms(time: Duration) -> f64 {
        time.as_secs_f64() * 1000.0
    }

    fn cores() -> usize {
        std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
    }

    fn kernel() -> String {
        let release = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
        format!("{} {}", std::env::consts::OS, release.trim().split('-').next().unwrap_or_default())
    }
}
