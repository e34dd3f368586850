//! The property that the preview rests on: whatever was edited in whatever order, a warm build gives
//! the bytes and the messages of a cold one.

use super::edits::{Edit, all, apply, draw, first, undo};
use crate::site::{Built, Press, Site, told};

/// Numbers from a fixed seed: a failure can be run again.
pub struct Random(u64);

impl Random {
    /// The numbers of this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % n
    }
}

/// A site with a cache that has seen all its edits.
struct Play {
    site: Site,
    warm: Press,
}

impl Play {
    fn new() -> Self {
        let mut play = Self { site: first(), warm: Press::default() };
        let built = play.warm.build(&play.site);
        assert!(!built.diagnostics.has_errors(), "{}", told(&play.site, &built.diagnostics));
        play
    }

    /// Makes an edit and builds: the diagnostics and how many outputs there are, or what differs.
    fn step(&mut self, edit: &Edit) -> Result<Built, String> {
        let site = &mut self.site;
        apply(site, edit);
        let cold = Press::default().build(site);
        let differs = match edit {
            Edit::Check => difference(&self.warm.check(site), &Press::default().check(site)),
            _ => difference(&self.warm.build(site), &cold),
        };
        match differs {
            None => Ok(cold),
            Some(differs) => {
                Err(format!("{differs}\nA cold build says:\n{}", told(site, &cold.diagnostics)))
            }
        }
    }
}

/// Plays a story: the index of the edit after which something differs, and what.
fn play(story: &[Edit]) -> Option<(usize, String)> {
    let mut play = Play::new();
    let mut steps = story.iter().enumerate();
    steps.find_map(|(idx, edit)| Some((idx, play.step(edit).err()?)))
}

fn difference(warm: &Built, cold: &Built) -> Option<String> {
    if warm.diagnostics != cold.diagnostics {
        return Some(format!("warm {:#?}\ncold {:#?}", warm.diagnostics, cold.diagnostics));
    }
    let files = warm.outputs.keys().chain(cold.outputs.keys());
    let mut differ = files.filter(|file| warm.outputs.get(*file) != cold.outputs.get(*file));
    let file = differ.next()?;
    let text = |built: &Built| {
        let bytes =
            built.outputs.get(file).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        bytes.unwrap_or_else(|| "absent".to_owned())
    };
    Some(format!("{file}\n--- warm\n{}\n--- cold\n{}", text(warm), text(cold)))
}

/// Leaves out of a story that fails at its end every edit without which it still fails.
fn shortened(mut story: Vec<Edit>) -> Vec<Edit> {
    let mut idx = story.len();
    while idx > 0 {
        idx -= 1;
        let mut shorter = story.clone();
        shorter.remove(idx);
        if let Some((end, _)) = play(&shorter) {
            shorter.truncate(end + 1);
            idx = idx.min(shorter.len());
            story = shorter;
        }
    }
    story
}

/// Plays random stories; returns how many builds of them were without an error.
fn check_stories(seeds: std::ops::Range<u64>, n_edits: usize) -> usize {
    let mut n_good = 0;
    for seed in seeds {
        let (mut play, mut random) = (Play::new(), Random::new(seed));
        let mut good = play.site.clone();
        let mut story = Vec::new();
        while story.len() < n_edits {
            let is_good = play.site == good;
            // Sooner or later an editor sees the mistake and undoes it.
            let edit = if !is_good && random.below(2) == 0 {
                undo(&play.site, &good)
            } else {
                draw(&play.site, &mut random)
            };
            story.push(edit);
            match play.step(story.last().unwrap()) {
                Ok(built) if !built.diagnostics.has_errors() => {
                    good.clone_from(&play.site);
                    n_good += 1;
                }
                Ok(_) => {}
                Err(_) => {
                    let story = shortened(story);
                    let differs = self::play(&story).map(|(_, differs)| differs);
                    panic!("seed {seed}: after the edits {story:#?}\n{}", differs.unwrap());
                }
            }
        }
    }
    n_good
}

#[test]
fn every_single_edit_and_its_undoing_give_the_bytes_of_a_cold_build() {
    let (mut play, good) = (Play::new(), first());
    let cold_good = Press::default().build(&good);
    for edit in all() {
        if let Err(differs) = play.step(&edit) {
            panic!("after {edit:?}\n{differs}");
        }
        play.site.clone_from(&good);
        if let Some(differs) = difference(&play.warm.build(&good), &cold_good) {
            panic!("after {edit:?} was undone\n{differs}");
        }
    }
}

#[test]
fn a_warm_build_gives_the_same_bytes_and_messages_as_a_cold_one() {
    // The nightly round plays longer stories.
    let n_edits = std::env::var("BANTIN_STORY_EDITS").map_or(30, |n| n.parse().unwrap());
    let n_good = check_stories(0..10, n_edits);
    assert!(n_good > 5 * n_edits, "only {n_good} builds had no errors and compared pages");
}

#[test]
fn a_story_that_fails_is_shortened_to_what_it_needs() {
    let mut random = Random::new(3);
    let site = first();
    let story: Vec<Edit> = (0..5).map(|_| draw(&site, &mut random)).collect();
    assert!(shortened(story).len() == 5, "a story that does not fail is left alone");
}
