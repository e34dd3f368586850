//! The default theme inside the program: what `themes/default` holds, as bytes.
//!
//! A test compares the list with the folder.

macro_rules! theme_file {
    ($path:literal) => {
        ($path, include_bytes!(concat!("../../themes/default/", $path)))
    };
}

/// The files, by their paths below the theme's folder.
pub(crate) const FILES: &[(&str, &[u8])] = &[
    theme_file!("i18n/en.yaml"),
    theme_file!("i18n/vi.yaml"),
    theme_file!("static/icon.svg"),
    theme_file!("static/site.css"),
    theme_file!("templates/404.html"),
    theme_file!("templates/article.html"),
    theme_file!("templates/base.html"),
    theme_file!("templates/components/aboutfigures.html"),
    theme_file!("templates/components/boxes.html"),
    theme_file!("templates/components/card.html"),
    theme_file!("templates/components/chart.html"),
    theme_file!("templates/components/downloads.html"),
    theme_file!("templates/components/figure.html"),
    theme_file!("templates/components/figures.html"),
    theme_file!("templates/components/filelist.html"),
    theme_file!("templates/components/hatch.html"),
    theme_file!("templates/components/inarticle.html"),
    theme_file!("templates/components/pager.html"),
    theme_file!("templates/components/picture.html"),
    theme_file!("templates/components/sources.html"),
    theme_file!("templates/components/stat.html"),
    theme_file!("templates/components/table.html"),
    theme_file!("templates/components/targets.html"),
    theme_file!("templates/components/units.html"),
    theme_file!("templates/components/unsplit.html"),
    theme_file!("templates/components/years.html"),
    theme_file!("templates/data.html"),
    theme_file!("templates/district.html"),
    theme_file!("templates/districts.html"),
    theme_file!("templates/footer.html"),
    theme_file!("templates/head.html"),
    theme_file!("templates/header.html"),
    theme_file!("templates/home.html"),
    theme_file!("templates/list.html"),
    theme_file!("templates/metric.html"),
    theme_file!("templates/metrics.html"),
    theme_file!("templates/period.html"),
    theme_file!("templates/sources.html"),
    theme_file!("theme.yaml"),
];
