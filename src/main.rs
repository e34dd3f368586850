//! The program: turns the outcome of the command line into an exit code and nothing else.

fn main() {}
