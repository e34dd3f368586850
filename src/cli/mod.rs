//! Arguments, printing, exit codes: the only room that knows the terminal and the environment.
//!
//! One short file a command. [`run`] turns arguments as typed into what is meant; nothing below sees
//! a flag. Absent: anything that a preview or another program could need.

#![allow(clippy::disallowed_methods, reason = "the room that reads the environment and the clock")]

mod areas;
mod args;
mod ask;
mod board;
mod build;
mod check;
mod completions;
mod editor_args;
mod exit;
mod explain;
mod extract;
mod help;
mod init;
mod markdown;
mod metrics;
mod moment;
mod new;
mod registry;
mod rename;
mod report;
mod saved;
mod schema;
mod serve;
mod stats;
mod status;
mod wrong_use;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use self::args::{Cli, Colour, Command, LangArg};
use self::exit::Exit;
use self::report::Report;
use crate::diag::Lang;
use crate::settings;
use crate::source;

/// Runs the command that these arguments name.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let asked = asked_lang(&args).or_else(terminal_lang);
    let mut command = Cli::command();
    if asked != Some(Lang::En) {
        command = help::vietnamese(command);
    }
    let matches = command.try_get_matches_from(args);
    let cli = match matches.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => return no_command(&error, asked).into(),
    };
    let lang =
        cli.lang.map(Lang::from).or_else(terminal_lang).unwrap_or_else(|| site_lang(&cli.root));
    let report = Report::new(lang, cli.color);
    let exit = match &cli.command {
        Command::Extract(args) => extract::run(&cli.root, args, report),
        Command::Init(args) => init::run(&cli.root, args, report),
        Command::Explain(args) => explain::run(args, report),
        Command::Completions(args) => completions::run(args, report),
        Command::Man(args) => completions::manual(args, report),
        Command::Markdown(args) => markdown::run(args, report),
        Command::Metrics(_)
        | Command::Areas(_)
        | Command::Rename(_)
        | Command::Schema(_)
        | Command::New(_)
        | Command::Status(_)
        | Command::Build(_)
        | Command::Serve(_)
        | Command::Stats(_)
        | Command::Check(_)
            if !cli.root.is_dir() =>
        {
            let shown = cli.root.display();
            report.say(
                &format!("Không có thư mục {shown}."),
                &format!("There is no folder {shown}."),
            );
            Exit::WrongUse
        }
        Command::New(args) => new::run(&cli.root, args, report),
        Command::Schema(args) => schema::run(&cli.root, args, report),
        Command::Rename(args) => rename::run(&cli.root, args, report),
        Command::Metrics(args) => metrics::run(&cli.root, args, report),
        Command::Areas(args) => areas::run(&cli.root, args, report),
        Command::Build(args) => build::run(&cli.root, args, report),
        Command::Serve(args) => serve::run(&cli.root, args, report),
        Command::Status(args) => status::run(&cli.root, args, report),
        Command::Stats(args) => stats::run(&cli.root, args, report),
        Command::Check(args) => check::run(&cli.root, args, report),
    };
    exit.into()
}

/// Says why the arguments name no command: they are wrong, or ask for help or the version.
fn no_command(error: &clap::Error, asked: Option<Lang>) -> Exit {
    let exit = if error.use_stderr() { Exit::WrongUse } else { Exit::Fine };
    if error.use_stderr() && asked != Some(Lang::En) {
        Report::new(Lang::Vi, Colour::Auto).say(&wrong_use::vietnamese(error), "");
    } else {
        drop(error.print());
    }
    exit
}

/// The language that `--lang` asks for, before the arguments are parsed: the help needs it.
fn asked_lang(args: &[OsString]) -> Option<Lang> {
    let words: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let at = words.iter().position(|word| word.starts_with("--lang"))?;
    let value = words[at].strip_prefix("--lang=").or_else(|| words.get(at + 1).copied())?;
    match value {
        "vi" => Some(LangArg::Vi.into()),
        "en" => Some(LangArg::En.into()),
        _ => None,
    }
}

/// The language that the terminal says it speaks.
fn terminal_lang() -> Option<Lang> {
    let of = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = of("LC_ALL").or_else(|| of("LC_MESSAGES")).or_else(|| of("LANG"))?;
    if locale.starts_with("vi") {
        Some(Lang::Vi)
    } else if locale.starts_with("en") {
        Some(Lang::En)
    } else {
        None
    }
}

/// The language of the site in this folder; Vietnamese where there is none.
fn site_lang(root: &Path) -> Lang {
    let (sources, _) = source::scan_settings(root);
    let file = sources.get("content/site.yaml");
    let text = file.and_then(|file| Some((file.path().clone(), file.text().ok()?.into_owned())));
    text.map_or(Lang::Vi, |(file, text)| {
        settings::first_look(&settings::Doc { file, text: text.into() }).0
    })
}
