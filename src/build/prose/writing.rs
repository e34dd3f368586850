//! Suggestions on the writing of an article, as far as the site wants them (B220 to B224).

use crate::diag::{Diagnostic, Place, Span, writing};
use crate::extract::{Slip, SlipKind};
use crate::path::SitePath;
use crate::settings::Lints;

/// What is suggested of `slips` of `body`, which begins at the byte `body_start` of `file`.
pub(super) fn suggestions(
    lints: &Lints,
    slips: &[Slip],
    (file, body, body_start): (&SitePath, &str, usize),
) -> Vec<Diagnostic> {
    let wanted = slips.iter().filter(|slip| is_wanted(lints, slip.kind));
    let told = wanted.map(|slip| {
        let words = &body[slip.span.clone()];
        let span = Span::new(body_start + slip.span.start, body_start + slip.span.end);
        let (place, fix) = (Place::new(file, span), slip.fix.clone());
        match slip.kind {
            SlipKind::DecimalPoint => writing::decimal_point(place, words, fix),
            SlipKind::NoSpace => writing::no_space(place, words, fix),
            SlipKind::Doubled => writing::doubled_word(place, words, fix),
            SlipKind::Name => writing::misspelt_name(place, words, fix),
            SlipKind::Exactly => writing::exact_and_not(place, words),
        }
    });
    told.collect()
}

const fn is_wanted(lints: &Lints, kind: SlipKind) -> bool {
    match kind {
        SlipKind::DecimalPoint => lints.decimal_point,
        SlipKind::NoSpace => lints.unit_space,
        SlipKind::Doubled => lints.doubled_words,
        SlipKind::Name => lints.names,
        SlipKind::Exactly => lints.exact_qualifier,
    }
}
