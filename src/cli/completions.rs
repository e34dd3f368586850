//! `bantin completions` and `bantin man`: what a shell and its manual know of the commands.

use clap::{Command, CommandFactory};

use super::args::Cli;
use super::editor_args::{CompletionsArgs, ManArgs};
use super::exit::Exit;
use super::help;
use super::report::Report;
use crate::diag::Lang;
use crate::fold;

/// Writes the completions of a shell.
pub(super) fn run(args: &CompletionsArgs, report: Report) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command(report.lang), "bantin", &mut script);
    if report.result(&script) { Exit::Fine } else { Exit::WorldFailed }
}

/// Writes the manual page of the program or of one command.
pub(super) fn manual(args: &ManArgs, report: Report) -> Exit {
    let mut whole = command(report.lang);
    whole.build();
    let name = args.command.as_deref();
    let found = name.map_or(Some(&whole), |name| whole.find_subcommand(name));
    let Some(found) = found else {
        let name = name.unwrap_or_default();
        let names = whole.get_subcommands().map(Command::get_name);
        let (vi, en) = fold::nearest(name, names).map_or_else(Default::default, |near| {
            (format!(" Gần nhất: {near}."), format!(" Did you mean {near}?"))
        });
        report.say(
            &format!("Không có lệnh “{name}”.{vi}"),
            &format!("There is no command “{name}”.{en}"),
        );
        return Exit::WrongUse;
    };
    let mut page = Vec::new();
    let written = clap_mangen::Man::new(found.clone()).render(&mut page);
    written.expect("a page in memory takes all");
    if report.result(&page) { Exit::Fine } else { Exit::WorldFailed }
}

/// The commands with their help in this language.
fn command(lang: Lang) -> Command {
    match lang {
        Lang::Vi => help::vietnamese(Cli::command()),
        Lang::En => Cli::command(),
    }
}
