//! Corrections, disagreements, repetitions, jumps.

use expect_test::expect;

use super::{SITE, check, news};
use crate::sites::{planned, sources};

const H1: &str = "area: co-to\nperiod: 2023-H1";

#[test]
fn a_correction_of_nothing_is_an_error_that_names_the_nearest() {
    let old = news("bai-cu", "2023-07-01", H1, "cay: 100 cây");
    let about = format!("{H1}\ncorrects: [tin/bai-cuu]");
    let new = news("bai-moi", "2023-07-02", &about, "cay: 100 cây");
    check(
        &[old, new],
        &expect![[r#"
        Error B023 tin/bai-moi.md:6
          Bài đính chính “tin/bai-cuu” nhưng không tìm thấy số liệu đó.
          Corrects “tin/bai-cuu”, which does not exist.
        Notice B033 tin/bai-moi.md:8
          Trùng với bài tin/bai-cu.
          Same figure as in tin/bai-cu.
            tin/bai-cu.md:7 cùng số | the same figure
    "#]],
    );
}

#[test]
fn a_correction_that_replaces_nothing_says_what_still_counts_and_why() {
    let figures = "cay: 100 cây\nbuoi: 5 buổi";
    let old = news("bai-cu", "2023-07-01", H1, figures);
    let correcting = |about: &str, figures: &str| {
        news("bai-moi", "2023-07-09", &format!("{about}\ncorrects: [tin/bai-cu]"), figures)
    };
    let wrong = correcting("area: ba-che\nperiod: 2023-Q2", "cay: 120 cây");
    check(
        &[old.clone(), wrong],
        &expect![[r#"
            Warning B025 tin/bai-moi.md:6
              Bài này không thay được số liệu của “tin/bai-cu”, nên vẫn được tính: 100 cây (kỳ 2023-H1 chứ không phải 2023-Q2, địa bàn Cô Tô chứ không phải Ba Chẽ); 5 buổi (bài này không có chỉ số ấy).
              No figure here replaces those of “tin/bai-cu”, which still count: 100 cây (period 2023-H1, not 2023-Q2, area Cô Tô, not Ba Chẽ); 5 buổi (this article has no such metric).
                tin/bai-cu.md:7 số này vẫn được tính | this one still counts
                tin/bai-cu.md:8 số này vẫn được tính | this one still counts
        "#]],
    );
    // One of two figures is replaced; the other one misses by its period.
    let half = correcting(H1, "buoi: 6 buổi\ncay: {value: 120 cây, period: 2023-Q2}");
    check(
        &[old.clone(), half],
        &expect![[r#"
            Warning B025 tin/bai-moi.md:6
              Bài này không thay được số liệu của “tin/bai-cu”, nên vẫn được tính: 100 cây (kỳ 2023-H1 chứ không phải 2023-Q2).
              No figure here replaces those of “tin/bai-cu”, which still count: 100 cây (period 2023-H1, not 2023-Q2).
                tin/bai-cu.md:7 số này vẫn được tính | this one still counts
            Warning B032 tin/bai-moi.md:9
              Các phần cộng lại 120 cây, vượt tổng 100 cây. Đang dùng 100 cây.
              Parts add to 120 cây, more than the total 100 cây; using 100 cây.
                tin/bai-cu.md:7 tổng | the total
        "#]],
    );
    // A correction of one figure among several, or of words alone, is as it should be.
    let one = correcting(H1, "buoi: 6 buổi");
    let moved =
        correcting(H1, "cay: {value: 120 cây, period: 2023-Q2, supersedes: 'tin/bai-cu#cay'}");
    let words =
        "-- tin/bai-moi.md --\n---\ntitle: A\ndate: 2023-07-09\ncorrects: [tin/bai-cu]\n---\nX\n";
    for right in [one, moved, words.to_owned()] {
        check(&[old.clone(), right], &expect![""]);
    }
}

#[test]
fn only_an_article_of_which_something_is_corrected_is_marked_so() {
    let old = news("bai-cu", "2023-07-01", H1, "cay: 100 cây");
    let marked = |about: &str| {
        let about = format!("{about}\ncorrects: [tin/bai-cu]");
        let new = news("bai-moi", "2023-07-09", &about, "cay: 120 cây");
        let plan =
            planned(&sources(&format!("{SITE}{old}{new}")), &mut bantin::build::Cache::default());
        !plan.facts.model().corrected_by.is_empty()
    };
    assert!(marked(H1));
    assert!(!marked("area: co-to\nperiod: 2023-Q2"));
}

#[test]
fn a_circle_of_corrections_is_one_error_that_names_its_articles() {
    let figures = "cay: 100 cây\nbuoi: 5 buổi";
    let one = news("mot", "2023-07-01", &format!("{H1}\ncorrects: [tin/hai]"), figures);
    let two = news("hai", "2023-07-02", &format!("{H1}\ncorrects: [tin/mot]"), figures);
    let itself =
        news("ba", "2023-07-03", "area: ba-che\nperiod: 2023\ncorrects: [tin/ba]", figures);
    check(
        &[one, two, itself],
        &expect![[r#"
        Error B024 tin/ba.md:6
          Các bài đính chính vòng quanh nhau: tin/ba.
          Corrections form a cycle: tin/ba.
        Error B024 tin/hai.md:6
          Các bài đính chính vòng quanh nhau: tin/hai, tin/mot.
          Corrections form a cycle: tin/hai, tin/mot.
            tin/mot.md:6 bài này cũng đính chính | this one corrects too
        Notice B022 tin/ba.md:8
          Đăng 3/7/2023, khi kỳ 2023 chưa hết: ghi là “ít nhất”.
          Published 3/7/2023, before 2023 ended: treated as “at least”.
        Notice B033 tin/hai.md:8
          Trùng với bài tin/mot.
          Same figure as in tin/mot.
            tin/mot.md:8 cùng số | the same figure
        Notice B033 tin/hai.md:9
          Trùng với bài tin/mot.
          Same figure as in tin/mot.
            tin/mot.md:9 cùng số | the same figure
    "#]],
    );
}

#[test]
fn articles_that_disagree_are_told_at_the_later_one() {
    let old = news("cu", "2023-07-01", H1, "cay: 100 cây\nbuoi: 462 buổi");
    let new = news("moi", "2023-07-05", H1, "cay: 120 cây\nbuoi: trên 450 buổi");
    let late = news("sau", "2023-07-09", H1, "buoi: 400 buổi");
    check(
        &[old, new, late],
        &expect![[r#"
        Warning B030 tin/moi.md:7
          Hai bài ghi khác nhau: 120 cây [1] và 100 cây [2]. Đang dùng 120 cây.
          Two articles disagree: 120 cây [1] and 100 cây [2]; using 120 cây.
            tin/cu.md:7 [2] | [2]
        Warning B030 tin/sau.md:7
          Hai bài ghi khác nhau: 400 buổi [1] và 462 buổi [2]. Đang dùng 400 buổi.
          Two articles disagree: 400 buổi [1] and 462 buổi [2]; using 400 buổi.
            tin/cu.md:8 [2] | [2]
        Warning B030 tin/sau.md:7
          Hai bài ghi khác nhau: 400 buổi [1] và trên 450 buổi [2]. Đang dùng 400 buổi.
          Two articles disagree: 400 buổi [1] and trên 450 buổi [2]; using 400 buổi.
            tin/moi.md:8 [2] | [2]
    "#]],
    );
}

#[test]
fn the_kept_figure_may_be_the_older() {
    let old = news("cu", "2023-07-01", H1, "buoi: 462 buổi");
    let wrong = news("sai", "2023-07-02", H1, "buoi: 400 buổi");
    let new = news("moi", "2023-07-05", H1, "buoi: trên 450 buổi");
    check(
        &[old, wrong, new],
        &expect![[r#"
        Warning B030 tin/sai.md:7
          Hai bài ghi khác nhau: 462 buổi [1] và 400 buổi [2]. Đang dùng 462 buổi.
          Two articles disagree: 462 buổi [1] and 400 buổi [2]; using 462 buổi.
            tin/cu.md:7 [1] | [1]
    "#]],
    );
}

#[test]
fn complete_parts_that_fall_short_are_a_warning_between_articles() {
    let whole = news("tinh", "2023-07-01", "area: tinh\nperiod: 2023-H1", "cay: 1.000 cây");
    let parts = "cay:\n  by_area: {co-to: 300, ba-che: 300, ha-long: 300}";
    let parts = news("huyen", "2023-07-02", "area: tinh\nperiod: 2023-H1", parts);
    check(
        &[whole, parts],
        &expect![[r#"
        Warning B031 tin/huyen.md:8
          Cộng đủ các phần được 900 cây, tổng ghi 1.000 cây. Đang dùng 1.000 cây.
          All parts add to 900 cây, total says 1.000 cây; using 1.000 cây.
            tin/tinh.md:7 tổng | the total
            tin/huyen.md:8 một phần | a part
            tin/huyen.md:8 một phần | a part
    "#]],
    );
}

#[test]
fn parts_that_exceed_are_an_error_within_one_article() {
    let figures = "cay:\n  value: 500 cây\n  by_area: {co-to: trên 300, ba-che: 250}";
    let one = news("cum", "2023-07-01", "area: cum\nperiod: 2023-H1", figures);
    check(
        &[one],
        &expect![[r#"
        Error B032 tin/cum.md:8
          Các phần cộng lại ít nhất 550 cây, vượt tổng 500 cây. Đang dùng 500 cây.
          Parts add to at least 550 cây, more than the total 500 cây; using 500 cây.
            tin/cum.md:9 một phần | a part
            tin/cum.md:9 một phần | a part
    "#]],
    );
}

#[test]
fn parts_in_other_articles_are_named_with_the_whole() {
    let whole = news("nua-nam", "2023-07-01", H1, "cay: 100 cây");
    let quarter = news("quy", "2023-04-03", "area: co-to\nperiod: 2023-Q1", "cay: 70 cây");
    let month = news("thang-4", "2023-07-05", "area: co-to\nperiod: 2023-04", "cay: 50 cây");
    check(
        &[whole, quarter, month],
        &expect![[r#"
        Warning B032 tin/thang-4.md:7
          Các phần cộng lại 120 cây, vượt tổng 100 cây. Đang dùng 100 cây.
          Parts add to 120 cây, more than the total 100 cây; using 100 cây.
            tin/nua-nam.md:7 tổng | the total
            tin/quy.md:7 một phần | a part
    "#]],
    );
}

#[test]
fn a_repeated_figure_is_a_notice() {
    let one = news("mot", "2023-07-01", H1, "cay: 100 cây");
    let two = news("hai", "2023-07-02", H1, "cay: 100 cây");
    let day = "area: ba-che\nperiod: 2023-05-14";
    let event = news("le-hoi", "2023-05-15", day, "buoi: 3 buổi");
    let same = news("le-hoi-2", "2023-05-16", day, "buoi: 3 buổi");
    let named = news("le-hoi-3", "2023-05-17", day, "cay: {value: 9 cây, event: x}");
    let again = news("le-hoi-4", "2023-05-18", day, "cay: {value: 9 cây, event: x}");
    check(
        &[one, two, event, same, named, again],
        &expect![[r#"
        Notice B033 tin/hai.md:7
          Trùng với bài tin/mot.
          Same figure as in tin/mot.
            tin/mot.md:7 cùng số | the same figure
        Notice B033 tin/le-hoi-2.md:7
          Trùng với bài tin/le-hoi.
          Same figure as in tin/le-hoi.
            tin/le-hoi.md:7 cùng số | the same figure
    "#]],
    );
}

#[test]
fn a_cluster_figure_that_is_not_split_names_the_members_without_one() {
    let whole = news("cum", "2023-07-01", "area: cum\nperiod: 2023-H1", "buoi: trên 450 buổi");
    let one = news("ba-che", "2023-04-02", "area: ba-che\nperiod: 2023-Q1", "buoi: 20 buổi");
    let later = news("co-to", "2023-10-02", "area: co-to\nperiod: 2023-Q3", "buoi: 20 buổi");
    check(
        &[whole, one, later],
        &expect![[r#"
        Notice B034 tin/cum.md:7
          trên 450 buổi báo cáo cho Cụm, không tách được cho Cô Tô.
          trên 450 buổi was reported for Cụm, not split for Cô Tô.
    "#]],
    );
}

#[test]
fn a_jump_to_ten_times_or_a_tenth_is_a_warning_unless_a_note_explains_it() {
    let month = |n: u32, figures: &str| {
        let about = format!("area: co-to\nperiod: 2023-{n:02}");
        news(&format!("thang-{n}"), &format!("2023-{:02}-03", n + 1), &about, figures)
    };
    let months = [
        month(1, "cay: 100 cây\nbuoi: 30 buổi"),
        month(2, "cay: 1.000 cây\nbuoi: 30 buổi"),
        month(3, "cay: 5.500 cây\nbuoi: 3 buổi"),
        month(4, "cay: 12.000 cây\nbuoi: {value: 1 buổi, note: Mưa bão}"),
    ];
    check(
        &months,
        &expect![[r#"
        Warning B038 tin/thang-3.md:7
          5.500 cây gấp 10 lần mức thường thấy 550 cây. Có thừa số 0?
          5.500 cây is 10 times the usual 550 cây. A zero too many?
        Warning B038 tin/thang-3.md:8
          3 buổi chỉ bằng 1/10 mức thường thấy 30 buổi. Có thiếu số 0?
          3 buổi is only 1/10 of the usual 30 buổi. A zero too few?
        Warning B038 tin/thang-4.md:7
          12.000 cây gấp 12 lần mức thường thấy 1.000 cây. Có thừa số 0?
          12.000 cây is 12 times the usual 1,000 cây. A zero too many?
    "#]],
    );
}

#[test]
fn a_corrected_figure_may_be_named_by_its_articles_file() {
    let old = news("mot", "2023-07-01", H1, "cay: 100 cây");
    for name in ["tin/mot#cay", "tin/mot.md#cay", "/tin/mot/index.md#cay"] {
        let figures = format!("cay: {{value: 120 cây, supersedes: '{name}'}}");
        let new = news("hai", "2023-07-02", H1, &figures);
        check(&[old.clone(), new], &expect![""]);
    }
}

#[test]
fn a_cycle_is_told_at_the_correction_that_closes_it_however_it_names_the_article() {
    let figures = "cay: 100 cây";
    let one = news("mot", "2023-07-01", &format!("{H1}\ncorrects: [tin/hai]"), figures);
    let three = news("ba", "2023-06-30", H1, "buoi: 3 buổi");
    let told = expect![[r#"
        Error B024 tin/hai.md:8
          Các bài đính chính vòng quanh nhau: tin/hai, tin/mot.
          Corrections form a cycle: tin/hai, tin/mot.
            tin/mot.md:6 bài này cũng đính chính | this one corrects too
        Warning B025 tin/hai.md:7
          Bài này không thay được số liệu của “tin/ba”, nên vẫn được tính: 3 buổi (bài này không có chỉ số ấy).
          No figure here replaces those of “tin/ba”, which still count: 3 buổi (this article has no such metric).
            tin/ba.md:7 số này vẫn được tính | this one still counts
        Notice B033 tin/hai.md:10
          Trùng với bài tin/mot.
          Same figure as in tin/mot.
            tin/mot.md:8 cùng số | the same figure
    "#]];
    for name in ["tin/mot", "tin/mot.md", "tin/mot/index.md"] {
        let about = format!("{H1}\ncorrects:\n- tin/ba\n- {name}");
        let two = news("hai", "2023-07-02", &about, figures);
        check(&[one.clone(), two, three.clone()], &told);
    }
}
