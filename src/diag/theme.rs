//! Mistakes of templates and of the theme's other files.
