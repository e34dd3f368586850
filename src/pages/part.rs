//! Parts of views: what templates see, with its digest.

use std::any::Any;
use std::fmt;
use std::sync::{Arc, OnceLock};

use serde::Serialize;

use super::view::{
    ArticleView, Card, DataView, DistrictView, DistrictsView, Frame, Head, HomeView, ListView,
    MetricView, MetricsView, Pager, PeriodView, SourcesView,
};
use crate::diag::Diagnostic;
use crate::fingerprint::Fingerprint;

/// Declares [`Data`]: one kind of view a variant.
macro_rules! data {
    ($($view:ident),+ $(,)?) => {
        /// What templates see under one name: one of the kinds of [`view`](mod@super::view).
        #[derive(Debug, Serialize)]
        #[serde(untagged)]
        #[expect(missing_docs, reason = "each says what it is")]
        pub enum Data {
            $($view(Box<$view>),)+
        }

        $(impl From<$view> for Data {
            fn from(view: $view) -> Self {
                Self::$view(Box::new(view))
            }
        })+
    };
}

data!(
    ArticleView,
    Card,
    DataView,
    DistrictView,
    DistrictsView,
    Frame,
    Head,
    HomeView,
    ListView,
    MetricView,
    MetricsView,
    Pager,
    PeriodView,
    SourcesView,
);

/// A piece of a view and its digest, made together from the same data, so that what is hashed is
/// what a template can see.
///
/// Parts that many pages share are made once and passed by pointer. [`Part::ready`] holds what
/// `render` made of the data, so that this too is made once.
pub struct Part {
    digest: Fingerprint,
    data: Data,
    ready: OnceLock<Box<dyn Any + Send + Sync>>,
}

impl Part {
    /// The part that shows `data`.
    pub fn new(data: impl Into<Data>) -> Arc<Self> {
        let data = data.into();
        Arc::new(Self { digest: Fingerprint::of_value(&data), data, ready: OnceLock::new() })
    }

    /// The digest of all that a template can see of it.
    pub fn digest(&self) -> Fingerprint {
        self.digest
    }

    /// The data.
    pub fn data(&self) -> &Data {
        &self.data
    }

    /// What `make` makes of the data, made once.
    pub fn ready<R: Any + Clone + Send + Sync>(&self, make: fn(&Data) -> R) -> R {
        let ready = self.ready.get_or_init(|| Box::new(make(&self.data)));
        match ready.downcast_ref::<R>() {
            Some(ready) => ready.clone(),
            None => make(&self.data),
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
    /// Has the HTML of every article that it shows at hand, as rendering needs it.
    ///
    /// **Errors:** B158, as for [`Article::html`](crate::article::Article::html).
    pub fn load(&self) -> Result<(), Box<Diagnostic>> {
        for (_, entry) in &self.entries {
            let Entry::One(part) = entry else { continue };
            let body = match part.data() {
                Data::ArticleView(article) => &article.body,
                Data::HomeView(home) => &home.intro,
                _ => continue,
            };
            for prose in body.iter().filter_map(|part| part.html.as_ref()) {
                prose.load()?;
            }
        }
        Ok(())
    }

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
