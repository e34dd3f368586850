//! What a file may hold, learnt from the very types that read it.
//!
//! A type is asked to read itself from a [`Tracer`], which gives it whatever it asks for and notes
//! what that was. So there is no second list of entries that could differ from the first.

use std::fmt;

use serde::de::value::Error;
use serde::de::{
    self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};
use serde::{Deserialize, forward_to_deserialize_any};

/// What a value may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A text, or what looks like a number and is read as text.
    Text,
    /// `true` or `false`.
    Flag,
    /// A whole number.
    Number,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A list, of so many where that is fixed.
    List(Box<Shape>, Option<usize>),
    /// Entries of any name.
    Map(Box<Shape>),
    /// Entries of these names.
    Entries(Vec<(&'static str, Shape)>),
    /// The value, or nothing.
    Maybe(Box<Shape>),
    /// One of several.
    Either(Vec<Shape>),
    /// Whatever it may be.
    Any,
}

impl Shape {
    /// What `T` reads.
    pub(super) fn of<'de, T: Deserialize<'de>>() -> Self {
        let mut shape = None;
        let read = T::deserialize(Tracer(&mut shape));
        debug_assert!(read.is_ok(), "every type of settings reads what it asked for");
        shape.expect("a type asks for something when it reads itself")
    }

    /// The value, or nothing.
    pub(crate) fn or_nothing(self) -> Self {
        Self::Maybe(Box::new(self))
    }

    /// A list of these.
    pub(crate) fn list(self) -> Self {
        Self::List(Box::new(self), None)
    }
}

/// What site.yaml may hold.
pub(crate) fn of_site() -> Shape {
    super::site::shape()
}

/// What an entry of metrics.yaml may hold.
pub(crate) fn of_metric() -> Shape {
    super::metrics::shape()
}

/// What an entry of areas.yaml may hold.
pub(crate) fn of_area() -> Shape {
    super::areas::shape()
}

/// Gives what is asked for, and notes it.
struct Tracer<'s>(&'s mut Option<Shape>);

impl fmt::Debug for Tracer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserializer<'de> for Tracer<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(de::Error::custom("a type that does not say what it reads has no shape"))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        *self.0 = Some(Shape::Flag);
        visitor.visit_bool(false)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        *self.0 = Some(Shape::Number);
        visitor.visit_i64(0)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        *self.0 = Some(Shape::Text);
        visitor.visit_str("")
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut inner = None;
        let value = visitor.visit_some(Tracer(&mut inner));
        *self.0 = inner.map(Shape::or_nothing);
        value
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut inner = None;
        let value = visitor.visit_seq(Elements { n_left: 1, shape: &mut inner });
        *self.0 = inner.map(Shape::list);
        value
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Error> {
        let mut inner = None;
        let value = visitor.visit_seq(Elements { n_left: len, shape: &mut inner });
        *self.0 = inner.map(|inner| Shape::List(Box::new(inner), Some(len)));
        value
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut entries = Vec::new();
        let value = visitor.visit_map(Entries { names: &["x"], entries: &mut entries });
        *self.0 = entries.pop().map(|(_, inner)| Shape::Map(Box::new(inner)));
        value
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let mut entries = Vec::new();
        let value = visitor.visit_map(Entries { names, entries: &mut entries });
        *self.0 = Some(Shape::Entries(entries));
        value
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        *self.0 = Some(Shape::Choice(variants));
        visitor.visit_enum(variants[0].into_deserializer())
    }

    forward_to_deserialize_any! {
        i8 i16 i32 u8 u16 u64 f32 f64 char bytes byte_buf unit unit_struct newtype_struct
        tuple_struct identifier ignored_any
    }
}

/// So many elements of a list.
struct Elements<'s> {
    n_left: usize,
    shape: &'s mut Option<Shape>,
}

impl<'de> SeqAccess<'de> for Elements<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        match self.n_left.checked_sub(1) {
            None => Ok(None),
            Some(n_left) => {
                self.n_left = n_left;
                seed.deserialize(Tracer(self.shape)).map(Some)
            }
        }
    }
}

/// An entry of each name.
struct Entries<'s> {
    names: &'static [&'static str],
    entries: &'s mut Vec<(&'static str, Shape)>,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        match self.names.first() {
            Some(name) => seed.deserialize((*name).into_deserializer()).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let mut shape = None;
        let value = seed.deserialize(Tracer(&mut shape));
        let (name, rest) = self.names.split_first().expect("a value comes after its name");
        self.names = rest;
        self.entries.extend(shape.map(|shape| (*name, shape)));
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_tells_what_it_reads() {
        #[derive(Debug, Deserialize)]
        #[serde(rename_all = "lowercase")]
        enum Way {
            Up,
            Down,
        }
        #[derive(Debug, Default, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        struct File {
            title: Option<String>,
            way: Option<Way>,
            tile: Option<(u32, u32)>,
            names: Vec<String>,
            r#final: bool,
        }
        let shape = Shape::of::<File>();
        let maybe = Shape::or_nothing;
        let pair = Shape::List(Box::new(Shape::Number), Some(2));
        assert_eq!(
            shape,
            Shape::Entries(vec![
                ("title", maybe(Shape::Text)),
                ("way", maybe(Shape::Choice(&["up", "down"]))),
                ("tile", maybe(pair)),
                ("names", Shape::Text.list()),
                ("final", Shape::Flag),
            ])
        );
    }
}
