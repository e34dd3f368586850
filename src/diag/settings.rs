//! Mistakes of site.yaml, metrics.yaml, areas.yaml and theme.yaml.
