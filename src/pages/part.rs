//! Parts of views: what templates see, with its digest.

use std::any::Any;
use std::fmt;
use std::sync::{Arc, OnceLock};

use serde::Serialize;

use crate::fingerprint::Fingerprint;

/// A piece of a view and its digest, made together from the same data, so that what is hashed is
/// what a template can see.
///
/// Parts that many pages share are made once and passed by pointer. [`Part::ready`] holds what
/// `render` made of the data, so that this too is made once.
pub struct Part {
    digest: Fingerprint,
    data: Box<dyn erased_serde::Serialize + Send + Sync>,
    ready: OnceLock<Box<dyn Any + Send + Sync>>,
}

impl Part {
    /// The part that shows `data`.
    pub fn new<T: Serialize + Send + Sync + 'static>(data: T) -> Arc<Self> {
        let digest = Fingerprint::of_value(&data);
        Arc::new(Self { digest, data: Box::new(data), ready: OnceLock::new() })
    }

    /// The digest of all that a template can see of it.
    pub fn digest(&self) -> Fingerprint {
        self.digest
    }

    /// The data.
    pub fn data(&self) -> &(dyn erased_serde::Serialize + Send + Sync) {
        &*self.data
    }

    /// What `make` makes of the data, made once.
    pub fn ready<R: Any + Clone + Send + Sync>(
        &self,
        make: fn(&(dyn erased_serde::Serialize + Send + Sync)) -> R,
    ) -> R {
        let ready = self.ready.get_or_init(|| Box::new(make(&*self.data)));
        match ready.downcast_ref::<R>() {
            Some(ready) => ready.clone(),
            None => make(&*self.data),
        }
    }
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Part({})", self.digest)
    }
}

/// What stands under one name in a template.
#[derive(Debug, Clone)]
pub enum Entry {
    /// One part.
    One(Arc<Part>),
    /// A list of parts, most of them shared with other pages.
    Many(Vec<Arc<Part>>),
}

/// All that the template of one page sees beside the site's frame: the page's whole dependency.
#[derive(Debug, Clone)]
pub struct View {
    /// The template: `article.html`.
    pub template: &'static str,
    /// Names and parts.
    pub entries: Vec<(&'static str, Entry)>,
}

impl View {
    /// The digest of all that the template can see of it.
    pub fn digest(&self) -> Fingerprint {
        let names = self.entries.iter().flat_map(|(name, entry)| {
            let prints: Vec<Fingerprint> = match entry {
                Entry::One(part) => vec![part.digest()],
                Entry::Many(parts) => parts.iter().map(|part| part.digest()).collect(),
            };
            std::iter::once(Fingerprint::of(name.as_bytes()))
                .chain(std::iter::once(Fingerprint::of_all(prints)))
        });
        Fingerprint::of_all(std::iter::once(Fingerprint::of(self.template.as_bytes())).chain(names))
    }
}
