//! `bantin completions` and `bantin man`: every command is in them, in both languages.

use super::{Folder, run};

/// The commands that the help lists.
fn commands() -> Vec<String> {
    let help = Folder::empty().call(&["--help"]).out;
    let list = help.split("Lệnh:\n").nth(1).unwrap();
    let names =
        list.lines().take_while(|line| !line.is_empty()).filter(|line| line.starts_with("  "));
    let names = names
        .filter(|line| !line.starts_with("   "))
        .map(|line| line.split_whitespace().next().unwrap().to_owned());
    let names: Vec<String> = names.collect();
    assert!(names.len() > 12, "{names:?}");
    names
}

#[test]
fn each_shell_completes_every_command() {
    for shell in ["bash", "zsh", "fish"] {
        let ended = Folder::empty().call(&["completions", shell]);
        ended.check(0, &[]);
        for command in commands() {
            assert!(ended.out.contains(&command), "{shell} {command}");
        }
        assert!(ended.out.contains("district"), "{shell}");
    }
    let [vi, en] =
        ["vi", "en"].map(|lang| Folder::empty().call(&["completions", "fish", "--lang", lang]).out);
    assert!(vi.contains("Tạo một bài mới") && en.contains("Make a new article"));
    Folder::empty().call(&["completions", "tcsh"]).check(2, &["bash"]);
}

#[test]
fn bash_takes_the_script_and_completes() {
    let script = Folder::empty().call(&["completions", "bash"]).out;
    let ask = "\nCOMP_WORDS=(bantin ren); COMP_CWORD=1; _bantin bantin ren bantin; echo \"${COMPREPLY[@]}\"\n";
    let mut bash = std::process::Command::new("bash");
    if bash.arg("--version").output().is_err() {
        return; // A machine without bash.
    }
    let ended = run(std::process::Command::new("bash").arg("-s"), &format!("{script}{ask}"));
    assert_eq!((ended.code, ended.out.trim()), (Some(0), "rename"), "{ended:?}");
}

#[test]
fn the_manual_tells_of_the_program_and_of_each_command() {
    let whole = Folder::empty().call(&["man"]);
    whole.check(0, &[]);
    assert!(
        whole.out.contains(".TH bantin 1") && whole.out.contains("Dựng trang tin tĩnh"),
        "{}",
        whole.out
    );
    for command in commands() {
        let page = Folder::empty().call(&["man", &command, "--lang", "en"]);
        page.check(0, &[]);
        assert!(page.out.contains(&format!("bantin\\-{command}")), "{}", page.out);
    }
    Folder::empty().call(&["man", "bild"]).check(2, &["Gần nhất: build"]);
}
