//! The program: turns the outcome of the command line into an exit code and nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    bantin::cli::run(std::env::args_os())
}
