//! Arguments as typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::editor_args::{
    AreasArgs, CompletionsArgs, InitArgs, ManArgs, MetricsArgs, NewArgs, RenameArgs, SchemaArgs,
    StatusArgs,
};
use crate::diag::Lang;

/// A static site generator for organisations that publish figures in prose.
#[derive(Debug, Parser)]
#[command(name = "bantin", version, disable_help_subcommand = true)]
pub(crate) struct Cli {
    /// The folder of the site.
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub(crate) root: PathBuf,
    /// The language of messages.
    #[arg(long, global = true, value_name = "LANG", value_enum)]
    pub(crate) lang: Option<LangArg>,
    /// Whether messages are coloured.
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    pub(crate) color: Colour,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a new site that can be built at once.
    Init(InitArgs),
    /// Make a new article, valid at once.
    New(NewArgs),
    /// Build the site into the output folder.
    Build(BuildArgs),
    /// Preview the site, drafts and scheduled articles too; pages follow what is saved.
    Serve(ServeArgs),
    /// List drafts, scheduled and expired articles, and when the site changes next.
    Status(StatusArgs),
    /// Ask for totals: the engine that the site uses answers, with its sources.
    Stats(StatsArgs),
    /// Check the site, its figures against its prose, and its writing; nothing is written.
    Check(CheckArgs),
    /// Propose metrics from prose.
    Extract(ExtractArgs),
    /// Give an article another name or folder; its old address and all links to it go on working.
    Rename(RenameArgs),
    /// List the metrics, or add one.
    Metrics(MetricsArgs),
    /// List the areas as a tree, or add one.
    Areas(AreasArgs),
    /// Write JSON Schemas, with which an editor completes and checks what the board writes.
    Schema(SchemaArgs),
    /// Explain a diagnostic: what its code means, what raises it and how to mend it.
    Explain(ExplainArgs),
    /// Write what a shell needs to complete commands and options.
    Completions(CompletionsArgs),
    /// Write the manual page.
    Man(ManArgs),
    /// Write the HTML of a Markdown body from standard input, with nothing added or refused.
    Markdown(MarkdownArgs),
}

/// Arguments of `bantin build`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "they are independent switches")]
pub(crate) struct BuildArgs {
    /// The output folder; public in the site's folder where not given.
    #[arg(long, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
    /// Where the site will be, instead of `base_url` of site.yaml.
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
    /// Build drafts too.
    #[arg(long)]
    pub(crate) drafts: bool,
    /// Build articles that are not yet due.
    #[arg(long)]
    pub(crate) future: bool,
    /// Build as if it were this instant: 2026-11-24, 2026-11-24T07:30 in the site's zone, or with an offset.
    #[arg(long, value_name = "INSTANT")]
    pub(crate) as_of: Option<String>,
    /// Render everything anew and name each page whose bytes differ from those in place.
    #[arg(long)]
    pub(crate) verify: bool,
    /// Say where the time went: by step, and by template.
    #[arg(long)]
    pub(crate) timings: bool,
    /// The form of what is said.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
}

/// Arguments of `bantin serve`.
#[derive(Debug, Args)]
pub(crate) struct ServeArgs {
    /// The port; the next free one where it is taken, and any for 0.
    #[arg(long, value_name = "PORT", default_value_t = 4000, overrides_with = "port")]
    pub(crate) port: u16,
    /// The address or name to listen at; this machine alone where not given.
    #[arg(long, value_name = "HOST")]
    pub(crate) host: Option<String>,
    /// Let the local network look, phones too: whoever is in it sees drafts.
    #[arg(long, conflicts_with = "host")]
    pub(crate) lan: bool,
    /// Open the browser.
    #[arg(long)]
    pub(crate) open: bool,
    /// Look at the files in turns, for network drives that do not tell of changes.
    #[arg(long)]
    pub(crate) poll: bool,
}

/// Arguments of `bantin stats`.
#[derive(Debug, Args)]
pub(crate) struct StatsArgs {
    /// The metric: its id, label or alias; all metrics where not given.
    #[arg(value_name = "METRIC")]
    pub(crate) metric: Option<String>,
    /// Where: an area's id, name, title or body; the area that holds all others where not given.
    #[arg(long, value_name = "AREA")]
    pub(crate) area: Option<String>,
    /// When: 2023, 2023-H1, 2023-Q1, 2023-05, A..B or a campaign; the year of the newest figure
    /// where not given.
    #[arg(long, value_name = "PERIOD")]
    pub(crate) period: Option<String>,
    /// Only figures of this programme.
    #[arg(long, value_name = "PROGRAMME")]
    pub(crate) programme: Option<String>,
    /// One row a district or a period; of every metric where none is given.
    #[arg(long, value_enum)]
    pub(crate) by: Option<By>,
    /// The form of the answer.
    #[arg(long, value_enum, default_value_t = TableFormat::Table)]
    pub(crate) format: TableFormat,
}

/// What the rows of an answer are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    /// The districts inside the area.
    District,
    /// The periods that were reported.
    Period,
}

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    /// For people.
    Table,
    /// For a spreadsheet.
    Csv,
    /// For machines.
    Json,
}

/// Arguments of `bantin check`.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// The form of what is said.
    #[arg(long, value_enum, default_value_t = CheckFormat::Human)]
    pub(crate) format: CheckFormat,
    /// Fail on warnings too.
    #[arg(long)]
    pub(crate) strict: bool,
    /// Say of each article how many figures it has in prose and data.
    #[arg(long)]
    pub(crate) figures: bool,
}

/// The form of what `check` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For people.
    Human,
    /// For machines.
    Json,
    /// For GitHub: notes beside the lines of a change.
    Github,
}

/// Arguments of `bantin extract`.
#[derive(Debug, Args)]
pub(crate) struct ExtractArgs {
    /// Texts, plain or Markdown; - is standard input.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<String>,
    /// Put what is new into the front matter, and touch nothing else.
    #[arg(long)]
    pub(crate) write: bool,
    /// List the numbers that are no figures, with the reasons.
    #[arg(long)]
    pub(crate) refused: bool,
    /// The form of what is said.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
}

/// Arguments of `bantin explain`.
#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// The code, like B031, b031 or 31; all codes are listed where not given.
    #[arg(value_name = "CODE")]
    pub(crate) code: Option<String>,
    /// All codes as a page of Markdown: the handbook's.
    #[arg(long, conflicts_with = "code")]
    pub(crate) markdown: bool,
}

/// Arguments of `bantin markdown`.
#[derive(Debug, Args)]
pub(crate) struct MarkdownArgs {
    /// With tables, footnotes and strikethrough.
    #[arg(long)]
    pub(crate) gfm: bool,
}

/// The form of what a command says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Human,
    /// For machines.
    Json,
}

/// When messages are coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// In a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// A language as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LangArg {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Vi => Self::Vi,
            LangArg::En => Self::En,
        }
    }
}
