//! Front matter from parser events to typed text with its places.
