//! Names of the registries: cheap to clone, ordered by their letters.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id with these letters.
            pub fn new(letters: &str) -> Self {
                Self(letters.into())
            }

            /// The id's letters.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
    };
}

id!(
    /// A metric of metrics.yaml: `cay-xanh`.
    MetricId
);
id!(
    /// An area of areas.yaml: `co-to`.
    AreaId
);
id!(
    /// A programme of site.yaml: `xuan-tinh-nguyen`.
    ProgrammeId
);
