//! Mistakes of an article's body: links, pictures, markup.
