//! Markdown to HTML with holes.
