//! What one run of the program leaves to the next: enough to see that nothing changed, and which
//! outputs stand.
//!
//! Pure: `source` looks at the files, `write` keeps the bytes.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::standing::Standing;
use super::{Cache, Input, Plan};
use crate::diag::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::model::{Moment, Withheld};
use crate::path::{PageUrl, SitePath};
use crate::source::Stamp;

/// The form of the file; a program of another form starts anew.
const FORMAT: u32 = 2;

/// What one run leaves to the next.
#[derive(Debug, Serialize, Deserialize)]
pub struct Saved {
    format: u32,
    program: Fingerprint,
    options: Fingerprint,
    inputs: Vec<(SitePath, Stamp)>,
    /// Whether every input was written so long before it was looked at that a later write has
    /// another stamp.
    is_settled: bool,
    zone: Tz,
    /// The site is the same from here on …
    from: Option<NaiveDateTime>,
    /// … until here, in its zone.
    until: Option<NaiveDateTime>,
    /// The digest of the outputs.
    pub content: Option<Fingerprint>,
    /// What was said of the site.
    pub diagnostics: Vec<Diagnostic>,
    /// What was held back.
    pub withheld: Vec<Withheld>,
    rendered: Vec<(PageUrl, Fingerprint, Fingerprint)>,
    standing: Option<Standing>,
}

impl Saved {
    /// What this build leaves to the next; `None` where a file's stamp is not known.
    ///
    /// `program` and `options` are digests of all but the sources that the output depends on.
    pub fn of(
        (program, options, content): (Fingerprint, Fingerprint, Option<Fingerprint>),
        is_settled: bool,
        (input, plan): (&Input, &Plan),
        cache: &Cache,
    ) -> Option<Self> {
        let stamp =
            |file: &std::sync::Arc<crate::source::File>| Some((file.path().clone(), file.stamp()?));
        let inputs: Option<Vec<_>> = input.sources.iter().map(stamp).collect();
        let inputs = inputs.filter(|_| input.found.is_empty())?;
        let model = plan.facts.model();
        let rendered =
            cache.rendered.iter().map(|(url, (view, bytes))| (url.clone(), *view, *bytes));
        Some(Self {
            format: FORMAT,
            program,
            options,
            content,
            is_settled,
            inputs,
            zone: plan.facts.settings().site.timezone,
            from: model.last_change,
            until: model.next_change,
            diagnostics: plan.diagnostics.iter().cloned().collect(),
            withheld: model.withheld.clone(),
            rendered: rendered.collect(),
            standing: cache.standing.clone(),
        })
    }

    /// The bytes of the cache file.
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_stdvec(self).expect("plain data serialises")
    }

    /// Reads the bytes of a cache file; `None` for those of another form or another program.
    pub fn from_bytes(bytes: &[u8], program: Fingerprint) -> Option<Self> {
        let (format, _): (u32, _) = postcard::take_from_bytes(bytes).ok()?;
        if format != FORMAT {
            return None;
        }
        let saved: Self = postcard::from_bytes(bytes).ok()?;
        (saved.program == program).then_some(saved)
    }

    /// Whether a build with these options at this moment, of files with these stamps, would be the
    /// same.
    pub fn still_holds(
        &self,
        options: Fingerprint,
        now: Moment,
        stamps: &[(SitePath, Stamp)],
    ) -> bool {
        let now = now.in_zone(self.zone);
        self.is_settled
            && self.options == options
            && self.from.is_none_or(|from| from <= now)
            && self.until.is_none_or(|until| now < until)
            && self.inputs == stamps
    }

    /// Hands the outputs that stand to `cache`.
    pub fn restore(self, cache: &mut Cache) {
        let rendered = self.rendered.into_iter().map(|(url, view, bytes)| (url, (view, bytes)));
        cache.rendered = rendered.collect::<BTreeMap<_, _>>();
        cache.standing = self.standing;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn foreign_bytes_are_no_cache(bytes: Vec<u8>) {
            let program = Fingerprint::of(b"another program");
            prop_assert!(Saved::from_bytes(&bytes, program).is_none());
        }
    }
}
