//! A theme of one-line templates, so that expected pages are short enough to be read.

/// The files, by their paths below the theme's folder.
pub(super) const FILES: &[(&str, &str)] = &[
    ("theme.yaml", "name: tiny\nversion: '1'\napi: {min: 1, max: 1}\n"),
    ("i18n/vi.yaml", "more: và {n} tin nữa\n"),
    ("i18n/en.yaml", "more: and {n} more\n"),
    ("static/site.css", "body { margin: 0 }\n"),
    ("templates/base.html", ""),
    ("templates/404.html", "không có\n"),
    (
        "templates/header.html",
        "<nav>{{ site.title }}{% for link in site.menu %} | {{ link.title }}{% endfor %}</nav>",
    ),
    (
        "templates/components/words.html",
        "{% component words(of) %}{% if of.qualifier %}{{ of.qualifier }} {% endif %}{{ of.number }} \
         {{ of.unit }}{% if of.extra %} {{ of.extra }}{% endif %}{% endcomponent words %}",
    ),
    (
        "templates/components/stat.html",
        "{% component stat(box) %}<b{% if box.id %} id=\"{{ box.id }}\"{% endif %}>{{ box.label }}\
         </b> {{ <words of={box.words} /> }} ({{ box.period }}{% if box.area %}, \
         {{ box.area.title }}{% endif %}){% if box.coverage %} [{{ box.coverage.text }}]{% endif %}\
         {% for chip in box.chips %} <i>{{ chip.text }}</i>{% endfor %}\
         {% for source in box.sources %} <a href=\"{{ source.url }}\">{{ source.title }}</a>\
         {% endfor %}{% if box.sources and box.n_sources > box.sources | length %} <a href=\"{{ box.sources_url }}\">\
         {{ t(key=\"more\", n=box.n_sources) }}</a>{% endif %}\n{% endcomponent stat %}",
    ),
    (
        "templates/article.html",
        "{{ header[page.section] or header[\"\"] }}\n<h1>{{ article.title }}</h1>\n\
         {% for box in article.boxes %}{{ <stat box={box} /> }}{% endfor %}\
         {% for group in article.table %}{% for row in group.rows %}\
         <tr{% if row.id %} id=\"{{ row.id }}\"{% endif %}>{{ row.label }}: \
         {{ <words of={row.words} /> }}\n{% for part in row.parts %}  {{ part.area.title }}: \
         {{ <words of={part.words} /> }}\n{% endfor %}{% endfor %}{% endfor %}\
         {% for part in article.body %}{% if part.html %}{{ part.html | safe }}\
         {% elif part.stat %}{{ <stat box={part.stat} /> }}{% elif part.chart %}\
         <svg>{{ part.chart.title }}{% for bar in part.chart.bars %}, {{ bar.title }}\
         {% if bar.words %} {{ bar.words.number }}{% endif %}{% endfor %}</svg>\n{% endif %}\
         {% endfor %}{% for link in article.corrected_by %}đính chính: {{ link.title }}\n{% endfor %}\
         {% if article.is_expired %}đã hết hạn\n{% endif %}",
    ),
    (
        "templates/district.html",
        "<h1>{{ district.name }}</h1>\n\
         {% for box in district.latest.boxes %}mới: {{ <stat box={box} /> }}{% endfor %}\
         {% for box in district.year_to_date %}lũy kế: {{ <stat box={box} /> }}{% endfor %}\
         {% for box in district.all_time %}từ trước: {{ <stat box={box} /> }}{% endfor %}\
         {% for group in district.unallocated %}{% for row in group.rows %}chung: {{ row.label }} \
         {{ <words of={row.words} /> }}, {{ group.period }}, {{ group.area.title }} \
         ({{ group.n_units }}) {{ row.url }}\n{% endfor %}{% endfor %}\
         {% for card in cards %}- {{ card.title }}\n{% endfor %}",
    ),
    (
        "templates/districts.html",
        "{% for entry in districts.districts %}{{ entry.title }} {{ entry.n_articles }}\n{% endfor %}",
    ),
    (
        "templates/data.html",
        "{% for table in data.tables %}{% for file in table.files %}<a href=\"{{ file.url }}\">\
         {{ table.title }}: {{ file.title }}</a>\n{% endfor %}{% endfor %}{{ data.citation }}\n",
    ),
    (
        "templates/home.html",
        "<h1>{{ site.title }}</h1>\n{% for card in cards %}- {{ card.date.iso }} {{ card.title }}\n\
         {% endfor %}",
    ),
    (
        "templates/list.html",
        "<h1>{{ page.title }}</h1>\n{% for card in cards %}- {{ card.title }}\n{% endfor %}",
    ),
    (
        "templates/metric.html",
        "<h1>{{ metric.label }}</h1>\n{% if metric.hero %}{{ <stat box={metric.hero} /> }}{% endif %}\
         {% for row in metric.revisions %}sửa: {{ <words of={row.old} /> }} → \
         {{ <words of={row.new} /> }}\n{% endfor %}",
    ),
    (
        "templates/metrics.html",
        "{% for group in metrics.groups %}{% for box in group.boxes %}{{ <stat box={box} /> }}\
         {% endfor %}{% endfor %}",
    ),
    (
        "templates/period.html",
        "<h1>{{ period.title }}</h1>\n{% for box in period.boxes %}{{ <stat box={box} /> }}\
         {% endfor %}",
    ),
    (
        "templates/sources.html",
        "{% for row in sources.rows %}<a href=\"{{ row.url }}\">{{ row.title }}</a> {{ row.area }}, \
         {{ row.period }}: {{ <words of={row.words} /> }} {{ row.status }}\n{% endfor %}",
    ),
];

/// What a theme needs that shows all of every view: nothing that goes stale can hide from it.
pub(super) const DUMP: &[(&str, &str)] = &[
    ("theme.yaml", "name: dump\nversion: '1'\napi: {min: 1, max: 1}\n"),
    ("static/site.css", "body { margin: 0 }\n"),
    ("i18n/vi.yaml", "x: x\n"),
    ("i18n/en.yaml", "x: x\n"),
];

/// The templates that such a theme needs.
pub(super) const PAGES: [&str; 12] = [
    "404",
    "article",
    "data",
    "district",
    "districts",
    "home",
    "list",
    "metric",
    "metrics",
    "period",
    "sources",
    "base",
];

/// The text of each of them.
pub(super) fn dump() -> String {
    let names = [
        "site",
        "page",
        "article",
        "data",
        "district",
        "districts",
        "home",
        "intro",
        "cards",
        "pager",
        "list",
        "metric",
        "metrics",
        "period",
        "sources",
        "lead",
        "years",
    ];
    let shown =
        names.map(|name| format!("{{% if {name} %}}{name} {{{{ {name} }}}}\n{{% endif %}}"));
    shown.concat()
}
