//! The page at an old address: leads to the new one without a script.

use super::escape::xml;
use crate::diag::Lang;

/// The page that leads to `url`, whose whole address is `canonical`.
pub fn page(language: Lang, url: &str, canonical: &str) -> Vec<u8> {
    let (lang, moved) = match language {
        Lang::Vi => ("vi", "Trang này đã chuyển đến địa chỉ mới"),
        Lang::En => ("en", "This page has moved"),
    };
    let (url, canonical) = (xml(url), xml(canonical));
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <title>{moved}</title>\n<meta name=\"robots\" content=\"noindex\">\n\
         <link rel=\"canonical\" href=\"{canonical}\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={url}\">\n</head>\n\
         <body><p><a href=\"{url}\">{moved}</a></p></body>\n</html>\n"
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_cannot_leave_its_attribute() {
        let page = String::from_utf8(page(Lang::Vi, "/a\"b/", "https://x.vn/a\"b/")).unwrap();
        assert!(page.contains("<a href=\"/a&quot;b/\">"), "{page}");
        assert!(!page.contains("a\"b"), "{page}");
    }
}
