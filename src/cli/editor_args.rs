//! Arguments of the commands that write sources, as typed.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::args::Format;

/// Arguments of `bantin init`.
#[derive(Debug, Args)]
pub(crate) struct InitArgs {
    /// The folder of the new site; made where it is not there.
    #[arg(value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
    /// The fewest entries with which a site can begin, instead of an example with articles.
    #[arg(long)]
    pub(crate) empty: bool,
}

/// Arguments of `bantin new`.
#[derive(Debug, Args)]
pub(crate) struct NewArgs {
    /// The headline; the file's name is made of it, and stays when the headline changes.
    #[arg(value_name = "TITLE")]
    pub(crate) title: String,
    /// A district: its id, name, title or body, or their beginning; may be given several times.
    #[arg(long, value_name = "DISTRICT")]
    pub(crate) district: Vec<String>,
    /// Whose the figures are, where not the one district's.
    #[arg(long, value_name = "AREA")]
    pub(crate) area: Option<String>,
    /// What the figures cover: 2023, 2023-H1, 2023-Q1, 2023-05, A..B or a campaign; the month of
    /// the date where not given.
    #[arg(long, value_name = "PERIOD")]
    pub(crate) period: Option<String>,
    /// The date: 2023-05-25 or 25/5/2023; today where not given.
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<String>,
    /// The programme: its id or name, or their beginning.
    #[arg(long, value_name = "PROGRAMME")]
    pub(crate) programme: Option<String>,
    /// A metric, or a metric and its figure: cay-xanh or "cay-xanh=hơn 300 cây"; may be given several times.
    #[arg(long, value_name = "METRIC[=FIGURE]")]
    pub(crate) metric: Vec<String>,
}

/// Arguments of `bantin status`.
#[derive(Debug, Args)]
pub(crate) struct StatusArgs {
    /// Look as if it were this instant: 2026-11-24, 2026-11-24T07:30 in the site's zone, or with an offset.
    #[arg(long, value_name = "INSTANT")]
    pub(crate) as_of: Option<String>,
    /// The form of what is said.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
}

/// Arguments of `bantin schema`.
#[derive(Debug, Args)]
pub(crate) struct SchemaArgs {
    /// Of what; all where not given.
    #[arg(value_name = "FILE", value_enum)]
    pub(crate) of: Option<SchemaOf>,
    /// Write the schemas where VS Code reads them, into .vscode/bantin.
    #[arg(long)]
    pub(crate) write: bool,
}

/// A file that has a schema, as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    /// The front matter of articles.
    Article,
    /// site.yaml.
    Site,
    /// metrics.yaml.
    Metrics,
    /// areas.yaml.
    Areas,
}

/// Arguments of `bantin rename`.
#[derive(Debug, Args)]
pub(crate) struct RenameArgs {
    /// The article: its address or its file, such as tin/2023/05/x.
    #[arg(value_name = "OLD")]
    pub(crate) old: String,
    /// The new name; with a folder, such as tin/2023/06/y, it moves there too.
    #[arg(value_name = "NEW")]
    pub(crate) new: String,
}

/// Arguments of `bantin metrics`.
#[derive(Debug, Args)]
pub(crate) struct MetricsArgs {
    /// What to do; the metrics are listed where nothing is said.
    #[command(subcommand)]
    pub(crate) action: Option<MetricsAction>,
}

/// What can be done with metrics.
#[derive(Debug, Subcommand)]
pub(crate) enum MetricsAction {
    /// Add a metric to metrics.yaml, and touch nothing else in it.
    Add(MetricArgs),
}

/// A new metric.
#[derive(Debug, Args)]
pub(crate) struct MetricArgs {
    /// Its id, which stands in addresses and never changes, such as cay-xanh.
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// Its label in the site's language.
    #[arg(long, value_name = "LABEL")]
    pub(crate) label: Option<String>,
    /// Its label in the other language.
    #[arg(long, value_name = "LABEL")]
    pub(crate) other_label: Option<String>,
    /// Its unit: cây, km, triệu đồng.
    #[arg(long, value_name = "UNIT")]
    pub(crate) unit: Option<String>,
    /// How its figures add up: sum, latest, max or none; sum where not given.
    #[arg(long, value_name = "AGG")]
    pub(crate) agg: Option<String>,
    /// Another name; may be given several times.
    #[arg(long, value_name = "NAME")]
    pub(crate) alias: Vec<String>,
    /// Its heading on the dashboard.
    #[arg(long, value_name = "GROUP")]
    pub(crate) group: Option<String>,
    /// Which way is good: up or down.
    #[arg(long, value_name = "WAY")]
    pub(crate) good: Option<String>,
    /// What it counts, and what not.
    #[arg(long, value_name = "TEXT")]
    pub(crate) description: Option<String>,
}

/// Arguments of `bantin areas`.
#[derive(Debug, Args)]
pub(crate) struct AreasArgs {
    /// What to do; the areas are listed where nothing is said.
    #[command(subcommand)]
    pub(crate) action: Option<AreasAction>,
}

/// What can be done with areas.
#[derive(Debug, Subcommand)]
pub(crate) enum AreasAction {
    /// Add an area to areas.yaml, and touch nothing else in it.
    Add(AreaArgs),
}

/// A new area.
#[derive(Debug, Args)]
pub(crate) struct AreaArgs {
    /// Its id, which never changes, such as co-to.
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// Its name.
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// Its level: province, district, commune, cluster, body or another word.
    #[arg(long, value_name = "LEVEL")]
    pub(crate) level: Option<String>,
    /// The area that it is part of.
    #[arg(long, value_name = "AREA")]
    pub(crate) parent: Option<String>,
    /// An area that it is made of, instead of a parent; may be given several times.
    #[arg(long, value_name = "AREA")]
    pub(crate) member: Vec<String>,
    /// Its first day.
    #[arg(long, value_name = "DATE")]
    pub(crate) valid_from: Option<String>,
    /// Its last day.
    #[arg(long, value_name = "DATE")]
    pub(crate) valid_to: Option<String>,
    /// Its title: Huyện Cô Tô.
    #[arg(long, value_name = "TITLE")]
    pub(crate) title: Option<String>,
    /// Its body: Huyện đoàn Cô Tô.
    #[arg(long, value_name = "BODY")]
    pub(crate) body: Option<String>,
}

/// Arguments of `bantin completions`.
#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// The shell.
    #[arg(value_name = "SHELL", value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

/// Arguments of `bantin man`.
#[derive(Debug, Args)]
pub(crate) struct ManArgs {
    /// The command; the program itself where not given.
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Option<String>,
}
