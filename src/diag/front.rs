//! Mistakes of front matter and of YAML.
