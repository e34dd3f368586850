//! Mistakes of figures, their metrics, areas and periods (`statistics.md`, section 4).
