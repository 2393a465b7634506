//! Which folders: by the XDG variables, else as the system has it.
//!
//! Relies on the environment. Only names folders; makes none.

use super::Trouble;
use etcetera::base_strategy::{BaseStrategy, choose_native_strategy};
use std::env;
use std::path::{Path, PathBuf};

/// Where things are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// The journal's folder.
    pub data: PathBuf,
    /// The folder of the walks to go on with.
    pub state: PathBuf,
    /// Variables that do not name an absolute path, and so name nothing.
    pub ignored: Vec<&'static str>,
}

impl Folders {
    /// The folders of this person on this system.
    ///
    /// # Errors
    /// When there is no home, and no variable says where else.
    pub fn find() -> Result<Self, Trouble> {
        let data = place(DATA, |home| home.data_dir())?;
        let state = place(STATE, |home| home.state_dir().unwrap_or_else(|| home.data_dir()))?;
        Ok(Self { data, state, ignored: [DATA, STATE].into_iter().filter(|name| is_relative(name)).collect() })
    }

    /// What a person should know about them.
    #[must_use]
    pub fn notice(&self) -> Option<String> {
        let names = self.ignored.join(" and ");
        (!names.is_empty()).then(|| format!("{names} must be an absolute path; using the usual folder"))
    }
}

/// The program's folder in the one that the variable names, or in the system's own.
fn place(variable: &str, own: impl Fn(&dyn BaseStrategy) -> PathBuf) -> Result<PathBuf, Trouble> {
    let named = env::var_os(variable).map(PathBuf::from).filter(|folder| folder.is_absolute());
    let own = || choose_native_strategy().ok().map(|home| own(&home)).filter(|folder| folder.is_absolute());
    Ok(named.or_else(own).ok_or(Trouble::Homeless)?.join(NAME))
}

fn is_relative(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| !value.is_empty() && Path::new(&value).is_relative())
}

const DATA: &str = "XDG_DATA_HOME";
const STATE: &str = "XDG_STATE_HOME";
const NAME: &str = env!("CARGO_PKG_NAME");
