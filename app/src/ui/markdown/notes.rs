//! The footnotes of a letter's text, gathered as they are met and listed at its foot.

use crate::{i18n::I18n, ui::escape::escape};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Footnotes as they are met. A label that is a number stays this number; words get numbers that no label has.
pub(super) struct Notes {
    /// The numbers that are labels.
    taken: HashSet<usize>,
    /// Number of each label.
    numbers: HashMap<String, usize>,
    /// The numbers in the order of their first references.
    order: Vec<usize>,
    /// How often each number was referred to.
    references: HashMap<usize, usize>,
    /// What each label says.
    texts: BTreeMap<String, String>,
}

/// The number that a label is.
fn number_of(label: &str) -> Option<usize> {
    label.parse().ok().filter(|number: &usize| number.to_string() == label)
}

impl Notes {
    /// The footnotes of a text with these labels.
    pub(super) fn labelled<'a>(labels: impl Iterator<Item = &'a str>) -> Self {
        let taken = labels.filter_map(number_of).collect();
        Self { taken, numbers: HashMap::new(), order: Vec::new(), references: HashMap::new(), texts: BTreeMap::new() }
    }

    /// Keeps what a label says.
    pub(super) fn define(&mut self, label: &str, html: String) {
        self.texts.entry(label.to_lowercase()).or_insert(html);
    }

    fn number(&mut self, label: &str) -> usize {
        let label = label.to_lowercase();
        if let Some(number) = self.numbers.get(&label) {
            return *number;
        }
        let used: HashSet<usize> = self.numbers.values().copied().collect();
        let free = || (1..).find(|number| !self.taken.contains(number) && !used.contains(number)).unwrap_or(usize::MAX);
        let number = number_of(&label).unwrap_or_else(free);
        self.numbers.insert(label, number);
        self.order.push(number);
        number
    }

    /// The mark of a reference.
    pub(super) fn refer(&mut self, label: &str) -> String {
        let number = self.number(label);
        let times = self.references.entry(number).or_default();
        *times += 1;
        format!("<sup class=\"fn\"><a href=\"#fn-{number}\" id=\"fnref-{number}-{times}\">{number}</a></sup>")
    }

    /// The list at the foot, in the order of the references; a note that nothing refers to is last.
    pub(super) fn list(mut self, t: I18n) -> String {
        for label in self.texts.keys().cloned().collect::<Vec<_>>() {
            self.number(&label);
        }
        let labels: HashMap<usize, &String> = self.numbers.iter().map(|(label, number)| (*number, label)).collect();
        let (back, lang) = (escape(&t.text("footnote-back")), t.locale.tag());
        let mut next = 1;
        let mut items = String::new();
        for number in &self.order {
            let Some(text) = labels.get(number).and_then(|label| self.texts.get(*label)) else { continue };
            let links: String = (1..=self.references.get(number).copied().unwrap_or(0))
                .map(|time| format!(" <a class=\"back\" lang=\"{lang}\" aria-label=\"{back}\" href=\"#fnref-{number}-{time}\">↩</a>"))
                .collect();
            let text = match text.trim_end().strip_suffix("</p>") {
                Some(text) => format!("{text}{links}</p>"),
                None => format!("{text}{links}"),
            };
            let value = if *number == next { String::new() } else { format!(" value=\"{number}\"") };
            items += &format!("<li id=\"fn-{number}\"{value}>{text}</li>");
            next = number.saturating_add(1);
        }
        if items.is_empty() { items } else { format!("<ol>{items}</ol>") }
    }
}
