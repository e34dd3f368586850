use super::*;

fn spec(text: &str) -> AreaSpec {
    // "id < parent", "id = member member", "id! < parent" for a body.
    let (head, members) = text.split_once(" = ").unwrap_or((text, ""));
    let (id, parent) = head.split_once(" < ").map_or((head, None), |(id, up)| (id, Some(up)));
    AreaSpec {
        id: AreaId::new(id.trim_end_matches('!')),
        parent: parent.map(AreaId::new),
        members: members.split_whitespace().map(AreaId::new).collect(),
        is_body: id.ends_with('!'),
    }
}

fn sets(lines: &[&str]) -> Result<AreaSets, AreaError> {
    AreaSets::new(lines.iter().map(|line| spec(line)))
}

const PROVINCE: [&str; 9] = [
    "tinh",
    "a < tinh",
    "b < tinh",
    "doan-khoi! < tinh",
    "a1 < a",
    "a2 < a",
    "cum = a b",
    "moi = a",
    "hoc! < b",
];

#[test]
fn an_area_is_the_set_of_its_leaves() {
    let areas = sets(&PROVINCE).unwrap();
    let set = |id| areas.set_of(&AreaId::new(id)).unwrap();
    assert_eq!(set("moi"), set("a"));
    assert!(areas.is_inside(set("a1"), set("cum")) && areas.is_inside(set("cum"), set("tinh")));
    assert!(!areas.is_inside(set("tinh"), set("cum")));
    assert!(areas.meets(set("cum"), set("a2")) && !areas.meets(set("a"), set("b")));
    assert_eq!(areas.direct(&AreaId::new("cum")).len(), 2);
    assert_eq!(areas.set_of(&AreaId::new("khac")), None);
}

#[test]
fn a_body_weighs_in_sums_and_covers_no_territory() {
    let areas = sets(&PROVINCE).unwrap();
    let set = |id| areas.set_of(&AreaId::new(id)).unwrap();
    let (whole, body) = (set("tinh"), set("doan-khoi"));
    // Two shares: a and b count 1 each, a's communes half of it.
    assert_eq!(areas.coverage(whole, whole), areas.coverage(set("cum"), whole));
    assert_eq!(areas.coverage(set("a1"), whole) * 2, areas.coverage(set("a"), whole));
    assert_eq!(areas.coverage(body, whole), 0);
    assert_eq!(areas.coverage(body, body), areas.weight(set("a")));
    // A district keeps its own ground where only a body is below it.
    assert_eq!(areas.coverage(set("b"), whole), areas.coverage(set("a"), whole));
    assert!(areas.is_inside(set("hoc"), set("b")) && set("hoc") != set("b"));
}

#[test]
fn a_list_that_describes_no_sets_is_refused() {
    let unknown = |area: &str, name: &str| AreaError::Unknown {
        area: AreaId::new(area),
        name: AreaId::new(name),
    };
    for (lines, error) in [
        (vec!["a < b"], unknown("a", "b")),
        (vec!["a = b"], unknown("a", "b")),
        (vec!["a", "a"], AreaError::Twice(AreaId::new("a"))),
        (vec!["a < a"], AreaError::TooDeep(AreaId::new("a"))),
        (vec!["a < b", "b < a"], AreaError::TooDeep(AreaId::new("a"))),
        // A circle of parents that the members hide.
        (vec!["a < b = m", "b < a = m", "m"], AreaError::TooDeep(AreaId::new("a"))),
    ] {
        assert_eq!(sets(&lines).unwrap_err(), error, "{lines:?}");
    }
}
